"""Reading HTML into blocks: what is emphasised, headed, quoted, broken or noted; nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree
from plotweaver_manuscript.prose import is_break

from plotweaver_formats.document import Block, BlockKind, Run, headed, joined

_EPUB = "{http://www.idpf.org/2007/ops}type"
_SILENT = {"script", "style", "head", "title", "nav", "template", "rt", "rp", "iframe", "object", "svg", "math"}
_INLINE = {
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i"),
    *("img", "ins", "kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub"),
    *("sup", "time", "tt", "u", "var", "wbr"),
}
_ITALIC, _BOLD = {"em", "i", "cite", "dfn", "var", "u"}, {"strong", "b"}
_STYLE = re.compile(r"\.([\w-]+)[^{}]*\{([^}]*)\}")
_IS_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)")
_IS_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_UPRIGHT = re.compile(r"font-style\s*:\s*normal")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MARK = re.compile(r"\W*(?:\d{1,4}|[*†‡§])\W*")
#: The class of a break that stands within a scene.
PAUSE = "within"
#: What sections before and after the story call themselves, in e-books, and here.
_AROUND = {
    *("frontmatter", "titlepage", "halftitlepage", "copyright-page", "imprint", "dedication", "epigraph"),
    *("backmatter", "acknowledgments", "acknowledgements", "colophon", "around"),
}
_BACK = "↩↑⏎^︎ [](){}.*"


@dataclass
class Page:
    """What was read of one or more HTML pages so far.

    Attributes:
        blocks: in reading order.
        notes: footnotes by mark.
        pictures: how many there are; they are left out.
        title: the first line in a title's style.
    """

    blocks: list[Block] = field(default_factory=list)
    notes: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    pictures: int = 0
    title: str = ""


def classes_of(css: str) -> dict[str, tuple[bool, bool]]:
    """Return which classes of a style sheet are (italic, bold)."""
    found = {}
    for name, rules in _STYLE.findall(css):
        styles = bool(_IS_ITALIC.search(rules)), bool(_IS_BOLD.search(rules))
        if any(styles):
            found[name] = styles
    return found


def parsed(text: str) -> etree._Element | None:
    """Return an HTML page's root, however it is written; no entity is looked up anywhere. None if it is empty."""
    plain = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    return etree.fromstring(plain, etree.HTMLParser(no_network=True)) if plain.strip() else None


def read_page(root: etree._Element, page: Page, classes: dict[str, tuple[bool, bool]]) -> None:
    """Add the blocks and footnotes of an HTML page to `page`."""
    reader = _Reader(root, page, classes)
    body = root.find("body")
    before = len(page.blocks)
    reader.block(root if body is None else body, "paragraph", 0)
    reader.flush("paragraph", 0)
    if body is not None and _stands_around(body):
        _mark(page.blocks, before)


class _Reader:
    def __init__(self, root: etree._Element, page: Page, classes: dict[str, tuple[bool, bool]]) -> None:
        self._page = page
        self._classes = classes
        self._ids = {each.get("id"): each for each in root.iter("*") if each.get("id")}
        #: Links from a footnote back to its mark.
        self._backs: set[etree._Element] = set()
        self._marks = self._found_notes(root)
        self._bodies = set(self._marks.values())
        self._taken: list[Run] = []
        self._into = page.blocks
        self._numbers: dict[etree._Element, str] = {}
        #: What a list puts before the words of its next item.
        self._lead = ""

    def _found_notes(self, root: etree._Element) -> dict[etree._Element, etree._Element]:
        """Return footnotes by the links that mark them."""
        found: dict[etree._Element, etree._Element] = {}
        holding: set[etree._Element] = set()
        for link in root.iter("a"):
            target = self._ids.get((link.get("href") or "").partition("#")[2])
            if target is None:
                continue
            if _whole(target) in holding:
                # it leads to a paragraph with a mark: taken for a footnote, that paragraph would be lost
                if _is_mark(link) or _repeats(link, found):
                    self._backs.add(link)
            elif _is_mark(link):
                found[link] = _whole(target)
                holding.update(link.iterancestors())
        return found

    def block(self, element: etree._Element, kind: BlockKind, level: int) -> None:
        """Read what stands in an element that is a block or holds some."""
        if element in self._bodies and self._into is self._page.blocks:
            return
        self._inline(element.text)
        for child in element:
            self._child(child, kind, level)
            self._inline(child.tail)

    def _child(self, child: etree._Element, kind: BlockKind, level: int) -> None:
        tag = child.tag if isinstance(child.tag, str) else ""
        if not tag or tag in _SILENT:
            return
        if tag == "img":
            self._page.pictures += 1
        elif tag in _INLINE:
            self._styled(child, kind, level, False, False)
        elif tag == "hr":
            self.flush(kind, level)
            self._into.append(Block("pause" if _has_class(child, PAUSE) else "break"))
        elif child not in self._bodies or self._into is not self._page.blocks:
            self.flush(kind, level)
            inner, depth = _kind(child, tag, kind)
            self._lead = _lead(child, tag) or self._lead
            if tag == "h1" and inner == "paragraph":
                self._page.title = self._page.title or " ".join("".join(child.itertext()).split())
            before = len(self._into)
            self.block(child, inner, depth)
            self.flush(inner, depth)
            if tag == "p" and len(self._into) == before:
                self._into.append(Block("empty"))
            elif tag == "p" and self._into[-1].kind == "break" and _has_class(child, PAUSE):
                self._into[-1] = Block("pause")
            if _stands_around(child):
                _mark(self._into, before)

    def _styled(self, element: etree._Element, kind: BlockKind, level: int, italic: bool, bold: bool) -> None:
        """Read an inline element, though blocks may hide in it."""
        if element in self._marks:
            self._note(element)
            return
        if element in self._backs:
            return
        if self._into is not self._page.blocks and _is_back(element):
            return
        tag = str(element.tag)
        if tag == "br":
            self._taken.append(Run("\n", italic, bold))
            return
        italic, bold = self._style(element, tag, italic, bold)
        self._inline(element.text, italic, bold)
        for child in element:
            if isinstance(child.tag, str) and child.tag in _INLINE and child.tag != "img":
                self._styled(child, kind, level, italic, bold)
            else:
                self._child(child, kind, level)
            self._inline(child.tail, italic, bold)

    def _style(self, element: etree._Element, tag: str, italic: bool, bold: bool) -> tuple[bool, bool]:
        inline = element.get("style") or ""
        italic = (italic or tag in _ITALIC or bool(_IS_ITALIC.search(inline))) and not _UPRIGHT.search(inline)
        bold = bold or tag in _BOLD or bool(_IS_BOLD.search(inline))
        for name in (element.get("class") or "").split():
            leans, weighs = self._classes.get(name, (False, False))
            italic, bold = italic or leans, bold or weighs
        return italic, bold

    def _note(self, link: etree._Element) -> None:
        body = self._marks[link]
        mark = self._numbers.get(body)
        if mark is None:
            mark = self._numbers[body] = str(len(self._page.notes) + 1)
            self._page.notes[mark] = ()  # a note that names itself ends here
            kept, into = self._taken, self._into
            self._taken, self._into = [], []
            self.block(body, "paragraph", 0)
            self.flush("paragraph", 0)
            self._page.notes[mark] = tuple(each for each in self._into if each.runs)
            self._taken, self._into = kept, into
        self._taken.append(Run("", note=mark))

    def _inline(self, text: str | None, italic: bool = False, bold: bool = False) -> None:
        if text:
            plain = _SPACE.sub(" ", text)
            ended = self._taken[-1].text[-1:] if self._taken else ""
            self._taken.append(Run(plain.lstrip(" ") if ended in (" ", "\n") and ended else plain, italic, bold))

    def flush(self, kind: BlockKind, level: int) -> None:
        """Close the paragraph that is being read."""
        runs = joined(self._taken)
        self._taken = []
        if not runs:
            return
        text = "".join(run.text for run in runs)
        if is_break(text) and not any(run.note for run in runs):
            self._into.append(Block("break"))
        elif text.strip() or any(run.note for run in runs):
            lead, self._lead = ("" if kind in ("part", "heading") else self._lead), ""
            runs = headed(runs) if kind in ("part", "heading") else runs
            self._into.append(Block(kind, (Run(lead), *runs) if lead else runs, level))


def _has_class(element: etree._Element, name: str) -> bool:
    return name in (element.get("class") or "").split()


def _stands_around(element: etree._Element) -> bool:
    """Say whether an element calls itself something that stands before or after the story."""
    said = " ".join(element.get(name) or "" for name in (_EPUB, "epub:type", "class"))
    return not _AROUND.isdisjoint(said.split())


def _mark(blocks: list[Block], start: int) -> None:
    blocks[start:] = [replace(block, around=True) for block in blocks[start:]]


def _lead(child: etree._Element, tag: str) -> str:
    """Return what a list shows before an item: its number or a dot; "" for what is none."""
    above = child.getparent()
    if tag != "li" or above is None:
        return ""
    if above.tag != "ol":
        return "• "
    first = above.get("start") or "1"
    return f"{(int(first) if first.isdigit() else 1) + sum(1 for _ in child.itersiblings('li', preceding=True))}. "


def _kind(child: etree._Element, tag: str, kind: BlockKind) -> tuple[BlockKind, int]:
    if re.fullmatch("h[1-6]", tag):
        if _has_class(child, "title"):
            return "paragraph", 0
        return ("part", 1) if _names_a_part(child) else ("heading", int(tag[1]))
    return ("quote", 0) if tag == "blockquote" else (kind if kind not in ("part", "heading") else "paragraph", 0)


def _names_a_part(child: etree._Element) -> bool:
    """Say whether a heading is that of a part: marked so itself, or by the nearest section around it."""
    if _has_class(child, "part"):
        return True
    around = next(child.iterancestors("section"), None)
    return around is not None and "part" in (around.get("epub:type") or around.get(_EPUB) or "").split()


def _is_mark(link: etree._Element) -> bool:
    roles = " ".join(link.get(name) or "" for name in (_EPUB, "epub:type", "role", "class"))
    if "backlink" in roles or "footnote-back" in roles:
        return False
    named = (link.get("id") or "").startswith(("footnote-ref", "endnote-ref"))
    if named or "noteref" in roles or "footnote-ref" in roles:
        return True
    above = link.getparent()
    raised = (above is not None and above.tag == "sup") or link.find("sup") is not None
    return raised and _MARK.fullmatch("".join(link.itertext())) is not None


def _repeats(link: etree._Element, marks: dict[etree._Element, etree._Element]) -> bool:
    """Say whether a link within a footnote says what the footnote's own mark says."""
    above = set(link.iterancestors())
    said = "".join(link.itertext()).strip()
    return any(body in above and "".join(mark.itertext()).strip() == said for mark, body in marks.items())


def _is_back(element: etree._Element) -> bool:
    """Say whether it is the link from a footnote back to its mark."""
    return next(element.iter("a"), None) is not None and not "".join(element.itertext()).strip(_BACK)


def _whole(target: etree._Element) -> etree._Element:
    """Return the element that holds a footnote whole: a link into its first words names less."""
    while target.tag in _INLINE and target.getparent() is not None and target.getparent().tag != "body":
        target = target.getparent()
    return target
