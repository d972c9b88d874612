"""Words that the book's style guide bans, words that it prefers to others, and patterns of its own.

```yaml
banned: [suddenly, very unique]
preferred: {toward: towards}
patterns:
  - pattern: a sense of *
    message: Say what was sensed.
    instead: ""
```
Phrases are written as `phrases.py` says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plotweaver_manuscript.yamlspan import string_list

from plotweaver_quality.findings import Finding
from plotweaver_quality.novel import SceneText
from plotweaver_quality.phrases import phrases
from plotweaver_quality.rules import Rule, SceneCheck
from plotweaver_quality.settings import Settings

BANNED = Rule(
    "style.banned", "error", "A word that the guide bans", "The book's style guide says that it never stands in it."
)
PREFERRED = Rule(
    "style.preferred",
    "warning",
    "A word that the guide likes less",
    "The book's style guide names a word to write instead.",
)
PATTERN = Rule(
    "style.pattern", "warning", "A pattern that the guide names", "The book's style guide asks to look at it each time."
)


def find(scene: SceneText, settings: Settings) -> Iterator[Finding]:
    """Yield a finding for each banned or avoided word and each own pattern."""
    for _, span in phrases(tuple(string_list(settings.guide.get("banned")))).find(scene.reading):
        yield BANNED.finding(scene, span, f"The style guide bans “{_quote(scene, span)}”.", "Use another word.")
    preferred = _preferred(settings)
    for number, span in phrases(tuple(preferred)).find(scene.reading):
        use = _cased(list(preferred.values())[number], scene.prose[span[0]])
        message = f"The style guide prefers “{use}”."
        yield PREFERRED.finding(scene, span, message, f"Write “{use}”.", fix=use)
    own = _patterns(settings)
    for number, span in phrases(tuple(own)).find(scene.reading):
        message, instead = list(own.values())[number]
        suggestion = f"Write “{instead}”." if instead else "Say it another way."
        yield PATTERN.finding(scene, span, message, suggestion, fix=instead or None)


CHECK = SceneCheck((BANNED, PREFERRED, PATTERN), find)


def _quote(scene: SceneText, span: tuple[int, int]) -> str:
    return " ".join(scene.prose[slice(*span)].split())


def _cased(word: str, first: str) -> str:
    return word[:1].upper() + word[1:] if first.isupper() else word


def _preferred(settings: Settings) -> dict[str, str]:
    listed = settings.guide.get("preferred")
    return {str(word): str(use) for word, use in listed.items()} if isinstance(listed, Mapping) else {}


def _patterns(settings: Settings) -> dict[str, tuple[str, str]]:
    listed = settings.guide.get("patterns")
    entries = [each for each in listed if isinstance(each, Mapping)] if isinstance(listed, list) else []
    return {
        str(entry["pattern"]): (
            str(entry.get("message") or "The style guide names it."),
            str(entry.get("instead") or ""),
        )
        for entry in entries
        if entry.get("pattern")
    }
