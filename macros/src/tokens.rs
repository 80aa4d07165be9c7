//! Variables in tokens that no parser understands: the arguments of unknown macros, the bodies of `macro_rules!`.
//!
//! Takes a token stream; gives the identifiers in it that may be variables, captures in string literals included, or the
//! stream with some of them renamed.
//!
//! Rule: what follows `.`, `::`, `$` or `'`, or is followed by `::` or a call's `!`, is no variable.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, TokenStream, TokenTree};
use syn::ext::IdentExt;

use crate::std_macros;

/// What a variable is to be called instead; `None`: as before.
pub(crate) type Rename<'a> = dyn FnMut(&Ident) -> Option<Ident> + 'a;

/// All identifiers that may be variables, in order.
pub(crate) fn mentions(tokens: TokenStream) -> Vec<Ident> {
    let mut mentions = Vec::new();
    rename(tokens, &mut |ident| {
        mentions.push(ident.clone());
        None
    });
    mentions
}

/// The first of the mentions that has the name.
pub(crate) fn first_of<'m>(mentions: &'m [Ident], name: &Ident) -> Option<&'m Ident> {
    let name = name.unraw();
    mentions.iter().find(|mention| mention.unraw() == name)
}

/// Whether they hold no block, closure, macro call, attribute, `?`, jump or `yield`: so an expression of them declares nothing and leaves by no way
/// of its own. Told in a fraction of the time that parsing them takes.
pub(crate) fn are_plain(tokens: TokenStream) -> bool {
    tokens.into_iter().all(|tree| match tree {
        TokenTree::Group(group) => {
            group.delimiter() != Delimiter::Brace && are_plain(group.stream())
        }
        TokenTree::Punct(punct) => !matches!(punct.as_char(), '|' | '!' | '#' | '?'),
        TokenTree::Ident(name) => {
            let name = name.to_string();
            !matches!(name.as_str(), "yield" | "return" | "break" | "continue")
        }
        TokenTree::Literal(_) => true,
    })
}

/// Whether they are one [plain](are_plain) expression, if they are expressions: no comma stands beside it.
pub(crate) fn are_plain_operand(tokens: TokenStream) -> bool {
    let is_comma = |tree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ',');
    let is_alone = !tokens.is_empty() && !tokens.clone().into_iter().any(is_comma);
    is_alone && are_plain(tokens)
}

/// All macros that the tokens call by a plain name.
pub(crate) fn macro_calls(tokens: TokenStream) -> Vec<Ident> {
    let mut calls = Vec::new();
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Group(group) => calls.extend(macro_calls(group.stream())),
            TokenTree::Ident(ident) if is_macro_name(&trees, at) => calls.push(ident.clone()),
            _ => {}
        }
    }
    calls
}

/// The stream with macros renamed that it calls by a plain name.
pub(crate) fn rename_macro_calls(tokens: TokenStream, rename: &mut Rename) -> TokenStream {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let renamed = trees.iter().enumerate().map(|(at, tree)| match tree {
        TokenTree::Group(group) => {
            let inside = rename_macro_calls(group.stream(), rename);
            let mut renamed = Group::new(group.delimiter(), inside);
            renamed.set_span(group.span());
            renamed.into()
        }
        TokenTree::Ident(name)
            if is_macro_name(&trees, at) && punct(&trees, at, -1) != Some(':') =>
        {
            rename(name).unwrap_or_else(|| name.clone()).into()
        }
        other => other.clone(),
    });
    renamed.collect()
}

/// The stream with variables renamed.
pub(crate) fn rename(tokens: TokenStream, rename: &mut Rename) -> TokenStream {
    let mut renamer = Renamer { rename, count: 0 };
    renamer.stream(tokens, false)
}

/// The bodies of a `macro_rules!`: its matchers are another language.
pub(crate) fn rename_in_rules(tokens: TokenStream, rename: &mut Rename) -> TokenStream {
    let mut renamer = Renamer { rename, count: 0 };
    let mut after_arrow = false;
    let rules = tokens.into_iter().map(|tree| match tree {
        TokenTree::Group(group) if after_arrow => {
            after_arrow = false;
            renamer.group(group, false)
        }
        other => {
            after_arrow = matches!(&other, TokenTree::Punct(punct) if punct.as_char() == '>');
            other
        }
    });
    rules.collect()
}

/// As [`mentions`], for the bodies of a `macro_rules!`.
pub(crate) fn mentions_in_rules(tokens: TokenStream) -> Vec<Ident> {
    let mut mentions = Vec::new();
    rename_in_rules(tokens, &mut |ident| {
        mentions.push(ident.clone());
        None
    });
    mentions
}

struct Renamer<'a, 'b> {
    rename: &'a mut Rename<'b>,
    /// How many have been renamed.
    count: usize,
}

impl Renamer<'_, '_> {
    /// `fields`: the stream is the inside of a struct literal or pattern, as far as one can tell.
    fn stream(&mut self, tokens: TokenStream, fields: bool) -> TokenStream {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let mut renamed = Vec::with_capacity(trees.len());
        let mut foreign = 0;
        for (at, tree) in trees.iter().enumerate() {
            foreign = foreign.max(function_end(&trees, at));
            match tree {
                _ if is_text(&trees, at) => renamed.push(tree.clone()),
                _ if at < foreign => self.foreign(&trees, at, &mut renamed),
                TokenTree::Group(group) => {
                    let fields = group.delimiter() == Delimiter::Brace && is_type_name(&trees, at);
                    renamed.push(self.group(group.clone(), fields));
                }
                TokenTree::Literal(lit) => renamed.push(self.literal(lit).into()),
                TokenTree::Ident(ident) if is_variable(&trees, at, fields) => {
                    let shorthand = fields && is_shorthand(&trees, at);
                    self.variable(ident, shorthand, &mut renamed);
                }
                other => renamed.push(other.clone()),
            }
        }
        renamed.into_iter().collect()
    }

    /// In a function the variables around it have no meaning, but for `#name` where the function is quoted.
    fn foreign(&mut self, trees: &[TokenTree], at: usize, renamed: &mut Vec<TokenTree>) {
        match &trees[at] {
            TokenTree::Group(group) => renamed.push(self.group_of(group.clone(), &|renamer| {
                let trees: Vec<TokenTree> = group.stream().into_iter().collect();
                let mut inside = Vec::with_capacity(trees.len());
                (0..trees.len()).for_each(|at| renamer.foreign(&trees, at, &mut inside));
                inside.into_iter().collect()
            })),
            TokenTree::Ident(name) if punct(trees, at, -1) == Some('#') => {
                self.variable(name, false, renamed);
            }
            other => renamed.push(other.clone()),
        }
    }

    fn group(&mut self, group: Group, fields: bool) -> TokenTree {
        let stream = group.stream();
        self.group_of(group, &|renamer| renamer.stream(stream.clone(), fields))
    }

    /// A group in which nothing is renamed keeps the spans of both its delimiters.
    fn group_of(&mut self, group: Group, inside: &dyn Fn(&mut Self) -> TokenStream) -> TokenTree {
        let before = self.count;
        let stream = inside(self);
        if self.count == before {
            return group.into();
        }
        let mut renamed = Group::new(group.delimiter(), stream);
        renamed.set_span(group.span());
        renamed.into()
    }

    fn literal(&mut self, lit: &Literal) -> Literal {
        let renamed = std_macros::rename_captures(lit, |ident| (self.rename)(ident));
        self.count += usize::from(renamed.is_some());
        renamed.unwrap_or_else(|| lit.clone())
    }

    fn variable(&mut self, ident: &Ident, shorthand: bool, renamed: &mut Vec<TokenTree>) {
        let Some(new) = (self.rename)(ident) else {
            return renamed.push(ident.clone().into());
        };
        self.count += 1;
        if shorthand {
            renamed.push(ident.clone().into());
            renamed.push(Punct::new(':', Spacing::Alone).into());
        }
        renamed.push(new.into());
    }
}

fn is_variable(trees: &[TokenTree], at: usize, fields: bool) -> bool {
    let after_dot = punct(trees, at, -1) == Some('.') && punct(trees, at, -2) != Some('.');
    let before_path = is_path_separator(trees, at, 1);
    let in_path = before_path || is_path_separator(trees, at, -2);
    let after_mark = matches!(punct(trees, at, -1), Some('$' | '\''));
    let field_name = fields && punct(trees, at, 1) == Some(':') && !before_path;
    let macro_name = is_macro_name(trees, at) || names_rules(trees, at);
    !(after_dot || in_path || after_mark || field_name || macro_name)
}

/// The tokens of a `stringify!`.
fn is_text(trees: &[TokenTree], at: usize) -> bool {
    let name = at.checked_sub(2).map(|at| &trees[at]);
    punct(trees, at, -1) == Some('!')
        && matches!(name, Some(TokenTree::Ident(name)) if name == "stringify")
}

/// `macro_rules! name`
fn names_rules(trees: &[TokenTree], at: usize) -> bool {
    let keyword = at.checked_sub(2).map(|at| &trees[at]);
    punct(trees, at, -1) == Some('!')
        && matches!(keyword, Some(TokenTree::Ident(keyword)) if keyword == "macro_rules")
}

/// Where the `fn name .. { .. }` that begins here ends, if one does: functions don't see the variables around them.
fn function_end(trees: &[TokenTree], at: usize) -> usize {
    let is_function = matches!(&trees[at..], [TokenTree::Ident(keyword), TokenTree::Ident(_), ..] if keyword == "fn");
    let ends = |tree: &TokenTree| match tree {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    };
    if !is_function {
        return 0;
    }
    trees[at..]
        .iter()
        .position(ends)
        .map_or(trees.len(), |offset| at + offset + 1)
}

/// `name!`, not `name != ..`.
fn is_macro_name(trees: &[TokenTree], at: usize) -> bool {
    punct(trees, at, 1) == Some('!') && punct(trees, at, 2) != Some('=')
}

fn is_path_separator(trees: &[TokenTree], at: usize, offset: isize) -> bool {
    punct(trees, at, offset) == Some(':') && punct(trees, at, offset + 1) == Some(':')
}

/// Whether the group is preceded by a name like `Point` or `Point::<T>`.
fn is_type_name(trees: &[TokenTree], at: usize) -> bool {
    let previous = at.checked_sub(1).map(|previous| &trees[previous]);
    match previous {
        Some(TokenTree::Ident(name)) => name.to_string().starts_with(char::is_uppercase),
        _ => false,
    }
}

/// A field of the form `S { x }`.
fn is_shorthand(trees: &[TokenTree], at: usize) -> bool {
    let starts = matches!(punct(trees, at, -1), Some(',')) || at == 0;
    let ends = matches!(punct(trees, at, 1), Some(',')) || at + 1 == trees.len();
    starts && ends
}

fn punct(trees: &[TokenTree], at: usize, offset: isize) -> Option<char> {
    match trees.get(at.checked_add_signed(offset)?)? {
        TokenTree::Punct(punct) => Some(punct.as_char()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(source: &str) -> String {
        let names = mentions(source.parse().unwrap());
        let names: Vec<_> = names.iter().map(Ident::to_string).collect();
        names.join(" ")
    }

    #[test]
    fn variables_in_tokens() {
        for (source, expected) in [
            ("a + b.c(d)[e].f", "a b d e"),
            ("0..a, b..=c, ..d", "a b c d"),
            ("m!(a) b::c(::d) x != y", "a x y"),
            ("macro_rules! a { () => { b } } c != !d", "b c d"),
            ("'a: loop { break 'a x }", "loop break x"),
            ("$a * b", "b"),
            ("\"{a} {{b}} {:c$}\" r\"{d}\" b\"{e}\"", "a c d"),
            ("S { a: b, c, d: e::F { g: 1 } }", "S b c"),
            ("a; fn f(&self, b: u8) -> u8 { c } d", "a d"),
            ("#[e] fn f(#a: u8) -> u8 { b(#c) } d", "e a c d"),
        ] {
            assert_eq!(names(source), expected, "{source}");
        }
    }

    #[test]
    fn renamed_in_tokens() {
        let to_z = |ident: &Ident| (ident == "x").then(|| Ident::new("z", ident.span()));
        for (source, expected) in [
            ("x.x + f(x)", "z . x + f (z)"),
            ("S { x, y: x }", "S { x : z , y : z }"),
            ("S { x: 1 }", "S { x : 1 }"),
            ("x, stringify!(x)", "z , stringify ! (x)"),
            ("{ let x: u8 = 1; x }", "{ let z : u8 = 1 ; z }"),
            ("\"{x:?}\"", "\"{z:?}\""),
            ("fn f(x: u8) { x + #x } x", "fn f (x : u8) { x + # z } z"),
        ] {
            let renamed = rename(source.parse().unwrap(), &mut { to_z });
            assert_eq!(renamed.to_string(), expected, "{source}");
        }
    }

    #[test]
    fn plain_operands() {
        for (source, expected) in [
            ("a + b.c(d, e)[0]", true),
            ("-x", true),
            ("", false),
            ("a,", false),
            ("f::<A, B>()", false),
            ("f(return)", false),
            ("a + break", false),
            ("a?", false),
            ("|a| a", false),
            ("S { a }", false),
        ] {
            let tokens = source.parse().unwrap();
            assert_eq!(are_plain_operand(tokens), expected, "{source}");
        }
    }

    #[test]
    fn only_the_bodies_of_rules() {
        let source = "($x:expr, x) => { $x + x + y!(w) }; () => (z)";
        let names = mentions_in_rules(source.parse().unwrap());
        let names: Vec<_> = names.iter().map(Ident::to_string).collect();
        assert_eq!(names, ["x", "w", "z"]);
        assert_eq!(macro_calls(source.parse().unwrap()).len(), 1);
    }
}
