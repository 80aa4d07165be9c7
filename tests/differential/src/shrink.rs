//! Makes a failing program small.
//!
//! Takes a program and its failure; gives a smaller program that fails alike.
//!
//! Rule: a piece is taken out, or gives way to a smaller one of its own type; whether what is left is a program, and fails
//! alike, is found by running it. Candidates are compiled many at a time.

use std::io;

use crate::compile::Workshop;
use crate::program::{Function, Program, Signature};
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
        candidates.sort_by_key(rank);
        candidates.dedup_by_key(|candidate| (text(candidate), rank(candidate)));
        candidates.retain(|candidate| rank(candidate) < rank(&best.0));
        let mut smaller = None;
        // The smallest are seldom programs, the largest seldom worth it: each lot has some of all sizes.
        let lots = candidates.len().div_ceil(AT_ONCE);
        for lot in 0..lots {
            let chosen: Vec<Program> = candidates.iter().skip(lot).step_by(lots).cloned().collect();
            smaller = first_alike(workshop, &chosen, &kind, seed)?;
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

/// What gets smaller with every step, so that there is a last.
fn rank(program: &Program) -> (usize, usize, usize) {
    let Signature {
        clones,
        method,
        throws,
        send,
        ..
    } = program.main().signature;
    let plain = [clones, method, throws, send != Ty::Unit]
        .into_iter()
        .filter(|extra| *extra)
        .count();
    (
        size(program),
        program.main().params.len() + plain,
        program.functions.len(),
    )
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
    let mut found = simpler(program);
    for (index, function) in program.functions.iter().enumerate() {
        let mut with = |body: Tree| {
            let mut smaller = program.clone();
            smaller.functions[index].body = body;
            found.push(smaller);
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

/// With fewer functions or parameters, or a plainer signature.
fn simpler(program: &Program) -> Vec<Program> {
    let mut found = Vec::new();
    let last = program.functions.len() - 1;
    for end in 0..last {
        found.push(Program {
            functions: program.functions[..=end].to_vec(),
        });
    }
    let mut with = |change: &dyn Fn(&mut Function)| {
        let mut simpler = program.clone();
        change(&mut simpler.functions[last]);
        found.push(simpler);
    };
    let main = program.main();
    for index in 0..main.params.len() {
        with(&|function| {
            function.params.remove(index);
        });
    }
    let Signature {
        clones,
        method,
        throws,
        send,
        ..
    } = main.signature;
    if clones && last == 0 {
        with(&|function| function.signature.clones = false);
    }
    if method {
        with(&|function| function.signature.method = false);
    }
    if throws {
        with(&|function| function.signature.throws = false);
    }
    if send != Ty::Unit {
        with(&|function| function.signature.send = Ty::Unit);
    }
    if last > 0 && program.functions[0].body.render() != "" {
        let mut simpler = program.clone();
        simpler.functions[0].body = Tree::text(Sort::Piece, "");
        found.push(simpler);
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
                        found.push(Tree::fill(Sort::Statement, "drop($);", vec![other]));
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
