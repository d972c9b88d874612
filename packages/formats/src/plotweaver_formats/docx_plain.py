"""Word's XML made plain before mammoth reads it: mammoth passes over some elements, and words stand in them."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from lxml import etree

#: The name space of Word's text.
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: They only hold what is read: simple fields, and runs that go the other way.
_WRAPPERS = (f"{W}fldSimple", f"{W}dir", f"{W}bdo")
_SAME_AS = {f"{W}cr": f"{W}br", f"{W}ptab": f"{W}tab"}


def make_plain(root: etree._Element) -> None:
    """Change a part of a Word file so that each of its words stands where mammoth reads."""
    for element in list(root.iter(*_WRAPPERS)):
        _replace(element, list(element))
    for element in list(root.iter(*_SAME_AS)):
        element.tag = _SAME_AS[str(element.tag)]
    for ruby in list(root.iter(f"{W}ruby")):  # the small letters above only say how the word is read
        _replace(ruby, [each for base in ruby.iter(f"{W}rubyBase") for run in base.iter(f"{W}r") for each in run])
    for formula in list(root.iter(f"{_M}oMath")):
        _replace(formula, [_run("".join(text.text or "" for text in formula.iter(f"{_M}t")))])
    for holder in list(root.iter(f"{_M}oMathPara")):
        _replace(holder, list(holder))
    for contents in list(_contents(root)):
        _replace(contents, [])
    for choice in list(root.iter(f"{_MC}AlternateContent")):
        first, last = choice.find(f"{_MC}Choice"), choice.find(f"{_MC}Fallback")
        if first is not None and (last is None or not _says(last)) and _says(first):
            _replace(choice, list(first))
    for drawing in list(root.iter(f"{W}drawing")):
        _show_boxes(drawing)


def _replace(element: etree._Element, by: list[etree._Element]) -> None:
    """Put elements where another one stands; what follows it stays."""
    above = element.getparent()
    if above is None:
        return
    place = above.index(element)
    above.remove(element)
    for offset, each in enumerate(by):
        above.insert(place + offset, each)


def _run(text: str) -> etree._Element:
    run = etree.Element(f"{W}r")
    said = etree.SubElement(run, f"{W}t")
    said.text = text
    said.set(_SPACE, "preserve")
    return run


def _contents(root: etree._Element) -> Iterator[etree._Element]:
    """Yield tables of contents as Word's gallery inserts them, whatever their styles are called."""
    for gallery in root.iter(f"{W}docPartGallery"):
        if gallery.get(f"{W}val") == "Table of Contents":
            yield from gallery.iterancestors(f"{W}sdt")


def _says(element: etree._Element) -> bool:
    return any(text.text for text in element.iter(f"{W}t"))


def _show_boxes(drawing: etree._Element) -> None:
    """Put the text of a drawing's boxes beside it, unless an older kind of drawing holds the same text."""
    boxes = list(drawing.iter(f"{W}txbxContent"))
    if not boxes or any(each.tag == f"{_MC}Choice" for each in drawing.iterancestors()):
        return
    shown = etree.Element(f"{W}pict")
    shown.extend(copy.deepcopy(box) for box in boxes if box.getparent() is not None)
    drawing.addnext(shown)
