"""A text that was read: everything about it, each part read once and only when it is asked for."""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

from plotweaver_manuscript.prose import Span, paragraphs, word_spans
from plotweaver_manuscript.reading.dialogue import Marks, Quotation, kind_of, quotations
from plotweaver_manuscript.reading.language import Language, language
from plotweaver_manuscript.reading.sentences import sentences
from plotweaver_manuscript.reading.telling import Telling, telling


@lru_cache(maxsize=512)
def read_prose(text: str, code: str = "en") -> Reading:
    """Return the reading of a text; the same text is read once.

    Args:
        text: prose without its front matter.
        code: the book's language, as in `plotweaver.yaml`.
    """
    return Reading(text, language(code))


class Reading:
    """What a text consists of. All offsets are characters of `text`; see the package's docstring."""

    def __init__(self, text: str, pack: Language) -> None:
        self.text = text
        self.language = pack

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The blocks in order: paragraphs, headings, quotes, verse, breaks."""
        return tuple(paragraphs(self.text))

    @cached_property
    def words(self) -> tuple[tuple[int, int], ...]:
        """Where each word begins and ends."""
        return tuple(word_spans(self.text))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The words as they are compared: small letters, straight apostrophes."""
        text, intern = self.text.replace("’", "'"), sys.intern
        return tuple([intern(text[start:end].casefold()) for start, end in self.words])

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence begins and ends, its marks with it; what lies between is white space."""
        return tuple(sentences(self.text, self.paragraphs, self.language))

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """What people say, think or quote, in order, without the marks around it."""
        return tuple(quotations(self.text, self.paragraphs, kind_of(self.text, self.paragraphs), self.language))

    @cached_property
    def marks(self) -> Marks:
        """How this text marks its dialogue."""
        opening = Counter(each.opening for each in self.quotations if each.opening).most_common(1)
        closing = Counter(each.closing for each in self.quotations if each.closing).most_common(1)
        return Marks(
            kind_of(self.text, self.paragraphs),
            opening[0][0] if opening else "",
            closing[0][0] if closing else "",
            len(self.quotations),
        )

    @cached_property
    def narration(self) -> tuple[tuple[int, int], ...]:
        """The stretches outside of quotations, marks left out; none reaches over a paragraph."""
        found: list[tuple[int, int]] = []
        for paragraph in self.paragraphs:
            if paragraph.kind in ("heading", "break"):
                continue
            place = paragraph.start
            for number in self._quotations_of(paragraph):
                each = self.quotations[number]
                found.append((place, each.start - len(each.opening)))
                place = each.end + len(each.closing)
            found.append((place, paragraph.end))
        return tuple((start, end) for start, end in found if self.text[start:end].strip())

    @cached_property
    def telling(self) -> Telling:
        """Tense and person of the narration."""
        keys = (key for start, end in self.narration for key in self.keys_between(start, end))
        return telling(keys, self.language)

    def words_between(self, start: int, end: int) -> range:
        """Return the numbers of the words that lie wholly in `text[start:end]`."""
        return range(bisect_left(self._word_starts, start), bisect_right(self._word_ends, end))

    def keys_between(self, start: int, end: int) -> Sequence[str]:
        """Return the words of `text[start:end]` as they are compared."""
        within = self.words_between(start, end)
        return self.keys[within.start : within.stop]

    def paragraph_at(self, offset: int) -> int | None:
        """Return the number of the paragraph that holds this character."""
        return _at(self._paragraph_starts, lambda number: self.paragraphs[number].end, offset)

    def sentence_at(self, offset: int) -> int | None:
        """Return the number of the sentence that holds this character; None: white space, or a break."""
        return _at(self._sentence_starts, lambda number: self.sentences[number][1], offset)

    def quotation_at(self, offset: int) -> int | None:
        """Return the number of the quotation that holds this character."""
        return _at(self._quotation_starts, lambda number: self.quotations[number].end, offset)

    def has_quotation(self, start: int, end: int) -> bool:
        """Say whether something is quoted in `text[start:end]`, or goes on into it."""
        starts = self._quotation_starts
        return bisect_left(starts, start) < bisect_left(starts, end) or self.quotation_at(start) is not None

    def quotations_of(self, paragraph: int) -> Sequence[Quotation]:
        """Return the quotations of a paragraph, by its number."""
        within = self._quotations_of(self.paragraphs[paragraph])
        return self.quotations[within.start : within.stop]

    def in_dialogue(self, offset: int) -> bool:
        """Say whether this character lies inside of quotation marks."""
        return self.quotation_at(offset) is not None

    def _quotations_of(self, paragraph: Span) -> range:
        starts = self._quotation_starts
        return range(bisect_left(starts, paragraph.start), bisect_left(starts, paragraph.end))

    @cached_property
    def _word_starts(self) -> list[int]:
        return [start for start, _ in self.words]

    @cached_property
    def _word_ends(self) -> list[int]:
        return [end for _, end in self.words]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [each.start for each in self.paragraphs]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [each.start for each in self.quotations]


def _at(starts: list[int], end: Callable[[int], int], offset: int) -> int | None:
    number = bisect_right(starts, offset) - 1
    return number if number >= 0 and offset < end(number) else None
