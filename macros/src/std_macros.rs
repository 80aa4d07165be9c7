//! Stand-in until the branch `names` is merged.
use syn::parse::Parser;

pub(crate) struct StdMacro {
    pub(crate) operands: Vec<Operand>,
}

pub(crate) struct Operand {
    pub(crate) expr: syn::Expr,
}

impl StdMacro {
    pub(crate) fn guard(&self) -> Option<&syn::Expr> {
        None
    }
}

pub(crate) fn parse(mac: &syn::Macro) -> Option<StdMacro> {
    let name = mac.path.segments.last()?.ident.to_string();
    if !["println", "format", "vec", "assert_eq", "dbg"].contains(&name.as_str()) {
        return None;
    }
    let parser = syn::punctuated::Punctuated::<syn::Expr, syn::Token![,]>::parse_terminated;
    let operands = parser.parse2(mac.tokens.clone()).ok()?;
    let operands = operands.into_iter().map(|expr| Operand { expr }).collect();
    Some(StdMacro { operands })
}
