//! Yields planted into a function.
//!
//! Takes a function of somebody's crate; gives the text of a generator with the same body and yields at random places:
//!
//! ```text
//! fn f(x: T) -> R { a(b); c }   becomes   fn f(x: T) -> impl Generator<Item = u32, Return = R> { a(yield_!(b)); yield_!(1); c }
//! ```
//!
//! Rule: a yield stands where a user might write one, so syntax alone gives no reason to refuse it; only a wild planting
//! goes into closures and constants as well.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Stmt, Token, Type, parse_quote, parse2};

use crate::rng::Rng;

/// The text of the generator. `wild`: yields also go where none may stand.
#[must_use]
pub fn plant(mut function: syn::ImplItemFn, wild: bool, rng: &mut Rng) -> String {
    let throws = signature(&mut function.sig, rng);
    let sites = walk(&mut function.block, Vec::new(), throws, wild);
    let mut chosen: Vec<usize> = (0..count(sites, rng)).map(|_| rng.below(sites)).collect();
    chosen.sort_unstable();
    chosen.dedup();
    let forms = chosen
        .into_iter()
        .map(|site| (site, rng.below(8)))
        .collect();
    walk(&mut function.block, forms, throws, wild);
    function.to_token_stream().to_string()
}

/// Mostly a few, as people write them; now and then many.
fn count(sites: usize, rng: &mut Rng) -> usize {
    if rng.once_in(20) {
        sites.min(200)
    } else {
        1 + rng.below(sites.min(8))
    }
}

/// Returns whether something can be thrown.
fn signature(sig: &mut syn::Signature, rng: &mut Rng) -> bool {
    sig.constness = None;
    sig.asyncness = None;
    sig.abi = None;
    sig.variadic = None;
    let ret: Type = match &sig.output {
        syn::ReturnType::Default => parse_quote!(()),
        syn::ReturnType::Type(_, ty) => (**ty).clone(),
    };
    let throws = is_result(&ret) && rng.once_in(3);
    let sent: TokenStream = if rng.once_in(3) {
        quote!(Send = u8,)
    } else {
        quote!()
    };
    let thrown: TokenStream = if throws {
        quote!(Throw = u8,)
    } else {
        quote!()
    };
    sig.output =
        parse_quote!(-> impl ::resumable::Generator<Item = u32, #sent #thrown Return = #ret>);
    throws
}

fn is_result(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "Result"))
}

/// Plants at the chosen sites; returns how many sites there are.
fn walk(block: &mut syn::Block, chosen: Vec<(usize, usize)>, throws: bool, wild: bool) -> usize {
    let mut planter = Planter {
        chosen: chosen.into_iter().peekable(),
        sites: 0,
        throws,
        wild,
    };
    planter.visit_block_mut(block);
    planter.sites
}

struct Planter {
    /// Sites in order, each with the form of its yield.
    chosen: std::iter::Peekable<std::vec::IntoIter<(usize, usize)>>,
    sites: usize,
    throws: bool,
    wild: bool,
}

impl Planter {
    /// The form of the yield to be planted at the next site.
    fn site(&mut self) -> Option<usize> {
        let site = self.sites;
        self.sites += 1;
        self.chosen
            .next_if(|(at, _)| *at == site)
            .map(|(_, form)| form)
    }

    fn statement(&self, form: usize) -> Stmt {
        match form {
            0 if self.throws => parse_quote!(let _thrown = try_yield!(1);),
            0 | 1 => parse_quote!(yield_from!(0..3);),
            _ => parse_quote!(yield_!(1);),
        }
    }

    fn expression(&self, form: usize, expr: &Expr) -> Expr {
        match form {
            0 if self.throws => parse_quote!(try_yield!(#expr)),
            0 | 1 => parse_quote!(yield_from!(#expr)),
            // As a statement, `match a {} - b` would end behind the match.
            2 | 3 => parse2(quote!(({ yield_!(2); #expr })))
                .unwrap_or_else(|_| parse_quote!(({ yield_!(2); (#expr) }))),
            _ => parse_quote!(yield_!(#expr)),
        }
    }

    /// The parts of an expression that must itself stay what it is.
    fn parts(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) | Expr::TryBlock(_)
                if !self.wild => {}
            Expr::Repeat(repeat) if !self.wild => self.visit_expr_mut(&mut repeat.expr),
            Expr::If(branch) => {
                self.visit_expr_mut(&mut branch.cond);
                self.visit_block_mut(&mut branch.then_branch);
                if let Some((_, other)) = &mut branch.else_branch {
                    self.parts(other);
                }
            }
            Expr::Call(call) if matches!(*call.func, Expr::Path(_)) => {
                for argument in &mut call.args {
                    self.visit_expr_mut(argument);
                }
            }
            Expr::Assign(assign) => self.visit_expr_mut(&mut assign.right),
            Expr::Binary(binary) if crate::syntax::is_compound(&binary.op) => {
                self.visit_expr_mut(&mut binary.right);
            }
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }
}

impl VisitMut for Planter {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        self.parts(expr);
        if matches!(expr, Expr::Let(_) | Expr::Verbatim(_) | Expr::Infer(_)) {
            return;
        }
        // A condition's chain of `let`s cannot go into an operand.
        if matches!(expr, Expr::Binary(binary) if matches!(binary.op, syn::BinOp::And(_))) {
            return;
        }
        if let Some(form) = self.site() {
            *expr = self.expression(form, expr);
        }
    }

    fn visit_block_mut(&mut self, block: &mut syn::Block) {
        let mut planted = Vec::with_capacity(block.stmts.len());
        for mut stmt in std::mem::take(&mut block.stmts) {
            if let Some(form) = self.site() {
                planted.push(self.statement(form));
            }
            self.visit_stmt_mut(&mut stmt);
            planted.push(stmt);
        }
        let open = planted.last().is_none_or(is_closed);
        if open && let Some(form) = self.site() {
            planted.push(self.statement(form));
        }
        block.stmts = planted;
    }

    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        match stmt {
            Stmt::Expr(expr, _) => self.parts(expr),
            Stmt::Local(local) => {
                if let Some(init) = &mut local.init {
                    self.visit_expr_mut(&mut init.expr);
                    if let Some((_, diverge)) = &mut init.diverge {
                        self.parts(diverge);
                    }
                }
            }
            _ => visit_mut::visit_stmt_mut(self, stmt),
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        const TAKING_VALUES: &[&str] = &[
            "print",
            "println",
            "eprintln",
            "format",
            "write",
            "writeln",
            "panic",
            "vec",
            "assert",
            "assert_eq",
            "assert_ne",
            "dbg",
            "unreachable",
            "todo",
        ];
        let known = mac
            .path
            .segments
            .last()
            .is_some_and(|last| TAKING_VALUES.iter().any(|name| last.ident == name));
        let parser = Punctuated::<Expr, Token![,]>::parse_terminated;
        if known && let Ok(mut operands) = mac.parse_body_with(parser) {
            for operand in &mut operands {
                // `name = value` and the format string keep their form.
                if !matches!(operand, Expr::Lit(_) | Expr::Assign(_)) {
                    self.visit_expr_mut(operand);
                }
            }
            mac.tokens = operands.to_token_stream();
        }
    }

    fn visit_pat_mut(&mut self, pat: &mut syn::Pat) {
        if let syn::Pat::Guard(guarded) = pat {
            self.visit_expr_mut(&mut guarded.guard);
        }
    }

    fn visit_item_mut(&mut self, item: &mut syn::Item) {
        if self.wild {
            visit_mut::visit_item_mut(self, item);
        }
    }

    fn visit_type_mut(&mut self, _: &mut Type) {}

    fn visit_path_mut(&mut self, _: &mut syn::Path) {}

    fn visit_angle_bracketed_generic_arguments_mut(
        &mut self,
        _: &mut syn::AngleBracketedGenericArguments,
    ) {
    }

    fn visit_attribute_mut(&mut self, _: &mut syn::Attribute) {}
}

/// A statement may follow it.
fn is_closed(stmt: &Stmt) -> bool {
    match stmt {
        Stmt::Expr(_, semi) => semi.is_some(),
        Stmt::Macro(mac) => mac.semi_token.is_some(),
        Stmt::Local(_) | Stmt::Item(_) => true,
    }
}
