//! What calls and closures do to the locals that they name: a called closure, a method's receiver, captures.

use proc_macro2::{Ident, Span};
use quote::quote;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{
    AngleBracketedGenericArguments, Expr, ExprInfer, ExprMethodCall, GenericArgument, Token, Type,
    parse_quote,
};

use super::consume::{self, Class, borrows, consumes, ends, ends_entry};
use super::walk::is_method_call;
use super::walker::{Place, Source, Walker};
use crate::hygiene::Call;
use crate::ir::{ByText, MemberPath, Method, Name, Part, Taking, Told};
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
        let told = match (std::mem::take(&mut self.is_alone), self.binds.is_typed) {
            (true, _) => Told::Alone,
            (false, true) => Told::Written,
            (false, false) => Told::Around,
        };
        self.is_alone = is_method_call(&call.receiver);
        self.place(&call.receiver);
        if let Some(receiver) = self.source(&call.receiver) {
            let name = call.method.to_string();
            match (receiver, consumes(&name, call.args.len())) {
                (Source::Place(place), Some(Class::Into))
                    if !self.in_unsafe && consume::may_borrow(&name) && may_ask(call) =>
                {
                    self.called_on(place, call, (Name::Into, told), None);
                }
                (Source::Place(place), Some(class)) => {
                    self.consumed(place, call, (class, told));
                }
                (Source::Place(place), None) if !borrows(&name) && may_ask(call) => {
                    let is_likely = self.may_end(call, &name);
                    let name = if is_likely {
                        Name::Likely
                    } else {
                        Name::Untold
                    };
                    self.called_on(place, call, (name, told), None);
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
        let is_entry = |local| self.outer.is_entry(local);
        let of_entry = ends_entry(method) && receiver.is_some_and(is_entry);
        ends(method) || of_temporary || of_entry || self.is_rebound(call)
    }

    /// `let request = request.header("name", value);`: whatever the method is called, the receiver is likely what the new one is made of.
    fn is_rebound(&self, call: &ExprMethodCall) -> bool {
        let receiver = path_of(&call.receiver).and_then(|path| path.get_ident());
        let (Some(receiver), Some(name)) = (receiver, &self.binds.name) else {
            return false;
        };
        stem(receiver) == stem(name)
    }

    /// A method was called that may be one of the type's own that consumes.
    fn called_on(
        &mut self,
        (local, path): Place,
        call: &ExprMethodCall,
        (name, returns): (Name, Told),
        class: Option<Class>,
    ) {
        // Of what likely borrows no more is asked than locals as a whole.
        if name == Name::Untold && !path.is_empty() {
            return;
        }
        let mut told = Vec::new();
        let arguments = call.args.iter().map(|argument| {
            // Another in its place: the types of its parameters are told by what it is given to.
            if let Expr::Closure(closure) = peel(argument) {
                let inputs = closure.inputs.iter().map(|_| quote!(_));
                return parse_quote!(|#(#inputs),*| loop {});
            }
            let known = told.len();
            if is_format(argument) {
                return without_tokens(argument);
            }
            if self.tells_type(argument, &call.method, &mut told) {
                return argument.clone();
            }
            told.truncate(known);
            untold(Span::call_site())
        });
        // Made, and not parsed: there may be a call in each statement. The receiver's place is kept, so that rustc, where it offers a trait's method by
        // its path, offers it for what stands there.
        let asked = ByText::new(ExprMethodCall {
            attrs: Vec::new(),
            receiver: Box::new(untold(call.receiver.span())),
            dot_token: call.dot_token,
            method: call.method.clone(),
            turbofish: call.turbofish.clone(),
            paren_token: call.paren_token,
            args: arguments.collect(),
        });
        let receiver = path_of(&call.receiver).and_then(|path| path.get_ident());
        let may_consume = |receiver| self.outer.may_consume(receiver, &asked);
        let name = match name {
            Name::Untold if receiver.is_some_and(may_consume) => Name::Likely,
            name => name,
        };
        let taking = Taking::Method(Method {
            call: asked,
            told,
            returns,
            name,
            class,
        });
        let part = Part { path, taking };
        if name != Name::Untold {
            self.took(local, part);
        } else if !self.in_unsafe {
            self.state.took(local, part);
        }
    }

    /// Whether the expression has the same type wherever its variables have theirs, which are told then: it needs none from where it goes. The
    /// method that is asked about would be another in it.
    fn tells_type(&self, expr: &Expr, asked: &Ident, told: &mut Vec<Ident>) -> bool {
        let mut tell = |inner: &Expr| self.tells_type(inner, asked, told);
        match peel(expr) {
            Expr::Lit(_) => true,
            Expr::Path(path) => {
                let name = path.path.get_ident();
                if let Some(name) = name.filter(|name| self.outer.knows(name)) {
                    // What a guard that suspends looks up anew is there in its own piece alone.
                    let is_there = !self.inner.knows(name) && self.outer.lookup(name).is_some();
                    if is_there && !told.contains(name) {
                        told.push(name.clone());
                    }
                    return is_there;
                }
                name.is_none_or(|name| !self.inner.knows(name)) && !is_of_any_type(&path.path)
            }
            Expr::Field(inner) => tell(&inner.base),
            Expr::Index(inner) => tell(&inner.expr) && tell(&inner.index),
            Expr::Reference(inner) => tell(&inner.expr),
            Expr::Unary(inner) => tell(&inner.expr),
            Expr::Cast(inner) => tell(&inner.expr),
            Expr::Binary(inner) => tell(&inner.left) && tell(&inner.right),
            Expr::Range(inner) => inner.start.iter().chain(&inner.end).all(|it| tell(it)),
            Expr::MethodCall(call) => {
                let is_of_one_type = OF_ONE_TYPE.iter().any(|name| call.method == name);
                is_of_one_type && call.method != *asked && tell(&call.receiver)
            }
            Expr::Call(call) => names_text(&call.func) && call.args.iter().all(tell),
            _ => false,
        }
    }

    fn consumed(
        &mut self,
        (local, path): Place,
        call: &ExprMethodCall,
        (class, told): (Class, Told),
    ) {
        let of_options = matches!(class, Class::OptionResult | Class::IteratorOrOption);
        let known = of_options && path.is_empty() && self.outer.is_option(local);
        if class == Class::Into || known {
            return self.moved_out_of(Source::Place((local, path)));
        }
        let (taking, place) = (Taking::Call(class), (local, path.clone()));
        self.took(local, Part { path, taking });
        // What is of no such class may have a method of its own by the name: `query.filter("a = 1")`. To what a function is given, that is all the
        // same as a closure.
        let is_function = |argument| self.names_function(argument);
        if may_ask(call) && !call.args.iter().any(is_function) {
            self.called_on(place, call, (Name::Untold, told), Some(class));
        }
    }

    fn names_function(&self, expr: &Expr) -> bool {
        path_of(expr).is_some_and(|path| {
            let is_variable = |name| self.inner.knows(name) || self.outer.knows(name);
            let mut names = path.segments.iter().map(|part| part.ident.to_string());
            let last = names.next_back().unwrap_or_default();
            last.starts_with(char::is_lowercase) && !path.get_ident().is_some_and(is_variable)
        })
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
        inside.in_unsafe = self.in_unsafe;
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

/// Methods that return the same type whatever is wanted.
const OF_ONE_TYPE: [&str; 7] = [
    "clone",
    "to_string",
    "to_owned",
    "to_vec",
    "len",
    "as_str",
    "trim",
];

/// Whether a receiver's type can be asked for such a method: not where types would be missing.
fn may_ask(call: &ExprMethodCall) -> bool {
    let is_of_closure = |expr: &Expr| match expr {
        Expr::Reference(inner) => matches!(peel(&inner.expr), Expr::Closure(_)),
        _ => false,
    };
    let types = call.turbofish.as_ref();
    types.is_none_or(are_told) && !call.args.iter().any(is_of_closure)
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

/// `None`, `Box::new`, `u64::from`, `Into::into`: of which type it is, only what it is given to tells.
fn is_of_any_type(path: &syn::Path) -> bool {
    let mut names = path.segments.iter().rev().map(|part| &part.ident);
    let last = names.next().map(Ident::to_string).unwrap_or_default();
    let owner = names.next().map(Ident::to_string).unwrap_or_default();
    consume::is_generic(&owner, &last)
}

/// `String::from`
fn names_text(func: &Expr) -> bool {
    path_of(func).is_some_and(|path| {
        let mut names = path.segments.iter().rev().map(|part| &part.ident);
        names.next().is_some_and(|last| last == "from")
            && names.next().is_some_and(|owner| owner == "String")
    })
}

/// `_`
fn untold(at: Span) -> Expr {
    Expr::Infer(ExprInfer {
        attrs: Vec::new(),
        underscore_token: Token![_](at),
    })
}

fn path_of(expr: &Expr) -> Option<&syn::Path> {
    match peel(expr) {
        Expr::Path(path) => Some(&path.path),
        _ => None,
    }
}

/// What has the type of the argument: of what `format!` makes no more than that counts.
fn without_tokens(argument: &Expr) -> Expr {
    match peel(argument) {
        Expr::Macro(mac) => {
            let path = &mac.mac.path;
            parse_quote!(#path!(""))
        }
        _ => argument.clone(),
    }
}

fn is_format(expr: &Expr) -> bool {
    let path = match peel(expr) {
        Expr::Macro(mac) => Some(&mac.mac.path),
        _ => None,
    };
    let last = path.and_then(|path| path.segments.last());
    last.is_some_and(|last| last.ident == "format")
}
