//! The statements of an arm, as they stand in the source.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::{Arm, Written};
use crate::flow::Entry;
use crate::ir::{self, After, Code, Exit, LabelId, LocalId, NodeId, Presence, Scope, Stmt, StmtKind};

impl Arm<'_> {
    /// The statements of a scope from one on, until control leaves this arm.
    pub(super) fn stmts(&self, scope: &Scope, from: usize) -> Written {
        let mut out = TokenStream::new();
        for stmt in &scope.stmts[from..] {
            let written = match self.generate.facts.owner[stmt.id.0 as usize] {
                Some(owner) if owner == self.entry => self.stmt(stmt),
                _ => Written::leaving(self.jump(stmt.id)),
            };
            out.extend(written.tokens);
            if !written.ends {
                return Written::leaving(out);
            }
        }
        Written::ending(out)
    }

    fn scope(&self, scope: &Scope) -> Written {
        let uses = self.uses(scope);
        let declared = scope.declares.iter().map(|local| self.declare_settled(*local));
        let Written { tokens, ends } = self.stmts(scope, 0);
        Written {
            tokens: quote!(#uses #(#declared)* #tokens),
            ends,
        }
    }

    /// A `use` holds in its whole block, before it too.
    pub(super) fn uses(&self, scope: &Scope) -> TokenStream {
        let items = scope.stmts.iter().filter_map(|stmt| match &stmt.kind {
            StmtKind::Item(item) if is_use(item) => Some(quote!(#item)),
            _ => None,
        });
        items.collect()
    }

    fn stmt(&self, stmt: &Stmt) -> Written {
        let generate = self.generate;
        match &stmt.kind {
            StmtKind::Param(local) => Written::ending(self.param(*local)),
            StmtKind::Code(code) => Written {
                tokens: self.code(stmt.id, code),
                ends: !code.diverges,
            },
            StmtKind::Item(item) => Written::ending((!is_use(item)).then(|| quote!(#item)).unwrap_or_default()),
            StmtKind::Assign { local, value } => Written {
                tokens: self.assign(stmt.id, *local, value),
                ends: !value.diverges,
            },
            StmtKind::Suspend(suspend) => Written::leaving(self.suspend(stmt.id, suspend)),
            StmtKind::Block { label, is_unsafe, scope } => self.block(*label, *is_unsafe, self.scope(scope)),
            StmtKind::If { cond, then, otherwise } => {
                let (cond, then, otherwise) = (self.evaluated(cond), self.scope(then), self.scope(otherwise));
                let ends = then.ends || otherwise.ends;
                let (then, otherwise) = (then.tokens, otherwise.tokens);
                Written {
                    tokens: quote!(if #cond { #then } else { #otherwise }),
                    ends,
                }
            }
            StmtKind::Match { scrutinee, arms } => self.match_(scrutinee, arms),
            StmtKind::Loop { label, body } => {
                let (out, again, body) = (label.break_label(), label.continue_label(), self.scope(body).tokens);
                Written {
                    tokens: quote!(#out: loop { #again: { #body } }),
                    ends: self.jumps_to(Exit::Break(*label)),
                }
            }
            StmtKind::Break(label) => self.leave(Exit::Break(*label), &label.break_label()),
            StmtKind::Continue(label) => self.leave(Exit::Continue(*label), &label.continue_label()),
            StmtKind::Return(value) => {
                let answer = generate.answer_return(&self.evaluated(value));
                Written::leaving(quote!(return #answer;))
            }
            StmtKind::Settle { local, from, to } => Written::ending(self.settle(*local, *from, *to)),
        }
    }

    fn leave(&self, exit: Exit, label: &syn::Lifetime) -> Written {
        self.jumps.borrow_mut().insert(exit);
        Written::leaving(quote!(break #label;))
    }

    pub(super) fn block(&self, label: Option<LabelId>, is_unsafe: bool, inside: Written) -> Written {
        let Written { tokens, mut ends } = inside;
        let tokens = match label {
            Some(label) => {
                ends |= self.jumps_to(Exit::Break(label));
                let label = label.break_label();
                quote!(#label: { #tokens })
            }
            None if is_unsafe => quote!(unsafe { #tokens }),
            None => quote!({ #tokens }),
        };
        Written { tokens, ends }
    }

    fn match_(&self, scrutinee: &Code, arms: &[ir::Arm]) -> Written {
        let scrutinee = self.evaluated(scrutinee);
        let mut ends = false;
        let arms = arms.iter().map(|arm| {
            let guard = arm.guard.as_ref().map(|guard| self.evaluated(guard));
            let guard = guard.map(|guard| quote!(if #guard));
            let (pat, body) = (&arm.pat, self.scope(&arm.body));
            ends |= body.ends;
            let body = body.tokens;
            quote!(#pat #guard => { #body })
        });
        let arms: Vec<_> = arms.collect();
        Written {
            tokens: quote!(match #scrutinee { #(#arms)* }),
            ends,
        }
    }

    /// Carried code, and the labels that it leaves for.
    pub(super) fn evaluated(&self, code: &Code) -> TokenStream {
        self.jumps.borrow_mut().extend(&code.exits);
        self.generate.code(code)
    }

    fn param(&self, local: LocalId) -> TokenStream {
        let declared = self.declare_settled(local);
        let ((name, mutability), value) = (self.binding(local), self.generate.layout.name(local));
        quote!(#declared let #mutability #name = #value;)
    }

    fn code(&self, node: NodeId, code: &Code) -> TokenStream {
        // `let x;`, where x gets its value in other arms only: here nothing would tell its type.
        if code.is_deferred() && !code.declares.iter().any(|local| self.assigned.contains(local)) {
            return TokenStream::new();
        }
        let declared = code.declares.iter().map(|local| self.declare_settled(*local));
        let remains = code.access.effects.iter().filter(|(_, effect)| effect.from_gone == After::Init);
        let remains = remains.map(|(local, _)| self.drop_remains(node, *local));
        let code = self.evaluated(code);
        quote!(#(#declared)* #(#remains)* #code)
    }

    /// Assigning drops what was there before, after the value has been evaluated.
    fn assign(&self, node: NodeId, local: LocalId, value: &Code) -> TokenStream {
        let (name, _) = self.binding(local);
        let value = self.evaluated(value);
        let remains = self.drop_remains(node, local);
        if remains.is_empty() {
            return quote!(#name = #value;);
        }
        let new = Ident::new("new", Span::mixed_site());
        quote!({ let #new = #value; #remains #name = #new; })
    }

    fn drop_remains(&self, node: NodeId, local: LocalId) -> TokenStream {
        let krate = &self.generate.signature.krate;
        let held = match self.generate.facts.presence[node.0 as usize].get(&local) {
            Some(Presence::Held) => self.generate.held(local),
            Some(Presence::Maybe) => self.generate.maybe(local),
            _ => return TokenStream::new(),
        };
        quote!(#krate::__private::mem::drop(#held);)
    }

    fn settle(&self, local: LocalId, from: Presence, to: Presence) -> TokenStream {
        let generate = self.generate;
        let krate = &generate.signature.krate;
        let value = match from {
            Presence::Init => Some(generate.hold(local, generate.body.local(local).name.span())),
            Presence::Held => Some(generate.held(local)),
            _ => None,
        };
        match (to, value) {
            (Presence::Maybe, Some(value)) => {
                let maybe = generate.maybe(local);
                quote!(#maybe = #krate::__private::Option::Some(#value);)
            }
            (Presence::Maybe, None) => {
                let maybe = generate.maybe(local);
                quote!(#maybe = #krate::__private::Option::None;)
            }
            (_, Some(value)) => {
                let held = generate.held(local);
                quote!(#held = #value;)
            }
            _ => TokenStream::new(),
        }
    }

    /// Saves the locals for another entry, and lets the driver go on there.
    pub(super) fn jump(&self, node: NodeId) -> TokenStream {
        let generate = self.generate;
        let from = &generate.facts.presence[node.0 as usize];
        let save = generate.save(Entry::At(node), from, Span::mixed_site());
        let answer = generate.answer_plain("Jump");
        quote!(#save return #answer;)
    }
}

pub(super) fn is_use(stmt: &syn::Stmt) -> bool {
    matches!(stmt, syn::Stmt::Item(syn::Item::Use(_)))
}
