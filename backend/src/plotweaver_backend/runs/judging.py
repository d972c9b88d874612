"""Judging what an agent wrote: the checks that decide, and the critic that advises."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from plotweaver_contracts.generation import Finding
from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_quality.critic import PROBLEM, UNREAD, Located, Verdict, locate, parse_verdict
from plotweaver_quality.gates import GateResult, blocking, evaluate, summary
from plotweaver_quality.rules import Rule

from plotweaver_backend.findings.service import FindingsService
from plotweaver_backend.suggestions.domain import apply
from plotweaver_backend.suggestions.splitting import split_new_text

#: The gates of this workflow: exact repetition, and the style guide's words.
FAMILIES = ("repetition", "style")


@dataclass(frozen=True)
class Judged:
    """Findings about the proposed text (offsets in the file as proposed), and the gates in one line."""

    findings: list[Finding]
    gates: str


class Judging:
    """Judges drafts.

    Args:
        findings: runs the checks.
    """

    def __init__(self, findings: FindingsService) -> None:
        self._findings = findings

    def judge(self, tree: Tree, path: str, scene: str, draft: str, answer: str | None) -> Judged:
        """Judge a draft that would go to the end of a scene.

        Args:
            tree: the book it is proposed for.
            path: the scene's file.
            scene: its id.
            draft: new paragraphs.
            answer: the critic's, as it came; None if it was not asked.
        """
        before = text_of(tree, path) or ""
        proposed = apply(before, split_new_text(before, len(before), draft), "all")
        found = self._findings.of_text(tree, path, proposed)
        named = blocking(read_book(tree).settings)
        gates = evaluate(((finding.rule, finding.severity) for finding in found), FAMILIES, named)
        if answer is None:
            return Judged(found, summary(gates))
        verdict = parse_verdict(answer)
        begins = _common_start(before, proposed)
        advice = [_advice(each, path, scene, proposed, begins) for each in locate(verdict, proposed[begins:])[0]]
        if verdict.reason:
            advice.append(_unread(verdict, path, scene, begins))
        return Judged([*found, *advice], f"{summary(gates)} {_critic(verdict)}")


def _critic(verdict: Verdict) -> str:
    # model-judged: it advises, so it stands beside the gates and never blocks
    return summary([GateResult("critic", 0 if verdict.passed else max(1, len(verdict.problems)), False)])


def _advice(located: Located, path: str, scene: str, text: str, begins: int) -> Finding:
    start, end = begins + located.start, begins + located.end
    return _finding(PROBLEM, path, scene, start, end, text[start:end], located.problem.message)


def _unread(verdict: Verdict, path: str, scene: str, place: int) -> Finding:
    message = f"The critic's answer could not be read ({verdict.reason}), so it counts as not passed."
    return _finding(UNREAD, path, scene, place, place, "", message)


def _finding(rule: Rule, path: str, scene: str, start: int, end: int, quote: str, message: str) -> Finding:
    name = hashlib.sha256(f"{rule.id}\0{scene}\0{quote}\0{message}".encode()).hexdigest()[:16]
    return Finding(
        id=name,
        rule=rule.id,
        severity=rule.severity,
        scene=scene,
        path=path,
        start=start,
        end=end,
        quote=quote,
        message=message,
        suggestion="A model's opinion: read it, then decide.",
        related=[],
        title=rule.title,
        why=rule.explanation,
    )


def _common_start(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (mine, yours) in pairs if mine != yours), min(len(one), len(other)))
