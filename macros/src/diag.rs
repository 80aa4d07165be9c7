//! Errors: collected by every pass, let through a gate between two passes, written out as `compile_error!`s.
//!
//! Takes a span and a text of [`message`]; gives the tokens that make rustc report them all at once.
//!
//! Rule: the span is the smallest user token at fault, and no text is written outside of [`message`]. What rustc has reported already is not
//! reported again.

pub(crate) mod message;

use std::fmt::Display;

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};

/// The errors of one function so far.
#[derive(Default)]
pub(crate) struct Diagnostics {
    errors: Option<syn::Error>,
    /// Why the body of the function could not be parsed.
    unread: Option<syn::Error>,
}

/// A gate was shut: the errors are in the [`Diagnostics`].
#[derive(Debug)]
pub(crate) struct Failed;

impl Diagnostics {
    /// Reports `message` at the span of `tokens`.
    pub(crate) fn push(&mut self, tokens: impl ToTokens, message: impl Display) {
        self.absorb(syn::Error::new_spanned(tokens, message));
    }

    /// Takes in an error that came from somewhere else: syn's parser, mostly.
    pub(crate) fn absorb(&mut self, error: syn::Error) {
        match &mut self.errors {
            Some(errors) => errors.combine(error),
            None => self.errors = Some(error),
        }
    }

    /// Takes in what the parser says of a body. rustc has parsed it before, so that a mistake of the user's has been reported.
    pub(crate) fn unread(&mut self, error: syn::Error) {
        self.unread.get_or_insert(error);
    }

    /// Shut as soon as anything has been reported: the passes behind it may rely on what those before it checked.
    pub(crate) fn gate(&self) -> Result<(), Failed> {
        if self.errors.is_some() || self.unread.is_some() {
            return Err(Failed);
        }
        Ok(())
    }

    /// One `compile_error!` an error. Each gets `attributes`, so that an error in code that a `#[cfg]` turns off is
    /// turned off with it.
    pub(crate) fn into_tokens(self, attributes: &[syn::Attribute]) -> TokenStream {
        let mut tokens = TokenStream::new();
        for error in self.errors.into_iter().flatten() {
            for attribute in attributes {
                attribute.to_tokens(&mut tokens);
            }
            tokens.extend(error.into_compile_error());
        }
        tokens
    }

    /// A statement that says that the body could not be parsed, by a lint: rustc comes to those only where nothing else is wrong, and then it
    /// is newer than the parser.
    pub(crate) fn unread_into_tokens(&mut self) -> TokenStream {
        let Some(error) = self.unread.take() else {
            return TokenStream::new();
        };
        let text = message::unreadable_syntax(&error);
        let syntax = Ident::new("unreadable_syntax", error.span());
        let statement = quote_spanned!(error.span()=> #syntax;);
        quote! {
            #[must_use = #text]
            #[allow(non_camel_case_types)]
            struct #syntax;
            #[deny(unused_must_use)]
            #statement
        }
    }

    /// The texts, for tests.
    #[cfg(test)]
    pub(crate) fn texts(self) -> Vec<String> {
        let errors = self.errors.into_iter().chain(self.unread).flatten();
        errors.map(|error| error.to_string()).collect()
    }
}

/// The tokens, with their own hygiene, as if they stood at `span`: there rustc reports what it finds wrong with them.
pub(crate) fn located(tokens: TokenStream, span: Span) -> TokenStream {
    respanned(tokens, &|token| token.span().located_at(span))
}

/// The tokens, as if the user had written them at `span`: what rustc has said of that already it does not say of them again. Which crate a
/// `$crate` is, its own hygiene alone says.
pub(crate) fn as_written(tokens: TokenStream, span: Span) -> TokenStream {
    respanned(tokens, &|token| match token {
        TokenTree::Ident(name) if name == "$crate" => name.span().located_at(span),
        _ => span,
    })
}

fn respanned(tokens: TokenStream, span: &dyn Fn(&TokenTree) -> Span) -> TokenStream {
    let tokens = tokens.into_iter().map(|token| {
        let at = span(&token);
        let mut token = match token {
            TokenTree::Group(group) => {
                Group::new(group.delimiter(), respanned(group.stream(), span)).into()
            }
            other => other,
        };
        token.set_span(at);
        token
    });
    tokens.collect()
}
