"""Running the checks over a novel, scene by scene where they can: what was found or gathered of a scene is kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from itertools import chain, repeat
from typing import Any

from plotweaver_quality import registry
from plotweaver_quality.findings import Finding
from plotweaver_quality.memory import Forgetful, Memory
from plotweaver_quality.novel import Novel, SceneText
from plotweaver_quality.rules import BookCheck, Check, Rule, SceneCheck
from plotweaver_quality.settings import Settings

_Look = Callable[[SceneText, Settings], Any]
Wanted = Callable[[Rule], bool]


def check_novel(
    novel: Novel, settings: Settings, memory: Memory | None = None, wanted: Wanted | None = None
) -> Iterator[Finding]:
    """Yield the findings of all checks that the settings use, in no order; waivers are not looked at.

    Args:
        novel: the book.
        settings: which rules are on, and how grave they are.
        memory: what is known from an earlier run, and will be.
        wanted: says which rules are looked for; None: all.
    """
    kept = Forgetful() if memory is None else memory
    for check in _used(registry.CHECKS, settings):
        if wanted is None or any(wanted(rule) for rule in check.rules):
            found = _switched(_run(check, novel, settings, kept), settings)
            yield from (each for each in found if wanted is None or wanted(registry.rules()[each.rule]))


def check_scenes(scenes: Iterable[SceneText], settings: Settings) -> Iterator[Finding]:
    """Yield what the checks find that look at one scene at a time: quick, for who cannot wait for the whole book."""
    checks = [check for check in _used(registry.CHECKS, settings) if isinstance(check, SceneCheck)]
    for scene in scenes:
        for check in checks:
            yield from _switched(check.find(scene, settings), settings)


def _used(checks: Collection[Check], settings: Settings) -> Iterator[Check]:
    return (check for check in checks if any(settings.uses(rule) for rule in check.rules))


def _switched(findings: Iterable[Finding], settings: Settings) -> Iterator[Finding]:
    known = registry.rules()
    for finding in findings:
        rule = known[finding.rule]
        if settings.uses(rule):
            severity = settings.severity(rule)
            yield finding if severity == finding.severity else replace(finding, severity=severity)


def _run(check: Check, novel: Novel, settings: Settings, memory: Memory) -> Iterable[Finding]:
    if isinstance(check, BookCheck):
        of_parts = check.gather_parts
        gather = check.gather if of_parts is None else lambda scene, settings: of_parts(scene, settings, memory)
        return check.judge(novel, _of_scenes(check, gather, 1, novel, settings, memory), settings)
    several = _of_scenes(check, lambda *each: list(check.find(*each)), check.threads, novel, settings, memory)
    return chain.from_iterable(several)


def _of_scenes(check: Check, look: _Look, threads: int, novel: Novel, settings: Settings, memory: Memory) -> list[Any]:
    """Return what `look` says of each scene; only at those that the memory does not know is it looked."""
    name = f"{check.rules[0].id}/{check.version}/{settings.digest}"
    told = {f"{name}/{scene.digest}": memory.get(f"{name}/{scene.digest}") for scene in novel.scenes}
    new = {each: scene for scene in novel.scenes if told[each := f"{name}/{scene.digest}"] is None}
    if threads > 1 and len(new) > 1:
        from concurrent.futures import ThreadPoolExecutor  # most runs need none

        with ThreadPoolExecutor(threads) as pool:
            found = list(pool.map(look, new.values(), repeat(settings)))
    else:
        found = [look(scene, settings) for scene in new.values()]
    for each, looked in zip(new, found, strict=True):
        memory.keep(each, looked)
        told[each] = looked
    return [told[f"{name}/{scene.digest}"] for scene in novel.scenes]
