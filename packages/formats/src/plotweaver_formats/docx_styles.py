"""What Word's styles mean, written where mammoth looks: headings by any name, italics of a style, chapters by look."""

from __future__ import annotations

import re

from lxml import etree
from plotweaver_manuscript.headings import find_headings
from plotweaver_manuscript.prose import is_break

from plotweaver_formats.docx_plain import W

_NAMED = re.compile(r"chapter[ _-]?(?:title|heading|head|name)|heading[ _-]?chapter", re.IGNORECASE)
_PART = re.compile(r"part[ _-]?(?:title|heading|name)|heading[ _-]?part", re.IGNORECASE)
_AROUND = re.compile(r"(?:front|back)[ _-]?matter[ _-]?(?:title|heading|head)|[fb]m[ _-](?:title|heading|head)", re.I)
#: Styles that the reader knows by name, and whose look is no emphasis.
_KNOWN = re.compile(r"(?:sub)?title|heading.*|toc.*|.*quot.*|block text|footnote.*|endnote.*", re.IGNORECASE)
_V, _O = "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
#: What stands in a cell or a box parts no scenes.
_FRAMES = (f"{W}tc", f"{W}txbxContent")
#: What a paragraph without words may show all the same.
_SHOWN = (f"{W}footnoteReference", f"{W}endnoteReference", f"{W}sym", f"{W}drawing", f"{W}pict")
_LONGEST, _MOST_WORDS = 80, 12
_VAL = f"{W}val"


class Styles:
    """The styles of a Word file."""

    def __init__(self, root: etree._Element | None) -> None:
        found = () if root is None else root.iter(f"{W}style")
        self._styles = {style.get(f"{W}styleId"): style for style in found}

    def chain(self, name: str | None) -> list[etree._Element]:
        """Return a style and those that it is based on, nearest first."""
        found: list[etree._Element] = []
        while name in self._styles and self._styles[name] not in found:
            found.append(self._styles[name])
            name = _val(found[-1], "basedOn")
        return found

    def first(self, paragraph: etree._Element, what: str) -> str | None:
        """Return a property of a paragraph: its own, or else that of its style."""
        own = paragraph.find(f"{W}pPr")
        for each in (own, *(style.find(f"{W}pPr") for style in self.chain(style_of(paragraph)))):
            if each is not None and each.find(f"{W}{what}") is not None:
                return _val(each, what) or ""
        return None

    def rules_off(self, paragraph: etree._Element) -> bool:
        """Say whether a line is drawn above or below a paragraph, by itself or by its style."""
        own = paragraph.find(f"{W}pPr")
        for each in (own, *(style.find(f"{W}pPr") for style in self.chain(style_of(paragraph)))):
            borders = None if each is None else each.find(f"{W}pBdr")
            if borders is not None:
                return any(_val(borders, side) not in (None, "none", "nil") for side in ("top", "bottom"))
        return False

    def level(self, paragraph: etree._Element) -> int | None:
        """Return a heading's level from 1; None for what is none."""
        told = self.first(paragraph, "outlineLvl")
        if told is not None and told.isdigit():
            return int(told) + 1 if int(told) < 9 else None
        names = [_val(style, "name") or "" for style in self.chain(style_of(paragraph))]
        return 1 if any(each.fullmatch(name) for name in names for each in (_NAMED, _PART, _AROUND)) else None

    def of_title(self, paragraph: etree._Element, level: int) -> str:
        """Return the style that the reader knows titles by: of parts, of what stands around the story, of chapters."""
        chain = self.chain(style_of(paragraph))
        name = _val(chain[0], "name") or "" if chain else ""
        if _PART.fullmatch(name):
            return "PartOfBook"
        return "TitleAround" if _AROUND.fullmatch(name) else f"Heading{min(level, 6)}"

    def known(self, paragraph: etree._Element) -> bool:
        """Say whether the reader knows a paragraph's style by its name."""
        chain = self.chain(style_of(paragraph))
        return any(_KNOWN.fullmatch(_val(style, "name") or "") for style in chain)

    def is_on(self, name: str | None, what: str) -> bool:
        """Say whether a style switches something on: `i` for italics, `b` for bold."""
        for style in self.chain(name):
            for found in style.iterchildren(f"{W}rPr"):
                switch = found.find(f"{W}{what}")
                if switch is not None:
                    return _on(switch)
        return False


def name_headings(body: etree._Element, styles: Styles) -> None:
    """Give each heading the style that mammoth knows as one, also where only its look says that it is a chapter's."""
    paragraphs = list(body.iter(f"{W}p"))
    levels = [(each, styles.level(each)) for each in paragraphs]
    headings = [(each, level) for each, level in levels if level]
    if not headings:
        headings = [(each, 1) for each in _by_their_look(body, styles)]
    for paragraph, level in headings:
        _set(paragraph, "pStyle", styles.of_title(paragraph, level))


def write_rules(body: etree._Element, styles: Styles) -> None:
    """Write `* * *` into each paragraph of the text that holds nothing but a line drawn across the page."""
    for paragraph in body.iter(f"{W}p"):
        framed = any(each.tag in _FRAMES for each in paragraph.iterancestors())
        if framed or text_of(paragraph):
            continue
        drawn = any(_is_line(each) for each in paragraph.iter("*"))
        if drawn or (styles.rules_off(paragraph) and next(paragraph.iter(*_SHOWN), None) is None):
            for run in list(paragraph.iterchildren(f"{W}r")):
                if run.find(f"{W}br") is None:  # where a page ends, chapters are looked for
                    paragraph.remove(run)
            said = etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t")
            said.text = "* * *"


def write_emphasis(root: etree._Element, styles: Styles) -> None:
    """Write the italics and bold that runs have by their styles at the runs themselves."""
    for paragraph in root.iter(f"{W}p"):
        own = None if styles.known(paragraph) else style_of(paragraph)
        for run in paragraph.iter(f"{W}r"):
            look = run.find(f"{W}rPr")
            named = None if look is None else _val(look, "rStyle")
            for what in ("i", "b"):
                # in Word's rules a second switch turns off what the first one turned on
                if styles.is_on(own, what) == styles.is_on(named, what):
                    continue
                if look is None:
                    look = etree.Element(f"{W}rPr")
                    run.insert(0, look)
                if look.find(f"{W}{what}") is None:
                    etree.SubElement(look, f"{W}{what}")


def style_of(paragraph: etree._Element) -> str | None:
    """Return the id of a paragraph's style."""
    own = paragraph.find(f"{W}pPr")
    return None if own is None else _val(own, "pStyle")


def _by_their_look(body: etree._Element, styles: Styles) -> list[etree._Element]:
    """Return short lines in the middle, or bold, that begin a page on which text follows, as Scrivener writes chapters.

    Lines that say what they are, such as "Chapter One", are left to be found by what they say.
    """
    found: list[etree._Element] = []
    fresh = False
    waiting: etree._Element | None = None
    for paragraph in body.iterchildren(f"{W}p"):
        text = text_of(paragraph)
        fresh = fresh or styles.first(paragraph, "pageBreakBefore") not in (None, "0", "false") or _breaks(paragraph)
        if text and fresh:
            waiting = paragraph if _stands_out(paragraph, text, styles) else None
        elif text and waiting is not None and styles.first(paragraph, "jc") != "center":
            found.append(waiting)
            waiting = None
        fresh = (fresh and not text) or _ends_page(paragraph)
    lines = [line for each in found for line in ("", text_of(each), "")]
    return found if len(found) > 1 and not find_headings(lines) else []


def _is_line(element: etree._Element) -> bool:
    """Say whether it is a line as the menus of Word draw one, or as pandoc writes one."""
    if element.tag == f"{_A}prstGeom":
        return element.get("prst") in ("line", "straightConnector1")
    return element.tag == f"{_V}line" or element.get(f"{_O}hr") in ("t", "true", "1")


def _stands_out(paragraph: etree._Element, text: str, styles: Styles) -> bool:
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or is_break(text):
        return False
    if styles.first(paragraph, "jc") == "center":
        return True
    runs = [run for run in paragraph.iter(f"{W}r") if "".join(run.itertext()).strip()]
    bold = [look is not None and _on(look) for look in (run.find(f"{W}rPr/{W}b") for run in runs)]
    return bool(bold) and all(bold)


def _breaks(paragraph: etree._Element) -> bool:
    """Say whether a new page begins before a paragraph's first words."""
    for each in paragraph.iter(f"{W}t", f"{W}br"):
        if each.tag == f"{W}br" and each.get(f"{W}type") == "page":
            return True
        if (each.text or "").strip():
            return False
    return False


def _ends_page(paragraph: etree._Element) -> bool:
    section = paragraph.find(f"{W}pPr/{W}sectPr")
    if section is not None and _val(section, "type") not in ("continuous", "nextColumn"):
        return True
    marks = [each for each in paragraph.iter(f"{W}t", f"{W}br") if each.tag == f"{W}br" or (each.text or "").strip()]
    return bool(marks) and marks[-1].get(f"{W}type") == "page"


def text_of(paragraph: etree._Element) -> str:
    """Return a paragraph's words in one line."""
    return " ".join("".join(each.text or "" for each in paragraph.iter(f"{W}t")).split())


def _set(paragraph: etree._Element, what: str, value: str) -> None:
    own = paragraph.find(f"{W}pPr")
    if own is None:
        own = etree.Element(f"{W}pPr")
        paragraph.insert(0, own)
    for old in list(own.iterchildren(f"{W}{what}", f"{W}numPr")):
        own.remove(old)
    made = etree.Element(f"{W}{what}")
    made.set(_VAL, value)
    own.insert(0, made)


def _on(switch: etree._Element) -> bool:
    return switch.get(_VAL) not in ("0", "false", "none")


def _val(element: etree._Element, what: str) -> str | None:
    found = element.find(f"{W}{what}")
    return None if found is None else found.get(_VAL)
