"""Rules about what is fine now and then and tells when it comes often: counted in 1,000 words of a scene."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plotweaver_quality.findings import Finding
from plotweaver_quality.novel import SceneText
from plotweaver_quality.rules import Rule
from plotweaver_quality.settings import Option, Settings

#: Of a rule that counts how often something comes.
OPTIONS: Mapping[str, Option] = {"per_thousand": "number", "each": "flag"}
#: A scene of fewer words says nothing of how often something comes.
ENOUGH = 250
#: So many places are named beside the first.
SHOWN = 30


@dataclass(frozen=True)
class Density:
    """How often something may come.

    Attributes:
        rule: what is broken where it comes more often. Its options in plotweaver.yaml are `per_thousand`, and `each:
            true` for a finding at every place whatever their number.
        per_thousand: how often in 1,000 words; from human prose (docs/guides/checks.md).
        least: fewer places than this are never told of.
        what: what is counted, in the plural, for people.
        suggestion: what could be done.
    """

    rule: Rule
    per_thousand: float
    least: int
    what: str
    suggestion: str

    def findings(
        self, scene: SceneText, spans: Sequence[tuple[int, int]], words: int, settings: Settings
    ) -> Iterator[Finding]:
        """Yield one finding at the first place if there are too many; the other places are related.

        Args:
            scene: where they are.
            spans: the places, in order.
            words: in which they are counted, such as those of the narration.
            settings: the book's.
        """
        if settings.flag(self.rule, "each"):
            for span in spans:
                yield self.rule.finding(scene, span, f"One of {len(spans)} {self.what}.", self.suggestion)
            return
        most = settings.number(self.rule, "per_thousand", self.per_thousand)
        if len(spans) < self.least or words < ENOUGH or len(spans) * 1000 <= most * words:
            return
        rate = len(spans) * 1000 / words
        message = f"{len(spans)} {self.what} in {words:,} words: {rate:.1f} in 1,000, and {most:g} is usual at most."
        related = tuple(scene.at(*span) for span in spans[1 : SHOWN + 1])
        # one finding for the scene: the words at its first place may change, and it is still the same
        yield self.rule.finding(
            scene, spans[0], message, self.suggestion, related=related, subject=f"{scene.id} {self.what}"
        )
