"""How two versions of a book differ: by scene, whatever their files are called, and by file besides."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence

from plotweaver_contracts import versions as wire
from plotweaver_manuscript.book import Book, Scene

from plotweaver_bff.content.versions import words_changed


def changes(
    base: str,
    head: str,
    before: Book,
    after: Book,
    files: Sequence[wire.FileChange],
    canon: Sequence[wire.CanonChange],
) -> wire.Changes:
    """Return what came, went, moved and changed from `before` to `after`.

    Args:
        files: the files that differ; those of scenes are told as scenes.
        canon: the people and places that differ.
    """
    scenes = scene_changes(before, after)
    paths = {scene.path for book in (before, after) for scene in book.scenes}
    return wire.Changes(
        base=base,
        head=head,
        words_added=sum(each.words_added for each in scenes),
        words_removed=sum(each.words_removed for each in scenes),
        scenes=scenes,
        files=[each for each in files if each.path not in paths],
        canon=list(canon),
    )


def scene_changes(before: Book, after: Book) -> list[wire.SceneChange]:
    """Return the scenes that differ: in the order of `after`, then those that are gone."""
    old, new = _by_id(before), _by_id(after)
    moved = _moved(before, after, old, new)
    told = [_told(old.get(key), scene, key in moved) for key, scene in new.items()]
    gone = [_told(scene, None, False) for key, scene in old.items() if key not in new]
    return [each for each in [*told, *gone] if each is not None]


_Key = tuple[str, int]


def _by_id(book: Book) -> dict[_Key, Scene]:
    """Return the scenes by id; one that has another's id is told from it by its number."""
    seen: Counter[str] = Counter()
    found: dict[_Key, Scene] = {}
    for scene in book.scenes:
        found[scene.id, seen[scene.id]] = scene
        seen[scene.id] += 1
    return found


def _told(old: Scene | None, new: Scene | None, moved: bool) -> wire.SceneChange | None:
    shown = new or old
    if shown is None or (old is not None and new is not None and old.text == new.text and not moved):
        return None
    added, removed = words_changed(old.text if old else "", new.text if new else "")
    kind: wire.ChangeKind = "changed"
    if old is None or new is None:
        kind = "added" if old is None else "removed"
    elif old.text == new.text:
        kind = "moved"
    return wire.SceneChange(
        id=shown.id,
        title=shown.title,
        path=shown.path,
        kind=kind,
        moved=moved,
        words_added=added,
        words_removed=removed,
    )


def _moved(before: Book, after: Book, old: Mapping[_Key, Scene], new: Mapping[_Key, Scene]) -> set[_Key]:
    """Return the scenes that stand in another chapter, or else the fewest that explain the new order."""
    chapters = [{id(scene): each.slug for each in book.chapters for scene in each.scenes} for book in (before, after)]
    stayed = [key for key in new if key in old]
    elsewhere = {key for key in stayed if chapters[0][id(old[key])] != chapters[1][id(new[key])]}
    place = {key: number for number, key in enumerate(old)}
    rest = [key for key in stayed if key not in elsewhere]
    return elsewhere | {rest[each] for each in set(range(len(rest))) - _longest_rise([place[key] for key in rest])}


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """Return the indexes of a longest rising part: what stands there kept its order."""
    ends: list[int] = []
    last: list[int] = []
    earlier: list[int] = []
    for index, number in enumerate(numbers):
        length = bisect_left(ends, number)
        earlier.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(number)
            last.append(index)
        else:
            ends[length], last[length] = number, index
    kept: set[int] = set()
    index = last[-1] if last else -1
    while index >= 0:
        kept.add(index)
        index = earlier[index]
    return kept
