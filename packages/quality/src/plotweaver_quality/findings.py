"""What a check says: a finding that quotes its evidence."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class SceneText:
    """A scene to check. `offset`: where the prose begins in its file, in characters."""

    id: str
    path: str
    title: str
    prose: str
    offset: int = 0


@dataclass(frozen=True)
class Evidence:
    """A place in a file: `quote` is its text from `start` to `end`, in characters of the file."""

    path: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Finding:
    """Something worth a look, with its evidence, why, and what could be done."""

    rule: str
    severity: Severity
    scene: str
    at: Evidence
    message: str
    suggestion: str
    related: tuple[Evidence, ...] = ()

    @property
    def fingerprint(self) -> str:
        """Return a name that outlives edits elsewhere: rule, scene and quote, never offsets."""
        key = "\0".join((self.rule, self.scene, self.at.quote.casefold()))
        return hashlib.sha256(key.encode()).hexdigest()[:16]


def evidence(scene: SceneText, start: int, end: int) -> Evidence:
    """Return the place `start` to `end` of a scene's prose as a place in its file."""
    return Evidence(scene.path, scene.offset + start, scene.offset + end, scene.prose[start:end])
