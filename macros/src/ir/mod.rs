//! The intermediate representation between the user's syntax and the generated machine.
//!
//! It is a *tree*, shaped as the user's own blocks, loops and matches are, because the machine is written out as ordinary
//! structured Rust and rustc is to see the same scopes in it. What it is not is the user's syntax: every suspension point
//! is a statement of its own, operands that must survive one are locals of their own, and every value that crosses a
//! branch goes through a local. A piece without a suspension point is carried whole, as [`Code`].
//!
//! This module holds data, no algorithms. `flow` sees the same statements as a graph: each [`Stmt`] is a node.

mod part;
#[cfg(test)]
pub(crate) mod text;

use std::fmt;

use proc_macro2::{Ident, Span};

use crate::sorted::{Map, Set};

pub(crate) use part::{
    ByText, MemberPath, Method, Name, Part, PartSet, Pattern, Taken, Taking, Told,
};

/// A binding of the function, a parameter, or a temporary that `lower` made. Numbered as they were made, which need not be the order in which
/// they are declared: [`Body::declaration`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct LocalId(pub(crate) u32);

/// A loop or labelled block that a jump may leave.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct LabelId(pub(crate) u32);

/// A statement; numbered in source order (pre-order) by [`Body::number`], so `NodeId` order is the order of the source.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(pub(crate) u32);

pub(crate) type LocalSet = Set<LocalId>;

/// One function body.
pub(crate) struct Body {
    /// Indexed by [`LocalId`].
    pub(crate) locals: Vec<Local>,
    /// How many labels there are; a [`LabelId`] is below it.
    pub(crate) labels: u32,
    /// The outermost scope: it declares the parameters (`StmtKind::Param`), then holds the body as a block.
    /// Every path through it ends in `StmtKind::Return`.
    pub(crate) root: Scope,
    /// Indexed by [`LocalId`]: where each is declared, which [`Body::number`] finds.
    pub(crate) declared: Vec<Declared>,
}

/// What the frame may have to hold.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says another thing, and all combinations make sense"
)]
pub(crate) struct Local {
    /// The user's own token (so spans and hygiene are the user's), or a name that the macro made at `mixed_site`.
    pub(crate) name: Ident,
    /// The user knows it by this name; a temporary has none.
    pub(crate) user: bool,
    /// The members that it plainly has, by its type or its initialiser, in that order.
    pub(crate) members: Vec<MemberPath>,
    /// Those that patterns of its type name: of what order they are in less is known than of members that code names.
    pub(crate) matched: Vec<MemberPath>,
    /// The place that its value comes from, which is of its type.
    pub(crate) like: Option<(LocalId, MemberPath)>,
    /// The type written in its `let`, or the parameter's.
    pub(crate) ty: Option<syn::Type>,
    /// The written type has no destructor (a reference, an integer, ...): nothing to hold once it is not used.
    pub(crate) drop_free: bool,
    /// The written type, the initialiser or what is assigned plainly makes it `Copy`.
    pub(crate) copy: bool,
    /// The type by whose name, `Option`, it is taken for that: rustc is asked whether the name is std's.
    pub(crate) copy_by_name: Option<syn::Type>,
    /// It plainly is a primitive number, so that operators make numbers of it.
    pub(crate) number: bool,
    /// It goes over numbers, in a `for`: a copy, but what is made of it is not known to be one, or it would be worked on in place.
    pub(crate) counts: bool,
    /// It plainly is an iterator.
    pub(crate) iterates: bool,
    /// It plainly is of a type of std's whose methods that consume are all known by their names.
    pub(crate) of_std: bool,
    /// It plainly is a `&mut`: to use it is to borrow what it points to.
    pub(crate) reborrows: bool,
    /// Its `let` has no value.
    pub(crate) unset: bool,
    /// Of a temporary: the value of a place that nothing names until the temporary is used.
    pub(crate) waits: bool,
    /// Of a temporary: it matched a constant, so that nothing in it has a destructor; it may have one of its own.
    pub(crate) compared: bool,
    /// Its value has a closure inside, for all that syntax shows, that owns what may not be a copy.
    pub(crate) owns: bool,
    /// Of a closure: what it takes out of what it captured, if types say so; then it can be called but once.
    pub(crate) captures: Vec<(LocalId, Part)>,
    /// Of a parameter: the pattern that takes it apart, if what it binds may drop in another order than it would by itself.
    pub(crate) apart: Option<syn::Pat>,
    /// `true` for a parameter's own value (declared by `StmtKind::Param`).
    pub(crate) param: bool,
}

/// Where a local is declared.
#[derive(Clone, Copy, Default)]
pub(crate) struct Declared {
    /// Its place in the order of declaration.
    place: u32,
    /// The first statement that it is in scope at, and the first behind its scope.
    pub(crate) from: NodeId,
    end: NodeId,
}

/// A Rust block: what it declares ends, in reverse order, where it ends.
#[derive(Default)]
pub(crate) struct Scope {
    /// Bound by the pattern that opens the scope (a match arm, an `if let`, a `for`), in order.
    pub(crate) declares: Vec<LocalId>,
    pub(crate) stmts: Vec<Stmt>,
    /// Which statements are items: every way back into the scope comes by these. Found by [`Body::number`].
    pub(crate) items: Vec<usize>,
    /// The user's braces, if it has some: what ends here ends there.
    pub(crate) braces: Option<Span>,
}

pub(crate) struct Stmt {
    pub(crate) id: NodeId,
    pub(crate) kind: StmtKind,
}

#[expect(
    clippy::large_enum_variant,
    reason = "most statements are code, the largest kind"
)]
pub(crate) enum StmtKind {
    /// Declares the parameter; its value comes from the caller.
    Param(LocalId),
    /// A statement of the user's (or one that `lower` made) without a suspension point. May declare locals.
    Code(Code),
    /// A `use` or `macro_rules!`: nothing happens, but it is written again wherever its scope is opened anew.
    Item(syn::Stmt),
    /// `local = value;` as a statement, for a local that the frame may hold; initialises it if it was gone.
    Assign {
        local: LocalId,
        value: Code,
        /// Of the name, where it is assigned.
        span: Span,
    },
    /// `yield_!`, `try_yield!` or one step of a `yield_from!`.
    Suspend(Suspend),
    /// `'label: { .. }`, `unsafe { .. }` or a plain block. `Break(label)` leaves it.
    Block {
        label: Option<LabelId>,
        is_unsafe: bool,
        scope: Scope,
    },
    /// `if cond { .. } else { .. }`; `cond` may hold `let`s, whose bindings are `then.declares`.
    If {
        cond: Code,
        /// What the `let`s of the condition do to their scrutinees where they match.
        entering: Access,
        then: Scope,
        otherwise: Scope,
    },
    /// `match scrutinee { arms }`; total, as rustc checks.
    Match {
        scrutinee: Code,
        arms: Vec<Arm>,
    },
    /// `loop { body }`. The end of the body, and `Continue(label)`, go back to this statement.
    Loop {
        label: LabelId,
        body: Scope,
    },
    Break(LabelId),
    Continue(LabelId),
    /// Ends the generator with the value. The expression is evaluated first; then all that is in scope is dropped.
    Return(Code),
    /// What is left of a temporary of a condition ends with its block or goes into the other local, by the edition of the `if` at the span.
    Rescope {
        local: LocalId,
        into: LocalId,
        span: Span,
    },
    /// Put in by `settle`, never by `lower`: from here on the local is `to`.
    Settle {
        local: LocalId,
        from: Presence,
        to: Presence,
    },
    /// Put in by `renewed`, never by `lower`: the local, in pieces at the arm's entry, has just been assigned whole. It is of another type from
    /// here on, so this is an entry.
    Renewed,
}

pub(crate) struct Arm {
    pub(crate) pat: syn::Pat,
    /// Without a suspension point.
    pub(crate) guard: Option<Code>,
    /// What entering the arm does to the scrutinee: `match x { Some(y) => .. }` moves out of `x`.
    pub(crate) access: Access,
    pub(crate) body: Scope,
}

pub(crate) struct Suspend {
    pub(crate) kind: SuspendKind,
    /// What is handed out; `None` for `yield_!()`.
    pub(crate) operand: Option<Code>,
    /// A fresh local, declared by this statement, that gets the value of the yield. `None`: dropped at once.
    pub(crate) dest: Option<LocalId>,
    /// The user's `yield_!` token: what `frame()` reports and what rustc's errors point at.
    pub(crate) span: Span,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum SuspendKind {
    /// A thrown error leaves the function. The value is `()` or `Option<S>`.
    Yield,
    /// A thrown error is an `Err`. The value is `Result<() or Option<S>, E>`.
    TryYield,
    /// A step of a delegation: the value is the runtime's `Resume<S, E>`, for the delegate.
    Delegate,
}

/// A piece of the user's code without a suspension point, and what it does to the frame's locals.
pub(crate) struct Code {
    pub(crate) syntax: Syntax,
    pub(crate) access: Access,
    /// Locals that a `let` statement declares, in order.
    pub(crate) declares: Vec<LocalId>,
    /// Jumps out of the piece, other than its end. A piece with exits other than `Return` has no effects on locals of its
    /// surroundings (`lower` opens it otherwise), so their state at each exit is that at its start.
    pub(crate) exits: Set<Exit>,
    /// Control plainly does not come out of its end: `panic!()`, `return`.
    pub(crate) diverges: bool,
}

pub(crate) enum Syntax {
    /// `break` and `continue` to opened loops already name labels of [`LabelId::break_label`] and
    /// [`LabelId::continue_label`]; `return e` is still the user's, and `codegen` writes it for the machine.
    Stmt(syn::Stmt),
    Expr(syn::Expr),
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Exit {
    Break(LabelId),
    Continue(LabelId),
    Return,
}

/// What a piece of code does to the locals that it names. Only locals declared outside the piece are listed.
#[derive(Clone, Default, Debug)]
pub(crate) struct Access {
    /// Read, borrowed, or partly assigned before the piece itself assigns it whole.
    pub(crate) uses: LocalSet,
    /// Whole locals assigned or moved. A local not listed is left as it was.
    pub(crate) effects: Map<LocalId, Effect>,
    /// How the `uses` name their locals, in order: by member or (empty path) as a whole. One not listed is used as a whole.
    pub(crate) mentions: Vec<(LocalId, MemberPath)>,
    /// Members that are assigned as a whole: that names them too, but not the value that they had.
    pub(crate) assigned: Vec<(LocalId, MemberPath)>,
    /// Members that a pattern left where they were.
    pub(crate) members: Vec<(LocalId, MemberPath)>,
    /// What is taken if types say so, and the piece does not use it again.
    pub(crate) parts: Map<(LocalId, Part), Taken>,
    /// Of what likely borrows: methods called on a local that is not named again. Where it is named nowhere else either, they become `parts`
    /// (`flow/receivers`).
    pub(crate) receivers: Vec<(LocalId, Method, Taken)>,
    /// Places whose value is taken on some path, be it by copying: a local as a whole (empty path), or a member.
    pub(crate) values: Vec<(LocalId, MemberPath)>,
    /// Those of them that operators took: they are nearly always copies.
    pub(crate) operands: Vec<(LocalId, MemberPath)>,
    /// Locals that a closure without `move` names as a whole.
    pub(crate) captured: LocalSet,
    /// Locals that are named where another expression cannot stand for the name: among the tokens of an unknown macro, in what an
    /// assertion prints, in a `move` closure, or within reach of a binding of the same name.
    pub(crate) opaque: LocalSet,
    /// It names something that the function does not declare, as a local is named: perhaps one, misspelt.
    pub(crate) misspelt: bool,
}

/// What becomes of a local that was there before, and of one that was not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Effect {
    pub(crate) from_init: After,
    pub(crate) from_gone: After,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum After {
    Init,
    Gone,
    /// On some paths the one, on some the other.
    Mixed,
}

/// What is left of a local at a point, as far as syntax tells.
///
/// *Using wins over moving*: a local that some path uses later, before assigning it, is `Init`, whatever looked like a
/// move before; it was a copy, or rustc says so.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Presence {
    /// Under its own name, whole.
    Init,
    /// Not yet assigned, or moved away.
    Gone,
    /// No code names it again (before assigning it anew); what is left of it is in `<name>_held`, waiting to be dropped.
    Held,
    /// As `Held`, on some paths: an `Option` in `<name>_maybe`.
    Maybe,
    /// Under its own name, but these parts were taken, if types say so; then it may be in pieces.
    Partly(PartSet),
    /// No code names it again; what is left of it without these parts is in `<name>_rest`, waiting to be dropped.
    Rest(PartSet),
    /// As `Rest`, on some paths.
    MaybeRest(PartSet),
}

impl Exit {
    /// What a `break` there names.
    pub(crate) fn label(self) -> Option<syn::Lifetime> {
        match self {
            Self::Break(label) => Some(label.break_label()),
            Self::Continue(label) => Some(label.continue_label()),
            Self::Return => None,
        }
    }
}

impl Effect {
    pub(crate) const MOVED: Self = Self {
        from_init: After::Gone,
        from_gone: After::Gone,
    };
    pub(crate) const ASSIGNED: Self = Self {
        from_init: After::Init,
        from_gone: After::Init,
    };
}

impl LabelId {
    /// The label that a `break` out of the loop or block names.
    pub(crate) fn break_label(self) -> syn::Lifetime {
        syn::Lifetime::new(&format!("'break_{}", self.0), Span::mixed_site())
    }

    /// The label around a loop's body: breaking it goes on with the next iteration.
    pub(crate) fn continue_label(self) -> syn::Lifetime {
        syn::Lifetime::new(&format!("'continue_{}", self.0), Span::mixed_site())
    }

    /// The label of a loop whose rounds can begin at several places: each of those has the other two labels for itself.
    pub(crate) fn rounds_label(self) -> syn::Lifetime {
        syn::Lifetime::new(&format!("'rounds_{}", self.0), Span::mixed_site())
    }

    /// The label around each such round: breaking it goes on to those that begin further down.
    pub(crate) fn round_label(self) -> syn::Lifetime {
        syn::Lifetime::new(&format!("'round_{}", self.0), Span::mixed_site())
    }
}

impl fmt::Debug for LocalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "_{}", self.0)
    }
}

impl fmt::Debug for LabelId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "'{}", self.0)
    }
}

impl fmt::Debug for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "n{}", self.0)
    }
}

impl Local {
    /// Of the user's, or made by the macro; nothing else is known of it yet.
    pub(crate) fn new(name: Ident, user: bool) -> Self {
        Self {
            name,
            user,
            ty: None,
            members: Vec::new(),
            matched: Vec::new(),
            like: None,
            drop_free: false,
            copy: false,
            copy_by_name: None,
            number: false,
            reborrows: false,
            counts: false,
            iterates: false,
            owns: false,
            of_std: false,
            unset: false,
            waits: false,
            compared: false,
            captures: Vec::new(),
            apart: None,
            param: false,
        }
    }
}

impl Arm {
    /// Without a guard; its pattern takes nothing out of a local.
    pub(crate) fn plain(pat: syn::Pat, body: Scope) -> Self {
        Self {
            pat,
            guard: None,
            access: Access::default(),
            body,
        }
    }
}

impl Body {
    pub(crate) fn local(&self, id: LocalId) -> &Local {
        &self.locals[id.0 as usize]
    }

    /// Locals ordered by this are in order of declaration.
    pub(crate) fn declaration(&self, id: LocalId) -> impl Ord + use<> {
        (self.declared[id.0 as usize].place, id)
    }

    /// Whether the local is in scope at the statement, and behind it if that declares nothing.
    pub(crate) fn is_in_scope(&self, id: LocalId, node: NodeId) -> bool {
        let Declared { from, end, .. } = self.declared[id.0 as usize];
        from <= node && node < end
    }

    /// Whether the whole of the local's scope lies behind the one statement and in front of the other.
    pub(crate) fn is_declared_within(&self, id: LocalId, node: NodeId, behind: NodeId) -> bool {
        let Declared { from, end, .. } = self.declared[id.0 as usize];
        node < from && end <= behind
    }

    /// Numbers the statements in source order, and the locals as they are declared; call it after each change of the tree.
    pub(crate) fn number(&mut self) {
        self.declared = vec![Declared::default(); self.locals.len()];
        let mut numbering = Numbering {
            next: NodeId(0),
            declared: &mut self.declared,
            place: 0,
        };
        numbering.scope(&mut self.root);
    }
}

/// Numbers on their way through the tree.
struct Numbering<'b> {
    next: NodeId,
    declared: &'b mut [Declared],
    place: u32,
}

impl Numbering<'_> {
    fn scope(&mut self, scope: &mut Scope) {
        self.declare(&scope.declares);
        scope.items.clear();
        for (at, stmt) in scope.stmts.iter_mut().enumerate() {
            if matches!(stmt.kind, StmtKind::Item(_)) {
                scope.items.push(at);
            }
            stmt.id = self.next;
            self.next.0 += 1;
            self.declare(stmt.kind.declares());
            for scope in stmt.kind.scopes_mut() {
                self.scope(scope);
            }
        }
        self.end(&scope.declares);
        for stmt in &scope.stmts {
            self.end(stmt.kind.declares());
        }
    }

    fn declare(&mut self, locals: &[LocalId]) {
        for local in locals {
            let declared = &mut self.declared[local.0 as usize];
            (declared.place, declared.from) = (self.place, self.next);
            self.place += 1;
        }
    }

    fn end(&mut self, locals: &[LocalId]) {
        for local in locals {
            self.declared[local.0 as usize].end = self.next;
        }
    }
}

impl Scope {
    /// The items among its statements, and where they stand.
    pub(crate) fn items(&self) -> impl Iterator<Item = (usize, &syn::Stmt)> {
        let items = self.items.iter();
        items.filter_map(|at| match &self.stmts[*at].kind {
            StmtKind::Item(item) => Some((*at, item)),
            _ => None,
        })
    }

    /// Its statements and those in them, in order.
    pub(crate) fn each_stmt<'b>(&'b self, visit: &mut dyn FnMut(&'b Stmt)) {
        for stmt in &self.stmts {
            visit(stmt);
            let scopes = stmt.kind.scopes().into_iter();
            scopes.for_each(|scope| scope.each_stmt(visit));
        }
    }
}

impl Code {
    /// The receiver that goes into the temporary that this declares, and how the call takes it, if types say so.
    pub(crate) fn received(&self) -> Option<(LocalId, &Part)> {
        let mut parts = self.access.parts.keys();
        let (local, part) = parts.find(|(_, part)| matches!(part.taking, Taking::Receiver(_)))?;
        Some((*local, part))
    }

    /// The call takes that receiver so.
    pub(crate) fn receives_by(&mut self, taking: &Taking) {
        let Some((local, part)) = self.received() else {
            return;
        };
        let (before, taking) = ((local, part.clone()), Box::new(taking.clone()));
        let part = Part {
            taking: Taking::Receiver(taking),
            ..before.1.clone()
        };
        self.access.parts.remove(&before);
        self.access.parts.insert((local, part), Taken::Always);
    }
}

impl StmtKind {
    /// The locals that it declares in the scope that it is a statement of.
    pub(crate) fn declares(&self) -> &[LocalId] {
        match self {
            Self::Param(local) => std::slice::from_ref(local),
            Self::Code(code) => &code.declares,
            Self::Suspend(suspend) => suspend.dest.as_slice(),
            _ => &[],
        }
    }

    /// The scopes directly inside the statement, in source order.
    pub(crate) fn scopes(&self) -> Vec<&Scope> {
        match self {
            Self::Block { scope, .. } | Self::Loop { body: scope, .. } => vec![scope],
            Self::If {
                then, otherwise, ..
            } => vec![then, otherwise],
            Self::Match { arms, .. } => arms.iter().map(|arm| &arm.body).collect(),
            _ => vec![],
        }
    }

    /// The pieces of code that belong to the statement itself.
    pub(crate) fn codes(&self) -> Vec<&Code> {
        match self {
            Self::Code(code) | Self::Return(code) | Self::Assign { value: code, .. } => vec![code],
            Self::If { cond, .. } => vec![cond],
            Self::Match { scrutinee, arms } => {
                let guards = arms.iter().filter_map(|arm| arm.guard.as_ref());
                std::iter::once(scrutinee).chain(guards).collect()
            }
            Self::Suspend(suspend) => suspend.operand.iter().collect(),
            _ => vec![],
        }
    }

    /// As [`StmtKind::codes`].
    pub(crate) fn codes_mut(&mut self) -> Vec<&mut Code> {
        match self {
            Self::Code(code) | Self::Return(code) | Self::Assign { value: code, .. } => vec![code],
            Self::If { cond, .. } => vec![cond],
            Self::Match { scrutinee, arms } => {
                let guards = arms.iter_mut().filter_map(|arm| arm.guard.as_mut());
                std::iter::once(scrutinee).chain(guards).collect()
            }
            Self::Suspend(suspend) => suspend.operand.iter_mut().collect(),
            _ => vec![],
        }
    }

    /// As [`StmtKind::scopes`].
    pub(crate) fn scopes_mut(&mut self) -> Vec<&mut Scope> {
        match self {
            Self::Block { scope, .. } | Self::Loop { body: scope, .. } => vec![scope],
            Self::If {
                then, otherwise, ..
            } => vec![then, otherwise],
            Self::Match { arms, .. } => arms.iter_mut().map(|arm| &mut arm.body).collect(),
            _ => vec![],
        }
    }
}
