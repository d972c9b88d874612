"""Other words in the place of some that a reader sees, without a mark of emphasis left alone.

Words that take the place of italic and plain ones look as the first of these did; what stands around them stays as it
was. Signs that would be marks in the file stay signs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from plotweaver_manuscript.prose import Kind, paragraphs
from plotweaver_manuscript.seen import Emphasis, emphasis, seen

#: What stands before the next word, also where it begins a line of a quotation.
_LEAD = re.compile(r"[ \t]*(?:\r?\n[ \t]*(?:>[ \t]?)?)?")
_MARKS = re.compile(r"[\\*_]|\[(?=\^)")


def put(text: str, wanted: Iterable[tuple[int, int, str]], begin: int = 0) -> str:
    """Return `text` with other words for each `[start, end)`; none overlaps another or lies in two paragraphs."""
    blocks = paragraphs(text[begin:])
    starts = [begin + block.start for block in blocks]
    within: defaultdict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for start, end, words in wanted:
        at = bisect_right(starts, start) - 1
        within[at].append((start - starts[at], end - starts[at], words))
    for at, places in sorted(within.items(), reverse=True):
        stop = begin + blocks[at].end
        text = text[: starts[at]] + _all_put(text[starts[at] : stop], blocks[at].kind, places) + text[stop:]
    return text


def _all_put(block: str, kind: Kind, places: list[tuple[int, int, str]]) -> str:
    view = seen(block)
    read = [(view.at(start), view.at(end - 1) + 1, words) for start, end, words in places]
    # from behind, and by what is read: marks may go on both sides of a place, but no words
    for first, last, words in sorted(read, reverse=True):
        block = _put(block, kind, first, last, words)
    return block


def _put(block: str, kind: Kind, first: int, last: int, words: str) -> str:
    view = seen(block)
    start, end = view.start(first), view.end(last)
    if view.text[first:last] == words:
        return block
    if block[start - 1 : start] == "\\" and (first == 0 or view.end(first) < start):
        # what made a letter of the sign that goes
        start -= 1
    expected = _spaced(view.text[:first] + words + view.text[last:])
    made = ""
    if expected == "":
        return made
    for made in _ways(block, kind, emphasis(block, kind), start, end, words):
        if _spaced(seen(made).text) == expected and [each.kind for each in paragraphs(made)] == [kind]:
            break
    return made


def _ways(block: str, kind: Kind, found: list[Emphasis], start: int, end: int, words: str) -> Iterator[str]:
    """Yield ways to put the words there, the best first."""
    literal = _MARKS.sub(r"\\\g<0>", words)
    if start <= len(block) - len(block.lstrip()) and literal[:1] in ("#", ">"):
        literal = f"\\{literal}"
    if literal[:1] == "\\" and (start - len(block[:start].rstrip("\\"))) % 2:
        # the one that stands there would make a letter of ours
        literal = f"\\{literal}"
    yield _between(block, found, start, end, words)
    yield _between(block, found, start, end, literal)
    # then without the emphasis that the place cuts, and at last without any
    for cut in ([each for each in found if _touches(each, start, end)], found):
        marks = [mark for each in cut for mark in ((each.start, each.opened), (each.closed, each.end))]
        before = _without(block[:start], [mark for mark in marks if mark[1] <= start], 0)
        after = _without(block[end:], [mark for mark in marks if mark[0] >= end], end)
        plain = before + literal + after
        yield plain
        if kind == "paragraph" and plain[:1] in ("#", ">"):
            # its second line kept it from being a heading
            yield f"\\{plain}"


def _between(block: str, found: list[Emphasis], start: int, end: int, words: str) -> str:
    """Put the words there; emphasis that begins or ends among those that go begins or ends beside them."""
    if not words:
        start, end = _widened(found, start, end)
    # emphasis of which no word stays goes
    end = max([end, *(each.end for each in found if start <= each.start and each.closed <= end)])
    ending = [each for each in found if each.start < start <= each.closed and each.end <= end]
    beginning = [each for each in found if start <= each.start and each.opened <= end < each.end]
    closers = "".join(block[each.closed : each.end] for each in sorted(ending, key=lambda each: each.closed))
    openers = "".join(block[each.start : each.opened] for each in sorted(beginning))
    before, after = block[:start], block[end:]
    # a mark beside a space would mean nothing
    gap = before[len(before.rstrip()) :] if closers and not words else ""
    lead = _lead(after) if openers else ""
    return before[: len(before) - len(gap)] + words + closers + gap + lead + openers + after[len(lead) :]


def _lead(after: str) -> str:
    found = _LEAD.match(after)
    return found[0] if found else ""


def _widened(found: list[Emphasis], start: int, end: int) -> tuple[int, int]:
    """Return the place with the marks that nothing stands between any more."""
    wider = start, end
    for each in found:
        if each.opened == wider[0]:
            wider = each.start, wider[1]
        if each.closed == wider[1]:
            wider = wider[0], each.end
    return wider if wider == (start, end) else _widened(found, *wider)


def _touches(each: Emphasis, start: int, end: int) -> bool:
    return each.start <= end and each.end >= start and not (each.opened < start and end < each.closed)


def _without(text: str, stretches: list[tuple[int, int]], offset: int) -> str:
    for first, last in sorted(stretches, reverse=True):
        text = text[: first - offset] + text[last - offset :]
    return text


def _spaced(text: str) -> str:
    return " ".join(text.split())
