"""Words are found as they stand, whoever typed the marks, and replaced where one chose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_manuscript.finding import Wanted, places, replaced

TEXT = "Nell didn’t wait. NELL!\n\nHer nell-coloured\ncoat, “Nell’s coat”, was gone."


def found(words, text=TEXT, **how):
    return [place.found for place in places(text, Wanted(words, **how))]


def test_capitals_matter_only_if_one_says_so():
    assert found("nell") == ["Nell", "NELL", "nell", "Nell"]
    assert found("Nell", match_case=True) == ["Nell", "Nell"]


def test_a_part_of_a_word_counts_unless_one_says_not():
    assert found("coat") == ["coat", "coat"]
    assert found("oat", whole_words=True) == []
    assert found("colour") == ["colour"]
    assert found("colour", whole_words=True) == []


@pytest.mark.parametrize("typed", ["didn't", "didn’t", '"Nell', "“Nell"])
def test_straight_and_curly_marks_are_alike(typed):
    assert len(found(typed)) == 1


def test_words_are_found_where_a_line_of_the_file_ends_and_not_across_paragraphs():
    assert found("coloured coat") == ["coloured coat"]
    assert found("NELL! Her") == []


def test_words_are_found_across_marks_that_a_reader_does_not_see_and_shown_without_them():
    text = "# A *long* night\n\nShe *never\nsaid* “no”, **never** said.\n\n* * *\n\nNever\\\nsaid."
    assert found("never said", text) == ["never said", "never said", "Never\nsaid"]
    first, second, _ = places(text, Wanted("never said"))
    assert text[first.start : first.end] == "never\nsaid"
    assert text[second.start : second.end] == "never** said"
    assert (second.before, second.after) == ("She never said “no”, ", ".")
    assert found("A long night", text) == ["A long night"]
    assert found("*", text) == []
    assert found("*", "five \\* and 5 * 3") == ["*", "*"]


def test_signs_that_mean_something_elsewhere_mean_themselves():
    assert found("a.c", "abc a.c (a.c)") == ["a.c", "a.c"]
    assert found("(", "abc (") == ["("]


def test_what_comes_before_is_not_looked_at():
    assert [place.start for place in places("rain\n---\nrain", Wanted("rain"), 9)] == [9]


def test_a_place_is_shown_with_what_stands_around_it():
    place = places("x " * 100 + "Nell ran." + " y" * 100 + "\n\nOther.", Wanted("Nell"))[0]
    assert place.before.startswith("…x")
    assert place.before.endswith("x ")
    assert place.after.startswith(" ran. y")
    assert place.after.endswith("y…")
    assert len(place.before) < 70 > len(place.after)


def test_what_stands_around_a_place_is_of_its_paragraph_alone():
    first, *_, last = places(TEXT, Wanted("nell"))
    assert (first.before, first.after) == ("", " didn’t wait. NELL!")
    assert (last.before, last.after) == ("Her nell-coloured coat, “", "’s coat”, was gone.")


def test_only_chosen_places_are_replaced_and_capitals_and_curly_marks_stay():
    wanted = Wanted("nell")
    first, second, _, fourth = places(TEXT, wanted)
    assert replaced(TEXT, [first, second], wanted, "nora").startswith("Nora didn’t wait. NORA!\n\nHer nell-coloured")
    assert replaced(TEXT, [fourth], wanted, "ada").endswith("“Ada’s coat”, was gone.")
    cannot = Wanted("didn't")
    assert replaced(TEXT, places(TEXT, cannot), cannot, "won't").startswith("Nell won’t wait.")


@given(
    st.text(st.sampled_from("abAB ’'\n."), max_size=60), st.text(st.sampled_from("abAB ’'."), min_size=1, max_size=4)
)
def test_replacing_a_place_by_what_stands_there_changes_nothing(text, words):
    wanted = Wanted(words, match_case=True)
    for place in places(text, wanted):
        assert text[place.start : place.end].split() == place.found.split()
        assert replaced(text, [place], wanted, place.found) == text
