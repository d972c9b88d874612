"""EPUB 2 and 3: the pages of the spine, in order."""

from __future__ import annotations

import itertools
import posixpath
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import unquote

from lxml import etree

from plotweaver_formats.document import OURS, Document, headed
from plotweaver_formats.html import Page, classes_of, parsed, read_page
from plotweaver_formats.packed import Packed

#: The part that makes an archive an EPUB.
CONTAINER = "META-INF/container.xml"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_OLD_CONTENTS = "application/x-dtbncx+xml"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")


def read_epub(data: bytes) -> Document:
    """Return the text of an e-book. Its table of contents is no text; whoever imports it makes another.

    Raises:
        ImportRefused: it cannot be read, or is locked by its seller.
    """
    packed = Packed(data, "EPUB")
    name = _package(packed)
    package = packed.xml(name)
    folder = posixpath.dirname(name)
    items = {each.get("id"): each for each in package.iter(f"{_OPF}item")}
    styles: dict[str, tuple[bool, bool]] = {}
    for item in items.values():
        if item.get("media-type") == "text/css":
            styles |= classes_of(packed.read(_path(folder, item)).decode("utf-8", "replace"))
    page = Page()
    titles, begins = _titles(packed, folder, items.values()), dict[int, str]()
    for reference in package.iter(f"{_OPF}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _PAGES or "nav" in (item.get("properties") or "").split():
            continue
        root = parsed(_text(packed.read(_path(folder, item))))
        if root is not None:
            own = (classes_of("".join(sheet.itertext())) for sheet in root.iter("style"))
            before = len(page.blocks)
            read_page(root, page, dict(itertools.chain(styles.items(), *(sheet.items() for sheet in own))))
            begins[before] = titles.get(_path(folder, item), "")
    if not any(block.is_title for block in page.blocks):
        _head(page, begins)
    if not page.blocks and "META-INF/encryption.xml" in packed.names:
        raise packed.broken("its seller has locked it")
    left_out = () if not page.pictures else ("1 picture" if page.pictures == 1 else f"{page.pictures} pictures",)
    title, author = _said(package, "title"), _said(package, "creator")
    return Document(tuple(page.blocks), page.notes, title, author, left_out, _is_ours(package))


def _titles(packed: Packed, folder: str, items: Iterable[etree._Element]) -> dict[str, str]:
    """Return pages' titles by their names, as the table of contents of EPUB 3 or 2 tells them."""
    found: dict[str, str] = {}
    for item in items:
        if "nav" not in (item.get("properties") or "").split() and item.get("media-type") != _OLD_CONTENTS:
            continue
        name = _path(folder, item)
        root = parsed(_text(packed.read(name)))
        for link in () if root is None else root.iter("a", "navpoint"):
            source = link if link.tag == "a" else link.find("content")
            target = "" if source is None else (source.get("href") or source.get("src") or "").partition("#")[0]
            page = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(target)))
            found.setdefault(page, " ".join("".join((link if link.tag == "a" else link[0]).itertext()).split()))
    return found


def _head(page: Page, begins: dict[int, str]) -> None:
    """Make those first paragraphs of pages headings that the table of contents names: some programs write no others."""
    for place, title in begins.items():
        first = page.blocks[place] if place < len(page.blocks) else None
        if title and first and first.kind == "paragraph" and " ".join(first.text.split()) == title:
            page.blocks[place] = replace(first, kind="heading", runs=headed(first.runs), level=1)


def _package(packed: Packed) -> str:
    for each in packed.xml(CONTAINER).iter("*"):
        if etree.QName(each).localname == "rootfile" and each.get("full-path"):
            return str(each.get("full-path"))
    raise packed.broken("it does not say where its text is")


def _path(folder: str, item: etree._Element) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))


def _said(package: etree._Element, what: str) -> str:
    found = package.find(f".//{_DC}{what}")
    return "" if found is None else " ".join("".join(found.itertext()).split())


def _is_ours(package: etree._Element) -> bool:
    made_by = (each for each in package.iter(f"{_OPF}meta") if each.get("name") == "generator")
    return any(each.get("content") == OURS for each in made_by)


def _text(data: bytes) -> str:
    return data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig", "replace")
