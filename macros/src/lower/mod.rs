//! Syntax to IR: takes the resolved function, gives its [`Body`].
//!
//! The rule: a piece of syntax that *opens* (it holds a suspension point, or moves or assigns a local on some paths only)
//! is taken apart into statements; any other is carried whole. Where an operand must survive a suspension, it is *spilled*
//! to a temporary, in Rust's order of evaluation. Temporaries are made here and nowhere else.
//!
//! ```text
//! let z = f(a(), yield_!(1)) + b(yield_!(2));
//!
//! let t0 = a();
//! suspend 1 -> t1
//! let t2 = f(t0, t1);
//! suspend 2 -> t3
//! let z = t2 + b(t3);
//! ```
//!
//! `mod` holds the builder; `parameters` those; `stmt` blocks and statements, `lets` and `assign` two kinds of them, `extend` temporaries that live as long as a variable; `expr` expressions, `operands` the order of what they are made of, and spilling; `temporaries` what lives to the end of a
//! statement, `rest` what patterns leave of that; `condition` conditions; `changes` what one side of a comparison changes of the other; `branch` what they choose, and matches, `late` references that are taken where branches meet; `std_macro` the macros of std; `ending` blocks that may not come to their end; `receiver` what is called, or called on, ahead of operands that suspend; `guard` match guards that suspend or move; `repeat` loops, `lent_iter` those over what is lent to them; `suspend` yields and delegations; `exits` the jumps out of carried code.

mod assign;
mod branch;
mod changes;
mod condition;
mod ending;
mod exits;
mod expr;
mod extend;
mod guard;
mod late;
mod lent_iter;
mod lets;
mod members;
mod operands;
mod owns;
mod parameters;
mod promoted;
mod purity;
mod receiver;
mod repeat;
mod rest;
mod std_macro;
mod stmt;
mod suspend;
mod temporaries;
mod written;

use proc_macro2::{Ident, Span};
use quote::quote;
use syn::{Expr, ImplItemFn, Pat, Stmt, Type, parse_quote};

use crate::access::{self, Position};
use crate::diag::Diagnostics;
use crate::hygiene::Env;
use crate::ir::{Body, Code, Effect, LabelId, Local, LocalId, NodeId, Scope, StmtKind, Syntax};
use crate::resolve::{Binding, PatPosition, bindings};
use crate::signature::Signature;
use crate::sorted::{Map, Set};
use crate::syntax::{mutable, read};

pub(crate) use temporaries::holds_temporary;

use exits::Label;
use guard::Lookup;
use written::Written;

/// Lowers the body of `function`, whose `self`, if any, is called `receiver`. Calls that are `consuming`, if types say so, are opened for that.
pub(crate) fn lower(
    signature: &Signature,
    function: &ImplItemFn,
    receiver: Option<&Ident>,
    consuming: Set<(String, String)>,
    diagnostics: &mut Diagnostics,
) -> Body {
    let mut lower = Lower {
        signature,
        diagnostics,
        env: Env::default(),
        locals: Vec::new(),
        labels: Vec::new(),
        label_count: 0,
        scopes: vec![Scope::default()],
        hoisting: false,
        in_unsafe: matches!(function.sig.safety, syn::Safety::Unsafe(_)),
        statement: Statement::default(),
        lookup: None,
        written: written::written(function),
        late: Map::new(),
        types: Map::new(),
    };
    let written = &mut lower.written;
    lower.env.declare_plain(std::mem::take(&mut written.plain));
    lower
        .env
        .declare_numbered(std::mem::take(&mut written.numbered));
    lower.env.declare_types(std::mem::take(&mut written.types));
    lower.env.declare_consuming(consuming);
    lower.parameters(&function.sig, receiver);
    lower.body(&function.block);
    let mut body = Body {
        locals: lower.locals,
        labels: lower.label_count,
        root: lower.scopes.pop().unwrap_or_default(),
        declared: Vec::new(),
    };
    body.number();
    body
}

/// Where the value of an expression goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dest {
    /// Dropped at once, as by `expression;`.
    Discard,
    /// Assigned to a local that was declared for it.
    Local(LocalId),
    /// Returned from the function.
    Return,
}

/// The statement at hand, whose end its temporaries live to.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says another thing, and all combinations make sense"
)]
#[derive(Default)]
struct Statement {
    /// Which of the open scopes is the statement's own.
    scope: usize,
    /// How far inside of its expressions the one at hand stands.
    depth: u32,
    /// It is the tail of a block, or a condition: its own operands drop among its temporaries, and not before them.
    is_tail: bool,
    /// Where the next temporary is declared in that scope.
    at: usize,
    /// Operands of it were spilled: they are to drop before its temporaries.
    spilled: bool,
    /// Its temporaries, in the order in which they are made. They are declared in front of it.
    held: Vec<LocalId>,
    /// Those of which a match, or the name of a field, may have taken something, or that are made on some paths only.
    taken: Vec<LocalId>,
    /// Those of which the pattern of a condition takes something where it matches.
    opened: Vec<LocalId>,
    /// What the pattern of a condition leaves where it matches.
    rest: Vec<LocalId>,
    /// It is a condition, and what it matches lives on where that fails, by the rules of some edition.
    lives_on: bool,
    /// Something ends with it: its temporaries, or another value that stands where a place is wanted.
    ends: bool,
}

/// A lowered statement, in a scope of its own.
struct Enclosed<T> {
    scope: Scope,
    /// The scope has to stay, for something ends with it.
    ends: bool,
    /// The temporaries that are there for sure at its end.
    held: Vec<LocalId>,
    /// Those of them of which less is there where its condition holds.
    opened: Vec<LocalId>,
    /// What is left of others there.
    rest: Vec<LocalId>,
    out: T,
}

/// The builder: what is in scope at the point that is being lowered, and the scopes that are open there.
struct Lower<'a> {
    signature: &'a Signature,
    diagnostics: &'a mut Diagnostics,
    env: Env,
    locals: Vec<Local>,
    labels: Vec<Label>,
    label_count: u32,
    /// The innermost is last; statements are pushed there.
    scopes: Vec<Scope>,
    /// Whether the expression at hand is carried apart from the rest of its statement, which its temporaries outlive.
    hoisting: bool,
    statement: Statement,
    /// Inside an `unsafe` block, or function: what a place holds may change while nothing names the place.
    in_unsafe: bool,
    /// Inside a match guard that suspends: how its bindings are found.
    lookup: Option<Lookup>,
    written: Written,
    /// By each temporary for the value of one of several branches: the references that are taken where those meet.
    late: Map<LocalId, Vec<Expr>>,
    /// By the text of a type, the first local that it is written at.
    types: Map<String, LocalId>,
}

impl Lower<'_> {
    fn push(&mut self, kind: StmtKind) {
        if let Some(scope) = self.scopes.last_mut() {
            scope.stmts.push(crate::ir::Stmt {
                id: NodeId(0),
                kind,
            });
        }
    }

    /// Runs `build` with a fresh scope open, and gives that scope; names declared in it end with it.
    fn scoped(&mut self, build: impl FnOnce(&mut Self)) -> Scope {
        let mark = self.env.mark();
        self.scopes.push(Scope::default());
        build(self);
        self.env.reset(mark);
        self.scopes.pop().unwrap_or_default()
    }

    fn next_local(&self) -> u32 {
        u32::try_from(self.locals.len()).unwrap_or(u32::MAX)
    }

    /// Goes on in a scope that was built before.
    fn within(&mut self, scope: Scope, build: impl FnOnce(&mut Self)) -> Scope {
        self.scopes.push(scope);
        build(self);
        self.scopes.pop().unwrap_or_default()
    }

    fn local(&mut self, local: Local) -> LocalId {
        let id = LocalId(self.next_local());
        self.env.declare(&local.name, Some(id));
        self.locals.push(local);
        id
    }

    /// A name of the macro's own, under a token of the user's: errors about the value point there, without a word about a macro.
    fn fresh(&self, hint: &str, span: Span) -> Ident {
        Ident::new(&format!("__{hint}_{}", self.locals.len()), span)
    }

    fn temporary(&mut self, hint: &str, span: Span) -> (LocalId, Ident) {
        self.temporary_as(self.fresh(hint, span))
    }

    fn temporary_as(&mut self, name: Ident) -> (LocalId, Ident) {
        let id = self.local(Local::new(name.clone(), false));
        (id, name)
    }

    /// `let mut <temporary> = <value>;`
    fn spill(&mut self, hint: &str, value: Expr) -> Expr {
        let span = syn::spanned::Spanned::span(&value);
        self.spill_at(hint, span, value)
    }

    /// The same, of a temporary whose name is as if written at `span`.
    fn spill_at(&mut self, hint: &str, span: Span, value: Expr) -> Expr {
        let mut code = self.value(value);
        let (id, name) = self.temporary(hint, span);
        let pat = mutable(&name);
        if let Syntax::Expr(value) = &code.syntax {
            code.syntax = Syntax::Stmt(read(quote!(let #pat = #value;)));
        }
        code.declares.push(id);
        self.push(StmtKind::Code(code));
        parse_quote!(#name)
    }

    /// `let <temporary>[: ty];`, to be assigned on every path that comes to its use.
    fn deferred(&mut self, hint: &str, span: Span, ty: Option<&Type>) -> (LocalId, Ident) {
        self.deferred_as(self.fresh(hint, span), ty)
    }

    fn deferred_as(&mut self, name: Ident, ty: Option<&Type>) -> (LocalId, Ident) {
        let (id, name) = self.temporary_as(name);
        let declared = self.declaration(id, &name, ty);
        self.push(declared.kind);
        (id, name)
    }

    fn declaration(&mut self, id: LocalId, name: &Ident, ty: Option<&Type>) -> crate::ir::Stmt {
        let pat = mutable(name);
        let stmt: Stmt = match ty {
            Some(ty) => read(quote!(let #pat: #ty;)),
            None => read(quote!(let #pat;)),
        };
        let mut code = self.stmt_code(stmt);
        self.locals[id.0 as usize].ty = ty.cloned();
        code.declares.push(id);
        code.access.effects.insert(id, Effect::MOVED);
        crate::ir::Stmt {
            id: NodeId(0),
            kind: StmtKind::Code(code),
        }
    }

    /// Declares what a pattern binds, as locals of the frame.
    fn declare(&mut self, bindings: Vec<Binding>, ty: Option<&Type>) -> Vec<LocalId> {
        let drop_free = ty.is_some_and(purity::drop_free);
        let copy = ty.is_some_and(purity::copies);
        let reborrows = ty.is_some_and(purity::reborrows);
        let mut copy_by_name = ty.and_then(purity::copies_by_name).cloned();
        bindings
            .into_iter()
            .map(|binding| {
                let id = self.local(Local {
                    drop_free: drop_free || binding.by_ref,
                    copy,
                    copy_by_name: copy_by_name.take(),
                    number: ty.is_some_and(purity::is_number),
                    iterates: ty.is_some_and(lent_iter::is_iterator_type),
                    reborrows: reborrows || binding.by_ref,
                    ..Local::new(binding.name, true)
                });
                if binding.entry {
                    self.env.declare_entry(id);
                }
                id
            })
            .collect()
    }

    /// Carried code, evaluated for its value.
    fn value(&mut self, expr: Expr) -> Code {
        self.expr_code(expr, Position::Value)
    }

    fn expr_code(&mut self, expr: Expr, position: Position) -> Code {
        let written = self.if_looked_up(|env| access::of_expr(&expr, position, env));
        let mut expr = self.look_up(expr, position);
        let exits = exits::rewrite_expr(&mut expr, &self.labels);
        Code {
            diverges: repeat::expr_diverges(&expr),
            access: guard::as_written(access::of_expr(&expr, position, &self.env), written),
            syntax: Syntax::Expr(expr),
            declares: Vec::new(),
            exits,
        }
    }

    fn stmt_code(&mut self, mut stmt: Stmt) -> Code {
        let written = self.if_looked_up(|env| access::of_stmt(&stmt, env));
        self.look_up_in(&mut stmt);
        let exits = exits::rewrite_stmt(&mut stmt, &self.labels);
        Code {
            diverges: repeat::stmt_diverges(&stmt),
            access: guard::as_written(access::of_stmt(&stmt, &self.env), written),
            syntax: Syntax::Stmt(stmt),
            declares: Vec::new(),
            exits,
        }
    }

    /// Puts the value of a carried expression where it belongs.
    fn store(&mut self, value: Expr, dest: Dest) {
        match dest {
            // Nothing happens; and by itself it may not even have a type: `None`.
            Dest::Discard if self.is_idle(&value) => {}
            Dest::Discard => {
                let code = self.stmt_code(Stmt::Expr(value, Some(syn::token::Semi::default())));
                self.push(StmtKind::Code(code));
            }
            Dest::Local(local) => {
                self.store_in(local, value);
            }
            Dest::Return => {
                let value = self.value(value);
                self.push(StmtKind::Return(value));
            }
        }
    }

    /// `local = value;`
    fn store_in(&mut self, local: LocalId, value: Expr) {
        let value = self.early_or_late(local, value);
        let value = self.value(value);
        let span = self.locals[local.0 as usize].name.span();
        self.push(StmtKind::Assign { local, value, span });
    }

    /// Whether evaluating and dropping the value does nothing.
    fn is_idle(&self, value: &Expr) -> bool {
        match purity::peel(value) {
            Expr::Path(path) => path
                .path
                .get_ident()
                .is_none_or(|name| self.env.lookup(name).is_none()),
            Expr::Lit(_) => true,
            value => purity::is_unit(value),
        }
    }

    fn new_label(&mut self) -> LabelId {
        let id = LabelId(self.label_count);
        self.label_count += 1;
        id
    }

    /// The path of one of the runtime's hidden helpers.
    fn runtime(&self, name: &str) -> syn::Path {
        let krate = &self.signature.krate;
        let name = Ident::new(name, Span::mixed_site());
        parse_quote!(#krate::__private::#name)
    }

    /// `let <pattern> = <value>;` with the pattern's bindings as locals.
    fn bind(&mut self, stmt: Stmt, pat: &Pat, ty: Option<&Type>) {
        let mut code = self.stmt_code(stmt);
        code.declares = self.declare(bindings(pat, PatPosition::Irrefutable), ty);
        self.know_members(&code);
        self.push(StmtKind::Code(code));
    }
}
