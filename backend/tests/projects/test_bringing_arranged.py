"""A novel's file is looked at before anything is created, arranged, brought in so, and taken away again."""

from __future__ import annotations

import io
import zipfile

import pytest
from plotweaver_backend.projects.previewing import arrangement_of
from plotweaver_contracts.bringing import ImportArrangement
from plotweaver_contracts.identity import Standing
from plotweaver_gitstore import read_tree
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.errors import ImportRefused

TEXT = b"""Salt

For Ben.

# One

*First* of one.

Second of one.

* * *

Third of one.

# Two

Only of two.
"""


def wish(*chapters, front=True):
    given = [
        {
            "title": title,
            "scenes": [
                {"passages": [dict(zip(("scene", "first", "last"), p, strict=True)) for p in s]} for s in scenes
            ],
        }
        for title, scenes in chapters
    ]
    return arrangement_of(ImportArrangement.model_validate({"title": "Salt", "chapters": given, "front": front}))


def test_a_preview_shows_chapters_scenes_words_and_first_lines_and_creates_nothing(library):
    shown = library.service.preview(TEXT, "salt.md")
    assert [(each.title, each.heading_words, len(each.scenes)) for each in shown.chapters] == [
        ("One", 1, 2),
        ("Two", 1, 1),
    ]
    assert [(p.opening, p.words) for p in shown.chapters[0].scenes[0].paragraphs] == [
        ("First of one.", 3),
        ("Second of one.", 3),
    ]
    assert (shown.front.opening, shown.front.words, shown.front.titles) == ("Salt For Ben.", 3, [])
    parts = sum(p.words for c in shown.chapters for s in c.scenes for p in s.paragraphs)
    assert shown.words == parts + shown.front.words + sum(each.heading_words for each in shown.chapters)
    assert library.repositories == []


def test_a_preview_names_what_stands_around_the_story(library):
    before = b"# Dedication\n\nFor Ben.\n\n"
    after = b"\n# Acknowledgements\n\nTo Ann.\n\n# About the author\n\nShe writes.\n"
    shown = library.service.preview(before + TEXT[TEXT.index(b"# One") :] + after, "salt.md")
    assert [chapter.title for chapter in shown.chapters] == ["One", "Two"]
    assert (shown.front.titles, shown.back.titles) == (["Dedication"], ["Acknowledgements", "About the author"])


def test_an_endless_paragraph_is_shown_by_its_beginning(library):
    (chapter,) = library.service.preview(b"word " * 500, "long.txt").chapters
    assert len(chapter.scenes[0].paragraphs[0].opening) < 130


def test_a_book_comes_as_it_was_arranged_and_what_is_left_out_is_counted(library):
    arranged = wish(("One and two", [[(0, 0, 0)], [(0, 1, 1), (1, 0, 0)]]), ("Two", [[(2, 0, 0)]]), front=False)
    made = library.service.bring_arranged(library.ada, "c1", TEXT, "salt.md", arranged)
    assert (made.chapters, made.scenes, made.file_words, made.excluded) == (2, 3, 17, 3)
    files = read_tree(library.changes.store.open(made.project.id), made.commit)
    assert files["manuscript/one-and-two/scene-2.md"].endswith(b"---\nSecond of one.\n\nThird of one.\n")
    assert library.service.bring_arranged(library.ada, "c1", TEXT, "salt.md", arranged) == made


def test_what_the_file_does_not_hold_creates_nothing(library):
    with pytest.raises(ImportRefused, match=r"no such scene.*Nothing was created"):
        library.service.bring_arranged(library.ada, "c1", TEXT, "salt.md", wish(("One", [[(9, 0, 0)]])))
    assert library.repositories == []


def zipped(files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return made.getvalue()


@pytest.mark.parametrize("data", [b"# v2 git bundle\n", zipped({"plotweaver.yaml": "format: 1\n"})])
def test_a_packed_book_has_nothing_to_arrange(library, data):
    with pytest.raises(ImportRefused, match=r"packed book.*Nothing was created"):
        library.service.preview(data, "book.docx")


@pytest.mark.parametrize("name", ["book.docx", "book.epub"])
def test_a_file_that_was_not_copied_whole_is_said_to_be_so(library, name):
    half = zipped({"word/document.xml": "words " * 9, "mimetype": "application/zip"})[:-40]
    for act in (
        lambda: library.service.preview(half, name),
        lambda: library.service.bring(library.ada, "c1", half, name),
    ):
        with pytest.raises(ImportRefused, match=r"damaged, or was not copied whole.*Nothing was created"):
            act()
    assert library.repositories == []


def test_an_import_is_undone_and_leaves_nothing(library):
    made = library.service.bring(library.ada, "c1", TEXT, "salt.md")
    library.undoing.undo(made.project.id)
    assert library.service.list(library.ada) == []
    assert library.repositories == []
    told = library.feed.after(0)
    assert [each.objects for each in told if each.project == made.project.id and each.seq <= made.seq] == [None, None]
    assert (told[-1].type, told[-1].data["role"]) == ("permissions.changed", None)
    again = library.service.bring(library.ada, "c1", TEXT, "salt.md")
    assert (again.words, [each.id for each in library.service.list(library.ada)]) == (made.words, [made.project.id])


def test_a_report_of_the_arrived_book_does_not_keep_it(library):
    made = library.service.bring(library.ada, "c1", TEXT, "salt.md")
    library.reporting.catch_up()
    assert library.feed.after(0)[-1].type == "quality.reported"
    library.undoing.undo(made.project.id)
    assert library.service.list(library.ada) == []


def write(library, made):
    library.write(made.project.id, made.commit, "manuscript/one/scene-1.md", "Mine.\n")


def let_in(library, made):
    library.members.put(made.project.id, library.ada.account, library.ben.email, Standing(role="reader"))


@pytest.mark.parametrize("happened", [write, let_in])
def test_a_book_to_which_something_happened_stays(library, happened):
    made = library.service.bring(library.ada, "c1", TEXT, "salt.md")
    happened(library, made)
    with pytest.raises(ProblemError) as caught:
        library.undoing.undo(made.project.id)
    assert caught.value.code == "import.written_since"
    assert [each.id for each in library.service.list(library.ada)] == [made.project.id]
