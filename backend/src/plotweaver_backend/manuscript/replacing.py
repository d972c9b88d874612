"""Other words at the places of a book that one chose."""

from __future__ import annotations

from plotweaver_contracts.base import FieldError
from plotweaver_contracts.manuscript import ReplaceRequest
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.book import Scene, read_book
from plotweaver_manuscript.finding import Wanted, places, replaced
from plotweaver_manuscript.tree import Tree


def replacements(tree: Tree, request: ReplaceRequest) -> dict[str, bytes]:
    """Return the new bytes of every file that changes.

    Raises:
        ProblemError: `request.invalid`: the words do not stand at a place that was chosen.
    """
    scenes = {scene.path: scene for scene in read_book(tree).scenes}
    wanted = Wanted(request.q, request.match_case, request.whole_words)
    return {
        path: _changed(scenes.get(path), path, starts, wanted, request.words) for path, starts in request.places.items()
    }


def message_of(request: ReplaceRequest) -> str:
    """Return what the version is called."""
    count = sum(len(set(starts)) for starts in request.places.values())
    where = "1 place" if count == 1 else f"{count} places"
    if not request.words:
        return f"Took out “{request.q}” in {where}"
    return f"Replaced “{request.q}” by “{request.words}” in {where}"


def _changed(scene: Scene | None, path: str, starts: list[int], wanted: Wanted, words: str) -> bytes:
    found = {} if scene is None else {each.start: each for each in places(scene.text, wanted, scene.prose_offset)}
    unknown = next((start for start in starts if start not in found), None)
    if scene is None or unknown is not None:
        message = f"“{wanted.words}” does not stand here, at character {unknown}. Look for it again."
        told = FieldError(field=path, message=message, rule="place.unknown")
        raise ProblemError("request.invalid", "The words do not stand at a place that was chosen.", errors=[told])
    return replaced(scene.text, [found[start] for start in set(starts)], wanted, words, scene.prose_offset).encode()
