//! The machine: takes the body, its facts and the signature, gives the function that users call.
//!
//! ```text
//! fn name(params) -> output {
//!     items; enum Frame { .. } impl FrameState for Frame { .. }
//!     let start = Frame::Start { params };
//!     let machine = machine(
//!         start,
//!         |frame, emit| ..,                            // the body unsplit: lints and type errors come from here
//!         |slot, with| match slot { arms },            // all lints allowed
//!     );
//!     machine
//! }
//! ```
//!
//! `layout` decides what each variant holds, `joined` which entries share an arm, `frame` writes the enums, `unsplit` the body in one piece, `arm` the arms, `save` what goes into
//! the frame, `leftover` what of an array is left to go there, `exit` the ways out of an arm (yield, jump, return), `place` what is worked on in place, `point` where errors about all of that are to be reported.

mod arm;
mod consumes;
mod exit;
mod frame;
mod joined;
mod layout;
mod leftover;
mod parameter;
mod pieces;
mod place;
mod point;
mod received;
mod remains;
mod returns;
mod save;
mod tags;
mod unsplit;

use std::cell::RefCell;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{FnArg, ImplItemFn, Item};

use crate::borrows::Questions;
use crate::diag::located;
use crate::fixed;
use crate::flow::{Entry, Facts};
use crate::ir::{Body, LocalId, Method, NodeId, Scope, Stmt};
use crate::signature::Signature;
use crate::sorted::Set;
use crate::syntax::in_a_row;
use layout::Layout;
use point::Uses;

pub(crate) fn generate(
    signature: &Signature,
    function: &ImplItemFn,
    items: &[Item],
    body: &Body,
    facts: &Facts,
    borrows: &Questions,
) -> TokenStream {
    let generate = Generate {
        signature,
        function,
        items,
        body,
        facts,
        borrows,
        layout: layout::layout(body, facts),
        uses: Uses::of(body),
        suspensions: point::suspensions(body),
        frame_name: Ident::new(
            "__Frame",
            Span::mixed_site().located_at(function.sig.ident.span()),
        ),
        in_pieces: RefCell::default(),
        saved: RefCell::default(),
        asked: RefCell::default(),
        arguments: RefCell::default(),
    };
    generate.function()
}

/// What every part of the output is written from.
struct Generate<'a> {
    signature: &'a Signature,
    /// Resolved; its block is the user's body.
    function: &'a ImplItemFn,
    /// Of the body, to be written once.
    items: &'a [Item],
    body: &'a Body,
    facts: &'a Facts,
    borrows: &'a Questions,
    layout: Layout,
    uses: Uses<'a>,
    suspensions: Vec<(NodeId, Span)>,
    frame_name: Ident,
    /// Locals whose pieces some arm saves.
    in_pieces: RefCell<Set<LocalId>>,
    /// Entries at which some arm leaves the frame.
    saved: RefCell<Set<Entry>>,
    /// Locals of which some arm asks whether they are kept.
    asked: RefCell<Set<(LocalId, Option<Method>)>>,
    /// By what names some arm tells types of arguments.
    arguments: RefCell<Set<String>>,
}

/// The frame's enums need none: clippy, like rustc, leaves alone the items that the macro of another crate writes. Where it does not run, each name of
/// its would cost rustc a search among all lints.
fn allow_clippy() -> TokenStream {
    fixed(
        "#[cfg_attr(
            clippy,
            allow(clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction, clippy::cargo)
        )]",
    )
}

/// Lints of a function as a whole, which would look into the arms, whatever those allow: they count the user's names twice, and see a `&mut`
/// parameter only be put into the frame. And one that takes `let item = count;`, as a yield is written, for no use of a loop's counter, and one that
/// would have borrowed what the generator goes through by index since it must not.
fn allow_of_function() -> TokenStream {
    fixed(
        "#[cfg_attr(
            clippy,
            allow(
                clippy::many_single_char_names, clippy::similar_names, clippy::needless_pass_by_ref_mut,
                clippy::explicit_counter_loop, clippy::needless_range_loop
            )
        )]",
    )
}

/// Code that holds the user's own a second time. To name rustc's groups of lints costs it more time than the rest of an attribute, so this
/// is written once.
fn allow() -> TokenStream {
    // `warnings` covers what is at the level `warn`; what the user denies has to be named.
    let rustc = fixed(
        "#[allow(
            warnings, unused, nonstandard_style, future_incompatible, let_underscore,
            keyword_idents, rust_2018_idioms, rust_2021_compatibility, rust_2024_compatibility,
            explicit_outlives_requirements, let_underscore_drop, missing_docs,
            missing_copy_implementations, missing_debug_implementations, redundant_lifetimes,
            single_use_lifetimes, trivial_casts, trivial_numeric_casts, unit_bindings,
            unreachable_pub, unused_import_braces, unused_lifetimes, unused_qualifications,
            unused_results, variant_size_differences
        )]",
    );
    in_a_row([rustc, allow_clippy()])
}

impl Generate<'_> {
    fn function(&self) -> TokenStream {
        let ImplItemFn {
            attrs,
            vis,
            modifiers,
            ..
        } = self.function;
        let defaultness = &modifiers.defaultness;
        let (sig, arguments) = self.emitted_signature();
        let krate = &self.signature.krate;
        let (unsplit, arms) = (self.unsplit(), self.arms());
        let (items, frame, pieces) = (self.items(), self.frame(), self.piece_structs());
        let types = self.types();
        let (name, start) = (&self.frame_name, self.layout.variant(Entry::Start));
        let fields = self.params_in_order().map(|local| self.layout.name(local));
        let params = self.params_in_order().zip(arguments);
        let arguments = params.map(|(local, argument)| self.not_started(local, argument));
        let machine = Ident::new("machine", Span::mixed_site());
        let result = match &self.signature.boxed {
            Some(path) => quote!(#path::new(#machine)),
            None => machine.to_token_stream(),
        };
        // What the machine as a whole fails in is the function's fault.
        let result = located(result, self.function.sig.ident.span());
        let (allow, allow_of_function) = (allow(), allow_of_function());
        let body = quote! {
            #items
            #frame
            #pieces
            let start = #name::#start { #(#fields: #arguments),* };
            #[allow(unused_braces)]
            let #machine = #krate::__private::machine::<#types, _, _, _, _>(start, #unsplit, #allow #arms);
            #result
        };
        // A brace of the user's makes the whole function the user's, for lints; only one, for the user's body is the block inside.
        let mut body = Group::new(Delimiter::Brace, body);
        body.set_span(self.function.block.brace_token.span.close());
        quote!(#(#attrs)* #allow_of_function #vis #defaultness #sig #body)
    }

    /// The items of the body. A macro stands in the body as well, and need not be used by the items.
    fn items(&self) -> TokenStream {
        let items = self.items.iter().map(|item| {
            let copied = matches!(item, Item::Macro(_));
            let allow = copied.then(|| quote!(#[allow(unused_macros)]));
            quote!(#allow #item)
        });
        in_a_row(items)
    }

    /// `Y, S, E, R`
    fn types(&self) -> TokenStream {
        let (item, ret) = (&self.signature.item, &self.signature.ret);
        let (send, throw) = (self.signature.sent(), self.signature.thrown());
        quote!(#item, #send, #throw, #ret)
    }

    /// The signature with plain names for parameters, and those names: patterns are taken apart inside the body.
    fn emitted_signature(&self) -> (syn::Signature, Vec<TokenStream>) {
        let mut sig = self.function.sig.clone();
        let mut arguments = Vec::new();
        for (input, local) in sig.inputs.iter_mut().zip(self.params_in_order()) {
            match input {
                FnArg::Receiver(receiver) => {
                    // `mut self` concerns the body only; `&mut self` is a type.
                    if !matches!(receiver.kind, syn::ReceiverKind::Reference(..)) {
                        receiver.mutability = None;
                    }
                    arguments.push(receiver.self_token.to_token_stream());
                }
                FnArg::Typed(argument) => {
                    let name = argument_named(&self.body.local(local).name);
                    arguments.push(name.to_token_stream());
                    *argument.pat = syn::parse_quote!(#name);
                }
            }
        }
        let output = &self.signature.output;
        if let syn::ReturnType::Type(_, written) = &mut sig.output {
            **written = output.clone();
        }
        (sig, arguments)
    }

    fn params_in_order(&self) -> impl Iterator<Item = LocalId> {
        let locals = (0..).map(LocalId).zip(&self.body.locals);
        locals.filter(|(_, local)| local.param).map(|(id, _)| id)
    }

    /// The statement with this number.
    fn stmt(&self, node: NodeId) -> &Stmt {
        let mut scope = &self.body.root;
        loop {
            let stmt = &scope.stmts[position(scope, node)];
            if stmt.id == node {
                return stmt;
            }
            scope = inner(stmt, node);
        }
    }
}

/// Which statement of the scope is, or holds, the node.
fn position(scope: &Scope, node: NodeId) -> usize {
    scope
        .stmts
        .partition_point(|stmt| stmt.id <= node)
        .saturating_sub(1)
}

/// Which scope of the statement holds the node: statements are numbered in the order of the source.
fn inner(stmt: &Stmt, node: NodeId) -> &Scope {
    let scopes = stmt.kind.scopes();
    let first = |scope: &Scope| scope.stmts.first().is_some_and(|first| first.id <= node);
    scopes
        .into_iter()
        .rev()
        .find(|scope| first(scope))
        .expect("a node inside a statement is in one of its scopes")
}

/// Not the user's own token: lints about its use here are not for the user. The macro's edition has a keyword more than the user's may have.
fn argument_named(name: &Ident) -> Ident {
    let span = Span::mixed_site().located_at(name.span());
    if name == "gen" {
        return Ident::new_raw("gen", span);
    }
    let mut name = name.clone();
    name.set_span(span);
    name
}
