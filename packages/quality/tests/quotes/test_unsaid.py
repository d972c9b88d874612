"""Words in marks that nobody says there are no quotations of speech."""

from __future__ import annotations

import pytest
from plotweaver_quality.quotes import Character, attribute

CAST = (Character("Ann"), Character("Ben"))
#: Enough speech that the text is known to have some.
AROUND = "“I will go,” said Ann.\n\n“You will not,” said Ben.\n\n"


def said(prose: str) -> list[str]:
    return [each.text for each in attribute(AROUND + prose, CAST)][2:]


@pytest.mark.parametrize(
    "prose",
    [
        "“How doth the busy harbour gull\n  Improve the shining hour,\nAnd gather fishes all the day\n"
        "  From every gutting tower!”",
        "“You are old,” said the fisherman’s son to the sea,\n  “And your beard has become very white;\n"
        "And yet you continually bite at the quay:\n  Do you think, at your age, it is right?”",
        "“My dear Ann,—I have taken the house by the mole, and I hope that you will come before the leaves are down.”",
        "Ann found a scrap of paper on the table, on which he had written:\n\n“I love you. Good-bye.”",
        "“You have been very clever,” this letter ran, “though I do not see what you gain by it.”",
        "Ben smiled, as much as to say, “I told you so.”",
        "Ben made many excuses. “He had been kept at the harbour, and she must not think that he had forgotten her.” "
        "Nobody believed him.",
    ],
)
def test_what_nobody_says_there_is_left_out(prose: str) -> None:
    assert said(prose) == []


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        ("“He had been kept at the harbour,” said Ben, “and she had gone home.”", 2),
        ("Ben shook his head. “He was a thief,” he said.", 1),
        ("“My dear Ann, you must not go.”", 1),
        ("“Read me the letter,” said Ann.\n\n“It is too long to be read.”", 2),
        ("“Yes,” said Ann.\n“No,” said Ben.\n“Perhaps,” said Ann.", 3),
        ("Ben wanted to say more. “Will you stay?” he asked.", 1),
    ],
)
def test_what_only_looks_like_it_is_said(prose: str, words: int) -> None:
    assert len(said(prose)) == words


def test_a_letter_ends_where_somebody_speaks() -> None:
    letter = "“My dear Ann,—I have taken the house by the mole.”\n\n“Ben Rowe.”\n\n"
    assert said(f"{letter}“Read that again,” said Ben.") == ["Read that again,"]


def test_a_letter_goes_on_over_long_paragraphs() -> None:
    more = " ".join(["I hope that you will come before the leaves are down."] * 5)
    assert said(f"“My dear Ann,—I have taken the house by the mole.”\n\n“{more}”") == []
