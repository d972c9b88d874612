"""A suggestion's paragraphs and what others wrote meanwhile: every word of both, in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_backend.suggestions.merging import merged
from plotweaver_kit.problems import ProblemError

SENTENCES = st.sampled_from(["It rained.", "“No,” she said.", "Ben waited!", "Who came?"])
PARAGRAPHS = st.lists(st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=5)
ENDINGS = st.sampled_from(["\n", "\r\n"])


def file(paragraphs, ending):
    return f"{2 * ending}".join(paragraphs) + ending


def insert(paragraphs, at, new):
    at = min(at, len(paragraphs))
    return [*paragraphs[:at], *new, *paragraphs[at:]]


@given(PARAGRAPHS, st.integers(0, 5), st.integers(0, 5), ENDINGS)
def test_paragraphs_that_both_added_are_all_there(base, ours_at, theirs_at, ending):
    ours, theirs = insert(base, ours_at, ["Ours one.", "Ours two."]), insert(base, theirs_at, ["Theirs."])
    text = merged("s.md", file(base, ending), file(ours, ending), file(theirs, ending))
    got = text.removesuffix(ending).split(2 * ending)
    assert [each for each in got if each not in ("Ours one.", "Ours two.")] == theirs
    assert [each for each in got if each != "Theirs."] == ours


@given(PARAGRAPHS, st.integers(0, 4), st.integers(0, 5), ENDINGS)
def test_a_sentence_that_others_added_to_a_paragraph_stays_beside_new_paragraphs(base, where, ours_at, ending):
    where = min(where, len(base) - 1)
    theirs = [f"{each} They typed on." if number == where else each for number, each in enumerate(base)]
    ours = insert(base, ours_at, ["Ours."])
    text = merged("s.md", file(base, ending), file(ours, ending), file(theirs, ending))
    assert text == file(insert(theirs, ours_at, ["Ours."]), ending)


def test_a_word_that_both_changed_is_stale_with_all_sides():
    with pytest.raises(ProblemError) as caught:
        merged("s.md", "It rained.\n", "It poured.\n", "It snowed.\n")
    assert caught.value.code == "suggestion.stale"
    (sides,) = caught.value.problem.conflicts
    assert (sides.base, sides.ours, sides.theirs) == ("It rained.\n", "It poured.\n", "It snowed.\n")
