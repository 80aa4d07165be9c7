//! A directory tree, walked by a generator that delegates to itself: Python's `os.walk` in a page.
//!
//! A function that calls itself needs a value for each call, and how deep the calls go is known only at run time. So the
//! return type says `Box<dyn Iterator>`: each directory on the way down is one boxed frame, and that is all that is
//! allocated. The walk is lazy: a directory is opened when the caller gets there, and dropped halfway it opens no more.

use std::path::{Path, PathBuf};
use std::{fs, io};

use resumable::{BoxGenerator, Generator, Resume, generator};

/// A file or directory, and how far it is below the root.
struct Entry {
    path: PathBuf,
    depth: usize,
    is_dir: bool,
}

impl Entry {
    fn name(&self) -> String {
        self.path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    }
}

/// The entries of one directory by name, so that every walk goes the same way.
fn list(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(dir)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// Everything below `dir`, each directory before what is in it. A directory that can't be read is an error among the
/// entries; the walk goes on behind it.
#[generator]
fn walk(dir: PathBuf, depth: usize) -> Box<dyn Iterator<Item = io::Result<Entry>>> {
    let paths = match list(&dir) {
        Ok(paths) => paths,
        Err(error) => {
            yield_!(Err(error));
            return;
        }
    };
    for path in paths {
        let is_dir = path.is_dir();
        yield_!(Ok(Entry {
            path: path.clone(),
            depth,
            is_dir
        }));
        if is_dir {
            yield_from!(walk(path, depth + 1));
        }
    }
}

/// What the caller may send to `prune`: don't go into the directory just seen.
struct Skip;

/// The same walk, for a caller who has a say in where it goes, and returned with it how many directories it entered.
#[generator]
fn prune(dir: PathBuf, depth: usize) -> BoxGenerator<'static, Entry, Skip, io::Result<usize>> {
    let mut entered = 1;
    for path in list(&dir)? {
        let is_dir = path.is_dir();
        let answer = yield_!(Entry {
            path: path.clone(),
            depth,
            is_dir
        });
        if is_dir && answer.is_none() {
            entered += yield_from!(prune(path, depth + 1))?;
        }
    }
    Ok(entered)
}

fn show(entry: &Entry) {
    let slash = if entry.is_dir { "/" } else { "" };
    println!("{}{}{slash}", "    ".repeat(entry.depth), entry.name());
}

fn main() -> io::Result<()> {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/site");

    println!("all of it:");
    for entry in walk(site.clone(), 1) {
        show(&entry?);
    }

    println!("\nthe pages:");
    let is_page = |entry: &Entry| {
        entry
            .path
            .extension()
            .is_some_and(|extension| extension == "html")
    };
    for entry in walk(site.clone(), 0).filter_map(Result::ok).filter(is_page) {
        println!("    {}", entry.name());
    }

    println!("\nwithout static/:");
    let mut pruned = prune(site.clone(), 1);
    let mut answer = pruned.resume(Resume::Next);
    let entered = loop {
        match answer {
            Ok(entry) => {
                show(&entry);
                let unwanted = entry.name() == "static";
                answer = pruned.resume(if unwanted {
                    Resume::Send(Skip)
                } else {
                    Resume::Next
                });
            }
            Err(stop) => break stop.value.expect("it returns once")?,
        }
    };
    println!("directories entered: {entered}");

    let missing = walk(site.join("missing"), 0).next();
    println!(
        "\na directory that isn't there: {:?}",
        missing.and_then(Result::err).map(|error| error.kind())
    );
    Ok(())
}
