"""Kinds of contradictions to plant, and the sets of them that are written down in `plants/*.toml`.

Which set is for tuning and which one judges is said at the head of each.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

_FOLDER = Path(__file__).with_name("plants")

Set = Literal["tuning", "earlier", "used", "judging"]


@dataclass(frozen=True)
class Kind:
    """A kind of contradiction. Its sentences hold `{name}`, pronouns in braces, and the values `{a}` and `{b}`.

    Attributes:
        family: attribute, age, death, place or possession.
        name: the kind within its family.
        first: ways to say something.
        second: ways to contradict it later.
        values: what may stand for `{a}` and `{b}`; two different ones are drawn.
        paired: whether the first way belongs to the first contradiction, the second to the second, and so on.
    """

    family: str
    name: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    values: tuple[str, ...] = ()
    paired: bool = False


def kinds_of(name: Set) -> tuple[Kind, ...]:
    """Return the kinds of a set, in the order of its file."""
    read = tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["kinds"]
    return tuple(Kind(**{key: _frozen(value) for key, value in each.items()}) for each in read)


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
