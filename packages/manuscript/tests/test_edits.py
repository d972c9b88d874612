"""The book's shape changes by a few spans, and every other byte stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.edits import (
    create_chapter,
    create_scene,
    delete_chapter,
    delete_scene,
    move_chapter,
    move_scene,
    new_book,
    rename_chapter,
    rename_scene,
)
from plotweaver_manuscript.errors import EditRefused
from plotweaver_manuscript.patch import list_of, set_list, set_text
from plotweaver_manuscript.prose import paragraphs, split_front_matter
from plotweaver_manuscript.rules import FILE_MODE, Entry, check_structure
from plotweaver_manuscript.worddiff import word_diff
from plotweaver_manuscript.yamlspan import load_mapping

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


#: As a file holds them: every character but half of a pair, and NUL, which stands for no letter.
_WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(
    _WORDS,
    st.sampled_from(
        [
            _WRITTEN,
            "",
            "title:\nscenes: [a]\n",
            "title:   # none yet\n",
            "title: |\n  Low\n  water\nscenes:\n  - one\n",
            "title: Low\n  water",
            "scenes:\n  - one",
        ]
    ),
)
def test_a_title_is_what_was_set_and_all_else_stays(title: str, text: str) -> None:
    before, after = load_mapping(text)[0], load_mapping(set_text(text, "title", title))[0]
    assert dict(after) == {**before, "title": title}


def test_a_title_changes_by_itself_with_its_comment_beside_it() -> None:
    assert set_text(_WRITTEN, "title", "High water: I") == _WRITTEN.replace("'Low water'", '"High water: I"')


@pytest.mark.parametrize(
    "text", ["scenes: [one\ntitle", "title: one\ntitle: two\n", "{title: one, scenes: [a]}", "? title\n"]
)
def test_a_file_that_cannot_be_read_or_is_not_written_by_lines_is_not_patched(text: str) -> None:
    with pytest.raises(EditRefused):
        set_text(text, "title", "two, three")


def test_a_list_of_a_file_that_cannot_be_read_is_not_patched() -> None:
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


def edited(tree, edits):
    return {path: data for path, data in {**tree, **edits}.items() if data is not None}


def titles(tree):
    return [chapter.title for chapter in read_book(tree).chapters]


@pytest.mark.parametrize(
    ("after", "order"),
    [
        (None, ["one", "two", "three", "Ebb"]),
        ("one", ["one", "Ebb", "two", "three"]),
        ("three", ["one", "two", "three", "Ebb"]),
    ],
)
def test_a_chapter_comes_after_another_one_or_last_with_an_empty_scene(after, order) -> None:
    tree = of_three_chapters()
    grown = edited(tree, create_chapter(tree, "Ebb", after))
    assert titles(grown) == order
    new = next(chapter for chapter in read_book(grown).chapters if chapter.title == "Ebb")
    assert [(scene.title, scene.prose) for scene in new.scenes] == [("Scene 1", "")]
    assert grown["manuscript/book.yaml"].startswith(b"# Mine\nchapters:\n  - one   # first\n")


def test_chapters_of_one_title_lie_in_folders_of_their_own() -> None:
    tree = new_book("Low Water")
    for _ in range(3):
        tree = edited(tree, create_chapter(tree, "Chapter 1"))
    chapters = read_book(tree).chapters
    assert [chapter.slug for chapter in chapters] == ["chapter-1", "chapter-1-2", "chapter-1-3", "chapter-1-4"]
    assert len({scene.id for scene in read_book(tree).scenes}) == 4
    assert read_book(tree).findings == ()


def test_a_renamed_chapter_keeps_its_folder_its_scenes_and_every_other_byte() -> None:
    tree = new_book("Low Water") | {"manuscript/chapter-1/chapter.yaml": _WRITTEN.encode()}
    edits = rename_chapter(tree, "chapter-1", "High water")
    assert edits == {"manuscript/chapter-1/chapter.yaml": _WRITTEN.replace("'Low water'", "High water").encode()}


def test_a_chapter_without_a_file_of_its_own_gets_one_when_it_is_renamed() -> None:
    tree = new_book("Low Water")
    del tree["manuscript/chapter-1/chapter.yaml"]
    renamed = edited(tree, rename_chapter(tree, "chapter-1", "Ebb"))
    assert (titles(renamed), read_book(renamed).findings) == (["Ebb"], ())


@pytest.mark.parametrize(
    ("before", "was", "now"),
    [
        ("---\nid: s1\ntitle: 'Ebb'  # mine\npov: Ada\n---\n\n  Rain.\n", "title: 'Ebb'", "title: Low water"),
        ("\ufeff---\r\nid: s1\r\ntitle: Ebb\r\n---\r\nRain.\r\n", "title: Ebb", "title: Low water"),
        ("---\nid: s1\n---\nRain.", "id: s1\n", "id: s1\ntitle: Low water\n"),
        ("---\n---\nRain.", "---\n---", "---\ntitle: Low water\n---"),
        ("Rain.\n\n---\n\nSnow.\n", "Rain", "---\ntitle: Low water\n---\nRain"),
        ("---\n\nSnow.\n", "---", "---\ntitle: Low water\n---\n---"),
        ("\ufeffRain.\n", "Rain", "---\ntitle: Low water\n---\nRain"),
    ],
)
def test_a_renamed_scene_keeps_its_id_its_file_and_every_other_byte(before: str, was: str, now: str) -> None:
    path = "manuscript/chapter-1/scene-1.md"
    tree = new_book("Low Water") | {path: before.encode()}
    scene = read_book(tree).scenes[0]
    edits = rename_scene(tree, scene.id, "Low water")
    assert edits == {path: before.replace(was, now, 1).encode()}
    (renamed,) = read_book(edited(tree, edits)).scenes
    assert (renamed.id, renamed.title, renamed.prose) == (scene.id, "Low water", scene.prose.lstrip("\ufeff"))


def test_a_scene_whose_details_cannot_be_read_keeps_its_title() -> None:
    tree = new_book("Low Water") | {"manuscript/chapter-1/scene-1.md": b"---\nid: s1\ntitle: 'Ebb\n---\nRain.\n"}
    with pytest.raises(EditRefused, match="Mend the file first"):
        rename_scene(tree, read_book(tree).scenes[0].id, "Low water")


def test_a_chapter_goes_with_all_that_lies_in_its_folder_and_leaves_the_others_as_they_are() -> None:
    tree = of_three_chapters() | {
        "manuscript/two/scene-1.md": b"Rain.\n",
        "manuscript/two/notes/idea.txt": b"Snow.\n",
        "manuscript/two-b/chapter.yaml": b"title: Two b\n",
    }
    left = edited(tree, delete_chapter(tree, "two"))
    assert titles(left) == ["one", "three", "Two b"]
    assert [path for path in left if path.startswith("manuscript/two/")] == []
    assert left["manuscript/book.yaml"].startswith(b"# Mine\nchapters:\n  - one   # first\n")


def test_the_last_chapter_leaves_a_book_that_can_be_begun_again() -> None:
    tree = new_book("Low Water")
    empty = edited(tree, delete_chapter(tree, "chapter-1"))
    assert read_book(empty).chapters == ()
    assert titles(edited(empty, create_chapter(empty, "Ebb"))) == ["Ebb"]


def test_a_part_whose_first_chapter_goes_begins_with_the_next_one() -> None:
    tree = of_three_chapters()
    tree["manuscript/one/chapter.yaml"] = b"title: one\npart: The tide\n"
    left = edited(tree, delete_chapter(tree, "one"))
    assert load_mapping(left["manuscript/two/chapter.yaml"].decode())[0] == {"title": "two", "part": "The tide"}
    tree["manuscript/two/chapter.yaml"] = b"title: two\npart: The ebb\n"
    assert edited(tree, delete_chapter(tree, "one"))["manuscript/two/chapter.yaml"] == b"title: two\npart: The ebb\n"


@pytest.mark.parametrize(
    "edit",
    [
        lambda t: move_scene(t, "none", "chapter-1", 0),
        lambda t: create_scene(t, "none", "x"),
        lambda t: move_chapter(t, "none", 0),
        lambda t: create_chapter(t, "x", after="none"),
        lambda t: rename_chapter(t, "none", "x"),
        lambda t: rename_scene(t, "none", "x"),
        lambda t: delete_chapter(t, "none"),
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
def test_scenes_and_chapters_of_any_title_get_names_that_every_computer_keeps(titles: list[str]) -> None:
    tree = new_book("Low Water")
    for title in titles:
        edits, _, path = create_scene(tree, "chapter-1", title)
        assert path not in tree
        tree = edited(tree, edits)
        edits = create_chapter(tree, title)
        assert set(edits) & set(tree) == {"manuscript/book.yaml"}
        tree = edited(tree, edits)
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
