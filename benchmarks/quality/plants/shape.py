"""What a kind of contradiction to plant consists of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of contradiction.

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
    values: tuple[str, ...]
    paired: bool = False
