"""A book as a PDF to read and print: A5, Source Serif, justified, each chapter on a new page; notes end a chapter."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import Align, XPos, YPos
from fpdf.fonts import TTFFont
from fpdf.text_region import Paragraph, TextColumns
from plotweaver_manuscript.errors import ExportRefused

from plotweaver_formats.around import sections
from plotweaver_formats.document import Block, Run
from plotweaver_formats.edition import BookText, ChapterText
from plotweaver_formats.progress import Progress

_FAMILY = "Serif"
_SIZE, _LEADING = 10.5, 1.4
_FACES = {"": "Regular", "B": "Bold", "I": "It", "BI": "BoldIt"}
_INDENT = 5.0  # mm
#: A word in another script is forgiven; a page of them is not.
_MOST_BLANK = 0.02


def write_pdf(book: BookText, progress: Progress) -> bytes:
    """Return the book as a PDF. Its face has Latin, Greek and Cyrillic letters; a few others would be left blank.

    Raises:
        ExportRefused: `export.letters`: so many would be blank that the book could not be read.
    """
    made = _Pages(book)
    made.judge(book)
    made.add_page()
    made.set_y(60)
    made.centred(book.title, 20)
    if book.authors:
        made.centred(f"by {' and '.join(book.authors)}", 12)
    _around(made, book, book.front)
    for chapter in progress.over(book.chapters):
        _chapter(made, book, chapter)
    _around(made, book, book.back)
    return bytes(made.output())


class _Pages(FPDF):
    def __init__(self, book: BookText) -> None:
        super().__init__(format=(148, 210))
        for style, name in _FACES.items():
            self.add_font(_FAMILY, style, str(_faces() / f"SourceSerifPro-{name}.ttf"))
        self.set_fallback_fonts([_FAMILY], exact_match=False)
        self.set_margins(18, 18, 18)
        self.set_auto_page_break(True, 20)
        self.set_font(_FAMILY, size=_SIZE)
        self.set_title(book.title)
        self.set_author(", ".join(book.authors))
        self.set_lang(book.language)
        self.set_creation_date(datetime.fromtimestamp(book.at, UTC))

    def footer(self) -> None:
        """Number every page but the first."""
        if self.page_no() > 1:
            self.set_y(-14)
            self.set_font(_FAMILY, size=8.5)
            self.cell(0, 5, str(self.page_no()), align="C")

    def judge(self, book: BookText) -> None:
        """Refuse a book in letters that the face does not have."""
        letters = Counter(letter for text in _texts(book) for letter in text if letter.isalpha())
        face = self.current_font
        known = face.cmap if isinstance(face, TTFFont) else {}
        blank = letters.total() - sum(count for letter, count in letters.items() if ord(letter) in known)
        if blank > _MOST_BLANK * letters.total():
            message = "The typeface of the PDF has Latin, Greek and Cyrillic letters. Choose Word manuscript or E-book."
            raise ExportRefused("export.letters", message)

    def centred(self, text: str, size: float) -> None:
        """Write lines in the middle."""
        self.set_font(_FAMILY, size=size)
        self.multi_cell(0, size * 0.5, text, align="C", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(4)


def _texts(book: BookText) -> Iterator[str]:
    yield book.title
    yield from (block.text for block in (*book.front, *book.back))
    for chapter in book.chapters:
        yield chapter.title
        yield from (block.text for scene in chapter.scenes for block in scene)


@functools.cache
def _faces() -> Path:
    # the package holds files, and needs no import
    found = find_spec("font_source_serif_pro")
    if found is None or found.origin is None:
        raise LookupError("font-source-serif-pro is not installed")
    return Path(found.origin).parent / "files"


def _around(made: _Pages, book: BookText, blocks: Iterable[Block]) -> None:
    """Write what stands before or after the story: each title in it begins a page."""
    for section in sections(blocks):
        made.add_page()
        made.set_y(38)
        if section[0].is_title:
            made.start_section(section[0].text)
        _text(made, book, [section])


def _chapter(made: _Pages, book: BookText, chapter: ChapterText) -> None:
    made.add_page()
    made.set_y(38)
    if chapter.part:
        made.centred(chapter.part, 11)
    made.start_section(chapter.title)
    made.centred(chapter.title, 15)
    made.ln(6)
    _text(made, book, chapter.scenes)


def _text(made: _Pages, book: BookText, scenes: Sequence[Sequence[Block]]) -> None:
    """Write scenes, and below them the footnotes that they name."""
    made.set_font(_FAMILY, size=_SIZE)
    marks = list(dict.fromkeys(run.note for scene in scenes for block in scene for run in block.runs if run.note))
    with made.text_columns(text_align="J", line_height=_LEADING) as column:
        opening = True
        for number, scene in enumerate(scenes):
            for block in ([Block("break")] if number else []) + list(scene):
                _block(made, column, block, opening)
                opening = block.kind in ("break", "heading")
    if marks:
        made.ln(6)
        made.set_font(_FAMILY, size=8.5)
        with made.text_columns(text_align="L", line_height=1.3) as column:
            for mark in marks:
                _paragraph(made, column, [Run(f"{mark}  "), *_flat(book.notes[mark])], 8.5, 0)


def _block(made: _Pages, column: TextColumns, block: Block, opening: bool) -> None:
    if block.kind == "break":
        with column.paragraph(text_align=Align.C, top_margin=2, bottom_margin=2) as text:
            text.write("* * *")
        return
    if block.kind == "heading":
        with column.paragraph(text_align=Align.C, top_margin=3, bottom_margin=2) as text:
            _runs(made, text, block.runs, _SIZE)
        return
    flush = opening or block.kind == "quote"
    _paragraph(made, column, block.runs, _SIZE, 0 if flush else _INDENT, 8 if block.kind == "quote" else 0)


def _paragraph(
    made: _Pages, column: TextColumns, runs: Iterable[Run], size: float, first: float, indent: float = 0
) -> None:
    with column.paragraph(first_line_indent=first, indent=indent) as text:
        _runs(made, text, runs, size)


def _runs(made: _Pages, text: Paragraph, runs: Iterable[Run], size: float) -> None:
    for run in runs:
        made.set_font(_FAMILY, style=("B" if run.bold else "") + ("I" if run.italic else ""), size=size)
        if run.note:
            made.char_vpos = "SUP"
            text.write(run.note)
            made.char_vpos = "LINE"
        elif run.text:
            text.write(run.text)
    made.set_font(_FAMILY, size=size)


def _flat(blocks: Iterable[Block]) -> Iterable[Run]:
    """Return the runs of a footnote's paragraphs, a line each."""
    lines = [(*([Run("\n")] if place else []), *block.runs) for place, block in enumerate(blocks)]
    return [run for line in lines for run in line]
