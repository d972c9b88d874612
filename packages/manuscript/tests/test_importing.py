"""A whole novel comes in from one file: chapters and scenes found, no word lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.errors import ImportRefused
from plotweaver_manuscript.importing import ImportChapter, ImportPlan, ImportScene, Told, decode, plan_import, to_files
from plotweaver_manuscript.prose import count_words
from plotweaver_manuscript.rules import FILE_MODE, Entry, check_structure

_PARAGRAPH = (
    "The ferry left without him, and he stood on the slip counting gulls until the count no longer mattered.\n"
    "Behind him the lamps of the fish market went out one after another, as if someone were folding the evening away.\n"
)
_NOVELS = Path(__file__).parents[4] / "shared" / "data" / "pdnc"


def _novel(*headings: str, title: str = "") -> str:
    return title + "\n\n".join(f"{heading}\n\n{_PARAGRAPH}" for heading in headings)


def _titles(plan: ImportPlan) -> list[str]:
    return [chapter.title for chapter in plan.chapters]


@pytest.mark.parametrize(
    ("headings", "titles"),
    [
        (("CHAPTER I", "CHAPTER II"), ["CHAPTER I", "CHAPTER II"]),
        (("CHAPTER I.\nThe Slip", "CHAPTER II.\nThe Market"), ["The Slip", "The Market"]),
        (("Chapter 1: The Slip", "Chapter 2: The Market"), ["The Slip", "The Market"]),
        (("CHAPTER ONE", "CHAPTER TWENTY-ONE"), ["CHAPTER ONE", "CHAPTER TWENTY-ONE"]),
        (("Chapter the First", "Chapter the Second"), ["Chapter the First", "Chapter the Second"]),
        (("I", "II", "III"), ["I", "II", "III"]),
        (("1", "2", "3"), ["1", "2", "3"]),
        (("ONE", "TWO", "THREE"), ["ONE", "TWO", "THREE"]),
        (("I. THE SLIP", "II. THE MARKET"), ["THE SLIP", "THE MARKET"]),
        (("# The Slip", "# The Market"), ["The Slip", "The Market"]),
        (("PROLOGUE", "CHAPTER I", "EPILOGUE"), ["PROLOGUE", "CHAPTER I", "EPILOGUE"]),
        (("PART ONE", "PART TWO"), ["PART ONE", "PART TWO"]),
    ],
)
def test_chapters_are_found_by_the_heading_forms_of_real_books(headings: tuple[str, ...], titles: list[str]) -> None:
    assert _titles(plan_import(_novel(*headings), "novel.txt")) == titles


def test_one_markdown_title_over_chapters_names_the_book() -> None:
    plan = plan_import("# Low Water\n\n" + _novel("## The Slip", "## The Market"), "x.md")
    assert plan.title == "Low Water"
    assert _titles(plan) == ["The Slip", "The Market"]


def test_a_part_opens_with_its_first_chapter() -> None:
    text = f"BOOK I\n\nCHAPTER I\n\n{_PARAGRAPH}\nCHAPTER II\n\n{_PARAGRAPH}\nBOOK II\n\nCHAPTER I\n\n{_PARAGRAPH}"
    plan = plan_import(text, "novel.txt")
    assert [chapter.part.strip() for chapter in plan.chapters] == ["BOOK I", "", "BOOK II"]


def test_chapters_below_headings_of_parts_are_the_chapters() -> None:
    marks = (
        "# Prologue",
        "# Part One: The Slip\n\n## Ebb",
        "## Flood",
        "# Part Two\n\n## Slack",
        "# Epilogue",
        "## Then",
    )
    plan = plan_import(_novel(*marks), "x")
    assert _titles(plan) == ["Prologue", "Ebb", "Flood", "Slack", "Epilogue"]
    assert [chapter.part.strip() for chapter in plan.chapters] == ["", "# Part One: The Slip", "", "# Part Two", ""]


def test_short_lines_set_apart_are_titles_where_nothing_else_is() -> None:
    apart = "".join(f"\n\n{title}\n\n{_PARAGRAPH}\n" for title in ("The Slip", "A Market"))
    assert _titles(plan_import(f"Salt\n{apart}", "x")) == ["The Slip", "A Market"]
    assert len(plan_import(f"Salt\n{apart}\n\nEND OF IT\n", "x").chapters) == 1


def test_a_table_of_contents_makes_no_chapters() -> None:
    contents = "Low Water\n\nCONTENTS\n\nCHAPTER I. The Slip\nCHAPTER II. The Market\n\n\n"
    plan = plan_import(contents + _novel("CHAPTER I. The Slip", "CHAPTER II. The Market"), "novel.txt")
    assert _titles(plan) == ["The Slip", "The Market"]
    assert "CONTENTS" in plan.front


def test_the_licence_and_back_matter_stand_in_files_of_their_own() -> None:
    text = (
        "Title: Low Water\n\nAuthor: A. Nonymous\n\n*** START OF THE PROJECT GUTENBERG EBOOK LOW WATER ***\n\n"
        + _novel("CHAPTER I", "CHAPTER II")
        + "\n\nTHE END\n\n*** END OF THE PROJECT GUTENBERG EBOOK LOW WATER ***\n\nLicence text.\n"
    )
    files = to_files(plan_import(text, "pg1.txt"))
    assert b"Licence text." in files["manuscript/gutenberg-licence.md"]
    assert files["manuscript/back-matter.md"] == b"THE END\n"
    book = read_book(files)
    assert (book.title, book.authors) == ("Low Water", ("A. Nonymous",))


def test_headings_of_a_dedication_and_of_acknowledgements_head_no_chapters() -> None:
    named = ("Dedication", "ONE", "TWO", "About the Author", "Also by Ada Venn")
    plan = plan_import(_novel(*(f"## {name}" for name in named), title="# Salt\n\n"), "salt.md")
    assert (plan.title, _titles(plan)) == ("Salt", ["ONE", "TWO"])
    assert plan.front.startswith("# Salt\n\n## Dedication\n")
    assert plan.back.startswith("## About the Author\n")
    assert "## Also by Ada Venn" in plan.back
    assert plan.chapters[0].part == ""


def test_a_mark_that_stands_within_scenes_parts_none() -> None:
    told = Told(top="chapter", within="***", front="For Ben.\n", back="Thanks.\n")
    plan = plan_import("# One\n\nA.\n\n***\n\nB.\n\n* * *\n\nC.\n\nTHE END\n", "salt.md", told)
    assert [scene.prose for scene in plan.chapters[0].scenes] == ["A.\n\n***\n\nB.\n", "C.\n\nTHE END\n"]
    assert (plan.front, plan.back) == ("For Ben.\n", "Thanks.\n")
    book = read_book(to_files(plan))
    assert (book.front, book.back, book.words) == ("For Ben.\n", "Thanks.\n", 5)


@pytest.mark.parametrize("mark", ["* * *", "***", "#", "⁂", "---", "*      *      *"])
def test_break_marks_part_scenes(mark: str) -> None:
    plan = plan_import(f"CHAPTER I\n\n{_PARAGRAPH}\n{mark}\n\n{_PARAGRAPH}", "novel.txt")
    assert [len(chapter.scenes) for chapter in plan.chapters] == [2]


def test_quotes_and_line_wrapping_stay_as_they_are() -> None:
    (chapter,) = plan_import(f"CHAPTER I\n\n“Well,” she\nsaid, 'no.'\n\n{_PARAGRAPH}", "novel.txt").chapters
    assert chapter.scenes[0].prose == f"“Well,” she\nsaid, 'no.'\n\n{_PARAGRAPH}"


def test_the_pronoun_on_a_line_of_its_own_is_no_chapter() -> None:
    assert len(plan_import(f"{_PARAGRAPH}\nI\n\n{_PARAGRAPH}", "novel.txt").chapters) == 1


_LINES = st.sampled_from(
    [
        "",
        "",
        "CHAPTER I",
        "Chapter 2. On",
        "III",
        "PART ONE",
        "# Top",
        "## Low",
        "* * *",
        "THE END",
        "Title: X",
        "by",
        "I",
    ]
) | st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=60)


@pytest.mark.parametrize(
    ("front", "title", "author"),
    [
        ("Salt\n\nby Ada Venn", "Salt", "Ada Venn"),
        ("Salt\n\nby\n\nAda Venn", "Salt", "Ada Venn"),
        ("By the Water\n\nby Ada Venn", "By the Water", "Ada Venn"),
        ("By\n\nby A", "By", "A"),
        ("Salt\n\nBypaths of a clerk", "Salt", ""),
    ],
)
def test_a_book_may_be_called_as_one_tells_who_wrote_it(front: str, title: str, author: str) -> None:
    plan = plan_import(f"{front}\n\n\nCHAPTER I\n\nIt rained.\n\n\nCHAPTER II\n\nIt rained on.\n", "x.txt")
    assert (plan.title, plan.author) == (title, author)


@given(st.lists(_LINES, min_size=1, max_size=60))
def test_no_word_is_lost_and_none_is_invented(lines: list[str]) -> None:
    text = "\n".join(lines)
    plan = plan_import(text, "novel.txt")
    kept = " ".join(" ".join(plan.pieces()).split())
    lost_only_breaks = [word for word in text.split() if count_words(word)]
    assert [word for word in kept.split() if count_words(word)] == lost_only_breaks


@given(st.lists(_LINES, min_size=1, max_size=60))
def test_the_files_hold_the_plan(lines: list[str]) -> None:
    plan = plan_import("\n".join(lines), "novel.txt")
    book = read_book(to_files(plan))
    assert [scene.prose for scene in book.scenes] == [
        scene.prose for chapter in plan.chapters for scene in chapter.scenes
    ]
    assert [chapter.title for chapter in book.chapters] == _titles(plan)
    assert book.findings == ()


@given(st.lists(st.text() | st.sampled_from(["Con", "AUX", "nul.", "com¹", "Lpt9", "con-1", "CON"]), min_size=1))
def test_chapters_of_any_title_get_folders_that_every_computer_keeps(titles: list[str]) -> None:
    chapters = tuple(ImportChapter(title, "", "", (ImportScene("Rain.\n"),)) for title in titles)
    files = to_files(ImportPlan("Low Water", "", chapters=chapters))
    assert check_structure(Entry(path, FILE_MODE, len(data), data) for path, data in files.items()) == []
    assert len(read_book(files).chapters) == len(titles)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"])
def test_usual_encodings_are_recognised(encoding: str) -> None:
    text = "“Café,” she said, déjà vu.\n" if encoding != "latin-1" else "Café, she said, déjà vu.\n"
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "import.empty"),
        (b" \n\t", "import.empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "file.encoding"),
        (b"caf\x81\xe9 \xff\xfe\x8d", "file.encoding"),
        (b"a" * (20 * 1024 * 1024 + 1), "file.too_large"),
    ],
)
def test_what_is_no_novel_is_refused_with_its_reason(data: bytes, code: str) -> None:
    with pytest.raises(ImportRefused) as refusal:
        decode(data)
    assert refusal.value.code == code


_OWN = _novel("CHAPTER I", "CHAPTER II", title="Low Water\n\n").encode()
_REAL = sorted(_NOVELS.glob("*/novel_text.txt")) if _NOVELS.is_dir() else []


@pytest.mark.parametrize(
    "data",
    [pytest.param(_OWN, id="own"), *(pytest.param(path.read_bytes(), id=path.parent.name) for path in _REAL)],
)
def test_whole_novels_keep_every_word(data: bytes) -> None:
    text = decode(data)
    plan = plan_import(text, "novel.txt")
    assert plan.words == count_words(text)
    assert len(plan.chapters) > 1
