//! Takes a little language with Rust's syntax, gives a [`Body`]: a lowering small enough to be trusted by the tests.
//!
//! Every identifier that is in scope is a use, `drop(x)` a move, a written type with `&` makes a local drop-free.
//! `piece!(x, break 'a, continue 'b)` is a piece of code with these uses and exits. `yield_!` stands as a statement,
//! or right of a `let`; all structure is opened. Names are unique, so no scopes of names are kept.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, Pat, Stmt as Syn};

use crate::ir::{
    Access, Arm, Body, Code, Effect, Exit, LabelId, Local, LocalId, MemberPath, NodeId, Scope,
    Stmt, StmtKind, Suspend, SuspendKind, Syntax,
};
use crate::sorted::{Map, Set};

/// The body of `fn(params) { source }`.
pub(super) fn body(params: &[&str], source: &str) -> Body {
    let block: syn::Block = syn::parse_str(&format!("{{ {source} }}")).expect("the test's source");
    let mut build = Build::default();
    let mut stmts = Vec::new();
    for param in params {
        let local = build.local(&Ident::new(param, Span::call_site()), false);
        build.locals[local.0 as usize].param = true;
        stmts.push(stmt(StmtKind::Param(local)));
    }
    stmts.extend(build.stmts(&block.stmts));
    stmts.push(stmt(StmtKind::Return(build.code(&syn::parse_quote!(())))));
    let root = Scope {
        stmts,
        ..Scope::default()
    };
    Body {
        locals: build.locals,
        labels: build.labels,
        root,
        declared: Vec::new(),
    }
}

#[derive(Default)]
struct Build {
    locals: Vec<Local>,
    names: Map<String, LocalId>,
    labels: u32,
    /// The loops and labelled blocks around.
    around: Vec<(Option<String>, LabelId, bool)>,
}

pub(super) fn stmt(kind: StmtKind) -> Stmt {
    Stmt {
        id: NodeId(0),
        kind,
    }
}

impl Build {
    fn local(&mut self, name: &Ident, drop_free: bool) -> LocalId {
        let id = LocalId(u32::try_from(self.locals.len()).unwrap());
        let name = name.clone();
        self.names.insert(name.to_string(), id);
        self.locals.push(Local {
            drop_free,
            ..Local::new(name, false)
        });
        id
    }

    fn stmts(&mut self, stmts: &[Syn]) -> Vec<Stmt> {
        stmts.iter().map(|one| stmt(self.stmt(one))).collect()
    }

    fn scope(&mut self, block: &syn::Block, declares: Vec<LocalId>) -> Scope {
        Scope {
            declares,
            stmts: self.stmts(&block.stmts),
            ..Scope::default()
        }
    }

    fn stmt(&mut self, one: &Syn) -> StmtKind {
        match one {
            Syn::Local(local) => self.binding(local, one),
            Syn::Macro(found) if found.mac.path.is_ident("yield_") => self.suspend(&found.mac),
            Syn::Macro(found) if found.mac.path.is_ident("piece") => {
                let mut code = self.code(&Expr::Macro(
                    syn::parse2(found.mac.to_token_stream()).unwrap(),
                ));
                code.exits = self.exits(found.mac.tokens.clone());
                StmtKind::Code(code)
            }
            Syn::Expr(expr, _) => self.expr(expr),
            other => panic!("not in the tests' language: {}", other.to_token_stream()),
        }
    }

    fn binding(&mut self, local: &syn::Local, whole: &Syn) -> StmtKind {
        let drop_free = local.pat.to_token_stream().to_string().contains('&');
        let init = local.init.as_ref().map(|init| (*init.expr).clone());
        if let Some(Expr::Macro(found)) = &init
            && found.mac.path.is_ident("yield_")
        {
            let StmtKind::Suspend(suspend) = self.suspend(&found.mac) else {
                unreachable!("it makes nothing else")
            };
            let dest = Some(self.bound(&local.pat, drop_free)[0]);
            return StmtKind::Suspend(Suspend { dest, ..suspend });
        }
        let mut code = self.code(&init.clone().unwrap_or_else(|| syn::parse_quote!(())));
        code.syntax = Syntax::Stmt(whole.clone());
        code.declares = self.bound(&local.pat, drop_free);
        if init.is_none() {
            let gone = code.declares.iter().map(|local| (*local, Effect::MOVED));
            code.access.effects.extend(gone);
        }
        StmtKind::Code(code)
    }

    fn suspend(&self, mac: &syn::Macro) -> StmtKind {
        let operand =
            (!mac.tokens.is_empty()).then(|| self.code(&syn::parse2(mac.tokens.clone()).unwrap()));
        let span = Span::call_site();
        StmtKind::Suspend(Suspend {
            kind: SuspendKind::Yield,
            operand,
            dest: None,
            span,
        })
    }

    fn expr(&mut self, expr: &Expr) -> StmtKind {
        match expr {
            Expr::Assign(assign) => {
                let local = self.names[&assign.left.to_token_stream().to_string()];
                StmtKind::Assign {
                    local,
                    value: self.code(&assign.right),
                    span: Span::call_site(),
                }
            }
            Expr::If(branch) => self.branch(branch),
            Expr::Match(found) => self.branches(found),
            Expr::Loop(found) => {
                let label = self.open(found.label.as_ref(), true);
                let body = self.scope(&found.body, vec![]);
                self.around.pop();
                StmtKind::Loop { label, body }
            }
            Expr::While(found) => self.repeat(found),
            Expr::Block(found) => {
                let label = found
                    .label
                    .as_ref()
                    .map(|_| self.open(found.label.as_ref(), false));
                let scope = self.scope(&found.block, vec![]);
                label.inspect(|_| {
                    self.around.pop();
                });
                StmtKind::Block {
                    label,
                    is_unsafe: false,
                    scope,
                }
            }
            Expr::Break(found) => StmtKind::Break(self.label(found.label.as_ref())),
            Expr::Continue(found) => StmtKind::Continue(self.label(found.label.as_ref())),
            Expr::Return(found) => {
                let value = found
                    .expr
                    .as_ref()
                    .map_or_else(|| syn::parse_quote!(()), |value| (**value).clone());
                StmtKind::Return(self.code(&value))
            }
            other => StmtKind::Code(self.code(other)),
        }
    }

    fn branch(&mut self, branch: &syn::ExprIf) -> StmtKind {
        let cond = self.code(&branch.cond);
        let declares = match &*branch.cond {
            Expr::Let(bind) => self.bound(&bind.pat, false),
            _ => vec![],
        };
        let then = self.scope(&branch.then_branch, declares);
        let otherwise = match branch
            .else_branch
            .as_ref()
            .map(|(_, otherwise)| &**otherwise)
        {
            None => Scope::default(),
            Some(Expr::Block(block)) => self.scope(&block.block, vec![]),
            Some(other) => Scope {
                stmts: vec![stmt(self.expr(other))],
                ..Scope::default()
            },
        };
        StmtKind::If {
            entering: Access::default(),
            cond,
            then,
            otherwise,
        }
    }

    /// A bare local matched by a pattern that binds is moved, as `lower` has it.
    fn branches(&mut self, found: &syn::ExprMatch) -> StmtKind {
        let scrutinee = self.code(&found.expr);
        let matched = self
            .names
            .get(&found.expr.to_token_stream().to_string())
            .copied();
        let mut arms = Vec::new();
        for arm in &found.arms {
            let declares = self.bound(&arm.pat, false);
            let mut access = Access::default();
            if let Some(local) = matched.filter(|_| !declares.is_empty()) {
                access.effects.insert(local, Effect::MOVED);
                access.values.push((local, MemberPath::default()));
            }
            let Expr::Block(block) = &*arm.body else {
                panic!("an arm without braces")
            };
            let body = self.scope(&block.block, declares);
            arms.push(Arm {
                pat: arm.pat.clone(),
                guard: None,
                access,
                body,
            });
        }
        StmtKind::Match { scrutinee, arms }
    }

    /// `loop { if cond { body } else { break } }`, as `lower` has it.
    fn repeat(&mut self, found: &syn::ExprWhile) -> StmtKind {
        let label = self.open(found.label.as_ref(), true);
        let cond = self.code(&found.cond);
        let then = self.scope(&found.body, vec![]);
        let otherwise = Scope {
            stmts: vec![stmt(StmtKind::Break(label))],
            ..Scope::default()
        };
        self.around.pop();
        let stmts = vec![stmt(StmtKind::If {
            entering: Access::default(),
            cond,
            then,
            otherwise,
        })];
        StmtKind::Loop {
            label,
            body: Scope {
                stmts,
                ..Scope::default()
            },
        }
    }

    fn open(&mut self, label: Option<&syn::Label>, is_loop: bool) -> LabelId {
        let id = LabelId(self.labels);
        self.labels += 1;
        let name = label.map(|label| label.name.ident.to_string());
        self.around.push((name, id, is_loop));
        id
    }

    fn label(&self, label: Option<&syn::Lifetime>) -> LabelId {
        let name = label.map(|label| label.ident.to_string());
        let fits = |(one, _, is_loop): &&(Option<String>, LabelId, bool)| match &name {
            None => *is_loop,
            name => one == name,
        };
        self.around.iter().rev().find(fits).expect("a label").1
    }

    /// The lower-case identifiers of the pattern.
    fn bound(&mut self, pat: &Pat, drop_free: bool) -> Vec<LocalId> {
        let pat = match pat {
            Pat::Type(typed) => &typed.pat,
            pat => pat,
        };
        let names = idents(pat.to_token_stream());
        let names = names
            .into_iter()
            .filter(|name| name != "mut" && name != "_");
        let names: Vec<Ident> = names
            .filter(|name| name.to_string().starts_with(char::is_lowercase))
            .collect();
        names
            .iter()
            .map(|name| self.local(name, drop_free))
            .collect()
    }

    pub(super) fn code(&self, expr: &Expr) -> Code {
        let found = idents(expr.to_token_stream());
        let mut access = Access::default();
        for (index, name) in found.iter().enumerate() {
            let Some(local) = self.names.get(&name.to_string()) else {
                continue;
            };
            access.uses.insert(*local);
            if index > 0 && found[index - 1] == "drop" {
                access.effects.insert(*local, Effect::MOVED);
                access.values.push((*local, MemberPath::default()));
            }
        }
        Code {
            diverges: false,
            syntax: Syntax::Expr(expr.clone()),
            access,
            declares: vec![],
            exits: Set::new(),
        }
    }

    fn exits(&self, tokens: TokenStream) -> Set<Exit> {
        let words: Vec<String> = tokens.into_iter().map(|token| token.to_string()).collect();
        let label = |at: usize| {
            let label = syn::Lifetime::new(&format!("'{}", words[at + 2]), Span::call_site());
            self.label(Some(&label))
        };
        let exits = words
            .iter()
            .enumerate()
            .filter_map(|(at, word)| match word.as_str() {
                "break" => Some(Exit::Break(label(at))),
                "continue" => Some(Exit::Continue(label(at))),
                "return" => Some(Exit::Return),
                _ => None,
            });
        exits.collect()
    }
}

/// All identifiers, however deep.
fn idents(tokens: TokenStream) -> Vec<Ident> {
    let mut found = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => found.push(ident),
            TokenTree::Group(group) => found.extend(idents(group.stream())),
            _ => {}
        }
    }
    found
}
