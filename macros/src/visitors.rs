//! Syn's visitors, compiled once for all of ours.
//!
//! Syn's traits have a method for each of its 180 kinds of node, and each is compiled anew for each visitor, with the function behind it:
//! measured, those of two dozen visitors were a third of what this crate's build compiles. So the traits here have only the methods that some
//! visitor has a use for, under syn's names and with syn's meaning, and one visitor of syn's each calls them through a trait object.

/// The trait, and for each of its methods the function that goes inside the node.
macro_rules! visitors {
    ($module:ident, $Visit:ident = $Syn:ty, $Ref:ident, { $($method:ident: $Node:ident,)+ }) => {
        pub(crate) mod $module {
            pub(crate) trait $Visit: Object {
                $(fn $method(&mut self, node: super::$Ref<'_, syn::$Node>) {
                    $method(self.object(), node);
                })+
            }

            /// For the methods that a visitor leaves as they are: a trait's own may not take `Self` to have a size.
            pub(crate) trait Object {
                fn object(&mut self) -> &mut (dyn $Visit + '_);
            }

            impl<V: $Visit> Object for V {
                fn object(&mut self) -> &mut (dyn $Visit + '_) {
                    self
                }
            }

            struct Inside<'v, 'o>(&'v mut (dyn $Visit + 'o));

            impl $Syn for Inside<'_, '_> {
                $(fn $method(&mut self, node: super::$Ref<'_, syn::$Node>) {
                    self.0.$method(node);
                })+
            }

            // Inlined, the visitor would be known again, and all that is inside compiled for it after all: LLVM did not come to an end of that.
            $(#[inline(never)]
            pub(crate) fn $method(visitor: &mut dyn $Visit, node: super::$Ref<'_, syn::$Node>) {
                syn::$module::$method(&mut Inside(visitor), node);
            })+
        }
    };
}

type Shared<'n, Node> = &'n Node;
type Exclusive<'n, Node> = &'n mut Node;

visitors!(visit, Visit = syn::visit::Visit<'_>, Shared, {
    visit_attribute: Attribute,
    visit_block: Block,
    visit_expr: Expr,
    visit_expr_assign: ExprAssign,
    visit_expr_async: ExprAsync,
    visit_expr_binary: ExprBinary,
    visit_expr_block: ExprBlock,
    visit_expr_break: ExprBreak,
    visit_expr_closure: ExprClosure,
    visit_expr_const: ExprConst,
    visit_expr_continue: ExprContinue,
    visit_expr_field: ExprField,
    visit_expr_for_loop: ExprForLoop,
    visit_expr_let: ExprLet,
    visit_expr_loop: ExprLoop,
    visit_expr_paren: ExprParen,
    visit_expr_repeat: ExprRepeat,
    visit_expr_struct: ExprStruct,
    visit_expr_try: ExprTry,
    visit_expr_try_block: ExprTryBlock,
    visit_expr_unsafe: ExprUnsafe,
    visit_expr_while: ExprWhile,
    visit_expr_yield: ExprYield,
    visit_fn_arg: FnArg,
    visit_generic_argument: GenericArgument,
    visit_impl_item_fn: ImplItemFn,
    visit_item: Item,
    visit_item_fn: ItemFn,
    visit_macro: Macro,
    visit_pat: Pat,
    visit_pat_struct: PatStruct,
    visit_path: Path,
    visit_signature: Signature,
    visit_stmt: Stmt,
    visit_trait_item_fn: TraitItemFn,
    visit_type: Type,
    visit_type_array: TypeArray,
    visit_type_impl_trait: TypeImplTrait,
    visit_type_path: TypePath,
});

visitors!(visit_mut, VisitMut = syn::visit_mut::VisitMut, Exclusive, {
    visit_arm_mut: Arm,
    visit_attribute_mut: Attribute,
    visit_block_mut: Block,
    visit_expr_async_mut: ExprAsync,
    visit_expr_binary_mut: ExprBinary,
    visit_expr_block_mut: ExprBlock,
    visit_expr_break_mut: ExprBreak,
    visit_expr_closure_mut: ExprClosure,
    visit_expr_for_loop_mut: ExprForLoop,
    visit_expr_if_mut: ExprIf,
    visit_expr_let_mut: ExprLet,
    visit_expr_loop_mut: ExprLoop,
    visit_expr_match_mut: ExprMatch,
    visit_expr_mut: Expr,
    visit_expr_path_mut: ExprPath,
    visit_expr_return_mut: ExprReturn,
    visit_expr_while_mut: ExprWhile,
    visit_expr_yield_mut: ExprYield,
    visit_field_pat_mut: FieldPat,
    visit_field_value_mut: FieldValue,
    visit_item_macro_mut: ItemMacro,
    visit_item_mut: Item,
    visit_local_mut: Local,
    visit_macro_mut: Macro,
    visit_pat_ident_mut: PatIdent,
    visit_pat_mut: Pat,
    visit_pat_struct_mut: PatStruct,
    visit_stmt_mut: Stmt,
    visit_type_mut: Type,
});
