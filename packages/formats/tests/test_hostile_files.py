"""Files that mean harm, or are broken: refused with what, where and what to do; nothing is read beside them."""

import io
import zipfile

import pytest
from plotweaver_formats import packed
from plotweaver_formats.edition import book_text
from plotweaver_formats.reading import read_novel
from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.errors import ImportRefused
from plotweaver_manuscript.importing import to_files

from .files import archive, docx, epub, odt


def refusal(data, filename="x"):
    with pytest.raises(ImportRefused) as caught:
        read_novel(data, filename)
    assert "Nothing was created." in caught.value.message
    return caught.value


def test_a_bomb_is_unpacked_no_further_than_the_most(monkeypatch):
    monkeypatch.setattr(packed, "MOST_UNPACKED", 100_000)
    data = odt("<text:p>" + "a" * 5_000_000 + "</text:p>")
    assert len(data) < 20_000
    assert refusal(data).code == "file.too_large"


def test_a_word_file_hides_no_bomb_in_a_part_that_is_not_its_text(monkeypatch):
    monkeypatch.setattr(packed, "MOST_UNPACKED", 500_000)
    with zipfile.ZipFile(io.BytesIO(docx(["Words."]))) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    parts["word/footnotes.xml"] = b"<a>" + b" " * 3_000_000 + b"</a>"
    assert refusal(archive(parts)).code == "file.too_large"


def test_a_word_file_of_nothing_but_tags_is_refused_before_they_cost_anything():
    data = odt("<text:p/>" * (packed.MOST_TAGS + 1))
    assert len(data) < 100_000
    caught = refusal(data)
    assert caught.code == "file.too_large"
    assert "plain text" in caught.detail["remedy"]


def test_entities_of_its_own_are_refused_and_no_file_is_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("do not show")
    evil = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>'
    for data in (
        archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": evil}),
        archive({"word/document.xml": evil}),
        archive({"META-INF/container.xml": evil}),
    ):
        error = refusal(data)
        assert error.code == "file.broken"
        assert "do not show" not in error.message


def test_an_entity_in_a_page_of_an_e_book_reads_no_file(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("do not show")
    page = f'<h1>One</h1><p>Words <object data="{secret.as_uri()}"/> and &x; more.</p>'
    shown = "".join(read_novel(epub(page), "x.epub").plan.pieces())
    assert "do not show" not in shown
    assert "more" in shown


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (b"PK\x03\x04 and then nothing", "file.broken", "cannot be read"),
        (archive({"a.txt": "words"}), "file.kind", "no Word, OpenDocument or EPUB"),
        (b"%PDF-1.7 \x00", "file.kind", "a PDF"),
        (b"{\\rtf1 hello}", "file.kind", "an RTF file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 9, "file.kind", "old version of Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "file.locked", "a password"),
        (odt("", **{"META-INF/manifest.xml": "<m:encryption-data/>"}), "file.locked", "a password"),
        (archive({"Index/Document.iwa": "words"}), "file.kind", "of Pages"),
        (b"<!DOCTYPE html><p>Words.", "file.kind", "a web page"),
        (archive({"word/document.xml": "<broken"}), "file.broken", "Word file"),
        (archive({"META-INF/container.xml": "<a/>"}), "file.broken", "where its text is"),
        (odt(""), "import.empty", "empty"),
        (docx([""]), "import.empty", "empty"),
    ],
)
def test_what_cannot_be_read_says_what_it_is(data, code, says):
    error = refusal(data)
    assert error.code == code
    assert says in error.message


def test_a_cut_off_file_is_refused():
    data = docx(["Words that matter."])
    refusal(data[: len(data) // 2])


@pytest.mark.parametrize(
    "text",
    [
        "[^" * 100_000 + " x",
        "a[^1]\n\n***\n\n" * 2000 + "[^1]: x\n\n" * 2000,
        "::: front-matter\n" + ":::\t" * 50_000 + "x",
        "x\n\n::: back-matter\n" * 5000,
        "x\n\n:::" + "\t" * 200_000 + "x",
    ],
)
def test_marks_that_never_end_cost_no_more_than_they_are_long(text):
    files = to_files(read_novel(text.encode(), "x.md").plan)
    assert book_text(read_book(files), files, "v", 0).chapters
