"""Two people's changes come together, and no sentence is lost."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.edits import create_scene, delete_scene, move_scene, new_book
from plotweaver_manuscript.merge import merge_text, merge_tree, sentences
from plotweaver_manuscript.tree import Tree

_BASE = "The wind rose. Ben waited. Nobody came.\n\nLater it rained. The lamp went out.\n"
_TEXTS = st.lists(
    st.sampled_from(["One went. ", "Two came! ", "Three?\n", "Four.\n\n", "“Five.” ", "Six… "]), max_size=8
).map("".join)


def _apply(tree: Tree, edits: dict[str, bytes | None]) -> dict[str, bytes]:
    return {path: data for path, data in {**tree, **edits}.items() if data is not None}


def test_changes_to_different_sentences_are_both_kept() -> None:
    ours, theirs = _BASE.replace("Ben waited", "Ben slept"), _BASE.replace("The lamp went out", "The lamp burnt on")
    merged = merge_text(_BASE, ours, theirs)
    assert merged.conflicts == ()
    assert merged.text == ours.replace("The lamp went out", "The lamp burnt on")


def test_neighbouring_sentences_are_merged() -> None:
    merged = merge_text(_BASE, _BASE.replace("The wind rose", "It blew"), _BASE.replace("Ben waited", "Ben slept"))
    assert (merged.text, merged.conflicts) == ("It blew. Ben slept." + _BASE.partition("waited.")[2], ())


def test_one_writes_on_while_the_other_changes_the_last_sentence() -> None:
    ours, theirs = _BASE + "\nMorning came.\n", _BASE.replace("The lamp went out", "The lamp burnt on")
    for merged in (merge_text(_BASE, ours, theirs), merge_text(_BASE, theirs, ours)):
        assert (merged.text, merged.conflicts) == (theirs + "\nMorning came.\n", ())


def test_details_and_the_first_sentence_are_nobodys_same_sentence() -> None:
    base = f"---\nid: a\ntitle: Wind\nstatus: draft\n---\n{_BASE}"
    ours = base.replace("The wind rose", "It blew").replace("status: draft", "status: done")
    theirs = base.replace("title: Wind", "title: Storm").replace("The wind", "Night fell.\n\nThe wind")
    wanted = ours.replace("title: Wind", "title: Storm").replace("It blew", "Night fell.\n\nIt blew")
    for merged in (merge_text(base, ours, theirs), merge_text(base, theirs, ours)):
        assert (merged.text, merged.conflicts) == (wanted, ())


def test_the_same_detail_changed_twice_is_a_conflict() -> None:
    base = f"---\nid: a\ntitle: Wind\n---\n{_BASE}"
    merged = merge_text(base, base.replace("Wind", "Storm"), base.replace("Wind", "Calm"))
    assert [(each.ours, each.theirs) for each in merged.conflicts] == [("title: Storm\n", "title: Calm\n")]


def test_two_who_write_on_at_the_same_place_must_choose() -> None:
    merged = merge_text(_BASE, _BASE + "\nMorning came.\n", _BASE + "\nNight fell.\n")
    (conflict,) = merged.conflicts
    assert ("Morning came." in conflict.ours, "Night fell." in conflict.theirs) == (True, True)


def test_an_editor_that_rewrites_line_ends_does_not_stand_in_the_way() -> None:
    merged = merge_text(_BASE, _BASE.replace("\n", "\r\n"), _BASE.replace("Nobody came", "Ann came"))
    assert (merged.text, merged.conflicts) == (_BASE.replace("\n", "\r\n").replace("Nobody came", "Ann came"), ())


def test_the_same_sentence_changed_twice_is_a_conflict_with_both() -> None:
    merged = merge_text(_BASE, _BASE.replace("Ben waited", "Ben slept"), _BASE.replace("Ben waited", "Ben sang"))
    (conflict,) = merged.conflicts
    assert ("Ben slept" in conflict.ours, "Ben sang" in conflict.theirs, "Ben waited" in conflict.base) == (True,) * 3


@given(st.text())
def test_sentences_joined_are_the_text(text: str) -> None:
    assert "".join(sentences(text)) == text


@given(st.text(st.sampled_from("aB. ?”\n")), st.text(st.sampled_from("aB. ?”\n")))
def test_what_follows_moves_no_end_of_a_sentence(text: str, further: str) -> None:
    ended = sentences(text)[:-2]  # the last words, and the space after them, may go on
    assert sentences(text + further)[: len(ended)] == ended


@given(_TEXTS, _TEXTS, _TEXTS)
def test_every_added_sentence_is_in_the_result_or_in_a_conflict(base: str, ours: str, theirs: str) -> None:
    merged = merge_text(base, ours, theirs)
    kept = Counter(sentences(merged.text))
    shown = set(kept) | {s for c in merged.conflicts for s in sentences(c.ours) + sentences(c.theirs)}
    for side in (ours, theirs):
        assert set(Counter(sentences(side)) - Counter(sentences(base))) <= shown


@given(_TEXTS, _TEXTS, _TEXTS)
def test_no_more_sentences_leave_the_result_than_were_deleted(base: str, ours: str, theirs: str) -> None:
    before, merged = Counter(sentences(base)), merge_text(base, ours, theirs)
    deleted = (before - Counter(sentences(ours))) + (before - Counter(sentences(theirs)))
    shown = Counter(sentences(merged.text)) + Counter(
        each for conflict in merged.conflicts for side in (conflict.base, conflict.theirs) for each in sentences(side)
    )
    assert {each: n for each, n in (before - deleted - shown).items() if each.strip()} == {}


def test_one_who_writes_on_where_the_other_deleted_must_choose() -> None:
    gone = _BASE.partition("\n\n")[0] + "\n"
    assert merge_text(_BASE, _BASE + "\nMorning came.\n", gone).conflicts != ()


@given(_TEXTS, _TEXTS)
def test_a_side_that_changed_nothing_yields_to_the_other(base: str, ours: str) -> None:
    assert merge_text(base, ours, base).text == ours
    assert merge_text(base, base, ours).text == ours


def test_a_reorder_and_an_edit_merge_clean() -> None:
    base = dict(new_book("Low Water"))
    edits, second, path = create_scene(base, "chapter-1", "The market")
    base = _apply(base, edits)
    moved = _apply(base, move_scene(base, second, "chapter-1", 0))
    edited = base | {path: base[path] + b"Gulls.\n"}
    merged = merge_tree(base, moved, edited)
    assert merged.conflicts == ()
    assert [(s.id == second, s.prose) for s in read_book(merged.files).scenes] == [(True, "Gulls.\n"), (False, "")]


def test_a_scene_moved_to_another_chapter_takes_the_others_edit_along() -> None:
    base = dict(new_book("Low Water"))
    edits, scene, path = create_scene(base, "chapter-1", "The market")
    base = _apply(base, edits) | {
        "manuscript/later/chapter.yaml": b"title: Later\nscenes: []\n",
        "manuscript/book.yaml": b"chapters:\n  - chapter-1\n  - later\n",
    }
    moved = _apply(base, move_scene(base, scene, "later", 0))
    merged = merge_tree(base, moved, base | {path: base[path] + b"Gulls.\n"})
    assert merged.conflicts == ()
    found = read_book(merged.files).scene(scene)
    assert found is not None
    assert (found.path, found.prose) == ("manuscript/later/the-market.md", "Gulls.\n")


def test_two_new_scenes_in_one_chapter_are_both_listed() -> None:
    base = dict(new_book("Low Water"))
    ours, theirs = (_apply(base, create_scene(base, "chapter-1", title)[0]) for title in ("Ours", "Theirs"))
    merged = merge_tree(base, ours, theirs)
    assert merged.conflicts == ()
    assert {scene.title for scene in read_book(merged.files).scenes} == {"Scene 1", "Ours", "Theirs"}


def test_a_scene_deleted_here_and_changed_there_needs_a_choice() -> None:
    base = dict(new_book("Low Water"))
    (scene,) = read_book(base).scenes
    merged = merge_tree(base, _apply(base, delete_scene(base, scene.id)), base | {scene.path: b"Changed.\n"})
    assert [conflict.path for conflict in merged.conflicts] == [scene.path]
    assert merged.files[scene.path] == b"Changed.\n"
