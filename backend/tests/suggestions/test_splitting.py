"""Parting text into changes loses nothing, adds nothing, and leaves the rest alone."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_backend.suggestions.domain import TextChange, apply, spans, status_of
from plotweaver_backend.suggestions.splitting import split_edits, split_new_text
from plotweaver_manuscript.prose import paragraphs, split_front_matter

TEXTS = st.lists(
    st.sampled_from(["Rain", "fell", "Élan", "’", ".", ",", " ", "  ", "\n", "\n\n", "\r\n", "😀", "-", "*"]),
    max_size=30,
).map("".join)
PARAGRAPHS = st.lists(st.sampled_from(["It rained.", "Ben waited\nby the door.", "“No,” she said."]), max_size=4)
FRONT = st.sampled_from(["", "---\nid: s1\n---\n", "---\nid: s1\n---\n\n"])
ENDINGS = st.sampled_from(["\n", "\r\n"])


def decided(changes, kept):
    return [
        dataclasses.replace(change, decision="kept" if keep else "left_out")
        for change, keep in zip(changes, kept, strict=False)
    ]


def prose_of(text):
    _, prose, _ = split_front_matter(text)
    return [prose[span.start : span.end].replace("\r\n", "\n") for span in paragraphs(prose)]


@given(TEXTS, TEXTS)
def test_all_edits_make_the_new_text_and_none_keep_the_old(before, after):
    changes = split_edits(before, after)
    assert apply(before, changes, "all") == apply(before, changes, "kept+undecided") == after
    assert apply(before, changes, "kept") == before


@given(TEXTS, TEXTS, st.lists(st.booleans(), min_size=60, max_size=60))
def test_any_choice_of_edits_leaves_every_other_character_as_it_was(before, after, kept):
    changes = decided(split_edits(before, after), kept)
    result = apply(before, changes)
    place = there = 0
    for change in changes:
        untouched = change.start - place
        assert result[there : there + untouched] == before[place : change.start]
        there += untouched
        new = change.after if change.decision == "kept" else change.before
        assert result[there : there + len(new)] == new
        there, place = there + len(new), change.end
    assert result[there:] == before[place:]


@given(FRONT, PARAGRAPHS, PARAGRAPHS, ENDINGS, st.integers(0, 200), st.lists(st.booleans(), min_size=4, max_size=4))
def test_new_paragraphs_stand_alone_whichever_are_kept(front, old, new, ending, at, kept):
    text = (front + "\n\n".join(old) + ("\n" if old else "")).replace("\n", ending)
    changes = decided(split_new_text(text, min(at, len(text)), "\n\n".join(new)), kept)
    chosen = [paragraph for paragraph, keep in zip(new, kept, strict=False) if keep]
    result = apply(text, changes)
    had, has = prose_of(text), prose_of(result)
    assert any(has == had[:gap] + chosen + had[gap:] for gap in range(len(had) + 1))
    assert apply(text, [dataclasses.replace(change, decision="left_out") for change in changes]) == text
    if "\r\n" in text:
        assert "\n" not in result.replace("\r\n", "")
    for change in changes:
        assert change.after.strip("\r\n").count(2 * ending) == 0
        assert change.after.replace(change.after.strip(), "") in ("\n\n", "\r\n\r\n")


def test_new_text_at_the_end_keeps_the_files_last_line_ending():
    changes = split_new_text("---\nid: s\n---\nIt rained.\n", 25, "Ben came.\n\nHe sat.")
    assert apply("---\nid: s\n---\nIt rained.\n", changes, "all") == (
        "---\nid: s\n---\nIt rained.\n\nBen came.\n\nHe sat.\n"
    )


def test_new_text_in_an_empty_scene_follows_its_details():
    text = "---\nid: s\n---\n"
    assert apply(text, split_new_text(text, len(text), "Ben came."), "all") == "---\nid: s\n---\n\nBen came.\n"


def test_new_text_inside_a_paragraph_follows_that_paragraph():
    text = "One two.\n\nThree.\n"
    assert apply(text, split_new_text(text, 4, "New."), "all") == "One two.\n\nNew.\n\nThree.\n"


def test_close_edits_read_as_one_and_distant_ones_apart():
    changes = split_edits(
        "The old red door stood open all through that night.", "The new blue door stood open all through the night."
    )
    assert [(change.kind, change.before, change.after) for change in changes] == [
        ("replace", "old red", "new blue"),
        ("replace", "that", "the"),
    ]


def test_inserted_paragraphs_are_decided_one_by_one():
    changes = split_edits("One.\n\nFour.\n", "One.\n\nTwo.\n\nThree.\n\nFour.\n")
    assert len(changes) == 2
    assert apply("One.\n\nFour.\n", decided(changes, [False, True])) == "One.\n\nThree.\n\nFour.\n"


def test_an_edited_paragraph_keeps_the_blank_line_before_it():
    change = TextChange(4, 4, "", "\n\nNew.", "kept", "My own.\nTwo lines.")
    assert apply("One.\n", [change]) == "One.\n\nMy own.\nTwo lines.\n"
    assert apply("One.\n", [change], edited=False) == "One.\n\nNew.\n"
    assert apply("One.\n", [dataclasses.replace(change, edited=" ")]) == "One.\n"


def test_changes_of_another_text_are_refused():
    with pytest.raises(ValueError, match="another text"):
        apply("Two.", [TextChange(0, 4, "One.", "Three.", "kept")])


def test_a_paragraph_of_dialogue_is_inserted_with_its_own_quotation_marks():
    before, after = "One.\n\n“Four”\n", "One.\n\n“Two”\n\n“Four”\n"
    (change,) = split_edits(before, after)
    assert change.after.strip() == "“Two”"


@given(TEXTS, TEXTS)
def test_every_change_is_found_again_in_the_whole_proposal(before, after):
    changes = split_edits(before, after)
    assert [after[start:end] for start, end in spans(changes)] == [change.after for change in changes]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ([("undecided", False), ("kept", True)], "open"),
        ([("kept", False), ("left_out", False)], "open"),
        ([("kept", True), ("left_out", False)], "accepted"),
        ([("left_out", False)], "left_out"),
    ],
)
def test_a_suggestion_is_open_until_everything_is_decided_and_added(changes, status):
    assert status_of(changes) == status
