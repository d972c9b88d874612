"""Finding words in a book: scenes in reading order, then its other files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plotweaver_contracts import manuscript as wire
from plotweaver_manuscript.tree import text_of

from plotweaver_bff.content.books import Edition

#: Letters of the quote on either side: the words found are to be seen where there is room for a line.
_BEFORE, _AFTER = 20, 80
_TEXT = (".md", ".yaml")
#: People type straight quotes and find curly ones.
_SAME = {"'": "['’‘]", '"': '["“”]', "-": "[-–—]"}


def search(edition: Edition, words: str, limit: int) -> wire.SearchResults:
    """Return places where the words stand in this order, whatever white space parts them."""
    pattern = re.compile(r"\s+".join(_word(each) for each in words.split()) or r"(?!)", re.IGNORECASE)
    hits: list[wire.SearchHit] = []
    for scene, title, path, text, offset in _texts(edition):
        for found in pattern.finditer(text):
            if len(hits) == limit:
                return wire.SearchResults(commit=edition.commit, hits=hits, more=True)
            start, end = found.span()
            quote = text[max(0, start - _BEFORE) : end + _AFTER]
            at = {"start": offset + start, "end": offset + end}
            hits.append(
                wire.SearchHit(
                    scene=scene, title=title, path=path, quote=quote, quote_start=offset + max(0, start - _BEFORE), **at
                )
            )
    return wire.SearchResults(commit=edition.commit, hits=hits, more=False)


def _texts(edition: Edition) -> Iterator[tuple[str | None, str, str, str, int]]:
    """Yield scene, title, path, text, and where that text begins in its file; of scenes, their prose alone."""
    scenes = edition.book.scenes
    for scene in scenes:
        yield scene.id, scene.title, scene.path, scene.prose, scene.prose_offset
    told = {scene.path for scene in scenes}
    for path in sorted(edition.tree):
        if path not in told and path.endswith(_TEXT):
            yield None, path, path, text_of(edition.tree, path) or "", 0


def _word(word: str) -> str:
    return "".join(_SAME.get(letter, re.escape(letter)) for letter in word.replace("’", "'").replace("“", '"'))
