"""Takes a generator and operations on it by name; gives what each came to, as text.

Two drivers, one language. `Python` asks the generator itself. `Here` says what resumable documents for the same
operation: it runs the generator too, and departs from Python exactly where the table `DIFFERENCES` says so.

The rule kept: an outcome is the lines that the body logged, in order, and then the result, joined by commas.
"""

import inspect
import sys

#: What resumable does otherwise on purpose; the same words are in the contract (README, "Python and here").
DIFFERENCES = {
    "kept": "what the body returned or failed with is not lost by `next` and `for`: they just end, and it waits in `take_return`",
    "handed back": "`throw` before the start or after the end gives `StopIteration { value: Some(Err(error)) }`",
    "send panics": "`send` before the start is a mistake of the program: a panic, not a `TypeError` to be caught",
    "panic": "an exception that is not of the declared `Throw` is a panic",
    "drop panics": "a destructor's panic leaves `drop` as any call; Python prints and ignores it",
    "no GeneratorExit": "`close` is no exception: it can't be caught, and runs destructors only, which can't yield",
    "no StopIteration": "the end is a value, so no error can be taken for it: PEP 479 has nothing to mend",
    "ignored": "a value sent to a plain iterator is ignored; Python misses the method `send`",
    "not caught": "an error for a delegate that declares no `Throw` is raised at the `yield_from!`, as at a plain `yield_!`",
    "ended delegate": "a delegate that had ended gives the value that waits in it, and panics if that was taken",
    "lent delegate": "a delegate lent as `&mut` stays where it is when the outer generator is closed or dropped",
}


class A(Exception):
    """An error that the signature declares."""


class B(Exception):
    """Another one."""


class Stop(Exception):
    """What an error named `StopIteration` is where the end of a generator is none: any other error."""


class Crash(Exception):
    """An error that no signature declares."""


ERRORS = {"A": A, "B": B, "StopIteration": StopIteration}
LOG = []
#: What destructors raised, by name, in place of a message on the standard error.
IGNORED = []
sys.unraisablehook = lambda report: IGNORED.append(report.exc_type.__name__)


def log(line):
    LOG.append(str(line))


class Noisy:
    """A value whose end is seen."""

    def __init__(self, name):
        self.name = name

    def __del__(self):
        log(f"drop {self.name}")


class Driver:
    """What both drivers share: the operations' names, and the text of an outcome."""

    def __init__(self, generator):
        self.generator = generator
        self.closed = False
        self.used = set()

    def run(self, op):
        """One operation: its outcome."""
        LOG.clear()
        word, _, argument = op.partition(" ")
        result = getattr(self, "op_" + word)(*([argument] if argument else []))
        return ", ".join([*LOG, result])

    def op_close(self):
        self.closed = self.state() != "finished"
        return self.resumed(lambda: self.closing("closed"), text="{}")

    def closing(self, word):
        """Closes. Since 3.13 Python gives back what the body returns when it catches `GeneratorExit`; left out here."""
        self.generator.close()
        return word

    def resumed(self, call, text="yield {}"):
        """The result of a call that may raise. The exception, and the frames that it holds, are gone afterwards."""
        try:
            return text.format(call())
        except StopIteration as stop:
            return "stop" if stop.value is None else f"stop {stop.value}"
        except BaseException as error:  # A `GeneratorExit` that a body was resumed out of is none but this.
            return self.raised(error)

    def state(self):
        """Where the generator stands, in the words of the table."""
        if self.generator is None:
            return "gone"
        state = inspect.getgeneratorstate(self.generator)
        if state == inspect.GEN_CLOSED:
            return "closed" if self.closed else "finished"
        if self.generator.gi_yieldfrom is not None:
            return "delegating"
        return {inspect.GEN_CREATED: "created", inspect.GEN_SUSPENDED: "suspended"}[state]

    def key(self):
        """All that decides what the generator will do next."""
        return (self.state(), *position(self.generator))


def position(generator):
    """The place of a generator, its locals, and the same of whom it delegates to."""
    if not inspect.isgenerator(generator):
        shielded = getattr(generator, "inner", None)
        return position(shielded) if shielded else (type(generator).__name__, repr(generator_length(generator)))
    frame = generator.gi_frame
    if frame is None:
        return ("ended",)
    numbers = sorted((name, value) for name, value in frame.f_locals.items() if isinstance(value, int))
    return (generator.__name__, frame.f_lasti, *numbers, *position(generator.gi_yieldfrom))


def generator_length(iterator):
    """How much is left of a plain iterator."""
    return getattr(iterator, "__length_hint__", lambda: None)()


class Python(Driver):
    """Python's own answer."""

    def op_next(self):
        return self.resumed(lambda: next(self.generator))

    def op_send(self, value):
        return self.resumed(lambda: self.generator.send(None if value == "None" else int(value)))

    def op_throw(self, error):
        return self.resumed(lambda: self.generator.throw(ERRORS[error]()))

    def op_for(self):
        def loop():
            for value in self.generator:
                log(f"yield {value}")
            return "end"

        return self.resumed(loop, text="{}")

    def op_take(self):
        return "nothing"

    def op_drop(self):
        """Forgets the generator. What its end raises can only be seen by the hook that would print it."""
        IGNORED.clear()
        self.generator = None
        return f"dropped, ignored {IGNORED[0]}" if IGNORED else "dropped"

    def raised(self, error):
        return f"raise {type(error).__name__}"


class Here(Driver):
    """resumable's answer, as the contract has it."""

    def __init__(self, generator):
        super().__init__(generator)
        self.waiting = "nothing"

    def op_next(self):
        return self.kept(self.resumed(lambda: next(self.generator)), "stop")

    def op_send(self, value):
        if value != "None" and self.state() == "created":
            self.used.add("send panics")
            return "panic can't send a value to a just-started generator; call `next` first"
        return self.resumed(lambda: self.generator.send(None if value == "None" else int(value)))

    def op_throw(self, error):
        if self.state() in ("created", "finished", "closed"):
            self.used.add("handed back")
            self.closed = self.closed or self.state() == "created"
            self.generator.close()
            return f"handed back {error}"
        if error == "StopIteration":
            self.used.add("no StopIteration")
        return self.resumed(lambda: self.generator.throw((ERRORS | {"StopIteration": Stop})[error]()))

    def op_for(self):
        while True:
            result = self.kept(self.resumed(lambda: next(self.generator)), "end")
            if not result.startswith("yield"):
                return result
            log(result)

    def kept(self, result, end):
        """What `next` makes of a result: the value of an end waits in `take_return`."""
        word, _, value = result.partition(" ")
        if word not in ("stop", "raise"):
            return result
        if not self.ended_before:
            self.used.add("kept")
            self.waiting = result if word == "raise" else f"take {value or None}"
        return end

    def op_take(self):
        waiting, self.waiting = self.waiting, "nothing"
        if waiting != "nothing":
            self.used.add("kept")
        return waiting

    def op_drop(self):
        result = self.resumed(lambda: self.closing("dropped"), text="{}")
        self.generator = None
        if result != "dropped":
            self.used.add("drop panics")
        return result

    def run(self, op):
        self.ended_before = self.state() in ("finished", "closed")
        return super().run(op)

    def raised(self, error):
        if isinstance(error, Stop):
            self.used.add("no StopIteration")
            return "raise StopIteration"
        if type(error) in (A, B):
            return f"raise {type(error).__name__}"
        self.used.add("panic")
        return f"panic {error.args[0] if error.args else type(error).__name__}"

    def key(self):
        return (*super().key(), self.waiting)
