//! One crate: copied, converted round by round until it compiles, and tested.
//!
//! Takes its folder and a seed; gives its [`Outcome`].
//!
//! Rule: rustc says which function, and which of its yields, an error is about; only those are taken back.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use super::cargo::{self, Error};
use super::find::{self, Candidate};
use super::write::{self, Choice, Mark, Text};
use super::{Form, Outcome};
use crate::rng::Rng;
use crate::sources;

/// More rounds than this, and something else is wrong.
const ROUNDS: usize = 40;

/// Converts the crate in `folder` below `work`, and runs its tests.
#[must_use]
pub fn trial(folder: &Path, work: &Path, seed: u64) -> Outcome {
    let name = folder
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let mut trial = Trial {
        folder: work.join(&name),
        target: work.join("target"),
        files: Vec::new(),
        functions: Vec::new(),
        outcome: Outcome {
            name,
            ..Outcome::default()
        },
    };
    if let Err(broken) = trial.run(folder, seed) {
        trial.outcome.broken = Some(broken);
    }
    trial.outcome
}

struct Trial {
    folder: PathBuf,
    target: PathBuf,
    files: Vec<Source>,
    functions: Vec<Function>,
    outcome: Outcome,
}

struct Source {
    path: PathBuf,
    text: String,
}

struct Function {
    file: usize,
    candidate: Candidate,
    /// Empty: it is left as it was.
    yields: Vec<usize>,
    planted: usize,
}

impl Trial {
    fn run(&mut self, folder: &Path, seed: u64) -> Result<(), String> {
        fs::create_dir_all(&self.target).map_err(|error| error.to_string())?;
        copy(folder, &self.folder).map_err(|error| error.to_string())?;
        manifest(&self.folder).map_err(|error| error.to_string())?;
        let ran = self.folder.join("ran");
        let before = cargo::test(&self.folder, &self.target, &ran).ok_or("no tests before")?;
        self.read();
        self.plant(seed);
        self.outcome.candidates = self.functions.len();
        self.settle(Form::Plain)?;
        self.outcome.plain = self.chosen().count();
        for function in &mut self.functions {
            function.planted = function.yields.len();
        }
        self.settle(Form::Generator)?;
        let (whole, reduced): (Vec<_>, Vec<_>) = self
            .chosen()
            .partition(|function| function.yields.len() == function.planted);
        (self.outcome.whole, self.outcome.reduced) = (whole.len(), reduced.len());
        let after = cargo::test(&self.folder, &self.target, &ran).ok_or("no tests after")?;
        self.compare(&before, &after);
        let ran = fs::read_to_string(&ran).unwrap_or_default();
        self.outcome.ran = ran.lines().collect::<BTreeSet<_>>().len();
        Ok(())
    }

    /// The sources of the library, and its functions. Its tests stay as they are, for what is taken back is told by `cargo check`, which
    /// does not see them.
    fn read(&mut self) {
        let paths = sources::files(&self.folder.join("src"));
        let paths = paths
            .into_iter()
            .filter(|path| !path.strip_prefix(&self.folder).is_ok_and(is_test));
        // A byte order mark, or a `#!` that begins no attribute, shifts positions.
        let interpreted = |text: &str| {
            let rest = text.strip_prefix("#!").map(str::trim_start);
            rest.is_some_and(|rest| !rest.starts_with('['))
        };
        let plain = |text: &String| !text.starts_with('\u{feff}') && !interpreted(text);
        let texts = paths.filter_map(|path| Some((fs::read_to_string(&path).ok()?, path)));
        let parsed: Vec<_> = texts
            .filter(|(text, _)| plain(text))
            .filter_map(|(text, path)| Some((syn::parse_file(&text).ok()?, Source { path, text })))
            .collect();
        let types = parsed.iter().flat_map(|(file, _)| find::types(file));
        let types = types.collect();
        for (file, source) in parsed {
            let candidates = find::candidates(&file, &types).into_iter();
            let number = self.files.len();
            self.functions.extend(candidates.map(|candidate| Function {
                file: number,
                candidate,
                yields: Vec::new(),
                planted: 0,
            }));
            self.files.push(source);
        }
        proc_macro2::extra::invalidate_current_thread_spans();
    }

    fn plant(&mut self, seed: u64) {
        for function in &mut self.functions {
            let path = &self.files[function.file].path;
            let path = path.strip_prefix(&self.folder).unwrap_or(path);
            let name = format!("{} {}", path.display(), function.candidate.line);
            let (mut rng, sites) = (Rng::named(seed, &name), function.candidate.sites.len());
            let count = 1 + rng.below(sites.min(5));
            let yields: BTreeSet<usize> = (0..count).map(|_| rng.below(sites)).collect();
            function.yields = yields.into_iter().collect();
        }
    }

    fn chosen(&self) -> impl Iterator<Item = &Function> {
        self.functions
            .iter()
            .filter(|function| !function.yields.is_empty())
    }

    /// Takes back what does not compile, until all does.
    fn settle(&mut self, form: Form) -> Result<(), String> {
        for _ in 0..ROUNDS {
            let texts = self.write(form)?;
            let errors = cargo::check(&self.folder, &self.target).ok_or("cargo check")?;
            if errors.is_empty() {
                return Ok(());
            }
            let blamed = blamed(&texts, &errors);
            if blamed.is_empty() {
                let rendered = errors.into_iter().map(|error| error.rendered);
                return Err(rendered.take(3).collect());
            }
            for (number, blame) in blamed {
                match form {
                    Form::Plain => self.functions[number].yields.clear(),
                    Form::Generator => {
                        let text = &texts[&self.files[self.functions[number].file].path];
                        let written = text.of(Mark::Function(number));
                        self.take_back(number, &blame, written);
                    }
                }
            }
        }
        Err(format!("{form:?} does not settle"))
    }

    fn write(&self, form: Form) -> Result<BTreeMap<PathBuf, Text>, String> {
        let mut texts = BTreeMap::new();
        for (number, source) in self.files.iter().enumerate() {
            let functions = self.functions.iter().enumerate();
            let choices: Vec<Choice<'_>> = functions
                .filter(|(_, function)| function.file == number && !function.yields.is_empty())
                .map(|(number, function)| Choice {
                    number,
                    candidate: &function.candidate,
                    yields: &function.yields,
                })
                .collect();
            let text = write::file(&source.text, &choices, form);
            fs::write(&source.path, &text.written).map_err(|error| error.to_string())?;
            texts.insert(source.path.clone(), text);
        }
        Ok(texts)
    }

    /// Takes out the yields that rustc names, or half of them.
    fn take_back(&mut self, number: usize, blame: &Blame, written: &str) {
        let function = &mut self.functions[number];
        let name = format!(
            "{}:{} {}",
            self.files[function.file].path.display(),
            function.candidate.line,
            function.candidate.name
        );
        self.outcome.refuse(&name, &blame.errors, written);
        let before = function.yields.len();
        function.yields.retain(|site| !blame.yields.contains(site));
        if function.yields.len() == before {
            function.yields.truncate(before / 2);
        }
    }

    fn compare(
        &mut self,
        before: &BTreeMap<String, (usize, usize)>,
        after: &BTreeMap<String, (usize, usize)>,
    ) {
        for (name, (passed, _)) in before {
            self.outcome.passed += passed;
            let now = after.get(name).map_or(0, |(passed, _)| *passed);
            if now < *passed {
                self.outcome.failed.push(name.clone());
            }
        }
    }
}

/// What errors say of one function.
#[derive(Default)]
struct Blame {
    /// The yields that rustc names.
    yields: BTreeSet<usize>,
    errors: Vec<Error>,
}

/// The functions that errors are about.
fn blamed(texts: &BTreeMap<PathBuf, Text>, errors: &[Error]) -> BTreeMap<usize, Blame> {
    let mut blamed: BTreeMap<usize, Blame> = BTreeMap::new();
    for error in errors {
        let touched: Vec<Mark> = error
            .places
            .iter()
            .flat_map(|(path, range)| texts.get(path).into_iter().flat_map(|text| text.at(range)))
            .collect();
        let function = touched.iter().find_map(|mark| match mark {
            Mark::Function(number) => Some(*number),
            Mark::Yield(..) => None,
        });
        let Some(function) = function else { continue };
        let blame = blamed.entry(function).or_default();
        blame.errors.push(error.clone());
        blame
            .yields
            .extend(touched.iter().filter_map(|mark| match mark {
                Mark::Yield(number, site) if *number == function => Some(*site),
                _ => None,
            }));
    }
    blamed
}

/// By name: a file or folder of tests.
fn is_test(path: &Path) -> bool {
    let names = path.iter().filter_map(|name| name.to_str());
    names
        .map(|name| name.trim_end_matches(".rs"))
        .any(|name| matches!(name, "test" | "tests") || name.starts_with("test_"))
}

/// Copies the folder; what was there is removed first.
fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (entry, name) = {
            let entry = entry?;
            (entry.path(), entry.file_name())
        };
        if entry.is_dir() {
            copy(&entry, &to.join(name))?;
        } else if name != "Cargo.lock" && name != "rust-toolchain.toml" && name != "rust-toolchain"
        {
            fs::copy(&entry, to.join(name))?;
        }
    }
    Ok(())
}

/// Makes the crate a workspace of its own that depends on the support crate.
fn manifest(folder: &Path) -> std::io::Result<()> {
    let path = folder.join("Cargo.toml");
    let support = Path::new(env!("CARGO_MANIFEST_DIR")).join("support");
    let mut text = fs::read_to_string(&path)?;
    if !text.contains("[workspace]") {
        text += "\n[workspace]\n";
    }
    text += "\n[dependencies.resumable-realcode-support]\npath = ";
    let _ = writeln!(text, "{:?}", support.display().to_string());
    fs::write(path, text)
}
