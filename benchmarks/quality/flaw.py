"""Kinds of flaws of repetition and style to plant, as `plants/flaws.toml` has them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

_FILE = Path(__file__).with_name("plants") / "flaws.toml"

#: How a flaw is planted: one paragraph; two paragraphs with one between them, or in two scenes; sentences in one
#: paragraph; sentences all over a scene; a paragraph of the book again; the marks of a whole scene.
How = Literal["alone", "near", "far", "run", "habit", "copy", "marks"]


@dataclass(frozen=True)
class Flaw:
    """A kind of flaw.

    Attributes:
        rule: what it is to be found by.
        name: the kind within its rule.
        says: sentences with `{name}`, pronouns in braces, and `{a}` and `{b}`, which stand for one of `a` and `b`.
        also: rules, or dimensions, that may speak of it, too; that is neither right nor wrong.
    """

    rule: str
    name: str
    how: How
    says: tuple[str, ...] = ()
    a: tuple[str, ...] = ()
    b: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    def allows(self, rule: str) -> bool:
        """Say whether another rule may speak of it, too."""
        return rule in self.also or rule.partition(".")[0] in self.also


@cache
def flaws() -> tuple[Flaw, ...]:
    """Return all kinds, in the order of their file."""
    read = tomllib.loads(_FILE.read_text(encoding="utf-8"))["flaws"]
    return tuple(
        Flaw(**{key: tuple(value) if isinstance(value, list) else value for key, value in each.items()})
        for each in read
    )


@cache
def banned() -> tuple[str, ...]:
    """Return what the guide of every novel bans."""
    return tuple(tomllib.loads(_FILE.read_text(encoding="utf-8"))["banned"])
