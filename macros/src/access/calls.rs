//! What calls and closures do to the locals that they name: a called closure, a method's receiver, captures.

use proc_macro2::Ident;
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::{
    AngleBracketedGenericArguments, Expr, ExprMethodCall, GenericArgument, Type, parse_quote,
};

use super::consume::{Class, borrows, consumes, ends, ends_entry};
use super::walker::{Place, Source, Walker};
use crate::hygiene::Call;
use crate::ir::{MemberPath, Method, Part, Taking};
use crate::resolve::PatPosition;
use crate::syntax::peel;
use crate::visitors::visit::{self, Visit};

impl Walker<'_> {
    /// Of what is called, once the arguments are there.
    pub(super) fn called(&mut self, func: &syn::Expr) {
        let Some((local, path)) = self.bare_place(func) else {
            return;
        };
        let known = path.is_empty().then(|| self.outer.call(local)).flatten();
        let taking = match known {
            Some(Call::Once) => return self.moved(local),
            Some(Call::Again) => return,
            Some(Call::Closure) => Taking::Once,
            None => Taking::Called,
        };
        self.took(local, Part { path, taking });
    }

    pub(super) fn method_call(&mut self, call: &ExprMethodCall) {
        self.place(&call.receiver);
        if let Some(receiver) = self.source(&call.receiver) {
            let name = call.method.to_string();
            match (receiver, consumes(&name, call.args.len())) {
                (Source::Place(place), Some(class)) => self.consumed(place, class),
                (Source::Place(place), None) if self.may_end(call, &name) => {
                    self.called_on(place, call);
                }
                (pointee, Some(Class::Into)) => self.moved_out_of(pointee),
                _ => {}
            }
        }
        self.values(&call.args);
    }

    /// Whether the method, of which nothing is known, is one that likely consumes. A temporary is what a chain of a builder's is made of.
    fn may_end(&self, call: &ExprMethodCall, method: &str) -> bool {
        let receiver = self.bare_local(&call.receiver);
        let of_temporary = receiver.is_some_and(|local| self.outer.is_temporary(local));
        let of_entry =
            || ends_entry(method) && receiver.is_some_and(|local| self.outer.is_entry(local));
        ends(method)
            || (of_temporary && !borrows(method))
            || of_entry()
            || self.is_rebound(call, method)
    }

    /// `let request = request.header("name", value);`: whatever the method is called, the receiver is likely what the new one is made of.
    fn is_rebound(&self, call: &ExprMethodCall, method: &str) -> bool {
        let receiver = match peel(&call.receiver) {
            Expr::Path(path) => path.path.get_ident(),
            _ => None,
        };
        let (Some(receiver), Some(name)) = (receiver, &self.binds) else {
            return false;
        };
        stem(receiver) == stem(name) && !borrows(method)
    }

    /// A method was called that may be one of the type's own that consumes. It is not asked where types would be missing.
    fn called_on(&mut self, (local, path): Place, call: &ExprMethodCall) {
        let is_closure = |expr: &Expr| matches!(expr, Expr::Closure(_));
        let untold = call
            .turbofish
            .as_ref()
            .is_some_and(|types| !are_told(types));
        if untold || call.args.iter().any(is_closure) {
            return;
        }
        let arguments = call.args.iter().map(|argument| {
            if self.is_constant(argument) {
                argument.to_token_stream()
            } else {
                quote!(_)
            }
        });
        let (method, types) = (&call.method, &call.turbofish);
        let asked = parse_quote!(_.#method #types(#(#arguments),*));
        let taking = Taking::Method(Method::new(&asked));
        self.took(local, Part { path, taking });
    }

    /// Whether the expression names no variable, so that it has a type wherever it stands.
    fn is_constant(&self, expr: &Expr) -> bool {
        match peel(expr) {
            Expr::Lit(_) => true,
            Expr::Path(path) => {
                let name = path.path.get_ident();
                name.is_none_or(|name| !self.inner.knows(name) && !self.outer.knows(name))
            }
            Expr::Reference(inner) => self.is_constant(&inner.expr),
            Expr::Unary(inner) => self.is_constant(&inner.expr),
            Expr::Call(call) => {
                self.is_constant(&call.func) && call.args.iter().all(|arg| self.is_constant(arg))
            }
            Expr::MethodCall(call) => {
                let mut args = call.args.iter();
                self.is_constant(&call.receiver) && args.all(|arg| self.is_constant(arg))
            }
            _ => false,
        }
    }

    fn consumed(&mut self, place: Place, class: Class) {
        let (local, path) = place;
        let of_options = matches!(class, Class::OptionResult | Class::IteratorOrOption);
        let known = of_options && path.is_empty() && self.outer.is_option(local);
        if class == Class::Into || known {
            return self.moved_out_of(Source::Place((local, path)));
        }
        let taking = Taking::Call(class);
        self.took(local, Part { path, taking });
    }

    pub(super) fn closure(&mut self, closure: &syn::ExprClosure) {
        self.capture(closure.capture.is_some(), |walker| {
            let mark = walker.inner.mark();
            for param in &closure.inputs {
                walker.declare(param, PatPosition::Irrefutable);
            }
            walker.value(&closure.body);
            walker.inner.reset(mark);
        });
    }

    /// A closure or an `async` block: what its body names is captured here, whenever the body runs.
    pub(super) fn capture(&mut self, by_value: bool, body: impl FnOnce(&mut Self)) {
        let mut inside = Walker::new(self.outer);
        inside.inner = std::mem::take(&mut self.inner);
        body(&mut inside);
        self.inner = inside.inner;
        self.opaque.append(&mut inside.opaque);
        self.misspelt |= inside.misspelt;
        for place in inside.named {
            self.matched_with(place);
        }
        self.seen.extend(inside.seen.iter().cloned());
        // `..base` captures members, and not those that the literal gives itself.
        let (bases, taken): (Vec<_>, Vec<_>) = inside
            .taken
            .into_iter()
            .partition(|(_, part)| matches!(part.taking, Taking::Others(_)));
        for (local, part) in bases {
            inside.seen.remove(&(local, part.path.clone()));
            self.opaque.extend(by_value.then_some(local));
            self.took(local, part);
        }
        if by_value {
            self.opaque
                .extend(inside.seen.iter().map(|(local, _)| *local));
            for (local, path) in inside.seen.clone() {
                // What is captured whole is not captured by member.
                let whole = inside.seen.contains(&(local, MemberPath::default()));
                let path = if whole { MemberPath::default() } else { path };
                for path in path.around() {
                    let taking = Taking::Through;
                    self.took(local, Part { path, taking });
                }
                self.moved_out_of(Source::Place((local, path)));
            }
        } else {
            let whole = inside.seen.iter().filter(|(_, path)| path.is_empty());
            self.captured.extend(whole.map(|(local, _)| *local));
            inside.moved.iter().for_each(|local| self.moved(*local));
            for (local, part) in taken {
                self.took(local, part);
            }
        }
    }
}

/// Whether the arguments are types, and none of them is to be inferred.
fn are_told(types: &AngleBracketedGenericArguments) -> bool {
    struct Untold(bool);
    impl Visit for Untold {
        fn visit_type(&mut self, ty: &Type) {
            self.0 |= matches!(ty, Type::Infer(_));
            visit::visit_type(self, ty);
        }
    }
    types.args.iter().all(|argument| {
        let mut untold = Untold(false);
        match argument {
            GenericArgument::Type(ty) => untold.visit_type(ty),
            _ => return false,
        }
        !untold.0
    })
}

/// The name, without the number by which one that is shadowed is told apart.
fn stem(name: &Ident) -> String {
    let name = name.unraw().to_string();
    match name.rsplit_once('_') {
        Some((stem, number)) if number.parse::<u32>().is_ok() => stem.to_owned(),
        _ => name,
    }
}
