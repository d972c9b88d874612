"""Any edits from any known version, in any order: in the book, merged, or refused whole; nobody loses a sentence."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from plotweaver_backend.changes import Author, Change, ChangeConflict, ChangeService, Committed
from plotweaver_backend.feed import Feed
from plotweaver_gitstore import head, history, read_tree

PATHS = [f"manuscript/c/s{number}.md" for number in range(3)]
EDIT = st.tuples(st.sampled_from(PATHS), st.sampled_from(["insert", "replace", "delete", "remove"]), st.integers(0, 9))

Tree = Mapping[str, bytes]


def words_of(tree: Tree) -> set[str]:
    """The numbered sentences of a book; each is written only once."""
    return {found for data in tree.values() for found in re.findall(r"It rained \d+ times\.", data.decode())}


class Writing(RuleBasedStateMachine):
    """People who write in one book, each from some version that they know."""

    def __init__(self, service: ChangeService, feed: Feed) -> None:
        super().__init__()
        self.service, self.feed, self.project = service, feed, uuid.uuid4().hex
        self.written = 0
        self.made: list[tuple[Change, Committed]] = []
        self.refused: list[Change] = []
        start = {path: self._text(3) for path in PATHS}
        self.versions = [self._commit(self._change(None, start)).commit]

    @property
    def repository(self):
        return self.service.store.open(self.project)

    def _sentence(self) -> str:
        self.written += 1
        return f"It rained {self.written} times."

    def _text(self, count: int) -> bytes:
        return (" ".join(self._sentence() for _ in range(count)) + "\n").encode()

    def _change(self, base: str | None, edits: Mapping[str, bytes | None]) -> Change:
        return Change(self.project, base, edits, "Edit", Author("Ada", "ada@example.org"), uuid.uuid4().hex)

    def _commit(self, change: Change) -> Committed:
        done = self.service.commit(change)
        self.made.append((change, done))
        return done

    def _edited(self, data: bytes | None, how: str, place: int) -> bytes | None:
        if how == "remove":
            return None
        pieces = [] if data is None else data.decode().split()
        sentences = [" ".join(pieces[n : n + 4]) for n in range(0, len(pieces), 4)]
        place = place % (len(sentences) + 1)
        new = [] if how == "delete" else [self._sentence()]
        sentences[place : place + (how != "insert")] = new
        return (" ".join(sentences) + "\n").encode()

    @rule(known=st.integers(0, 4), edits=st.lists(EDIT, min_size=1, max_size=3, unique_by=lambda edit: edit[0]))
    def write(self, known: int, edits: list[tuple[str, str, int]]) -> None:
        """Someone saves edits of one of the newest versions."""
        base_commit = self.versions[-1 - known % len(self.versions)]
        base = read_tree(self.repository, base_commit)
        changed = {path: self._edited(base.get(path), how, place) for path, how, place in edits}
        ours = {path: data for path, data in {**base, **changed}.items() if data is not None}
        newest, told = self.versions[-1], self.feed.last()
        theirs = read_tree(self.repository, newest)
        change = self._change(base_commit, changed)
        try:
            done = self._commit(change)
        except ChangeConflict as conflict:
            assert (head(self.repository), self.feed.last()) == (newest, told)
            self.refused.append(change)
            for path, sides in conflict.detail["conflicts"].items():
                assert (sides.base, sides.ours, sides.theirs) == (base.get(path), ours.get(path), theirs.get(path))
            return
        result = words_of(read_tree(self.repository, done.commit))
        assert words_of(ours) - words_of(base) <= result
        assert words_of(theirs) - words_of(base) <= result
        assert words_of(ours) & words_of(theirs) <= result
        assert result <= words_of(ours) | words_of(theirs)
        assert done.merged == (base_commit != newest)
        if done.commit != newest:
            assert done.seq == told + 1
            self.versions.append(done.commit)

    @rule(which=st.integers(0, 50))
    def send_again(self, which: int) -> None:
        """Someone repeats a change that was made."""
        change, first = self.made[which % len(self.made)]
        told = self.feed.last()
        again = self.service.commit(change)
        assert (again.commit, again.seq, again.replayed) == (first.commit, first.seq, True)
        assert self.feed.last() == told

    @precondition(lambda self: self.refused)
    @rule(which=st.integers(0, 50))
    def refused_again(self, which: int) -> None:
        """Someone repeats a change that was refused: nobody took anything back, so it is refused again, or fits now."""
        change = self.refused.pop(which % len(self.refused))
        newest = self.versions[-1]
        try:
            done = self._commit(change)
        except ChangeConflict:
            assert head(self.repository) == newest
            return
        if done.commit != newest:
            self.versions.append(done.commit)

    @invariant()
    def history_is_one_line_and_each_change_occurs_once(self) -> None:
        """Every version made is there, in order, under its own change."""
        line = list(history(self.repository, self.versions[-1]))
        assert [version.commit for version in reversed(line)] == self.versions
        assert all(len(version.parents) <= 1 for version in line)
        ids = [re.search(r"^Plotweaver-Change: (\w+)$", version.message, re.MULTILINE)[1] for version in line]
        assert len(set(ids)) == len(ids)
        assert set(ids) <= {change.change_id for change, _ in self.made}


def test_whatever_people_write_nobody_loses_a_sentence(service: ChangeService, feed: Feed) -> None:
    run_state_machine_as_test(
        lambda: Writing(service, feed),
        settings=settings(
            max_examples=25,
            stateful_step_count=15,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
