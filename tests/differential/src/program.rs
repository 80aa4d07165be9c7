//! A program: one function under test and the functions that it may delegate to.

use crate::random::Random;
use crate::tree::Tree;
use crate::types::Ty;

/// What the return type says the caller gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `impl Iterator`
    Iterator,
    /// `impl Generator`
    Generator,
    /// `Box<dyn Iterator>`
    BoxedIterator,
    /// `Box<dyn Generator>`
    BoxedGenerator,
}

/// What a function yields, takes and returns.
#[derive(Clone, Copy, Debug)]
pub struct Signature {
    /// Yielded.
    pub item: Ty,
    /// Sent; `()` for nothing.
    pub send: Ty,
    /// Whether `Thrown` is thrown.
    pub throws: bool,
    /// Returned.
    pub result: Ty,
    /// The form of the return type.
    pub form: Form,
    /// `+ Clone`.
    pub clones: bool,
    /// A method of a type, with `&self`.
    pub method: bool,
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Param {
    /// Its pattern.
    pub pattern: String,
    /// Its type as it is written.
    pub written: &'static str,
    /// Its type.
    pub ty: Ty,
    /// What the pattern binds: name, type, `mut`.
    pub binds: Vec<(String, Ty, bool)>,
}

/// A function.
#[derive(Clone, Debug)]
pub struct Function {
    /// Its signature.
    pub signature: Signature,
    /// Its parameters.
    pub params: Vec<Param>,
    /// What stands between the braces.
    pub body: Tree,
}

/// Functions, the last of which is run and may use those before it.
#[derive(Clone, Debug)]
pub struct Program {
    /// All of them.
    pub functions: Vec<Function>,
}

impl Function {
    /// What stands between the braces, as text. What is left of a parameter in pieces is kept as far as the function names its fields (README,
    /// Limits): so it does.
    #[must_use]
    pub fn text(&self) -> String {
        let pairs = self.params.iter().filter(|param| param.ty == Ty::Pair);
        let named = pairs.map(|param| {
            let name = param.pattern.trim_start_matches("mut ");
            format!("let _ = (&{name}.left, &{name}.right);\n")
        });
        named.chain([self.body.render()]).collect()
    }
}

impl Program {
    /// The function under test.
    #[must_use]
    pub fn main(&self) -> &Function {
        &self.functions[self.functions.len() - 1]
    }
}

impl Signature {
    /// For the function under test.
    pub(crate) fn random(random: &mut Random) -> Self {
        let item = random.pick(&[Ty::Int, Ty::Int, Ty::Int, Ty::Noisy, Ty::Text]);
        let clones = random.chance(30);
        let method = random.chance(10);
        if random.chance(30) {
            let form = if !clones && random.chance(25) {
                Form::BoxedIterator
            } else {
                Form::Iterator
            };
            return Self {
                item,
                send: Ty::Unit,
                throws: false,
                result: Ty::Unit,
                form,
                clones,
                method,
            };
        }
        let send = random.pick(&[Ty::Unit, Ty::Int, Ty::Int, Ty::Noisy]);
        let throws = random.chance(45);
        let result = if throws {
            Ty::Outcome
        } else {
            random.pick(&[
                Ty::Unit,
                Ty::Int,
                Ty::Noisy,
                Ty::Outcome,
                Ty::MaybeInt,
                Ty::Pair,
            ])
        };
        let form = if !clones && random.chance(15) {
            Form::BoxedGenerator
        } else {
            Form::Generator
        };
        Self {
            item,
            send,
            throws,
            result,
            form,
            clones,
            method,
        }
    }

    /// For a function to which `outer` can delegate.
    pub(crate) fn delegate(outer: Signature, random: &mut Random) -> Self {
        let alike = random.chance(50);
        let (send, throws) = if alike {
            (outer.send, outer.throws)
        } else {
            (Ty::Unit, false)
        };
        let result = if throws {
            Ty::Outcome
        } else {
            random.pick(&[Ty::Unit, Ty::Int, Ty::Noisy])
        };
        Self {
            send,
            throws,
            result,
            form: Form::Generator,
            method: false,
            ..outer
        }
    }

    /// As it is written.
    #[must_use]
    pub fn written(&self) -> String {
        let name = |ty: Ty| ty.written().unwrap_or_default();
        let mut out = match self.form {
            Form::Iterator => format!("impl Iterator<Item = {}>", name(self.item)),
            Form::BoxedIterator => format!("Box<dyn Iterator<Item = {}> + 'a>", name(self.item)),
            Form::Generator | Form::BoxedGenerator => self.written_generator(),
        };
        if self.clones {
            out.push_str(" + Clone");
        }
        out
    }

    fn written_generator(&self) -> String {
        let name = |ty: Ty| ty.written().unwrap_or_default();
        let boxed = self.form == Form::BoxedGenerator;
        let (open, close) = if boxed {
            ("Box<dyn ", " + 'a>")
        } else {
            ("impl ", "")
        };
        let mut out = format!("{open}Generator<Item = {}", name(self.item));
        // A `dyn` type has no defaults; an `impl` may leave out what it does not use.
        if boxed || self.send != Ty::Unit {
            out.push_str(&format!(", Send = {}", name(self.send)));
        }
        if boxed || self.throws {
            out.push_str(if self.throws {
                ", Throw = Thrown"
            } else {
                ", Throw = std::convert::Infallible"
            });
        }
        if boxed || self.result != Ty::Unit {
            out.push_str(&format!(", Return = {}", name(self.result)));
        }
        out.push('>');
        out.push_str(close);
        out
    }
}

impl Param {
    /// One of all kinds.
    pub(crate) fn random(index: usize, cell: bool, random: &mut Random) -> Self {
        let name = format!("p{index}");
        let one = |pattern: String, written, ty, mutable| Param {
            pattern,
            written,
            ty,
            binds: vec![(name.clone(), ty, mutable)],
        };
        match random.below(12) {
            0..=2 => one(name.clone(), "i64", Ty::Int, false),
            3 => one(format!("mut {name}"), "i64", Ty::Int, true),
            4 | 5 => one(name.clone(), "Noisy", Ty::Noisy, false),
            6 => one(format!("mut {name}"), "Noisy", Ty::Noisy, true),
            7 => one(name.clone(), "&[i64]", Ty::Slice, false),
            8 if cell => one(name.clone(), "&RefCell<i64>", Ty::Cell, false),
            9 => Param {
                pattern: "_".to_owned(),
                written: "Noisy",
                ty: Ty::Noisy,
                binds: Vec::new(),
            },
            10 => {
                let other = format!("q{index}");
                let binds = vec![
                    (name.clone(), Ty::Noisy, false),
                    (other.clone(), Ty::Noisy, true),
                ];
                let pattern = format!("({name}, mut {other})");
                Param {
                    pattern,
                    written: "(Noisy, Noisy)",
                    ty: Ty::Duo,
                    binds,
                }
            }
            11 => {
                let binds = vec![(name.clone(), Ty::Noisy, false)];
                Param {
                    pattern: format!("(_, {name})"),
                    written: "(Noisy, Noisy)",
                    ty: Ty::Duo,
                    binds,
                }
            }
            _ => one(name.clone(), "Pair", Ty::Pair, false),
        }
    }

    /// For a function that is delegated to: by value, and plain.
    pub(crate) fn plain(index: usize, random: &mut Random) -> Self {
        let name = format!("p{index}");
        let (written, ty) = random.pick(&[("i64", Ty::Int), ("Noisy", Ty::Noisy)]);
        let mutable = random.chance(30);
        let pattern = if mutable {
            format!("mut {name}")
        } else {
            name.clone()
        };
        Param {
            pattern,
            written,
            ty,
            binds: vec![(name, ty, mutable)],
        }
    }

    /// An argument for it, each noisy one with a number of its own.
    #[must_use]
    pub fn argument(&self, number: usize) -> String {
        match self.ty {
            Ty::Int => number.to_string(),
            Ty::Noisy => format!("Noisy::new({number})"),
            Ty::Slice => format!("&[{number}, 5, 12]"),
            Ty::Cell => "support::trace::cell()".to_owned(),
            Ty::Duo => format!("(Noisy::new({number}), Noisy::new({}))", number + 1),
            _ => format!(
                "Pair {{ left: Noisy::new({number}), right: Noisy::new({}), count: 3 }}",
                number + 1
            ),
        }
    }
}
