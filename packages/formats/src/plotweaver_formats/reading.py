"""Telling what kind of file a novel is in, and reading it as the plain text that the import plans from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plotweaver_manuscript.decoding import decode
from plotweaver_manuscript.errors import ImportRefused
from plotweaver_manuscript.importing import ImportPlan, Told, TopLevel, plan_import
from plotweaver_manuscript.prose import count_words

from plotweaver_formats.around import divided, unfenced
from plotweaver_formats.document import Block, Document, with_breaks
from plotweaver_formats.docx_reading import BODY, read_docx
from plotweaver_formats.epub_reading import CONTAINER, read_epub
from plotweaver_formats.head import Head, without_head
from plotweaver_formats.markdown import WITHIN, to_markdown
from plotweaver_formats.markdown_lines import lined
from plotweaver_formats.odt_reading import MIMETYPE, read_odt
from plotweaver_formats.packed import MAGIC, UNLOCK, Packed
from plotweaver_formats.text_reading import noted, parted

_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: The name of the part that holds a locked Word file, as its container writes names.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = {b"%pdf-": "a PDF", b"{\\rtf": "an RTF file", b"<!doctype html": "a web page", b"<html": "a web page"}
_CHOOSE = "Save it as .docx, .odt, .epub, .md or .txt, and try again."


@dataclass(frozen=True)
class Reading:
    """A novel's file, read.

    Attributes:
        plan: what an import will make of it.
        words: how many words the file's text has.
        left_out: what it holds besides words: "2 pictures".
    """

    plan: ImportPlan
    words: int
    left_out: tuple[str, ...] = ()


def read_novel(data: bytes, filename: str) -> Reading:
    """Read a novel from the bytes of a `.docx`, `.odt`, `.epub`, `.md` or `.txt`; what it is, its bytes tell.

    Raises:
        ImportRefused: it is of another kind, broken, too large, or holds no words; or, should a reader be at fault,
            a word would have been lost.
    """
    document = _document(data)
    if document is None:
        head, body = without_head(decode(data))
        text, told = _plain(body if body.strip() else decode(b""), filename, head)
    else:
        # what its properties say of the author is said less carefully than on its title page
        head = Head(document.title)
        text, told = _text(document)
    plan = plan_import(text, filename, told)
    author = head.author or plan.author or (document.author if document else "")
    plan = replace(plan, title=head.title[:200] or plan.title, author=author[:200])
    words = sum(map(count_words, (told.front, text, told.back)))
    if plan.words != words:
        message = f"The file has {words} words and {plan.words} of them were found again. Nothing was created."
        raise ImportRefused("import.lost", message, remedy="Tell us of it, and bring the book as plain text.", path="")
    return Reading(plan, words, document.left_out if document else ())


def is_novel(data: bytes) -> bool:
    """Say whether bytes that begin as a zip archive are a word processor's or an e-book's file."""
    try:
        names = Packed(data, "file").names
    except ImportRefused:
        return False
    return bool(names.intersection((BODY, CONTAINER, "content.xml")))


def _document(data: bytes) -> Document | None:
    """Return what a word processor's or an e-book's file holds; None for what may be a plain text."""
    if data.startswith(_OLD_WORD) and _ENCRYPTED in data:
        message = "The Word file is locked with a password. Nothing was created."
        raise ImportRefused("file.locked", message, remedy=UNLOCK, path="")
    if data.startswith(_OLD_WORD):
        message = "The file is of an old version of Word (.doc). Nothing was created."
        raise ImportRefused("file.kind", message, remedy="Save it as .docx in Word or LibreOffice.", path="")
    what = next((what for begins, what in _OTHERS.items() if data[:64].lstrip().lower().startswith(begins)), "")
    if what:
        raise ImportRefused("file.kind", f"The file is {what}. Nothing was created.", remedy=_CHOOSE, path="")
    if not data.startswith(MAGIC):
        return None
    packed = Packed(data, "file")
    if BODY in packed.names:
        return read_docx(data)
    if CONTAINER in packed.names:
        return read_epub(data)
    if packed.read("mimetype").startswith(MIMETYPE) or "content.xml" in packed.names:
        return read_odt(data)
    if any(name.endswith(".iwa") for name in packed.names):
        message = "The file is of Pages. Nothing was created."
        raise ImportRefused("file.kind", message, remedy="In Pages, choose File, Export To, Word.", path="")
    message = "The archive is no Word, OpenDocument or EPUB file. Nothing was created."
    raise ImportRefused("file.kind", message, remedy=_CHOOSE, path="")


def _plain(text: str, filename: str, head: Head) -> tuple[str, Told]:
    # in Markdown a line's end is no paragraph's, but in lists and the like
    if not filename.lower().endswith((".md", ".markdown")):
        return noted(parted(text)), Told(head.top, head.within)
    front, story, back = unfenced(lined(text))
    if not story.strip():
        front, story, back = "", text, ""
    return story, Told(head.top, head.within, front, back)


def _text(document: Document) -> tuple[str, Told]:
    front, story, back = (_markdown(document, blocks) for blocks in divided(with_breaks(document.blocks)))
    if not story.strip():
        front, story, back = "", front + back, ""
    top: TopLevel | None = "part" if document.in_parts else "chapter" if document.ours else None
    return story or decode(b""), Told(top, WITHIN, front, back)


def _markdown(document: Document, blocks: Sequence[Block]) -> str:
    text = to_markdown(replace(document, blocks=tuple(blocks))) if blocks else ""
    # the same judge as for plain text: control letters
    return decode(text.encode("utf-8", "surrogatepass")) if text.strip() else ""
