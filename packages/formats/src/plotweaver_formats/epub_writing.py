"""A book as EPUB 3.3: one page a part and a chapter, a table of contents, footnotes that e-readers show in place."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from plotweaver_formats.around import sections
from plotweaver_formats.document import OURS, Block, Run
from plotweaver_formats.edition import BookText, ChapterText
from plotweaver_formats.html import PAUSE
from plotweaver_formats.packing import pack
from plotweaver_formats.progress import Progress

_SPACE = uuid.UUID("9f0c8bd6-3ad5-5c0f-8a39-6a2f5f0e7c11")
_CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
_CSS = """body { margin: 0 5%; line-height: 1.45; }
h1 { margin: 3em 0 2em; text-align: center; font-weight: normal; }
p { margin: 0; text-indent: 1.5em; }
h1 + p, h2 + p, h3 + p, hr + p { text-indent: 0; }
blockquote { margin: 1em 1.5em; }
hr { border: 0; margin: 1.5em 0; text-align: center; }
hr::before { content: "* * *"; }
aside { font-size: 0.9em; margin-top: 1em; }
.title { text-align: center; text-indent: 0; }
"""


def write_epub(book: BookText, progress: Progress) -> bytes:
    """Return the book as an EPUB."""
    pages = [("title", book.title, _title(book)), *_around(book, "front", book.front)]
    for place, chapter in enumerate(progress.over(book.chapters), 1):
        if chapter.part:
            pages.append((f"part-{place}", chapter.part, _part(chapter.part)))
        pages.append((f"chapter-{place}", chapter.title, _chapter(book, chapter)))
    pages += _around(book, "back", book.back)
    parts = [
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", _CONTAINER.encode()),
        ("EPUB/package.opf", _package(book, [name for name, _, _ in pages]).encode()),
        ("EPUB/nav.xhtml", _page(book, "Contents", _contents(pages)).encode()),
        ("EPUB/style.css", _CSS.encode()),
        *((f"EPUB/{name}.xhtml", _page(book, title or book.title, body).encode()) for name, title, body in pages),
    ]
    return pack(parts, book.at, stored=frozenset({"mimetype"}))


def _package(book: BookText, names: list[str]) -> str:
    identity = uuid.uuid5(_SPACE, f"{book.title}\0{book.version}")
    modified = datetime.fromtimestamp(book.at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    authors = "".join(f"<dc:creator>{escape(name)}</dc:creator>" for name in book.authors)
    items = "".join(f'<item id="{n}" href="{n}.xhtml" media-type="application/xhtml+xml"/>' for n in names)
    turned = ' page-progression-direction="rtl"' if book.to_the_left else ""
    spine = "".join(f'<itemref idref="{name}"/>' for name in names)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"'
        f" xml:lang={quoteattr(book.language)}>"
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">urn:uuid:{identity}</dc:identifier><dc:title>{escape(book.title)}</dc:title>'
        f"<dc:language>{escape(book.language)}</dc:language>{authors}"
        f'<meta name="generator" content="{OURS}"/>'
        f'<meta property="dcterms:modified">{modified}</meta></metadata><manifest>'
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        f'<item id="css" href="style.css" media-type="text/css"/>{items}</manifest>'
        f"<spine{turned}>{spine}</spine></package>\n"
    )


def _page(book: BookText, title: str, body: str) -> str:
    language, direction = quoteattr(book.language), ' dir="rtl"' if book.to_the_left else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f" lang={language} xml:lang={language}{direction}>"
        f'<head><title>{escape(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>'
        f"<body>\n{body}\n</body></html>\n"
    )


def _contents(pages: list[tuple[str, str, str]]) -> str:
    named = ((name, title) for name, title, _ in pages if title)
    entries = "".join(f'<li><a href="{name}.xhtml">{escape(title)}</a></li>\n' for name, title in named)
    return f'<nav epub:type="toc" id="toc"><h1>Contents</h1><ol>\n{entries}</ol></nav>'


def _title(book: BookText) -> str:
    by = f'<p class="title">by {escape(" and ".join(book.authors))}</p>' if book.authors else ""
    return f'<section epub:type="titlepage"><h1 class="title">{escape(book.title)}</h1>{by}</section>'


def _part(title: str) -> str:
    return f'<section epub:type="part"><h1>{escape(title)}</h1></section>'


def _around(book: BookText, kind: str, blocks: Iterable[Block]) -> list[tuple[str, str, str]]:
    """Return the pages of what stands before or after the story: each title in it begins one."""
    made = []
    for place, section in enumerate(sections(blocks), 1):
        title = section[0].text if section[0].is_title else ""
        head = [f"<h1>{_inline(section[0].runs)}</h1>"] if title else []
        lines = [*head, *(_block(block) for block in section[len(head) :])]
        body = "\n".join([f'<section epub:type="{kind}matter">', *lines, *_notes(book, section), "</section>"])
        made.append((f"{kind}-{place}", title, body))
    return made


def _chapter(book: BookText, chapter: ChapterText) -> str:
    lines = [f'<section epub:type="chapter"><h1>{escape(chapter.title)}</h1>']
    for number, scene in enumerate(chapter.scenes):
        lines += ["<hr/>"] if number else []
        lines += [_block(block) for block in scene]
    return "\n".join([*lines, *_notes(book, itertools.chain.from_iterable(chapter.scenes)), "</section>"])


def _notes(book: BookText, blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the footnotes that blocks name; one that is named twice is one note."""
    for mark in dict.fromkeys(run.note for block in blocks for run in block.runs if run.note):
        texts = "".join(f"<p>{_inline(block.runs)}</p>" for block in book.notes[mark])
        yield f'<aside epub:type="footnote" id="note-{mark}">{texts}</aside>'


def _block(block: Block) -> str:
    text = _inline(block.runs)
    if block.kind == "break":
        return f'<hr class="{PAUSE}"/>'
    if block.kind == "heading":
        level = min(max(block.level, 2), 6)
        return f"<h{level}>{text}</h{level}>"
    if block.kind == "quote":
        return f"<blockquote><p>{text}</p></blockquote>"
    return f"<p>{text}</p>"


def _inline(runs: Iterable[Run]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    if run.note:
        return f'<sup><a epub:type="noteref" href="#note-{run.note}">{run.note}</a></sup>'
    text = escape(run.text).replace("\n", "<br/>")
    text = f"<strong>{text}</strong>" if run.bold else text
    return f"<em>{text}</em>" if run.italic else text
