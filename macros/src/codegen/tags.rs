//! What types decide of a local: whether the parts that syntax saw taken were taken, or copied, or borrowed; whether a dead one lapses.
//!
//! A tag is made where it is asked, by code that is typed but never reached, so that it may name what was moved:
//!
//! ```text
//! let tag = if true { #krate::__private::hold::known() } else { #krate::__private::hold::never(); (&&&Receiver::of(&raw const page.items)).resumable_value() };
//! if tag.held() { tag.proof(); tag.whole(page) } else { tag.gone(); tag.parts(pieces) }
//! ```
//!
//! Whether a dead local lapses is asked of its type when all arms have told it (`question.rs` of the runtime); of a member, at once. Where an arm
//! has the local in pieces, of which only some have their types, the whole's type is asked, as the arms before have told it (`arm/tie.rs`).
//!
//! Rule kept: both branches are typed, only the one that the types choose is borrow-checked (the calls before it tell, by a return
//! type without values, that the other is never reached), and only its type counts.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::{Fields, Item, Pat};

use super::Generate;
use super::pieces::Apart;
use crate::access::Class;
use crate::ir::{LocalId, MemberPath, Method, Part, Taking};
use crate::resolve::{PatPosition, bindings};
use crate::syntax::in_a_row;

/// The runtime's question whether the value was a copy.
const VALUE: &str = "resumable_value";

/// Of what a question is asked.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) local: LocalId,
    /// The local may be in pieces where it is asked.
    in_pieces: bool,
    /// A closure captures it: what it takes is told where it is made.
    captured: bool,
    pub(super) span: Span,
}

impl Asked {
    pub(super) fn whole(local: LocalId, span: Span) -> Self {
        Self {
            local,
            in_pieces: false,
            captured: false,
            span,
        }
    }

    fn captured(local: LocalId, span: Span) -> Self {
        Self {
            captured: true,
            ..Self::whole(local, span)
        }
    }

    pub(super) fn of(apart: &Apart) -> Self {
        Self {
            in_pieces: apart.before.is_some(),
            ..Self::whole(apart.local, apart.span)
        }
    }
}

impl Generate<'_> {
    /// The one value or the other, as all tags say that everything is there or not; the other may name `tag`.
    pub(super) fn choice(
        &self,
        tags: Vec<TokenStream>,
        whole: &TokenStream,
        otherwise: &TokenStream,
        span: Span,
    ) -> TokenStream {
        let (krate, tag) = (&self.signature.krate, tag());
        let made = tags.into_iter().reduce(|all, tag| quote!(#all.and(#tag)));
        let Some(made) = made else {
            return whole.clone();
        };
        quote_spanned!(Span::mixed_site().located_at(span)=> {
            use #krate::__private::hold::asks::*;
            let #tag = #made;
            if #tag.held() { #tag.proof(); #tag.whole(#whole) } else { #tag.gone(); #otherwise }
        })
    }

    /// Whether the part of this local is still there.
    pub(super) fn tag(&self, local: Asked, part: &Part) -> TokenStream {
        let question = match &part.taking {
            Taking::Once => {
                let witness = witness(local.local);
                return quote!(#witness.tag());
            }
            Taking::Method(method) if part.is_asked_late() && !local.captured => {
                return self.question(local.local, Some(method), local.span);
            }
            Taking::Method(method) => return self.tag_of_method(local, &part.path, method),
            Taking::Bind(depth) => {
                let tag = self.asked(local, &part.path, VALUE);
                return self.tag_of_bound(local, &part.path, *depth, tag);
            }
            Taking::Fields(depth) => {
                let tag = self.asked(local, &part.path, "resumable_destructor");
                return self.tag_of_bound(local, &part.path, *depth, tag);
            }
            Taking::Others(_) => {
                let copied = self.asked(local, &part.path, VALUE);
                let has_destructor = self.asked(local, &part.path, "resumable_destructor");
                let around = part.path.around();
                let pointers = around.map(|path| self.asked(local, &path, "resumable_pointer"));
                return pointers.fold(
                    quote!(#copied.or(#has_destructor)),
                    |tag, pointer| quote!(#pointer.or(#tag)),
                );
            }
            Taking::Match { pattern, depth, .. } => {
                let tag = self.tag_of_match(local, &part.path, &pattern.syntax);
                return self.tag_of_bound(local, &part.path, *depth, tag);
            }
            Taking::Receiver(taking) => return self.tag_of_received(local, taking),
            Taking::Operand if self.facts.parts.is_unsplit(local.local, part) => {
                "resumable_operand"
            }
            Taking::DerefOperand if self.facts.parts.is_unsplit(local.local, part) => {
                "resumable_deref_operand"
            }
            Taking::Call(class @ (Class::OptionResult | Class::IteratorOrOption))
                if !part.path.is_empty() =>
            {
                let copied = self.asked(local, &part.path, VALUE);
                let is_choice = self.asked(local, &part.path, question_of(*class));
                return quote!(#copied.or(#is_choice));
            }
            Taking::Value | Taking::Operand => VALUE,
            Taking::Deref | Taking::DerefOperand => "resumable_deref",
            Taking::Through => "resumable_through",
            Taking::Called => "resumable_called",
            Taking::Call(class) => question_of(*class),
        };
        self.asked(local, &part.path, question)
    }

    /// Asks rustc whether what is taken for a copy, by the name of its type, is one.
    pub(super) fn copies_by_name(&self, locals: &[LocalId]) -> TokenStream {
        let krate = &self.signature.krate;
        let types = locals.iter().filter_map(|local| {
            let local = self.body.local(*local);
            local.copy_by_name.as_ref().filter(|_| local.copy)
        });
        in_a_row(types.map(|ty| quote!(let _ = #krate::__private::hold::copies::<#ty>;)))
    }

    /// What the types of a closure's captures tell, said where it is made: there they have names.
    /// What was `copied` for sure is not asked.
    pub(super) fn told(
        &self,
        closure: LocalId,
        copied: impl Fn(LocalId) -> bool,
        span: Span,
    ) -> Option<TokenStream> {
        let krate = &self.signature.krate;
        let witness = self
            .witnesses()
            .find(|local| *local == closure)
            .map(witness)?;
        let captures = self.body.local(closure).captures.iter();
        let tags = captures
            .filter(|(local, _)| !copied(*local))
            .map(|(local, part)| self.tag(Asked::captured(*local, span), part));
        let told = tags.fold(
            quote!(#krate::__private::hold::Held),
            |all, tag| quote!(#all.and(#tag)),
        );
        Some(quote!({
            use #krate::__private::hold::asks::*;
            #witness.is(#told);
        }))
    }

    /// What is told of closures that are called, for all arms: it is there for its type alone.
    pub(super) fn declared_witnesses(&self) -> TokenStream {
        let krate = &self.signature.krate;
        let names = self.witnesses().map(witness);
        let declared =
            names.map(|name| quote!(let #name = #krate::__private::hold::Witness::new();));
        in_a_row(declared)
    }

    fn witnesses(&self) -> impl Iterator<Item = LocalId> {
        self.facts
            .parts
            .locals()
            .filter(|local| self.facts.parts.is_called(*local))
    }

    /// As the tag says, or if what a pattern bound lies behind one of the references around it.
    fn tag_of_bound(
        &self,
        local: Asked,
        path: &MemberPath,
        depth: usize,
        tag: TokenStream,
    ) -> TokenStream {
        let around = path.around().take(depth);
        let references = around.map(|path| self.asked(local, &path, "resumable_reference"));
        references.fold(tag, |tag, reference| quote!(#reference.or(#tag)))
    }

    /// Whether all that the pattern binds is a copy: it is matched anew, to ask the types of the names.
    fn tag_of_match(&self, local: Asked, path: &MemberPath, pat: &Pat) -> TokenStream {
        let (krate, span) = (&self.signature.krate, local.span);
        let place = self.asked_place(local, path);
        let bound = bindings(pat, PatPosition::Refutable).into_iter();
        let asked = bound.map(|binding| {
            let name = binding.name;
            value(&quote!(#krate::__private::hold::Receiver::of(&#name)), span)
        });
        let copies = asked.reduce(|all, tag| quote!(#all.and(#tag)));
        quote_spanned!(Span::mixed_site().located_at(span)=>
            (if true { #krate::__private::hold::known() } else { #krate::__private::hold::never(); match #place { #pat => #copies, _ => loop {} } })
        )
    }

    /// Whether the method borrows, of what has its type already: the call in question is behind us.
    fn tag_of_method(&self, local: Asked, path: &MemberPath, method: &Method) -> TokenStream {
        let (krate, place) = (&self.signature.krate, self.asked_address(local, path));
        let probe = quote!(#krate::__private::hold::Probe::of(#place));
        let held = self.held(local.local, &quote!(probe), Span::mixed_site());
        let answer = self.answer_of_method(local.local, &probe, &held, method);
        quote!((if true { #krate::__private::hold::known() } else { #krate::__private::hold::never(); #answer }))
    }

    /// Whether the place is whole: an earlier save may have taken it to pieces.
    pub(super) fn tag_of_whole(
        &self,
        local: LocalId,
        path: &MemberPath,
        span: Span,
    ) -> TokenStream {
        self.asked(Asked::whole(local, span), path, "resumable_whole")
    }

    /// Whether the local, which no code names again, has a drop to come, or whether the method has taken it; the answer follows the arms.
    pub(super) fn question(
        &self,
        local: LocalId,
        method: Option<&Method>,
        span: Span,
    ) -> TokenStream {
        let krate = &self.signature.krate;
        self.asked.borrow_mut().insert((local, method.cloned()));
        let (question, name) = (self.question_name(local, method), self.named(local, span));
        quote_spanned!(Span::mixed_site().located_at(span)=>
            (if true { #question.asked() } else { #krate::__private::hold::never(); #question.of(&#name) })
        )
    }

    pub(super) fn question_name(&self, local: LocalId, method: Option<&Method>) -> Ident {
        let name = match method {
            Some(method) => {
                let number = self.facts.parts.number_of(local, method);
                format!("kept_{}_by_{number}", local.0)
            }
            None => format!("kept_{}", local.0),
        };
        Ident::new(&name, Span::mixed_site())
    }

    /// The questions asked in the arms, to stand in front of them, and the answers, to stand behind.
    pub(super) fn questions(&self) -> (TokenStream, TokenStream) {
        let krate = &self.signature.krate;
        let (mut questions, mut answers) = (TokenStream::new(), TokenStream::new());
        for (local, method) in self.asked.borrow().iter() {
            let question = self.question_name(*local, method.as_ref());
            let answer = method.as_ref().map_or_else(
                || {
                    if self.body.local(*local).compared {
                        return quote!((&&#question.probe().receiver()).resumable_destructor());
                    }
                    let is_no_item = self.is_no_item(*local);
                    let probe = quote!(#question.probe());
                    let held = self.held(*local, &probe, Span::mixed_site());
                    quote!(#held #is_no_item)
                },
                |method| {
                    let held = self.held_of_question(*local);
                    self.answer_of_method(*local, &quote!(#question.probe()), &held, method)
                },
            );
            questions.extend(quote!(let #question = #krate::__private::hold::Question::new();));
            answers.extend(quote!(#question.answer(#answer);));
        }
        if !answers.is_empty() {
            answers = quote!({ use #krate::__private::hold::asks::*; #answers };);
        }
        (questions, answers)
    }

    /// Whether the local has a drop to come, where a method's name is asked about: it is told if it was asked in front of that.
    fn held_of_question(&self, local: LocalId) -> TokenStream {
        let is_told = self.asked.borrow().contains(&(local, None));
        if is_told && !self.body.local(local).compared {
            let question = self.question_name(local, None);
            return quote!(#question.told());
        }
        self.held(local, &quote!(probe), Span::mixed_site())
    }

    /// `let Unit = make();` binds nothing if a `struct Unit;` is in scope. Its value would be there wherever the name is; so what has the name in the
    /// module is asked, before what stands in for it where nothing has. What the function itself declares is known.
    fn is_no_item(&self, local: LocalId) -> Option<TokenStream> {
        let (krate, local) = (&self.signature.krate, self.body.local(local));
        let name = &local.name;
        let mut items = self.items.iter();
        if local.user && items.any(|item| is_constant(item, name)) {
            return Some(quote!(.and(#krate::__private::hold::Gone)));
        }
        let is_capital = name.unraw().to_string().starts_with(char::is_uppercase);
        (local.user && !local.param && is_capital).then(|| {
            quote!(.and({
                const #name: #krate::__private::hold::NoItem = #krate::__private::hold::NoItem;
                { use self::*; (&&#krate::__private::hold::Item::of(&#name)).resumable_no_item() }
            }))
        })
    }

    /// Whether the place, which no code names again, has a drop to come.
    pub(super) fn tag_of_hold(&self, local: LocalId, path: &MemberPath, span: Span) -> TokenStream {
        let krate = &self.signature.krate;
        let asked = Asked::whole(local, span);
        let place = self.asked_address(asked, path);
        let probe = quote!(#krate::__private::hold::Probe::of(#place));
        self.probed(asked, &self.held(local, &probe, span))
    }

    /// As [`held`], of what is of the local: as the closures in that are, for all that syntax shows.
    fn held(&self, local: LocalId, probe: &TokenStream, span: Span) -> TokenStream {
        if self.body.local(local).owns {
            held(&quote!(#probe.owning()), span)
        } else {
            held(probe, span)
        }
    }

    fn asked(&self, local: Asked, path: &MemberPath, method: &str) -> TokenStream {
        let (krate, place) = (&self.signature.krate, self.asked_address(local, path));
        let receiver = quote!(#krate::__private::hold::Receiver::of(#place));
        let question = if method == VALUE {
            value(&receiver, local.span)
        } else {
            let method = Ident::new(method, Span::mixed_site().located_at(local.span));
            quote!((&&&#receiver).#method())
        };
        self.probed(local, &question)
    }

    fn probed(&self, local: Asked, question: &TokenStream) -> TokenStream {
        let krate = &self.signature.krate;
        quote_spanned!(Span::mixed_site().located_at(local.span)=>
            (if true { #krate::__private::hold::known() } else { #krate::__private::hold::never(); #question })
        )
    }

    /// Of a member no reference is taken, for it may be packed.
    fn asked_address(&self, local: Asked, path: &MemberPath) -> TokenStream {
        let place = self.asked_place(local, path);
        if local.in_pieces || path.is_empty() {
            quote!(&#place)
        } else {
            quote!(&raw const #place)
        }
    }

    fn asked_place(&self, local: Asked, path: &MemberPath) -> TokenStream {
        if local.in_pieces {
            let (whole, members) = (Self::told_whole(local.local), &path.0);
            quote!(#whole #(.#members)*)
        } else {
            self.named_place(local.local, path, local.span)
        }
    }

    /// The local, or a member of it, as code names it.
    pub(super) fn named_place(&self, local: LocalId, path: &MemberPath, span: Span) -> TokenStream {
        let (name, members) = (self.named(local, span), &path.0);
        quote!(#name #(.#members)*)
    }
}

/// Whether what the runtime's probe is of has a drop to come: asked behind as many references as there are choices.
pub(super) fn held(probe: &TokenStream, span: Span) -> TokenStream {
    quote_spanned!(Span::mixed_site().located_at(span)=> (&&&&&(&&#probe).resumable_inside()).resumable_held())
}

/// Whether the value of what the runtime's receiver is of was a copy.
fn value(receiver: &TokenStream, span: Span) -> TokenStream {
    quote_spanned!(Span::mixed_site().located_at(span)=> (&&&(&&#receiver).resumable_inside()).resumable_value())
}

/// Whether a pattern that is the name alone is compared with the item.
fn is_constant(item: &Item, name: &Ident) -> bool {
    match item {
        Item::Struct(item) => matches!(item.fields, Fields::Unit) && item.ident == *name,
        Item::Const(item) => item.ident == *name,
        _ => false,
    }
}

/// Whether the receiver of such a method is one that it takes.
pub(super) fn question_of(class: Class) -> &'static str {
    match class {
        Class::Into => VALUE,
        Class::Iterator => "resumable_iterator",
        Class::OptionResult => "resumable_choice",
        Class::IteratorOrOption => "resumable_iterator_or_choice",
        Class::Read => "resumable_reader",
        Class::IteratorOrRead => "resumable_iterator_or_reader",
    }
}

fn witness(closure: LocalId) -> Ident {
    Ident::new(&format!("called_{}", closure.0), Span::mixed_site())
}

pub(super) fn tag() -> Ident {
    Ident::new("tag", Span::mixed_site())
}
