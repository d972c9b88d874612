"""What a rule is, and the two kinds of checks that find what breaks rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from plotweaver_quality.findings import Evidence, Finding, Severity
from plotweaver_quality.memory import Memory
from plotweaver_quality.novel import Novel, SceneText
from plotweaver_quality.settings import Option, Settings

Dimension = Literal["voice", "repetition", "continuity", "style", "book", "critic"]
#: Dimensions that have a score; `book` is about the files and not about the prose, `critic` is a model's opinion.
DIMENSIONS: tuple[Dimension, ...] = ("voice", "repetition", "continuity", "style")


@dataclass(frozen=True)
class Rule:
    """Something that prose is judged by.

    Attributes:
        id: `dimension.name`; books, waivers and settings know it by this.
        severity: how grave it is, unless the book sets another.
        title: the rule in a few words, for people.
        explanation: why it is worth a look, in a sentence or two.
        may_block: whether a book may let it stop a change. Only what decides by itself may: never voice or a model.
        on: whether it is used by a book that does not say so.
        languages: primary language tags that it is made for; none: it holds for all.
        options: what a book may set of it, and of what kind that is.
        weight: what one finding counts in its dimension's score (docs/guides/scores.md).
    """

    id: str
    severity: Severity
    title: str
    explanation: str
    may_block: bool = True
    on: bool = True
    languages: tuple[str, ...] = ()
    weight: float = 1.0
    options: Mapping[str, Option] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if self.dimension not in get_args(Dimension):
            raise ValueError(f"{self.id} belongs to no dimension.")

    @property
    def dimension(self) -> str:
        """What it looks at."""
        return self.id.partition(".")[0]

    def finding(
        self,
        scene: SceneText,
        span: tuple[int, int],
        message: str,
        suggestion: str,
        *,
        related: tuple[Evidence, ...] = (),
        fix: str | None = None,
        subject: str = "",
    ) -> Finding:
        """Return a finding of this rule at a span of a scene's prose, in characters."""
        at = scene.at(*span)
        return Finding(self.id, self.severity, scene.id, at, message, suggestion, related, fix, subject)


@dataclass(frozen=True)
class SceneCheck:
    """Looks at one scene at a time: what it finds depends on that scene and the settings alone.

    Attributes:
        rules: what it finds breaches of. It is not run if all of them are off; it may find breaches of those that are.
        find: returns findings in any order. Pure: the same scene and settings, the same findings.
        version: raise it when `find` finds something else in the same scene.
        threads: how many scenes may be looked at at once: more than one only where the work is done outside of Python.
    """

    rules: tuple[Rule, ...]
    find: Callable[[SceneText, Settings], Iterable[Finding]]
    version: int = 1
    threads: int = 1


@dataclass(frozen=True)
class BookCheck:
    """Looks at the whole book, in two steps, so that after an edit only the edited scene is read again.

    Attributes:
        rules: what it finds breaches of.
        gather: what is needed to know of one scene: small, of plain types, and depending on the scene and the settings
            alone. Kept by the scene's text.
        judge: takes the book and what was gathered of each of its scenes, in their order.
        version: raise it when `gather` returns something else for the same scene.
        gather_parts: returns what `gather` does, and knows parts of a scene that did not change from a memory.
    """

    rules: tuple[Rule, ...]
    gather: Callable[[SceneText, Settings], Any]
    judge: Callable[[Novel, Sequence[Any], Settings], Iterable[Finding]]
    version: int = 1
    gather_parts: Callable[[SceneText, Settings, Memory], Any] | None = None


Check = SceneCheck | BookCheck
