"""Changes to a book's shape as files: scenes come, go and move, chapters move. Pure; the transaction commits them."""

from __future__ import annotations

import hashlib
import posixpath

from plotweaver_manuscript.book import BOOK, Book, Chapter, Scene, read_book
from plotweaver_manuscript.book_format import FORMAT
from plotweaver_manuscript.errors import EditRefused
from plotweaver_manuscript.naming import folded, slug, unique
from plotweaver_manuscript.patch import set_list
from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_manuscript.yamlwrite import yaml_list, yaml_pair

#: path → new bytes, or None where the file goes.
Edits = dict[str, bytes | None]


def new_book(title: str, author: str = "", language: str = "en") -> dict[str, bytes]:
    """Return the files of an empty book: one chapter with one empty scene, so that writing can start."""
    settings = f"format: {FORMAT}\n" + yaml_pair("title", title) + yaml_list("authors", [author] if author else [])
    scene = f"---\nid: {_scene_id('chapter-1/scene-1')}\ntitle: Scene 1\n---\n"
    return {
        "plotweaver.yaml": (settings + yaml_pair("language", language)).encode(),
        BOOK: yaml_list("chapters", ["chapter-1"]).encode(),
        "manuscript/chapter-1/chapter.yaml": (
            yaml_pair("title", "Chapter 1") + yaml_list("scenes", ["scene-1"])
        ).encode(),
        "manuscript/chapter-1/scene-1.md": scene.encode(),
    }


def create_scene(tree: Tree, chapter: str, title: str, after: str | None = None) -> tuple[Edits, str, str]:
    """Return (edits, id, path) of a new empty scene in a chapter, after a scene's id or last.

    Raises:
        EditRefused: there is no such chapter or scene.
    """
    home = _chapter(read_book(tree), chapter)
    names = _names(home)
    name = unique(slug(title, "scene"), _taken(tree, home))
    path = f"manuscript/{home.slug}/{name}.md"
    identity = _scene_id(f"{home.slug}/{name}/{len(tree)}")
    place = len(names)
    if after is not None:
        place = next((n for n, scene in enumerate(home.scenes, 1) if scene.id == after), -1)
        if place < 0:
            raise EditRefused("edit.no_scene", f"There is no scene “{after}” in {home.title}.")
    names.insert(place, name)
    front = f"---\nid: {identity}\n{yaml_pair('title', title)}---\n"
    return {path: front.encode(), home.path: _listed(tree, home, names)}, identity, path


def move_scene(tree: Tree, scene_id: str, chapter: str, position: int) -> Edits:
    """Return the edits that put a scene at a position (from 0) of a chapter.

    Raises:
        EditRefused: there is no such chapter or scene.
    """
    book = read_book(tree)
    scene, old = _scene(book, scene_id)
    new = _chapter(book, chapter)
    name = _name(scene)
    left = [other for other in _names(old) if other != name]
    if new.slug == old.slug:
        left.insert(position, name)
        return {old.path: _listed(tree, old, left)}
    names = _names(new)
    moved = unique(name, _taken(tree, new))
    names.insert(position, moved)
    return {
        scene.path: None,
        f"manuscript/{new.slug}/{moved}.md": tree[scene.path],
        old.path: _listed(tree, old, left),
        new.path: _listed(tree, new, names),
    }


def move_chapter(tree: Tree, chapter: str, position: int) -> Edits:
    """Return the edits that put a chapter, with its scenes, at a position (from 0) of the book.

    Raises:
        EditRefused: there is no such chapter.
    """
    book = read_book(tree)
    moved = _chapter(book, chapter).slug
    order = [each.slug for each in book.chapters if each.slug != moved]
    order.insert(position, moved)
    return {BOOK: set_list(text_of(tree, BOOK) or "", "chapters", order).encode()}


def delete_scene(tree: Tree, scene_id: str) -> Edits:
    """Return the edits that take a scene out of the book.

    Raises:
        EditRefused: there is no such scene.
    """
    scene, home = _scene(read_book(tree), scene_id)
    left = [name for name in _names(home) if name != _name(scene)]
    return {scene.path: None, home.path: _listed(tree, home, left)}


def _listed(tree: Tree, chapter: Chapter, names: list[str]) -> bytes:
    text = text_of(tree, chapter.path)
    return set_list(yaml_pair("title", chapter.title) if text is None else text, "scenes", names).encode()


def _names(chapter: Chapter) -> list[str]:
    return [_name(scene) for scene in chapter.scenes]


def _taken(tree: Tree, chapter: Chapter) -> set[str]:
    """Return what lies in a chapter's folder, each without the ending of scenes: files of any case, and folders."""
    folder = folded(f"manuscript/{chapter.slug}/")
    inside = (path[len(folder) :] for path in map(folded, tree) if path.startswith(folder))
    return {path.partition("/")[0].removesuffix(".md") for path in inside}


def _name(scene: Scene) -> str:
    return posixpath.basename(scene.path).removesuffix(".md")


def _chapter(book: Book, wanted: str) -> Chapter:
    for chapter in book.chapters:
        if chapter.slug == wanted:
            return chapter
    raise EditRefused("edit.no_chapter", f"There is no chapter “{wanted}”.")


def _scene(book: Book, wanted: str) -> tuple[Scene, Chapter]:
    for chapter in book.chapters:
        for scene in chapter.scenes:
            if scene.id == wanted:
                return scene, chapter
    raise EditRefused("edit.no_scene", f"There is no scene “{wanted}”.")


def _scene_id(seed: str) -> str:
    return "s" + hashlib.sha256(seed.encode()).hexdigest()[:12]
