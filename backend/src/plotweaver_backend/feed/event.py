"""What the log holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Event:
    """An event of the log.

    Attributes:
        seq: its place: 1, 2, 3, … without gaps, in the order of commit.
        objects: the change's new git objects, parts before wholes; None if there are none or too much.
        at: when, in ISO 8601, UTC.
    """

    seq: int
    type: str
    project: str | None
    data: Mapping[str, Any]
    objects: tuple[tuple[str, bytes], ...] | None
    at: str
