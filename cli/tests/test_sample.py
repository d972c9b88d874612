"""The sample novel is a whole book, and has just the flaws that its guide lists."""

import re
from pathlib import Path

import pytest
from plotweaver_cli.places import SAMPLE
from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.rules import Entry, check_structure
from plotweaver_manuscript.tree import text_of
from plotweaver_quality.checks import check_book

GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "sample-novel.md"
ROW = re.compile(r"^\| (?P<flaw>[^|]+) \| (?P<where>`[^|]+`) \| (?P<quote>[^|]+) \| (?P<rule>[^|]+) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def tree():
    return {path.relative_to(SAMPLE).as_posix(): path.read_bytes() for path in SAMPLE.rglob("*") if path.is_file()}


def _flaws():
    found = [row.groupdict() for row in ROW.finditer(GUIDE.read_text(encoding="utf-8"))]
    assert len(found) >= 5
    return found


def test_it_has_four_chapters_and_twelve_scenes_of_about_five_hundred_words(tree):
    book = read_book(tree)
    assert (len(book.chapters), len(book.scenes)) == (4, 12)
    assert all(450 <= scene.words <= 600 for scene in book.scenes)
    assert book.findings == ()
    assert all(scene.pov and scene.location and scene.status for scene in book.scenes)


def test_its_structure_is_accepted(tree):
    entries = [Entry(path, 0o100644, len(data), data) for path, data in tree.items()]
    assert check_structure(entries) == []


@pytest.mark.parametrize("flaw", _flaws(), ids=lambda flaw: flaw["quote"])
def test_each_planted_flaw_stands_where_the_guide_says(tree, flaw):
    for path in re.findall(r"`([^`]+)`", flaw["where"]):
        prose = " ".join((text_of(tree, path) or "").split())
        assert flaw["quote"] in prose


def test_the_checks_find_those_flaws_and_no_others(tree):
    expected = {
        (flaw["quote"], rule) for flaw in _flaws() for rule in re.findall(r"^`([a-z.]+)`$", flaw["rule"].strip())
    }
    found = {(" ".join(finding.at.quote.split()), finding.rule) for finding in check_book(tree)}
    assert len(found) == len(expected)
    for quote, rule in expected:
        assert any(quote in text and rule == other for text, other in found), quote
