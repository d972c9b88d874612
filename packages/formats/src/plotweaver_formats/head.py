"""The YAML head of a text: what it says of the book is understood, and is no part of the book's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plotweaver_manuscript.importing import TopLevel
from plotweaver_manuscript.prose import split_front_matter
from plotweaver_manuscript.yamlspan import load_mapping

#: What the headings of level 1 are, as pandoc calls its option of that meaning.
TOP = "top-level-division"
#: The mark of breaks that stand within scenes: others part them.
WITHIN = "break-within-scenes"
_TOPS: Mapping[object, TopLevel] = {"chapter": "chapter", "part": "part"}
_AUTHORS = ("author", "authors")
_UNDERSTOOD = frozenset({"title", *_AUTHORS, TOP, WITHIN})


@dataclass(frozen=True)
class Head:
    """What a file says of its book; `top` and `within` as in `Told`."""

    title: str = ""
    author: str = ""
    top: TopLevel | None = None
    within: str = ""


def without_head(text: str) -> tuple[Head, str]:
    """Return what a text's head says, and the text without it.

    A head that says more than is understood here stays in the text: no word is lost.
    """
    written, rest, _ = split_front_matter(text)
    said, _ = load_mapping(written)
    authors = [found for name in _AUTHORS for found in _words(said.get(name))]
    titles = _words(said.get("title"))
    head = Head(" ".join(titles), " and ".join(authors), _TOPS.get(said.get(TOP)), " ".join(_words(said.get(WITHIN))))
    whole = bool(said) and set(said) <= _UNDERSTOOD and all(_words(said[name]) for name in said)
    return head, rest if whole else text


def _words(value: object) -> list[str]:
    """Return the words of a value, or of each in a list; none of what is built otherwise."""
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(each, str | int) for each in values):
        return []
    return [" ".join(str(each).split()) for each in values]
