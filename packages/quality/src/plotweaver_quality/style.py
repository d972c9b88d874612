"""What the book's own style guide asks: words it bans, and words it prefers to others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from plotweaver_quality.findings import Finding, SceneText, evidence


@dataclass(frozen=True)
class StyleGuide:
    """The parts of `style/guide.yaml` that can be checked exactly: banned words; preferred ones by the avoided."""

    banned: tuple[str, ...] = ()
    preferred: Mapping[str, str] = field(default_factory=dict)


def read_guide(data: Mapping[str, object]) -> StyleGuide:
    """Return the guide of a parsed `style/guide.yaml`; what has another shape than it should is left out."""
    banned, preferred = data.get("banned"), data.get("preferred")
    return StyleGuide(
        banned=tuple(str(word) for word in banned) if isinstance(banned, list) else (),
        preferred={str(word): str(better) for word, better in preferred.items()}
        if isinstance(preferred, Mapping)
        else {},
    )


def style_words(scenes: Sequence[SceneText], guide: StyleGuide) -> list[Finding]:
    """Return a finding for each banned or avoided word, whole words only and without regard to case."""
    findings = []
    for scene in scenes:
        for start, end in _places(scene.prose, guide.banned):
            message = f"The style guide bans “{scene.prose[start:end]}”."
            at = evidence(scene, start, end)
            findings.append(Finding("style.banned", "error", scene.id, at, message, "Use another word."))
        better = {word.casefold(): use for word, use in guide.preferred.items()}
        for start, end in _places(scene.prose, guide.preferred):
            use = better[" ".join(scene.prose[start:end].split()).casefold()]
            message = f"The style guide prefers “{use}”."
            at = evidence(scene, start, end)
            findings.append(Finding("style.preferred", "warning", scene.id, at, message, f"Write “{use}”."))
    return findings


def _places(prose: str, words: Iterable[str]) -> list[tuple[int, int]]:
    # Words of a phrase may be parted by a line end: wrapping is the author's.
    patterns = [r"\s+".join(map(re.escape, word.split())) for word in words if word.strip()]
    if not patterns:
        return []
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(patterns, key=len, reverse=True))})(?!\w)", re.IGNORECASE)
    return [found.span() for found in pattern.finditer(prose)]
