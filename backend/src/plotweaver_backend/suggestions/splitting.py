"""Parting what an agent wrote into changes that a person can decide one by one."""

from __future__ import annotations

import re
from itertools import pairwise

from plotweaver_manuscript.prose import Span, paragraphs, split_front_matter
from plotweaver_manuscript.worddiff import Op, word_diff

from plotweaver_backend.suggestions.domain import TextChange

#: Kept words between two changes, up to which they read better as one.
JOINED_WORDS = 2

_WORD = re.compile(r"[^\W_]+")
_BLANK_LINE = re.compile(r"\r?\n[ \t]*(?:\r?\n[ \t]*)+")


def split_new_text(file_text: str, insert_at: int, new_prose: str) -> list[TextChange]:
    """Return one insertion for each paragraph of `new_prose`, to follow the paragraph that `insert_at` is in.

    Whichever of them are made, a blank line in the file's own line ending parts each from its neighbours.

    Args:
        file_text: the scene's file.
        insert_at: a place in it, in characters; one in the front matter means the beginning of the prose.
        new_prose: paragraphs parted by blank lines.
    """
    ending = "\r\n" if "\r\n" in file_text else "\n"
    # a model can send half characters and NULs, which no file of a book may hold
    sound = new_prose.encode("utf-8", "ignore").decode().replace("\0", "")
    clean = sound.replace("\r\n", "\n").replace("\r", "\n")
    written = [clean[span.start : span.end].strip().replace("\n", ending) for span in paragraphs(clean)]
    place, leading = _place(file_text, insert_at)
    blank = 2 * ending
    return [TextChange(place, place, "", blank + text if leading else text + blank) for text in written]


def split_edits(before: str, after: str) -> list[TextChange]:
    """Return the changes that make `after` of `before`, word by word, joined where they lie close.

    New paragraphs are changes of their own. Made together they give exactly `after`.
    """
    changes: list[TextChange] = []
    place = 0
    groups = _groups(word_diff(before, after))
    for number, group in enumerate(groups):
        old = "".join(op.text for op in group if op.kind != "add")
        new = "".join(op.text for op in group if op.kind != "remove")
        if group[0].kind != "keep" and old:
            changes.append(TextChange(place, place + len(old), old, new))
        elif group[0].kind != "keep":
            floor = changes[-1].end if changes else 0
            room = sum(len(op.text) for following in groups[number + 1 : number + 2] for op in following)
            changes += _paragraphwise(*_aligned(before, place, new, floor, place + room))
        place += len(old)
    return changes


def _place(text: str, insert_at: int) -> tuple[int, bool]:
    """Return where new paragraphs go, and whether the blank line leads them (else it follows)."""
    _, prose, offset = split_front_matter(text)
    blocks = [Span(offset + span.start, offset + span.end, span.kind) for span in paragraphs(prose)]
    earlier = [block for block in blocks if block.start < insert_at]
    if earlier:
        return earlier[-1].end, True
    if blocks:
        return blocks[0].start, False
    # a scene without prose: after the closing fence, whose own line ending then closes the file
    fence = text[:offset].rstrip("\r\n")
    return len(fence), bool(fence)


def _groups(operations: list[Op]) -> list[list[Op]]:
    """Return runs of kept text, and runs of changes with the little that is kept between them."""
    groups: list[list[Op]] = []
    for number, op in enumerate(operations):
        inner = 0 < number < len(operations) - 1
        changes = op.kind != "keep" or (inner and _little(op.text))
        if groups and changes and groups[-1][0].kind != "keep":
            groups[-1].append(op)
        else:
            groups.append([op])
    return groups


def _little(kept: str) -> bool:
    return len(_WORD.findall(kept)) <= JOINED_WORDS and not _BLANK_LINE.search(kept)


def _aligned(before: str, place: int, new: str, floor: int, ceiling: int) -> tuple[int, str]:
    """Return the insertion at the place nearest to `place`, of those that mean the same, where it is whole paragraphs.

    `A. [B. C. ]` and `A[. B. C]. ` insert the same; a comparison finds either.
    """
    right = left = (place, new)
    for _ in range(len(new) if _BLANK_LINE.search(new) else 0):
        for at, text in (right, left):
            if _whole(text):
                return at, text
        earlier = right, left
        if right[0] < ceiling and before[right[0]] == right[1][0]:
            right = (right[0] + 1, right[1][1:] + right[1][0])
        if left[0] > floor and before[left[0] - 1] == left[1][-1]:
            left = (left[0] - 1, left[1][-1] + left[1][:-1])
        if (right, left) == earlier:
            break
    return place, new


def _whole(text: str) -> bool:
    return bool(_BLANK_LINE.match(text)) or any(found.end() == len(text) for found in _BLANK_LINE.finditer(text))


def _paragraphwise(place: int, text: str) -> list[TextChange]:
    """Return an insertion for each paragraph, with the blank line on the side where `text` has it."""
    breaks = list(_BLANK_LINE.finditer(text))
    leading = bool(breaks) and breaks[0].start() == 0
    cuts = [found.start() if leading else found.end() for found in breaks]
    edges = [0, *(cut for cut in cuts if 0 < cut < len(text)), len(text)]
    return [TextChange(place, place, "", text[start:end]) for start, end in pairwise(edges)]
