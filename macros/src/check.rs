//! Says no early: everything that syntax alone shows to be wrong in a body.
//!
//! Takes the function, and the signature if it could be read; gives errors.
//!
//! Rule: one error a mistake, at the smallest token: the `yield_` of a misplaced `yield_!(x)`. What the later passes take for
//! granted is checked here: suspension points stand in the generator's own frame, with the right number of operands.

mod assign;
mod parameters;
mod tokens;

pub(crate) use parameters::is_unsized;
use proc_macro2::Ident;
use syn::punctuated::Punctuated;

use crate::diag::{Diagnostics, message};
use crate::leap::{self, YieldMacro};
use crate::signature::{self, Signature};
use crate::std_macros;
use crate::syntax::is_compound;
use crate::tokens::are_plain_operand;
use crate::visitors::visit::{self, Visit};

pub(crate) fn check(
    function: &syn::ImplItemFn,
    signature: Option<&Signature>,
    errors: &mut Diagnostics,
) {
    let mut checker = Checker {
        throws: signature.is_none_or(|signature| signature.throw.is_some()),
        fails: signature.is_none_or(|signature| !signature::cannot_fail(&signature.ret)),
        shared: shared(&function.sig),
        place: None,
        in_loop: false,
        labels: Vec::new(),
        errors,
    };
    checker.visit_signature(&function.sig);
    checker.visit_block(&function.block);
    parameters::check(&function.sig, errors);
    for attribute in function
        .attrs
        .iter()
        .filter(|attribute| is_generator(attribute))
    {
        errors.push(attribute.path(), message::GENERATOR_TWICE);
    }
}

/// Whether it is this attribute, for all that its path tells.
pub(crate) fn is_generator(attribute: &syn::Attribute) -> bool {
    let path = attribute.path();
    let of_crate = path
        .segments
        .first()
        .is_some_and(|first| first.ident == "resumable");
    path.is_ident("generator") || (of_crate && path.segments.len() == 2)
}

/// The operands of a yield macro, as far as its tokens are expressions.
pub(crate) fn yield_operands(mac: &syn::Macro) -> syn::Result<Vec<syn::Expr>> {
    let list = mac.parse_body_with(Punctuated::<_, syn::Token![,]>::parse_terminated)?;
    Ok(list.into_iter().collect())
}

struct Checker<'a> {
    /// There is a `Throw`, or the signature is unknown.
    throws: bool,
    /// `?` can leave through `Return`, as far as syntax tells. Reset by the first error: the mistake is the signature's.
    fails: bool,
    /// That of a method's `&self`. Gone with the first error as well.
    shared: Option<syn::Token![&]>,
    /// `None` in the generator's own frame.
    place: Option<Place>,
    /// Around what is being visited, in the generator's own frame.
    in_loop: bool,
    /// Those of the loops and blocks around, in the generator's own frame.
    labels: Vec<String>,
    errors: &'a mut Diagnostics,
}

/// Where a yield may not stand.
#[derive(Clone, Copy)]
enum Place {
    Closure,
    Async,
    Function,
    Constant,
    Type,
    Pattern,
    Try,
}

impl Place {
    /// Its name, and what to do instead.
    fn describe(self) -> (&'static str, &'static str) {
        const MOVE: &str = "move it into the generator's own body";
        match self {
            Self::Closure => ("a closure", MOVE),
            Self::Async => ("an `async` block", MOVE),
            Self::Function => ("a nested function", "mark that one `#[generator]` as well"),
            Self::Constant => ("a constant", MOVE),
            Self::Type => ("a type", MOVE),
            Self::Pattern => ("a pattern", "match first, and yield in the arm"),
            Self::Try => ("a `try` block", MOVE),
        }
    }
}

impl Checker<'_> {
    fn inside(&mut self, place: Place, visit: impl FnOnce(&mut Self)) {
        let outer = self.place.replace(place);
        visit(self);
        self.place = outer;
    }

    fn inside_loop(&mut self, label: Option<&syn::Label>, visit: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.in_loop, true);
        let depth = self.labels.len();
        self.labels
            .extend(label.map(|label| label.name.ident.to_string()));
        visit(self);
        self.labels.truncate(depth);
        self.in_loop = outer;
    }

    /// A `break` or `continue`. The body is written in closures, and twice; so rustc would speak of one, and of each label twice.
    fn jump(&mut self, token: &impl quote::ToTokens, name: &str, label: Option<&syn::Lifetime>) {
        if self.place.is_some() {
            return;
        }
        match label {
            None if !self.in_loop => self.errors.push(token, message::jump_outside_loop(name)),
            // By the text alone: of hygiene, rustc knows more.
            Some(label) if !self.labels.iter().any(|known| label.ident == *known) => {
                self.errors.push(label, message::undeclared_label(label));
            }
            _ => {}
        }
    }

    /// rustc, which knows of no `self` here, would say something else, and twice.
    fn assigned(&mut self, place: &syn::Expr) {
        // Other functions have a `self` of their own.
        let is_own = !matches!(self.place, Some(Place::Function | Place::Constant));
        if is_own && assign::is_of_self(place) && self.shared.take().is_some() {
            self.errors.push(place, message::SHARED_SELF);
        }
    }

    fn misplaced(&mut self, token: &impl quote::ToTokens, name: &str, place: Place) {
        let (place, remedy) = place.describe();
        let text = message::misplaced_yield(name, place, remedy);
        self.errors.push(token, text);
    }

    fn yield_macro(&mut self, kind: YieldMacro, mac: &syn::Macro) {
        let Some(name) = mac.path.segments.last().map(|last| &last.ident) else {
            return;
        };
        if let Some(place) = self.place {
            self.misplaced(name, &format!("{name}!"), place);
            return;
        }
        if kind == YieldMacro::TryYield && !self.throws {
            self.errors.push(name, message::TRY_YIELD_WITHOUT_THROW);
        }
        // Nothing can be wrong in it but that it is no expression, which `lower` tells: it has to parse it.
        if are_plain_operand(mac.tokens.clone()) {
            return;
        }
        match yield_operands(mac) {
            Ok(operands) => {
                self.arity(kind, name, &operands);
                for operand in &operands {
                    self.visit_expr(operand);
                }
            }
            Err(error) => self.errors.absorb(error),
        }
    }

    fn arity(&mut self, kind: YieldMacro, name: &Ident, operands: &[syn::Expr]) {
        if kind == YieldMacro::YieldFrom {
            match operands {
                [_] => {}
                [] => self.errors.push(name, message::YIELD_FROM_ARITY),
                [_, surplus, ..] => self.errors.push(surplus, message::YIELD_FROM_ARITY),
            }
        } else if let [_, surplus, ..] = operands {
            self.errors.push(surplus, message::yield_arity(name));
        }
    }

    /// A macro that is not ours: seen through if it is one of std's, else it may not hold a yield.
    fn other_macro(&mut self, mac: &syn::Macro) {
        if let Some(known) = std_macros::parse(mac) {
            for operand in &known.operands {
                self.visit_expr(&operand.expr);
            }
            if let Some(guard) = known.guard() {
                self.visit_expr(guard);
            }
            return;
        }
        let Some(last) = mac.path.segments.last() else {
            return;
        };
        for name in tokens::yields(mac.tokens.clone()) {
            match self.place {
                Some(place) => self.misplaced(&name, &format!("{name}!"), place),
                None if last.ident == "macro_rules" => {
                    let text = message::yield_in_macro_rules(format!("{name}!"));
                    self.errors.push(&name, text);
                }
                None => {
                    let text = message::yield_in_unknown_macro(format!("{name}!"), &last.ident);
                    self.errors.push(&name, text);
                }
            }
        }
    }
}

impl Visit for Checker<'_> {
    fn visit_macro(&mut self, mac: &syn::Macro) {
        match leap::yield_macro(mac) {
            Some(kind) => self.yield_macro(kind, mac),
            None => self.other_macro(mac),
        }
    }

    fn visit_expr_yield(&mut self, expr: &syn::ExprYield) {
        match self.place {
            Some(place) => self.misplaced(&expr.yield_token, "yield", place),
            None => visit::visit_expr_yield(self, expr),
        }
    }

    fn visit_expr_try(&mut self, expr: &syn::ExprTry) {
        if self.place.is_none() && !self.fails {
            self.fails = true;
            self.errors
                .push(expr.question_token, message::TRY_WITHOUT_RESULT);
        }
        visit::visit_expr_try(self, expr);
    }

    fn visit_expr_binary(&mut self, expr: &syn::ExprBinary) {
        if self.place.is_none() && assign::is_unordered(expr) {
            self.errors.push(&expr.left, message::ASSIGN_ORDER);
        }
        if is_compound(&expr.op) {
            self.assigned(&expr.left);
        }
        visit::visit_expr_binary(self, expr);
    }

    fn visit_expr_assign(&mut self, expr: &syn::ExprAssign) {
        self.assigned(&expr.left);
        visit::visit_expr_assign(self, expr);
    }

    fn visit_expr_break(&mut self, expr: &syn::ExprBreak) {
        self.jump(&expr.break_token, "break", expr.label.as_ref());
        visit::visit_expr_break(self, expr);
    }

    fn visit_expr_continue(&mut self, expr: &syn::ExprContinue) {
        self.jump(&expr.continue_token, "continue", expr.label.as_ref());
    }

    fn visit_expr_loop(&mut self, expr: &syn::ExprLoop) {
        self.inside_loop(expr.label.as_ref(), |checker| {
            visit::visit_expr_loop(checker, expr);
        });
    }

    fn visit_expr_while(&mut self, expr: &syn::ExprWhile) {
        self.inside_loop(expr.label.as_ref(), |checker| {
            visit::visit_expr_while(checker, expr);
        });
    }

    fn visit_expr_for_loop(&mut self, expr: &syn::ExprForLoop) {
        self.visit_pat(&expr.pat);
        self.visit_expr(&expr.expr);
        self.inside_loop(expr.label.as_ref(), |checker| {
            checker.visit_block(&expr.body);
        });
    }

    fn visit_expr_block(&mut self, expr: &syn::ExprBlock) {
        if expr.label.is_some() {
            // A jump that names no label is rustc's to reject there.
            self.inside_loop(expr.label.as_ref(), |checker| {
                visit::visit_expr_block(checker, expr);
            });
        } else {
            visit::visit_expr_block(self, expr);
        }
    }

    fn visit_expr_closure(&mut self, expr: &syn::ExprClosure) {
        // Nightly's coroutines are closures with yields of their own.
        if !has_attribute(&expr.attrs, "coroutine") {
            self.inside(Place::Closure, |checker| {
                visit::visit_expr_closure(checker, expr);
            });
        }
    }

    fn visit_expr_async(&mut self, expr: &syn::ExprAsync) {
        self.inside(Place::Async, |checker| {
            visit::visit_expr_async(checker, expr);
        });
    }

    fn visit_expr_try_block(&mut self, expr: &syn::ExprTryBlock) {
        self.inside(Place::Try, |checker| {
            visit::visit_expr_try_block(checker, expr);
        });
    }

    fn visit_expr_const(&mut self, expr: &syn::ExprConst) {
        self.inside(Place::Constant, |checker| {
            visit::visit_expr_const(checker, expr);
        });
    }

    fn visit_expr_repeat(&mut self, expr: &syn::ExprRepeat) {
        self.visit_expr(&expr.expr);
        self.inside(Place::Constant, |checker| checker.visit_expr(&expr.len));
    }

    fn visit_type(&mut self, ty: &syn::Type) {
        self.inside(Place::Type, |checker| visit::visit_type(checker, ty));
    }

    fn visit_type_array(&mut self, ty: &syn::TypeArray) {
        self.visit_type(&ty.elem);
        self.inside(Place::Constant, |checker| checker.visit_expr(&ty.len));
    }

    fn visit_generic_argument(&mut self, argument: &syn::GenericArgument) {
        self.inside(Place::Constant, |checker| {
            visit::visit_generic_argument(checker, argument);
        });
    }

    fn visit_pat(&mut self, pat: &syn::Pat) {
        // A guard runs in the generator's own frame, whatever pattern it belongs to.
        if let syn::Pat::Guard(guarded) = pat {
            self.visit_pat(&guarded.pat);
            self.visit_expr(&guarded.guard);
        } else {
            self.inside(Place::Pattern, |checker| visit::visit_pat(checker, pat));
        }
    }

    fn visit_item(&mut self, item: &syn::Item) {
        match item {
            // Both know what to say of the yields in them.
            syn::Item::Fn(_) | syn::Item::Macro(_) => visit::visit_item(self, item),
            _ => self.inside(Place::Constant, |checker| visit::visit_item(checker, item)),
        }
    }

    fn visit_item_fn(&mut self, function: &syn::ItemFn) {
        if !has_attribute(&function.attrs, "generator") {
            self.inside(Place::Function, |checker| {
                visit::visit_item_fn(checker, function);
            });
        }
    }

    fn visit_impl_item_fn(&mut self, function: &syn::ImplItemFn) {
        if !has_attribute(&function.attrs, "generator") {
            self.inside(Place::Function, |checker| {
                visit::visit_impl_item_fn(checker, function);
            });
        }
    }

    fn visit_trait_item_fn(&mut self, function: &syn::TraitItemFn) {
        if !has_attribute(&function.attrs, "generator") {
            self.inside(Place::Function, |checker| {
                visit::visit_trait_item_fn(checker, function);
            });
        }
    }

    fn visit_attribute(&mut self, _: &syn::Attribute) {}
}

fn shared(sig: &syn::Signature) -> Option<syn::Token![&]> {
    match sig.receiver()?.kind {
        syn::ReceiverKind::Reference(and, _, None) => Some(and),
        _ => None,
    }
}

/// By the last segment of its path.
fn has_attribute(attributes: &[syn::Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| {
        let last = attribute.path().segments.last();
        last.is_some_and(|last| last.ident == name)
    })
}

#[cfg(test)]
mod tests;
