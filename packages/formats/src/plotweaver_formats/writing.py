"""Which files a book can leave as, and writing one. The same version of a book always makes the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from plotweaver_formats.docx_writing import write_docx
from plotweaver_formats.edition import BookText
from plotweaver_formats.epub_writing import write_epub
from plotweaver_formats.pdf_writing import write_pdf
from plotweaver_formats.progress import Progress
from plotweaver_formats.text_writing import write_markdown, write_plain

Format = Literal["docx", "epub", "pdf", "md", "txt"]


@dataclass(frozen=True)
class Kind:
    """A kind of file: its media type, and what writes it."""

    media: str
    write: Callable[[BookText, Progress], bytes]


KINDS: MappingProxyType[str, Kind] = MappingProxyType(
    {
        "docx": Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", write_docx),
        "epub": Kind("application/epub+zip", write_epub),
        "pdf": Kind("application/pdf", write_pdf),
        "md": Kind("text/markdown; charset=utf-8", write_markdown),
        "txt": Kind("text/plain; charset=utf-8", write_plain),
    }
)
