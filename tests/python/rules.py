#!/usr/bin/env python3
"""Runs the scenarios; prints the table that is committed as `expected.txt`, from which the Rust test takes what to expect.

    python3 tests/python/rules.py > tests/python/expected.txt      # writes it anew
    python3 tests/python/rules.py --check                          # says whether it is up to date

For each body: every operation in every place where the body can be, each by the shortest way there, in at most four
operations. What comes after the end is the same for all bodies, so only those that get `take` go on there. Two forms of a row's outcome, Python's and resumable's; where they differ, the documented difference.

The rule kept: the column `python` is what the Python that runs this does, never what somebody wrote down.
"""

import sys
from pathlib import Path

from bodies import BODIES
from delegations import lent_inner
from drivers import DIFFERENCES, LOG, Here, Noisy, Python

EXPECTED = Path(__file__).with_name("expected.txt")
LONGEST = 4
COLUMNS = "body operations before python here difference rule".split()


class Scenario:
    """One body, a few operations, one driver: what came out."""

    def __init__(self, driver, function, ops):
        self.lent, arguments = None, []
        if function.__name__.startswith("lending"):
            self.lent = lent_inner()
            arguments = [self.lent]
        elif function.__name__ == "owner_of":
            arguments = [Noisy("argument")]
        self.driver = driver(function(*arguments))
        arguments.clear()
        self.outcomes = []
        for op in ops:
            self.before, self.key_before = self.driver.state(), self.key()
            self.outcomes.append(self.driver.run(op))
        self.after, self.key_after = self.driver.state(), self.key()

    def key(self):
        own = self.driver.key() if self.driver.generator else ("gone",)
        return (own, Python(self.lent).key() if self.lent else None)

    def text(self):
        """The outcomes, where the generator is now, and what a lent delegate says next."""
        text = " / ".join(self.outcomes) + f" [{STATES[self.after]}]"
        if self.lent:
            text += f" then lent: {Python(self.lent).run('next')}"
        self.driver.generator = None
        LOG.clear()
        return text


def rows(name, body):
    """The body's rows: a walk over its places, breadth first."""
    seen, waiting = set(), [()]
    for ops in waiting:
        for op in body.ops:
            sequence = (*ops, op)
            python = Scenario(Python, body.python, sequence)
            here = Scenario(Here, body.here, sequence)
            step = (op, python.key_before, here.key_before)
            if step in seen or versions_disagree(op, body.python, python.before):
                continue
            seen.add(step)
            ended = {python.after, here.after} <= {"finished", "closed"}
            if op != "drop" and len(sequence) < LONGEST and (not ended or "take" in body.ops):
                waiting.append(sequence)
            yield row(name, body, sequence, python, here)


def versions_disagree(op, function, before):
    """Rows that would depend on the version of Python. Both are about what `throw` and `close` do before the start:

    3.11 raises a `StopIteration` in the body, and 3.12 at the caller; 3.11 drops the arguments at once, 3.12 with the generator.
    """
    word = op.split()[0]
    owns = function.__name__ == "owner_of" and word in ("throw", "close")
    return before == "created" and (owns or op == "throw StopIteration")


def row(name, body, sequence, python, here):
    """One line of the table."""
    rule = rule_of(body, sequence[-1], python)
    texts = [python.text(), here.text()]
    differences = sorted(here.driver.used)
    if texts[0] == texts[1]:
        differences = []
    elif body.difference and Scenario(Here, body.python, sequence).text() != texts[1]:
        # The operations alone would not make this difference.
        differences = sorted({*differences, body.difference})
    assert texts[0] == texts[1] or differences, f"{name} {sequence}: a difference that nothing documents: {texts}"
    assert set(differences) <= set(DIFFERENCES)
    return [name, ", ".join(sequence), python.before, *texts, "; ".join(differences) or "-", rule]


def rule_of(body, op, python):
    """The section that the last operation of a row is about."""
    word, outcome = op.split()[0], python.outcomes[-1].rpartition(", ")[2]
    if word == "take":
        return "PEP 380, Enhancements to StopIteration"
    if "RuntimeError" in outcome and word in ("close", "drop"):
        return "PEP 342, New standard exception: GeneratorExit"
    if python.before == "created" and word != "next" and word != "for":
        return METHODS[word]
    if python.before in ("finished", "closed") and word in ("next", "for"):
        return "PEP 255, Specification: Generators and Exception Propagation"
    if "RuntimeError" in outcome:
        return "PEP 479, Proposal"
    if python.before == "delegating" and not body.rule:
        return DELEGATING[word]
    if body.rule and python.before not in ("finished", "closed"):
        return body.rule
    if word != "next" and word != "for":
        return METHODS[word]
    if outcome.startswith("raise"):
        return "PEP 255, Specification: Generators and Exception Propagation"
    if outcome.startswith("stop "):
        return "PEP 380, Enhancements to StopIteration"
    return "PEP 255, Specification: Return" if outcome in ("stop", "end") else "PEP 255, Specification: Yield"


#: What `inspect.getgeneratorstate` and `Generator::state` call the states that the column `before` tells apart.
STATES = {
    "created": "created",
    "suspended": "suspended",
    "delegating": "suspended",
    "finished": "closed",
    "closed": "closed",
    "gone": "gone",
}
METHODS = {
    "send": "PEP 342, New generator method: send()",
    "throw": "PEP 342, New generator method: throw()",
    "close": "PEP 342, New generator method: close()",
    "drop": "PEP 342, New generator method: __del__()",
}
DELEGATING = {
    "next": "PEP 380, Proposal: values that the iterator yields",
    "for": "PEP 380, Proposal: values that the iterator yields",
    "send": "PEP 380, Proposal: values sent",
    "throw": "PEP 380, Proposal: exceptions thrown",
    "close": "PEP 380, Proposal: close(), GeneratorExit",
    "drop": "PEP 380, Finalization",
}


def table():
    """All the lines."""
    lines = [
        "# Python's rules, and what resumable does. Written by `python3 tests/python/rules.py`; don't edit.",
        "# Columns: " + " | ".join(COLUMNS) + ".",
        "# `before`: where the generator stood before the last operation. `[...]`: its state after it.",
        "# `send None` is `resume(Resume::Next)`; `for` runs to the end by `next`; `take` is `take_return()`.",
        "#",
    ]
    lines += [f"# difference {name}: {meaning}" for name, meaning in DIFFERENCES.items()]
    for name, body in BODIES.items():
        lines += ["", *(" | ".join(cells) for cells in rows(name, body))]
    return "\n".join(lines) + "\n"


def main():
    text = table()
    if sys.argv[1:] != ["--check"]:
        sys.stdout.write(text)
    elif EXPECTED.read_text() != text:
        sys.exit("tests/python/expected.txt is not what this Python does; write it anew and read the diff")


if __name__ == "__main__":
    main()
