"""Where words come from, and what a version says about those it brings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, get_args

#: Trailers of a version that tell where its words come from; docs/guides/provenance.md has the rules.
AGENT, MODEL, ORIGIN, PASTED = (f"Plotweaver-{name}" for name in ("Agent", "Model", "Origin", "Pasted"))
#: Names the version whose words a version brings back.
RESTORES = "Plotweaver-Restores"
#: Tells why somebody wrote what another one kept.
OVERRIDE = "Plotweaver-Override"
#: What a version that brings a whole text from elsewhere says of itself.
IMPORTED = "imported"

_ID = re.compile(r"[0-9a-f]{40}")

OriginClass = Literal["typed", "pasted", "imported", "agent", "agent-then-edited"]
CLASSES: tuple[OriginClass, ...] = get_args(OriginClass)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a word comes from.

    Attributes:
        kind: how it came.
        author: who brought it; of an agent's word, who let it in.
        commit: the version that brought it.
        agent: the agent that wrote it.
        model: the model that the agent used.
    """

    kind: OriginClass
    author: str
    commit: str
    agent: str | None = None
    model: str | None = None


@dataclass(frozen=True)
class Version:
    """A version of a book, without its files.

    Attributes:
        id: its name.
        parents: the versions that it was made of.
        author: who made it.
        trailers: what it says of itself, by name.
    """

    id: str
    parents: tuple[str, ...]
    author: str
    trailers: Mapping[str, str]

    @property
    def sources(self) -> tuple[str, ...]:
        """The versions whose words it may hold: its parents, then one that it brings back."""
        restored = self.trailers.get(RESTORES, "")
        return (*self.parents, restored) if _ID.fullmatch(restored) else self.parents


def origin_of(version: Version) -> Origin:
    """Return the origin of the words that are new in a version; which of a person's were pasted is not told here."""
    agent = version.trailers.get(AGENT)
    if agent:
        return Origin("agent", version.author, version.id, agent, version.trailers.get(MODEL) or None)
    imported = version.trailers.get(ORIGIN) == IMPORTED
    return Origin("imported" if imported else "typed", version.author, version.id)


@lru_cache(maxsize=1024)
def as_pasted(origin: Origin) -> Origin:
    """Return the same origin for what the person pasted."""
    return replace(origin, kind="pasted")


@lru_cache(maxsize=1024)
def as_edited(origin: Origin) -> Origin:
    """Return the origin of a word after a person has changed its sentence: an agent's is marked, others stay."""
    return replace(origin, kind="agent-then-edited") if origin.kind == "agent" else origin
