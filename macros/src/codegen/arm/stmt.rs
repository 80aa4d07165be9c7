//! The statements of an arm, as they stand in the source.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Lifetime;
use syn::spanned::Spanned;

use super::{Arm, Settled, Written};
use crate::borrows::Question;
use crate::codegen::Generate;
use crate::codegen::remains::Way;
use crate::ir::{
    self, After, Code, Effect, Exit, LabelId, LocalId, NodeId, Presence, Scope, Stmt, StmtKind,
    Syntax,
};
use crate::syntax::in_a_row;
use crate::visitors::visit::Visit;

impl Arm<'_> {
    /// The statements of a scope from one on, until control leaves this arm.
    pub(super) fn stmts(&self, scope: &Scope, from: usize) -> Written {
        let mut out = Vec::new();
        for (index, stmt) in scope.stmts.iter().enumerate().skip(from) {
            let written = if self.owns(stmt.id) {
                self.stmt(stmt, &scope.stmts[index + 1..])
            } else {
                Written::leaving(self.jump(stmt.id))
            };
            out.push(written.tokens);
            if !written.ends {
                return Written::leaving(in_a_row(out));
            }
        }
        Written::ending(in_a_row(out))
    }

    /// A scope with its braces.
    pub(super) fn scope(&self, scope: &Scope) -> Written {
        let uses = Self::uses(scope);
        let declared = self.declare_all_settled(&scope.declares, true);
        let ties = self.tie_all(&scope.declares);
        let Written { tokens, ends } = self.stmts(scope, 0);
        let tokens = in_a_row([uses, declared, ties, tokens]);
        Written {
            tokens: self.generate.braced(tokens, scope.braces),
            ends,
        }
    }

    /// A `use` holds in its whole block, before it too.
    pub(super) fn uses(scope: &Scope) -> TokenStream {
        let mut uses = TokenStream::new();
        for (_, item) in scope.items().filter(|(_, item)| is_use(item)) {
            item.to_tokens(&mut uses);
        }
        uses
    }

    fn stmt(&self, stmt: &Stmt, rest: &[Stmt]) -> Written {
        let Written { tokens, ends } = self.answered(stmt, rest);
        let asked = self.asked(stmt.id).unwrap_or_default();
        let (front, behind) = self.told_of_captures(stmt.id);
        let arguments = self.generate.told_of_arguments(stmt, &self.places);
        Written {
            tokens: in_a_row([asked, front, arguments, tokens, behind]),
            ends,
        }
    }

    fn answered(&self, stmt: &Stmt, rest: &[Stmt]) -> Written {
        let generate = self.generate;
        match &stmt.kind {
            StmtKind::Param(local) => Written::ending(in_a_row([
                generate.copies_by_name(&[*local]),
                self.param(*local),
            ])),
            StmtKind::Code(code) if self.is_idle(code, rest.first()) => {
                Written::ending(in_a_row([
                    generate.copies_by_name(&code.declares),
                    self.declare_all_settled(&code.declares, false),
                ]))
            }
            StmtKind::Code(code) => Written {
                tokens: self.code(stmt.id, code),
                ends: !code.diverges,
            },
            StmtKind::Item(item) => Written::ending(if is_use(item) {
                TokenStream::new()
            } else {
                quote!(#item)
            }),
            StmtKind::Assign { local, value, span } => Written {
                tokens: self.assign(stmt.id, (*local, *span), value, rest),
                ends: !value.diverges,
            },
            StmtKind::Suspend(suspend) => Written::leaving(self.suspend(stmt.id, suspend)),
            StmtKind::Block {
                label,
                is_unsafe,
                scope,
            } => self.block(*label, *is_unsafe, self.scope(scope)),
            StmtKind::If {
                cond,
                then,
                otherwise,
                ..
            } => {
                let (no_else, braces) = (otherwise.stmts.is_empty(), then.braces);
                let (cond, then, otherwise) =
                    (self.head(cond), self.scope(then), self.scope(otherwise));
                let ends = then.ends || otherwise.ends;
                let (then, otherwise) = (then.tokens, otherwise.tokens);
                let otherwise = (!no_else).then(|| quote!(else #otherwise));
                let keyword = quote_spanned!(braces.unwrap_or_else(Span::call_site)=> if);
                Written {
                    tokens: quote!(#keyword #cond #then #otherwise),
                    ends,
                }
            }
            StmtKind::Match { scrutinee, arms } => self.match_(scrutinee, arms),
            StmtKind::Loop { label, body } if self.is_led(stmt.id) => self.rounds(*label, body),
            StmtKind::Loop { label, body } => {
                let body = self.scope(body).tokens;
                let (out, again) = (
                    self.left_by(Exit::Break(*label)),
                    self.left_by(Exit::Continue(*label)),
                );
                Written {
                    tokens: quote!(#out loop { #again #body }),
                    ends: out.is_some(),
                }
            }
            StmtKind::Break(label) => self.leave(Exit::Break(*label)),
            StmtKind::Continue(label) => self.leave(Exit::Continue(*label)),
            StmtKind::Return(value) => {
                self.jumps.borrow_mut().extend(&value.exits);
                let leave = generate.return_value(&generate.returned(value, &self.places));
                Written::leaving(quote!(#leave;))
            }
            StmtKind::Rescope { local, into, span } => {
                Written::ending(self.rescope(stmt.id, *local, *into, *span))
            }
            StmtKind::Renewed => Written::ending(TokenStream::new()),
            StmtKind::Settle { local, from, to } => {
                Written::ending(self.settle(stmt.id, *local, (*from, *to)))
            }
        }
    }

    fn leave(&self, exit: Exit) -> Written {
        self.jumps.borrow_mut().insert(exit);
        let label = exit.label();
        Written::leaving(quote!(break #label;))
    }

    pub(super) fn block(
        &self,
        label: Option<LabelId>,
        is_unsafe: bool,
        inside: Written,
    ) -> Written {
        let Written { tokens, mut ends } = inside;
        let tokens = match label {
            Some(label) => {
                let out = self.left_by(Exit::Break(label));
                ends |= out.is_some();
                in_a_row(out.into_iter().chain([tokens]))
            }
            None if is_unsafe => quote!(unsafe #tokens),
            None => tokens,
        };
        Written { tokens, ends }
    }

    fn match_(&self, scrutinee: &Code, arms: &[ir::Arm]) -> Written {
        let scrutinee = self.head(scrutinee);
        let mut ends = false;
        let arms = arms.iter().map(|arm| {
            let guard = arm.guard.as_ref().map(|guard| self.evaluated(guard));
            let guard = guard.map(|guard| quote!(if #guard));
            let (pat, body) = (&arm.pat, self.scope(&arm.body));
            ends |= body.ends;
            let body = body.tokens;
            quote!(#pat #guard => #body)
        });
        let arms: Vec<_> = arms.collect();
        Written {
            tokens: quote!(match #scrutinee { #(#arms)* }),
            ends,
        }
    }

    /// As [`Arm::evaluated`], in front of a brace, where a struct literal needs parentheses.
    fn head(&self, code: &Code) -> TokenStream {
        let tokens = self.evaluated(code);
        match &code.syntax {
            Syntax::Expr(expr) if !matches!(expr, syn::Expr::Let(_)) && has_struct(expr) => {
                quote_spanned!(expr.span()=> (#tokens))
            }
            _ => tokens,
        }
    }

    /// Carried code, and the labels that it leaves for.
    pub(super) fn evaluated(&self, code: &Code) -> TokenStream {
        self.jumps.borrow_mut().extend(&code.exits);
        self.generate.code(code, &self.places)
    }

    fn param(&self, local: LocalId) -> TokenStream {
        let declared = self.declare_settled(local);
        let (name, value) = (self.mutable(local), self.generate.layout.name(local));
        let value = self.generate.started(local, quote!(#value));
        let tie = self.tie(local);
        declared.around(quote!(let #name = #value; #tie))
    }

    /// `let x;` or `let x = None;`, where x gets its value, and its type, in other arms only.
    fn is_idle(&self, code: &Code, next: Option<&Stmt>) -> bool {
        let live = next.map(|next| &self.generate.facts.live[next.id.0 as usize]);
        let wanted =
            |local: &LocalId| self.assigns(*local) || live.is_some_and(|live| live.contains(local));
        let empty = code
            .declares
            .iter()
            .all(|local| code.access.effects.get(local) == Some(&Effect::MOVED));
        !code.declares.is_empty() && empty && !code.declares.iter().any(wanted)
    }

    /// Behind a pattern: where the remains of what it binds will go. What it binds behind that is bound anew, so that all drops in order.
    fn declare_all_settled(&self, locals: &[LocalId], are_init: bool) -> TokenStream {
        let mut out = Vec::new();
        for local in locals {
            let settled = self.declare_settled(*local);
            let is_apart = out.iter().any(|before: &TokenStream| !before.is_empty())
                || !settled.front.is_empty();
            let rebound = (are_init && is_apart).then(|| {
                let (name, rebound) = (self.name(*local), self.mutable(*local));
                quote!(let #rebound = #name;)
            });
            let Settled {
                front,
                remains,
                behind,
            } = settled;
            let rebound = rebound.unwrap_or_default();
            out.extend([front, rebound, remains, behind]);
        }
        in_a_row(out)
    }

    fn code(&self, node: NodeId, code: &Code) -> TokenStream {
        let effects = &code.access.effects;
        let are_init = |local| effects.get(local) != Some(&Effect::MOVED);
        let declared = self.declare_all_settled(&code.declares, code.declares.iter().all(are_init));
        let remains = code
            .access
            .effects
            .iter()
            .filter(|(_, effect)| effect.from_gone == After::Init);
        let remains = remains.flat_map(|(local, _)| self.drop_remains(node, *local));
        let copied = |local| self.in_place.contains_key(&local);
        let span = self.generate.suspension_after(node);
        let told = code.declares.iter();
        let told = told.filter_map(|local| self.generate.told(*local, copied, span));
        let told = in_a_row(told);
        let ties = self.tie_all(&code.declares);
        let named = self.generate.copies_by_name(&code.declares);
        let received = self.generate.receive(code, span);
        let code = received.unwrap_or_else(|| self.evaluated(code));
        let remains = quote!(#(#remains;)*);
        in_a_row([named, remains, told, code, declared, ties])
    }

    /// Asks the type of what lends a reference, and the types around it, whether that can be kept. An error points at what is lent.
    ///
    /// Nothing comes to what asks, and so the borrow checker does not look at it: another member may be lent, `let a = &mut all.a;`.
    fn asked(&self, node: NodeId) -> Option<TokenStream> {
        let lender = self.generate.borrows.lenders.get(&node)?;
        let krate = &self.generate.signature.krate;
        let span = Span::mixed_site().located_at(lender.span);
        let mut place = self.place(lender.local, span);
        let (asking, lends) = (Ident::new("lender", span), Ident::new("lends", span));
        let asked = Lifetime::new("'asked", span);
        let mut asks = TokenStream::new();
        for member in &lender.members {
            asks.extend(quote_spanned! {span=>
                let #asking = #krate::__private::lend::Lender::of(&#place);
                let #lends = #lends.and((&#asking).resumable_owns());
            });
            place = quote_spanned!(span=> #place.#member);
        }
        let last = match lender.question {
            Question::Nothing => quote_spanned!(span=> #krate::__private::lend::Own),
            Question::Lends => quote_spanned!(span=> #asking.resumable_lends()),
            Question::Locks => quote_spanned!(span=> #asking.resumable_locks()),
            Question::Derefs => quote_spanned!(span=> #asking.resumable_derefs()),
            Question::Points => quote_spanned!(span=> #asking.resumable_points()),
            Question::Owns => quote_spanned!(span=> (&#asking).resumable_owns()),
        };
        let again = lender
            .again
            .then(|| quote_spanned!(span=> #asking.stays_lent(#lends);));
        Some(quote_spanned! {span=>
            #asked: {
                break #asked;
                use #krate::__private::lend::asks::*;
                let #lends = #krate::__private::lend::Own;
                #asks
                let #asking = #krate::__private::lend::Lender::of(&#place);
                let #lends = #lends.and(#last);
                #asking.stays(#lends);
                #again
            }
        })
    }

    /// The local as an arm names it.
    pub(super) fn place(&self, local: LocalId, span: Span) -> TokenStream {
        let name = self.generate.named(local, span);
        if self.in_place.contains_key(&local) {
            quote!((*#name))
        } else {
            name
        }
    }

    fn settle(
        &self,
        node: NodeId,
        local: LocalId,
        (from, to): (Presence, Presence),
    ) -> TokenStream {
        let generate = self.generate;
        let span = generate.suspension_after(node);
        let Some(remains) = Generate::remains(local, to) else {
            return generate.put_aside(self.entry, local, Way { from, to }, span);
        };
        let value = generate.converted(self.entry, None, local, Way { from, to }, span);
        quote!(#remains = #value;)
    }
}

/// Whether a struct literal may stand bare in the expression. A chain of conditions cannot be put in parentheses.
fn has_struct(expr: &syn::Expr) -> bool {
    struct Finder {
        found: bool,
        chain: bool,
    }
    impl Visit for Finder {
        fn visit_expr_struct(&mut self, _: &syn::ExprStruct) {
            self.found = true;
        }
        fn visit_expr_let(&mut self, _: &syn::ExprLet) {
            self.chain = true;
        }
        fn visit_block(&mut self, _: &syn::Block) {}
        fn visit_expr_paren(&mut self, _: &syn::ExprParen) {}
    }
    let mut finder = Finder {
        found: false,
        chain: false,
    };
    finder.visit_expr(expr);
    finder.found && !finder.chain
}

pub(super) fn is_use(stmt: &syn::Stmt) -> bool {
    matches!(stmt, syn::Stmt::Item(syn::Item::Use(_)))
}
