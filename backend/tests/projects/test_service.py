"""Books come onto the shelf whole and once, are seen by their members, and show what they are now."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from plotweaver_backend.projects.service import project_id
from plotweaver_contracts.identity import Standing
from plotweaver_gitstore import head, history, read_tree, trailers_of
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.errors import ImportRefused

STORY = b"CHAPTER I\n\nIt rained all night.\n\nCHAPTER II\n\nThe letter came at noon.\n"


def test_a_new_book_has_a_place_to_write_in(library):
    made = library.service.create(library.ada, "c1", "Rain")
    assert (made.project.title, made.project.role, made.chapters, made.scenes) == ("Rain", "owner", 1, 1)
    assert library.service.list(library.ada) == [made.project]


def test_the_sample_is_a_copy_of_its_files_with_a_history_of_one_version(library):
    files = {
        "plotweaver.yaml": b"format: 1\ntitle: The Lighthouse\n",
        "manuscript/book.yaml": b"chapters:\n  - one\n",
        "manuscript/one/chapter.yaml": b"title: One\nscenes:\n  - first\n  - second\n",
        "manuscript/one/first.md": b"---\nid: s1\ntitle: First\n---\nThe lamp went out.\n",
        "manuscript/one/second.md": b"---\nid: s2\ntitle: Second\n---\nShe lit it again.\n",
        "assets/cover.png": b"\x89PNG\r\n\x1a\n\x00\xff",
    }
    made = library.service.sample(library.ada, "c1", files)
    assert (made.project.title, made.chapters, made.scenes, made.words) == ("The Lighthouse", 1, 2, 8)
    repository = library.changes.store.open(made.project.id)
    assert read_tree(repository, made.commit) == files
    (version,) = history(repository, made.commit)
    assert (version.author_name, version.message.splitlines()[0]) == ("Ada", "Opened the sample novel")
    assert trailers_of(version.message)["Plotweaver-Origin"] == "imported"
    other = library.service.sample(library.ben, "c2", files)
    assert other.project.id != made.project.id


def test_the_sample_that_comes_with_plotweaver_opens_whole(library):
    root = Path(__file__).parents[3] / "cli" / "src" / "plotweaver_cli" / "sample"
    files = {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}
    made = library.service.sample(library.ada, "c1", files)
    assert (made.chapters, made.scenes >= 12, made.words > 5000) == (4, True, True)
    assert read_tree(library.changes.store.open(made.project.id), made.commit) == files


def test_without_a_sample_there_is_none_to_open(library):
    with pytest.raises(ProblemError) as caught:
        library.service.sample(library.ada, "c1", {})
    assert caught.value.code == "not_found"
    assert library.repositories == []


@pytest.mark.parametrize(
    "data", [b"", b"   \n", b"\x00\x01\x02\x00" * 100, b"\xff\xd8\xff\xe0" + bytes(range(256)) * 9]
)
def test_what_cannot_be_brought_in_creates_nothing(library, data):
    told = library.feed.last()
    with pytest.raises(ImportRefused):
        library.service.bring(library.ada, "c1", data, "rain.txt")
    assert library.repositories == []
    assert library.service.list(library.ada) == []
    assert library.feed.last() == told


def test_a_book_without_any_scene_is_shown(library):
    made = library.service.copy(library.ada, "c1", {"plotweaver.yaml": b"format: 1\ntitle: Empty\n"}, "Began")
    assert (made.chapters, made.scenes, made.words) == (0, 0, 0)
    assert library.service.get(made.project.id, "owner").title == "Empty"


def test_a_book_without_a_title_or_with_broken_settings_is_shown(library):
    made = library.service.copy(library.ada, "c1", {"plotweaver.yaml": b"title: [never closed"}, "Began")
    assert library.service.list(library.ada) == [made.project]


def test_a_retry_makes_no_second_book_and_hears_of_the_first(library):
    first = library.service.bring(library.ada, "c1", STORY, "rain.txt")
    assert library.service.bring(library.ada, "c1", STORY, "rain.txt") == first
    assert library.repositories == [f"{first.project.id}.git"]
    assert first.seq == library.feed.last()


def test_equal_requests_at_the_same_time_make_one_book(library):
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: library.service.bring(library.ada, "c1", STORY, "rain.txt"), range(4)))
    assert made == [made[0]] * 4
    assert library.service.list(library.ada) == [made[0].project]


def test_a_retry_gives_no_book_back_to_someone_who_has_left_it(library):
    made = library.service.bring(library.ada, "c1", STORY, "rain.txt")
    library.members.put(made.project.id, library.ada.account, library.ben.email, Standing(role="owner"))
    library.members.remove(made.project.id, library.ada.account)
    library.service.bring(library.ada, "c1", STORY, "rain.txt")
    assert library.service.list(library.ada) == []
    assert [project.id for project in library.service.list(library.ben)] == [made.project.id]


def test_a_book_that_cannot_be_read_leaves_the_others_on_the_shelf(library):
    lost = library.service.bring(library.ada, "c1", STORY, "rain.txt").project
    kept = library.service.bring(library.ada, "c2", STORY, "snow.txt").project
    folder = library.changes.store.root / f"{lost.id}.git"
    folder.rename(folder.with_suffix(".away"))
    assert {each.id for each in library.service.list(library.ada)} == {lost.id, kept.id}
    folder.with_suffix(".away").rename(folder)
    assert library.service.get(lost.id, "owner").title == lost.title


def test_a_project_has_one_id_for_one_change_and_no_other():
    ids = [project_id(f"change-{number}") for number in range(500)]
    assert ids == [project_id(f"change-{number}") for number in range(500)]
    assert len(set(ids)) == 500
    assert all(len(one) == 12 and one.isalnum() and one.islower() | one.isdigit() for one in ids)
    # what people's books are called must never change
    assert project_id("c1") == "hw98hl0v19aq"


def test_the_shelf_shows_a_book_as_its_newest_version_has_it(library):
    made = library.service.create(library.ada, "c1", "Rain")
    book = made.project.id
    titled = library.write(book, made.commit, "plotweaver.yaml", "format: 1\ntitle: Snow\n")
    library.write(book, titled, "manuscript/chapter-1/scene-1.md", "Four words of text.\n")
    (shown,) = library.service.list(library.ada)
    assert (shown.title, shown.words) == ("Snow", made.words + 4)
    assert library.service.get(book, "reader").title == "Snow"
    assert head(library.changes.store.open(book)) != made.commit


def test_a_shelf_holds_only_ones_own_books(library):
    mine = library.service.create(library.ada, "c1", "Mine").project
    theirs = library.service.create(library.ben, "c2", "Theirs").project
    library.members.put(theirs.id, library.ada.account, library.ada.email, Standing(role="reader"))
    assert {(one.id, one.role) for one in library.service.list(library.ada)} == {
        (mine.id, "owner"),
        (theirs.id, "reader"),
    }
    assert [one.id for one in library.service.list(library.ben)] == [theirs.id]


def test_an_unknown_book_is_not_found(library):
    with pytest.raises(ProblemError) as caught:
        library.service.get("nobodys", "reader")
    assert caught.value.code == "not_found"
