"""Operations that write a book's text, and the earlier product's names for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from plotweaver_contracts import manuscript as wire
from plotweaver_kit.problems import ProblemError
from pydantic import BaseModel

from plotweaver_backend.autosaves.service import AutosavesService
from plotweaver_backend.http.binding import Call, Handlers
from plotweaver_backend.manuscript.service import ManuscriptService

handlers = Handlers()


@handlers.bind("changes.save")
def save(call: Call) -> wire.Saved:
    """Save a change set."""
    asked = call.parsed(wire.SaveRequest)
    saved = _service(call).save(call.project, call.principal, call.change_id, asked)
    # a crash before this leaves copies that say what the version says; whoever repeats the request settles them
    autosaves = call.services.get(AutosavesService)
    autosaves.settle_all(call.principal.account, call.project, asked.branch, asked.autosaves)
    return saved


@handlers.bind("words.replace")
def replace_words(call: Call) -> wire.Saved:
    """Put other words where some were found."""
    return _service(call).replace(call.project, call.principal, call.change_id, call.parsed(wire.ReplaceRequest))


@handlers.bind("scenes.create")
def create_scene(call: Call) -> wire.SceneCreated:
    """Add a scene."""
    return _service(call).create(call.project, call.principal, call.change_id, call.parsed(wire.NewScene))


@handlers.bind("scenes.rename")
def rename_scene(call: Call) -> wire.Saved:
    """Give a scene another title."""
    title = call.parsed(wire.SceneTitle)
    return _service(call).rename(call.project, call.principal, call.change_id, call.params["scene"], title)


@handlers.bind("scenes.move")
def move_scene(call: Call) -> wire.Saved:
    """Move a scene."""
    place = call.parsed(wire.ScenePosition)
    return _service(call).move(call.project, call.principal, call.change_id, call.params["scene"], place)


@handlers.bind("chapters.create")
def create_chapter(call: Call) -> wire.ChapterCreated:
    """Add a chapter."""
    return _service(call).create_chapter(call.project, call.principal, call.change_id, call.parsed(wire.NewChapter))


@handlers.bind("chapters.rename")
def rename_chapter(call: Call) -> wire.Saved:
    """Give a chapter another title."""
    title = call.parsed(wire.ChapterTitle)
    return _service(call).rename_chapter(call.project, call.principal, call.change_id, call.params["chapter"], title)


@handlers.bind("chapters.move")
def move_chapter(call: Call) -> wire.Saved:
    """Move a chapter."""
    place = call.parsed(wire.ChapterPosition)
    return _service(call).move_chapter(call.project, call.principal, call.change_id, call.params["chapter"], place)


@handlers.bind("chapters.remove")
def remove_chapter(call: Call) -> wire.Saved:
    """Take a chapter out of the book."""
    chapter = call.params["chapter"]
    return _service(call).remove_chapter(call.project, call.principal, call.change_id, chapter, _taking_out(call))


@handlers.bind("scenes.delete")
def delete_scene(call: Call) -> wire.Saved:
    """Take a scene out of the book."""
    return _service(call).delete(call.project, call.principal, call.change_id, call.params["scene"], _taking_out(call))


#: The alias's closed set: its `{operation}` -> the successor's handler and body.
_GIT: dict[str, tuple[Callable[[Call], BaseModel], type[BaseModel] | None]] = {
    "save": (save, wire.SaveRequest),
    "create": (create_scene, wire.NewScene),
    "reorder": (move_scene, wire.ScenePosition),
    "delete": (delete_scene, None),
}


@handlers.bind("alias.git")
def git(call: Call) -> wire.AliasAnswer:
    """Do what the earlier backend's git write of this name did."""
    if call.params["operation"] not in _GIT:
        raise ProblemError("not_found")
    handler, model = _GIT[call.params["operation"]]
    asked = call.parsed(wire.AliasRequest)
    access = call.enter(asked.project)
    body = model.model_validate(asked.body) if model else None
    params = dict(call.params) | ({"scene": asked.scene} if asked.scene else {})
    if handler in (move_scene, delete_scene) and asked.scene is None:
        raise ProblemError("request.invalid", "`scene` is missing.")
    result = handler(replace(call, access=access, body=body, params=params))
    return wire.AliasAnswer(result=result.model_dump(mode="json"))


def _taking_out(call: Call) -> wire.TakeOutQuery:
    # the earlier product's names have no query
    return call.query if isinstance(call.query, wire.TakeOutQuery) else wire.TakeOutQuery()


def _service(call: Call) -> ManuscriptService:
    return call.services.get(ManuscriptService)
