"""Findings as they are shown, and which of them a proposed text brings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from plotweaver_contracts import generation as wire
from plotweaver_manuscript.worddiff import word_diff
from plotweaver_quality import registry
from plotweaver_quality.findings import Evidence, Finding

Span = tuple[int, int]


def shown(findings: Iterable[Finding], scenes: Mapping[str, str]) -> list[wire.Finding]:
    """Return findings as they go over the wire.

    Args:
        findings: what the checks said, in order.
        scenes: ids of scenes by path, for findings about a scene's file.
    """
    return [_shown(finding, scenes) for finding in findings]


def changed_spans(before: str, after: str) -> list[Span]:
    """Return where `after` differs from `before`, in characters of `after`; a removal is an empty span."""
    # what both begin and end with is taken away first: a comparison of whole scenes is slow
    start = _shared(before, after)
    rest = _shared(before[start:][::-1], after[start:][::-1])
    old, new = before[start : len(before) - rest], after[start : len(after) - rest]
    return [(start + op.start, start + op.end) for op in word_diff(old, new) if op.kind != "keep"]


def brought(findings: Sequence[Finding], path: str, spans: Sequence[Span]) -> list[Finding]:
    """Return the findings that quote a changed place of the file `path`, as their place or as evidence."""
    return [
        finding
        for finding in findings
        if any(place.path == path and _touches(place, spans) for place in (finding.at, *finding.related))
    ]


def _shared(one: str, other: str) -> int:
    """Return how many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (mine, yours) in pairs if mine != yours), min(len(one), len(other)))


def _touches(place: Evidence, spans: Sequence[Span]) -> bool:
    return any((place.start < end and start < place.end) or start == end == place.start for start, end in spans)


def _shown(finding: Finding, scenes: Mapping[str, str]) -> wire.Finding:
    rule = registry.rules().get(finding.rule)
    return wire.Finding(
        id=finding.id,
        rule=finding.rule,
        severity=finding.severity,
        scene=finding.scene or scenes.get(finding.at.path, ""),
        path=finding.at.path,
        start=finding.at.start,
        end=finding.at.end,
        quote=finding.at.quote,
        message=finding.message,
        suggestion=finding.suggestion,
        related=[wire.Evidence(path=e.path, start=e.start, end=e.end, quote=e.quote) for e in finding.related],
        title="" if rule is None else rule.title,
        why="" if rule is None else rule.explanation,
        fix=finding.fix,
    )
