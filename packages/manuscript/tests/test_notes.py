"""Footnotes stand in the scene that calls them; all words stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_manuscript.notes import Homes, calls, definitions, homed, titles_without_calls
from plotweaver_manuscript.prose import count_words


@pytest.mark.parametrize(
    ("prose", "found"),
    [
        ("A.[^1]\n\n[^1]: Note.\n", ["[^1]: Note."]),
        ("[^1]: One.\n[^2]: Two,\nwrapped.\n\nText.\n", ["[^1]: One.", "[^2]: Two,\nwrapped."]),
        ("[^a]: One.\n\n    More.\n\n\tAnd more.\n\nText.\n", ["[^a]: One.\n\n    More.\n\n\tAnd more."]),
        ("Text.\n\n    Dear Elena,\n", []),
        ("He said[^1]: no.\n", []),
    ],
)
def test_a_footnote_is_a_paragraph_of_its_mark_and_those_indented_below_it(prose, found):
    assert [prose[each.start : each.end] for each in definitions(prose)] == found


def test_calls_are_those_outside_of_footnotes_that_are_not_escaped():
    assert calls("A[^1] b[^x] \\[^2] c[^1].\n\n[^1]: Not [^3].\n") == ["1", "x"]


def test_a_call_means_the_footnote_of_its_own_scene_or_the_nearest_one_before_it_or_after():
    homes = Homes([["1"], [], ["1", "2"], []])
    assert [homes.of("1", scene) for scene in range(4)] == [0, 0, 2, 2]
    assert [homes.of("1", scene, ahead=True) for scene in range(4)] == [0, 2, 2, 2]
    assert [homes.of(mark, 0) for mark in ("2", "3")] == [2, None]


def test_a_footnote_moves_to_the_first_scene_that_calls_it_and_one_that_is_there_changes_no_letter():
    assert homed(["A[^1].\n", "B[^1] c.\n\n[^1]: Note.\n\nD.\n"]) == ["A[^1].\n\n[^1]: Note.\n", "B[^1] c.\n\nD.\n"]
    settled = ["A[^1].\n\n\n[^1]:  Note. \n", "B.\n", "[^9]: Of nothing.\n"]
    assert homed(settled) == settled


def test_a_title_calls_no_footnote_the_next_paragraph_does():
    assert titles_without_calls("# One[^1]\n\n***\n\nA\nb.\n\nC.\n") == "# One\n\n***\n\nA\nb.[^1]\n\nC.\n"
    assert titles_without_calls("A.\n\n# One[^1]\n") == "A.\n\n# One[^1]\n"


_PIECE = st.sampled_from(
    ["A word.", "Of[^1] it.", "And[^2].", "[^1]: One.", "[^2]: Two.\n\n    More.", "* * *", "# T[^1]"]
)


@given(st.lists(st.lists(_PIECE, max_size=5).map("\n\n".join), max_size=5), st.booleans())
def test_no_word_comes_or_goes_and_what_is_home_stays(scenes, ahead):
    once = homed(scenes, ahead)
    assert sum(map(count_words, once)) == sum(map(count_words, scenes))
    text = "\n\n".join(scenes)
    assert sorted(titles_without_calls(text).replace("[^1]", " [^1]").split()) == sorted(
        text.replace("[^1]", " [^1]").split()
    )
