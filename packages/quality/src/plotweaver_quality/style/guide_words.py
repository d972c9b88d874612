"""Words that the book's style guide bans, and words that it prefers to others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from plotweaver_manuscript.yamlspan import string_list

from plotweaver_quality.findings import Finding
from plotweaver_quality.novel import SceneText
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


def find(scene: SceneText, settings: Settings) -> Iterator[Finding]:
    """Yield a finding for each banned or avoided word: whole words only, without regard to case and wrapping."""
    for start, end in _places(scene.prose, string_list(settings.guide.get("banned"))):
        message = f"The style guide bans “{scene.prose[start:end]}”."
        yield BANNED.finding(scene, (start, end), message, "Use another word.")
    listed = settings.guide.get("preferred")
    preferred = {str(word): str(use) for word, use in listed.items()} if isinstance(listed, Mapping) else {}
    better = {" ".join(word.split()).casefold(): use for word, use in preferred.items()}
    for start, end in _places(scene.prose, preferred):
        use = better[" ".join(scene.prose[start:end].split()).casefold()]
        message = f"The style guide prefers “{use}”."
        yield PREFERRED.finding(scene, (start, end), message, f"Write “{use}”.", fix=use)


CHECK = SceneCheck((BANNED, PREFERRED), find)


def _places(prose: str, words: Iterable[str]) -> list[tuple[int, int]]:
    # Words of a phrase may be parted by a line end: wrapping is the author's.
    patterns = [r"\s+".join(map(re.escape, word.split())) for word in words if word.strip()]
    if not patterns:
        return []
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(patterns, key=len, reverse=True))})(?!\w)", re.IGNORECASE)
    return [found.span() for found in pattern.finditer(prose)]
