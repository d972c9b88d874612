"""Blocks are swapped where they are said to be, a finding is right only there, and thresholds are chosen on others."""

import random

import pytest


@pytest.fixture
def voice():
    from benchmarks.quality import voice

    return voice


@pytest.fixture
def swapping():
    from benchmarks.quality import swapping

    return swapping


def _script():
    return {name: [f"{name} says line {number} in seven words." for number in range(300)] for name in ("Ann", "Ben")}


def test_two_blocks_of_enough_words_stand_in_each_others_place(swapping):
    script = _script()
    swapped, planted = swapping.swapped(script, random.Random(1))
    for name, other in (("Ann", "Ben"), ("Ben", "Ann")):
        lines = swapped[name][planted[name].start : planted[name].stop]
        assert all(line.startswith(other) for line in lines)
        assert swapping.words_of(lines) >= swapping.BLOCK
        assert all(line.startswith(name) for line in swapped[name][: planted[name].start])
        assert all(line.startswith(name) for line in swapped[name][planted[name].stop :])
    assert sorted(line for lines in swapped.values() for line in lines) == sorted(
        line for lines in script.values() for line in lines
    )


def test_the_same_seed_swaps_the_same_blocks(swapping):
    assert swapping.swapped(_script(), random.Random(5)) == swapping.swapped(_script(), random.Random(5))


def test_swapped_blocks_of_two_who_share_no_word_are_found_where_they_stand(voice, swapping):
    script = {"Ann": _manner("no not but so then", 1), "Ben": _manner("which upon whom", 2)}
    swapped, planted = swapping.swapped(script, random.Random(3))
    found = voice.found_by(voice.TOGETHER, [voice.pairs_of(swapped, planted)])
    assert found.right == found.findings >= found.found == 2
    elsewhere = {name: range(600, 600) for name in planted}
    assert not any(told.right for pair in voice.pairs_of(swapped, elsewhere) for told in pair.told)


def test_a_pair_counts_from_the_threshold_on_and_a_block_is_found_once(voice):
    pairs = [
        voice.Pair(0.3, (voice.Told("Ann", True), voice.Told("Ben", False))),
        voice.Pair(0.5, (voice.Told("Ann", True),)),
    ]
    assert voice.found_by(0.3, [pairs]) == voice.Found(3, 2, 2, 1)
    assert voice.found_by(0.4, [pairs]) == voice.Found(1, 1, 2, 1)
    assert voice.found_by(0.6, [pairs]) == voice.Found(0, 0, 2, 0)


def test_the_threshold_is_chosen_so_that_findings_are_mostly_right(voice):
    right, wrong = voice.Pair(0.4, (voice.Told("Ann", True),)), voice.Pair(0.3, (voice.Told("Ben", False),))
    assert 0.3 < voice.best([[[right]], [[wrong]]]) <= 0.4


@pytest.mark.parametrize(("other", "low", "high"), [("no not but so then", 0.35, 0.65), ("which upon whom", 1.0, 1.0)])
def test_auc_is_chance_where_two_speak_alike_and_one_where_they_share_no_word(voice, other, low, high):
    script = {"Ann": _manner("no not but so then", 1), "Ben": _manner(other, 2)}
    value, least, most = voice.auc(script)
    assert low <= value <= high
    assert least <= value <= most


def test_an_interval_holds_the_share_and_narrows_with_more(voice):
    low, high = voice.interval(8, 10)
    assert low < 0.8 < high
    closer = voice.interval(80, 100)
    assert low < closer[0] < 0.8 < closer[1] < high
    assert voice.interval(0, 0) == (0.0, 1.0)


def _manner(words, seed):
    chance = random.Random(seed)
    return [" ".join(chance.choices(words.split(), k=10)) for _ in range(600)]
