"""A book as a file of another program: whole, the same bytes each time, and read back with its words and structure."""

import io
import time
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree
from plotweaver_formats.edition import book_text
from plotweaver_formats.progress import Progress
from plotweaver_formats.reading import read_novel
from plotweaver_formats.writing import KINDS
from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.importing import to_files

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="module")
def tree():
    return to_files(read_novel((DATA / "tide-clerk-pandoc.docx").read_bytes(), "tide.docx").plan)


@pytest.fixture(scope="module")
def text(tree):
    return book_text(read_book(tree), tree, "a" * 40, 1_700_000_000)


def prose_of(plan):
    return [[scene.prose for scene in chapter.scenes] for chapter in plan.chapters]


@pytest.mark.parametrize("form", KINDS)
def test_the_same_version_makes_the_same_bytes_whenever_it_is_written(form, text):
    first = KINDS[form].write(text, Progress())
    time.sleep(1.1)  # whatever writes the time of day writes another one now
    assert KINDS[form].write(text, Progress()) == first


@pytest.mark.parametrize("form", ["docx", "epub", "md"])
def test_what_leaves_and_comes_back_is_the_same_book(form, text, tree):
    plan = read_novel(KINDS[form].write(text, Progress()), f"x.{form}").plan
    back = to_files(plan)
    assert (plan.title, plan.author) == ("The Tide Clerk", "Ada Venn")
    scenes = [path for path in tree if path.endswith(".md") and path.count("/") == 2]
    assert scenes
    again = book_text(read_book(back), back, "a" * 40, 1_700_000_000)
    assert [(chapter.title, chapter.scenes) for chapter in again.chapters] == [
        (chapter.title, chapter.scenes) for chapter in text.chapters
    ]
    assert again.notes == text.notes


def test_plain_text_comes_back_with_its_chapters_and_scenes(text):
    plan = read_novel(KINDS["txt"].write(text, Progress()), "x.txt").plan
    assert [len(chapter.scenes) for chapter in plan.chapters] == [2, 1]


def test_a_word_file_is_in_standard_manuscript_format(text):
    made = docx.Document(io.BytesIO(KINDS["docx"].write(text, Progress())))
    normal = made.styles["Normal"]
    assert (normal.font.name, normal.font.size.pt) == ("Times New Roman", 12)
    assert normal.paragraph_format.line_spacing == 2
    assert made.sections[0].left_margin.inches == 1
    assert made.sections[0].header.paragraphs[0].text.startswith("Venn / THE TIDE CLERK / ")
    assert [p.text for p in made.paragraphs if p.style.name == "Heading 1"] == [
        "Chapter One: Ebb",
        "Chapter Two: Flood",
    ]
    assert [p.text for p in made.paragraphs].count("#") == 1


def test_an_e_book_begins_with_its_kind_and_is_all_xml(text):
    with zipfile.ZipFile(io.BytesIO(KINDS["epub"].write(text, Progress()))) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        for name in archive.namelist():
            if name.endswith((".xhtml", ".opf", ".xml")):
                etree.fromstring(archive.read(name))


def test_progress_is_told_chapter_by_chapter(text):
    told = []
    KINDS["txt"].write(text, Progress(lambda done, of: told.append((done, of))))
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_letters_that_mean_something_in_xml_or_markdown_stay_letters():
    tree = {
        "plotweaver.yaml": b"format: 1\ntitle: A < B & C\n",
        "manuscript/book.yaml": b"chapters:\n  - one\n",
        "manuscript/one/chapter.yaml": b"title: One & only\nscenes:\n  - a\n",
        "manuscript/one/a.md": b"Tom & <b>Ann</b> saw \\*stars\\* and x_y_z 2 * 3.\n",
    }
    text = book_text(read_book(tree), tree, "v", 0)
    for form in ("docx", "epub", "md"):
        plan = read_novel(KINDS[form].write(text, Progress()), f"x.{form}").plan
        back = to_files(plan)
        said = book_text(read_book(back), back, "v", 0).chapters[0].scenes[0][0].text
        assert said == "Tom & <b>Ann</b> saw *stars* and x_y_z 2 * 3."
