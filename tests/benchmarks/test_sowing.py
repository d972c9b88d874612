"""Flaws are planted by seed, stand where it is said, and what finds them is counted as it is meant."""

from collections import Counter

import pytest
from plotweaver_quality.registry import rules

from benchmarks.quality import flaws as measuring
from benchmarks.quality.corpus import Novel, Person
from benchmarks.quality.cutting import SCENE, Cut, cut
from benchmarks.quality.flaw import Flaw, banned, flaws
from benchmarks.quality.sowing import EACH, HABIT, sow

PEOPLE = (Person("Ann", "F"), Person("Ben", "M"))
GUIDE = {"spelling": "en-GB", "quotation_marks": "double", "numbers": {"words_below": 100}, "banned": list(banned())}
WORDS = [
    "sea", "wind", "stone", "road", "lamp", "door", "gull", "rain", "boat", "rope", "tide", "wall", "hill", "coat",
    "bell", "oar", "net", "mast", "sail",
]  # fmt: skip


def _scene(number):
    """A scene of which no paragraph is like another."""
    told = []
    for place in range(40):
        several = [WORDS[(number * 7 + place * step + step) % len(WORDS)] for step in range(1, 27)]
        seen = " and the ".join(several[:9])
        told.append(f"Paragraph {number * 40 + place} told of the {seen}, then it went on. “Yes,” said Ben.")
    return "\n\n".join(told)


NOVEL = Cut("Sea", tuple(_scene(number) for number in range(12)), PEOPLE, GUIDE)
KINDS = [pytest.param(kind, id=f"{kind.rule}-{kind.name}") for kind in flaws()]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_names_a_rule_and_has_enough_to_say(kind):
    assert kind.rule in rules()
    assert len(set(kind.says)) == len(kind.says)
    assert len(kind.says) >= {"copy": 0, "marks": 0, "near": 2, "far": 2, "habit": 1, "run": 7}.get(kind.how, EACH)
    assert not kind.b or len(set(kind.b)) == len(kind.b) >= HABIT * 1.5
    assert all(each in rules() or each in ("repetition", "style") for each in kind.also)


@pytest.mark.parametrize("seed", range(4))
def test_every_kind_is_planted_and_stands_where_it_is_said(seed):
    scenes, sown = sow(NOVEL, flaws(), seed)
    counts = Counter(each.flaw.name + each.flaw.rule for each in sown)
    assert {counts[kind.name + kind.rule] for kind in flaws() if kind.how not in ("habit", "marks")} == {EACH}
    assert {counts[kind.name + kind.rule] for kind in flaws() if kind.how in ("habit", "marks")} == {1}
    for each in sown:
        for scene, start, end in each.places:
            planted = scenes[scene][start:end]
            assert planted == planted.strip()
            assert scenes[scene][:start].endswith("\n\n") or start == 0
            assert scenes[scene][end:].startswith("\n\n") or end == len(scenes[scene])
            assert not set("{}[]<>") & set(planted)


def test_every_word_of_the_novel_stays_where_no_marks_are_changed():
    scenes, sown = sow(NOVEL, [kind for kind in flaws() if kind.how != "marks"], 1)
    places = sorted((place for each in sown for place in each.places), reverse=True)
    for scene, start, end in places:
        scenes[scene] = scenes[scene][: start - 2] + scenes[scene][end:]
    assert tuple(scenes) == NOVEL.scenes


def test_the_same_seed_plants_the_same_and_another_one_something_else():
    assert sow(NOVEL, flaws(), 5) == sow(NOVEL, flaws(), 5)
    assert sow(NOVEL, flaws(), 5)[0] != sow(NOVEL, flaws(), 6)[0]


def test_the_spelling_and_the_marks_that_are_planted_are_not_the_books():
    kinds = [kind for kind in flaws() if kind.rule in ("style.spelling", "style.quotation-marks")]
    spelling = [
        Flaw("style.spelling", "one", "alone", ("A [grey|gray] cat.", "The [colour|color].", "An [odour|odor]."))
    ]
    for variant, said in (("en-GB", "gray"), ("en-US", "grey")):
        scenes, _ = sow(Cut("Sea", NOVEL.scenes, PEOPLE, {**GUIDE, "spelling": variant}), spelling, 1)
        assert f"A {said} cat." in "\n".join(scenes)
    scenes, sown = sow(NOVEL, kinds, 1)
    planted = [
        scenes[scene][start:end] for each in sown if "marks" in each.flaw.rule for scene, start, end in each.places
    ]
    assert not any("“" in each for each in planted)


def test_a_novel_is_cut_into_scenes_and_its_guide_is_how_it_is_written():
    prose = "\n\n".join(f"“The colour and the honour of it,” said Ben, number {number}." for number in range(400))
    files = {
        "manuscript/book.yaml": b"chapters: [one]\n",
        "manuscript/one/chapter.yaml": b"title: One\nscenes: [sea]\n",
        "manuscript/one/sea.md": prose.encode(),
    }
    novel = cut(Novel("Sea", files, 4_000, PEOPLE))
    assert "\n\n".join(novel.scenes) == prose
    assert all(abs(len(scene.split()) - SCENE) < SCENE / 4 for scene in novel.scenes)
    assert (novel.guide["spelling"], novel.guide["quotation_marks"]) == ("en-GB", "double")


def test_what_is_found_is_told_apart_from_what_is_missed_and_from_what_nobody_planted():
    kinds = [
        Flaw("style.banned", "found", "alone", ("It was okay.", "Okay, it was.", "That was okay, too.")),
        Flaw("style.banned", "missed", "alone", ("It was not.", "Not that it was.", "That was not it.")),
    ]
    clean = Cut("Sea", (*NOVEL.scenes[1:], f"{NOVEL.scenes[0]}\n\nBasically it was."), PEOPLE, GUIDE)
    score = measuring.measure([clean], kinds, 2, 1)
    assert score.planted == {("style.banned", "found"): 6, ("style.banned", "missed"): 6}
    assert +score.found == {("style.banned", "found"): 6}
    assert (score.right["style.banned"], score.wrong["style.banned"], score.alarms["style.banned"]) == (6, 2, 1)


def test_a_rule_that_may_speak_of_a_flaw_too_is_neither_right_nor_wrong():
    says = ("Then the the bell was okay.", "By the the wall it was okay.", "Of the the two both were okay.")
    doubled = Flaw("style.doubled-word", "once", "alone", ("It was was late.", "He had had it.", "In in the hall."))
    for also, wrong in ((("style.doubled-word",), 0), ((), EACH)):
        score = measuring.measure([NOVEL], [Flaw("style.banned", "once", "alone", says, also=also), doubled], 1, 1)
        assert score.wrong["style.doubled-word"] == wrong
