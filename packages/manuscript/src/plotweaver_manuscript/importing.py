"""Planning how a whole novel in one text becomes a book, and writing its files. No word is lost."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from plotweaver_manuscript.book import BACK, BOOK, FRONT
from plotweaver_manuscript.book_format import FORMAT
from plotweaver_manuscript.decoding import decode
from plotweaver_manuscript.headings import Heading, find_headings, is_division
from plotweaver_manuscript.naming import slug, unique
from plotweaver_manuscript.notes import homed, titles_without_calls
from plotweaver_manuscript.prose import count_words, is_break
from plotweaver_manuscript.yamlspan import load_mapping
from plotweaver_manuscript.yamlwrite import yaml_list, yaml_pair

__all__ = ["ImportChapter", "ImportPlan", "ImportScene", "Told", "TopLevel", "decode", "plan_import", "to_files"]

_START = re.compile(r"\s*\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG.*", re.IGNORECASE)
_END = re.compile(r"\s*(?:\*{3}\s*)?END OF (?:THE |THIS )?PROJECT GUTENBERG.*", re.IGNORECASE)
_THE_END = re.compile(r"\s*(?:the end|finis|fin)\W*", re.IGNORECASE)
_BACK_MATTER = re.compile(
    r"\s*(?:#+\s*)?(?:afterword|acknowledge?ments?|(?:a note )?(?:about|on) the (?:author|type)s?|author.s note"
    r"|colophon|bibliography|also by .{1,60}|footnotes?|notes|appendix|glossary|transcriber.s notes?)\W*",
    re.IGNORECASE,
)
_FRONT_MATTER = re.compile(
    r"\s*(?:dedication|epigraphs?|copyright(?: page| notice)?|title page|also by .{1,60}|praise for .{1,60})\W*",
    re.IGNORECASE,
)
#: A line drawn across the page.
_RULE = re.compile(r"[ \t]*([-=*~_–—])\1{7,}[ \t]*")
_FIELD = re.compile(r"\s*(?P<name>title|author)\s*:\s*(?P<value>\S.*?)\s*", re.IGNORECASE)
_BY = re.compile(r"\s*by(?:\s+(?P<name>\S.*?))?\s*", re.IGNORECASE)


_TITLE = 80  # a longer first line is no title


#: What the uppermost headings of a text in Markdown are, where that is known.
TopLevel = Literal["chapter", "part"]


@dataclass(frozen=True)
class Told:
    """What a file says of its text besides its lines.

    Attributes:
        top: what its uppermost headings are; whoever says so has written all of it as chapters.
        within: a mark of breaks that stand within scenes, and part none.
        front: the text that stands before the story, and is none of `text`.
        back: that after it.
    """

    top: TopLevel | None = None
    within: str = ""
    front: str = ""
    back: str = ""


@dataclass(frozen=True)
class ImportScene:
    """A scene's prose, wrapped and quoted as in the file."""

    prose: str


@dataclass(frozen=True)
class ImportChapter:
    """A chapter; `heading` is the file's own lines, `part` those of the division that opens before it."""

    title: str
    heading: str
    part: str
    scenes: tuple[ImportScene, ...]


@dataclass(frozen=True)
class ImportPlan:
    """What an import will make."""

    title: str
    author: str
    header: str = ""
    front: str = ""
    chapters: tuple[ImportChapter, ...] = field(default=())
    back: str = ""
    licence: str = ""

    def pieces(self) -> Iterator[str]:
        """Yield every text in the file's order: together they hold each of its words."""
        yield from (self.header, self.front)
        for chapter in self.chapters:
            yield from (chapter.part, chapter.heading, *(scene.prose for scene in chapter.scenes))
        yield from (self.back, self.licence)

    @property
    def words(self) -> int:
        """Words of all pieces."""
        return sum(map(count_words, self.pieces()))


def plan_import(text: str, filename: str, told: Told | None = None) -> ImportPlan:
    """Return the plan for a decoded text.

    Args:
        text: the whole text.
        filename: names the book if the text does not.
        told: what its file says of it.
    """
    told = told or Told()
    lines = titles_without_calls(text).split("\n")
    start, stop = _licence_bounds(lines)
    body = lines[start:stop]
    found = find_headings(body)
    headings, named = _markdown_levels(found) if told.top is None else (_told_levels(found, told.top), "")
    end = _back_matter(body, headings) if told.top is None else len(body)
    headings = [heading for heading in headings if heading.first < end]
    headings = list(_without_front_matter(headings)) if told.top is None else headings
    front = body[: headings[0].first if headings else 0]
    title, author = _title_and_author([*lines[:start], *told.front.split("\n"), *front], filename)
    title = named or title
    chapters = _chapters(body[:end], headings, told.within) or (_chapter(title, "", "", body[:end], told.within),)
    around = _join([*told.front.split("\n"), "", *front]), _join([*body[end:], "", *told.back.split("\n")])
    return _with_notes(
        ImportPlan(title, author, _join(lines[:start]), around[0], chapters, around[1], _join(lines[stop:]))
    )


def _with_notes(plan: ImportPlan) -> ImportPlan:
    """Return the plan with each footnote in the scene that calls it first, wherever the file defines it."""
    scenes = [scene.prose for chapter in plan.chapters for scene in chapter.scenes]
    front, *texts, back = homed([plan.front, *scenes, plan.back], ahead=True)
    return replace(plan, front=front, chapters=with_prose(plan.chapters, texts), back=back)


def with_prose(chapters: Sequence[ImportChapter], texts: Iterable[str]) -> tuple[ImportChapter, ...]:
    """Return chapters with these texts as their scenes, in order; a scene whose words all went is gone."""
    left = iter(texts)
    made = []
    for chapter in chapters:
        pairs = [(scene.prose, next(left)) for scene in chapter.scenes]
        kept = tuple(ImportScene(now) for before, now in pairs if now or not before)
        made.append(replace(chapter, scenes=kept or (ImportScene(""),)))
    return tuple(made)


def to_files(plan: ImportPlan) -> dict[str, bytes]:
    """Return the book's files in format 1: path → bytes."""
    files = {
        "plotweaver.yaml": f"format: {FORMAT}\n"
        + yaml_pair("title", plan.title)
        + yaml_list("authors", [plan.author] if plan.author else []),
        "manuscript/gutenberg-header.md": plan.header,
        FRONT: plan.front,
        BACK: plan.back,
        "manuscript/gutenberg-licence.md": plan.licence,
    }
    slugs: list[str] = []
    for chapter in plan.chapters:
        name = unique(slug(chapter.title, "chapter"), slugs)
        slugs.append(name)
        files |= _chapter_files(f"manuscript/{name}/", chapter)
    files[BOOK] = yaml_list("chapters", slugs)
    return {path: text.encode() for path, text in files.items() if text}


def _chapter_files(folder: str, chapter: ImportChapter) -> dict[str, str]:
    names = [f"scene-{place}" for place in range(1, len(chapter.scenes) + 1)]
    contents = yaml_pair("title", chapter.title)
    contents += yaml_pair("heading", chapter.heading.strip()) if chapter.heading.strip() else ""
    contents += yaml_pair("part", chapter.part.strip()) if chapter.part.strip() else ""
    files = {f"{folder}chapter.yaml": contents + yaml_list("scenes", names)}
    for place, (name, scene) in enumerate(zip(names, chapter.scenes, strict=True), 1):
        title = chapter.title if len(names) == 1 else f"{chapter.title}, {place}"
        identity = hashlib.sha256(f"{folder}{name}".encode()).hexdigest()[:12]
        front = f"---\nid: s{identity}\n{yaml_pair('title', title)}---\n"
        files[f"{folder}{name}.md"] = front + scene.prose
    return files


def _licence_bounds(lines: Sequence[str]) -> tuple[int, int]:
    """Return where Project Gutenberg's header ends and its licence begins."""
    start = next((place + 1 for place, line in enumerate(lines) if _START.fullmatch(line)), 0)
    stop = next((place for place in range(start, len(lines)) if _END.fullmatch(lines[place])), len(lines))
    return start, stop


def _back_matter(body: Sequence[str], headings: Sequence[Heading]) -> int:
    """Return the line at which the story is over: "The End", or a heading of back matter, and no chapter after it."""
    told = [heading for heading in headings if heading.form != "division"]
    end = len(body)
    while len(told) > 1 and _BACK_MATTER.fullmatch(_shown(told[-1], body[told[-1].first : told[-1].after])):
        end = told.pop().first
    last = told[-1].after if told else 0
    for place in range(last + 1, end):
        alone = not body[place - 1].strip() and (place + 1 >= len(body) or not body[place + 1].strip())
        if alone and (_THE_END.fullmatch(body[place]) or _BACK_MATTER.fullmatch(body[place])):
            return place
    return end


def _without_front_matter(headings: Sequence[Heading]) -> Sequence[Heading]:
    """Return the headings from the first chapter's on: those of a dedication and the like before it name none."""
    chapters = (p for p, h in enumerate(headings) if h.form != "division" and not _FRONT_MATTER.fullmatch(h.title))
    first = next(chapters, 0)
    while first and headings[first - 1].form == "division":
        first -= 1
    return headings[first:]


def _markdown_levels(headings: list[Heading]) -> tuple[list[Heading], str]:
    """Return chapters' headings and the book's title, if one `#` over several `##` names it."""
    top = [heading for heading in headings if heading.form == "markdown" and heading.number == 1]
    if not top or len(headings) == 1:
        return headings, ""
    if len(top) == 1 and top[0] is headings[0]:
        return [replace(top[0], form="division"), *headings[1:]], top[0].title
    return list(_parted(headings)), ""


def _told_levels(headings: Sequence[Heading], top: TopLevel) -> list[Heading]:
    """Return chapters' headings, and those of parts as divisions, where the file says which is which."""
    if top == "chapter":
        return [heading for heading in headings if heading.number == 1]
    return [replace(heading, form="division") if heading.number == 1 else heading for heading in headings]


def _parted(headings: Sequence[Heading]) -> Iterator[Heading]:
    """Yield the upper headings; one that names a part, and has lower ones below it, as a division of those."""
    inside = False
    for heading, below in itertools.zip_longest(headings, headings[1:]):
        if heading.number == 1:
            inside = is_division(heading.title) and below is not None and below.number == 2
            yield replace(heading, form="division") if inside else heading
        elif inside:
            yield heading


def _chapters(body: Sequence[str], headings: Sequence[Heading], within: str) -> tuple[ImportChapter, ...]:
    """Return chapters. A division with words of its own before its first chapter becomes a chapter, too."""
    ends = [*(heading.first for heading in headings), len(body)][1:]
    chapters: list[ImportChapter] = []
    part: list[str] = []
    for heading, end in zip(headings, ends, strict=True):
        own, inside = list(body[heading.first : heading.after]), body[heading.after : end]
        if heading.form == "division" and end < len(body) and count_words(_join(inside)) < 60:
            part += [*own, *inside]  # an epigraph stays with its part's title
            continue
        chapters.append(_chapter(_shown(heading, own), _join(own), _join(part), inside, within))
        part = []
    return tuple(chapters)


def _shown(heading: Heading, own: Sequence[str]) -> str:
    return heading.title or " ".join(" ".join(own).split()).rstrip(".:")


def _chapter(title: str, heading: str, part: str, body: Sequence[str], within: str) -> ImportChapter:
    scenes: list[list[str]] = [[]]
    for place, line in enumerate(body):
        breaks = line.strip() not in ("", within) and _is_break(line)
        if breaks and place and _parts_scenes(body, place):
            scenes.append([])
        else:
            scenes[-1].append(line)
    texts = [_join(scene) for scene in scenes]
    kept = tuple(ImportScene(text) for text in texts if text) or (ImportScene(""),)
    return ImportChapter(title[:200], heading, part, kept)


def _is_break(line: str) -> bool:
    return is_break(line) or _RULE.fullmatch(line) is not None


def _parts_scenes(body: Sequence[str], place: int) -> bool:
    """Say whether blank lines, or other break marks, stand around this one."""
    around = [body[near] for near in (place - 1, place + 1) if near < len(body)]
    return all(not line.strip() or is_break(line) for line in around)


def _title_and_author(front: Sequence[str], filename: str) -> tuple[str, str]:
    said = (found for line in front if (found := _FIELD.fullmatch(line)))
    fields = {found["name"].lower(): _unquoted(found["value"]) for found in said}
    shown = [line.strip() for line in front if line.strip() and not _FIELD.fullmatch(line)]
    stem = re.sub(r"\.\w+$", "", filename.replace("\\", "/").rsplit("/", 1)[-1])
    named = re.sub(r"[_\-]+", " ", stem).strip().capitalize() or "Untitled"
    called = bool(shown) and len(shown[0]) <= _TITLE and not _FRONT_MATTER.fullmatch(shown[0].lstrip("# "))
    title = fields.get("title") or (shown[0] if called else named)
    author = fields.get("author", "")
    lines = list(itertools.pairwise([*shown, ""]))
    # the first line is the title, which may begin so as well
    for line, below in [*lines[1:], *lines[:1]]:
        if not author and (found := _BY.fullmatch(line)) and len(line) < 60:
            author = found["name"] or below
    return title.lstrip("# ")[:200], author[:200]


def _unquoted(value: str) -> str:
    """Return a field's value without the quotes that YAML asks for."""
    said = load_mapping(f"value: {value}\n")[0].get("value") if value[0] in "\"'" else value
    return said if isinstance(said, str) else value


def _join(lines: Sequence[str]) -> str:
    """Return lines as a text without blank lines around it, closed by a line end; empty if all are blank."""
    text = "\n".join(lines).strip("\n")
    return f"{text}\n" if text.strip() else ""
