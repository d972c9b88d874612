"""Finding the chapters of a plain text by the heading forms of real books."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from plotweaver_manuscript.numerals import PATTERN, number
from plotweaver_manuscript.prose import count_words

Form = Literal["keyword", "division", "bare", "named", "markdown", "apart"]

_KEYWORD = re.compile(
    rf"\s*(?P<word>chapter|chap\.|letter|stave|canto|book|part|volume|vol\.)\s+(?:the\s+)?(?P<number>{PATTERN})"
    r"(?:\s*[.:—–\-]+\s*(?P<title>\S.*?)?|\s+(?P<spaced>[A-Z\"'“‘].*?))?\s*",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"\s*(?P<number>{PATTERN})(?:[.:)]?|[.:)]\s+(?P<title>(?-i:[^a-z\s]).*?)|\s{{2,}}(?P<wide>(?-i:[^a-z\s]).*?))\s*",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\s*(?:the\s+)?(?:prologue|epilogue|interlude|conclusion|finale)[.:]?\s*", re.IGNORECASE)
_MARKDOWN = re.compile(r"(?P<level>#{1,2})\s+(?P<title>\S.*?)\s*#*\s*")
_DIVISIONS = {"book", "part", "volume", "vol."}
_LONGEST = 90
_TITLE = 60
#: Between two entries of a table of contents stand fewer words than this.
_CONTENTS_WORDS = 25


@dataclass(frozen=True)
class Heading:
    """A heading: lines `first` up to but not including `after`; `title` is empty where it has none."""

    first: int
    after: int
    form: Form
    number: int | None
    title: str


def find_headings(lines: Sequence[str]) -> list[Heading]:
    """Return headings in order; divisions (books, parts, volumes) only where chapters stand inside them."""
    found = _without_contents(lines, list(_candidates(lines)))
    if any(heading.form == "markdown" for heading in found):
        return [heading for heading in found if heading.form == "markdown"]
    keywords = [heading for heading in found if heading.form == "keyword"]
    bare = [] if keywords else _in_sequence([h for h in found if h.form in ("bare", "division")])
    chapters = keywords or bare
    divisions = [heading for heading in found if heading.form == "division"]
    named = [heading for heading in found if heading.form == "named"]
    apart = [] if chapters else _set_apart(lines)
    if any(heading.form == "division" for heading in apart):
        return apart
    if not chapters:  # a novel in parts alone: they are its chapters
        chapters, divisions = [replace(division, form="keyword") for division in divisions], []
    if not chapters:
        return named if len(named) > 1 else apart
    return sorted([*chapters, *divisions, *named], key=lambda heading: heading.first)


def is_division(title: str) -> bool:
    """Say whether a title names a book, part or volume that holds chapters: "Part One: The Flats"."""
    found = _KEYWORD.fullmatch(title)
    return found is not None and found["word"].lower() in _DIVISIONS and number(found["number"]) is not None


def _set_apart(lines: Sequence[str]) -> list[Heading]:
    """Return short lines below two blank lines and above one: so titles stand in plain text that has no other marks.

    One that another follows at once is that of a division.
    """
    found = []
    for place, line in enumerate(lines):
        title = line.strip()
        alone = place > 1 and _blank(lines, place - 1) and _blank(lines, place - 2) and _blank(lines, place + 1)
        if title and alone and len(title) <= _TITLE and title[0].isalnum() and title[-1] not in ".,;:":
            found.append(Heading(place, place + 1, "apart", None, title))
    ends = [*(heading.first for heading in found), len(lines)][1:]
    bodies = ["\n".join(lines[heading.after : end]) for heading, end in zip(found, ends, strict=True)]
    titles = [
        heading if body.strip() else replace(heading, form="division")
        for heading, body in zip(found, bodies, strict=True)
    ]
    told = [count_words(body) for body in bodies if body.strip()]
    # three titles in a row are a list of them
    listed = any(one.form == other.form == "division" for one, other in itertools.pairwise(titles))
    ended = bool(titles) and titles[-1].form != "division"
    return titles if ended and not listed and len(told) > 1 and min(told) >= _CONTENTS_WORDS else []


def _candidates(lines: Sequence[str]) -> Iterator[Heading]:
    before_free = True  # whether the line above is blank, or a heading as in a table of contents
    for place, line in enumerate(lines):
        heading = _match(lines, place) if before_free and line.strip() else None
        if heading:
            yield heading
        before_free = not line.strip() or heading is not None


def _match(lines: Sequence[str], place: int) -> Heading | None:
    line = lines[place]
    if len(line.strip()) > _LONGEST:
        return None
    if found := _MARKDOWN.fullmatch(line):
        return Heading(place, place + 1, "markdown", len(found["level"]), found["title"])
    if found := _KEYWORD.fullmatch(line):
        return _keyword(lines, place, found)
    if found := _BARE.fullmatch(line):
        return _bare(lines, place, found)
    if _NAMED.fullmatch(line) and _blank(lines, place + 1):
        return Heading(place, place + 1, "named", None, line.strip(" .:\t"))
    return None


def _keyword(lines: Sequence[str], place: int, found: re.Match[str]) -> Heading | None:
    value = number(found["number"])
    spaced = found["spaced"]
    if value is None or (spaced and (spaced[0].islower() or spaced.endswith((",", ";")))):
        return None
    if (found["title"] or "").endswith((",", ";")):
        return None
    form: Form = "division" if found["word"].lower() in _DIVISIONS else "keyword"
    title = (found["title"] or spaced or "").strip()
    after, title = (place + 1, title) if title else _title_below(lines, place)
    return Heading(place, after, form, value, title)


def _bare(lines: Sequence[str], place: int, found: re.Match[str]) -> Heading | None:
    value, title = number(found["number"]), (found["title"] or found["wide"] or "").strip()
    if value is None or ((title and title[-1] in ',;!?”"') or (title.endswith(".") and not title.isupper())):
        return None
    if title and title[0].islower():
        return None
    after, title = (place + 1, title) if title else _title_below(lines, place)
    # A numeral within running text ("I" at a line's end) is followed by more of it.
    return Heading(place, after, "bare", value, title) if _blank(lines, after) or title else None


def _title_below(lines: Sequence[str], place: int) -> tuple[int, str]:
    """Return (first line after the heading, title): a title may stand on the next line, or after one blank."""
    below = place + 1
    if not _blank(lines, below):
        return _short_block(lines, below) or (place + 1, "")
    below += 1
    if _blank(lines, below) or not _blank(lines, below + 1):
        return place + 1, ""
    title = lines[below].strip()
    looks = title.isupper() or (title.istitle() and title[-1].isalnum())
    return (below + 1, title) if looks and len(title) <= 60 and _match_numbered(title) is None else (place + 1, "")


def _short_block(lines: Sequence[str], first: int) -> tuple[int, str] | None:
    """Return the end and text of one or two short lines closed by a blank; a paragraph of prose is none."""
    after = first
    while not _blank(lines, after) and after - first < 3:
        after += 1
    block = [line.strip() for line in lines[first:after]]
    if after - first > 2 or not block or max(map(len, block)) > 70 or _match_numbered(block[0]):
        return None
    text = " ".join(block)
    return None if text[0] in "\"“‘'" or (text.endswith((".", ",", ";")) and not text.isupper()) else (after, text)


def _match_numbered(line: str) -> re.Match[str] | None:
    return _KEYWORD.fullmatch(line) or _BARE.fullmatch(line)


def _without_contents(lines: Sequence[str], found: list[Heading]) -> list[Heading]:
    """Return headings without the entries of a table of contents: no text follows, and they come again."""
    ends = [*(heading.first for heading in found), len(lines)][1:]
    kept = []
    for place, (heading, end) in enumerate(zip(found, ends, strict=True)):
        body = count_words("\n".join(lines[heading.after : end]))
        again = any(
            other.number == heading.number and (other.form == heading.form or "bare" in (other.form, heading.form))
            for other in found[place + 1 :]
        )
        if heading.form == "markdown" or body >= _CONTENTS_WORDS or not again:
            kept.append(heading)
    return kept


def _in_sequence(found: list[Heading]) -> list[Heading]:
    """Return bare numerals that count from 1, starting over after a division; one missing number is forgiven."""
    kept: list[Heading] = []
    last = 0
    for heading in found:
        if heading.form == "division":
            last = 0
        elif heading.number is not None and last < heading.number <= last + (2 if last else 1):
            kept.append(heading)
            last = heading.number
    return kept if len(kept) > 1 else []


def _blank(lines: Sequence[str], place: int) -> bool:
    return place >= len(lines) or not lines[place].strip()
