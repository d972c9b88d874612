"""Scenes as words, and which words of a new text are words of the old one."""

from __future__ import annotations

import sys
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from plotweaver_manuscript.book import read_scene
from plotweaver_manuscript.merge import sentences
from plotweaver_manuscript.prose import split_front_matter, word_spans

#: Texts longer than this are compared without beginning at their commonest words.
_LONG = 2000


@dataclass(frozen=True)
class Page:
    """The words of a scene's prose.

    Attributes:
        blob: names the file's bytes.
        front: its front matter.
        words: in order.
        sentence: the number of the sentence that each word stands in.
    """

    blob: str
    front: str
    words: tuple[str, ...]
    sentence: tuple[int, ...]

    def spelt(self) -> list[tuple[str, ...]]:
        """Return the sentences, each as its words."""
        found: list[list[str]] = [[] for _ in range(self.sentence[-1] + 1 if self.words else 0)]
        for word, number in zip(self.words, self.sentence, strict=True):
            found[number].append(word)
        return [tuple(each) for each in found]


def read_page(blob: str, data: bytes) -> Page:
    """Read a scene's file; undecodable bytes are replaced, as everywhere."""
    front, prose, _ = split_front_matter(data.decode("utf-8", errors="replace"))
    words: list[str] = []
    numbers: list[int] = []
    for piece in sentences(prose):
        # the same words stand in a thousand versions
        found = [sys.intern(piece[start:end]) for start, end in word_spans(piece)]
        numbers += [numbers[-1] + 1 if numbers else 0] * len(found)
        words += found
    return Page(blob, front, tuple(words), tuple(numbers))


@lru_cache(maxsize=4096)
def scene_id(path: str, front: str) -> str:
    """Return the id of a scene of this front matter."""
    return read_scene(path, f"---\n{front}---\n").id


def kept_words(old: Page, new: Page) -> list[int | None]:
    """Return for each word of `new` the number of the word of `old` that it is, None for a new one."""
    kept: list[int | None] = [None] * len(new.words)
    before, after = old.spelt(), new.spelt()
    old_starts, new_starts = _starts(before), _starts(after)
    for same, old_from, old_to, new_from, new_to in _blocks(before, after):
        olds = range(old_starts[old_from], old_starts[old_to])
        news = range(new_starts[new_from], new_starts[new_to])
        if same:
            kept[news.start : news.stop] = olds
            continue
        parts = old.words[olds.start : olds.stop], new.words[news.start : news.stop]
        for equal, old_at, old_end, new_at, new_end in _blocks(*parts):
            if equal:
                kept[news.start + new_at : news.start + new_end] = range(olds.start + old_at, olds.start + old_end)
    return kept


def _starts(spelt: Sequence[Sequence[str]]) -> list[int]:
    starts = [0]
    for sentence in spelt:
        starts.append(starts[-1] + len(sentence))
    return starts


def _blocks(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Yield stretches that are the same or not, as `get_opcodes` has them."""
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    tail = next((i for i in range(shorter - head) if old[-1 - i] != new[-1 - i]), shorter - head)
    yield True, 0, head, 0, head
    middle = old[head : len(old) - tail], new[head : len(new) - tail]
    long = max(map(len, middle)) > _LONG
    for tag, a, b, c, d in SequenceMatcher(None, *middle, autojunk=long).get_opcodes():
        yield tag == "equal", a + head, b + head, c + head, d + head
    yield True, len(old) - tail, len(old), len(new) - tail, len(new)
