//! Where rustc's errors about the machine point: at tokens of the user's.
//!
//! What is wrong with the user's code is wrong in both forms of the body, and rustc drops an error that it has given before, word by
//! word at the same place. So the arms say what they share with the unsplit body at the same tokens. What only the machine can be at
//! fault for, a local that cannot be kept across a suspension, points at the `yield_!`.

use std::cell::OnceCell;
use std::rc::Rc;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};

use super::Generate;
use crate::flow::Entry;
use crate::ir::{
    Access, After, Body, Code, LocalId, LocalSet, MemberPath, NodeId, Scope, StmtKind, Syntax,
};
use crate::sorted::Map;
use crate::tokens;

/// The user's mentions of locals that are also moved somewhere, or a part of them, of each in source order.
pub(super) struct Uses<'b> {
    uses: Map<LocalId, Vec<Use<'b>>>,
    /// Where a member is moved first.
    parted: Map<LocalId, NodeId>,
}

struct Use<'b> {
    node: NodeId,
    mentions: Rc<Mentions<'b>>,
    moves: bool,
    /// Of the name, if it can be found: looked for when it is asked for.
    span: OnceCell<Option<Span>>,
}

/// What a piece of code mentions: found when it is first asked for, once for all that it uses.
struct Mentions<'b> {
    code: &'b Code,
    found: OnceCell<Vec<Ident>>,
}

impl<'b> Uses<'b> {
    pub(super) fn of(body: &'b Body) -> Self {
        let (mut moved, mut parted) = (LocalSet::new(), Map::new());
        body.root.each_stmt(&mut |stmt| {
            for access in accesses(&stmt.kind) {
                moved.extend(moves(access));
                for (local, part) in access.parts.keys() {
                    moved.insert(*local);
                    if !part.path.is_empty() {
                        parted.or_insert(*local, stmt.id);
                    }
                }
            }
        });
        let mut found = Map::<_, Vec<_>>::new();
        body.root.each_stmt(&mut |stmt| {
            for code in stmt.kind.codes() {
                let mentions = Rc::new(Mentions {
                    code,
                    found: OnceCell::new(),
                });
                for local in code.access.uses.intersection(&moved) {
                    found.or_default(*local).push(Use {
                        node: stmt.id,
                        mentions: Rc::clone(&mentions),
                        moves: moves(&code.access).any(|moved| moved == *local),
                        span: OnceCell::new(),
                    });
                }
            }
        });
        Self {
            uses: found,
            parted,
        }
    }

    /// Where control comes to first after the node, as far as the order of the source tells.
    fn after(&self, node: NodeId, local: LocalId, name: &Ident) -> Option<(Span, &Use<'b>)> {
        let uses = self.uses.get(&local)?;
        let (before, behind) = uses.split_at(uses.partition_point(|using| using.node <= node));
        let mut uses = behind.iter().chain(before);
        uses.find_map(|using| Some((using.span(name)?, using)))
    }

    /// Whether a member has been moved before the entry, so that its type is known there.
    fn is_parted(&self, entry: Entry, local: LocalId) -> bool {
        let parted = self.parted.get(&local);
        parted.is_some_and(|parted| Entry::At(*parted) < entry)
    }
}

impl Use<'_> {
    fn span(&self, name: &Ident) -> Option<Span> {
        *self
            .span
            .get_or_init(|| tokens::first_of(self.mentions.all(), name).map(Ident::span))
    }

    /// The member by which the local is named there first.
    fn path(&self, local: LocalId) -> Option<&MemberPath> {
        let mut mentions = self.mentions.code.access.mentions.iter();
        let (_, path) = mentions.find(|(named, _)| *named == local)?;
        Some(path)
    }
}

impl Mentions<'_> {
    fn all(&self) -> &[Ident] {
        self.found.get_or_init(|| {
            tokens::mentions(match &self.code.syntax {
                Syntax::Stmt(stmt) => stmt.to_token_stream(),
                Syntax::Expr(expr) => expr.to_token_stream(),
            })
        })
    }
}

fn moves(access: &Access) -> impl Iterator<Item = LocalId> {
    let effects = access.effects.iter();
    effects
        .filter(|(_, effect)| effect.from_init != After::Init)
        .map(|(local, _)| *local)
}

/// What the statement does, and what its patterns do where they match.
fn accesses(kind: &StmtKind) -> Vec<&Access> {
    let mut accesses: Vec<_> = kind.codes().iter().map(|code| &code.access).collect();
    match kind {
        StmtKind::If { entering, .. } => accesses.push(entering),
        StmtKind::Match { arms, .. } => accesses.extend(arms.iter().map(|arm| &arm.access)),
        _ => {}
    }
    accesses
}

impl Generate<'_> {
    /// A local that is saved for the entry, to be used again. If it was moved before, that use is the mistake, as it is in the unsplit
    /// body; so the local is first used here as it is there.
    pub(super) fn used_again(&self, local: LocalId, entry: Entry, span: Span) -> TokenStream {
        let name = &self.body.local(local).name;
        let node = entry.node();
        let Some((span, using)) = self.uses.after(node, local, name) else {
            return self.named(local, span);
        };
        let name = self.named(local, span);
        if using.moves {
            return name;
        }
        let path = using
            .path(local)
            .filter(|_| self.uses.is_parted(entry, local));
        let borrowed = match path {
            // Of a member no reference is taken, for it may be packed.
            Some(path) if !path.is_empty() => {
                let members = &path.0;
                quote_spanned!(span=> &raw const #name #(.#members)*)
            }
            _ => quote_spanned!(span=> &#name),
        };
        quote!({ let _ = #borrowed; #name })
    }

    /// A block that ends where the user's does, or else with the function: what is dropped there is dropped there.
    pub(super) fn braced(&self, tokens: TokenStream, braces: Option<Span>) -> TokenStream {
        let mut block = Group::new(Delimiter::Brace, tokens);
        block.set_span(braces.unwrap_or_else(|| self.function.block.brace_token.span.close()));
        block.into_token_stream()
    }

    /// The suspension for which a local is saved when control goes on at the node: the next one, as far as the order of the source
    /// tells.
    pub(super) fn suspension_after(&self, node: NodeId) -> Span {
        let next = self.suspensions.partition_point(|(stmt, _)| *stmt < node);
        let after = self.suspensions.get(next);
        let found = after.or_else(|| self.suspensions.first());
        found.map_or_else(|| self.function.sig.ident.span(), |(_, span)| *span)
    }
}

/// The suspension points, in source order, with the tokens that they are.
pub(super) fn suspensions(body: &Body) -> Vec<(NodeId, Span)> {
    fn collect(scope: &Scope, found: &mut Vec<(NodeId, Span)>) {
        for stmt in &scope.stmts {
            if let StmtKind::Suspend(suspend) = &stmt.kind {
                found.push((stmt.id, suspend.span));
            }
            stmt.kind
                .scopes()
                .into_iter()
                .for_each(|scope| collect(scope, found));
        }
    }
    let mut found = Vec::new();
    collect(&body.root, &mut found);
    found
}
