//! The body in one piece, which `Iterator::fold` runs: exactly the user's, with `yield_!(x)` a call of the consumer.
//!
//! It comes first and allows no lints, so that the user's lints and type errors come from it, at the user's own tokens.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::{Expr, ExprBreak, ExprParen, FnArg, Item, Macro, Pat, Stmt};

use super::Generate;
use super::returns::returned_value;
use crate::check::yield_operands;
use crate::leap::{YieldMacro, yield_macro, yield_span};
use crate::std_macros;
use crate::tokens;
use crate::visitors::visit_mut::{self, VisitMut};

impl Generate<'_> {
    /// The closure `|frame, emit| body`.
    pub(super) fn unsplit(&self) -> TokenStream {
        let krate = &self.signature.krate;
        let emit = Ident::new("emit", Span::mixed_site());
        let mut block = self.function.block.clone();
        Yields {
            generate: self,
            emit: &emit,
        }
        .visit_block_mut(&mut block);
        let (frame, start) = (
            Ident::new("frame", Span::mixed_site()),
            self.layout.variant(crate::flow::Entry::Start),
        );
        let name = &self.frame_name;
        let fields: Vec<_> = self
            .params_in_order()
            .map(|local| self.layout.name(local))
            .collect();
        let bindings = self.parameter_bindings();
        let ret = &self.signature.ret;
        // As in the arms, where a value of a wrong type is told of without a word about what else returns.
        let body = self.bind_returned(
            &quote!({ #block }),
            |returned| quote!(#[allow(unreachable_code)] return #returned;),
        );
        quote! {
            |#frame, #emit| -> #ret {
                let #name::#start { #(#fields),* } = #frame else { #krate::__private::not_created() };
                #(#bindings)*
                #body
            }
        }
    }

    /// `let <the user's pattern> = <what the caller passed>;`, for each parameter.
    fn parameter_bindings(&self) -> Vec<TokenStream> {
        let inputs = self.function.sig.inputs.iter().zip(self.params_in_order());
        let bindings = inputs.map(|(input, local)| {
            let mut value = self.layout.name(local).clone();
            value.set_span(value.span().located_at(self.body.local(local).name.span()));
            match input {
                FnArg::Receiver(receiver) => {
                    let (mutability, name) = (&receiver.mutability, &self.body.local(local).name);
                    // A method that never mentions `self` is nothing to warn of.
                    quote!(#[allow(unused_variables)] let #mutability #name = #value;)
                }
                FnArg::Typed(argument) => {
                    let pat = &argument.pat;
                    let krate = &self.signature.krate;
                    if matches!(**pat, Pat::Ident(_)) {
                        // With the type, which rustc points at where another is assigned. A plain `let _unused = value;` would be a lint's business.
                        let ty = self.body.local(local).ty.as_ref().map(|ty| quote!(: #ty));
                        quote!(let #pat #ty = #krate::__private::identity(#value);)
                    } else {
                        // What the pattern leaves in the argument drops after what it binds, before the parameters in front.
                        let name = &self.body.local(local).name;
                        let value = self.started(local, quote!(#value));
                        quote!(let #name = #value; let #pat = #name;)
                    }
                }
            }
        });
        bindings.collect()
    }

    /// `end`: where the braces are, which rustc tells of where it tells of the whole.
    fn emitted(&self, mac: &Macro, emit: &Ident, end: Span) -> Option<TokenStream> {
        let kind = yield_macro(mac)?;
        let span = yield_span(mac);
        let operand = if tokens::are_plain_operand(mac.tokens.clone()) {
            Some(Expr::Verbatim(mac.tokens.clone()))
        } else {
            let mut operand = yield_operands(mac).ok()?.into_iter().next();
            if let Some(operand) = &mut operand {
                Yields {
                    generate: self,
                    emit,
                }
                .visit_expr_mut(operand);
            }
            operand
        };
        Some(self.emission(kind, operand.as_ref(), (span, end), emit))
    }

    fn emission(
        &self,
        kind: YieldMacro,
        operand: Option<&Expr>,
        (span, end): (Span, Span),
        emit: &Ident,
    ) -> TokenStream {
        let krate = &self.signature.krate;
        if let (YieldMacro::YieldFrom, Some(operand)) = (kind, operand) {
            return crate::delegate::run(self.signature, operand, emit, span);
        }
        let mixed = Span::mixed_site().located_at(span);
        // All of it stands at the yield: tokens apart would span the whole attribute.
        let (item, emit) = (
            Ident::new("item", mixed),
            Ident::new(&emit.to_string(), mixed),
        );
        let bind = self.bind_item(&item, operand, span);
        let unit = quote_spanned!(span=> ());
        let value = match &self.signature.send {
            Some(send) => quote!(#krate::__private::Option::None::<#send>),
            None => unit.clone(),
        };
        let value = match (kind, &self.signature.throw) {
            (YieldMacro::TryYield, Some(throw)) => {
                quote!(#krate::__private::Result::Ok::<_, #throw>(#value))
            }
            _ => value,
        };
        if kind == YieldMacro::Yield && self.signature.send.is_none() {
            let block = quote_spanned!(mixed=> #bind #emit(#item); #unit);
            // Of the macro's hygiene, or else lints would see a block of the user's.
            return self.braced(block, Some(Span::mixed_site().located_at(end)));
        }
        // The value stands under the user's own token, so that errors about it do not tell of a macro; in the arms too.
        let sent = Ident::new("__sent", span);
        let block = quote_spanned!(mixed=> #bind #emit(#item); let #sent = #value; #sent);
        self.braced(block, Some(span))
    }

    /// `let item: Item = operand;`: here the value coerces to the item's type, and the operand's temporaries end.
    pub(super) fn bind_item(
        &self,
        item: &Ident,
        operand: Option<&Expr>,
        span: Span,
    ) -> TokenStream {
        let ty = &self.signature.item;
        if let Some(operand) = operand {
            quote!(let #item: #ty = #operand;)
        } else {
            quote_spanned!(span=> let #item: #ty = ();)
        }
    }
}

/// Replaces the yields of this function; those of functions inside are theirs.
struct Yields<'g> {
    generate: &'g Generate<'g>,
    emit: &'g Ident,
}

impl Yields<'_> {
    fn replaced(&mut self, expr: &Expr) -> Option<TokenStream> {
        match expr {
            Expr::Macro(call) => {
                let end = call.mac.delimiter.span().join();
                self.generate.emitted(&call.mac, self.emit, end)
            }
            Expr::Yield(keyword) => {
                let mut operand = keyword.expr.clone();
                if let Some(operand) = &mut operand {
                    self.visit_expr_mut(operand);
                }
                let span = keyword.yield_token.span;
                Some(self.generate.emission(
                    YieldMacro::Yield,
                    operand.as_deref(),
                    (span, span),
                    self.emit,
                ))
            }
            Expr::Return(jump) => {
                let mut jump = jump.clone();
                visit_mut::visit_expr_return_mut(self, &mut jump);
                let value = self
                    .generate
                    .bind_returned(&returned_value(&jump), |returned| quote!(#returned));
                let keyword = jump.return_token;
                // Only the braces: what is in them stays where it is.
                let value = value.into_iter().map(|mut token| {
                    token.set_span(token.span().located_at(keyword.span));
                    token
                });
                Some(quote!(#keyword #(#value)*))
            }
            _ => None,
        }
    }
}

impl VisitMut for Yields<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match self.replaced(expr) {
            Some(tokens) => *expr = block(tokens),
            None if matches!(expr, Expr::Closure(_) | Expr::Async(_) | Expr::Const(_)) => {}
            None => visit_mut::visit_expr_mut(self, expr),
        }
    }

    /// `break 'a yield_!(x)`: a lint takes a bare block behind a label for a mistake, and the block is not the user's.
    fn visit_expr_break_mut(&mut self, jump: &mut ExprBreak) {
        let yields = jump.expr.as_ref().is_some_and(|value| is_yield(value));
        visit_mut::visit_expr_break_mut(self, jump);
        if let (true, Some(_), Some(value)) = (yields, &jump.label, &mut jump.expr) {
            **value = parenthesised((**value).clone());
        }
    }

    /// `let x = yield_!(1);`: the block has to be around its value, or lints would see an assignment apart from the `let`.
    fn visit_local_mut(&mut self, binding: &mut syn::Local) {
        let yielded = binding.init.as_ref().and_then(|init| match &*init.expr {
            Expr::Macro(call) => yield_macro(&call.mac).map(|_| yield_span(&call.mac)),
            _ => None,
        });
        visit_mut::visit_local_mut(self, binding);
        if let (Some(span), Some(init)) = (yielded, &mut binding.init)
            && let Expr::Block(block) = &mut *init.expr
        {
            let mut braces = Group::new(Delimiter::Brace, TokenStream::new());
            braces.set_span(Span::mixed_site().located_at(span));
            block.block.brace_token.span = braces.delim_span();
        }
    }

    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        if let Stmt::Macro(call) = stmt
            && let Some(tokens) = self
                .generate
                .emitted(&call.mac, self.emit, yield_span(&call.mac))
        {
            *stmt = Stmt::Expr(block(tokens), call.semi_token);
            return;
        }
        visit_mut::visit_stmt_mut(self, stmt);
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        if !crate::leap::mac(mac) {
            return;
        }
        if let Some(parsed) = std_macros::parse(mac) {
            *mac = parsed.rewrite(|operand| self.visit_expr_mut(operand));
        }
    }

    fn visit_item_mut(&mut self, _: &mut Item) {}
}

fn is_yield(expr: &Expr) -> bool {
    match expr {
        Expr::Macro(call) => yield_macro(&call.mac).is_some(),
        Expr::Yield(_) => true,
        _ => false,
    }
}

/// `(expr)`, in parentheses of the macro's own, which no lint takes for needless ones of the user's.
fn parenthesised(expr: Expr) -> Expr {
    let mut parentheses = Group::new(Delimiter::Parenthesis, TokenStream::new());
    parentheses.set_span(Span::mixed_site());
    Expr::Paren(ExprParen {
        attrs: Vec::new(),
        paren_token: syn::token::Paren {
            span: parentheses.delim_span(),
        },
        expr: Box::new(expr),
    })
}

/// `{ .. }` as syntax, so that syn puts parentheses around it where a statement begins with it: `yield_!(x) == y`.
fn block(tokens: TokenStream) -> Expr {
    let mut trees = tokens.clone().into_iter();
    let (Some(TokenTree::Group(group)), None) = (trees.next(), trees.next()) else {
        return Expr::Verbatim(tokens);
    };
    if group.delimiter() != Delimiter::Brace {
        return Expr::Verbatim(tokens);
    }
    let brace_token = syn::token::Brace {
        span: group.delim_span(),
    };
    Expr::Block(syn::ExprBlock {
        attrs: Vec::new(),
        label: None,
        block: syn::Block {
            brace_token,
            stmts: vec![Stmt::Expr(Expr::Verbatim(group.stream()), None)],
        },
    })
}
