"""Words that somebody pointed at are found again after the text went on."""

import random

import pytest
from plotweaver_manuscript.anchors import Passage, find_elsewhere

TEXT = "It rained all night. Nobody slept.\n\nThe letter came at noon. Ben read it twice.\n\nThen he burned it.\n"


def found(quote, after, before=TEXT):
    start = before.index(quote)
    place = Passage(before, after).find(start, start + len(quote))
    return place and after[place.start : place.end]


def test_in_a_text_that_did_not_change_they_are_where_they_were():
    assert found("Nobody slept.", TEXT) == "Nobody slept."


@pytest.mark.parametrize(
    "after",
    [
        "The wind rose. " + TEXT,
        TEXT + "He slept at last.\n",
        TEXT.replace("It rained all night.", "All night it rained and blew."),
        TEXT.replace("Ben read it twice.", "Ben read it again and again."),
    ],
)
def test_words_written_before_or_after_move_them_along(after):
    assert found("The letter came at noon.", after) == "The letter came at noon."


def test_edits_among_them_change_what_is_quoted_and_lose_nothing():
    after = TEXT.replace("came at noon", "came, as ever, at midnight")
    assert found("The letter came at noon.", after) == "The letter came, as ever, at midnight."


def test_words_that_were_all_replaced_are_where_their_replacement_is():
    assert found("Nobody slept", TEXT.replace("Nobody slept", "They lay awake")) == "They lay awake"


def test_a_paragraph_moved_within_the_scene_takes_them_along():
    first, second, third = TEXT.split("\n\n")
    assert found("Nobody slept.", "\n\n".join([second, third.strip(), first]) + "\n") == "Nobody slept."


def test_words_taken_out_are_nowhere():
    assert found("Nobody slept.", TEXT.replace(" Nobody slept.", "")) is None


def test_words_that_came_back_are_found_again():
    without = TEXT.replace(" Nobody slept.", "")
    assert found("Nobody slept.", without) is None
    assert found("Nobody slept.", TEXT) == "Nobody slept."


def test_words_cut_and_put_into_another_scene_are_found_there():
    other = "The morning came. The letter came at noon. It was late."
    was = {"s2": "The morning came. It was late."}
    assert find_elsewhere("The letter came at noon.", {"s2": other}, was.__getitem__) == ("s2", 18)


def test_a_scene_that_had_the_same_words_all_along_is_not_meant_nor_are_few_words_or_two_scenes():
    quote = "The letter came at noon."
    assert find_elsewhere(quote, {"s2": quote}, {"s2": quote}.__getitem__) is None
    assert find_elsewhere("at noon", {"s2": "at noon"}, {"s2": ""}.__getitem__) is None
    assert find_elsewhere(quote, {"s2": quote, "s3": quote}, {"s2": "", "s3": ""}.__getitem__) is None


@pytest.mark.parametrize("seed", range(40))
def test_after_random_edits_elsewhere_they_are_exactly_where_they_stand(seed):
    dice = random.Random(seed)
    before = " ".join(f"word{number}" for number in range(200))
    words = before.split(" ")
    quote = " ".join(words[90:100])
    for _ in range(30):
        place = dice.choice([number for number in range(len(words)) if words[number] not in quote.split(" ")])
        words[place : place + dice.randint(0, 1)] = [f"new{dice.randint(0, 10_000)}"] * dice.randint(0, 2)
        words = [word for word in words if word]
    after = " ".join(words)
    if quote in after:
        assert found(quote, after, before) == quote
    else:
        kept = found(quote, after, before)
        assert kept is not None
        assert kept.startswith("word90")
        assert kept.endswith("word99")
