"""Three-way merge: prose by sentence, scenes matched by id, lists by entry.

A sentence leaves the result only if one side deleted it and the other left it unchanged; every sentence that a side
added is in the result or in a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from merge3 import Merge3

from plotweaver_manuscript.book import read_scene
from plotweaver_manuscript.errors import EditRefused
from plotweaver_manuscript.patch import list_of, set_list
from plotweaver_manuscript.prose import split_front_matter
from plotweaver_manuscript.tree import Tree, text_of

_SPACE = re.compile(r"(\s+)")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
# A sentence ends with the word that bears its mark, and closing quotes.
_LAST_WORD = re.compile(r".*[.!?…][\"'”’)\]_*]*", re.DOTALL)
_ORDERS = {"book.yaml": "chapters", "chapter.yaml": "scenes"}


@dataclass(frozen=True)
class Conflict:
    """Where both sides changed the same sentences; `offset` is in the merged text, which holds `ours` there."""

    base: str
    ours: str
    theirs: str
    offset: int


@dataclass(frozen=True)
class MergeResult:
    """A merged text; with conflicts it is not to be kept as it is."""

    text: str
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True)
class FileConflict:
    """A file that cannot be merged: the whole text of each side, None where it was deleted or is not there."""

    path: str
    base: bytes | None
    ours: bytes | None
    theirs: bytes | None


@dataclass(frozen=True)
class TreeMerge:
    """A merged tree, and the files that need a person's choice (they stand in `files` as ours)."""

    files: dict[str, bytes]
    conflicts: tuple[FileConflict, ...]


def sentences(text: str) -> list[str]:
    """Return the text in pieces: sentences, and the white space between them. Joined, they are the text.

    A blank line ends a sentence, too. White space is a piece of its own so that what follows a sentence does not
    change it. For the same reason these are not the reader's sentences (`reading`): it looks at the letter after a
    mark, `“Why?” He` and `“Why?” he` part otherwise for it, and who changed that letter would have changed a sentence
    that somebody else edits. In a merge it counts for more that an end never moves than that a reader would end there.
    """
    pieces: list[str] = []
    sentence: list[str] = []
    for part in _SPACE.split(text):
        ended = not sentence or _LAST_WORD.fullmatch(sentence[-1]) or _BLANK_LINE.search(part)
        if part.isspace() and ended:
            pieces += [*_joined(sentence), part]
            sentence = []
        elif part:
            sentence.append(part)
    if sentence and sentence[-1].isspace():
        return [*pieces, *_joined(sentence[:-1]), sentence[-1]]
    return pieces + _joined(sentence)


def _joined(sentence: list[str]) -> list[str]:
    return ["".join(sentence)] if sentence else []


def merge_text(base: str, ours: str, theirs: str) -> MergeResult:
    """Merge a scene: its prose by sentence, the details before it by line."""
    return _merge(*[_pieces(text) for text in (base, ours, theirs)])


def _pieces(text: str) -> list[str]:
    # details end with no full stop: the first sentence would be one with all of them
    _, prose, offset = split_front_matter(text)
    return text[:offset].splitlines(True) + sentences(prose)


def merge_tree(base: Tree, ours: Tree, theirs: Tree) -> TreeMerge:
    """Merge whole books; a scene moved by one side takes the other side's edits along."""
    base, ours, theirs = _follow_moves(base, ours, theirs)
    base, theirs, ours = _follow_moves(base, theirs, ours)
    files: dict[str, bytes] = {}
    conflicts: list[FileConflict] = []
    for path in sorted({*base, *ours, *theirs}):
        merged = _file(path, base.get(path), ours.get(path), theirs.get(path))
        if isinstance(merged, FileConflict):
            conflicts.append(merged)
            merged = merged.ours if merged.ours is not None else merged.theirs
        if merged is not None:
            files[path] = merged
    return TreeMerge(files, tuple(conflicts))


def _merge(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> MergeResult:
    pieces: list[str] = []
    conflicts: list[Conflict] = []
    for group in Merge3(base, ours, theirs).merge_groups():
        settled = _settled(*group[1:]) if group[0] == "conflict" else None
        if settled is not None:
            pieces.extend(settled)
        elif group[0] == "conflict":
            sides = ["".join(side) for side in group[1:]]
            conflicts.append(Conflict(sides[0], sides[1], sides[2], sum(map(len, pieces))))
            pieces.append(sides[1])
        else:
            pieces.extend(group[1])
    return MergeResult("".join(pieces), tuple(conflicts))


def _settled(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str] | None:
    """Merge changes that only touch each other: neighbours were changed, or one side wrote on where the other changed.

    None: both changed the same piece, or both wrote on at the same place.
    """
    if len(base) == len(ours) == len(theirs):
        chosen = [_chosen(*each) for each in zip(base, ours, theirs, strict=True)]
        if None not in chosen:
            return [each for each in chosen if each is not None]
    for one, other in ((list(ours), list(theirs)), (list(theirs), list(ours))):
        kept, length = list(base), len(base)
        if not "".join(other).strip():  # what the one side wrote on from is gone
            return None
        if length and one[:length] == kept != other[:length]:
            return other + one[length:]
        if length and one[-length:] == kept != other[-length:]:
            return one[:-length] + other
    return None


def _chosen(base: str, ours: str, theirs: str) -> str | None:
    if ours == theirs or theirs == base:
        return ours
    return theirs if ours == base else None


def _file(path: str, base: bytes | None, ours: bytes | None, theirs: bytes | None) -> bytes | FileConflict | None:
    if ours == theirs or theirs == base:
        return ours
    if ours == base:
        return theirs
    conflict = FileConflict(path, base, ours, theirs)
    if ours is None or theirs is None:  # deleted here, changed there
        return conflict
    texts = [_decoded(side or b"") for side in (base, ours, theirs)]
    if None in texts:
        return conflict
    merged = _merge_file(path, *[text or "" for text in texts])
    return conflict if merged.conflicts else merged.text.encode()


def _merge_file(path: str, base: str, ours: str, theirs: str) -> MergeResult:
    if path.endswith(".md"):
        return merge_text(base, ours, theirs)
    key = _ORDERS.get(path.rsplit("/", 1)[-1])
    if key is not None:
        base, ours, theirs = _same_order(key, base, ours, theirs)
    return _merge(base.splitlines(True), ours.splitlines(True), theirs.splitlines(True))


def _same_order(key: str, base: str, ours: str, theirs: str) -> tuple[str, str, str]:
    """Give all sides the merged list, so that only what else they changed is left to merge."""
    try:
        lists = [list_of(text, key) for text in (base, ours, theirs)]
        merged = _merge_order(*lists)
        return set_list(base, key, merged), set_list(ours, key, merged), set_list(theirs, key, merged)
    except EditRefused:  # a side that is no YAML merges by line
        return base, ours, theirs


def _merge_order(base: list[str], ours: list[str], theirs: list[str]) -> list[str]:
    """Return theirs if only they moved anything, else ours, with the other side's additions and deletions."""
    kept_ours = [name for name in ours if name in base and name in theirs]
    kept_base = [name for name in base if name in ours and name in theirs]
    lead, follow = (theirs, ours) if kept_ours == kept_base else (ours, theirs)
    merged = [name for name in lead if name in follow or name not in base]
    for place, name in enumerate(follow):
        if name not in base and name not in merged:
            before = next((other for other in reversed(follow[:place]) if other in merged), None)
            merged.insert(merged.index(before) + 1 if before else 0, name)
    return merged


def _follow_moves(base: Tree, mover: Tree, other: Tree) -> tuple[Tree, Tree, Tree]:
    """Rename in `base` and `other` what `mover` moved and `other` kept in place."""
    homes = {
        read_scene(path, text_of(mover, path) or "").id: path for path in mover if _is_scene(path) and path not in base
    }
    moves = {
        path: home
        for path in base
        if _is_scene(path) and path not in mover and path in other
        if (home := homes.get(read_scene(path, text_of(base, path) or "").id)) and home not in other
    }
    if not moves:
        return base, mover, other
    renamed = ({moves.get(path, path): data for path, data in tree.items()} for tree in (base, other))
    return next(renamed), mover, next(renamed)


def _is_scene(path: str) -> bool:
    return path.startswith("manuscript/") and path.endswith(".md")


def _decoded(data: bytes) -> str | None:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None
