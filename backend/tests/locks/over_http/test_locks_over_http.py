"""Keeping a part of a book: what others may still do, and how a lock comes, passes on and goes."""

from copy import copy

import pytest
from plotweaver_backend.changes import Author, ChangeRefused, ChangeService, Move
from plotweaver_backend.feed import Feed
from plotweaver_backend.locks.service import LocksService
from plotweaver_gitstore import MAIN, head, read_tree

FILE = "characters/elena.md"


def test_a_hard_lock_asks_others_for_a_reason_and_its_holder_for_nothing(book):
    status, lock = book.take(reason="Rewriting her past")
    assert (status, lock["fence"]) == (201, 1)
    assert book.save("writer") == (409, "lock.held")
    assert book.save("owner") == (200, "")
    assert book.save("writer", text="Sun.\n", reason="A typo\nin her name") == (200, "")
    message = book.repository[head(book.repository)].message
    assert "Plotweaver-Override: A typo in her name" in message


def test_a_refusal_tells_who_why_and_how_to_go_on(book):
    book.take(reason="Rewriting her past")
    body = {"base": head(book.repository), "edits": [{"path": FILE, "text": "x"}]}
    _, problem = book.ask("writer", "POST", "/changes", body)
    assert "Owner keeps this character" in problem["detail"]
    assert "Rewriting her past" in problem["detail"]
    assert "Ask Owner to let go" in problem["errors"][0]["message"]
    (kept,) = problem["locks"]
    assert (kept["kind"], kept["target"], kept["level"], kept["name"]) == ("character", FILE, "hard", "Owner")
    assert (kept["reason"], kept["ends_at"] - kept["taken_at"]) == ("Rewriting her past", 30 * 60)


def test_a_soft_lock_stops_nobody_and_is_seen_by_all(book):
    book.take(level="soft")
    assert book.save("writer") == (200, "")
    (seen,) = book.ask("writer", "GET", "/locks")[1]["locks"]
    assert (seen["level"], seen["name"]) == ("soft", "Owner")


def test_what_is_frozen_nobody_writes_and_only_owners_and_editors_freeze(book):
    assert book.take("writer", level="frozen")[0] == 403
    _, lock = book.take("editor", level="frozen")
    assert lock["ends_at"] is None
    for who in ("owner", "editor", "writer"):
        assert book.save(who, reason="Please") == (409, "lock.held")
    assert book.ask("writer", "DELETE", f"/locks/{lock['id']}")[0] == 403
    assert book.ask("owner", "DELETE", f"/locks/{lock['id']}")[0] == 200
    assert book.save("writer") == (200, "")


@pytest.mark.parametrize("kind", ["scene", "chapter", "book"])
def test_scenes_chapters_and_the_book_are_kept_as_a_whole(book, kind):
    path = book.scene()
    details = read_tree(book.repository, head(book.repository))[path].decode()
    scene = next(line.partition(": ")[2] for line in details.splitlines() if line.startswith("id:"))
    target = {"scene": scene, "chapter": path.split("/")[1], "book": ""}[kind]
    assert book.take(kind=kind, target=target)[0] == 201
    assert book.save("writer", path, "New words.\n") == (409, "lock.held")
    assert book.save("writer", path, None) == (409, "lock.held")
    assert book.save("writer", "notes.md")[0] == (409 if kind == "book" else 200)


def test_a_draft_is_free_until_it_is_added_to_the_book(book):
    book.take()
    assert book.ask("writer", "POST", "/branches", {"name": "side"})[0] == 201
    assert book.save("writer", branch="side") == (200, "")
    status, problem = book.ask("writer", "POST", "/merges", {"name": "side", "into": "main"})
    assert (status, problem["code"]) == (409, "lock.held")


def test_what_is_pushed_is_stopped_as_well(book):
    repository = book.repository
    newest = repository[head(repository)]
    builder = repository.TreeBuilder(newest.tree)
    folder = repository.TreeBuilder()
    folder.insert("elena.md", repository.create_blob(b"Rain.\n"), 0o100644)
    builder.insert("characters", folder.write(), 0o040000)
    made = repository.create_commit(None, newest.author, newest.author, "x", builder.write(), [newest.id])
    book.take()
    changes = book.house.services.get(ChangeService)
    people = {each["account"]["name"]: each["account"]["id"] for each in book.ok("owner", "GET", "/members")["members"]}
    author = Author("Writer", "writer@example.org", people["Writer"])
    with pytest.raises(ChangeRefused, match="Owner keeps this character"):
        changes.move(Move(book.project, MAIN, str(newest.id), str(made), author, "m"))
    assert head(book.repository) == str(newest.id)


def test_a_lock_ends_by_itself_and_its_former_holder_writes_no_more_under_it(book, monkeypatch):
    _, lock = book.take(minutes=1)
    service = book.house.services.get(LocksService)
    now = service._clock()
    monkeypatch.setattr(service, "_clock", lambda: now + 61)
    assert book.save("writer") == (200, "")
    assert book.save("owner", fences={lock["id"]: lock["fence"]}) == (409, "lock.lost")
    assert book.ask("owner", "PUT", f"/locks/{lock['id']}", {"fence": lock["fence"]})[1]["code"] == "lock.lost"
    _, theirs = book.take("writer")
    assert theirs["fence"] == lock["fence"] + 1
    assert book.save("owner", fences={lock["id"]: lock["fence"]}) == (409, "lock.lost")


def test_a_sign_of_life_keeps_it(book, monkeypatch):
    _, lock = book.take(minutes=1)
    service = book.house.services.get(LocksService)
    now = service._clock()
    renewed = book.ask("owner", "PUT", f"/locks/{lock['id']}", {"fence": lock["fence"], "minutes": 10})[1]
    assert renewed["ends_at"] > lock["ends_at"]
    monkeypatch.setattr(service, "_clock", lambda: now + 120)
    assert book.save("writer") == (409, "lock.held")
    assert book.save("owner", fences={lock["id"]: lock["fence"]}) == (200, "")


def test_two_cannot_have_the_same(book):
    assert book.take()[0] == 201
    assert book.take("writer")[1]["code"] == "lock.held"
    assert book.take(level="soft")[0] == 201
    assert len(book.ask("owner", "GET", "/locks")[1]["locks"]) == 1


def test_who_asks_gets_it_if_the_holder_agrees(book):
    _, lock = book.take()
    path = f"/locks/{lock['id']}"
    writer = book.ask("writer", "POST", f"{path}/requests", {"note": "Only one sentence"})[1]["requests"][0]["account"]
    assert book.ask("writer", "POST", f"{path}/answers", {"account": writer, "granted": True})[0] == 403
    _, left = book.ask("owner", "POST", f"{path}/answers", {"account": writer, "granted": True})
    assert (left["locks"][0]["holder"], left["locks"][0]["fence"]) == (writer, 2)
    assert book.save("writer") == (200, "")
    assert book.save("owner", text="Sun.\n") == (409, "lock.held")
    assert book.ask("owner", "POST", f"{path}/answers", {"account": writer, "granted": True})[0] == 404


def test_who_is_given_a_lock_has_a_lease_of_their_own(book):
    _, lock = book.take(minutes=1)
    path = f"/locks/{lock['id']}"
    asked = book.ok("writer", "POST", f"{path}/requests", {})["requests"][0]["account"]
    (passed,) = book.ok("owner", "POST", f"{path}/answers", {"account": asked, "granted": True})["locks"]
    assert passed["ends_at"] - passed["taken_at"] == 30 * 60


def test_a_freeze_is_lifted_for_who_asks_and_only_by_owners_and_editors(book):
    _, lock = book.take("editor", level="frozen")
    path = f"/locks/{lock['id']}"
    asked = book.ok("writer", "POST", f"{path}/requests", {"note": "A typo"})["requests"][0]["account"]
    book.ok("owner", "PUT", "/members", {"email": "editor@example.org", "role": "writer"})
    assert book.ask("editor", "POST", f"{path}/answers", {"account": asked, "granted": True})[0] == 403
    assert book.save("writer") == (409, "lock.held")
    feed = book.house.services.get(Feed)
    before = feed.last()
    assert book.ok("owner", "POST", f"{path}/answers", {"account": asked, "granted": True})["locks"] == []
    assert [event.type for event in feed.after(before)] == ["project.unlocked"]
    assert book.save("writer") == (200, "")


def test_who_is_no_editor_any_more_does_not_lift_a_freeze_by_taking_it_anew(book):
    book.take("editor", level="frozen")
    book.ok("owner", "PUT", "/members", {"email": "editor@example.org", "role": "writer"})
    assert book.take("editor", level="soft")[1]["code"] == "access.forbidden"
    assert book.save("editor") == (409, "lock.held")


def test_who_asked_in_vain_can_ask_again(book):
    _, lock = book.take()
    path = f"/locks/{lock['id']}"
    for note in ("Please", "Please, again"):
        (asked,) = book.ok("writer", "POST", f"{path}/requests", {"note": note})["requests"]
        assert asked["note"] == note
        (left,) = book.ok("owner", "POST", f"{path}/answers", {"account": asked["account"], "granted": False})["locks"]
        assert (left["holder"], left["requests"]) == (lock["holder"], [])


def test_a_lock_of_another_book_is_not_there(book):
    _, lock = book.take()
    other = copy(book)
    made = book.house.call("stranger", "POST", "/api/v1/projects", {"title": "Other"})
    other.project = made.get_json()["project"]["id"]
    path = f"/locks/{lock['id']}"
    assert other.ask("stranger", "DELETE", path)[0] == 404
    assert other.ask("stranger", "POST", f"{path}/requests", {})[0] == 404
    assert other.ask("stranger", "PUT", path, {"fence": 1})[0] == 409
    assert other.ask("stranger", "GET", "/locks")[1]["locks"] == []
    assert len(book.ask("owner", "GET", "/locks")[1]["locks"]) == 1


def test_everybody_is_told(book):
    feed = book.house.services.get(Feed)
    before = feed.last()
    _, lock = book.take()
    book.ask("owner", "DELETE", f"/locks/{lock['id']}")
    told = [event.type for event in feed.after(before)]
    assert told == ["project.locked", "project.unlocked"]
