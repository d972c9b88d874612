"""Saving text and reshaping a book: what is unknown, what a retry hears, who is named."""

from __future__ import annotations

import pytest
from plotweaver_backend.changes import ChangeIdReused, RefMissing
from plotweaver_contracts.manuscript import (
    ChapterTitle,
    NewChapter,
    NewScene,
    SaveRequest,
    ScenePosition,
    SceneTitle,
    TakeOutQuery,
)
from plotweaver_gitstore import heads, history, read_tree, trace_version, trailers_of
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.book import read_book


def add(desk, change_id, title="The letter", after=None, chapter="chapter-1"):
    return desk.service.create("book", desk.who, change_id, NewScene(chapter=chapter, title=title, after=after))


def move(desk, change_id, scene, position, chapter="chapter-1"):
    to = ScenePosition(chapter=chapter, position=position)
    return desk.service.move("book", desk.who, change_id, scene, to)


def take_out(desk, change_id, scene, branch="main"):
    return desk.service.delete("book", desk.who, change_id, scene, TakeOutQuery(branch=branch))


def add_chapter(desk, change_id, title="The storm", **more):
    return desk.service.create_chapter("book", desk.who, change_id, NewChapter(title=title, **more))


def rename_chapter(desk, change_id, chapter, title="Low water", **more):
    return desk.service.rename_chapter("book", desk.who, change_id, chapter, ChapterTitle(title=title, **more))


def rename(desk, change_id, scene, title="Low water", **more):
    return desk.service.rename("book", desk.who, change_id, scene, SceneTitle(title=title, **more))


def remove_chapter(desk, change_id, chapter, branch="main"):
    return desk.service.remove_chapter("book", desk.who, change_id, chapter, TakeOutQuery(branch=branch))


def save(desk, change_id, base, *edits):
    shown = [{"path": path, "text": text} for path, text in edits]
    request = SaveRequest.model_validate({"base": base, "edits": shown, "message": "Wrote"})
    return desk.service.save("book", desk.who, change_id, request)


def test_a_saved_text_is_a_version_by_its_author(desk):
    saved = save(desk, "c1", desk.commit, ("notes.md", "Rain.\n"))
    version = next(history(desk.changes.store.open("book"), saved.commit))
    assert (version.author_name, version.author_email) == ("Ada", "ada@example.org")
    assert desk.tree["notes.md"] == b"Rain.\n"
    assert (saved.change_id, saved.merged, saved.seq) == ("c1", False, desk.feed.last())


def test_a_version_says_which_words_were_pasted_though_others_wrote_before_them_meanwhile(desk):
    pasted = "the gulls came in over the harbour wall before anyone had lit a lamp"
    path, base = desk.book.scenes[0].path, desk.commit
    text = desk.tree[path].decode()
    first = save(desk, "c0", base, (path, f"{text}It rained.\n")).commit
    save(desk, "c1", first, (path, f"{text}Ann slept badly.\n\nIt rained.\n"))
    edit = {"path": path, "text": f"{text}It rained.\n\nThen {pasted}.\n", "pasted": [pasted, "what was taken out"]}
    request = SaveRequest.model_validate({"base": first, "edits": [edit], "message": "Wrote"})
    saved = desk.service.save("book", desk.who, "c2", request)
    repository = desk.changes.store.open("book")
    said = trailers_of(next(history(repository, saved.commit)).message)["Plotweaver-Pasted"]
    assert said.partition("~")[0] == f"{path}:4-17"
    origins = trace_version(repository, saved.commit)[path].origins
    assert [origin.kind for origin in origins] == ["typed"] * 6 + ["pasted"] * 14


def test_a_version_that_restores_another_names_it(desk):
    base = desk.commit
    request = SaveRequest.model_validate({"base": base, "edits": [{"path": "a.md", "text": "x"}], "restores": base})
    saved = desk.service.save("book", desk.who, "c1", request)
    version = next(history(desk.changes.store.open("book"), saved.commit))
    assert trailers_of(version.message)["Plotweaver-Restores"] == base


def test_one_path_twice_is_refused(desk):
    with pytest.raises(ProblemError) as caught:
        save(desk, "c1", desk.commit, ("a.md", "1"), ("a.md", "2"))
    assert caught.value.code == "request.invalid"


def test_scenes_come_move_and_go(desk):
    letter = add(desk, "c1")
    storm = add(desk, "c2", "The storm", after=letter.scene)
    assert desk.scenes == [("chapter-1", ["Scene 1", "The letter", "The storm"])]
    assert desk.tree[letter.path].startswith(b"---\n")
    move(desk, "c3", storm.scene, 0)
    assert desk.scenes == [("chapter-1", ["The storm", "Scene 1", "The letter"])]
    take_out(desk, "c4", letter.scene)
    assert desk.scenes == [("chapter-1", ["The storm", "Scene 1"])]
    assert letter.path not in desk.tree


def test_chapters_come_are_named_and_go_each_as_one_version(desk):
    last = add_chapter(desk, "c1")
    first = add_chapter(desk, "c2", "The calm", after="chapter-1")
    assert desk.scenes == [("chapter-1", ["Scene 1"]), ("the-calm", ["Scene 1"]), ("the-storm", ["Scene 1"])]
    assert (first.chapter, desk.book.scene(first.scene).path) == ("the-calm", first.path)
    before = desk.tree
    renamed = rename_chapter(desk, "c3", last.chapter)
    assert [chapter.title for chapter in desk.book.chapters] == ["Chapter 1", "The calm", "Low water"]
    assert {path for path in before if before[path] != desk.tree[path]} == {"manuscript/the-storm/chapter.yaml"}
    gone = remove_chapter(desk, "c4", last.chapter)
    assert desk.scenes == [("chapter-1", ["Scene 1"]), ("the-calm", ["Scene 1"])]
    told = [version.message.partition("\n")[0] for version in history(desk.changes.store.open("book"), gone.commit)]
    assert told[:4] == [
        "Took a chapter out",
        "Called a chapter “Low water”",
        "Added the chapter “The calm”",
        "Added the chapter “The storm”",
    ]
    assert (renamed.change_id, gone.change_id) == ("c3", "c4")


@pytest.mark.parametrize(
    "ask",
    [
        lambda desk: add_chapter(desk, "c", after="nowhere"),
        lambda desk: rename_chapter(desk, "c", "nowhere"),
        lambda desk: remove_chapter(desk, "c", "nowhere"),
        lambda desk: add(desk, "c", chapter="nowhere"),
        lambda desk: add(desk, "c", after="nobody"),
        lambda desk: move(desk, "c", "nobody", 0),
        lambda desk: move(desk, "c", desk.book.chapters[0].scenes[0].id, 0, chapter="nowhere"),
        lambda desk: take_out(desk, "c", "nobody"),
        lambda desk: rename(desk, "c", "nobody"),
    ],
)
def test_a_scene_or_chapter_that_the_book_has_not_is_not_found(desk, ask):
    before = desk.commit
    with pytest.raises(ProblemError) as caught:
        ask(desk)
    assert (caught.value.code, desk.commit) == ("not_found", before)


def test_a_retry_hears_of_the_scene_it_made_though_the_book_has_moved_on(desk):
    first = add(desk, "c1")
    add(desk, "c2", "The storm")
    take_out(desk, "c3", first.scene)
    newest = desk.commit
    assert add(desk, "c1") == first
    assert desk.commit == newest


def test_a_retry_of_a_removal_hears_of_it_though_the_scene_is_gone(desk):
    scene = add(desk, "c1").scene
    first = take_out(desk, "c2", scene)
    assert take_out(desk, "c2", scene) == first


def test_a_retry_of_a_move_does_not_move_again(desk):
    scene = add(desk, "c1").scene
    first = move(desk, "c2", scene, 0)
    move(desk, "c3", scene, 1)
    assert move(desk, "c2", scene, 0) == first
    assert desk.scenes == [("chapter-1", ["Scene 1", "The letter"])]


def test_a_retry_of_a_renaming_hears_of_it_though_the_scene_is_called_otherwise_now(desk):
    scene = add(desk, "c1").scene
    first = rename(desk, "c2", scene)
    rename(desk, "c3", scene, "High water")
    assert rename(desk, "c2", scene) == first
    assert desk.scenes == [("chapter-1", ["Scene 1", "High water"])]
    told = [version.message.partition("\n")[0] for version in history(desk.changes.store.open("book"), desk.commit)]
    assert told[:2] == ["Called a scene “High water”", "Called a scene “Low water”"]


def test_a_retry_hears_of_the_chapter_it_made_named_or_took_out(desk):
    made, renamed = add_chapter(desk, "c1"), rename_chapter(desk, "c2", "chapter-1")
    gone = remove_chapter(desk, "c3", made.chapter)
    newest = desk.commit
    assert add_chapter(desk, "c1") == made
    assert rename_chapter(desk, "c2", "chapter-1") == renamed
    assert remove_chapter(desk, "c3", made.chapter) == gone
    assert desk.commit == newest


def test_the_same_id_for_another_wish_is_refused(desk):
    add(desk, "c1")
    with pytest.raises(ChangeIdReused):
        add(desk, "c1", "Another title")
    with pytest.raises(ChangeIdReused):
        add_chapter(desk, "c1", "The letter")


def test_a_draft_is_shaped_like_the_book_and_the_book_stays_as_it_is(desk):
    repository = desk.changes.store.open("book")
    before, first = desk.commit, desk.book.scenes[0].id
    repository.references.create("refs/heads/side", before)
    new = NewScene(chapter="chapter-1", title="The letter", branch="side")
    made = desk.service.create("book", desk.who, "c1", new)
    to = ScenePosition(chapter="chapter-1", position=0, branch="side")
    moved = desk.service.move("book", desk.who, "c2", made.scene, to)
    renamed = rename(desk, "c4", made.scene, branch="side")
    gone = take_out(desk, "c3", first, "side")
    titles = [scene.title for scene in read_book(read_tree(repository, gone.commit)).scenes]
    assert (titles, desk.commit) == (["Low water"], before)
    # each of them is answered again, also once the draft has gone
    repository.references.delete("refs/heads/side")
    assert desk.service.create("book", desk.who, "c1", new) == made
    assert desk.service.move("book", desk.who, "c2", made.scene, to) == moved
    assert rename(desk, "c4", made.scene, branch="side") == renamed
    assert take_out(desk, "c3", first, "side") == gone


def test_chapters_of_a_draft_come_are_named_and_go_and_the_book_stays_as_it_is(desk):
    repository = desk.changes.store.open("book")
    before = desk.commit
    repository.references.create("refs/heads/side", before)
    made = add_chapter(desk, "c1", branch="side")
    rename_chapter(desk, "c2", made.chapter, branch="side")
    gone = remove_chapter(desk, "c3", "chapter-1", "side")
    chapters = read_book(read_tree(repository, gone.commit)).chapters
    assert ([(chapter.slug, chapter.title) for chapter in chapters], desk.commit) == (
        [("the-storm", "Low water")],
        before,
    )


def test_a_draft_that_is_not_there_is_not_shaped_and_does_not_come_to_be(desk):
    scene = desk.book.scenes[0].id
    with pytest.raises(RefMissing):
        desk.service.create("book", desk.who, "c1", NewScene(chapter="chapter-1", title="x", branch="side"))
    with pytest.raises(RefMissing):
        desk.service.move("book", desk.who, "c2", scene, ScenePosition(chapter="chapter-1", position=0, branch="side"))
    with pytest.raises(RefMissing):
        take_out(desk, "c3", scene, "side")
    with pytest.raises(RefMissing):
        add_chapter(desk, "c4", branch="side")
    with pytest.raises(RefMissing):
        rename_chapter(desk, "c5", "chapter-1", branch="side")
    with pytest.raises(RefMissing):
        rename(desk, "c7", scene, branch="side")
    with pytest.raises(RefMissing):
        remove_chapter(desk, "c6", "chapter-1", "side")
    assert list(heads(desk.changes.store.open("book"))) == ["refs/heads/main"]
