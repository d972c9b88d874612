"""Reading a book: what is answered, to whom, and how fresh."""

import threading

import pytest
from plotweaver_contracts.catalogue import build, owned_by

PROJECT = "abcdefghijkl"
WORDS = b"\nThe harbour lay still. \xe2\x80\x9cYou read it, then,\xe2\x80\x9d said Ann.\n"


@pytest.fixture
def written(house, peer, scene):
    """A second version with some words; returns (commit, seq, scene id, path)."""
    name, path = scene
    text = b"---\nid: " + name.encode() + b"\ntitle: On the mole\nwhen: 2026-01-02\n---\n" + WORDS
    commit, seq = peer.commit({path: text}, "Wrote\n\nPlotweaver-Agent: scene-writer\n")
    return commit, seq, name, path


def test_outline_scene_and_file_tell_the_newest_version(house, written):
    commit, seq, name, path = written
    outline = house.read(f"/outline?min_seq={seq}").json()
    assert outline["commit"] == commit
    (entry,) = [each for chapter in outline["chapters"] for each in chapter["scenes"]]
    assert (entry["id"], entry["title"], entry["words"]) == (name, "On the mole", 10)
    scene = house.read(f"/scenes/{name}").json()
    assert scene["prose"] == scene["text"][scene["prose_offset"] :]
    assert "lay still" in scene["prose"]
    assert scene["details"]["when"] == "2026-01-02"
    assert house.read(f"/files/{path}").json()["text"] == scene["text"]


def test_the_outline_tells_how_words_are_written(house, peer, scene):
    outline = house.read("/outline").json()
    assert (outline["language"], outline["marks"]) == ("en", None)
    _, seq = peer.commit({scene[1]: b"newer\n", "style/guide.yaml": b"spelling: en-GB\nquotation_marks: single\n"})
    outline = house.read(f"/outline?min_seq={seq}").json()
    assert (outline["language"], outline["marks"]) == ("en-GB", "single")


def test_an_unchanged_answer_is_not_sent_again(house, written):
    _, seq, name, _ = written
    for path in (f"/outline?min_seq={seq}", f"/scenes/{name}"):
        first = house.read(path)
        again = house.read(path, **{"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert first.headers["cache-control"] == "private, no-cache"


def test_a_read_waits_for_the_version_it_asks_for_and_no_longer(house, peer, scene):
    _, seq = peer.commit({scene[1]: b"newer\n"})
    assert house.read(f"/scenes/{scene[0]}?min_seq={seq}").status_code in (200, 404)
    late = house.read(f"/outline?min_seq={seq + 1000}")
    assert (late.status_code, late.json()["code"], late.headers["retry-after"]) == (503, "mirror.behind", "1")


def test_who_became_a_member_a_moment_ago_waits_rather_than_being_sent_away(house, peer, scene):
    seq = len(peer.events) + 1
    told = {"account": "guest", "role": "reader", "session": None}
    telling = threading.Timer(0.4, peer.tell, ("permissions.changed", told, PROJECT))
    telling.start()
    answer = house.get(f"/api/v1/projects/{PROJECT}/outline?min_seq={seq}", "guest")
    telling.join()
    assert answer.status_code == 200


def test_history_names_who_wrote_which_agent_and_how_many_words(house, written):
    _, seq, _, path = written
    newest, oldest = house.read(f"/history?min_seq={seq}").json()["versions"]
    assert (newest["message"], newest["author"], newest["agent"]) == ("Wrote", "Ann", "scene-writer")
    assert newest["words_added"] == 10
    assert oldest["agent"] is None
    assert len(house.read(f"/history?path={path}&limit=1").json()["versions"]) == 1


def test_history_tells_why_somebody_wrote_what_another_one_kept(house, peer, scene):
    _, seq = peer.commit({scene[1]: b"newer\n"}, "Wrote\n\nPlotweaver-Override: A typo in her name\n")
    newest, *_ = house.read(f"/history?min_seq={seq}").json()["versions"]
    assert newest["reason"] == "A typo in her name"


def test_two_versions_are_compared_word_by_word(house, peer, written):
    before, _, name, path = written
    text = house.read(f"/scenes/{name}").json()["text"].replace("still", "quiet").encode()
    after, seq = peer.commit({path: text})
    answer = house.read(f"/compare?base={before}&head={after}&path={path}&min_seq={seq}").json()
    changed = [(each["kind"], each["text"].strip()) for each in answer["operations"] if each["kind"] != "keep"]
    assert sorted(changed) == [("add", "quiet"), ("remove", "still")]
    unknown = house.read(f"/compare?base={'0' * 40}&head={after}&path={path}")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "not_found")


def test_words_are_found_whatever_the_quotation_marks_and_wrapping(house, written):
    _, seq, name, _ = written
    found = house.read(f"/search?q=%22you+READ+it&min_seq={seq}").json()
    (hit,) = found["hits"]
    assert (hit["scene"], found["more"]) == (name, False)
    text = house.read(f"/scenes/{name}").json()["text"]
    assert text[hit["start"] : hit["end"]] == "You read it"
    assert house.read("/search?q=zeppelin").json()["hits"] == []
    assert house.read("/search?q=x").status_code == 422


def test_what_is_not_there_is_not_found(house):
    for path in ("/scenes/no-such", "/files/no-such.md", "/files/../../etc/passwd", "/nothing"):
        assert house.read(path).status_code == 404


def test_broken_details_are_shown_with_their_line_and_the_prose_whole(house, peer, scene):
    name, path = scene
    _, seq = peer.commit({path: f"---\nid: {name}\ntitle: [\n---\n\nStill here.\n".encode()})
    outline = house.read(f"/outline?min_seq={seq}").json()
    assert any(note["rule"] == "details.unreadable" for note in outline["findings"])
    entry = outline["chapters"][0]["scenes"][0]
    view = house.read(f"/scenes/{entry['id']}").json()
    assert view["error"]["line"] >= 3
    assert view["prose"].strip() == "Still here."


@pytest.mark.parametrize("operation", [each for each in owned_by(build(), "bff") if each.permission == "project:read"])
@pytest.mark.parametrize(("who", "status"), [(None, 401), ("stranger", 404)])
def test_nobody_else_reads_anything(house, operation, who, status):
    values = {"project": PROJECT, "scene": "s", "path": "plotweaver.yaml", "run": "r", "commit": "0" * 40}
    path = operation.template.format(**values)
    answer = house.ask(operation.verb, path, who)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("who", ["owner", "reader"])
def test_every_member_reads(house, who):
    assert house.read("/outline", who).status_code == 200


def test_a_book_that_is_not_there_is_answered_as_one_that_may_not_be_seen(house):
    hidden, unknown = house.read("/outline", "stranger"), house.get("/api/v1/projects/zzzzzzzzzzzz/outline", "owner")
    assert (hidden.status_code, hidden.json()) == (unknown.status_code, unknown.json())


def test_a_session_that_ended_reads_nothing_more(house, peer, until):
    assert house.read("/outline").status_code == 200
    peer.tell("permissions.changed", {"account": "owner", "role": None, "session": "s1"}, None)
    until(lambda: house.read("/outline").status_code == 401, "the session's end")


def test_a_member_who_left_sees_the_book_no_more_and_one_who_came_does(house, peer, until):
    peer.tell("permissions.changed", {"account": "reader", "role": None, "session": None})
    peer.tell("permissions.changed", {"account": "stranger", "role": "reader", "session": None})
    until(lambda: house.read("/outline", "reader").status_code == 404, "the end of the role")
    until(lambda: house.read("/outline", "stranger").status_code == 200, "the new role")
