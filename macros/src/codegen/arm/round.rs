//! The rounds of a loop that other entries are joined to: they begin at its head, or at one of those.
//!
//! ```text
//! let mut point = match level_1 { Resume2 => 1, Loop3 { .. } => 2, _ => 0 };
//! 'rounds: loop {
//!     'round: { if let 0 = point { the body from its head on } }
//!     'round: { if let 1 = point { point = 0; the rest from resume 2 on } }
//!     'round: { if let Loop3 { .. } = level_1 { point = 0; the rest from loop 3 on, with what is in place there } }
//! }
//! ```
//!
//! Each way in stands in front of those that control goes on to from there, so that LLVM sees that; many resumes are asked for at once, by
//! a `match`. Rules kept: a point is 0 but on the way to the entry that it names; and where control comes to the head of an inner loop, the
//! frame's tag is that of the head.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::Lifetime;

use super::super::Generate;
use super::super::save::{begins, level_slot, slot};
use super::{Arm, Written};
use crate::flow::Entry;
use crate::ir::{LabelId, NodeId, Scope, StmtKind};
use crate::sorted::Set;
use crate::syntax::in_a_row;

/// LLVM takes more than linear time for a row. Measured: a release build of four hundred took 24 s, and takes 0.6 s with a `match` of them.
const IN_A_ROW: usize = 16;

impl Generate<'_> {
    /// Where the first round of a loop begins that is asked for in front of the arms, and whether the start's arm goes on to one that a
    /// suspension stands in for.
    pub(super) fn first_points(&self) -> TokenStream {
        let layout = &self.layout;
        let outermost = || {
            let leaders = layout.leaders();
            leaders.filter(|leader| !layout.joined.contains_key(leader))
        };
        let mut stood_in = outermost().filter(|leader| layout.stood_in(*leader));
        let begins = stood_in.next().map(|_| {
            let begins = begins();
            quote!(let mut #begins = false;)
        });
        let in_front = outermost().filter(|leader| layout.asks_in_front(*leader));
        let numbered = in_front.flat_map(|leader| {
            let numbered = self.numbered(leader, |entry| self.is_variant(entry));
            let numbered = numbered.into_iter();
            numbered.map(move |(inner, number)| {
                let pattern = self.pattern(leader, &inner);
                quote!(#pattern => #number)
            })
        });
        let numbered: Vec<_> = numbered.collect();
        let (point, slot) = (point(None), slot());
        let any = !numbered.is_empty();
        let asked = any.then(|| quote!(let mut #point = match #slot { #(#numbered,)* _ => 0 };));
        quote!(#begins #asked)
    }

    /// What matches the enum of the loop's level at each that is joined to it, with its number.
    fn numbered(
        &self,
        leader: Entry,
        is_variant: impl Fn(Entry) -> bool,
    ) -> Vec<(TokenStream, u32)> {
        let (layout, depth) = (&self.layout, self.layout.around(leader).len());
        let numbered = layout.joined_to(leader).filter_map(|(entry, number)| {
            // Of a region further in, the whole comes here.
            let group = layout.group(entry).into_iter();
            let group = group.map(|entry| match layout.around(entry).get(depth) {
                Some(region) => (Entry::At(*region), true),
                None => (entry, false),
            });
            let group: Set<_> = group.collect();
            let paths = group.into_iter().filter_map(|(entry, is_region)| {
                if is_region {
                    return Some(self.region_path(entry.node()));
                }
                is_variant(entry).then(|| self.variant_path(entry))
            });
            let paths: Vec<_> = paths.collect();
            (!paths.is_empty()).then(|| (quote!(#(#paths { .. })|*), number))
        });
        numbered.collect()
    }

    /// That of the loop.
    fn label(&self, leader: Entry) -> LabelId {
        match &self.stmt(leader.node()).kind {
            StmtKind::Loop { label, .. } => *label,
            _ => unreachable!("entries are joined to loops only"),
        }
    }
}

/// Where the next round of a loop begins: of one joined to another, by its label.
fn point(inner: Option<LabelId>) -> Ident {
    match inner {
        None => Ident::new("point", Span::mixed_site()),
        Some(label) => format_ident!("point_{}", label.0, span = Span::mixed_site()),
    }
}

impl Arm<'_> {
    fn point(&self) -> Ident {
        point(self.outer.map(|_| self.generate.label(self.entry)))
    }

    /// Where the first round of this arm's loop begins, by number, 0 for its head. Hoisted in front of the rounds of a loop around it, it
    /// would be one more value for LLVM to follow through them.
    pub(super) fn first_point(&self) -> Option<TokenStream> {
        let (generate, layout) = (self.generate, &self.generate.layout);
        let is_outermost = self.outer.is_none();
        let is_known = is_outermost && layout.asks_in_front(self.entry);
        if is_known || !self.leads(self.entry) {
            return None;
        }
        let is_variant = |entry| {
            // Of a loop in another, which of them there are is not known yet.
            if !is_outermost {
                generate.saved.borrow_mut().insert(entry);
            }
            generate.is_variant(entry)
        };
        let numbered = generate.numbered(self.entry, is_variant).into_iter();
        let numbered = numbered.map(|(pattern, number)| quote!(#pattern => #number));
        let (point, slot) = (self.point(), level_slot(layout.around(self.entry).len()));
        let mut first = quote!(match #slot { #(#numbered,)* _ => 0 });
        if is_outermost && layout.stood_in(self.entry) {
            let begins = begins();
            first = quote!(if #begins { 0 } else { #first });
        }
        Some(quote!(let mut #point = #first;))
    }

    /// Whether others are joined to the entry, which is at a loop.
    fn leads(&self, entry: Entry) -> bool {
        self.generate.layout.joined_to(entry).next().is_some()
    }

    /// Whether it is the loop of this arm, and others are joined to it.
    pub(super) fn is_led(&self, node: NodeId) -> bool {
        self.entry == Entry::At(node) && self.leads(self.entry)
    }

    /// The loop that others are joined to.
    pub(super) fn rounds(&self, label: LabelId, body: &Scope) -> Written {
        let layout = &self.generate.layout;
        let (point, round) = (self.point(), label.round_label());
        self.in_round.set(true);
        let whole = self.round(self, label, self.scope(body));
        let mut ends = whole.ends;
        let rests = layout.joined_to(self.entry).map(|(entry, number)| {
            let joined = self.joined(entry);
            let rest = joined.round(self, label, joined.rest(self.entry.node(), body));
            ends |= rest.ends;
            self.jumps
                .borrow_mut()
                .append(&mut joined.jumps.borrow_mut());
            (entry, number, rest.tokens)
        });
        let rests: Vec<_> = rests.collect();
        self.in_round.set(false);
        let rests = self.ways_in(&round, &rests);
        let (whole, rounds) = (whole.tokens, label.rounds_label());
        Written {
            tokens: quote! {
                #rounds: loop {
                    #round: { if let 0 = #point { #whole } }
                    #rests
                }
            },
            ends,
        }
    }

    /// Asks for each entry in turn; for those with a number all at once, if they are many.
    fn ways_in(&self, round: &Lifetime, rests: &[(Entry, u32, TokenStream)]) -> TokenStream {
        let (layout, point) = (&self.generate.layout, self.point());
        let level = layout.level(self.entry);
        let rests = rests
            .iter()
            .map(|rest| (layout.level(rest.0) == level, rest));
        let rests: Vec<_> = rests.collect();
        let numbered = rests.iter().filter(|(is_numbered, _)| *is_numbered);
        let at_once = numbered.clone().count() > IN_A_ROW;
        let many = at_once.then(|| {
            let arms =
                numbered.map(|(_, (_, number, rest))| quote!(#number => { #point = 0; #rest }));
            quote!(#round: { match #point { #(#arms)* _ => {} } })
        });
        let row = rests
            .iter()
            .filter(|(is_numbered, _)| !at_once || !is_numbered);
        let row = row.map(|(is_numbered, (entry, number, rest))| {
            // A region is asked for: it is to be borrowed in any case.
            let asked = if *is_numbered {
                quote!(#number = #point)
            } else {
                let slot = level_slot(layout.around(self.entry).len());
                let path = self.generate.region_path(entry.node());
                quote!(#path { .. } = #slot)
            };
            quote!(#round: { if let #asked { #point = 0; #rest } })
        });
        in_a_row(many.into_iter().chain(row))
    }

    /// The rest of a loop's body from this entry on.
    fn rest(&self, node: NodeId, body: &Scope) -> Written {
        let (borrowed, point, taken) = (self.borrow(), self.first_point(), self.take());
        let mut rest = self.reopen(body, node, self.entry.node());
        let (point, taken) = (point.unwrap_or_default(), taken.unwrap_or_default());
        let whole = in_a_row([borrowed, point, taken, rest.tokens]);
        rest.tokens = self.generate.braced(whole, body.braces);
        rest
    }

    /// A round that begins here, with where control goes from its end, and from a `continue` or `break` in it.
    fn round(&self, leader: &Self, label: LabelId, rest: Written) -> Written {
        let layout = &self.generate.layout;
        let Written { tokens, ends } = self.rest_of_iteration(leader.entry.node(), label, rest);
        let leave = ends.then(|| {
            let level = layout.level(leader.entry);
            // What is in place further in ends with the loop.
            let closed = (layout.level(self.entry) != level).then(|| {
                let slot = level_slot(layout.around(leader.entry).len());
                let running = self.generate.running(level);
                quote!(*#slot = #running;)
            });
            let rounds = label.rounds_label();
            quote!(#closed break #rounds;)
        });
        Written {
            tokens: in_a_row([tokens].into_iter().chain(leave)),
            ends,
        }
    }

    /// Saves the locals for another entry, and goes on there: in a loop that it is joined to, or by the driver.
    pub(super) fn jump(&self, node: NodeId) -> TokenStream {
        let (generate, layout) = (self.generate, &self.generate.layout);
        let to = Entry::At(node);
        let round = self.round_of(to);
        let is_saved = round.is_none_or(|leader| {
            // A loop that others are joined to asks the frame where its first round begins.
            let asks = to != leader.entry && self.leads(to);
            asks || layout.around(self.entry) != layout.around(to) || leader.leaves_own(to)
        });
        let save = is_saved.then(|| {
            let from = &generate.facts.presence[node.0 as usize];
            generate.save(self.entry, to, from, generate.suspension_after(node))
        });
        let leave = match round {
            Some(leader) => leader.begin_round(to),
            None if self.is_followed_by(to) => {
                let start = super::start();
                quote!(break #start)
            }
            None => generate.return_jump(),
        };
        quote!(#save #leave;)
    }

    /// Of the arms around what is written, that of the loop where a round can begin at the entry.
    fn round_of(&self, entry: Entry) -> Option<&Self> {
        let arms = std::iter::successors(Some(self), |arm| arm.outer);
        let mut rounds = arms.filter(|arm| arm.in_round.get());
        rounds.find(|arm| {
            let mut joined = self.generate.layout.joined_to(arm.entry);
            entry == arm.entry || joined.any(|(joined, _)| joined == entry)
        })
    }

    /// Goes on to the round of this loop that begins at the entry.
    fn begin_round(&self, entry: Entry) -> TokenStream {
        let (point, label) = (self.point(), self.generate.label(self.entry));
        let mut joined = self.generate.layout.joined_to(self.entry);
        let number = joined.find_map(|(joined, number)| (joined == entry).then_some(number));
        if let Some(number) = number {
            let round = label.round_label();
            quote!(#point = #number; break #round)
        } else {
            let rounds = label.rounds_label();
            quote!(continue #rounds)
        }
    }

    /// Whether what the joined entry holds is still in the frame where its round begins, for the loop's head has taken nothing.
    pub(super) fn leaves_own(&self, entry: Entry) -> bool {
        let layout = &self.generate.layout;
        layout.fields(self.entry).is_empty() && !layout.fields(entry).is_empty()
    }

    /// Whether the arm of the entry follows this one, which is the start's.
    fn is_followed_by(&self, to: Entry) -> bool {
        self.entry == Entry::Start && !self.generate.layout.joined.contains_key(&to)
    }
}
