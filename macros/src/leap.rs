//! Stand-in until the branch `names` is merged.
use syn::visit::{self, Visit};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum YieldMacro {
    Yield,
    TryYield,
    YieldFrom,
}

pub(crate) fn yield_macro(mac: &syn::Macro) -> Option<YieldMacro> {
    match mac.path.segments.last()?.ident.to_string().as_str() {
        "yield_" => Some(YieldMacro::Yield),
        "try_yield" => Some(YieldMacro::TryYield),
        "yield_from" => Some(YieldMacro::YieldFrom),
        _ => None,
    }
}

pub(crate) fn expr(expr: &syn::Expr) -> bool {
    struct Finder(bool);
    impl Visit<'_> for Finder {
        fn visit_macro(&mut self, mac: &syn::Macro) {
            self.0 |= yield_macro(mac).is_some();
        }
        fn visit_expr(&mut self, expr: &syn::Expr) {
            match expr {
                syn::Expr::Yield(_) => self.0 = true,
                syn::Expr::Closure(_) | syn::Expr::Async(_) | syn::Expr::Const(_) => {}
                _ => visit::visit_expr(self, expr),
            }
        }
    }
    let mut finder = Finder(false);
    finder.visit_expr(expr);
    finder.0
}
