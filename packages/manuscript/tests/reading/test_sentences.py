"""Sentences end where a reader would say so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_manuscript.prose import count_words
from plotweaver_manuscript.reading import read_prose


def sentences(text: str, code: str = "en") -> list[str]:
    return [text[start:end] for start, end in read_prose(text, code).sentences]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Brown met Dr. J. P. Smith at St. Paul's.",
        "“Why?” he asked.",
        "“No!” she cried; “never!”",
        "She waited... and then he came.",
        "He left at 5 p.m. on Monday, vol. 3 under his arm.",
        "Wrapped lines\nare one sentence.",
    ],
)
def test_one_sentence_is_not_parted(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One went. Two came.", ["One went.", "Two came."]),
        ("“Go!” He went.", ["“Go!”", "He went."]),
        ("So do I. He does, too.", ["So do I.", "He does, too."]),
        ("It closed at 5 p.m. He went home.", ["It closed at 5 p.m.", "He went home."]),
        ("« Non. » Il part.", ["« Non. »", "Il part."]),
        ("No stop\n\nat a paragraph's end", ["No stop", "at a paragraph's end"]),
        ("# Chapter One\n\nIt rained.\n\n* * *\n\nIt stopped.", ["# Chapter One", "It rained.", "It stopped."]),
    ],
)
def test_sentences_are_parted(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_a_language_without_a_pack_knows_no_abbreviation() -> None:
    assert sentences("Hr. Braun kam.", "de") == ["Hr.", "Braun kam."]


@given(
    st.lists(st.sampled_from(["One", "Mr.", "I.", "so.", "“Why?”", "…", " ", "\n", "\n\n", "***"]), max_size=30).map(
        "".join
    )
)
def test_sentences_leave_out_only_space_and_breaks(text: str) -> None:
    reading = read_prose(text)
    kept = "".join(text[start:end] for start, end in reading.sentences)
    blocks = "".join(text[each.start : each.end] for each in reading.paragraphs if each.kind != "break")
    assert "".join(kept.split()) == "".join(blocks.split())


@given(st.text(alphabet="aB'’-.\" \n\r_", max_size=60))
def test_words_are_the_counted_ones(text: str) -> None:
    reading = read_prose(text)
    assert len(reading.words) == len(reading.keys) == count_words(text)
    assert all(reading.words_between(start, end) == range(n, n + 1) for n, (start, end) in enumerate(reading.words))
