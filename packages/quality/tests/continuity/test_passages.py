"""What a judge is shown: a scene beside those that tell of the same people, within its room."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plotweaver_manuscript.book import read_book
from plotweaver_quality.continuity.check import canon_of_novel
from plotweaver_quality.continuity.passages import Passage, passages
from plotweaver_quality.memory import Forgetful
from plotweaver_quality.novel import Novel, novel_of

_FIRST = "It rained. We saw Anne Hall. Anne Hall had green eyes. The road was long and nobody came."
_MIDDLE = "We saw Tom Reed. Tom Reed had black hair. He waited."
_LAST = "We saw Anne Hall again. Anne Hall had brown eyes. The lamp went out."


def _novel(*proses: str) -> Novel:
    tree = {
        f"manuscript/c{number}/scene.md": f"---\nid: s{number}\n---\n\n{prose}\n".encode()
        for number, prose in enumerate(proses)
    }
    return novel_of(read_book(tree), tree)


def _shown(novel: Novel, scene: str, room: int) -> list[Passage]:
    return passages(novel, canon_of_novel(novel, Forgetful()), scene, room)


def test_what_other_scenes_tell_of_the_same_people_stands_beside_the_scene_in_reading_order():
    shown = _shown(_novel(_FIRST, _MIDDLE, _LAST), "s2", 400)
    assert [each.scene.id for each in shown] == ["s0", "s2"]
    assert "Anne Hall had green eyes." in shown[0].text
    assert "Anne Hall had brown eyes." in shown[1].text


def test_what_tells_nothing_of_them_comes_only_if_there_is_room_and_only_of_the_scene_itself():
    shown = _shown(_novel(_FIRST, _MIDDLE, _LAST), "s2", 4000)
    assert shown[-1].text.splitlines() == ["We saw Anne Hall again.", "Anne Hall had brown eyes.", "The lamp went out."]
    assert "nobody came" not in shown[0].text
    assert all("Tom" not in each.text for each in shown)


def test_a_scene_that_tells_no_facts_is_shown_alone():
    assert [each.scene.id for each in _shown(_novel(_FIRST, "The lamp went out."), "s1", 400)] == ["s1"]


def test_an_unknown_scene_is_refused():
    with pytest.raises(KeyError):
        _shown(_novel(_FIRST), "elsewhere", 400)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 500))
def test_it_never_takes_more_than_its_room_and_quotes_word_by_word(room):
    novel = _novel(_FIRST, _MIDDLE, _LAST)
    shown = _shown(novel, "s2", room)
    assert sum(len(each.text) for each in shown) <= room
    assert all(line in each.scene.prose for each in shown for line in each.text.splitlines())
