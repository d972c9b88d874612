"""Phrases are found by whole words, whatever their case, wrapping and apostrophes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_manuscript.reading import read_prose
from plotweaver_quality.phrases import Phrases


def _found(text: str, *phrases: str) -> list[str]:
    return [" ".join(text[slice(*span)].split()) for _, span in Phrases(phrases).find(read_prose(text))]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("very unique", "It was Very\nunique.", ["Very unique"]),
        ("sudden", "Suddenly, unsudden.", []),
        ("a sense of *", "A sense of dread, a sense of", ["A sense of dread"]),
        ("a|the sense of (deep) peace", "the sense of peace", ["the sense of peace"]),
        ("a|the sense of (deep) peace", "a sense of deep peace", ["a sense of deep peace"]),
        ("couldn't help but", "He couldn’t help but laugh.", ["couldn’t help but"]),
        ("* of", "one of them", []),
        ("…", "Well… no.", ["…"]),
        ("(.*)+$", "aaaa", []),
    ],
)  # fmt: skip
def test_a_phrase(phrase: str, text: str, found: list[str]) -> None:
    assert _found(text, phrase) == found


def test_the_longest_phrase_at_a_place_is_told_of_once() -> None:
    assert _found("the weight of the moment", "the weight", "the weight of the moment") == ["the weight of the moment"]


@given(st.lists(st.text(max_size=12), max_size=6), st.text(max_size=80))
def test_whatever_an_author_writes_is_found_or_not_and_never_raises(phrases: list[str], text: str) -> None:
    for number, (start, end) in Phrases(tuple(phrases)).find(read_prose(text)):
        assert 0 <= number < len(phrases)
        assert 0 <= start < end <= len(text)
