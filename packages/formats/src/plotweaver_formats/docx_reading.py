"""Word's `.docx`, read by mammoth into HTML and from there into blocks."""

from __future__ import annotations

import io
import re
import zipfile

import mammoth
from lxml import etree

from plotweaver_formats.document import OURS, Document
from plotweaver_formats.docx_plain import W, make_plain
from plotweaver_formats.docx_styles import Styles, name_headings, write_emphasis, write_rules
from plotweaver_formats.html import Page, parsed, read_page
from plotweaver_formats.packed import Packed
from plotweaver_formats.packing import FIRST_TIME, pack

#: The part that makes an archive a Word file.
BODY = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
# underlining is how typescripts write italics
_STYLES = """
u => em
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => h2.title:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p.PartOfBook => h1.part:fresh
p.TitleAround => h1.around:fresh
p[style-name='Front Matter'] => p.around:fresh
p[style-name='Back Matter'] => p.around:fresh
p[style-name='Front Matter Quote'] => blockquote > p.around:fresh
p[style-name='Back Matter Quote'] => blockquote > p.around:fresh
p[style-name='Title Page'] => p.around:fresh
p[style-name='Break Within Scene'] => p.within:fresh
p[style-name='TOC Heading'] => !
p[style-name='toc 1'] => !
p[style-name='toc 2'] => !
p[style-name='toc 3'] => !
p[style-name='toc 4'] => !
p[style-name='toc 5'] => !
p[style-name='toc 6'] => !
"""
_AUTHOR = "{http://purl.org/dc/elements/1.1/}creator"
_KEYWORDS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}keywords"
_TEXT = re.compile(rb"<w:t[ >]")
_INSIDE = re.compile(rb"<w:(?:altChunk|subDoc)\b")
_CONTENTS = re.compile(rb'<w:instrText[^>]*>\s*TOC\b|<w:docPartGallery w:val="Table of Contents"')


def read_docx(data: bytes) -> Document:
    """Return the text of a Word file: footnotes and endnotes as notes, deleted words left deleted.

    Raises:
        ImportRefused: it cannot be read.
    """
    packed = Packed(data, "Word file")
    # each part of XML passes the strict parser and the budget before mammoth sees it
    parts = {
        name: packed.xml(name)
        for name in sorted(packed.names)
        if name.startswith(("word/", "_rels/", "docProps/")) and name.endswith((".xml", ".rels"))
    }
    pictures: list[object] = []

    def left_out(picture: object) -> list[object]:
        pictures.append(picture)
        return []

    try:
        made = mammoth.convert_to_html(
            io.BytesIO(_plain(data, parts)),
            style_map=_STYLES,
            ignore_empty_paragraphs=False,
            convert_image=left_out,
        )
    # whatever a library of a file format raises is told as one problem
    except Exception as error:
        raise packed.broken(f"{type(error).__name__}: {error}") from error
    page = Page()
    root = parsed(made.value)
    if root is not None:
        read_page(root, page, {})
    left = _left_out(packed, len(pictures))
    core = parts.get("docProps/core.xml")
    ours = _said(core, _KEYWORDS) == OURS
    return Document(tuple(page.blocks), page.notes, page.title, _said(core, _AUTHOR), left, ours)


def _plain(data: bytes, parts: dict[str, etree._Element]) -> bytes:
    """Return the file with its texts as mammoth reads them whole."""
    styles = Styles(parts.get("word/styles.xml"))
    texts = {name: root for name, root in parts.items() if name in (BODY, *_NOTES)}
    for root in texts.values():
        make_plain(root)
    body = texts[BODY].find(f"{W}body")
    if body is not None:
        write_rules(body, styles)
        name_headings(body, styles)
    for root in texts.values():
        write_emphasis(root, styles)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name in parts or name.startswith("[")]
        return pack(((n, etree.tostring(texts[n]) if n in texts else archive.read(n)) for n in names), FIRST_TIME)


def _said(core: etree._Element | None, what: str) -> str:
    found = None if core is None else core.find(f".//{what}")
    return "" if found is None else (found.text or "").strip()


def _left_out(packed: Packed, pictures: int) -> tuple[str, ...]:
    found = []
    if pictures:
        found.append("1 picture" if pictures == 1 else f"{pictures} pictures")
    if "word/comments.xml" in packed.names and _TEXT.search(packed.read("word/comments.xml")):
        found.append("comments")
    body = packed.read(BODY)
    if _INSIDE.search(body):
        found.append("a file that is set into it")
    if _CONTENTS.search(body):
        found.append("the table of contents")
    running = [name for name in packed.names if re.fullmatch(r"word/(header|footer)\d*\.xml", name)]
    if any(_TEXT.search(packed.read(name)) for name in running):
        found.append("the lines at the top and foot of pages")
    return tuple(found)
