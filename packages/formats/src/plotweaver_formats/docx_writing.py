"""A book as a Word file in standard manuscript format: what agents and publishers ask for.

A title page with the author and the length; Times New Roman 12, two lines apart, margins of an inch, paragraphs
indented by half an inch; author, title and page at the head; each part and each
chapter on a new page; `#` between scenes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from xml.sax.saxutils import escape

import docx
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from docx.text.paragraph import Paragraph

from plotweaver_formats.document import OURS, Block, Run
from plotweaver_formats.edition import BookText, ChapterText
from plotweaver_formats.packing import pack
from plotweaver_formats.progress import Progress

_FONT = "Times New Roman"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#: Styles of ours, each on what it is based on: the reader knows by them what is what.
_OWN = (
    ("Part Title", "Heading 1"),
    ("Title Page", "Normal"),
    ("Break Within Scene", "Normal"),
    *((f"{place} Matter", "Normal") for place in ("Front", "Back")),
    *((f"{place} Matter Quote", "Quote") for place in ("Front", "Back")),
    *((f"{place} Matter Title", "Heading 1") for place in ("Front", "Back")),
)
_LINE = '</w:t><w:br/><w:t xml:space="preserve">'
_ROUND = 100  # the length on a title page is rounded so


def write_docx(book: BookText, progress: Progress) -> bytes:
    """Return the book as a Word file."""
    made = docx.Document()
    _styles(made, book.to_the_left)
    _page(made, book)
    _title_page(made, book)
    _around(made, "Front Matter", book.front)
    for chapter in progress.over(book.chapters):
        _chapter(made, chapter)
    _around(made, "Back Matter", book.back)
    if book.notes:
        _footnotes(made, book)
    said = made.core_properties
    said.title, said.author, said.language = book.title, ", ".join(book.authors), book.language
    said.keywords = OURS
    said.comments, said.last_modified_by = "", ""
    said.created = said.modified = datetime.fromtimestamp(book.at, UTC).replace(tzinfo=None)
    out = io.BytesIO()
    made.save(out)
    with zipfile.ZipFile(out) as archive:
        return pack(((name, archive.read(name)) for name in archive.namelist()), book.at)


def _styles(made: Word, to_the_left: bool) -> None:
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(12)
    form = normal.paragraph_format
    form.line_spacing_rule, form.space_after, form.space_before = WD_LINE_SPACING.DOUBLE, Pt(0), Pt(0)
    form.widow_control = False
    if to_the_left:
        normal.font.rtl = True
        # it stands before the spacing, or Word does not open the file
        form._element.get_or_add_pPr().find(qn("w:spacing")).addprevious(OxmlElement("w:bidi"))
    for name, before in (("Title", 180), ("Heading 1", 144), ("Heading 2", 24), ("Heading 3", 24)):
        style = made.styles[name]
        style.font.name, style.font.size, style.font.bold = _FONT, Pt(12), False
        style.font.cs_bold = False
        for size in style.element.iter(qn("w:szCs")):  # letters of Hebrew or Arabic have a size of their own
            size.set(qn("w:val"), "24")
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(24)
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    # the template draws a line below titles
    for border in made.styles["Title"].element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
        break
    made.styles["Heading 1"].paragraph_format.page_break_before = True
    for name, base in _OWN:
        made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = made.styles[base]


def _page(made: Word, book: BookText) -> None:
    section = made.sections[0]
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Inches(1)
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    surname = book.authors[0].split()[-1] if book.authors and book.authors[0].split() else ""
    head.add_run(" / ".join(part for part in (surname, book.title.upper()) if part) + " / ")
    run = head.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)


def _title_page(made: Word, book: BookText) -> None:
    length = f"about {max(_ROUND, round(book.words, -2)):,} words"
    top = made.add_paragraph(style="Title Page")
    top.paragraph_format.tab_stops.add_tab_stop(Inches(6.5), WD_TAB_ALIGNMENT.RIGHT)
    top.add_run(f"{', '.join(book.authors)}\t{length}")
    made.add_paragraph(book.title, style="Title")
    if book.authors:
        by = made.add_paragraph(f"by {' and '.join(book.authors)}", style="Title Page")
        by.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _chapter(made: Word, chapter: ChapterText) -> None:
    if chapter.part:
        made.add_paragraph(chapter.part, style="Part Title")
    made.add_paragraph(chapter.title, style="Heading 1")
    for number, scene in enumerate(chapter.scenes):
        if number:
            _break(made)
        for block in scene:
            _block(made, block)


def _around(made: Word, style: str, blocks: Sequence[Block]) -> None:
    """Add what stands before or after the story, on pages of its own."""
    for place, block in enumerate(blocks):
        kind = {"heading": f"{style} Title", "quote": f"{style} Quote"}.get(block.kind, style)
        paragraph = made.add_paragraph("#" if block.kind == "break" else "", style=kind)
        if block.kind == "break":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _runs(paragraph, block.runs, plain=block.kind == "quote")
        paragraph.paragraph_format.page_break_before = None if place else True


def _block(made: Word, block: Block) -> None:
    if block.kind == "break":
        _break(made, "Break Within Scene")
        return
    if block.kind == "heading":
        _runs(made.add_paragraph(style="Heading 2" if block.level < 3 else "Heading 3"), block.runs)
        return
    paragraph = made.add_paragraph(style="Quote" if block.kind == "quote" else "Normal")
    if block.kind == "quote":
        paragraph.paragraph_format.left_indent = Inches(0.5)
    else:
        paragraph.paragraph_format.first_line_indent = Inches(0.5)
    _runs(paragraph, block.runs, plain=block.kind == "quote")


def _break(made: Word, style: str = "Normal") -> None:
    made.add_paragraph("#", style=style).alignment = WD_ALIGN_PARAGRAPH.CENTER


def _runs(paragraph: Paragraph, runs: Iterable[Run], plain: bool = False) -> None:
    for each in runs:
        if each.note:
            run = paragraph.add_run()
            run.font.superscript = True
            mark = OxmlElement("w:footnoteReference")
            mark.set(qn("w:id"), each.note)
            run._r.append(mark)
            continue
        run = paragraph.add_run(each.text)
        if each.italic or plain:  # the style of quotations is italic, and its words need not be
            run.italic = run.font.cs_italic = each.italic
        run.bold = run.font.cs_bold = each.bold or None


def _footnotes(made: Word, book: BookText) -> None:
    """Add the part that holds footnotes: python-docx knows none."""
    lines = [
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for kind, number, mark in (
            ("separator", -1, "separator"),
            ("continuationSeparator", 0, "continuationSeparator"),
        )
    ]
    for number, blocks in book.notes.items():
        own = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        texts = "".join(
            f"<w:p>{own if not place else ''}{_raw(block.runs)}</w:p>" for place, block in enumerate(blocks)
        )
        lines.append(f'<w:footnote w:id="{number}">{texts}</w:footnote>')
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="{_W}">{"".join(lines)}</w:footnotes>'
    package = made.part.package
    part = Part(PackURI("/word/footnotes.xml"), _KIND, xml.encode(), package)
    made.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _raw(runs: Iterable[Run]) -> str:
    return "".join(
        f"<w:r><w:rPr>{'<w:b/>' if run.bold else ''}{'<w:i/>' if run.italic else ''}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(run.text).replace(chr(10), _LINE)}</w:t></w:r>'
        for run in runs
        if run.text
    )
