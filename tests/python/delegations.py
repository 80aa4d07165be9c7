"""Takes the bodies; adds those that delegate (PEP 380).

`tests/tests/python/delegations.rs` has the same in Rust, under the same names.

The rule kept: as in `bodies`. A body named `via_x` is `x` behind a `yield from`, which must change nothing.
"""

from bodies import ALL, BODIES, DROP, STOP, Body, body
from drivers import A, B, Crash, log

TRANSPARENT = "returning echo raising catching converting finalizing final_raising final_yielding crashing".split()


def via(inner):
    def outer():
        return (yield from inner())

    return outer


for name in TRANSPARENT:
    through = BODIES[f"via_{name}"] = Body(via(BODIES[name].python), rule="PEP 380, The Refactoring Principle")
    if BODIES[name].difference:
        through.differs(BODIES[name].difference)(via(BODIES[name].here))


def doubler():
    try:
        got = yield 1
        log(f"inner got {got}")
        yield 2
    finally:
        log("inner finally")
    return 5


@body(ALL)
def delegating():
    try:
        result = yield from doubler()
        log(f"result {result}")
        got = yield 3
        log(f"got {got}")
    finally:
        log("outer finally")
    return result + 1


@body()
def delegating_twice():
    for n in (1, 2):
        result = yield from returning(n)
        log(f"result {result}")


def returning(n):
    yield n
    return n * 10


@body()
def delegating_deep():
    try:
        return (yield from via(doubler)())
    finally:
        log("outermost finally")


@body(("throw B",))
def catching_outside():
    try:
        result = yield from doubler()
    except A:
        log("caught A")
        result = yield 3
    return result


@body(("throw B",))
def catching_inside():
    result = yield from BODIES["catching"].python()
    log(f"result {result}")
    yield 3


@body(("throw B",))
def converting_inside():
    try:
        yield from BODIES["converting"].python()
    except B:
        log("caught B")
        yield 3


@body()
def raising_inside():
    try:
        yield from BODIES["raising"].python()
    except A:
        log("caught A")
        yield 3
    return 6


@body(STOP)
def stop_inside():
    result = yield from BODIES["plain"].python()
    log(f"result {result}")


@body()
def in_an_expression():
    return (yield from returning(1)) + (yield from returning(2)) + ((yield 3) or 0)


@body()
def yielding_what_was_returned():
    yield (yield from returning(1)) + 1


@body(("drop", "for"))
def to_a_list():
    result = yield from [1, 2]
    log(f"result {result}")
    return 5


@to_a_list.differs("ignored")
def to_a_list_here():
    for item in [1, 2]:
        yield item
    log("result None")
    return 5


@body()
def to_a_list_catching():
    try:
        yield from [1, 2]
    except A:
        log("caught A")
        yield 3


@to_a_list_catching.differs("ignored")
def to_a_list_catching_here():
    try:
        for item in [1, 2]:
            yield item
    except A:
        log("caught A")
        yield 3


@body()
def to_nothing():
    result = yield from []
    log(f"result {result}")
    yield 3


def deaf_inner():
    try:
        yield 1
        yield 2
    finally:
        log("inner finally")
    return 5


@body()
def to_the_deaf():
    """The delegate declares nothing to be sent and nothing to be thrown."""
    try:
        result = yield from deaf_inner()
    except A:
        log("caught A")
        result = yield 3
    return result


@to_the_deaf.differs("not caught")
def to_the_deaf_here():
    return (yield from deaf_inner())


@body()
def to_the_ended():
    inner = deaf_inner()
    for value in inner:
        log(f"inner yield {value}")
    result = yield from inner
    log(f"result {result}")
    yield 3


@to_the_ended.differs("ended delegate")
def to_the_ended_here():
    for value in deaf_inner():
        log(f"inner yield {value}")
    log("result 5")
    yield 3


def silent_inner():
    yield 1


@body()
def to_the_ended_silent():
    """Nothing was returned, so nothing is missing."""
    inner = silent_inner()
    for value in inner:
        log(f"inner yield {value}")
    result = yield from inner
    log(f"result {result}")
    yield 3


@body()
def to_the_taken():
    inner = deaf_inner()
    for value in inner:
        log(f"inner yield {value}")
    result = yield from inner
    log(f"result {result}")
    yield 3


@to_the_taken.differs("ended delegate")
def to_the_taken_here():
    for value in deaf_inner():
        log(f"inner yield {value}")
    raise Crash("the delegate of `yield_from!` had already ended, and its returned value was taken")
    yield


@body()
def to_the_closed():
    inner = silent_inner()
    log(f"inner yield {next(inner)}")
    inner.close()
    result = yield from inner
    log(f"result {result}")
    yield 3


@body()
def to_the_started():
    inner = BODIES["echo"].python()
    log(f"inner yield {next(inner)}")
    return (yield from inner)


@body(DROP)
def lending(inner):
    try:
        return (yield from inner)
    finally:
        log("outer finally")


class Shield:
    """An iterator's `next`, `send` and `throw`, without its `close`."""

    def __init__(self, inner):
        self.inner = inner
        self.send, self.throw = inner.send, inner.throw

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.inner)


@lending.differs("lent delegate")
def lending_here(inner):
    try:
        return (yield from Shield(inner))
    finally:
        log("outer finally")


lent_inner = BODIES["catching"].python
