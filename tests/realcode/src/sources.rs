//! The functions of a crate's sources.
//!
//! Takes folders; gives the files of Rust in them, and of a file each function with a body, as an item that can be rewritten.
//!
//! Rule: files in the order of their paths, functions in the order of the source; what syn cannot read is left out.

use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};

/// A function, and how it stands in its file.
#[derive(Clone, Debug)]
pub struct Function {
    /// Free, a method or a trait's default method: all are read as the last.
    pub item: syn::ImplItemFn,
    /// It may take `self`, and what it becomes is read inside an `impl`.
    pub method: bool,
}

/// All `.rs` files below the folder.
#[must_use]
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The functions of a file, nested ones too; none if it is no Rust that syn can read.
#[must_use]
pub fn functions(source: &str) -> Vec<Function> {
    let mut collector = Collector::default();
    if let Ok(file) = syn::parse_file(source) {
        collector.visit_file(&file);
    }
    collector.found
}

#[derive(Default)]
struct Collector {
    found: Vec<Function>,
}

impl Collector {
    fn add(
        &mut self,
        attrs: &[syn::Attribute],
        sig: &syn::Signature,
        block: &syn::Block,
        method: bool,
    ) {
        let item = syn::ImplItemFn {
            attrs: attrs.to_vec(),
            vis: syn::Visibility::Inherited,
            modifiers: syn::FnModifiers::default(),
            sig: sig.clone(),
            block: block.clone(),
        };
        self.found.push(Function { item, method });
    }
}

impl Visit<'_> for Collector {
    fn visit_item_fn(&mut self, function: &syn::ItemFn) {
        self.add(&function.attrs, &function.sig, &function.block, false);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &syn::ImplItemFn) {
        self.add(&function.attrs, &function.sig, &function.block, true);
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &syn::TraitItemFn) {
        if let Some(block) = &function.default {
            self.add(&function.attrs, &function.sig, block, true);
        }
        visit::visit_trait_item_fn(self, function);
    }
}
