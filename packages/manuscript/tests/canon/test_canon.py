"""The canon is a pure function of the files: whatever is rewritten, it is what a rebuild from scratch would be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plotweaver_manuscript.canon import Canons, canon_of
from plotweaver_manuscript.canon.noting import read_notes
from plotweaver_manuscript.reading.reader import read_prose

ANNE = "name: Anne Elliot\naliases: [Nan]\ngender: female\nfacts:\n  eyes: hazel\n  age: 27\n"


def book(*scenes: str, sheets: dict[str, str] | None = None) -> dict[str, bytes]:
    names = [f"s{number}" for number in range(len(scenes))]
    files = {
        "plotweaver.yaml": "format: 1\ntitle: T\n",
        "manuscript/book.yaml": "chapters: [one]\n",
        "manuscript/one/chapter.yaml": f"scenes: [{', '.join(names)}]\n",
        **{
            f"manuscript/one/{name}.md": f"---\nid: {name}\n---\n\n{prose}\n"
            for name, prose in zip(names, scenes, strict=True)
        },
        **(sheets or {}),
    }
    return {path: text.encode() for path, text in files.items()}


def told(canon, attribute):
    return [(fact.entity, fact.value, fact.standing) for fact in canon.about(attribute)]


def test_sheets_and_prose_speak_of_one_person():
    canon = canon_of(book("Anne had green eyes. Nan laughed.", sheets={"characters/anne.yaml": ANNE}))
    assert told(canon, "eyes") == [("anne", "hazel", "sheet"), ("anne", "green", "told")]
    assert canon.mentions["s0"]["anne"] == 2


def test_evidence_is_where_it_says():
    tree = book("It rained. Anne Elliot had\ngreen eyes.", sheets={"characters/anne.yaml": ANNE})
    for fact in canon_of(tree).facts:
        assert tree[fact.path].decode()[fact.start : fact.end] == fact.quote


def test_a_pronoun_means_somebody_only_where_nobody_else_can_be_meant():
    alone = "We saw Anne Elliot. Anne came in. Her green eyes shone."
    two = "We saw Anne Elliot and Mary Hall. Anne kissed Mary. Her green eyes shone."
    assert told(canon_of(book(alone)), "eyes") == [("anne-elliot", "green", "told")]
    assert told(canon_of(book(two)), "eyes") == []


def test_titles_tell_two_people_of_one_name_apart():
    canon = canon_of(book("We met Mr. Hall and Mrs. Hall. Mr. Hall was sixty. Mrs. Hall was forty."))
    assert told(canon, "age") == [("mr-hall", "60-60", "told"), ("mrs-hall", "40-40", "told")]


def test_who_tells_the_scene_says_i():
    tree = book("I raised my green eyes.", sheets={"characters/anne.yaml": ANNE})
    tree["manuscript/one/s0.md"] = tree["manuscript/one/s0.md"].replace(b"id: s0", b"id: s0\npov: anne")
    assert ("anne", "green", "told") in told(canon_of(tree), "eyes")


@pytest.mark.parametrize("text", ["name: [", "- a\n", "\x00", "facts: 7\nname: 3\n"])
def test_a_sheet_that_cannot_be_read_stops_nothing(text):
    assert canon_of(book("Anne Elliot had green eyes.", sheets={"characters/x.yaml": text})).facts


_SENTENCES = st.sampled_from([
    "Anne Elliot had green eyes.", "Her hair was black.", "Mr. Hall died in May.", "“I am thirty,” said Anne.",
    "Mary was Anne's sister.", "He lost his watch.", "They saw Mr. Hall in Bath.", "Nell laughed.", "It was a Monday.",
])  # fmt: skip
_SCENES = st.lists(st.lists(_SENTENCES, max_size=4).map(" ".join), min_size=1, max_size=4)
_SHEETS = st.sampled_from([{}, {"characters/anne.yaml": ANNE}, {"characters/hall.yaml": "name: Mr. Hall\n"}])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(_SCENES, _SHEETS), min_size=1, max_size=4))
def test_after_any_rewriting_it_equals_a_rebuild_from_scratch(versions):
    canons = Canons(size=2)
    for number, (scenes, sheets) in enumerate(versions):
        tree = book(*scenes, sheets=sheets)
        kept = canons.at(str(number), lambda tree=tree: tree)
        assert canons.at(str(number), lambda: pytest.fail("it was kept")) is kept
        read_notes.cache_clear()
        read_prose.cache_clear()
        assert canon_of(tree) == kept


def test_ships_inns_and_streets_are_no_people_and_whoever_speaks_is_one():
    prose = (
        "He went into the “Coach and Horses”. The launch Aurora lay off the wharf, and the Aurora had steam up. "
        "They walked down Montague Street. “It is I.” “Come in,” said the Gryphon. Then Nell had a word with Ben Hall."
    )
    canon = canon_of(book(prose))
    people = {each.name for each in canon.entities.values() if each.kind == "person"}
    assert people == {"Gryphon", "Nell", "Ben Hall"}
    assert not any(each.name.startswith("I") for each in canon.entities.values())
