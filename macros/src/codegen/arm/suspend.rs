//! Both sides of a suspension: handing the item out, and taking what comes in.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::{Arm, with};
use crate::flow::Entry;
use crate::ir::{NodeId, Suspend, SuspendKind};

impl Arm<'_> {
    /// Evaluates the operand, saves the locals, hands the item out.
    pub(super) fn suspend(&self, node: NodeId, suspend: &Suspend) -> TokenStream {
        let generate = self.generate;
        let item = Ident::new("item", Span::mixed_site());
        let operand = suspend
            .operand
            .as_ref()
            .map(|code| syn::Expr::Verbatim(self.evaluated(code)));
        let bind = generate.bind_item(&item, operand.as_ref(), suspend.span);
        let from = generate.facts.presence_at_suspend.get(&node);
        let save =
            from.map(|from| generate.save(self.entry, Entry::Resume(node), from, suspend.span));
        let leave = generate.return_yield(&item);
        quote!(#bind #save #leave;)
    }

    /// Takes what the generator was resumed with.
    pub(super) fn resume(&self, suspend: &Suspend) -> TokenStream {
        let generate = self.generate;
        let krate = &generate.signature.krate;
        let none_sent = generate.signature.send.is_none();
        // Nothing can have come in.
        let is_idle = none_sent && generate.signature.throw.is_none();
        if suspend.kind == SuspendKind::Yield && is_idle && suspend.dest.is_none() {
            return TokenStream::new();
        }
        let (with, error, value) = (
            with(),
            Ident::new("error", Span::mixed_site()),
            Ident::new("value", Span::mixed_site()),
        );
        let resume = quote!(#krate::__private::Resume);
        let sent = |value: TokenStream| {
            if none_sent {
                quote!(())
            } else {
                quote!(#krate::__private::Option::Some(#value))
            }
        };
        let nothing = if none_sent {
            quote!(())
        } else {
            quote!(#krate::__private::Option::None)
        };
        let (some, thrown) = (
            sent(quote!(#value)),
            if generate.signature.throw.is_some() {
                generate.raise(&error)
            } else {
                quote!(match #error {})
            },
        );
        let taken_once = self.outer.is_some();
        // In a loop, as far as rustc can tell, it is taken each time.
        let with = if taken_once {
            quote!(#krate::__private::mem::replace(&mut #with, #resume::Next))
        } else {
            quote!(#with)
        };
        let taken = match suspend.kind {
            SuspendKind::Delegate => quote!(#with),
            SuspendKind::Yield if is_idle => quote!(()),
            SuspendKind::Yield => quote! {
                match #with {
                    #resume::Next => #nothing,
                    #resume::Send(#value) => #some,
                    #resume::Throw(#error) => #thrown,
                }
            },
            SuspendKind::TryYield => quote! {
                match #with {
                    #resume::Next => #krate::__private::Result::Ok(#nothing),
                    #resume::Send(#value) => #krate::__private::Result::Ok(#some),
                    #resume::Throw(#error) => #krate::__private::Result::Err(#error),
                }
            },
        };
        if let Some(local) = suspend.dest {
            let declared = self.declare_settled(local);
            let name = self.mutable(local);
            let tie = self.tie(local);
            declared.around(quote!(let #name = #taken; #tie))
        } else {
            quote!(#krate::__private::mem::drop(#taken);)
        }
    }
}
