//! Takes a [`Body`], and what `flow` found if it has run, gives it as text: for golden files, tests and whoever debugs a pass.
//!
//! Rule kept: the same tree gives the same text, and every id reads as its `Debug` does elsewhere. It looks so:
//!
//! ```text
//! let _0: start, param;
//! let _1: index, mut;
//!
//! n0: param _0;
//! n1: let mut index = start;          // declares _1; uses _0
//! n2: '0: loop {
//!     n3: if (index < end) {          // uses _1
//!         n4: _2 = yield index;       // uses _1
//! ```

use std::fmt::{Debug, Write};

use quote::ToTokens;

use super::{
    Access, Arm, Body, Code, Effect, Exit, Local, LocalId, LocalSet, NodeId, Part, Presence, Scope,
    Stmt, StmtKind, Suspend, SuspendKind, Syntax, Taken, Taking,
};
use crate::flow::{Entry, Facts};
use crate::sorted::Map;

/// The tree; with facts, each entry is marked, and so is what is unreachable.
pub(crate) fn text(body: &Body, facts: Option<&Facts>) -> String {
    let mut text = Text::new(facts);
    for (number, local) in body.locals.iter().enumerate() {
        text.line(&format!("let _{number}: {};", declaration(local)), "");
    }
    text.line("", "");
    text.scope(&body.root);
    text.written
}

/// One line a point: what is live there.
pub(crate) fn liveness(facts: &Facts) -> String {
    let mut written = String::new();
    for node in nodes(facts) {
        let live = ids(&facts.live[node.0 as usize]);
        let _ = writeln!(written, "{node:?}: live {{{live}}}");
        if let Some(live) = facts.live_at_resume.get(&node) {
            let _ = writeln!(written, "{node:?} resumed: live {{{}}}", ids(live));
        }
    }
    written
}

/// One line a point: its owner, and what is left of the locals in scope.
pub(crate) fn presence(facts: &Facts) -> String {
    let mut written = String::new();
    for node in nodes(facts) {
        let states = states(&facts.presence[node.0 as usize]);
        let owner = facts.owner[node.0 as usize].map_or_else(String::new, entry);
        let line = format!("{node:?} in {owner}: {states}");
        let _ = writeln!(written, "{}", line.trim_end());
        let suspended = facts.presence_at_suspend.get(&node);
        let resumed = facts.presence_at_resume.get(&node);
        for (word, presence) in [("suspends", suspended), ("resumed", resumed)] {
            if let Some(presence) = presence {
                let line = format!("{node:?} {word}: {}", self::states(presence));
                let _ = writeln!(written, "{}", line.trim_end());
            }
        }
    }
    written
}

/// One line an entry, in the order of the arms: what a frame holds there.
pub(crate) fn layout(facts: &Facts) -> String {
    let mut written = String::new();
    for at in &facts.entries {
        let held = facts.presence_at(*at).map_or_else(String::new, states);
        let _ = writeln!(written, "{} {{ {held} }}", entry(*at));
    }
    written
}

/// One line an entry, in the order of the arms: what a frame holds there, under the names that it is known by,
/// in the order in which the frame drops it.
pub(crate) fn frames(body: &Body, facts: &Facts) -> String {
    let mut written = String::new();
    for at in &facts.entries {
        let fields: Vec<String> = match at {
            Entry::Start => params(body),
            at => fields(body, facts.presence_at(*at)),
        };
        let line = format!("{}: {}", entry(*at), fields.join(", "));
        let _ = writeln!(written, "{}", line.trim_end());
    }
    written
}

fn params(body: &Body) -> Vec<String> {
    let params = body.locals.iter().rev().filter(|local| local.param);
    params.map(|local| local.name.to_string()).collect()
}

fn fields(body: &Body, held: Option<&Map<LocalId, Presence>>) -> Vec<String> {
    let held = held.into_iter().flatten().rev();
    held.map(|(local, presence)| {
        let name = &body.local(*local).name;
        match presence {
            Presence::Init => name.to_string(),
            _ => format!("{name} {}", word(*presence)),
        }
    })
    .collect()
}

/// Reachable statements, in source order.
fn nodes(facts: &Facts) -> impl Iterator<Item = NodeId> {
    let owned = (0_u32..)
        .zip(&facts.owner)
        .filter(|(_, owner)| owner.is_some());
    owned.map(|(node, _)| NodeId(node))
}

fn entry(entry: Entry) -> String {
    match entry {
        Entry::Start => "start".to_owned(),
        Entry::At(node) => format!("at {node:?}"),
        Entry::Resume(node) => format!("resume {node:?}"),
    }
}

fn declaration(local: &Local) -> String {
    let flags = [(local.param, "param"), (local.drop_free, "drop-free")];
    let flags = flags
        .into_iter()
        .filter(|(set, _)| *set)
        .map(|(_, flag)| flag.to_owned());
    let parts: Vec<String> = std::iter::once(local.name.to_string())
        .chain(flags)
        .collect();
    parts.join(", ")
}

fn ids(locals: &LocalSet) -> String {
    list(locals.iter())
}

fn list<T: Debug>(items: impl Iterator<Item = T>) -> String {
    let items: Vec<String> = items.map(|item| format!("{item:?}")).collect();
    items.join(", ")
}

fn states(presence: &Map<LocalId, Presence>) -> String {
    let states = presence
        .iter()
        .map(|(local, state)| format!("{local:?} {}", word(*state)));
    states.collect::<Vec<_>>().join(", ")
}

fn word(presence: Presence) -> String {
    format!("{presence:?}").to_lowercase()
}

/// The tokens on one line, each gap a single space.
fn source(tokens: &impl ToTokens) -> String {
    let text = tokens.to_token_stream().to_string();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn syntax(code: &Code) -> String {
    match &code.syntax {
        Syntax::Stmt(stmt) => source(stmt),
        Syntax::Expr(expr) => source(expr),
    }
}

struct Text<'a> {
    facts: Option<&'a Facts>,
    depth: usize,
    written: String,
}

impl<'a> Text<'a> {
    fn new(facts: Option<&'a Facts>) -> Self {
        Self {
            facts,
            depth: 0,
            written: String::new(),
        }
    }

    /// One line, its remark in a column of its own.
    fn line(&mut self, text: &str, remark: &str) {
        let indent = if text.is_empty() { 0 } else { 4 * self.depth };
        let line = format!("{:indent$}{text}", "");
        let _ = match remark {
            "" => writeln!(self.written, "{line}"),
            _ => writeln!(self.written, "{line:<39} // {remark}"),
        };
    }

    fn scope(&mut self, scope: &Scope) {
        for stmt in &scope.stmts {
            self.stmt(stmt);
        }
    }

    fn inner(&mut self, scope: &Scope) {
        self.depth += 1;
        self.scope(scope);
        self.depth -= 1;
    }

    fn stmt(&mut self, stmt: &Stmt) {
        let (text, mut remarks) = match &stmt.kind {
            StmtKind::Param(local) => (format!("param {local:?};"), vec![]),
            StmtKind::Code(code) => (syntax(code), code_remarks(code)),
            StmtKind::Item(item) => (source(item), vec!["item".to_owned()]),
            StmtKind::Assign { local, value, .. } => (
                format!("{local:?} = {};", syntax(value)),
                code_remarks(value),
            ),
            StmtKind::Suspend(suspend) => suspension(suspend),
            StmtKind::Block {
                label,
                is_unsafe,
                scope,
            } => {
                let label = label.map_or_else(String::new, |label| format!("{label:?}: "));
                let unsafety = if *is_unsafe { "unsafe " } else { "" };
                (format!("{label}{unsafety}{{"), declares(&scope.declares))
            }
            StmtKind::If { cond, then, .. } => {
                let mut remarks = code_remarks(cond);
                remarks.extend(declares(&then.declares));
                (format!("if {} {{", syntax(cond)), remarks)
            }
            StmtKind::Match { scrutinee, .. } => (
                format!("match {} {{", syntax(scrutinee)),
                code_remarks(scrutinee),
            ),
            StmtKind::Loop { label, body } => {
                (format!("{label:?}: loop {{"), declares(&body.declares))
            }
            StmtKind::Break(label) => (format!("break {label:?};"), vec![]),
            StmtKind::Continue(label) => (format!("continue {label:?};"), vec![]),
            StmtKind::Return(code) => (format!("return {};", syntax(code)), code_remarks(code)),
            StmtKind::Rescope { local, into, .. } => {
                (format!("rescope {local:?} -> {into:?};"), vec![])
            }
            StmtKind::Renewed => ("renewed;".to_owned(), vec![]),
            StmtKind::Settle { local, from, to } => (
                format!("settle {local:?}: {} -> {};", word(*from), word(*to)),
                vec![],
            ),
        };
        remarks.extend(self.found(stmt.id));
        self.line(&format!("{:?}: {text}", stmt.id), &remarks.join("; "));
        self.inside(&stmt.kind);
    }

    /// What stands between the statement's braces, and the last of them.
    fn inside(&mut self, kind: &StmtKind) {
        match kind {
            StmtKind::Block { scope, .. } | StmtKind::Loop { body: scope, .. } => self.inner(scope),
            StmtKind::If {
                then, otherwise, ..
            } => {
                self.inner(then);
                if !otherwise.stmts.is_empty() {
                    self.line("} else {", &declares(&otherwise.declares).join("; "));
                    self.inner(otherwise);
                }
            }
            StmtKind::Match { arms, .. } => {
                self.depth += 1;
                for arm in arms {
                    self.arm(arm);
                }
                self.depth -= 1;
            }
            _ => return,
        }
        self.line("}", "");
    }

    fn arm(&mut self, arm: &Arm) {
        let mut remarks = declares(&arm.body.declares);
        remarks.extend(access_remarks(&arm.access));
        let mut guard = String::new();
        if let Some(code) = &arm.guard {
            guard = format!(" if {}", syntax(code));
            remarks.extend(
                code_remarks(code)
                    .into_iter()
                    .map(|remark| format!("guard {remark}")),
            );
        }
        let pattern = source(&arm.pat);
        self.line(&format!("{pattern}{guard} => {{"), &remarks.join("; "));
        self.inner(&arm.body);
        self.line("}", "");
    }

    fn found(&self, node: NodeId) -> Option<String> {
        let facts = self.facts?;
        let entries = [Entry::At(node), Entry::Resume(node)];
        let entries = entries.iter().filter(|entry| facts.entries.contains(entry));
        let found: Vec<String> = entries.map(|at| format!("entry {}", entry(*at))).collect();
        match facts.owner.get(node.0 as usize)? {
            None => Some("unreachable".to_owned()),
            Some(_) if found.is_empty() => None,
            Some(_) => Some(found.join(", ")),
        }
    }
}

fn suspension(suspend: &Suspend) -> (String, Vec<String>) {
    let word = match suspend.kind {
        SuspendKind::Yield => "yield",
        SuspendKind::TryYield => "try_yield",
        SuspendKind::Delegate => "delegate",
    };
    let operand = suspend.operand.as_ref();
    let value = operand.map_or_else(String::new, |code| format!(" {}", syntax(code)));
    let dest = suspend
        .dest
        .map_or_else(String::new, |dest| format!("{dest:?} = "));
    let remarks = operand.map_or_else(Vec::new, code_remarks);
    (format!("{dest}{word}{value};"), remarks)
}

fn declares(locals: &[LocalId]) -> Vec<String> {
    let declares = (!locals.is_empty()).then(|| format!("declares {}", list(locals.iter())));
    declares.into_iter().collect()
}

fn code_remarks(code: &Code) -> Vec<String> {
    let mut remarks = declares(&code.declares);
    remarks.extend(access_remarks(&code.access));
    if !code.exits.is_empty() {
        let exits: Vec<String> = code.exits.iter().map(|one| exit(*one)).collect();
        remarks.push(format!("exits {}", exits.join(", ")));
    }
    remarks
}

fn exit(exit: Exit) -> String {
    match exit {
        Exit::Break(label) => format!("break {label:?}"),
        Exit::Continue(label) => format!("continue {label:?}"),
        Exit::Return => "return".to_owned(),
    }
}

fn access_remarks(access: &Access) -> Vec<String> {
    let mut remarks = Vec::new();
    if !access.uses.is_empty() {
        remarks.push(format!("uses {}", ids(&access.uses)));
    }
    for (local, effect) in &access.effects {
        remarks.push(match *effect {
            Effect::MOVED => format!("moves {local:?}"),
            Effect::ASSIGNED => format!("assigns {local:?}"),
            Effect {
                from_init,
                from_gone,
            } => {
                format!("{local:?} from init {from_init:?}, from gone {from_gone:?}").to_lowercase()
            }
        });
    }
    for ((local, part), taken) in &access.parts {
        let Part { path, taking } = part;
        let by = match taking {
            Taking::Value | Taking::Operand | Taking::Bind(_) => String::new(),
            Taking::Deref | Taking::DerefOperand => ".*".to_owned(),
            Taking::Through => "->".to_owned(),
            Taking::Once => "()".to_owned(),
            Taking::Called => "(..)".to_owned(),
            Taking::Fields(_) => ".{}".to_owned(),
            Taking::Others(members) => format!(" but for {members:?}"),
            Taking::Match { pattern, .. } => format!(" as {pattern:?}"),
            Taking::Call(class) => format!(" if {class:?}"),
            Taking::Method(method) => format!(".{}()", method.call.syntax.method),
            Taking::Receiver(_) => " for a call".to_owned(),
        };
        let perhaps = if *taken == Taken::Sometimes {
            "perhaps "
        } else {
            ""
        };
        remarks.push(format!("{perhaps}takes {local:?}{path}{by}"));
    }
    remarks
}
