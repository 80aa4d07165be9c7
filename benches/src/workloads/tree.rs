//! A binary tree in order, by a stack of its own.

use std::hint::black_box;
use std::sync::OnceLock;

use crate::contender::{Workload, bodies, workload};

/// A node, and what is below it.
pub struct Node {
    pub value: u64,
    pub left: Option<Box<Node>>,
    pub right: Option<Box<Node>>,
}

bodies! {
    fn generate(root: Option<&'static Node>) -> u64 {
        let mut stack: Vec<&'static Node> = Vec::new();
        let mut node = root;
        loop {
            while let Some(inner) = node {
                stack.push(inner);
                node = inner.left.as_deref();
            }
            let Some(top) = stack.pop() else { return };
            yield_!(top.value);
            node = top.right.as_deref();
        }
    }
}

#[derive(Clone)]
struct Hand {
    stack: Vec<&'static Node>,
    node: Option<&'static Node>,
}

impl Iterator for Hand {
    type Item = u64;

    #[inline]
    fn next(&mut self) -> Option<u64> {
        while let Some(inner) = self.node {
            self.stack.push(inner);
            self.node = inner.left.as_deref();
        }
        let top = self.stack.pop()?;
        self.node = top.right.as_deref();
        Some(top.value)
    }
}

fn grow(depth: u32, seed: u64) -> Option<Box<Node>> {
    let seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    if depth == 0 || (depth < 6 && seed >> 62 == 0) {
        return None;
    }
    Some(Box::new(Node { value: seed, left: grow(depth - 1, seed ^ 1), right: grow(depth - 1, seed ^ 2) }))
}

pub fn root() -> Option<&'static Node> {
    static ROOT: OnceLock<Option<Box<Node>>> = OnceLock::new();
    ROOT.get_or_init(|| grow(15, 1)).as_deref()
}

/// Some twenty thousand nodes, ten times.
pub fn workload() -> Workload {
    workload!("tree walk", 10, generate(root()),
        "hand": Hand { stack: Vec::new(), node: black_box(root()) },
    )
}
