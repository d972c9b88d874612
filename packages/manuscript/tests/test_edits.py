"""The book's shape changes by a few spans, and every other byte stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.edits import create_scene, delete_scene, move_chapter, move_scene, new_book
from plotweaver_manuscript.errors import EditRefused
from plotweaver_manuscript.patch import list_of, set_list
from plotweaver_manuscript.prose import paragraphs, split_front_matter
from plotweaver_manuscript.rules import FILE_MODE, Entry, check_structure
from plotweaver_manuscript.worddiff import word_diff

_WRITTEN = "# Mine\ntitle:   'Low water'  # keep\nscenes:\n  - one   # first\n  # between\n  - \"two\"\n\nsummary: x\n"


def test_a_list_entry_moves_with_its_comment_and_quotes() -> None:
    moved = set_list(_WRITTEN, "scenes", ["two", "one"])
    assert list_of(moved, "scenes") == ["two", "one"]
    assert moved.startswith("# Mine\ntitle:   'Low water'  # keep\nscenes:\n  - \"two\"\n  - one   # first\n")
    assert moved.endswith("\n\nsummary: x\n")


@given(
    st.permutations(["one", "two", "three"]),
    st.sampled_from(["scenes: [one]\nx: 1\n", _WRITTEN, "", "scenes:\n", "a: b"]),
)
def test_a_list_is_what_was_set_whatever_stood_there(names: list[str], text: str) -> None:
    assert list_of(set_list(text, "scenes", names), "scenes") == names


def test_a_file_that_cannot_be_read_is_not_patched() -> None:
    with pytest.raises(EditRefused):
        set_list("scenes: [one\ntitle", "scenes", ["two"])


def test_a_scene_is_added_after_another_and_deleted_again() -> None:
    tree = new_book("Low Water")
    (first,) = read_book(tree).scenes
    edits, scene, path = create_scene(tree, "chapter-1", "The market", after=first.id)
    grown = tree | {name: data for name, data in edits.items() if data is not None}
    assert [s.id for s in read_book(grown).scenes] == [first.id, scene]
    gone = delete_scene(grown, scene)
    assert gone[path] is None
    assert gone["manuscript/chapter-1/chapter.yaml"] == tree["manuscript/chapter-1/chapter.yaml"]


BOOK = '# Mine\nchapters:\n  - one   # first\n  - "two"\nsummary: x\n'


def of_three_chapters(listed=BOOK):
    """A book of which the list names two chapters; the third comes last, as unlisted ones do."""
    chapters = {f"manuscript/{name}/chapter.yaml": f"title: {name}\n".encode() for name in ("one", "two", "three")}
    return {**chapters, "plotweaver.yaml": b"format: 1\ntitle: T\n", "manuscript/book.yaml": listed.encode()}


@given(st.sampled_from(["one", "two", "three"]), st.integers(0, 5), st.sampled_from([BOOK, "", "chapters: [two]\n"]))
def test_a_chapter_goes_where_it_is_put_and_every_other_one_keeps_its_order(moved, place, listed) -> None:
    tree = of_three_chapters(listed)
    before = [chapter.slug for chapter in read_book(tree).chapters]
    edits = move_chapter(tree, moved, place)
    after = [chapter.slug for chapter in read_book(tree | edits).chapters]
    assert list(edits) == ["manuscript/book.yaml"]
    assert after.index(moved) == min(place, 2)
    assert [each for each in after if each != moved] == [each for each in before if each != moved]


def test_a_chapter_that_moves_takes_its_line_along_as_it_is_written() -> None:
    assert move_chapter(of_three_chapters(), "one", 1)["manuscript/book.yaml"].decode() == (
        '# Mine\nchapters:\n  - "two"\n  - one   # first\n  - three\nsummary: x\n'
    )


@pytest.mark.parametrize(
    "edit",
    [
        lambda t: move_scene(t, "none", "chapter-1", 0),
        lambda t: create_scene(t, "none", "x"),
        lambda t: move_chapter(t, "none", 0),
    ],
)
def test_what_is_not_there_cannot_be_edited(edit) -> None:
    with pytest.raises(EditRefused):
        edit(new_book("Low Water"))


@given(st.text(), st.text())
def test_a_word_diff_spells_both_texts(before: str, after: str) -> None:
    operations = word_diff(before, after)
    assert "".join(op.text for op in operations if op.kind != "add") == before
    assert "".join(op.text for op in operations if op.kind != "remove") == after


@given(st.text())
def test_opening_and_saving_changes_no_byte(text: str) -> None:
    _, prose, offset = split_front_matter(text)
    assert text[offset:] == prose


def test_paragraphs_know_breaks_quotes_and_headings_but_not_code_or_lists() -> None:
    prose = "    My dear,\n\n1. That was the year.\n\n* * *\n\n> Quoted\n\n# Later\n"
    assert [span.kind for span in paragraphs(prose)] == ["paragraph", "paragraph", "break", "quote", "heading"]


def test_broken_details_are_kept_and_named_by_line() -> None:
    tree = new_book("Low Water") | {"manuscript/chapter-1/scene-1.md": b"---\nid: a\ntitle: [\n---\nText.\n"}
    (scene,) = read_book(tree).scenes
    assert scene.prose == "Text.\n"
    assert scene.error is not None
    assert "details.unreadable" in {finding.rule for finding in read_book(tree).findings}


def test_dangling_unlisted_and_duplicate_scenes_are_findings() -> None:
    tree = new_book("Low Water") | {
        "manuscript/chapter-1/chapter.yaml": b"title: One\nscenes:\n  - scene-1\n  - missing\n",
        "manuscript/chapter-1/extra.md": new_book("x")["manuscript/chapter-1/scene-1.md"],
    }
    assert {finding.rule for finding in read_book(tree).findings} == {
        "order.dangling",
        "order.unlisted",
        "id.duplicate",
    }


_TITLES = st.one_of(
    st.text(),
    st.sampled_from(
        ["Con", "AUX", "nul", "Com1", "com¹", "LPT9", "Prn.", " con ", "CON!", "Conin$", "…", "Ünder", ".git"]
    ),
)


@given(st.lists(_TITLES, min_size=1, max_size=6))
def test_scenes_of_any_title_get_names_that_every_computer_keeps(titles: list[str]) -> None:
    tree = new_book("Low Water")
    for title in titles:
        edits, _, path = create_scene(tree, "chapter-1", title)
        assert path not in tree
        tree |= {name: data for name, data in edits.items() if data is not None}
    assert check_structure(Entry(path, FILE_MODE, len(data), data) for path, data in tree.items()) == []


def test_a_new_scene_takes_no_name_that_differs_from_a_neighbour_by_case_alone() -> None:
    tree = new_book("Low Water") | {
        "manuscript/chapter-1/Market.md": b"Rain.\n",
        "manuscript/chapter-1/mill/x.txt": b"",
    }
    assert create_scene(tree, "chapter-1", "market")[2] == "manuscript/chapter-1/market-2.md"


def test_a_moved_scene_takes_no_name_that_differs_from_a_neighbour_by_case_alone() -> None:
    tree = new_book("Low Water") | {
        "manuscript/two/chapter.yaml": b"title: Two\n",
        "manuscript/two/Scene-1.md": b"Rain.\n",
    }
    first = read_book(tree).scenes[0]
    assert "manuscript/two/scene-1-2.md" in move_scene(tree, first.id, "two", 0)
