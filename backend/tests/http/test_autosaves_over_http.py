"""Autosaves over HTTP: their writer's alone, in no version, and settled by the version they become."""

import subprocess

WORDS = {"path": "manuscript/one/first.md", "prose": "Nobody may read this.\n", "mark": "mark-0001", "after": 0}


def begun(house):
    made = house.call("owner", "POST", "/api/v1/projects", {"title": "Mine"}).get_json()
    book = f"/api/v1/projects/{made['project']['id']}"
    for who, role in (("reader", "reader"), ("stranger", "writer")):
        invitation = {"email": f"{who}@example.org", "role": role}
        assert house.call("owner", "PUT", f"{book}/members", invitation).status_code == 200
    return book, made["project"]["id"], made["commit"]


def test_words_are_for_their_writer_alone_and_in_no_repository(house):
    book, project, commit = begun(house)
    kept = house.call("owner", "PUT", f"{book}/autosaves/first", WORDS | {"base": commit})
    assert (kept.status_code, kept.get_json()["revision"]) == (200, 1)
    mine = house.call("owner", "GET", f"{book}/autosaves/first").get_json()["copies"]
    assert [copy["prose"] for copy in mine] == [WORDS["prose"]]
    for who in ("stranger", "reader"):
        assert house.call(who, "GET", f"{book}/autosaves/first").get_json() == {"copies": []}
        assert house.call(who, "GET", f"{book}/autosaves").get_json() == {"autosaves": []}
    repository = house.services.settings.repositories / f"{project}.git"
    objects = ["git", "-C", str(repository), "cat-file", "--batch-all-objects", "--batch"]
    assert b"Nobody may read this" not in subprocess.run(objects, capture_output=True, check=True).stdout


def test_one_who_may_no_longer_write_still_finds_and_leaves_their_words(house):
    book, _, commit = begun(house)
    assert house.call("stranger", "PUT", f"{book}/autosaves/first", WORDS | {"base": commit}).status_code == 200
    demoted = {"email": "stranger@example.org", "role": "reader"}
    assert house.call("owner", "PUT", f"{book}/members", demoted).status_code == 200
    again = WORDS | {"base": commit, "after": 1}
    assert house.call("stranger", "PUT", f"{book}/autosaves/first", again).get_json()["code"] == "access.forbidden"
    assert len(house.call("stranger", "GET", f"{book}/autosaves/first").get_json()["copies"]) == 1
    assert house.call("stranger", "DELETE", f"{book}/autosaves/first?revision=1").status_code == 200
    assert house.call("stranger", "GET", f"{book}/autosaves").get_json() == {"autosaves": []}


def test_a_version_settles_the_words_that_it_holds(house):
    book, _, commit = begun(house)
    house.call("owner", "PUT", f"{book}/autosaves/first", WORDS | {"base": commit})
    edits = [{"path": WORDS["path"], "text": WORDS["prose"]}]
    body = {"base": commit, "edits": edits, "autosaves": {"first": 1}}
    saved = house.call("owner", "POST", f"{book}/changes", body, {"Idempotency-Key": "one"})
    assert saved.status_code == 200
    assert house.call("owner", "GET", f"{book}/autosaves").get_json() == {"autosaves": []}
    refused = body | {"edits": [{"path": "../out.md", "text": "x"}], "autosaves": {"first": 2}}
    house.call("owner", "PUT", f"{book}/autosaves/first", WORDS | {"base": commit, "mark": "mark-0002"})
    assert house.call("owner", "POST", f"{book}/changes", refused).status_code == 422
    (waiting,) = house.call("owner", "GET", f"{book}/autosaves").get_json()["autosaves"]
    assert (waiting["scene"], waiting["words"], waiting["revision"]) == ("first", 4, 2)


def test_who_may_suggest_keeps_what_they_will_suggest_and_may_keep_no_text(house):
    book, _, commit = begun(house)
    reviewer = {"email": "stranger@example.org", "role": "reviewer"}
    assert house.call("owner", "PUT", f"{book}/members", reviewer).status_code == 200
    body = WORDS | {"base": commit}
    assert house.call("stranger", "PUT", f"{book}/autosaves/first/suggested", body).get_json()["revision"] == 1
    for who, address in (("stranger", "first"), ("reader", "first/suggested")):
        refused = house.call(who, "PUT", f"{book}/autosaves/{address}", body)
        assert refused.get_json()["code"] == "access.forbidden"
    asked = f"{book}/autosaves/first?kind=suggestion"
    assert [copy["prose"] for copy in house.call("stranger", "GET", asked).get_json()["copies"]] == [WORDS["prose"]]
    assert house.call("owner", "GET", asked).get_json() == {"copies": []}
    assert house.call("stranger", "GET", f"{book}/autosaves/first").get_json() == {"copies": []}


def test_a_suggestion_settles_the_words_that_it_holds(house):
    book, _, commit = begun(house)
    file = {"path": "manuscript/one/first.md", "text": "---\nid: first\n---\nIt rained.\n"}
    saved = house.call("owner", "POST", f"{book}/changes", {"base": commit, "edits": [file]}).get_json()["commit"]
    house.call("owner", "PUT", f"{book}/autosaves/first/suggested", WORDS | {"base": saved})
    other = {"scene": "first", "base": saved, "text": file["text"].replace("rained", "poured"), "autosave": 1}
    assert house.call("owner", "POST", f"{book}/suggestions", other).status_code == 201
    assert house.call("owner", "GET", f"{book}/autosaves").get_json() == {"autosaves": []}
    (copy,) = house.call("owner", "GET", f"{book}/autosaves/first?kind=suggestion").get_json()["copies"]
    assert copy["shared"] is True


def test_what_another_device_wrote_is_told_of(house):
    book, _, commit = begun(house)
    house.call("owner", "PUT", f"{book}/autosaves/first", WORDS | {"base": commit})
    newer = house.call("owner", "PUT", f"{book}/autosaves/first", WORDS | {"base": commit, "mark": "mark-0002"})
    assert (newer.status_code, newer.get_json()["code"]) == (409, "autosave.newer")


def test_words_follow_their_draft_to_its_new_name(house):
    book, _, commit = begun(house)
    assert house.call("owner", "POST", f"{book}/branches", {"name": "mine/dark"}).status_code == 201
    kept = house.call("owner", "PUT", f"{book}/autosaves/first", WORDS | {"base": commit, "branch": "mine/dark"})
    assert kept.status_code == 200
    renamed = house.call("owner", "POST", f"{book}/renames", {"name": "mine/dark", "to": "darker"})
    assert renamed.status_code == 200
    (waiting,) = house.call("owner", "GET", f"{book}/autosaves?branch=darker").get_json()["autosaves"]
    assert waiting["branch"] == "darker"
