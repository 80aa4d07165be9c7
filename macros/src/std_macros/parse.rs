//! Reads a standard macro's arguments.
//!
//! Takes the call, gives a [`StdMacro`]. Every token goes into a piece or an operand, so that the call can be rebuilt.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Expr, Ident, Pat, Token};

use super::{By, Operand, Piece, StdMacro, captures};

/// The kinds of argument lists.
#[derive(Clone, Copy)]
enum Shape {
    /// `"..", args`, all of it optional.
    Format,
    /// A destination, then as [`Shape::Format`].
    Write,
    /// A condition, then a message.
    Assert,
    /// Two operands to compare, then a message.
    Compare,
    /// `a, b` or `a; n`.
    Vec,
    /// Values, separated by commas.
    Values,
    /// A scrutinee and a pattern.
    Matches,
    /// Tokens that are printed: nothing in them is evaluated, or renamed.
    Text,
}

/// The macro, if it is one of the standard library's and its arguments can be read.
pub(crate) fn parse(mac: &syn::Macro) -> Option<StdMacro> {
    let name = standard_name(&mac.path)?;
    let debug_only = name.starts_with("debug_");
    let shape = shape(&name)?;
    let read = |input: ParseStream| {
        let mut reader = Reader::default();
        reader.arguments(input, shape)?;
        Ok(reader)
    };
    let reader = read.parse2(mac.tokens.clone()).ok()?;
    Some(StdMacro {
        diverges: diverges(&name),
        name,
        operands: reader.operands,
        captures: reader.captures,
        pattern: reader.pattern,
        debug_only,
        call: mac.clone(),
        pieces: reader.pieces,
    })
}

/// Whether one of those macros has the name.
pub(crate) fn is_name(name: &str) -> bool {
    shape(name).is_some()
}

/// Whether the macro makes text of its tokens: `stringify!`.
pub(crate) fn is_text(mac: &syn::Macro) -> bool {
    standard_name(&mac.path).is_some_and(|name| matches!(shape(&name), Some(Shape::Text)))
}

/// Whether the macro has the name of one in which [`parse`] finds operands; its arguments may be unreadable all the same.
pub(crate) fn is_standard(mac: &syn::Macro) -> bool {
    let shape = standard_name(&mac.path).and_then(|name| shape(&name));
    shape.is_some_and(|shape| !matches!(shape, Shape::Text))
}

/// `println`, `std::println`, `::core::panic`, `std::pin::pin`: the last segment, if the path may be the standard library's.
fn standard_name(path: &syn::Path) -> Option<String> {
    let first = &path.segments.first()?.ident;
    let last = &path.segments.last()?.ident;
    let of_std = first == "std" || first == "core" || first == "alloc";
    (path.segments.len() == 1 || of_std).then(|| last.unraw().to_string())
}

fn shape(name: &str) -> Option<Shape> {
    Some(match name {
        "print" | "println" | "eprint" | "eprintln" | "format" | "format_args" | "panic"
        | "todo" | "unimplemented" | "unreachable" => Shape::Format,
        "write" | "writeln" => Shape::Write,
        "assert" | "debug_assert" => Shape::Assert,
        "assert_eq" | "assert_ne" | "debug_assert_eq" | "debug_assert_ne" => Shape::Compare,
        "vec" => Shape::Vec,
        "dbg" | "pin" => Shape::Values,
        "matches" => Shape::Matches,
        "stringify" => Shape::Text,
        _ => return None,
    })
}

fn diverges(name: &str) -> bool {
    matches!(name, "panic" | "todo" | "unimplemented" | "unreachable")
}

#[derive(Default)]
struct Reader {
    operands: Vec<Operand>,
    captures: Vec<Ident>,
    pattern: Option<(Pat, Option<Expr>)>,
    pieces: Vec<Piece>,
}

impl Reader {
    fn arguments(&mut self, input: ParseStream, shape: Shape) -> syn::Result<()> {
        match shape {
            Shape::Format => self.format(input, false),
            Shape::Write => {
                self.operand(input, By::Ref, false)?;
                self.message(input, false)
            }
            Shape::Assert => {
                self.operand(input, By::Value, false)?;
                self.message(input, true)
            }
            Shape::Compare => {
                self.operand(input, By::Ref, false)?;
                self.token::<Token![,]>(input)?;
                self.operand(input, By::Ref, false)?;
                self.message(input, true)
            }
            Shape::Vec => self.vec(input),
            Shape::Values => self.values(input),
            Shape::Matches => self.matches(input),
            Shape::Text => self.token::<TokenStream>(input),
        }
    }

    /// `, "..", args` or nothing.
    fn message(&mut self, input: ParseStream, lazy: bool) -> syn::Result<()> {
        if input.is_empty() {
            return Ok(());
        }
        self.token::<Token![,]>(input)?;
        self.format(input, lazy)
    }

    /// `"..", value, name = value`, or nothing.
    fn format(&mut self, input: ParseStream, lazy: bool) -> syn::Result<()> {
        if input.is_empty() {
            return Ok(());
        }
        let template: Expr = input.parse()?;
        let mut captured = template_captures(&template)?;
        self.pieces
            .push(Piece::Template(template.to_token_stream()));
        while !input.is_empty() {
            self.token::<Token![,]>(input)?;
            if input.is_empty() {
                break;
            }
            if let Some(name) = self.argument_name(input)? {
                captured.retain(|capture| capture.unraw() != name);
            }
            self.operand(input, By::Ref, lazy)?;
        }
        self.captures = captured;
        Ok(())
    }

    /// The `name =` of a named argument.
    fn argument_name(&mut self, input: ParseStream) -> syn::Result<Option<Ident>> {
        let named = input.peek(Ident::peek_any)
            && input.peek2(Token![=])
            && !input.peek2(Token![==])
            && !input.peek2(Token![=>]);
        if !named {
            return Ok(None);
        }
        let name = input.call(Ident::parse_any)?;
        self.piece(name.clone());
        self.token::<Token![=]>(input)?;
        Ok(Some(name.unraw()))
    }

    fn vec(&mut self, input: ParseStream) -> syn::Result<()> {
        if input.is_empty() {
            return Ok(());
        }
        self.operand(input, By::Value, false)?;
        if input.peek(Token![;]) {
            self.token::<Token![;]>(input)?;
            return self.operand(input, By::Value, false);
        }
        if input.is_empty() {
            return Ok(());
        }
        self.token::<Token![,]>(input)?;
        self.values(input)
    }

    fn values(&mut self, input: ParseStream) -> syn::Result<()> {
        while !input.is_empty() {
            self.operand(input, By::Value, false)?;
            if !input.is_empty() {
                self.token::<Token![,]>(input)?;
            }
        }
        Ok(())
    }

    fn matches(&mut self, input: ParseStream) -> syn::Result<()> {
        self.operand(input, By::Scrutinee, false)?;
        self.token::<Token![,]>(input)?;
        let pat = Pat::parse_multi_with_leading_vert(input)?;
        self.pieces.push(Piece::Pattern);
        let mut guard = None;
        if input.peek(Token![if]) {
            self.token::<Token![if]>(input)?;
            let condition: Expr = input.parse()?;
            self.pieces.push(Piece::Guard);
            guard = Some(condition);
        }
        self.pattern = Some((pat, guard));
        if !input.is_empty() {
            self.token::<Token![,]>(input)?;
        }
        Ok(())
    }

    fn operand(&mut self, input: ParseStream, by: By, lazy: bool) -> syn::Result<()> {
        let expr = input.parse()?;
        self.operands.push(Operand { expr, by, lazy });
        self.pieces.push(Piece::Operand);
        Ok(())
    }

    fn token<T: syn::parse::Parse + ToTokens>(&mut self, input: ParseStream) -> syn::Result<()> {
        let token: T = input.parse()?;
        self.piece(token);
        Ok(())
    }

    fn piece(&mut self, syntax: impl ToTokens) {
        let mut tokens = TokenStream::new();
        syntax.to_tokens(&mut tokens);
        self.pieces.push(Piece::Tokens(tokens));
    }
}

/// What the format string names; an error where the template is neither a string literal nor a macro that may make one.
fn template_captures(template: &Expr) -> syn::Result<Vec<Ident>> {
    match template {
        Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Str(lit),
            ..
        }) => Ok(captures(&lit.token())),
        Expr::Group(group) => template_captures(&group.expr),
        Expr::Macro(_) => Ok(Vec::new()),
        other => Err(syn::Error::new_spanned(other, "not a format string")),
    }
}
