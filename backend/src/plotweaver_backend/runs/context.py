"""What an agent is shown of the book: the scene so far, and the ends of the scenes before it."""

from __future__ import annotations

from dataclasses import dataclass

from plotweaver_manuscript.book import Book, Scene

from plotweaver_backend.agents.domain import Asked
from plotweaver_backend.agents.scene_writer import ask_for_draft

#: How many scenes back an agent reads (the screen says so).
SCENES_BEFORE = 3
#: The share of the room that the scene itself may take.
_OWN_SHARE = 0.6


@dataclass(frozen=True)
class Context:
    """Text of the book, and the ids of the scenes that it is of, in their order."""

    text: str
    scenes: tuple[str, ...]


def draft_of(book: Book, scene: Scene, instruction: str, words: int, room: int) -> tuple[Asked, tuple[str, ...]]:
    """Return what is asked for a draft, and the ids of the scenes that something of is shown.

    Args:
        book: the book.
        scene: the scene that goes on.
        instruction: what its author wishes.
        words: how many of them.
        room: how long a prompt may be, in characters.
    """
    context = context_of(book, scene, max(0, room - len(instruction)))
    return ask_for_draft(context.text, instruction, words), context.scenes


def context_of(book: Book, scene: Scene, room: int) -> Context:
    """Return the text before the place to go on from, at most `room` characters and headings.

    The scene itself comes first in the room; what is left goes to the scenes before it, the nearest first.
    """
    order = [entry.id for entry in book.scenes]
    place = order.index(scene.id)
    before = [entry for entry in book.scenes[max(0, place - SCENES_BEFORE) : place] if entry.prose.strip()]
    own = _end_of(scene.prose, int(room * (_OWN_SHARE if before else 1)))
    parts, scenes = [_headed(scene, own)], [scene.id]
    left = room - len(own)
    for entry in reversed(before):
        text = _end_of(entry.prose, left)
        if not text:
            break
        parts.insert(0, _headed(entry, text))
        scenes.insert(0, entry.id)
        left -= len(text)
    return Context("\n\n".join(parts), tuple(scenes))


def _headed(scene: Scene, text: str) -> str:
    return f"[{scene.title}]\n{text}".rstrip()


def _end_of(prose: str, room: int) -> str:
    """Return the last whole sentences of `prose` that fit."""
    text = prose.strip()
    if len(text) <= room:
        return text
    cut = text[len(text) - room :] if room > 0 else ""
    ends = [cut.find(mark) for mark in (". ", ".\n", "? ", "! ", "\n\n")]
    begin = min((end for end in ends if end >= 0), default=-1)
    return cut[begin + 1 :].strip()
