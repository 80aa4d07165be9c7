//! The ways out of an arm: what the step closure answers.
//!
//! The closure's own return type lets the user's `?`, and a `return Err(..)` that a macro hides, stand as they are: where the body
//! has such, a step of a generator that returns `Result<T, F>` is a `Result<Step<Y, T>, F>` (the runtime's `Try`).

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Stmt};

use super::Generate;
use super::place::Places;
use super::returns::{Returns, returned};
use crate::ir::{After, Code, Syntax};
use crate::signature::Shape;
use crate::visitors::visit_mut::VisitMut;

impl Generate<'_> {
    /// What the step closure returns.
    pub(super) fn output(&self) -> TokenStream {
        let (krate, ret, ty) = (
            &self.signature.krate,
            &self.signature.ret,
            &self.signature.item,
        );
        if self.signature.shape == Shape::Try {
            quote!(<#ret as #krate::__private::Try>::Out::<#ty>)
        } else {
            quote!(#krate::__private::Step<#ty, #ret>)
        }
    }

    /// `return <the step that hands out the item>`
    pub(super) fn return_yield(&self, item: &Ident) -> TokenStream {
        self.return_step("Yield", "yielded", Some(item))
    }

    /// `return <the step that ends the generator with the value>`, as a block.
    pub(super) fn return_value(&self, value: &TokenStream) -> TokenStream {
        self.bind_returned(value, |returned| {
            self.return_step("Return", "returned", Some(returned))
        })
    }

    /// `{ let returned: Return = value; .. }`, in both forms of the body: here the value coerces, or is of a wrong type.
    pub(super) fn bind_returned(
        &self,
        value: &TokenStream,
        then: impl FnOnce(&Ident) -> TokenStream,
    ) -> TokenStream {
        let (ret, returned) = (
            &self.signature.ret,
            Ident::new("returned", Span::mixed_site()),
        );
        let then = then(&returned);
        quote!({ let #returned: #ret = #value; #then })
    }

    /// `return <the step that goes on at another entry>`
    pub(super) fn return_jump(&self) -> TokenStream {
        self.return_step("Jump", "jump", None)
    }

    /// `return <the step of a generator that has ended>`
    pub(super) fn return_closed(&self) -> TokenStream {
        self.return_step("Closed", "closed", None)
    }

    /// A step by its variant's name, or by that of the function of the runtime's `Try` that makes it, with what it holds.
    fn return_step(&self, variant: &str, tried: &str, value: Option<&Ident>) -> TokenStream {
        let (krate, ret, ty) = (
            &self.signature.krate,
            &self.signature.ret,
            &self.signature.item,
        );
        let named = |name| Ident::new(name, Span::mixed_site());
        let variant = named(variant);
        let held = value.iter();
        match self.signature.shape {
            Shape::Plain => quote!(return #krate::__private::Step::#variant #((#held))*),
            Shape::Try => {
                let tried = named(tried);
                quote!(return <#ret as #krate::__private::Try>::#tried::<#ty>(#value))
            }
            Shape::Unit => {
                let answer = answer();
                quote!(return #answer = #krate::__private::Option::Some(#krate::__private::Step::#variant #((#held))*))
            }
        }
    }

    /// What a thrown error leaves the function with: `Err(From::from(error))`.
    pub(super) fn raise(&self, error: &Ident) -> TokenStream {
        let (krate, ret, throw) = (
            &self.signature.krate,
            &self.signature.ret,
            &self.signature.throw,
        );
        self.return_value(&quote!({ <#ret as #krate::__private::Raise<#throw>>::raise(#error) }))
    }

    /// Carried code, with the user's `return e` written for the step closure, and what is in place named as that.
    pub(super) fn code(&self, code: &Code, places: &Places) -> TokenStream {
        match &code.syntax {
            Syntax::Stmt(stmt) => {
                let mut stmt = stmt.clone();
                places.in_stmt(&mut stmt);
                Returns { generate: self }.visit_stmt_mut(&mut stmt);
                if let Stmt::Local(binding) = &mut stmt
                    && let Some(init) = &mut binding.init
                    && init.diverge.is_none()
                    && self.takes_temporary(&init.expr, code)
                {
                    let value = &init.expr;
                    *init.expr = Expr::Verbatim(quote_spanned!(value.span()=> { #value }));
                }
                quote!(#stmt)
            }
            Syntax::Expr(expr) => self.carried(expr, code, places).to_token_stream(),
        }
    }

    /// As [`Self::code`], as what is returned.
    pub(super) fn returned(&self, code: &Code, places: &Places) -> TokenStream {
        match &code.syntax {
            Syntax::Stmt(_) => self.code(code, places),
            Syntax::Expr(expr) => returned(self.carried(expr, code, places)),
        }
    }

    fn carried(&self, expr: &Expr, code: &Code, places: &Places) -> Expr {
        let mut expr = expr.clone();
        places.in_expr(&mut expr);
        Returns { generate: self }.visit_expr_mut(&mut expr);
        if self.takes_temporary(&expr, code) {
            return Expr::Verbatim(quote_spanned!(expr.span()=> { #expr }));
        }
        expr
    }

    /// Whether the value is a temporary, moved: in the unsplit body a block stands in its place, and rustc words what is wrong with a
    /// block's value differently.
    fn takes_temporary(&self, value: &Expr, code: &Code) -> bool {
        let Expr::Path(path) = value else {
            return false;
        };
        path.path.get_ident().is_some_and(|name| {
            let mut moved = code
                .access
                .effects
                .iter()
                .filter(|(_, effect)| effect.from_init == After::Gone);
            moved.any(|(local, _)| {
                !self.body.local(*local).user && self.body.local(*local).name == *name
            })
        })
    }
}

/// Where an arm of the shape `Unit` leaves its step.
pub(super) fn answer() -> Ident {
    Ident::new("answer", Span::mixed_site())
}
