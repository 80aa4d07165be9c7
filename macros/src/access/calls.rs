//! What calls and closures do to the locals that they name: a called closure, a method's receiver, captures.

use super::consume::{Class, consumes};
use super::walker::{Place, Source, Walker};
use crate::ir::{LocalId, MemberPath, Part, Taking};
use crate::resolve::PatPosition;

impl Walker<'_> {
    pub(super) fn called(&mut self, local: LocalId) {
        if self.outer.is_once(local) {
            self.moved(local);
        } else if self.outer.is_closure(local) {
            let (path, taking) = (MemberPath::default(), Taking::Once);
            self.took(local, Part { path, taking });
        }
    }

    pub(super) fn method_call(&mut self, call: &syn::ExprMethodCall) {
        self.place(&call.receiver);
        if let Some(place) = self.bare_place(&call.receiver)
            && let Some(class) = consumes(&call.method.to_string(), call.args.len())
        {
            self.consumed(place, class);
        }
        self.values(&call.args);
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
        for (local, path) in &inside.named {
            self.mentioned(*local, path.clone());
        }
        if by_value {
            self.opaque
                .extend(inside.named.iter().map(|(local, _)| *local));
            for (local, path) in inside.named.clone() {
                // What is captured whole is not captured by member.
                let whole = inside.named.contains(&(local, MemberPath::default()));
                let path = if whole { MemberPath::default() } else { path };
                self.moved_out_of(Source::Place((local, path)));
            }
        } else {
            inside.moved.iter().for_each(|local| self.moved(*local));
            for (local, part) in inside.taken {
                self.took(local, part);
            }
        }
    }
}
