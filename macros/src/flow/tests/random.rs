//! Random sources of the tests' language: much control flow, few locals. The same seed gives the same source.

use std::fmt::Write;

pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03)
    }

    /// Below the bound; xorshift, for chance only.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

pub(super) fn source(seed: u64) -> String {
    let mut writer = Writer {
        random: Random::new(seed),
        locals: vec!["p0".to_owned(), "p1".to_owned()],
        labels: Vec::new(),
        made: 0,
        written: String::new(),
    };
    writer.block(3);
    writer.written
}

struct Writer {
    random: Random,
    locals: Vec<String>,
    /// Of loops and blocks around; `true` for loops.
    labels: Vec<(String, bool)>,
    made: usize,
    written: String,
}

impl Writer {
    fn block(&mut self, depth: usize) {
        let outer = self.locals.len();
        for _ in 0..=self.random.below(5) {
            self.stmt(depth);
        }
        self.locals.truncate(outer);
    }

    fn stmt(&mut self, depth: usize) {
        let local = self.pick();
        let choices = if depth == 0 { 9 } else { 14 };
        match self.random.below(choices) {
            0 | 1 => self.push("yield_!(1);"),
            2 => self.push(&format!("yield_!({local});")),
            3 => self.bind(),
            4 => self.push(&format!("{local} = new();")),
            5 => self.push(&format!("drop({local});")),
            6 => self.push(&format!("look({local});")),
            7 => self.leave(),
            8 => self.piece(&local),
            9 | 10 => self.branch(depth - 1),
            11 => self.labelled("loop ", true, depth - 1),
            12 => self.labelled("", false, depth - 1),
            _ => self.branches(&local, depth - 1),
        }
    }

    fn bind(&mut self) {
        let name = self.name("x");
        let bind = match self.random.below(6) {
            0 => format!("let {name};"),
            1 => format!("let {name} = yield_!(2);"),
            2 => format!("let {name}: &T = f();"),
            _ => format!("let {name} = f();"),
        };
        self.push(&bind);
        self.locals.push(name);
    }

    fn leave(&mut self) {
        let Some((label, is_loop)) = self.label() else {
            return self.push("f();");
        };
        let word = if is_loop && self.random.below(2) == 0 {
            "continue"
        } else {
            "break"
        };
        self.push(&format!("if c() {{ {word} {label}; }}"));
    }

    fn piece(&mut self, local: &str) {
        match self.label() {
            Some((label, _)) => self.push(&format!("piece!({local}, break {label});")),
            None => self.push("piece!(return);"),
        }
    }

    fn branch(&mut self, depth: usize) {
        self.push("if c() {");
        self.block(depth);
        if self.random.below(2) == 0 {
            self.push("} else {");
            self.block(depth);
        }
        self.push("}");
    }

    fn branches(&mut self, local: &str, depth: usize) {
        let name = self.name("y");
        self.push(&format!("match {local} {{ Some({name}) => {{"));
        self.locals.push(name.clone());
        self.block(depth);
        self.locals.retain(|local| *local != name);
        self.push("} None => {");
        self.block(depth);
        self.push("} }");
    }

    fn labelled(&mut self, word: &str, is_loop: bool, depth: usize) {
        let label = self.name("'l");
        self.push(&format!("{label}: {word}{{"));
        self.labels.push((label, is_loop));
        self.block(depth);
        self.labels.pop();
        self.push("}");
    }

    fn pick(&mut self) -> String {
        let at = self.random.below(self.locals.len());
        self.locals[at].clone()
    }

    fn label(&mut self) -> Option<(String, bool)> {
        let count = self.labels.len();
        (count > 0).then(|| self.labels[self.random.below(count)].clone())
    }

    fn name(&mut self, word: &str) -> String {
        self.made += 1;
        format!("{word}{}", self.made)
    }

    fn push(&mut self, text: &str) {
        let _ = write!(self.written, "{text} ");
    }
}
