"""`plotweaver judge`: a model compares a scene with the rest of the book, if its author wishes.

What it is asked, and what of its answer holds, is the same as when the services ask (`plotweaver_quality`).
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from plotweaver_manuscript.ai_policy import asked_by
from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.tree import Tree
from plotweaver_quality.continuity.check import canon_of_novel
from plotweaver_quality.continuity.judge import Question, Verdict, ask, verify
from plotweaver_quality.novel import Novel, novel_of
from plotweaver_quality.places import Places
from plotweaver_quality.worded import passage

from plotweaver_cli.console import console, escape
from plotweaver_cli.endpoint import Endpoint, endpoint_of
from plotweaver_cli.errors import FileProblem, ModelProblem
from plotweaver_cli.folders import read_folder
from plotweaver_cli.memory import remembering
from plotweaver_cli.showing import placed


@dataclass(frozen=True)
class Wish:
    """Whom to ask, and how: `send` is what makes it leave the machine; `room` counts characters, `seconds` time."""

    url: str
    model: str
    send: bool
    room: int
    seconds: float


def run(folder: Path, scene: str, wish: Wish, output: str) -> int:
    """Print what a model sees, or, without `send`, what it would be shown; return 1 if its answer cannot be read.

    Raises:
        FileProblem: the folder is no book, or has no such scene.
        ModelProblem: no endpoint is named, the book lets nothing be sent there, or it does not answer.
    """
    tree = read_folder(folder)
    novel = novel_of(read_book(tree), tree)
    question = _question(novel, scene, wish.room)
    if not wish.send:
        _preview(question, wish, output)
        return 0
    endpoint = endpoint_of(wish.url, wish.model, wish.seconds)
    _permitted(tree, endpoint)
    verdict = verify(endpoint.answer(question), novel.scenes)
    _show(verdict, question, endpoint, tree, output)
    return int(bool(verdict.reason))


def _question(novel: Novel, scene: str, room: int) -> Question:
    if all(each.id != scene for each in novel.scenes):
        raise FileProblem("cli.no_scene", f"There is no scene {scene!r} in this book.")
    with remembering() as memory:
        return ask(novel, canon_of_novel(novel, memory), scene, room)


def _permitted(tree: Tree, endpoint: Endpoint) -> None:
    allowed = asked_by(tree)
    if allowed is not None and not allowed.lets(endpoint.provider):
        raise ModelProblem(
            "ai.forbidden",
            f"{allowed.said()} Nothing was sent to {endpoint.provider}; `ai:` of plotweaver.yaml says so.",
        )


def _preview(question: Question, wish: Wish, output: str) -> None:
    if output == "json":
        told = {"version": 1, "sent": False, "scenes": question.scenes, "text": question.sent}
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        return
    sys.stdout.write(question.sent + "\n")
    where = f"to {wish.url}" if wish.url else "nowhere: name an endpoint by --url"
    console.print(
        f"\nNothing was sent. With --send these {len(question.sent):,} characters would go {where}.",
        markup=False,
        soft_wrap=True,
    )


def _show(verdict: Verdict, question: Question, endpoint: Endpoint, tree: Tree, output: str) -> None:
    places = Places({path: data.decode(errors="replace") for path, data in tree.items()})
    if output == "json":
        told = {
            "version": 1,
            "sent": True,
            "provider": endpoint.provider,
            "model": endpoint.model,
            "scenes": question.scenes,
            "passed": verdict.passed,
            "findings": [placed(each, places) for each in verdict.findings],
            "dropped": verdict.dropped,
            "reason": verdict.reason,
        }
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        return
    for finding in verdict.findings:
        console.print(f"[cyan]{finding.severity}[/] {escape(finding.message)}", soft_wrap=True)
        for place in (*finding.related, finding.at):
            console.print(f"  {passage(place, places)}", markup=False, soft_wrap=True)
    sent = f"{len(question.sent):,} characters of {_scenes(len(question.scenes))} went to {endpoint.provider}."
    console.print(f"{_concluded(verdict)} {sent}", markup=False, soft_wrap=True)


def _concluded(verdict: Verdict) -> str:
    if verdict.reason:
        return f"Not passed: {verdict.reason}."
    found = len(verdict.findings)
    told = "No contradiction was seen." if not found else f"{found} seen: read both passages, a model may be wrong."
    return f"{told} {verdict.dropped} more quoted what does not stand in the book." if verdict.dropped else told


def _scenes(number: int) -> str:
    return "1 scene" if number == 1 else f"{number} scenes"
