//! The arms: each is the rest of the function from its entry on, as far as no other arm tells it.
//!
//! An arm opens the scopes around its entry anew, outermost first: what was declared there before the entry is bound again, in
//! order, from the saved fields (`reopen`). Then the statements follow as they stand in the source (`stmt`). Control that reaches another
//! entry saves the locals and jumps; control that leaves a scope drops what the scope declared, as ever, for the scope is a Rust block.
//!
//! Each piece is written together with whether control comes out of its end, so that nothing follows what is never left.

mod assign;
mod captures;
mod changes;
mod reopen;
mod round;
mod stmt;
mod suspend;
mod tie;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use changes::Changes;

use super::Generate;
use super::place::Places;
use super::save::slot;
use crate::diag::located;
use crate::flow::Entry;
use crate::ir::{Exit, LocalId, LocalSet, NodeId, Presence};
use crate::signature::Shape;
use crate::sorted::{Map, Set};
use crate::syntax::{in_a_row, mutable};

impl Generate<'_> {
    /// The step closure.
    pub(super) fn arms(&self) -> TokenStream {
        let changes = self.changes();
        let tied = self.tied(&changes);
        let frame = self.frame_type();
        let entries = self.layout.variants.keys();
        let entries = entries.filter(|entry| !self.layout.joined.contains_key(entry));
        let arms = entries.map(|entry| Arm::new(self, *entry, &changes, &tied));
        let arms: Vec<_> = arms.map(|arm| (arm.write(), arm)).collect();
        // All is written that tells which variants there are. Over the whole body, so that rustc has no word for the patterns where something may not
        // be initialized.
        let (arms, all) = (
            arms.into_iter(),
            self.function.block.brace_token.span.join(),
        );
        let mut arms = arms.map(|(rest, arm)| (located(arm.pattern(), all), arm.whole(rest)));
        let start = arms.next().map(|(pattern, body)| {
            // The label stands where the block does, or else rustc tells of drops at the attribute.
            let (slot, mut start) = (slot(), start());
            start.set_span(
                start
                    .span()
                    .located_at(self.function.block.brace_token.span.close()),
            );
            let others = located(quote!(_), all);
            quote!(match #slot { #pattern => #start: #body, #others => {} })
        });
        let arms = arms.map(|(pattern, body)| quote!(#pattern => #body));
        let (questions, answers) = self.questions();
        let (lenders, lent) = self.captures();
        let declared = self.ties(&tied);
        let (points, witnesses) = (self.first_points(), self.declared_witnesses());
        let arguments = self.declared_arguments();
        let (slot, with) = (slot(), with());
        let closed = self.return_closed();
        let raised = self.raised_on_arrival();
        let others = located(quote!(_), all);
        let arms = quote! {{
            #declared
            #points
            #witnesses
            #arguments
            #questions
            #lenders
            #start
            match #slot {
                #(#arms)*
                #others => {
                    #raised
                    #closed;
                }
            }
            #answers
            #lent
        }};
        let arms = match self.signature.shape {
            Shape::Unit => self.in_unit_function(&arms),
            _ => arms,
        };
        // Written out, or else rustc tells of the first `return` here when a block of the user's has a value of a wrong type.
        let output = self.output();
        quote!(#[inline(always)] |#slot: &mut #frame, mut #with| -> #output { #arms })
    }

    /// What matches the frame at the entry.
    fn entry_pattern(&self, entry: Entry) -> TokenStream {
        let variant = self.variant_path(entry);
        self.pattern(entry, &quote!(#variant { .. }))
    }

    /// The arms in a function that returns `()`: one left by a bare `return` has ended the generator.
    fn in_unit_function(&self, arms: &TokenStream) -> TokenStream {
        let (krate, answer) = (&self.signature.krate, super::exit::answer());
        quote! {{
            let mut #answer = #krate::__private::Option::None;
            (|| #arms)();
            match #answer {
                #krate::__private::Option::Some(step) => step,
                #krate::__private::Option::None => #krate::__private::Step::Return(()),
            }
        }}
    }

    /// Before the start and after the end a thrown error ends the generator at once.
    fn raised_on_arrival(&self) -> TokenStream {
        if self.signature.throw.is_none() {
            return TokenStream::new();
        }
        let (krate, with, error) = (
            &self.signature.krate,
            with(),
            Ident::new("error", Span::mixed_site()),
        );
        let raise = self.raise(&error);
        quote! {
            if let #krate::__private::Resume::Throw(#error) = #with {
                #raise;
            }
        }
    }
}

fn with() -> Ident {
    Ident::new("with", Span::mixed_site())
}

/// The label of the start's arm, which stands in front of the others: control goes on from there without a jump.
fn start() -> syn::Lifetime {
    syn::Lifetime::new("'start", Span::mixed_site())
}

/// One arm in the making.
struct Arm<'g> {
    generate: &'g Generate<'g>,
    entry: Entry,
    /// Locals that lie in the frame while the arm runs, and what is left of each.
    in_place: Rc<Map<LocalId, Presence>>,
    places: Rc<Places>,
    /// The arm of the loop that this one is written in.
    outer: Option<&'g Arm<'g>>,
    /// The entry, and all that are written in this arm.
    group: Set<Entry>,
    /// Locals whose types other arms have to know.
    tied: &'g LocalSet,
    /// By the entry that they follow, of all arms: what statements do to locals.
    changes: &'g Map<Entry, Changes>,
    /// What is written is a round of the loop: it follows this entry only.
    in_round: Cell<bool>,
    /// The jumps to labels written so far.
    jumps: RefCell<Set<Exit>>,
}

/// Where the remains of a local will go: its members that were put aside may drop after what stays in its place, or before.
struct Settled {
    front: TokenStream,
    remains: TokenStream,
    behind: TokenStream,
}

/// A piece of an arm.
struct Written {
    tokens: TokenStream,
    /// Control comes out of its end.
    ends: bool,
}

impl Written {
    fn ending(tokens: TokenStream) -> Self {
        Self { tokens, ends: true }
    }

    /// Control leaves some other way.
    fn leaving(tokens: TokenStream) -> Self {
        Self {
            tokens,
            ends: false,
        }
    }
}

impl<'g> Arm<'g> {
    fn new(
        generate: &'g Generate<'g>,
        entry: Entry,
        changes: &'g Map<Entry, Changes>,
        tied: &'g LocalSet,
    ) -> Self {
        let (in_place, places) = in_place(generate, entry);
        Self {
            generate,
            entry,
            in_place,
            places,
            outer: None,
            group: generate.layout.group(entry),
            tied,
            changes,
            in_round: Cell::new(false),
            jumps: RefCell::default(),
        }
    }

    /// The arm of an entry that is written in this one's loop. There may be many: what is the same for all is shared.
    fn joined(&'g self, entry: Entry) -> Self {
        let layout = &self.generate.layout;
        let (in_place, places) = if layout.around(entry) == layout.around(self.entry) {
            (Rc::clone(&self.in_place), Rc::clone(&self.places))
        } else {
            in_place(self.generate, entry)
        };
        Self {
            entry,
            in_place,
            places,
            outer: Some(self),
            group: layout.group(entry),
            in_round: Cell::new(false),
            jumps: RefCell::default(),
            ..*self
        }
    }

    /// The regions around the entry that no arm around this one is in.
    fn entered(&self) -> &'g [NodeId] {
        let layout = &self.generate.layout;
        let outer = self.outer.map(|outer| layout.around(outer.entry).len());
        &layout.around(self.entry)[outer.unwrap_or_default()..]
    }

    /// Whether what is written may follow the entry.
    fn follows(&self, entry: Entry) -> bool {
        if self.in_round.get() {
            entry == self.entry
        } else {
            self.group.contains(&entry)
        }
    }

    fn owns(&self, node: NodeId) -> bool {
        let owner = self.generate.facts.owner[node.0 as usize];
        owner.is_some_and(|owner| self.follows(owner))
    }

    /// What the statements ahead do.
    fn ahead(&self) -> impl Iterator<Item = &Changes> {
        let entries = self.group.iter().filter(|entry| self.follows(**entry));
        entries.filter_map(|entry| self.changes.get(entry))
    }

    fn assigns(&self, local: LocalId) -> bool {
        self.ahead()
            .any(|changes| changes.assigned.contains(&local))
    }

    /// All but what stands in front, for which the variants must be known.
    fn write(&self) -> TokenStream {
        let generate = self.generate;
        let (thrown, rest) = match self.entry {
            Entry::Start => (
                generate.raised_on_arrival(),
                self.stmts(&generate.body.root, 0),
            ),
            Entry::At(node) | Entry::Resume(node) => {
                let root = &generate.body.root;
                (TokenStream::new(), self.reopen(root, NodeId(0), node))
            }
        };
        let taken = self.take().unwrap_or_default();
        in_a_row([taken, thrown, rest.tokens])
    }

    fn whole(&self, rest: TokenStream) -> TokenStream {
        let (borrowed, point) = (self.borrow(), self.first_point().unwrap_or_default());
        let whole = in_a_row([borrowed, point, rest]);
        self.generate.braced(whole, None)
    }

    /// What matches the frame where it comes here: any of its entries, or the region as a whole where nothing in it goes elsewhere.
    fn pattern(&self) -> TokenStream {
        let (generate, level) = (self.generate, self.generate.layout.level(self.entry));
        let mut entries = generate.layout.within(level);
        match level {
            Some(_) if entries.all(|entry| self.group.contains(&entry)) => {
                generate.pattern(self.entry, &quote!(_))
            }
            _ => {
                let entries = self
                    .group
                    .iter()
                    .filter(|entry| generate.is_variant(**entry));
                let patterns = entries.map(|entry| generate.entry_pattern(*entry));
                quote!(#(#patterns)|*)
            }
        }
    }

    /// What the frame holds of a local at this arm's entry.
    fn presence(&self, local: LocalId) -> Presence {
        let field = self
            .generate
            .layout
            .field(self.generate.body, self.entry, local);
        field.map_or(Presence::Gone, |field| field.presence)
    }

    /// The label, in front of a block or loop, if what was written in it leaves by that. Asked once, where the label's statement ends: what is
    /// written for another resume of the same loop has jumps of its own.
    fn left_by(&self, exit: Exit) -> Option<TokenStream> {
        let is_left = self.jumps.borrow_mut().remove(&exit);
        let label = exit.label().filter(|_| is_left)?;
        Some(quote!(#label:))
    }

    fn name(&self, local: LocalId) -> &Ident {
        &self.generate.body.local(local).name
    }

    /// The local, to be bound anew. What may not be changed, the unsplit body tells alone.
    fn mutable(&self, local: LocalId) -> TokenStream {
        mutable(self.name(local))
    }

    /// Declares where a local's remains will go, next to it, so that they drop in its place, and its members in order.
    fn declare_settled(&self, local: LocalId) -> Settled {
        let entry = self.presence(local);
        let settled: Set<_> = self
            .ahead()
            .filter_map(|changes| changes.settled.get(&local))
            .flatten()
            .filter(|presence| **presence != entry)
            .collect();
        let remains = settled.iter();
        let remains = remains.filter_map(|presence| Generate::remains(local, **presence));
        let remains: Set<_> = remains.collect();
        let aside = settled.into_iter().filter_map(|presence| match presence {
            Presence::Partly(parts) => Some(self.generate.aside(self.entry, local, *parts)),
            _ => None,
        });
        let aside: Vec<_> = aside.collect();
        let remains = remains.iter();
        let (front, mut behind) = self.generate.around(local, &aside);
        let is_replaced = |changes: &Changes| changes.replaced.contains(&local);
        behind.extend(self.ahead().any(is_replaced).then(|| assign::new(local)));
        Settled {
            front: quote!(#(let mut #front;)*),
            remains: quote!(#(let mut #remains;)*),
            behind: quote!(#(let mut #behind;)*),
        }
    }
}

/// What lies in the frame in the arm of the entry, and the names of what is under its own.
fn in_place(generate: &Generate, entry: Entry) -> (Rc<Map<LocalId, Presence>>, Rc<Places>) {
    let around = generate.layout.around(entry).iter();
    let in_place = around.flat_map(|region| &generate.layout.regions[region]);
    let in_place = in_place.map(|field| (field.local, field.presence));
    let in_place: Map<_, _> = in_place.collect();
    let named = in_place
        .iter()
        .filter(|(_, presence)| **presence == Presence::Init);
    let places = Places::new(named.map(|(local, _)| &generate.body.local(*local).name));
    (Rc::new(in_place), Rc::new(places))
}

impl Settled {
    /// Around the declaration of the local.
    fn around(self, declared: TokenStream) -> TokenStream {
        in_a_row([self.front, self.remains, declared, self.behind])
    }
}
