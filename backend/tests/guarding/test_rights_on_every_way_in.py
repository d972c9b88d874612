"""Who may write where holds on every way into a book: saves, shaping, merges, pushes and what was suggested."""

import pytest
from plotweaver_backend.changes import Author, ChangeService, Move
from plotweaver_backend.guarding.errors import RoleMissing
from plotweaver_gitstore import MAIN, head

MINE, THEIRS = "manuscript/one/b.md", "manuscript/two/d.md"
#: The one that every new book begins with.
CHAPTER = "chapter-1"
TEXT = {MINE: "---\nid: sb\n---\nFog.\n", THEIRS: "---\nid: sd\n---\nFog.\n"}


def limited(book, *chapters, who="writer"):
    account = next(m["account"]["id"] for m in members(book) if m["account"]["email"] == f"{who}@example.org")
    book.ok("owner", "PUT", f"/members/{account}", {"role": "writer", "chapters": list(chapters)})
    return account


def members(book):
    return book.ok("owner", "GET", "/members")["members"]


def protect(book, pattern="main", role="editor"):
    book.ok("owner", "PUT", "/protections", {"branches": [{"pattern": pattern, "role": role}]})


def refused(book, code, *asked):
    before = head(book.repository)
    status, problem = book.ask(*asked)
    assert (status, problem["code"]) == (403, code)
    assert head(book.repository) == before
    return problem


def saving(book, path, **more):
    return "/changes", {"base": head(book.repository), "edits": [{"path": path, "text": TEXT[path]}], **more}


def test_a_limited_writer_writes_in_their_chapters_and_in_no_others(chapters):
    limited(chapters, "one")
    assert chapters.ok("writer", "GET", "")["limits"] == {"writes": "book", "chapters": ["one"]}
    chapters.ok("writer", "POST", *saving(chapters, MINE))
    problem = refused(chapters, "chapter.closed", "writer", "POST", *saving(chapters, THEIRS))
    assert problem["errors"][0]["field"] == THEIRS
    both = [{"path": path, "text": text + "More.\n"} for path, text in TEXT.items()]
    refused(
        chapters, "chapter.closed", "writer", "POST", "/changes", {"base": head(chapters.repository), "edits": both}
    )
    refused(chapters, "chapter.closed", "writer", "PUT", "/scenes/sd/position", {"chapter": "one", "position": 0})
    refused(chapters, "chapter.closed", "writer", "POST", "/scenes", {"chapter": "two", "title": "New"})
    refused(chapters, "chapter.closed", "writer", "DELETE", "/scenes/sd")
    # which chapters there are is the whole book's; what one's own is called is not
    refused(chapters, "chapter.closed", "writer", "POST", "/chapters", {"title": "New"})
    refused(chapters, "chapter.closed", "writer", "DELETE", "/chapters/one")
    refused(chapters, "chapter.closed", "writer", "PUT", "/chapters/two/title", {"title": "New"})
    chapters.ok("writer", "PUT", "/chapters/one/title", {"title": "New"})
    refused(chapters, "chapter.closed", "writer", "PUT", "/scenes/sd/title", {"title": "New"})
    chapters.ok("writer", "PUT", "/scenes/sb/title", {"title": "New"})
    chapters.ok("writer", "POST", "/scenes", {"chapter": "one", "title": "New"})
    limited(chapters, "one", "two")
    chapters.ok("writer", "POST", *saving(chapters, THEIRS))


def test_drafts_are_free_and_are_met_when_they_are_added(chapters):
    limited(chapters, "one")
    chapters.ok("writer", "POST", "/branches", {"name": "side"})
    chapters.ok("writer", "POST", *saving(chapters, THEIRS, branch="side"))
    refused(chapters, "chapter.closed", "writer", "POST", "/merges", {"name": "side"})
    chapters.ok("editor", "POST", "/merges", {"name": "side"})
    taking_back = {"commit": head(chapters.repository)}
    refused(chapters, "chapter.closed", "writer", "POST", "/reverts", taking_back)
    earlier = {"commit": str(chapters.repository[taking_back["commit"]].parents[0].id)}
    refused(chapters, "chapter.closed", "writer", "POST", "/restores", earlier)


def test_a_draft_that_took_back_what_it_may_not_write_is_added_by_somebody_else(chapters):
    limited(chapters, "one")
    chapters.ok("writer", "POST", "/branches", {"name": "side"})
    for path, text in ((MINE, TEXT[MINE]), (THEIRS, TEXT[THEIRS]), (THEIRS, chapters.files()[THEIRS].decode())):
        base = head(chapters.repository, "refs/heads/side")
        edits = [{"path": path, "text": text}]
        chapters.ok("writer", "POST", "/changes", {"base": base, "edits": edits, "branch": "side"})
    problem = refused(chapters, "chapter.closed", "writer", "POST", "/merges", {"name": "side"})
    assert [each["field"] for each in problem["errors"]] == [THEIRS]
    chapters.ok("editor", "POST", "/merges", {"name": "side"})


def test_a_limited_writer_keeps_only_what_they_may_write(chapters):
    limited(chapters, "one")
    assert chapters.take("writer", kind="scene", target="sb")[0] == 201
    for kind, target in (("scene", "sd"), ("chapter", "two"), ("book", ""), ("place", "world/mole.yaml")):
        status, problem = chapters.take("writer", kind=kind, target=target)
        assert (status, problem["code"]) == (403, "chapter.closed")


def test_a_protected_book_is_written_by_editors_and_its_drafts_by_everybody(chapters):
    protect(chapters)
    assert chapters.ok("writer", "GET", "")["limits"]["writes"] == "drafts"
    assert chapters.ok("editor", "GET", "")["limits"]["writes"] == "book"
    refused(chapters, "branch.protected", "writer", "POST", *saving(chapters, MINE))
    refused(chapters, "branch.protected", "writer", "POST", "/chapters", {"title": "New"})
    refused(chapters, "branch.protected", "writer", "PUT", "/chapters/one/title", {"title": "New"})
    refused(chapters, "branch.protected", "writer", "DELETE", "/chapters/one")
    chapters.ok("writer", "POST", "/branches", {"name": "side"})
    chapters.ok("writer", "POST", *saving(chapters, MINE, branch="side"))
    chapters.ok("writer", "POST", "/chapters", {"title": "New", "branch": "side"})
    refused(chapters, "branch.protected", "writer", "POST", "/merges", {"name": "side"})
    chapters.ok("editor", "POST", "/merges", {"name": "side"})
    protect(chapters, role="owner")
    refused(chapters, "branch.protected", "editor", "POST", *saving(chapters, THEIRS))
    chapters.ok("owner", "POST", *saving(chapters, THEIRS))


def test_branches_are_protected_by_pattern_from_coming_and_going_too(chapters):
    protect(chapters, "print/*")
    for name in ("print/first", "print-proof"):
        chapters.ok("editor", "POST", "/branches", {"name": name})
    refused(chapters, "branch.protected", "writer", "POST", "/branches", {"name": "print/second"})
    refused(chapters, "branch.protected", "writer", "POST", "/branches", {"name": "PRINT/second"})
    refused(chapters, "branch.protected", "writer", "POST", "/renames", {"name": "print-proof", "to": "print/proof"})
    refused(chapters, "branch.protected", "writer", "DELETE", "/branches?name=print/first")
    chapters.ok("writer", "DELETE", "/branches?name=print-proof")
    chapters.ok("editor", "DELETE", "/branches?name=print/first")


def test_a_private_draft_is_its_authors_own_business_until_it_is_shared(chapters):
    protect(chapters, "*", "owner")
    chapters.ok("writer", "POST", "/branches", {"name": "mine/try"})
    chapters.ok("writer", "POST", *saving(chapters, MINE, branch="mine/try"))
    refused(chapters, "branch.protected", "writer", "POST", "/renames", {"name": "mine/try", "to": "try"})


def test_a_push_is_stopped_and_told_in_the_terminal(pushing):
    house, project = pushing.house, pushing.project
    house.join("ben")
    given = {"email": "ben@example.org", "role": "writer", "chapters": [CHAPTER]}
    assert house.call("owner", "PUT", f"/api/v1/projects/{project}/members", given).status_code == 200
    pushing.write("characters/elena.yaml", "name: Elena\n")
    told = pushing.push(who="ben")
    assert told.returncode != 0
    assert f"You write in {CHAPTER}, and this is another part of the book. [chapter.closed]" in told.stderr
    assert "Suggest it, or write it in a draft of the book" in told.stderr
    assert pushing.push("main:side", who="ben").returncode == 0


def test_a_push_that_takes_back_what_it_may_not_write_is_stopped_all_the_same(pushing):
    """The version in between would stand in the book's history."""
    house, project = pushing.house, pushing.project
    house.join("ben")
    given = {"email": "ben@example.org", "role": "writer", "chapters": [CHAPTER]}
    assert house.call("owner", "PUT", f"/api/v1/projects/{project}/members", given).status_code == 200
    pushing.write("characters/elena.yaml", "name: Elena\n")
    pushing.git("revert", "--no-edit", "HEAD")
    told = pushing.push(who="ben")
    assert told.returncode != 0
    assert "one of the versions that come along is in another part of the book. [chapter.closed]" in told.stderr
    assert pushing.push("main:side", who="ben").returncode == 0


def test_names_of_versions_are_protected_as_branches_are_and_taken_away_by_who_writes_in_the_whole_book(pushing):
    house, project = pushing.house, pushing.project
    house.join("ben")
    people, path = f"/api/v1/projects/{project}/members", f"/api/v1/projects/{project}/protections"
    ben = {"email": "ben@example.org", "role": "writer"}
    assert house.call("owner", "PUT", people, {**ben, "chapters": [CHAPTER]}).status_code == 200
    pushing.git("tag", "print")
    assert pushing.push("print").returncode == 0
    told = pushing.push(":refs/tags/print", who="ben")
    assert told.returncode != 0
    assert "a version's name is the whole book's. [chapter.closed]" in told.stderr
    assert house.call("owner", "PUT", people, ben).status_code == 200
    assert pushing.push(":refs/tags/print", who="ben").returncode == 0
    assert house.call("owner", "PUT", path, {"branches": [{"pattern": "pr*", "role": "editor"}]}).status_code == 200
    told = pushing.push("print", who="ben")
    assert told.returncode != 0
    assert "Only its editors and owners write in “print”. [branch.protected]" in told.stderr
    assert pushing.push("print").returncode == 0


def test_what_was_suggested_is_added_by_who_may_write_there(suggesting):
    house, project = suggesting.house, suggesting.project
    house.join("ben")
    path = f"/api/v1/projects/{project}"
    made = suggesting.propose()
    outside = {"base": suggesting.base, "edits": [{"path": THEIRS, "text": TEXT[THEIRS]}]}
    assert house.call("owner", "POST", f"{path}/changes", outside).status_code == 200
    given = {"email": "ben@example.org", "role": "writer", "chapters": ["two"]}
    assert house.call("owner", "PUT", f"{path}/members", given).status_code == 200
    suggesting.decide(made["id"], c1="kept")
    stopped = suggesting.accept(made["id"], who="ben")
    assert (stopped.status_code, stopped.get_json()["code"]) == (403, "chapter.closed")
    assert suggesting.file() == suggesting.text
    assert suggesting.accept(made["id"]).status_code == 200


@pytest.mark.parametrize("role", ["reviewer", None])
def test_who_lost_their_role_in_the_middle_writes_nothing_more(chapters, role):
    """As in a push that was let in before: the transaction itself asks again."""
    account = limited(chapters, "one")
    author = Author("Writer", "writer@example.org", account)
    move = Move(chapters.project, "refs/heads/late", None, head(chapters.repository, MAIN), author, "a" * 32)
    if role is None:
        chapters.ok("owner", "DELETE", f"/members/{account}")
    else:
        chapters.ok("owner", "PUT", f"/members/{account}", {"role": role})
    with pytest.raises(RoleMissing):
        chapters.house.services.get(ChangeService).move(move)


@pytest.mark.parametrize("named", ["nope", "*", "one/", "../one"])
def test_nobody_is_limited_to_a_chapter_that_is_not_there(chapters, named):
    account = limited(chapters, "one")
    standing = {"role": "writer", "chapters": ["one", named]}
    for verb, path, more in (
        ("PUT", f"/members/{account}", {}),
        ("PUT", "/members", {"email": "writer@example.org"}),
        ("POST", "/invitations", {}),
    ):
        status, problem = chapters.ask("owner", verb, path, standing | more)
        assert (status, problem["code"]) == (422, "request.invalid")
        assert f"no chapter “{named}”" in problem["detail"]


def test_only_a_writer_can_be_limited(chapters):
    account = limited(chapters, "one")
    status, problem = chapters.ask("owner", "PUT", f"/members/{account}", {"role": "editor", "chapters": ["one"]})
    assert (status, problem["code"]) == (422, "request.invalid")


def test_what_somebody_keeps_is_free_when_they_are_gone(chapters):
    account = limited(chapters, "one")
    assert chapters.take("writer", kind="scene", target="sb")[0] == 201
    chapters.ok("owner", "DELETE", f"/members/{account}")
    assert chapters.ok("owner", "GET", "/locks")["locks"] == []
