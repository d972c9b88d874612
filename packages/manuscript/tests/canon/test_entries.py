"""People and places differ by what is told of them, not by how their files are written."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plotweaver_manuscript.canon.entries import FieldChange, compare_entries, is_entry
from ruamel.yaml import YAML

ELENA = "name: Elena\nfacts:\n  eyes: grey\n  born: 1871\ntraits: [proud, quick]\n"
FILE = "characters/elena.yaml"
words = st.text(st.characters(codec="ascii", categories=["L"]), min_size=1, max_size=6)
values = st.recursive(
    words | st.integers(0, 99), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3)
)
entries = st.dictionaries(words, values, max_size=4)


def written(data: dict) -> str:
    out = io.StringIO()
    YAML(typ="safe").dump(data, out)
    return out.getvalue()


def test_what_changed_is_told_by_its_name_with_what_it_was():
    found = compare_entries(FILE, ELENA, ELENA.replace("grey", "green").replace(", quick", ""))
    assert found.name == "Elena"
    assert found.fields == (FieldChange("facts.eyes", "grey", "green"), FieldChange("traits", "proud, quick", "proud"))


def test_another_order_or_way_of_writing_is_no_difference():
    other = "# our heroine\ntraits:\n  - proud\n  - quick\nfacts: {born: 1871, eyes: 'grey'}\nname: Elena\n"
    assert compare_entries(FILE, ELENA, other).fields == ()


@pytest.mark.parametrize("added", [True, False])
def test_who_comes_or_goes_comes_or_goes_with_everything(added):
    found = compare_entries(FILE, *((None, ELENA) if added else (ELENA, None)))
    told = {each.name: each.after if added else each.before for each in found.fields}
    assert told == {"name": "Elena", "facts.eyes": "grey", "facts.born": "1871", "traits": "proud, quick"}


def test_a_place_told_in_prose_differs_by_its_words():
    before, after = "---\nname: The mole\n---\n\nStone.\n", "---\nname: The mole\n---\n\nStone and salt.\n"
    assert compare_entries("world/mole.md", before, after).fields == (FieldChange("text", "Stone.", "Stone and salt."),)


def test_what_cannot_be_read_is_said_and_nothing_is_guessed():
    found = compare_entries(FILE, ELENA, "name: [Elena\n")
    assert (found.name, found.fields) == ("Elena", ())
    assert found.problem.startswith("Line ")


def test_who_has_no_name_is_called_as_the_file():
    assert compare_entries("world/the-mole.yaml", None, "sea: near\n").name == "the-mole"


@pytest.mark.parametrize(
    ("path", "told"), [(FILE, True), ("world/mole.md", True), ("world/map.png", False), ("manuscript/a/b.md", False)]
)
def test_only_people_and_places_are_entries(path, told):
    assert is_entry(path) is told


@settings(deadline=None)
@given(entries, entries)
def test_the_way_back_is_the_mirror_image(one, other):
    there, back = (
        compare_entries(FILE, *pair) for pair in ((written(one), written(other)), (written(other), written(one)))
    )
    assert compare_entries(FILE, written(one), written(one)).fields == ()
    assert {(each.name, each.after, each.before) for each in back.fields} == {
        (each.name, each.before, each.after) for each in there.fields
    }


def test_the_timeline_is_neither_a_person_nor_a_place():
    assert is_entry("world/harbour.yaml")
    assert not is_entry("world/timeline.yaml")
