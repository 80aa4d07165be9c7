//! Compiles a crate of programs by cargo.
//!
//! Takes programs; gives the binary, and what rustc said of the programs that it refused: they are taken out, and the rest is
//! compiled again until nothing is refused.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use crate::emit;
use crate::program::Program;

/// Which half of a program was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Half {
    /// The plain function: the program generator's own mistake.
    Plain,
    /// The generator.
    Generator,
    /// The native coroutine.
    Native,
}

/// Errors of one program.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// Its name.
    pub name: String,
    /// The worst half: a program that is no program proves nothing.
    pub half: Half,
    /// The errors, a line each.
    pub errors: Vec<String>,
}

/// What came of it.
pub struct Compiled {
    /// The binary; `None` if nothing is left.
    pub binary: Option<PathBuf>,
    /// The names of what it can run.
    pub names: Vec<String>,
    /// The others.
    pub refused: Vec<Refusal>,
}

/// A place to compile in.
pub struct Workshop {
    name: String,
    directory: PathBuf,
    release: bool,
    nightly: bool,
}

impl Workshop {
    /// In a directory of this name, below the one that cargo builds in.
    ///
    /// # Errors
    ///
    /// If the directory can't be made.
    pub fn new(name: &str, release: bool, nightly: bool) -> io::Result<Self> {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../..")
            .canonicalize()?;
        let target = env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| repository.join("target"), PathBuf::from);
        let directory = target.join("differential").join(name);
        fs::create_dir_all(&directory)?;
        fs::write(directory.join("Cargo.toml"), manifest(name, &repository))?;
        fs::copy(repository.join("Cargo.lock"), directory.join("Cargo.lock"))?;
        Ok(Self {
            name: name.to_owned(),
            directory,
            release,
            nightly,
        })
    }

    /// Compiles.
    ///
    /// # Errors
    ///
    /// If cargo can't be run, or fails for another reason than an error in a program.
    pub fn compile(&self, mut programs: Vec<(String, Program)>) -> io::Result<Compiled> {
        let mut refused: BTreeMap<String, Refusal> = BTreeMap::new();
        while !programs.is_empty() {
            self.write(&programs)?;
            let Some(said) = self.build()? else {
                let names = programs.into_iter().map(|(name, _)| name).collect();
                return Ok(Compiled {
                    binary: Some(self.binary()),
                    names,
                    refused: refused.into_values().collect(),
                });
            };
            let errors = read(&said);
            if errors.is_empty() {
                return Err(io::Error::other(said));
            }
            programs.retain(|(name, _)| errors.iter().all(|error| error.name != *name));
            for error in errors {
                merge(&mut refused, error);
            }
        }
        Ok(Compiled {
            binary: None,
            names: Vec::new(),
            refused: refused.into_values().collect(),
        })
    }

    fn write(&self, programs: &[(String, Program)]) -> io::Result<()> {
        let source = self.directory.join("src");
        if source.exists() {
            fs::remove_dir_all(&source)?;
        }
        for half in ["plain", "generators", "natives"] {
            fs::create_dir_all(source.join(half))?;
        }
        for file in emit::files(programs, self.nightly) {
            fs::write(source.join(file.path), file.text)?;
        }
        Ok(())
    }

    /// What rustc said, if it refused.
    fn build(&self) -> io::Result<Option<String>> {
        let mut cargo = Command::new("cargo");
        cargo.args(["build", "--quiet", "--message-format=short", "--target-dir"]);
        cargo.arg(self.target());
        cargo.current_dir(&self.directory);
        // Set for the tool itself, when it is run by cargo.
        cargo.env_remove("CARGO_TARGET_DIR").env_remove("RUSTFLAGS");
        if self.release {
            cargo.arg("--release");
        }
        if self.nightly {
            cargo
                .env("RUSTUP_TOOLCHAIN", "nightly")
                .args(["--features", "native"]);
        }
        let output = cargo.output()?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        Ok((!output.status.success()).then_some(said))
    }

    fn target(&self) -> PathBuf {
        let name = if self.nightly {
            "target-nightly"
        } else {
            "target"
        };
        self.directory.with_file_name(name)
    }

    fn binary(&self) -> PathBuf {
        let profile = if self.release { "release" } else { "debug" };
        self.target()
            .join(profile)
            .join(format!("programs-{}", self.name))
    }
}

fn manifest(name: &str, repository: &Path) -> String {
    let root = repository.display();
    format!(
        "[package]\nname = \"programs-{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [workspace]\n\n\
         [features]\nnative = [\"support/native\"]\n\n\
         [dependencies]\nresumable = {{ path = \"{root}/runtime\" }}\n\
         support = {{ package = \"resumable-differential-support\", path = \"{root}/tests/differential/support\" }}\n\n\
         [profile.dev]\ndebug = false\nincremental = false\n\n\
         [profile.release]\nopt-level = 2\nincremental = false\n"
    )
}

/// Lines like `src/plain/p1.rs:3:4: error[E0382]: ...`.
fn read(said: &str) -> Vec<Refusal> {
    let mut found = Vec::new();
    for line in said.lines() {
        let Some((place, message)) = line.split_once(": error") else {
            continue;
        };
        let path = place.split(':').next().unwrap_or_default();
        let mut parts = path.rsplit(['/', '\\']);
        let file = parts.next().and_then(|file| file.strip_suffix(".rs"));
        let half = match parts.next() {
            Some("plain") => Half::Plain,
            Some("generators") => Half::Generator,
            Some("natives") => Half::Native,
            _ => continue,
        };
        if let Some(name) = file {
            let at = place.split_once(':').map_or("", |(_, at)| at);
            let errors = vec![format!("{at}: error{message}")];
            found.push(Refusal {
                name: name.to_owned(),
                half,
                errors,
            });
        }
    }
    found
}

fn merge(all: &mut BTreeMap<String, Refusal>, new: Refusal) {
    match all.get_mut(&new.name) {
        Some(old) if old.half == new.half => old.errors.extend(new.errors),
        Some(old) if old.half < new.half => {}
        _ => {
            all.insert(new.name.clone(), new);
        }
    }
}
