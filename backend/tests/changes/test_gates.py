"""Gates are asked about every change and every move, and what they say is told."""

import pytest
from plotweaver_backend.changes import Author, ChangeRefused, Move, Objection
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
