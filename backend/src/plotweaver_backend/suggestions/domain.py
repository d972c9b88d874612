"""Changes that are decided one by one, and what a text becomes by them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from plotweaver_contracts.generation import Decision

Kind = Literal["insert", "replace", "delete"]
Status = Literal["open", "accepted", "left_out"]
Which = Literal["kept", "kept+undecided", "all"]

_AROUND = re.compile(r"\A(\s*).*?(\s*)\Z", re.DOTALL)
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class TextChange:
    """One change of a file's text.

    Attributes:
        start: where `before` begins, in characters of the file.
        end: where it ends; of an insertion, the same place.
        edited: what a person wants instead of `after`.
    """

    start: int
    end: int
    before: str
    after: str
    decision: Decision = "undecided"
    edited: str | None = None

    @property
    def kind(self) -> Kind:
        """What the change does."""
        if not self.before:
            return "insert"
        return "replace" if self.after else "delete"

    def text(self, edited: bool) -> str:
        """Return the new text: the agent's, or with `edited` the person's where there is one.

        The white space around the agent's text (such as the blank line before a paragraph) stays around the person's.
        """
        if not edited or self.edited is None:
            return self.after
        own = self.edited.strip()
        around = _AROUND.fullmatch(self.after)
        if not own or around is None:
            return ""
        own = _LINE_END.sub("\r\n" if "\r\n" in self.after else "\n", own)
        return f"{around[1]}{own}{around[2]}" if self.after.strip() else own


def apply(text: str, changes: Sequence[TextChange], which: Which = "kept", edited: bool = True) -> str:
    """Return `text` with the chosen changes made; all else stays as it is, to the character.

    Args:
        text: the file that the changes are about.
        changes: changes that do not overlap; of those at one place the first comes first.
        which: which of them to make.
        edited: whether people's edits replace the agent's text.

    Raises:
        ValueError: the changes are about another text.
    """
    pieces, place = [], 0
    for change in sorted(_chosen(changes, which), key=lambda each: (each.start, each.end)):
        if change.start < place or text[change.start : change.end] != change.before or change.end > len(text):
            raise ValueError("these changes are about another text")
        pieces += [text[place : change.start], change.text(edited)]
        place = change.end
    return "".join([*pieces, text[place:]])


def spans(changes: Sequence[TextChange]) -> list[tuple[int, int]]:
    """Return where each change's new text stands once all are made, without edits."""
    places: dict[int, tuple[int, int]] = {}
    moved = 0
    for number, change in sorted(enumerate(changes), key=lambda each: (each[1].start, each[1].end)):
        start = change.start + moved
        places[number] = (start, start + len(change.after))
        moved += len(change.after) - len(change.before)
    return [places[number] for number in range(len(changes))]


def status_of(decided: Iterable[tuple[Decision, bool]]) -> Status:
    """Return a suggestion's status from each change's decision and whether it is in the book."""
    changes = list(decided)
    if any(not added and decision != "left_out" for decision, added in changes):
        return "open"
    return "accepted" if any(added for _, added in changes) else "left_out"


def _chosen(changes: Sequence[TextChange], which: Which) -> list[TextChange]:
    wanted = {"kept": {"kept"}, "kept+undecided": {"kept", "undecided"}}.get(which)
    return [change for change in changes if wanted is None or change.decision in wanted]
