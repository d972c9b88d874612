"""LibreOffice's `.odt`: the text of `content.xml` with the styles that make it italic or bold."""

from __future__ import annotations

from lxml import etree
from plotweaver_manuscript.prose import is_break

from plotweaver_formats.document import Block, BlockKind, Document, Run, headed, joined
from plotweaver_formats.packed import Packed

#: What the archive's first part says it is.
MIMETYPE = b"application/vnd.oasis.opendocument.text"
_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _STYLE, _OFFICE = f"{{{_NS}text:1.0}}", f"{{{_NS}style:1.0}}", f"{{{_NS}office:1.0}}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_DRAW = f"{{{_NS}drawing:1.0}}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_META = f"{{{_NS}meta:1.0}}"
_RUNNING = (f"{_STYLE}header", f"{_STYLE}footer")
_SILENT = {f"{_TEXT}{name}" for name in ("tracked-changes", "sequence-decls", "table-of-content", "note-citation")}
_SILENT.add(f"{_TEXT}ruby-text")
_SILENT |= {f"{_OFFICE}annotation", f"{_OFFICE}annotation-end", f"{_OFFICE}forms"}
_TITLES, _QUOTES = ("Title", "Subtitle"), ("Quotations", "Quote", "Intense Quote", "Block Text")

_Look = tuple[bool, bool]


def read_odt(data: bytes) -> Document:
    """Return the text of an OpenDocument file: footnotes and endnotes as notes, deleted words left deleted.

    Raises:
        ImportRefused: it cannot be read.
    """
    packed = Packed(data, "OpenDocument file")
    if b":encryption-data" in packed.read("META-INF/manifest.xml"):
        raise packed.locked()
    content = packed.xml("content.xml")
    roots = [content] + ([packed.xml("styles.xml")] if "styles.xml" in packed.names else [])
    reader = _Reader(_Styles(roots))
    body = content.find(f".//{_OFFICE}text")
    if body is None:
        raise packed.broken("it holds no text")
    reader.blocks_of(body)
    left_out = reader.left_out()
    if any(_has_running_lines(root) for root in roots):
        left_out += ("the lines at the top and foot of pages",)
    return Document(tuple(reader.blocks), reader.notes, reader.title, _author(packed), left_out)


def _author(packed: Packed) -> str:
    """Return who wrote the file; who saved it last is only asked if it does not say who began it."""
    if "meta.xml" not in packed.names:
        return ""
    meta = packed.xml("meta.xml")
    told = (meta.find(f".//{name}") for name in (f"{_META}initial-creator", f"{_DC}creator"))
    return next((each.text.strip() for each in told if each is not None and each.text), "")


def _has_running_lines(root: etree._Element) -> bool:
    lines = (each for page in root.iter(f"{_STYLE}master-page") for each in page)
    return any("".join(each.itertext()).strip() for each in lines if each.tag in _RUNNING)


class _Styles:
    """What styles look like, and which named style an automatic one stands for."""

    def __init__(self, roots: list[etree._Element]) -> None:
        found = [style for root in roots for style in root.iter(f"{_STYLE}style")]
        self._styles = {style.get(f"{_STYLE}name"): style for style in found}
        lists = [style for root in roots for style in root.iter(f"{_TEXT}list-style")]
        self._lists = {style.get(f"{_STYLE}name"): style for style in lists}

    def look(self, name: str | None, before: _Look) -> _Look:
        """Return (italic, bold) of what has the style `name` within `before`."""
        italic, bold = before
        for style in reversed(self._chain(name)):
            for properties in style.iter(f"{_STYLE}text-properties"):
                slant, weight = properties.get(f"{_FO}font-style"), properties.get(f"{_FO}font-weight")
                line = properties.get(f"{_STYLE}text-underline-style")
                italic = slant in ("italic", "oblique") if slant else italic or line not in (None, "none")
                bold = (weight == "bold" or weight in ("600", "700", "800", "900")) if weight else bold
        return italic, bold

    def rules_off(self, name: str | None) -> bool:
        """Say whether a line is drawn above or below what has the style `name`."""
        for style in self._chain(name):
            for properties in style.iter(f"{_STYLE}paragraph-properties"):
                drawn = [properties.get(f"{_FO}border{side}") for side in ("", "-top", "-bottom")]
                if any(drawn):
                    return any(each not in (None, "none") for each in drawn)
        return False

    def numbers(self, name: str | None, level: int) -> bool | None:
        """Return whether a list shows numbers, not dots, at a level from 1; None: it shows nothing."""
        for each in self._lists.get(name, ()):
            if each.get(f"{_TEXT}level") == str(level):
                numbered = each.tag == f"{_TEXT}list-level-style-number"
                return numbered if not numbered or each.get(f"{_STYLE}num-format") else None
        return None

    def names(self, name: str | None) -> set[str]:
        """Return the style's names as people know them, with those it is derived from."""
        chain = self._chain(name)
        shown = {style.get(f"{_STYLE}display-name") or style.get(f"{_STYLE}name") or "" for style in chain}
        return shown | ({name} if name else set())

    def _chain(self, name: str | None) -> list[etree._Element]:
        found: list[etree._Element] = []
        while name in self._styles and self._styles[name] not in found:
            found.append(self._styles[name])
            name = found[-1].get(f"{_STYLE}parent-style-name")
        return found


class _Reader:
    def __init__(self, styles: _Styles) -> None:
        self.blocks: list[Block] = []
        self.notes: dict[str, tuple[Block, ...]] = {}
        self.title = ""
        self._styles = styles
        self._pictures = 0
        self._comments = self._contents = False
        #: What a list puts before the words of its next item.
        self._lead = ""

    def left_out(self) -> tuple[str, ...]:
        """Return what is no words of the text."""
        pictures = () if not self._pictures else ("1 picture" if self._pictures == 1 else f"{self._pictures} pictures",)
        comments = ("comments",) if self._comments else ()
        return (*pictures, *comments, *(("the table of contents",) if self._contents else ()))

    def blocks_of(self, element: etree._Element) -> None:
        """Read the paragraphs in an element, however deep in lists, sections and tables."""
        for child in element:
            if not isinstance(child.tag, str) or child.tag in _SILENT:
                self._comments |= child.tag == f"{_OFFICE}annotation"
                self._contents |= child.tag == f"{_TEXT}table-of-content"
            elif child.tag == f"{_TEXT}list":
                self._list(child, None, 1)
            elif child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                self._paragraph(child)
            else:
                self.blocks_of(child)

    def _list(self, element: etree._Element, style: str | None, level: int) -> None:
        style = element.get(f"{_TEXT}style-name") or style
        numbered = self._styles.numbers(style, level)
        for place, item in enumerate(element.iterchildren(f"{_TEXT}list-item"), 1):
            self._lead = "" if numbered is None else f"{place}. " if numbered else "• "
            for child in item:
                if child.tag == f"{_TEXT}list":
                    self._list(child, style, level + 1)
                elif child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                    self._paragraph(child)
            self._lead = ""

    def _paragraph(self, element: etree._Element) -> None:
        name = element.get(f"{_TEXT}style-name")
        names = self._styles.names(name)
        kind: BlockKind = "quote" if names.intersection(_QUOTES) else "paragraph"
        level = 0
        if element.tag == f"{_TEXT}h" and not names.intersection(_TITLES):
            kind, level = "heading", int(element.get(f"{_TEXT}outline-level") or 1)
        taken: list[Run] = []
        hidden: list[etree._Element] = []
        # a heading looks as headings do; only what stands out within it is emphasis
        plain = kind == "heading" or bool(names.intersection(_TITLES))
        self._inline(element, (False, False) if plain else self._styles.look(name, (False, False)), taken, hidden)
        runs = joined(taken)
        text = "".join(run.text for run in runs)
        if "Title" in names:
            self.title = self.title or " ".join(text.split())
        if not runs:
            ruled = not hidden and self._styles.rules_off(name)
            self.blocks.append(Block("break" if ruled else "empty"))
        elif is_break(text) and not any(run.note for run in runs):
            self.blocks.append(Block("break"))
        else:
            lead, self._lead = ("" if kind == "heading" else self._lead), ""
            runs = headed(runs) if kind == "heading" else runs
            self.blocks.append(Block(kind, (Run(lead), *runs) if lead else runs, level))
        for each in hidden:  # text frames stand after the paragraph that they are tied to
            self.blocks_of(each)

    def _inline(self, element: etree._Element, look: _Look, taken: list[Run], hidden: list[etree._Element]) -> None:
        _say(taken, element.text, look)
        for child in element:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag == f"{_TEXT}note":
                taken.append(Run("", note=self._note(child)))
            elif tag == f"{_TEXT}line-break":
                taken.append(Run("\n", *look))
            elif tag in (f"{_TEXT}s", f"{_TEXT}tab"):
                taken.append(Run(" ", *look))
            elif tag.startswith(_DRAW):
                self._pictures += sum(1 for _ in child.iter(f"{_DRAW}image"))
                hidden.append(child)
            elif tag in _SILENT:
                self._comments |= tag == f"{_OFFICE}annotation"
            elif tag:
                self._inline(child, self._styles.look(child.get(f"{_TEXT}style-name"), look), taken, hidden)
            _say(taken, child.tail, look)

    def _note(self, element: etree._Element) -> str:
        mark = str(len(self.notes) + 1)
        self.notes[mark] = ()
        kept, self.blocks = self.blocks, []
        for body in element.iter(f"{_TEXT}note-body"):
            self.blocks_of(body)
        self.notes[mark] = tuple(block for block in self.blocks if block.runs)
        self.blocks = kept
        return mark


def _say(taken: list[Run], text: str | None, look: _Look) -> None:
    if text:
        taken.append(Run(" ".join(text.replace("\n", " ").split(" ")), *look))
