"""Gates are asked about every change and every move, and what they say is told."""

import threading

import pytest
from plotweaver_backend.changes import Author, ChangeRefused, Move, Objection
from plotweaver_backend.changes.deadline import MOST_AT_ONCE
from plotweaver_gitstore import MAIN, head, read_tree


class NoRain:
    """Refuses rain where it newly falls, and keeps what it was asked."""

    def __init__(self):
        self.asked = []

    def check(self, proposed):
        self.asked.append(proposed)
        wet = [path for path in sorted(proposed.paths) if b"rain" in proposed.after.get(path, b"")]
        return [Objection("weather.rain", path, "No rain here.", "Let the sun shine.") for path in wet]


@pytest.fixture
def gate(service):
    gate = NoRain()
    service.gates.register(gate)
    return gate


def test_a_change_that_a_gate_stops_changes_nothing(service, change, gate):
    first = service.commit(change(None, {"a.md": b"sun\n"}))
    with pytest.raises(ChangeRefused, match=r"a\.md: No rain here") as refused:
        service.commit(change(first.commit, {"a.md": b"rain\n"}))
    assert [each.rule for each in refused.value.detail["violations"]] == ["weather.rain"]
    assert head(service.store.open("book")) == first.commit


def test_a_gate_sees_what_was_and_what_would_be(service, change, gate):
    first = service.commit(change(None, {"a.md": b"sun\n", "b.md": b"wind\n"}))
    service.commit(change(first.commit, {"a.md": None, "c.md": b"snow\n"}))
    asked = gate.asked[-1]
    assert dict(asked.before) == {"a.md": b"sun\n", "b.md": b"wind\n"}
    assert dict(asked.after) == {"b.md": b"wind\n", "c.md": b"snow\n"}
    assert asked.paths == {"a.md", "c.md"}


def test_a_branch_that_takes_up_versions_made_elsewhere_passes_the_same_gate(service, change, gate):
    service.commit(change(None, {"a.md": b"sun\n"}))
    side = "refs/heads/side"
    repository = service.store.open("book")
    service.move(Move("book", side, None, head(repository), Author("Ben", "ben@example.org"), "m1"))
    wet = service.commit(change(head(repository, side), {"b.md": b"snow\n"}, ref=side))
    assert read_tree(repository, wet.commit)["b.md"] == b"snow\n"
    other = repository.create_blob(b"rain\n")
    builder = repository.TreeBuilder(repository[wet.commit].tree)
    builder.insert("r.md", other, 0o100644)
    author = repository[wet.commit].author
    made = str(repository.create_commit(None, author, author, "Wet", builder.write(), [wet.commit]))
    with pytest.raises(ChangeRefused, match="No rain here"):
        service.move(Move("book", side, wet.commit, made, Author("Ben", "ben@example.org"), "m2"))
    assert head(repository, side) == wet.commit
    # a tag only names what somebody has anyway
    named = service.move(Move("book", "refs/tags/rain", None, made, Author("Ben", "ben@example.org"), "m3"))
    assert named.commit == made
    assert head(repository, MAIN) != made


class Slow:
    """Reads everything of what says that it is long, again and again until it is let go."""

    def __init__(self):
        self.let_go, self.ended = threading.Event(), threading.Event()
        self.read = 0

    def concerns(self, proposed):
        return any(b"long" in data for path, data in proposed.after.items() if path in proposed.paths)

    def check(self, proposed):
        while not self.let_go.is_set():
            self.read += len(dict(proposed.before)) + len(dict(proposed.after))
        self.ended.set()
        return []


@pytest.fixture
def slow(service):
    slow = Slow()
    service.gates.patience = 0.3
    service.gates.register_long(slow)
    yield slow
    slow.let_go.set()


def test_a_gate_that_takes_too_long_refuses_and_holds_nobody_up(service, change, slow):
    first = service.commit(change(None, {"a.md": b"sun\n", "b.md": b"wind\n"}))
    late = change(first.commit, {"a.md": b"long\n"})
    with pytest.raises(ChangeRefused, match=r"taken too long, so nothing was changed\. Try again") as refused:
        service.commit(late)
    assert [each.rule for each in refused.value.detail["violations"]] == ["gates.time"]
    assert head(service.store.open("book")) == first.commit
    # the gate still goes on, through its own handle, and others write and read
    assert not slow.ended.is_set()
    then = first
    for number in range(20):
        then = service.commit(change(then.commit, {"b.md": b"snow %d\n" % number}))
        assert read_tree(service.store.open("book"), then.commit)["a.md"] == b"sun\n"
    slow.let_go.set()
    assert slow.ended.wait(60)
    assert slow.read
    done = service.commit(late)
    assert read_tree(service.store.open("book"), done.commit) == {"a.md": b"long\n", "b.md": b"snow 19\n"}


def test_gates_that_never_end_are_not_begun_without_end(service, change, slow):
    service.gates.patience = 0.01
    first = service.commit(change(None, {"a.md": b"sun\n"}))
    for _ in range(MOST_AT_ONCE + 3):
        with pytest.raises(ChangeRefused, match="too long"):
            service.commit(change(first.commit, {"a.md": b"long\n"}))
    assert sum(each.name == "gates" for each in threading.enumerate()) == MOST_AT_ONCE
    service.commit(change(first.commit, {"a.md": b"wind\n"}))


def test_what_a_gate_that_may_take_long_objects_to_is_refused_as_ever(service, change):
    class Careful(NoRain):
        def concerns(self, proposed):
            return True

    service.gates.register_long(Careful())
    with pytest.raises(ChangeRefused, match=r"a\.md: No rain here"):
        service.commit(change(None, {"a.md": b"rain\n"}))


def test_an_error_of_a_gate_that_may_take_long_reaches_whoever_writes(service, change):
    class Broken(Slow):
        def check(self, proposed):
            raise LookupError("the gate itself")

    service.gates.register_long(Broken())
    with pytest.raises(LookupError, match="the gate itself"):
        service.commit(change(None, {"a.md": b"long\n"}))
