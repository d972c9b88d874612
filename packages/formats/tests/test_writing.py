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
from plotweaver_manuscript.errors import ExportRefused
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


NOTED = "The tide[^1] went[^1] out[^x].\n\n[^1]: A note.\n\n[^x]: Other [^1].\n\n[^z]: Of nothing.\n"
LONG = "\nNobody on the mole said a word to anyone. " + "They looked at the water, and at the sky. " * 4
TITLE = 'Salt: "a\\a tale"'


@pytest.fixture(scope="module")
def odd():
    tree = {
        "plotweaver.yaml": f"format: 1\ntitle: '{TITLE}'\nauthors: [Ada Venn]\n".encode(),
        "manuscript/book.yaml": b"chapters:\n  - one\n  - two\n",
        "manuscript/one/chapter.yaml": b"title: The ebb\nscenes:\n  - a\n",
        "manuscript/one/a.md": (NOTED + LONG).encode(),
        "manuscript/two/chapter.yaml": b"title: The flood\nscenes:\n  - a\n",
        "manuscript/two/a.md": f"It \x01 was\x0c noon.\n\n{LONG}".encode(),
    }
    return book_text(read_book(tree), tree, "a" * 40, 1_700_000_000)


@pytest.mark.parametrize("form", KINDS)
def test_letters_that_no_file_can_hold_stop_no_book_from_leaving(form, odd):
    assert KINDS[form].write(odd, Progress())


def test_a_footnote_that_is_named_twice_is_written_once(odd):
    with zipfile.ZipFile(io.BytesIO(KINDS["epub"].write(odd, Progress()))) as archive:
        page = archive.read("EPUB/chapter-1.xhtml").decode()
    assert (page.count('id="note-1"'), page.count('href="#note-1"')) == (1, 2)
    assert "Other [1]." in page
    assert KINDS["md"].write(odd, Progress()).decode().count("[^1]: ") == 1
    assert KINDS["txt"].write(odd, Progress()).decode().count("A note.") == 1


@pytest.mark.parametrize("form", ["docx", "epub", "md", "txt"])
def test_no_mark_of_a_footnote_is_seen_as_text(form, odd):
    data = KINDS[form].write(odd, Progress())
    if form in ("docx", "epub"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist())
    elif form == "md":
        data = data.replace(b"[^1]", b"").replace(b"[^2]", b"")
    assert b"[^" not in data


def test_each_part_of_what_stands_around_the_story_has_a_page_of_its_own():
    tree = {
        "plotweaver.yaml": b"format: 1\ntitle: Salt\nauthors: [Ada Venn]\n",
        "manuscript/front-matter.md": b"SALT\n\nby Ada Venn\n\nabout 90,000 words\n\n*For Ben*\n",
        "manuscript/book.yaml": b"chapters:\n  - one\n",
        "manuscript/one/chapter.yaml": b"title: Ebb\nscenes:\n  - a\n",
        "manuscript/one/a.md": b"It fell.\n",
        "manuscript/back-matter.md": b"# Thanks\n\nTo Ben.[^1]\n\n[^1]: Ann.\n\n# About the author\n\nShe writes.\n",
    }
    text = book_text(read_book(tree), tree, "v", 0)
    with zipfile.ZipFile(io.BytesIO(KINDS["epub"].write(text, Progress()))) as archive:
        pages = [name for name in archive.namelist() if "front-" in name or "back-" in name]
        assert pages == ["EPUB/front-1.xhtml", "EPUB/back-1.xhtml", "EPUB/back-2.xhtml"]
        contents = archive.read("EPUB/nav.xhtml").decode()
        assert "About the author" in contents
        assert "front-1" not in contents
        assert "by Ada Venn" not in archive.read("EPUB/front-1.xhtml").decode()
        assert 'epub:type="footnote"' in archive.read("EPUB/back-1.xhtml").decode()
        # a page that has no title is called as the book
        assert "<title>Salt</title>" in archive.read("EPUB/front-1.xhtml").decode()
    made = docx.Document(io.BytesIO(KINDS["docx"].write(text, Progress())))
    fresh = [p.text for p in made.paragraphs if p.paragraph_format.page_break_before]
    assert fresh == ["For Ben", "Thanks"]
    assert [p.text for p in made.paragraphs if p.style.name == "Back Matter Title"] == ["Thanks", "About the author"]
    pages = KINDS["pdf"].write(text, Progress()).count(b"/Type /Page\n")
    without = {path: data for path, data in tree.items() if "matter" not in path}
    alone = KINDS["pdf"].write(book_text(read_book(without), without, "v", 0), Progress())
    assert pages == alone.count(b"/Type /Page\n") + 3


def test_a_title_with_a_colon_and_quotes_is_the_same_title_again(odd):
    assert read_novel(KINDS["md"].write(odd, Progress()), "x.md").plan.title == odd.title


def test_titles_that_say_no_number_are_found_again_in_plain_text(odd):
    plan = read_novel(KINDS["txt"].write(odd, Progress()), "x.txt").plan
    assert [chapter.title for chapter in plan.chapters] == ["The ebb", "The flood"]


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


def test_lines_leave_as_the_page_shows_them_wrapped_ones_flow_and_a_line_break_stays_in_its_paragraph():
    tree = {
        "plotweaver.yaml": b"format: 1\ntitle: Salt\n",
        "manuscript/book.yaml": b"chapters:\n  - one\n",
        "manuscript/one/chapter.yaml": b"title: One\nscenes:\n  - a\n",
        "manuscript/one/a.md": b"It was\nnoon.\n\nThe sign said:\\\nNo boats.\n\nRow,  \nrow,  \nrow.\n",
    }
    text = book_text(read_book(tree), tree, "v", 0)
    said = ["It was noon.", "The sign said:\nNo boats.", "Row,\nrow,\nrow."]
    assert [(block.kind, block.text) for block in text.chapters[0].scenes[0]] == [("paragraph", each) for each in said]
    with zipfile.ZipFile(io.BytesIO(KINDS["epub"].write(text, Progress()))) as archive:
        page = archive.read("EPUB/chapter-1.xhtml").decode()
    assert "".join(f"<p>{each}</p>" for each in said).replace("\n", "<br/>") in page.replace("\n", "")
    made = docx.Document(io.BytesIO(KINDS["docx"].write(text, Progress())))
    found = {p.text: p.paragraph_format.first_line_indent for p in made.paragraphs}
    assert [found[each].inches for each in said] == [0.5, 0.5, 0.5]


def in_hebrew(language="he"):
    tree = {
        "plotweaver.yaml": f"format: 1\ntitle: ים\nlanguage: {language}\n".encode(),
        "manuscript/book.yaml": b"chapters:\n  - one\n",
        "manuscript/one/chapter.yaml": "title: פרק\nscenes:\n  - a\n".encode(),
        "manuscript/one/a.md": "שלום *עולם*.\n".encode(),
    }
    return book_text(read_book(tree), tree, "v", 0)


def test_a_language_that_is_read_from_right_to_left_runs_so():
    with zipfile.ZipFile(io.BytesIO(KINDS["epub"].write(in_hebrew(), Progress()))) as archive:
        assert 'page-progression-direction="rtl"' in archive.read("EPUB/package.opf").decode()
        assert ' dir="rtl">' in archive.read("EPUB/chapter-1.xhtml").decode()
    made = docx.Document(io.BytesIO(KINDS["docx"].write(in_hebrew(), Progress())))
    assert made.styles["Normal"].font.rtl
    assert made.styles["Heading 1"].font.cs_bold is False
    assert [run.text for each in made.paragraphs for run in each.runs if run.font.cs_italic] == ["עולם"]
    assert not docx.Document(io.BytesIO(KINDS["docx"].write(in_hebrew("en"), Progress()))).styles["Normal"].font.rtl


def test_a_pdf_of_blank_letters_is_refused_with_what_to_choose():
    with pytest.raises(ExportRefused, match="Choose Word manuscript or E-book") as caught:
        KINDS["pdf"].write(in_hebrew(), Progress())
    assert caught.value.code == "export.letters"
