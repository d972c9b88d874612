"""Every way into a book meets its locks, and tells the same: who keeps what, and how to go on."""

import pytest
from plotweaver_gitstore import head

SCENE = {"kind": "scene", "target": "sb"}
CHAPTER = {"kind": "chapter", "target": "one"}
BOOK = {"kind": "book", "target": ""}
REASON = "It is agreed with Owner"


def reverting(book):
    """Let the owner change the scene `b`, and return the version that did."""
    assert book.save("owner", "manuscript/one/b.md", "---\nid: sb\n---\nSun.\n") == (200, "")
    return {"commit": head(book.repository)}


def restoring(book):
    """Let the owner change the scene `b`, and return the version before."""
    before = head(book.repository)
    assert book.save("owner", "manuscript/one/b.md", "---\nid: sb\n---\nHail.\n") == (200, "")
    return {"commit": before}


def merging(book):
    """Change the scene `b` in a draft, and return what is to be brought in."""
    book.ok("writer", "POST", "/branches", {"name": "side"})
    assert book.save("writer", "manuscript/one/b.md", "---\nid: sb\n---\nFog.\n", branch="side") == (200, "")
    return {"name": "side", "into": "main"}


WAYS = {
    "rename": (CHAPTER, "PUT", "/chapters/one/title", lambda book: {"title": "The first"}),
    "rename a scene": (SCENE, "PUT", "/scenes/sb/title", lambda book: {"title": "The fog"}),
    "create a chapter": (BOOK, "POST", "/chapters", lambda book: {"title": "New", "after": "one"}),
    "move": (SCENE, "PUT", "/scenes/sb/position", lambda book: {"chapter": "two", "position": 0}),
    "create": (CHAPTER, "POST", "/scenes", lambda book: {"chapter": "one", "title": "New"}),
    "merge": (SCENE, "POST", "/merges", merging),
    "revert": (SCENE, "POST", "/reverts", reverting),
    "restore": (SCENE, "POST", "/restores", restoring),
    "save": (
        SCENE,
        "POST",
        "/changes",
        lambda book: {
            "base": head(book.repository),
            "edits": [{"path": "manuscript/one/b.md", "text": "---\nid: sb\n---\nFog.\n"}],
        },
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_reason_opens_what_is_kept_and_stands_in_the_history(chapters, way):
    kept, verb, path, body = WAYS[way]
    asked = body(chapters)
    assert chapters.take(**kept)[0] == 201
    before = head(chapters.repository)
    status, problem = chapters.ask("writer", verb, path, asked)
    assert (status, problem["code"]) == (409, "lock.held")
    assert [lock["name"] for lock in problem["locks"]] == ["Owner"]
    assert head(chapters.repository) == before
    chapters.ok("writer", verb, path, {**asked, "reason": REASON})
    assert f"Plotweaver-Override: {REASON}\n" in chapters.message()


def test_taking_a_scene_out_asks_for_the_reason_as_well(chapters):
    chapters.take(**SCENE)
    status, problem = chapters.ask("writer", "DELETE", "/scenes/sb")
    assert (status, problem["locks"][0]["target"]) == (409, "sb")
    chapters.ok("writer", "DELETE", f"/scenes/sb?reason={REASON.replace(' ', '%20')}")
    assert f"Plotweaver-Override: {REASON}\n" in chapters.message()
    assert "manuscript/one/b.md" not in chapters.files()


@pytest.mark.parametrize("kept", [SCENE, CHAPTER, BOOK])
def test_a_chapter_that_is_kept_or_holds_what_is_kept_is_taken_out_with_a_reason_only(chapters, kept):
    chapters.take(**kept)
    before = head(chapters.repository)
    status, problem = chapters.ask("writer", "DELETE", "/chapters/one")
    assert (status, problem["code"], problem["locks"][0]["target"]) == (409, "lock.held", kept["target"])
    assert head(chapters.repository) == before
    chapters.ok("writer", "DELETE", f"/chapters/one?reason={REASON.replace(' ', '%20')}")
    assert f"Plotweaver-Override: {REASON}\n" in chapters.message()
    assert [path for path in chapters.files() if path.startswith("manuscript/one/")] == []


def test_what_another_keeps_elsewhere_holds_no_chapter_back(chapters):
    chapters.take(**CHAPTER)
    chapters.ok("writer", "POST", "/chapters", {"title": "New", "after": "one"})
    chapters.ok("writer", "PUT", "/chapters/two/title", {"title": "The second"})
    chapters.ok("writer", "DELETE", "/chapters/two")


def test_a_chapter_that_was_taken_out_comes_back_whole(chapters):
    before = chapters.files()
    gone = chapters.ok("writer", "DELETE", "/chapters/one")
    assert chapters.files() != before
    chapters.ok("writer", "POST", "/reverts", {"commit": gone["commit"]})
    assert chapters.files() == before


def test_no_reason_opens_what_is_frozen(chapters):
    for way, (kept, verb, path, body) in WAYS.items():
        asked = {**body(chapters), "reason": REASON}
        lock = chapters.take(**kept, level="frozen")[1]
        status, problem = chapters.ask("owner", verb, path, asked)
        assert (status, problem["code"], problem["locks"][0]["level"]) == (409, "lock.held", "frozen"), way
        chapters.ok("owner", "DELETE", f"/locks/{lock['id']}")


def test_a_soft_lock_is_written_over_and_the_writer_is_told_whose_it_was(chapters):
    chapters.take(**SCENE, level="soft", reason="Her last words")
    _, _, _, body = WAYS["save"]
    (warning,) = chapters.ok("writer", "POST", "/changes", body(chapters))["warnings"]
    assert (warning["field"], warning["rule"]) == ("manuscript/one/b.md", "lock.soft")
    assert warning["message"].startswith("Owner is at work on this scene")
    assert "Her last words" in warning["message"]
    moved = chapters.ok("writer", "PUT", "/scenes/sb/position", {"chapter": "two", "position": 0})
    assert [each["rule"] for each in moved["warnings"]] == ["lock.soft"]
    own = {"base": head(chapters.repository), "edits": [{"path": "manuscript/two/b.md", "text": "---\nid: sb\n---\n"}]}
    assert chapters.ok("owner", "POST", "/changes", own)["warnings"] == []


def test_what_touches_nothing_kept_is_not_warned_of(chapters):
    chapters.take(**SCENE, level="soft")
    assert chapters.write("writer", "manuscript/one/a.md", "---\nid: sa\n---\nFog.\n")[1]["warnings"] == []


def test_every_lock_that_stops_is_named(chapters):
    chapters.take(**SCENE)
    chapters.take("editor", kind="scene", target="sd", level="frozen")
    edits = [{"path": path, "text": None} for path in ("manuscript/one/b.md", "manuscript/two/d.md")]
    status, problem = chapters.write("writer", edits=edits)
    assert status == 409
    assert [(lock["target"], lock["name"]) for lock in problem["locks"]] == [("sb", "Owner"), ("sd", "Editor")]
    assert [each["rule"] for each in problem["errors"]] == ["lock.hard", "lock.frozen"]


def test_a_push_is_stopped_and_told_in_the_terminal(pushing):
    house, project = pushing.house, pushing.project
    house.join("ben")
    asked = f"/api/v1/projects/{project}"
    house.call("owner", "PUT", f"{asked}/members", {"email": "ben@example.org", "role": "writer"})
    wanted = {"kind": "character", "target": "characters/elena.yaml", "level": "hard", "reason": "Her past"}
    assert house.call("ben", "POST", f"{asked}/locks", wanted).status_code == 201
    before = head(pushing.repository)
    mine = pushing.write("characters/elena.yaml", "name: Elena\n")
    refused = pushing.push()
    assert refused.returncode != 0
    assert "Ben keeps this character" in refused.stderr
    assert "“Her past” [lock.hard]" in refused.stderr
    assert "Ask Ben to let go, or write it in the browser with a reason." in refused.stderr
    assert "push them again as soon as this is let go" in refused.stderr
    assert "git commit --amend" not in refused.stderr
    assert head(pushing.repository) == before
    assert pushing.push("main:side").returncode == 0
    (lock,) = house.call("owner", "GET", f"{asked}/locks").get_json()["locks"]
    assert house.call("ben", "DELETE", f"{asked}/locks/{lock['id']}").status_code == 200
    assert pushing.push().returncode == 0
    assert head(pushing.repository) == mine


def keep(desk, who, level):
    path = f"/api/v1/projects/{desk.project}/locks"
    taken = desk.house.call(who, "POST", path, {"kind": "scene", "target": desk.scene, "level": level})
    assert taken.status_code == 201, taken.get_json()
    return lambda: desk.house.call(who, "DELETE", f"{path}/{taken.get_json()['id']}")


def test_what_an_agent_wrote_waits_until_the_scene_is_let_go(suggesting):
    house, project = suggesting.house, suggesting.project
    house.join("ben")
    invitation = {"email": "ben@example.org", "role": "writer"}
    house.call("owner", "PUT", f"/api/v1/projects/{project}/members", invitation)
    made = suggesting.propose()
    suggesting.decide(made["id"], c1="kept")
    let_go = keep(suggesting, "ben", "hard")
    refused = suggesting.accept(made["id"])
    assert (refused.status_code, refused.get_json()["code"]) == (409, "lock.held")
    assert refused.get_json()["locks"][0]["name"] == "Ben"
    assert suggesting.file() == suggesting.text
    assert suggesting.get(made["id"]).get_json()["status"] == "open"
    # its holder takes it at once: the scene is kept from others
    assert suggesting.accept(made["id"], who="ben").status_code == 200
    assert let_go().status_code == 200


def test_what_an_agent_wrote_never_comes_into_what_is_frozen(suggesting):
    made = suggesting.propose()
    suggesting.decide(made["id"], c1="kept")
    lift = keep(suggesting, "owner", "frozen")
    assert suggesting.accept(made["id"]).get_json()["code"] == "lock.held"
    assert suggesting.file() == suggesting.text
    lift()
    assert suggesting.accept(made["id"]).status_code == 200
