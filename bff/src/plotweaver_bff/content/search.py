"""Finding words in a version of a book: every sentence that holds them, those first that hold most.

A text is found if it holds every term that is asked for. Of such texts the paragraphs that hold most different terms
come first, then scenes in reading order, then other files by path; of a paragraph, the sentences that hold most.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path

from plotweaver_contracts import manuscript as wire
from plotweaver_gitstore import entries
from plotweaver_manuscript.merge import sentences
from plotweaver_manuscript.prose import Span, paragraphs
from plotweaver_manuscript.tree import text_of

from plotweaver_bff.content.books import Edition
from plotweaver_bff.content.index import Index, Matches, Paragraphs
from plotweaver_bff.content.ranking import ranked
from plotweaver_bff.content.wording import Term, Token, terms, tokens
from plotweaver_bff.mirror.copies import Copies

_REMEMBERED = 16
_TEXT = (".md", ".yaml")
#: Whoever types what they look for asks for nearly the same ones letter by letter. Each takes some ten kilobytes.
_PARAGRAPHS = 1024
#: Letters of a quote at most, and of it before what is found: settings have no sentences that end.
_LONGEST, _BEFORE = 320, 80


@dataclass(frozen=True)
class Text:
    """A text that is searched. `name`: stands for its words for ever; `offset`: where it begins in its file."""

    name: str
    scene: str | None
    title: str
    path: str
    text: str
    offset: int

    @cached_property
    def spans(self) -> list[Span]:
        """Its paragraphs."""
        return paragraphs(self.text)

    def words(self) -> Iterator[str]:
        """Yield its paragraphs as the index takes them."""
        for span in self.spans:
            yield " ".join(each.word for each in tokens(self.text[span.start : span.end]))


class Search:
    """Searches books.

    Args:
        copies: the mirror; a book's index lies in its copy, and comes and goes with it.
    """

    def __init__(self, copies: Copies) -> None:
        self._copies = copies
        self._index = Index(copies.grew)
        self._known: OrderedDict[tuple[str, str], list[Text]] = OrderedDict()

    def search(self, edition: Edition, query: str, limit: int) -> wire.SearchResults:
        """Return the sentences that hold what is asked for, at most `limit` of them."""
        asked = terms(query)
        texts = self._texts(edition) if asked else []
        by_name: dict[str, Paragraphs] = {each.name: each.words for each in texts}
        file = Path(self._copies.store.path(edition.project)) / "search.db"
        hits: list[wire.SearchHit] = []
        found = self._index.find(file, by_name, asked) if by_name else Matches({}, [])
        # one text may stand in several files: it is told of with each
        for place, number in ranked([found.numbers[each.name] for each in texts], found.held):
            for hit in _hits(texts[place], number, asked):
                if len(hits) == limit:
                    return wire.SearchResults(commit=edition.commit, hits=hits, more=True)
                hits.append(hit)
        return wire.SearchResults(commit=edition.commit, hits=hits, more=False)

    def _texts(self, edition: Edition) -> list[Text]:
        key = edition.project, edition.commit
        texts = self._known.get(key)
        if texts is None:
            texts = self._known[key] = self._read(edition)
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return texts

    def _read(self, edition: Edition) -> list[Text]:
        """Return the texts in the order of the book, then other files; of scenes, their prose alone."""
        repository = self._copies.open(edition.project)
        ids = {entry.path: entry.oid for entry in entries(repository, edition.commit)}
        scenes = [
            Text(f"prose {ids[each.path]}", each.id, each.title, each.path, each.prose, each.prose_offset)
            for each in edition.book.scenes
        ]
        told = {each.path for each in scenes}
        others = [
            Text(f"file {ids[path]}", None, path, path, text_of(edition.tree, path) or "", 0)
            for path in sorted(edition.tree)
            if path not in told and path.endswith(_TEXT)
        ]
        return scenes + others


def _hits(text: Text, number: int, asked: Sequence[Term]) -> list[wire.SearchHit]:
    """Return a paragraph's sentences that hold most of the terms."""
    span = text.spans[number]
    paragraph = text.text[span.start : span.end]
    words, ends = _parts(paragraph)
    each_term = [_spans(words, term) for term in asked]
    found = _together(words, asked, each_term)
    best: list[tuple[int, int, int, int]] = []
    most, start = 1, 0
    for end in ends:
        inside = [each for each in found if start <= each[0] < end]
        # most sentences hold nothing: that is seen before anything is counted
        held = sum(any(start <= each[0] < end for each in spans) for spans in each_term) if inside else 0
        if inside and held >= most:
            best = [*(best if held == most else []), (start, end, *inside[0])]
            most = held
        start = end
    return [_hit(text, paragraph, span.start, each) for each in best]


def _together(
    words: Sequence[Token], asked: Sequence[Term], each_term: Sequence[list[tuple[int, int]]]
) -> list[tuple[int, int]]:
    """Return where it stands as it was typed, if it stands so somewhere: better than its first word alone."""
    if len(asked) == 1:
        return each_term[0]
    whole = Term(tuple(word for term in asked for word in term.words), asked[-1].open)
    return _spans(words, whole) or sorted({each for spans in each_term for each in spans})


@lru_cache(_PARAGRAPHS)
def _parts(paragraph: str) -> tuple[Sequence[Token], Sequence[int]]:
    """Return the words of a paragraph, and where its sentences end."""
    return tokens(paragraph), list(accumulate(map(len, sentences(paragraph))))


def _spans(words: Sequence[Token], term: Term) -> list[tuple[int, int]]:
    last = len(term.words) - 1
    first = term.words[0]
    # most words are another one: that is seen without a call
    if last == 0 and term.open:
        return [(start, end) for word, start, end in words if word.startswith(first)]
    likely = [at for at, (word, _, _) in enumerate(words) if word == first]
    return [(words[at].start, words[at + last].end) for at in likely if term.starts(words, at)]


def _hit(text: Text, paragraph: str, at: int, found: tuple[int, int, int, int]) -> wire.SearchHit:
    first, last, start, end = found
    if last - first > _LONGEST:
        first = max(first, start - _BEFORE)
        last = min(last, first + _LONGEST)
    # what was found may go on into the next sentence
    last = max(last, end)
    offset = text.offset + at
    return wire.SearchHit(
        scene=text.scene,
        title=text.title,
        path=text.path,
        start=offset + start,
        end=offset + end,
        quote=paragraph[first:last],
        quote_start=offset + first,
    )
