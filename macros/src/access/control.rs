//! Branches, loops and jumps.
//!
//! Takes expressions that steer control; leaves the state where their paths meet. Effects inside a loop are counted from the
//! start of its body, and applied to whatever the loop's head is.

use syn::{BinOp, Expr, ExprBinary, Label, Lifetime, UnOp};

use super::state::State;
use super::walker::Walker;
use crate::resolve::{PatPosition, split_guard};

/// A jump that has not met its target yet, and the state in which it jumps.
#[derive(Clone, Copy, PartialEq, Eq)]
enum JumpKind {
    Break,
    Continue,
}

/// A jump whose target lies around what has been walked so far, and the state that it leaves with.
pub(super) struct Left {
    kind: JumpKind,
    label: Option<Lifetime>,
    pub(super) state: State,
}

impl Walker<'_> {
    pub(super) fn control(&mut self, expr: &Expr) {
        match expr {
            Expr::Block(inner) => self.labelled(inner.label.as_ref(), |walker| {
                walker.block(&inner.block);
            }),
            Expr::Unsafe(inner) => {
                let outer = std::mem::replace(&mut self.in_unsafe, true);
                self.block(&inner.block);
                self.in_unsafe = outer;
            }
            Expr::TryBlock(inner) => {
                let start = self.state.clone();
                self.block(&inner.block);
                self.meet(start);
            }
            Expr::If(inner) => self.branch(inner),
            Expr::Match(inner) => self.choice(inner),
            Expr::Loop(inner) => self.repeat(inner.label.as_ref(), |walker| {
                walker.block(&inner.body);
                State::unreachable()
            }),
            Expr::While(inner) => self.repeat(inner.label.as_ref(), |walker| {
                let mark = walker.inner.mark();
                let end = walker.condition(&inner.cond);
                walker.block(&inner.body);
                walker.inner.reset(mark);
                end
            }),
            Expr::ForLoop(inner) => {
                self.value(&inner.expr);
                self.repeat(inner.label.as_ref(), |walker| {
                    let mark = walker.inner.mark();
                    let end = walker.state.clone();
                    walker.declare(&inner.pat, PatPosition::Irrefutable);
                    walker.block(&inner.body);
                    walker.inner.reset(mark);
                    end
                });
            }
            Expr::Let(_) => {
                let failed = self.condition(expr);
                self.meet(failed);
            }
            _ => self.jump(expr),
        }
    }

    fn jump(&mut self, expr: &Expr) {
        let (value, target) = match expr {
            Expr::Break(inner) => (&inner.expr, Some((JumpKind::Break, &inner.label))),
            Expr::Continue(inner) => (&None, Some((JumpKind::Continue, &inner.label))),
            Expr::Return(inner) => (&inner.expr, None),
            // A literal, a path with a type, a `const` block: nothing of the frame.
            _ => return,
        };
        if let Some(value) = value {
            self.value(value);
        }
        if let Some((kind, label)) = target {
            let label = label.clone();
            let state = self.state.clone();
            self.left.push(Left { kind, label, state });
        }
        self.state.leave();
    }

    pub(super) fn meet(&mut self, other: State) {
        let state = std::mem::replace(&mut self.state, State::unreachable());
        self.state = state.meet(other);
    }

    /// `a && b`, `a || b` as a value.
    pub(super) fn short_circuit(&mut self, binary: &ExprBinary) {
        let failed = self.either(binary);
        self.meet(failed);
    }

    /// Leaves the state where the condition holds, and gives the one where it does not. Declares what its `let`s bind.
    fn condition(&mut self, condition: &Expr) -> State {
        match condition {
            Expr::Paren(inner) => self.condition(&inner.expr),
            Expr::Group(inner) => self.condition(&inner.expr),
            Expr::Binary(inner) if matches!(inner.op, BinOp::And(_) | BinOp::Or(_)) => {
                self.either(inner)
            }
            Expr::Unary(inner) if matches!(inner.op, UnOp::Not(_)) => {
                let failed = self.condition(&inner.expr);
                std::mem::replace(&mut self.state, failed)
            }
            Expr::Let(inner) => {
                self.scrutinee(&inner.expr, [&*inner.pat], PatPosition::Refutable);
                // A closure captures all of it, whatever the pattern looks at: not so of a `match`.
                self.seen.extend(self.bare_place(&inner.expr));
                let failed = self.state.clone();
                let scrutinee = self.source(&inner.expr);
                self.matched(&inner.pat, scrutinee, PatPosition::Refutable);
                self.declare(&inner.pat, PatPosition::Refutable);
                failed
            }
            Expr::Field(_) => {
                self.copied(condition);
                self.state.clone()
            }
            _ => {
                self.value(condition);
                self.state.clone()
            }
        }
    }

    /// As [`Walker::condition`], for `&&` and `||`.
    fn either(&mut self, binary: &ExprBinary) -> State {
        let left_failed = self.condition(&binary.left);
        if matches!(binary.op, BinOp::And(_)) {
            let right_failed = self.condition(&binary.right);
            left_failed.meet(right_failed)
        } else {
            let left_held = std::mem::replace(&mut self.state, left_failed);
            let right_failed = self.condition(&binary.right);
            self.meet(left_held);
            right_failed
        }
    }

    fn branch(&mut self, branch: &syn::ExprIf) {
        let mark = self.inner.mark();
        let failed = self.condition(&branch.cond);
        self.block(&branch.then_branch);
        self.inner.reset(mark);
        let then = std::mem::replace(&mut self.state, failed);
        if let Some((_, otherwise)) = &branch.else_branch {
            self.value(otherwise);
        }
        self.meet(then);
    }

    fn choice(&mut self, choice: &syn::ExprMatch) {
        let position = PatPosition::of_arms(&choice.arms);
        let pats = choice.arms.iter().map(|arm| split_guard(&arm.pat).0);
        self.scrutinee(&choice.expr, pats, position);
        // Looked up before a pattern may shadow it.
        let scrutinee = self.source(&choice.expr);
        let mut end = State::unreachable();
        for arm in &choice.arms {
            let mark = self.inner.mark();
            let (pat, guard) = split_guard(&arm.pat);
            self.declare(pat, PatPosition::Refutable);
            // The next arm is tried from here, and from a guard that does not hold.
            let mut next = self.state.clone();
            if let Some(guard) = guard {
                let failed = self.condition(guard);
                next = next.meet(failed);
            }
            self.matched(pat, scrutinee.clone(), position);
            self.value(&arm.body);
            self.inner.reset(mark);
            end = std::mem::replace(&mut self.state, next).meet(end);
        }
        self.state = end;
    }

    /// Walks what the label is on; jumps to the end of it meet there.
    fn labelled(&mut self, label: Option<&Label>, body: impl FnOnce(&mut Self)) {
        let first = self.left.len();
        body(self);
        for left in self.take_left(first, |left| is_label(left, label)) {
            self.meet(left.state);
        }
    }

    /// Walks a loop; `round` leaves the state at the end of the body, and gives the one in which the loop ends by itself.
    fn repeat(&mut self, label: Option<&Label>, round: impl FnOnce(&mut Self) -> State) {
        let first = self.left.len();
        let start = self.state.start_within();
        let entry = std::mem::replace(&mut self.state, start);
        let mut end = round(self);
        let is_mine = |left: &Left| left.label.is_none() || is_label(left, label);
        for left in self.take_left(first, is_mine) {
            match left.kind {
                JumpKind::Break => end = end.meet(left.state),
                JumpKind::Continue => self.meet(left.state),
            }
        }
        let head = entry.repeated(&self.state);
        for left in &mut self.left[first..] {
            left.state = head.then(&left.state);
        }
        self.state = head.then(&end);
    }

    /// Takes out of the jumps since `first` those that are `mine`.
    fn take_left(&mut self, first: usize, mine: impl Fn(&Left) -> bool) -> Vec<Left> {
        let since = self.left.split_off(first);
        let (mine, others) = since.into_iter().partition(mine);
        self.left.extend::<Vec<Left>>(others);
        mine
    }
}

fn is_label(left: &Left, label: Option<&Label>) -> bool {
    match (&left.label, label) {
        (Some(target), Some(label)) => target.ident == label.name.ident,
        _ => false,
    }
}
