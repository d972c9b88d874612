"""Reading a book of format 1: chapters and scenes in order, and findings about its own files."""

from __future__ import annotations

import hashlib
import posixpath
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from plotweaver_manuscript.prose import count_words, split_front_matter
from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_manuscript.yamlspan import YamlProblem, load_mapping, string_list

BOOK = "manuscript/book.yaml"
#: What stands before the story (a dedication, an epigraph) and after it (acknowledgements, about the author).
FRONT, BACK = "manuscript/front-matter.md", "manuscript/back-matter.md"
_ROOT = "manuscript/"


@dataclass(frozen=True)
class ContentFinding:
    """Something about the files that the author may want to mend; `line` counts from 1."""

    rule: str
    path: str
    line: int
    message: str


@dataclass(frozen=True)
class Scene:
    """A scene: `text[prose_offset:] == prose`, offsets in characters. `error` tells of unreadable details."""

    id: str
    path: str
    title: str
    details: Mapping[str, object]
    text: str
    prose: str
    prose_offset: int
    words: int
    error: YamlProblem | None

    @property
    def status(self) -> str | None:
        """The status its author gave it."""
        return _string(self.details.get("status"))

    @property
    def pov(self) -> str | None:
        """Whose point of view it is told from."""
        return _string(self.details.get("pov"))

    @property
    def location(self) -> str | None:
        """Where it happens."""
        return _string(self.details.get("location"))


@dataclass(frozen=True)
class Chapter:
    """A chapter and its scenes in order."""

    slug: str
    path: str
    title: str
    summary: str
    scenes: tuple[Scene, ...]


@dataclass(frozen=True)
class Book:
    """A whole book at one moment; `front` and `back`: the prose before and after the story, none of its words."""

    title: str
    authors: tuple[str, ...]
    language: str
    settings: Mapping[str, object]
    chapters: tuple[Chapter, ...]
    findings: tuple[ContentFinding, ...]
    front: str = ""
    back: str = ""

    @property
    def words(self) -> int:
        """Words of all scenes."""
        return sum(scene.words for scene in self.scenes)

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """All scenes in reading order."""
        return tuple(scene for chapter in self.chapters for scene in chapter.scenes)

    def scene(self, scene_id: str) -> Scene | None:
        """Return the first scene of this id."""
        return self._by_id.get(scene_id)

    @cached_property
    def _by_id(self) -> Mapping[str, Scene]:
        # backwards, so that of several the first one stays
        return {scene.id: scene for scene in reversed(self.scenes)}


def read_book(tree: Tree) -> Book:
    """Read a book. Structure is not judged here and content never raises: it becomes findings."""
    findings: list[ContentFinding] = []
    settings = _mapping(tree, "plotweaver.yaml", findings)
    contents = _mapping(tree, BOOK, findings)
    folders = _folders(tree)
    ordered = _in_order(string_list(contents.get("chapters")), sorted(folders), BOOK, "chapter", findings)
    chapters = tuple(_chapter(tree, slug, folders[slug], findings) for slug in ordered)
    _duplicates(chapters, findings)
    return Book(
        title=_string(settings.get("title")) or "Untitled",
        authors=tuple(string_list(settings.get("authors"))),
        language=_string(settings.get("language")) or "en",
        settings=settings,
        chapters=chapters,
        findings=tuple(findings),
        front=split_front_matter(text_of(tree, FRONT) or "")[1],
        back=split_front_matter(text_of(tree, BACK) or "")[1],
    )


# a version differs from the one before in a few scenes: the others are not read again
@lru_cache(maxsize=2048)
def read_scene(path: str, text: str) -> Scene:
    """Read one scene's file."""
    front, prose, offset = split_front_matter(text)
    details, problem = load_mapping(front)
    if problem is not None:  # the fence itself is line 1 of the file
        problem = YamlProblem(problem.line + 1, problem.message)
    stem = posixpath.basename(path).removesuffix(".md")
    return Scene(
        id=_string(details.get("id")) or derived_id(path),
        path=path,
        title=_string(details.get("title")) or stem.replace("-", " ").capitalize(),
        details=details,
        text=text,
        prose=prose,
        prose_offset=offset,
        words=count_words(prose),
        error=problem,
    )


def derived_id(path: str) -> str:
    """Return the id of a scene that has none of its own: stable as long as it is not moved."""
    return "s" + hashlib.sha256(path.encode()).hexdigest()[:11]


def _folders(tree: Tree) -> dict[str, list[str]]:
    """Return the chapters' slugs, each with the names of its files."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path in tree:
        if path.startswith(_ROOT) and path.count("/") == 2:
            _, slug, name = path.split("/")
            found[slug].append(name)
    return found


def _chapter(tree: Tree, slug: str, files: list[str], findings: list[ContentFinding]) -> Chapter:
    folder = f"{_ROOT}{slug}/"
    path = f"{folder}chapter.yaml"
    contents = _mapping(tree, path, findings)
    names = sorted(name.removesuffix(".md") for name in files if name.endswith(".md"))
    ordered = _in_order(string_list(contents.get("scenes")), names, path, "scene", findings)
    scenes = tuple(read_scene(f"{folder}{name}.md", text_of(tree, f"{folder}{name}.md") or "") for name in ordered)
    findings.extend(
        ContentFinding("details.unreadable", scene.path, scene.error.line, scene.error.message)
        for scene in scenes
        if scene.error
    )
    title = _string(contents.get("title")) or slug.replace("-", " ").capitalize()
    return Chapter(slug, path, title, _string(contents.get("summary")) or "", scenes)


def _in_order(listed: list[str], present: list[str], path: str, what: str, findings: list[ContentFinding]) -> list[str]:
    """Return what is present: listed ones in the list's order, then the others, with findings."""
    there, told = set(present), dict.fromkeys(listed)
    ordered = [name for name in told if name in there]
    for name in told:
        if name not in there:
            message = f"The list names the {what} “{name}”, which is not there."
            findings.append(ContentFinding("order.dangling", path, 1, message))
    for name in present:
        if name not in told:
            message = f"The {what} “{name}” is in no list, so it comes last."
            findings.append(ContentFinding("order.unlisted", path, 1, message))
    return ordered + [name for name in present if name not in told]


def _duplicates(chapters: tuple[Chapter, ...], findings: list[ContentFinding]) -> None:
    seen: dict[str, str] = {}
    for scene in (scene for chapter in chapters for scene in chapter.scenes):
        if scene.id in seen:
            message = f"The id “{scene.id}” is also that of {seen[scene.id]}."
            findings.append(ContentFinding("id.duplicate", scene.path, 1, message))
        seen.setdefault(scene.id, scene.path)


def _mapping(tree: Tree, path: str, findings: list[ContentFinding]) -> Mapping[str, object]:
    text = text_of(tree, path)
    if text is None:
        return {}
    data, problem = load_mapping(text)
    if problem is not None:
        findings.append(ContentFinding("yaml.unreadable", path, problem.line, problem.message))
    return data


def _string(value: object) -> str | None:
    return None if value is None or isinstance(value, dict | list) else str(value)
