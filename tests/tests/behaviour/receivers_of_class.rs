//! Methods of the user's own, named as std's that consume: what is of none of std's classes is asked like any other receiver.

use resumable_tests::{Loud, both, log, loud};

struct Query {
    table: Loud,
    limit: Option<usize>,
}

impl Query {
    fn of(table: &'static str) -> Self {
        let table = loud(table);
        Self { table, limit: None }
    }

    fn filter(self, condition: impl Into<String>) -> Self {
        log(condition.into());
        self
    }

    fn take(mut self, limit: usize) -> Self {
        self.limit = Some(limit);
        self
    }

    fn split(self) -> (Loud, Option<usize>) {
        (self.table, self.limit)
    }

    fn and(self, other: Self) -> Self {
        log(other.table.0);
        self
    }

    fn collect(self) -> Vec<Loud> {
        log("collect");
        vec![self.table]
    }

    fn count(&self) -> usize {
        log("count");
        self.limit.unwrap_or(9)
    }

    fn made_by<T>(&self, make: impl Fn(usize) -> T) -> T {
        make(self.limit.unwrap_or(8))
    }

    fn shown_by(&self, show: impl Fn(&usize) -> String) -> String {
        show(&self.limit.unwrap_or(10))
    }

    fn skip(&mut self, rows: usize) -> usize {
        self.limit.get_or_insert(rows).saturating_sub(rows)
    }
}

trait Rows {
    fn last(&self) -> usize;
}

impl Rows for Query {
    fn last(&self) -> usize {
        log("last");
        self.limit.unwrap_or(1) - 1
    }
}

both! {
    fn a_builder_named_as_an_iterator() -> impl Iterator<Item = usize> {
        let query = Query::of("one");
        yield_!(query.count());
        let query = query.filter("a = 1").take(3);
        yield_!(query.count());
        let mut query = query;
        for round in 0..2 {
            query = query.filter(format!("b = {round}"));
            yield_!(round);
        }
        let other = Query::of("other");
        let both = query.and(other);
        yield_!(both.count());
        let rows = both.collect();
        yield_!(rows.len());
        let split = Query::of("split").take(2);
        let (table, limit) = split.split();
        yield_!(limit.unwrap_or(table.0.len()));
        for row in Query::of("two").filter("c").take(4).collect() {
            yield_!(row.0.len());
        }
    }
}

both! {
    fn what_borrows_by_such_a_name_stays() -> impl Iterator<Item = usize> {
        let counted = Query::of("counted");
        let n = counted.count();
        yield_!(n);
        let mut skipped = Query::of("skipped");
        yield_!(skipped.skip(1));
        let last = Query::of("last");
        if last.last() == 0 { yield_!(5); }
        yield_!(6);
    }
}

both! {
    fn on_paths_that_do_not_suspend() -> impl Iterator<Item = usize> {
        for round in 0..3 {
            let query = Query::of("some");
            if round == 1 { log(query.filter("d").table.0); }
            yield_!(round);
        }
    }
}

both! {
    fn iterators_and_options_are_as_before() -> impl Iterator<Item = usize> {
        let words = vec![String::from("a"), String::from("b")].into_iter();
        let more = vec![String::from("c")].into_iter();
        let words = words.chain(more);
        yield_!(1);
        let boxed = Box::new(words);
        let boxed = boxed.skip(1);
        yield_!(boxed.count());
        let option = Some(loud("option"));
        let other = option.or(None);
        yield_!(usize::from(other.is_some()));
        let array = [String::from("x")];
        let array = array.map(String::into_bytes);
        yield_!(array.len());
    }
}

both! {
    fn functions_as_arguments() -> impl Iterator<Item = usize> {
        let words = [vec!["a"], vec!["b", "c"]];
        let mut words = words.map(IntoIterator::into_iter);
        yield_!(words[1].len());
        words[1].next();
        let option = Some(2u8);
        yield_!(option.map_or_else(Default::default, usize::from));
        let list = vec![1u8, 2].into_iter();
        let list = list.map(Into::into);
        yield_!(1);
        for n in list { yield_!(n); }
        let query = Query::of("boxed");
        let boxed = query.made_by(Box::new);
        yield_!(*boxed);
        let query = Query::of("limited");
        let limit = query.made_by(Some);
        yield_!(limit.map_or(0, usize::from));
        let query = Query::of("number");
        let number = query.made_by(u64::try_from);
        yield_!(usize::from(number.is_ok()));
        let query = Query::of("shown");
        let shown = query.shown_by(ToString::to_string);
        yield_!(shown.len());
    }
}

struct Tree {
    value: Loud,
    leaves: Vec<Loud>,
}

impl Tree {
    fn of(value: &'static str) -> Self {
        Self {
            value: loud(value),
            leaves: vec![loud("leaf"), loud("other")],
        }
    }

    fn map<T>(self, mut f: impl FnMut(Loud) -> T) -> Vec<T> {
        self.leaves.into_iter().map(|leaf| f(leaf)).collect()
    }

    fn updated(mut self, f: impl Fn(&mut Loud, usize)) -> Self {
        f(&mut self.value, self.leaves.len());
        self
    }

    fn fold<T>(self, first: T, f: impl Fn(T, &Loud) -> T) -> T {
        self.leaves.iter().fold(first, f)
    }

    fn run<T: Ord + Default>(self, f: impl FnOnce(&Self) -> T) -> T {
        f(&self).max(T::default())
    }

    fn into_shown<T>(&self, f: impl Fn(&Loud) -> T) -> T {
        f(&self.value)
    }

    fn each(&self, mut f: impl FnMut(&Loud)) {
        self.leaves.iter().for_each(&mut f);
    }

    fn into_counted(&mut self, f: impl Fn(&Loud) -> usize) -> usize {
        let leaves = std::mem::take(&mut self.leaves);
        leaves.iter().map(f).sum()
    }
}

both! {
    fn methods_that_take_closures() -> impl Iterator<Item = usize> {
        let tree = Tree::of("tree").updated(|value, count| { log(count); value.0 = "new"; });
        yield_!(tree.value.0.len());
        let tree = tree.updated(|value, _| value.0 = "newer");
        yield_!(tree.value.0.len());
        let folded = Tree::of("folded");
        let n = folded.fold(0, |sum, leaf| sum + leaf.0.len());
        yield_!(n);
        let mapped = Tree::of("mapped");
        let leaves = mapped.map(|leaf| leaf);
        yield_!(leaves.len());
        let mut count = 0;
        let each = Tree::of("each");
        each.each(|leaf| count += leaf.0.len());
        yield_!(count);
        let run = Tree::of("run");
        let n = run.run(|tree| tree.leaves.len());
        yield_!(n);
        let shown = Tree::of("shown");
        let n = shown.into_shown(|value| value.0.len());
        yield_!(n);
        let mut counted = Tree::of("counted");
        let n = counted.into_counted(|leaf| leaf.0.len());
        yield_!(n);
        for round in 0..3 {
            let tree = Tree::of("in a round");
            if round == 1 { tree.map(|leaf| log(leaf.0)); }
            yield_!(round);
        }
    }
}

trait ForAll: Sized {
    fn boxed(self) -> Box<Self> {
        Box::new(self)
    }

    fn pipe<T>(self, f: impl FnOnce(Self) -> T) -> T {
        f(self)
    }
}

impl<T> ForAll for T {}

both! {
    with (&["a", "b"]);
    fn what_a_trait_gives_to_all_types(words: &'static [&'static str]) -> impl Iterator<Item = usize> {
        let n = words.len();
        let boxed = n.boxed();
        yield_!(*boxed);
        let first = words.first();
        let first = first.pipe(|word| word.copied());
        yield_!(first.map_or(0, str::len));
    }
}
