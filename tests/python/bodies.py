"""Takes nothing; gives the bodies that the scenarios run, by name.

`tests/tests/python/bodies.rs` and `delegations.rs` have the same bodies in Rust, under the same names.

The rule kept: where resumable documents a difference that lies in the body (not in an operation on the generator),
the body has a second form, `here`, which spells that difference out in Python.
"""

from drivers import A, B, Crash, Noisy, Stop, log

BODIES = {}

#: The operations that every body gets; some get more.
BASE = ("next", "send 7", "throw A", "close")
DROP = ("drop",)
ALL = ("send None", "throw B", "drop", "for", "take")
STOP = ("throw StopIteration",)


class Body:
    """One body: Python's form, the form that says what resumable does, and the operations to try."""

    def __init__(self, python, more=(), rule=None):
        self.python = self.here = python
        self.ops = BASE + tuple(more)
        self.rule = rule
        self.difference = None

    def differs(self, difference):
        """Declares the second form, and which difference it spells out."""

        def declare(here):
            self.here, self.difference = here, difference
            return here

        return declare


def body(more=(), rule=None):
    def declare(function):
        BODIES[function.__name__] = Body(function, more, rule)
        return BODIES[function.__name__]

    return declare


@body(ALL + STOP)
def plain():
    log("start")
    yield 1
    yield 2


@body(ALL)
def returning():
    yield 1
    return 5


@body(("send None", *DROP))
def at_once():
    log("start")
    return 5
    yield


@body(("send None", "for"))
def echo():
    n = 0
    while n < 3:
        n += 1
        got = yield n
        log(f"got {got}")
    return n


@body(rule="PEP 342, New syntax: Yield Expressions")
def bare():
    got = yield
    log(f"got {got}")
    yield


@body(rule="PEP 342, New syntax: Yield Expressions")
def expressions():
    total = ((yield 1) or 10) + ((yield 2) or 20)
    return total


@body(rule="PEP 342, New syntax: Yield Expressions")
def nested():
    got = yield ((yield 1) or 3) + 1
    return got


@body(rule="PEP 342, New syntax: Yield Expressions")
def doubling():
    got = 1
    while True:
        got = yield 2 * (got or 0)
        if got is None:
            return


@body(ALL)
def raising():
    yield 1
    raise A


@body()
def raising_at_once():
    log("start")
    raise A
    yield


@body(("send None", *DROP))
def crashing():
    yield 1
    raise Crash


@body(("throw B", *STOP))
def catching():
    try:
        got = yield 1
        log(f"got {got}")
    except A:
        log("caught A")
    yield 2
    return 5


@body(("throw B",))
def catching_all():
    n = 0
    while n < 3:
        n += 1
        try:
            yield n
        except Exception as error:
            log(f"caught {type(error).__name__}")


@body(("throw B",))
def converting():
    try:
        yield 1
    except A:
        raise B
    return 5


@body(("throw B",))
def returning_from_except():
    try:
        yield 1
    except A:
        return 6
    return 5


@body(rule="PEP 342, New generator method: throw()")
def reraising():
    try:
        yield 1
    except A as error:
        log("caught A")
        yield 2
        raise error


@body(rule="PEP 342, New generator method: throw()")
def yielding_in_except():
    try:
        raise A
    except A:
        yield 1
    yield 2


@body(rule="PEP 342, New generator method: throw()")
def catching_deep():
    try:
        try:
            yield 1
        finally:
            log("finally")
    except A:
        log("caught A")
        yield 2
    return 5


@body(DROP, rule="PEP 342, New syntax: yield allowed inside try-finally")
def finalizing():
    try:
        yield 1
        yield 2
    finally:
        log("finally")
    return 5


@body(DROP, rule="PEP 342, New syntax: yield allowed inside try-finally")
def final_nested():
    try:
        yield 1
        try:
            yield 2
        finally:
            log("inner")
        yield 3
    finally:
        log("outer")


@body(rule="PEP 342, New syntax: yield allowed inside try-finally")
def final_in_a_loop():
    for n in (1, 2):
        try:
            got = yield n
            if got is not None:
                return got
        finally:
            log(f"finally {n}")


@body(DROP, rule="PEP 255, Specification: Try/Except/Finally")
def final_returning():
    try:
        yield 1
        return log("return") or 5
    finally:
        log("finally")


@body(DROP, rule="PEP 342, New generator method: close()")
def final_yielding():
    try:
        yield 1
    finally:
        log("finally")
        yield 2
        log("after")


@final_yielding.differs("no GeneratorExit")
def final_yielding_here():
    try:
        yield 1
    except GeneratorExit:
        raise
    except Exception as error:
        log("finally")
        yield 2
        log("after")
        raise error
    log("finally")
    yield 2
    log("after")


@body(DROP, rule="PEP 342, New generator method: close()")
def final_raising():
    try:
        yield 1
        log("work")
    finally:
        raise Crash


@body(DROP, rule="PEP 342, New generator method: close()")
def exit_caught():
    try:
        yield 1
    except GeneratorExit:
        log("exit")
    return 5


@exit_caught.differs("no GeneratorExit")
def exit_caught_here():
    yield 1
    return 5


@body(DROP, rule="PEP 342, New generator method: close()")
def exit_ignored():
    try:
        yield 1
    except GeneratorExit:
        log("exit")
    yield 2


@exit_ignored.differs("no GeneratorExit")
def exit_ignored_here():
    yield 1
    yield 2


@body(rule="PEP 342, New generator method: close()")
def exit_replaced():
    try:
        yield 1
    except GeneratorExit:
        raise A


@exit_replaced.differs("no GeneratorExit")
def exit_replaced_here():
    yield 1


@body(DROP)
def owner_of(noisy):
    yield 1
    log(noisy.name)
    yield 2


@body(rule="PEP 479, Proposal")
def leaking():
    yield 1
    # The end of an inner iterator is not the end of this generator.
    next(iter([]))
    yield 2


@leaking.differs("panic")
def leaking_here():
    yield 1
    raise Crash("RuntimeError")
    yield 2


@body(rule="PEP 479, Consequences for existing code")
def mended():
    yield 1
    try:
        next(iter([]))
    except StopIteration:
        return 5
    yield 2


@body(rule="PEP 479, Proposal")
def raising_stop():
    yield 1
    raise StopIteration


@raising_stop.differs("no StopIteration")
def raising_stop_here():
    yield 1
    raise Stop


@body(STOP, rule="PEP 479, Proposal")
def catching_stop():
    try:
        yield 1
    except (StopIteration, Stop):
        log("caught StopIteration")
    yield 2


@body(rule="PEP 380, Formal Semantics")
def return_in_try():
    try:
        yield 1
        # What ends the generator is not an exception that it could catch.
        return 5
    except Exception:
        log("caught")
        yield 2
