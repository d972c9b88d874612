"""The check of continuity: notes are gathered scene by scene, and judged as one canon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plotweaver_manuscript.canon.building import Source, link
from plotweaver_manuscript.canon.claiming import VERSION
from plotweaver_manuscript.canon.claims import Notes, restored
from plotweaver_manuscript.canon.facts import Canon, Fact
from plotweaver_manuscript.canon.noting import read_changed_notes, read_notes
from plotweaver_manuscript.canon.sheets import read_sheets
from plotweaver_manuscript.canon.when import read_when
from plotweaver_manuscript.graph.threads import read_threads

from plotweaver_quality.continuity import (
    acquaintance,
    ages,
    belongings,
    days,
    deaths,
    kin,
    places,
    threads,
    timeline,
    traits,
)
from plotweaver_quality.continuity.clash import Clash
from plotweaver_quality.continuity.contradictions import contradictions
from plotweaver_quality.findings import Evidence, Finding
from plotweaver_quality.memory import Memory
from plotweaver_quality.novel import Novel, SceneText
from plotweaver_quality.rules import BookCheck, Rule
from plotweaver_quality.settings import Settings

_EITHER = "Change one of the two places, or mark it as intended."
#: What the calendar or the scene's details deny stands in one place only.
_HERE = "Change it, or mark it as intended."
_ENGLISH = ("en",)
RULES = tuple(
    Rule(id_, "warning", title, explanation, languages=_ENGLISH)
    for id_, title, explanation in (
        (traits.RULE, "A trait changes", "Eyes, hair, height, build and the hand one writes with stay as they are."),
        (traits.SIDES, "A mark changes sides", "A scar on the left cheek does not move to the right one."),
        (ages.RULE, "An age does not fit", "Nobody gets younger, or older by more years than the story lets pass."),
        (deaths.RULE, "The dead act", "Somebody speaks or acts after their death."),
        (
            places.RULE,
            "A place does not fit",
            "Nobody is born twice, is in two places at once, or knows an unseen town.",
        ),
        (belongings.RULE, "A thing is where it cannot be", "What was lost or never owned is not at hand later."),
        (kin.RULE, "Kin that cannot be", "A sister is no daughter, an only child has no brother."),
        (acquaintance.RULE, "A first meeting that is none", "They have met before."),
        (days.RULE, "A day does not fit", "The calendar or the scene’s details say another day."),
        (days.SEASON, "A season does not fit", "The scene’s details or its own month say another season."),
        (timeline.AT_ONCE, "In two places at once", "By the scenes’ details one person is in both."),
        (timeline.TRAVEL, "A journey too fast", "The way takes longer than the scenes’ details leave for it."),
        (threads.ORDER, "A required scene comes later", "What a scene requires must come before it."),
    )
)
_DANGLING = Rule(
    threads.DANGLING,
    "note",
    "A thread hangs loose",
    "It is opened and never closed, or closed before it is opened. Advice: some threads are meant to hang.",
    may_block=False,
)
_KNOWN = {rule.id: rule for rule in (*RULES, _DANGLING)}


def _gather(scene: SceneText, settings: Settings) -> Notes:
    return read_notes(scene.prose, settings.language)


def _gather_parts(scene: SceneText, settings: Settings, memory: Memory) -> Notes:
    return read_changed_notes(scene.prose, settings.language, memory)


def canon_of_novel(novel: Novel, memory: Memory) -> Canon:
    """Return the facts of a book; of sentences that `memory` knows only what was kept is looked at."""
    return _linked(novel, [read_changed_notes(scene.prose, novel.language, memory) for scene in novel.scenes])


def _linked(novel: Novel, notes: Sequence[Notes]) -> Canon:
    return link(novel.tree, [_source(scene) for scene in novel.scenes], notes)


def _judge(novel: Novel, gathered: Sequence[Notes], settings: Settings) -> Iterator[Finding]:
    notes = [restored(each) for each in gathered]  # as it was kept between two runs, it is plain lists
    canon = _linked(novel, notes)
    when = {scene.id: told for scene in novel.scenes if (told := read_when(scene.details.get("when"))) is not None}
    for clash in contradictions(canon, when):
        yield _finding(clash)
    for clock in timeline.collisions(canon, novel.scenes, when, read_sheets(novel.tree)):
        earlier = _opening(clock.earlier)
        subject = f"{clock.person} {clock.earlier.id} {clock.scene.id}"
        yield _of_scene(clock.rule, clock.scene, clock.message, "Mend `when:` or `location:`.", subject, (earlier,))
    plot = read_threads(novel.tree, [(scene.id, scene.details) for scene in novel.scenes])
    for loose in threads.loose_ends(plot, novel.scenes):
        yield _of_scene(loose.rule, loose.scene, loose.message, loose.suggestion, loose.subject)


def _source(scene: SceneText) -> Source:
    return Source(scene.id, scene.path, scene.prose, scene.offset, str(scene.details.get("pov") or ""))


def _finding(clash: Clash) -> Finding:
    rule = _KNOWN[clash.rule]
    related = tuple(_evidence(fact) for fact in clash.against)
    return Finding(
        rule.id, rule.severity, clash.fact.scene, _evidence(clash.fact), clash.message,
        _EITHER if related else _HERE, related, subject=clash.subject,
    )  # fmt: skip


def _evidence(fact: Fact) -> Evidence:
    return Evidence(fact.path, fact.start, fact.end, fact.quote)


def _of_scene(
    rule: str, scene: SceneText, message: str, suggestion: str, subject: str, related: tuple[Evidence, ...] = ()
) -> Finding:
    at = _opening(scene)
    return Finding(rule, _KNOWN[rule].severity, scene.id, at, message, suggestion, related, subject=subject)


def _opening(scene: SceneText) -> Evidence:
    """Return the first line of a scene's prose: what is about the scene as a whole quotes it."""
    start = len(scene.prose) - len(scene.prose.lstrip())
    end = scene.prose.find("\n", start)
    return scene.at(start, len(scene.prose.rstrip()) if end < 0 else end)


CHECK = BookCheck((*RULES, _DANGLING), _gather, _judge, VERSION, _gather_parts)
