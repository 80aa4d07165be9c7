//! Makes a failing program small.
//!
//! Takes a program and its failure; gives a smaller program that fails alike.
//!
//! Rule: a piece is taken out, or gives way to a smaller one of its own type; whether what is left is a program, and fails
//! alike, is found by running it. Candidates are compiled many at a time.

use std::io;

use crate::compile::Workshop;
use crate::program::Program;
use crate::run::{self, Failure};
use crate::tree::{Sort, Tree};
use crate::types::Ty;

/// Candidates compiled at a time.
const AT_ONCE: usize = 24;

/// The smallest that is found, with its failure.
///
/// # Errors
///
/// If cargo can't be run.
pub fn shrink(
    workshop: &Workshop,
    program: Program,
    failure: Failure,
    seed: u64,
) -> io::Result<(Program, Failure)> {
    let kind = failure.kind();
    let mut best = (program, failure);
    loop {
        let mut candidates = candidates(&best.0);
        candidates.sort_by_key(size);
        candidates.dedup_by_key(|candidate| text(candidate));
        let mut smaller = None;
        for chunk in candidates.chunks(AT_ONCE) {
            smaller = first_alike(workshop, chunk, &kind, seed)?;
            if smaller.is_some() {
                break;
            }
        }
        match smaller {
            Some(found) => best = found,
            None => return Ok(best),
        }
    }
}

fn size(program: &Program) -> usize {
    program
        .functions
        .iter()
        .map(|function| function.body.render().len())
        .sum()
}

fn text(program: &Program) -> String {
    program
        .functions
        .iter()
        .map(|function| function.body.render())
        .collect::<Vec<_>>()
        .join("\0")
}

fn first_alike(
    workshop: &Workshop,
    candidates: &[Program],
    kind: &str,
    seed: u64,
) -> io::Result<Option<(Program, Failure)>> {
    let named = candidates.iter().cloned().enumerate();
    let programs = named
        .map(|(index, program)| (format!("c{index}"), program))
        .collect();
    let mut alike: Vec<(usize, Failure)> = run::run(workshop, programs, seed)?
        .into_iter()
        .filter(|(_, failure)| failure.kind() == kind)
        .filter_map(|(name, failure)| Some((name.strip_prefix('c')?.parse().ok()?, failure)))
        .collect();
    alike.sort_by_key(|(index, _)| *index);
    Ok(alike
        .into_iter()
        .next()
        .map(|(index, failure)| (candidates[index].clone(), failure)))
}

/// All programs that are one step smaller.
fn candidates(program: &Program) -> Vec<Program> {
    let mut found = Vec::new();
    for (index, function) in program.functions.iter().enumerate() {
        let mut with = |body: Tree| {
            let mut smaller = program.clone();
            smaller.functions[index].body = body;
            if size(&smaller) < size(program) {
                found.push(smaller);
            }
        };
        for number in 0..function.body.size() {
            let Some(piece) = function.body.piece(number) else {
                continue;
            };
            for other in replacements(piece) {
                with(function.body.with(number, &other));
            }
        }
    }
    found
}

fn replacements(piece: &Tree) -> Vec<Tree> {
    let mut found = vec![Tree::text(piece.sort, "")];
    match piece.sort {
        Sort::Expression(ty) => {
            found.extend(
                ty.forms()
                    .iter()
                    .map(|form| Tree::text(piece.sort, form.replace('#', "3"))),
            );
            found.extend(
                within(piece)
                    .into_iter()
                    .filter(|other| other.sort == Sort::Expression(ty)),
            );
            if ty == Ty::Unit {
                found.extend(within(piece));
            }
        }
        // A statement may give way to the statements in it, or to what it evaluates.
        Sort::Statement => {
            for other in within(piece) {
                match other.sort {
                    Sort::Statement | Sort::Piece => found.push(other),
                    Sort::Expression(_) => {
                        found.push(Tree::fill(Sort::Statement, "drop($);", vec![other]))
                    }
                }
            }
        }
        Sort::Piece => found.extend(within(piece)),
    }
    found
}

/// All pieces inside.
fn within(piece: &Tree) -> Vec<Tree> {
    (1..piece.size())
        .filter_map(|number| piece.piece(number).cloned())
        .collect()
}
