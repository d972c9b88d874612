"""Quotations get their speakers, and say by what evidence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plotweaver_quality.quotes import Character, attribute

ANN, BEN, COLE = (
    Character("Ann Harker", ("Ann", "Miss Harker")),
    Character("Ben Vane", ("Ben",)),
    Character("Mrs. Cole", ()),
)
CAST = (ANN, BEN, COLE)
_PARTS = st.lists(
    st.sampled_from(
        [
            "“Go,”",
            "said Ann.",
            "he said",
            "Ben",
            "“No?”",
            " ",
            "\n\n",
            "“So”",
            "and",
            "Mrs. Cole",
            "left.",
            "“Oh, Ann!”",
            "“",
        ]
    ),
    max_size=25,
).map(" ".join)


def said(text: str, cast: tuple[Character, ...] = CAST) -> list[tuple[str | None, str]]:
    return [(each.speaker, each.how) for each in attribute(text, cast)]


@pytest.mark.parametrize(
    "text",
    [
        "“Go home,” said Ann.",
        "“Go home!” Ann cried.",
        "“Go home,” cried poor Ann, laughing.",
        "“Go home,” Miss Harker answered.",
        "Ann turned to Ben and said, “Go home.”",
        "“Go home,” was Ann's answer.",
        "'Go home,' said Ann to Ben.",
        "«Go home,» said Ann.",
    ],
)
def test_a_name_beside_a_quotation_tells_who_says_it(text: str) -> None:
    assert said(text) == [("Ann Harker", "explicit")]


def test_a_title_alone_names_whoever_has_it_and_nobody_where_another_name_follows() -> None:
    cast = (Character("Mademoiselle Roux"), Character("Ann Harker", ("Ann",)))
    text = "Ann met Mademoiselle Roux.\n\n“So you came,” laughed Mademoiselle{}.\n\n“I came,” said Ann."
    assert said(text.format(""), cast) == [("Mademoiselle Roux", "explicit"), ("Ann Harker", "explicit")]
    assert said(text.format(" Petit"), cast)[0][1] != "explicit"


def test_a_title_alone_of_several_is_whoever_was_named_last() -> None:
    cast = (Character("Captain Vane"), Character("Captain Cole"))
    text = "Captain Vane slept. Captain Cole did not.\n\n“A light,” cried the Captain.\n"
    assert said(text, cast) == [("Captain Cole", "explicit")]


def test_a_description_is_known_by_its_first_words() -> None:
    cast = (Character("The Knave of Hearts"), Character("The Man of Kent"), Character("Ann Harker", ("Ann",)))
    text = "Ann looked on.\n\n“Not I,” said the Knave.\n\n“Nor I,” said the man.\n"
    assert said(text, cast)[0] == ("The Knave of Hearts", "explicit")
    assert said(text, cast)[1][1] != "explicit"


def test_a_quotation_in_two_parts_has_one_speaker() -> None:
    assert said("Ben waited. “Go,” said Ann, “and do not come back.”") == [
        ("Ann Harker", "explicit"),
        ("Ann Harker", "explicit"),
    ]


def test_a_pronoun_means_whoever_it_can() -> None:
    assert said("Ann looked at Ben. “You are late,” he said. “I know,” she said.")[0] == ("Ben Vane", "pronoun")
    assert said("Ben looked at Ann. “You are late,” she said.") == [("Ann Harker", "pronoun")]


def test_turns_alternate() -> None:
    text = (
        "“Are you coming?” said Ann.\n\n“I cannot,” said Ben.\n\n“Why not?”\n\n“My father is ill.”\n\n“I am sorry.”\n\n"
    )
    assert said(text)[2:] == [("Ann Harker", "alternation"), ("Ben Vane", "alternation"), ("Ann Harker", "alternation")]


def test_whoever_is_called_answers() -> None:
    found = said("Mrs. Cole and Ben came in.\n\n“Will you sit down, Ben?” said Mrs. Cole.\n\n“I would rather stand.”")
    assert found == [("Mrs. Cole", "explicit"), ("Ben Vane", "vocative")]


def test_a_quotation_over_paragraphs_has_one_speaker() -> None:
    assert said("“It began,” said Ben, “in March.\n\n“Then the rain came.\n\n“It never stopped.”") == [
        ("Ben Vane", "explicit"),
        ("Ben Vane", "explicit"),
        ("Ben Vane", "continued"),
        ("Ben Vane", "continued"),
    ]


def test_the_narrator_is_whoever_is_called_and_never_told_of() -> None:
    told = "I walked up to the house with my coat over my arm, and I was tired. "
    text = told * 8 + "\n\n“Come in, Ben,” said Ann.\n\n“I will not,” said I.\n\n“Do, Ben!” said Ann."
    assert said(text) == [("Ann Harker", "explicit"), ("Ben Vane", "narrator"), ("Ann Harker", "explicit")]


def test_words_in_marks_that_nobody_says_are_left_out() -> None:
    text = "Ann lived in what they called the “big house” at the end of the street.\n\n“I like it here,” said Ann."
    assert [each.text for each in attribute(text, CAST)] == ["I like it here,"]


def test_where_nobody_is_known_nobody_is_named() -> None:
    assert said("“Is it late?”", ()) == [(None, "nobody")]


def test_without_a_cast_names_come_from_the_text() -> None:
    text = (
        "Nell Harker came in. Nell sat down. “So late?” said Nell.\n\n“Late enough,” said Tomas. Tomas stood by Nell."
    )
    assert [speaker for speaker, _ in said(text, ())] == ["Nell Harker", "Tomas"]


def test_confidence_is_lower_where_less_is_known() -> None:
    sure, guessed = attribute("Ann and Ben stood there. “Go,” said Ann.\n\nNothing stirred.\n\n“Hm.”", CAST)
    assert 1 >= sure.confidence > guessed.confidence > 0


@settings(deadline=None, max_examples=60)
@given(_PARTS)
def test_whatever_the_text_offsets_quote_it_and_speakers_are_of_the_cast(text: str) -> None:
    place = 0
    for each in attribute(text, CAST):
        assert place <= each.start < each.end
        assert text[each.start : each.end] == each.text
        assert each.speaker in {None, *(person.name for person in CAST)}
        assert 0 <= each.confidence <= 1
        place = each.end


@pytest.mark.parametrize("name", ["A", "An", "The", "the", ".", "Mr"])
def test_somebody_who_is_called_by_an_article_or_a_title_alone_breaks_nothing(name) -> None:
    cast = [Character(name, (name,)), Character("Ann Harker", ("the",))]
    found = attribute("“Go,” said Ann. The man left. “No,” he said.", cast)
    assert len(found) == 2


@pytest.mark.parametrize(
    "told",
    [
        "“Go,” said Anna's husband.",
        "“Go,” said Anna’s old husband.",
        "“Go,” said Anna's parrot.",
        "Anna's husband said, “Go.”",
        "“Go,” said the husband of Anna.",
    ],
)
def test_whose_husband_it_is_does_not_speak(told: str) -> None:
    cast = (Character("Anna"), Character("Ben", gender="m"))
    assert {each.speaker for each in attribute(f"{told} “Now.”", cast)} == {None}
    assert {each.speaker for each in attribute(f"Ben and Anna came in.\n\n{told}", cast)} == {"Ben"}


def test_somebodys_voice_is_that_persons_and_a_named_husband_is_himself() -> None:
    cast = (Character("Anna"), Character("Ben", ("Anna's husband",)))
    assert [each.speaker for each in attribute("“Go,” said Anna's voice.", cast)] == ["Anna"]
    assert [each.speaker for each in attribute("“Go,” said Anna's husband.", cast)] == ["Ben"]
