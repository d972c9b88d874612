"""Other words in the place of some that are read: no mark of emphasis is left alone, and signs stay signs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_manuscript.finding import Wanted, places, replaced
from plotweaver_manuscript.seen import seen


def put(text, words, by, begin=0):
    wanted = Wanted(words, match_case=True)
    return replaced(text, places(text, wanted, begin), wanted, by, begin)


@pytest.mark.parametrize(
    ("text", "words", "by", "now"),
    [
        ("the *long* night", "long", "short", "the *short* night"),
        ("the *long* night", "long night", "short day", "the *short day*"),
        ("the *long* night", "the long", "a short", "a short night"),
        ("a *b c* d", "a b", "x", "x *c* d"),
        ("*a\nb*. **C** d", "b. C", "x. Y", "*a\nx. Y* d"),
        ("a *b c* d", "c d", "x", "a *b x*"),
        ("so *very\nlong* a night", "very long", "short", "so *short* a night"),
        ("> so *very\n> long*", "so very", "much", "> much\n> *long*"),
        ("# The *sea*", "The sea", "A lake", "# A lake"),
    ],
)
def test_emphasis_begins_and_ends_beside_what_took_the_place_of_its_words(text, words, by, now):
    assert put(text, words, by) == now


@pytest.mark.parametrize(
    ("text", "words", "now"),
    [
        ("the *long* night", "long", "the  night"),
        ("the *very long* night", " long", "the *very* night"),
        ("the *very long* night", "long", "the *very*  night"),
        ("the *long night* fell", "long ", "the *night* fell"),
        ("**Gone.**\n\nStill here.", "Gone.", "\n\nStill here."),
        ("# Gone\n\nStill here.", "Gone", "\n\nStill here."),
    ],
)
def test_what_is_taken_out_takes_its_marks_along(text, words, now):
    assert put(text, words, "") == now


@pytest.mark.parametrize("by", ["*loud*", "a _b_ c", "# loud", "> loud", "back\\*"])
def test_signs_that_would_be_marks_are_read_as_they_were_typed(by):
    assert seen(put("quiet as the *sea*", "quiet", by)).text == f"{by} as the sea"


def test_only_the_prose_is_read():
    text = "---\ntitle: the *sea\n---\nThe sea* was *calm*."
    begin = text.index("The")
    assert put(text, "calm", "rough", begin) == text.replace("calm", "rough")


def test_nothing_else_in_the_file_changes():
    text = "  One *two*\nthree  \r\nfour.\r\n \r\n> five\r\n> *six* seven\r\n"
    assert put(text, "six", "6") == text.replace("six", "6")
    assert put(text, "three", "3") == text.replace("three", "3")


WORDS = st.sampled_from(["*ab*", "**b**", "_ab_", "*a b*", "ab", "b", "c", "\\*", "b.", "*b.*"])
PROSE = st.lists(st.tuples(WORDS, st.sampled_from([" ", " ", "\n", "\n\n", "\n\n> ", "\n\n# "])), max_size=10).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)


@given(PROSE, st.sampled_from(["b", "ab", "b a", "."]), st.sampled_from(["x", "x y"]))
def test_what_is_read_afterwards_is_what_was_read_with_the_other_words(text, words, by):
    wanted = Wanted(words, match_case=True)
    expected = re.sub(words.replace(".", r"\.").replace(" ", r"[^\S\n]+"), by, seen(text).text)
    now = seen(replaced(text, places(text, wanted), wanted, by)).text
    assert now.split() == expected.split()
