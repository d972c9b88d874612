"""For any history of edits, moves and merges: one origin for every word, and it never changes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st
from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.merge import merge_tree
from plotweaver_manuscript.origins import CLASSES, Version
from plotweaver_manuscript.prose import word_spans
from plotweaver_manuscript.provenance import trace
from plotweaver_manuscript.shares import spans, totals

_WAYS = ({}, {"Plotweaver-Agent": "a"}, {"Plotweaver-Origin": "imported"})
_KINDS = {"typed": ("typed",), "imported": ("imported",), "agent": ("agent", "agent-then-edited")}
_STEP = st.tuples(
    st.sampled_from(["edit", "edit", "edit", "add", "move", "branch", "merge"]),
    st.integers(0, 1),
    st.integers(0, 2),
    st.integers(0, 10_000),
    st.integers(0, 12),
    st.integers(0, 12),
)


class History:
    """Two branches of a book, of which every word ever written is another one.

    Attributes:
        born: the version that first had a word, and the class of what that version brought.
    """

    def __init__(self) -> None:
        self.versions: list[Version] = []
        self.trees: dict[str, Mapping[str, bytes]] = {}
        self.born: dict[str, tuple[str, str]] = {}
        self.blobs: dict[str, bytes] = {}
        self.count = 0
        self.save({"manuscript/c0/s0.md": self.scene("s0", self.fresh(30))}, [], 2)
        self.heads = ["v0", "v0"]

    def fresh(self, number: int) -> list[str]:
        self.count += number
        words = [f"w{each}" for each in range(self.count - number, self.count)]
        return [word + "." if int(word[1:]) % 7 == 0 else word for word in words]

    @staticmethod
    def scene(name: str, words: list[str]) -> bytes:
        return f"---\nid: {name}\n---\n{' '.join(words)}\n".encode()

    def save(self, tree: Mapping[str, bytes], parents: list[str], way: int) -> str:
        name = f"v{len(self.versions)}"
        self.versions.append(Version(name, tuple(parents), "Ann", _WAYS[way]))
        self.trees[name] = tree
        for scene in read_book(tree).scenes:
            for start, end in word_spans(scene.prose):
                self.born.setdefault(scene.prose[start:end], (name, ("typed", "agent", "imported")[way]))
        return name

    def step(self, what: str, branch: int, way: int, place: int, out: int, into: int) -> None:
        head, other = self.heads[branch], self.heads[1 - branch]
        tree = dict(self.trees[head])
        parents = [head]
        path = sorted(tree)[place % len(tree)]
        name, words = path.rpartition("/")[2].removesuffix(".md"), tree[path].decode().split("---\n")[2].split()
        if what == "edit":
            at = place % (len(words) + 1)
            tree[path] = self.scene(name, words[:at] + self.fresh(into) + words[at + out :])
        elif what == "add":
            tree[f"manuscript/c{into % 3}/s{self.count}.md"] = self.scene(f"s{self.count}", self.fresh(into + 1))
        elif what == "move":
            tree[f"manuscript/c{into % 3}/{name}.md"] = tree.pop(path)
        elif what == "branch":
            self.heads[branch] = other
            return
        else:
            base = self._base(head, other)
            tree = dict(merge_tree(self.trees[base], tree, self.trees[other]).files)
            parents.append(other)
        self.heads[branch] = self.save(tree, parents, way if what != "merge" else 0)

    def _base(self, ours: str, theirs: str) -> str:
        common = self._line(ours) & self._line(theirs)
        return max(common, key=lambda name: int(name[1:]))

    def _line(self, name: str) -> set[str]:
        return {name}.union(*(self._line(each) for each in self.versions[int(name[1:])].parents))

    def files(self, version: str) -> dict[str, str]:
        found = {path: hashlib.sha256(data).hexdigest() for path, data in self.trees[version].items()}
        self.blobs |= {found[path]: data for path, data in self.trees[version].items()}
        return found

    def read(self, blob: str) -> bytes:
        return self.blobs[blob]


@settings(max_examples=150, deadline=None)
@given(st.lists(_STEP, max_size=14))
def test_every_word_has_the_origin_it_was_born_with(steps) -> None:
    history = History()
    for step in steps:
        history.step(*step)
    newest = history.versions[-1].id
    state = trace(history.versions, history)
    book = read_book(history.trees[newest])
    for scene in book.scenes:
        found = spans(scene.prose, state[scene.path].origins)
        told = [each for each in found for _ in word_spans(scene.prose[each.start : each.end])]
        words = [scene.prose[start:end] for start, end in word_spans(scene.prose)]
        for word, span in zip(words, told, strict=True):
            commit, kind = history.born[word]
            assert (span.commit, span.origin in _KINDS[kind]) == (commit, True), word
    added = totals(book.scenes, state)
    assert added.words == book.words == sum(share.words for share in added.origins)
    assert [share.origin for share in added.origins] == list(CLASSES)
    assert round(sum(share.percent for share in added.origins), 6) == (100 if book.words else 0)
    assert sum((Counter({a.author: a.words}) for a in added.authors), Counter()).total() == book.words


_WORDS = st.lists(st.sampled_from(["the", "rain", "fell.", "and", "Ann", "slept.\n\n", "“No.”"]), max_size=40)


@given(st.lists(st.tuples(_WORDS, _WORDS), min_size=1, max_size=6))
def test_words_that_repeat_have_one_origin_each_too(texts) -> None:
    history = History()
    parents: list[str] = []
    for one, two in texts:
        tree = {f"manuscript/c/{name}.md": " ".join(words).encode() for name, words in (("a", one), ("b", two))}
        parents = [history.save(tree, parents, 0)]
    history.versions = history.versions[1:]
    state = trace(history.versions, history)
    for scene in read_book(history.trees[parents[0]]).scenes:
        assert len(state[scene.path].origins) == scene.words
        assert {origin.commit for origin in state[scene.path].origins} <= {each.id for each in history.versions}
