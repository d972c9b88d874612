"""Changes to a book's shape as files: scenes and chapters come, go and move. Pure; the transaction commits them."""

from __future__ import annotations

import hashlib
import posixpath

from plotweaver_manuscript.book import BOOK, Book, Chapter, Scene, read_book
from plotweaver_manuscript.book_format import FORMAT
from plotweaver_manuscript.errors import EditRefused
from plotweaver_manuscript.naming import folded, slug, unique
from plotweaver_manuscript.patch import set_list, set_text
from plotweaver_manuscript.prose import with_details
from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_manuscript.yamlspan import load_mapping
from plotweaver_manuscript.yamlwrite import yaml_list, yaml_pair

#: path → new bytes, or None where the file goes.
Edits = dict[str, bytes | None]


def new_book(title: str, author: str = "", language: str = "en") -> dict[str, bytes]:
    """Return the files of an empty book: one chapter with one empty scene, so that writing can start."""
    settings = f"format: {FORMAT}\n" + yaml_pair("title", title) + yaml_list("authors", [author] if author else [])
    return {
        "plotweaver.yaml": (settings + yaml_pair("language", language)).encode(),
        BOOK: yaml_list("chapters", ["chapter-1"]).encode(),
        **_new_chapter("chapter-1", "Chapter 1", _scene_id("chapter-1/scene-1")),
    }


def create_scene(tree: Tree, chapter: str, title: str, after: str | None = None) -> tuple[Edits, str, str]:
    """Return (edits, id, path) of a new empty scene in a chapter, after a scene's id or last.

    Raises:
        EditRefused: there is no such chapter or scene.
    """
    home = _chapter(read_book(tree).chapters, chapter)
    names = _names(home)
    name = unique(slug(title, "scene"), _taken(tree, home))
    path = f"{_folder(home.slug)}{name}.md"
    identity = _scene_id(f"{home.slug}/{name}/{len(tree)}")
    place = len(names)
    if after is not None:
        place = next((n for n, scene in enumerate(home.scenes, 1) if scene.id == after), -1)
        if place < 0:
            raise EditRefused("edit.no_scene", f"There is no scene “{after}” in {home.title}.")
    names.insert(place, name)
    return {path: _new_scene(identity, title), home.path: _listed(tree, home, names)}, identity, path


def rename_scene(tree: Tree, scene_id: str, title: str) -> Edits:
    """Return the edits that give a scene another title. Its id and its file stay: whoever names it finds it.

    Raises:
        EditRefused: there is no such scene, or its details cannot be changed here.
    """
    scene, _ = _scene(read_book(tree), scene_id)
    return {scene.path: with_details(scene.text, lambda details: set_text(details, "title", title)).encode()}


def move_scene(tree: Tree, scene_id: str, chapter: str, position: int) -> Edits:
    """Return the edits that put a scene at a position (from 0) of a chapter.

    Raises:
        EditRefused: there is no such chapter or scene.
    """
    book = read_book(tree)
    scene, old = _scene(book, scene_id)
    new = _chapter(book.chapters, chapter)
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
        f"{_folder(new.slug)}{moved}.md": tree[scene.path],
        old.path: _listed(tree, old, left),
        new.path: _listed(tree, new, names),
    }


def create_chapter(tree: Tree, title: str, after: str | None = None) -> Edits:
    """Return the edits that add a chapter after another one or last, with an empty scene, so that it can be written.

    Raises:
        EditRefused: there is no such chapter.
    """
    chapters = read_book(tree).chapters
    name = unique(slug(title, "chapter"), _inside(tree, "manuscript/"))
    order = [each.slug for each in chapters]
    order.insert(len(order) if after is None else order.index(_chapter(chapters, after).slug) + 1, name)
    return {BOOK: _in_order(tree, order), **_new_chapter(name, title, _scene_id(f"{name}/scene-1/{len(tree)}"))}


def rename_chapter(tree: Tree, chapter: str, title: str) -> Edits:
    """Return the edits that give a chapter another title. Its folder stays: locks and limits name that.

    Raises:
        EditRefused: there is no such chapter, or its file cannot be changed here.
    """
    named = _chapter(read_book(tree).chapters, chapter)
    text = text_of(tree, named.path)
    return {named.path: (_about(title, _names(named)) if text is None else set_text(text, "title", title)).encode()}


def move_chapter(tree: Tree, chapter: str, position: int) -> Edits:
    """Return the edits that put a chapter, with its scenes, at a position (from 0) of the book.

    Raises:
        EditRefused: there is no such chapter.
    """
    chapters = read_book(tree).chapters
    moved = _chapter(chapters, chapter).slug
    order = [each.slug for each in chapters if each.slug != moved]
    order.insert(position, moved)
    return {BOOK: _in_order(tree, order)}


def delete_chapter(tree: Tree, chapter: str) -> Edits:
    """Return the edits that take a chapter out of the book, with its scenes and whatever else lies in its folder.

    Raises:
        EditRefused: there is no such chapter.
    """
    chapters = read_book(tree).chapters
    gone = _chapter(chapters, chapter)
    left = [each.slug for each in chapters if each != gone]
    files = dict.fromkeys(path for path in tree if path.startswith(_folder(gone.slug)))
    return {BOOK: _in_order(tree, left), **_part_goes_on(tree, chapters, gone), **files}


def delete_scene(tree: Tree, scene_id: str) -> Edits:
    """Return the edits that take a scene out of the book.

    Raises:
        EditRefused: there is no such scene.
    """
    scene, home = _scene(read_book(tree), scene_id)
    left = [name for name in _names(home) if name != _name(scene)]
    return {scene.path: None, home.path: _listed(tree, home, left)}


def _new_chapter(name: str, title: str, scene: str) -> dict[str, bytes]:
    return {
        f"{_folder(name)}chapter.yaml": _about(title, ["scene-1"]).encode(),
        f"{_folder(name)}scene-1.md": _new_scene(scene, "Scene 1"),
    }


def _new_scene(identity: str, title: str) -> bytes:
    return f"---\nid: {identity}\n{yaml_pair('title', title)}---\n".encode()


def _about(title: str, scenes: list[str]) -> str:
    return yaml_pair("title", title) + yaml_list("scenes", scenes)


def _part_goes_on(tree: Tree, chapters: tuple[Chapter, ...], gone: Chapter) -> Edits:
    """Return what keeps a part of the book in it whose first chapter, which names it, goes: the next one names it."""
    part, after = _part(tree, gone), chapters[chapters.index(gone) + 1 :]
    if part is None or not after or _part(tree, after[0]) is not None:
        return {}
    return {after[0].path: set_text(text_of(tree, after[0].path) or "", "part", part).encode()}


def _part(tree: Tree, chapter: Chapter) -> str | None:
    part = load_mapping(text_of(tree, chapter.path) or "")[0].get("part")
    return None if part is None else str(part)


def _in_order(tree: Tree, chapters: list[str]) -> bytes:
    return set_list(text_of(tree, BOOK) or "", "chapters", chapters).encode()


def _listed(tree: Tree, chapter: Chapter, names: list[str]) -> bytes:
    text = text_of(tree, chapter.path)
    return set_list(yaml_pair("title", chapter.title) if text is None else text, "scenes", names).encode()


def _names(chapter: Chapter) -> list[str]:
    return [_name(scene) for scene in chapter.scenes]


def _taken(tree: Tree, chapter: Chapter) -> set[str]:
    """Return what lies in a chapter's folder, each without the ending of scenes."""
    return {name.removesuffix(".md") for name in _inside(tree, _folder(chapter.slug))}


def _inside(tree: Tree, folder: str) -> set[str]:
    """Return what lies in a folder: files of any case, and folders."""
    start = folded(folder)
    return {path[len(start) :].partition("/")[0] for path in map(folded, tree) if path.startswith(start)}


def _folder(chapter: str) -> str:
    return f"manuscript/{chapter}/"


def _name(scene: Scene) -> str:
    return posixpath.basename(scene.path).removesuffix(".md")


def _chapter(chapters: tuple[Chapter, ...], wanted: str) -> Chapter:
    for chapter in chapters:
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
