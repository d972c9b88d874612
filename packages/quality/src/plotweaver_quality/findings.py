"""What a check says: a finding that quotes its evidence, and has a name that outlives edits elsewhere."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Evidence:
    """A place in a file: `quote` is its text from `start` to `end`, in characters of the file."""

    path: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Finding:
    """Something worth a look, with its evidence, why, and what could be done.

    Attributes:
        rule: the id of the rule, such as `style.banned`.
        severity: the rule's, unless the book sets another.
        scene: id of the scene that it is about; empty if it is about none.
        at: what it quotes.
        message: what is wrong there, in a sentence.
        suggestion: what could be done, in a sentence.
        related: further places, such as the earlier one of two that contradict each other.
        fix: what could stand in place of the quote; None if that is the author's to find.
        subject: what it is about, where the quote does not say it, such as `elena.eyes`: it names the finding then.
        twin: which one it is among those of one scene that share rule and quote, from 1 in reading order.
    """

    rule: str
    severity: Severity
    scene: str
    at: Evidence
    message: str
    suggestion: str
    related: tuple[Evidence, ...] = ()
    fix: str | None = None
    subject: str = ""
    twin: int = 1

    @property
    def dimension(self) -> str:
        """What its rule looks at: voice, repetition, continuity, style, or the book's own files."""
        return self.rule.partition(".")[0]

    @property
    def fingerprint(self) -> str:
        """Return a name made of rule, scene and quote, never of offsets or wrapping; twins share it."""
        about = self.subject or " ".join(self.at.quote.split())
        key = "\0".join((self.rule, self.scene, about.casefold()))
        return hashlib.sha256(key.encode()).hexdigest()[:16]

    @property
    def id(self) -> str:
        """Return a name that no other finding of the book has."""
        return self.fingerprint if self.twin == 1 else f"{self.fingerprint}-{self.twin}"


def numbered(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in their order, each knowing which of its twins it is."""
    seen: Counter[str] = Counter()
    result = []
    for finding in findings:
        name = finding.fingerprint
        seen[name] += 1
        result.append(finding if seen[name] == finding.twin else replace(finding, twin=seen[name]))
    return result
