"""Where people speak is found by whatever marks a text uses, and a forgotten mark costs one quotation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_manuscript.reading import read_prose

_MARKED = st.lists(
    st.sampled_from(
        [
            '"',
            "'",
            "“",
            "”",
            "‘",
            "’",
            "«",
            "»",
            "—",
            "word",
            "Ann",
            "said",
            ",",
            ".",
            "?",
            " ",
            "\n",
            "\n\n",
            "# ",
            "***",
        ]
    ),
    max_size=40,
).map("".join)


def spoken(text: str) -> list[str]:
    return [text[each.start : each.end] for each in read_prose(text).quotations]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("double", '"Go," said Ann, "and don\'t look back."'),
        ("double", "“Go,” said Ann, “and don't look back.”"),
        ("double", "„Go,“ said Ann, „and don't look back.“"),
        ("single", "'Go,' said Ann, 'and don't look back.'"),
        ("single", "‘Go,’ said Ann, ‘and don't look back.’"),
        ("guillemets", "«Go,» said Ann, «and don't look back.»"),
        ("guillemets", "« Go, » said Ann, « and don't look back. »"),
        ("guillemets", "»Go,« said Ann, »and don't look back.«"),
        ("dash", "—Go, said Ann, and don't look back."),
        ("dash", "—Go, —said Ann—. and don't look back."),
    ],
)
def test_speech_is_found_by_every_kind_of_mark(kind: str, text: str) -> None:
    assert spoken(text) == ["Go,", "and don't look back."]
    assert read_prose(text).marks.kind == kind


def test_a_title_among_who_speaks_after_a_dash_ends_nothing() -> None:
    assert spoken("—Where to? asked Mr. Brown.") == ["Where to?"]
    assert spoken("—Home, said Mrs. Brown, and then to bed.") == ["Home,", "and then to bed."]
    assert spoken("—Home, Dr. Brown said, and then to bed.") == ["Home,", "and then to bed."]


def test_apostrophes_are_no_marks_where_dialogue_stands_in_single_ones() -> None:
    text = "'I saw the boys' dog,' he said. The dogs' bowls fed 'em all. The word 'boys' hurt. 'Tis so,' he said."
    assert spoken(text) == ["I saw the boys' dog,", "boys", "Tis so,"]


def test_a_quotation_inside_of_another_is_part_of_it() -> None:
    assert spoken('"I said "no" to him," said Ann.') == ['I said "no" to him,']
    assert spoken("“He said ‘no’ and left,” said Ann.") == ["He said ‘no’ and left,"]
    assert spoken("‘He said “no” and left,’ said Ann.") == ["He said “no” and left,"]


def test_a_quotation_goes_on_in_a_paragraph_that_opens_again() -> None:
    reading = read_prose('"It began.\n\n"It ended," he said.\n\n"Did it?"')
    assert [each.continues for each in reading.quotations] == [False, True, False]


def test_a_quotation_goes_on_over_paragraphs_whose_first_mark_closes() -> None:
    text = 'He read: "A letter.\n\nOne line of it.\n\nThe end," and left.'
    assert spoken(text) == ["A letter.", "One line of it.", "The end,"]
    assert [each.continues for each in read_prose(text).quotations] == [False, True, True]


def test_a_heading_ends_whatever_was_open() -> None:
    assert spoken('"It began.\n\n# Two\n\n"It ended," he said.') == ["It began.", "It ended,"]
    assert not read_prose('"It began.\n\n# Two\n\n"It ended," he said.').quotations[1].continues


def test_a_forgotten_mark_costs_one_quotation() -> None:
    assert spoken('"Go, said Ann.\n\nHe went.\n\n"Gone," she said. "Well?"') == ["Go, said Ann.", "Gone,", "Well?"]
    assert spoken('Go," said Ann. "Well?"') == ["Go,", "Well?"]
    assert spoken('"Go. "Now," said Ann.') == ["Go.", "Now,"]


def test_inches_are_no_speech() -> None:
    assert spoken('He was 6\'2" tall. "Tall," she said.') == ["Tall,"]


@given(_MARKED)
def test_quotations_lie_in_order_inside_of_paragraphs(text: str) -> None:
    reading = read_prose(text)
    place = 0
    for each in reading.quotations:
        assert place <= each.start - len(each.opening) < each.start + 1 <= each.end
        assert text[each.start : each.end] == text[each.start : each.end].strip()
        assert reading.paragraph_at(each.start) == reading.paragraph_at(each.end - 1) is not None
        place = each.end + len(each.closing)


@given(_MARKED)
def test_no_word_is_both_spoken_and_told(text: str) -> None:
    reading = read_prose(text)
    told = sum(len(reading.words_between(start, end)) for start, end in reading.narration)
    spoken_words = sum(len(reading.words_between(each.start, each.end)) for each in reading.quotations)
    headed = sum(
        len(reading.words_between(each.start, each.end))
        for each in reading.paragraphs
        if each.kind in ("heading", "break")
    )
    assert told + spoken_words + headed <= len(reading.words)


@pytest.mark.parametrize("word", ["'Twas", "'Tis", "’Twas", "‘Twas", "'Twere", "'Tain't"])
def test_a_word_that_begins_with_its_apostrophe_opens_no_speech(word: str) -> None:
    told = f"{word} late, and the boys' dog barked.\n\n'Come in,' said Ann.\n\n{word} late. 'No,' said Ben."
    assert spoken(told) == ["Come in,", "No,"]


def test_speech_that_begins_with_such_a_word_is_speech_if_its_mark_closes() -> None:
    assert spoken("'Tis true,' said Ann.\n\n'No,' said Ben.") == ["Tis true,", "No,"]
    assert spoken("'Till then,' said Ann. 'Till then.") == ["Till then,", "Till then."]


def test_a_capital_behind_a_dash_begins_speech_again_where_something_was_told() -> None:
    assert spoken("—No, said Ann. —Never.") == ["No,", "Never."]
    assert spoken("—No, said Ann. —Never, said Ben. —Why not?") == ["No,", "Never,", "Why not?"]
    assert spoken("—No, said Ann, —Never.") == ["No,", "Never."]
    assert spoken("—No. —Ana se levantó—. Nunca.") == ["No.", "Nunca."]


def test_speech_that_breaks_off_with_a_dash_is_closed_before_the_next() -> None:
    assert spoken("“I was—”“Go!” cried Ann.") == ["I was—", "Go!"]
    assert spoken("“I was—”She stopped. “Go!”") == ["I was—", "Go!"]


def test_one_speech_in_single_marks_is_read_where_the_others_have_double_ones() -> None:
    others = "“Go,” said Ann. “Now,” said Ben. “Please,” said Ann. “No,” said Ben.\n\n"
    prose = f"{others}'I will come,' he said, 'and soon.'\n\nThe boys' dog read 'The Times,' and the girls' cat."
    found = [prose[each.start : each.end] for each in read_prose(prose).quotations]
    assert found[4:] == ["I will come,", "and soon."]


def test_what_stands_in_single_marks_within_speech_is_no_speech_of_its_own() -> None:
    prose = "“He sang it.\n\n'Twinkle, twinkle!'\n\n“You know that song.”"
    assert all(each.opening != "'" for each in read_prose(prose).quotations)
