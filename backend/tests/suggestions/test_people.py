"""What a person suggests: by who may not write, decided like an agent's, and credited to who wrote it."""

import pytest


@pytest.fixture
def propose(desk):
    """Let a reviewer suggest another text of the scene."""
    desk.house.join("reviewer")
    given = {"email": "reviewer@example.org", "role": "reviewer"}
    desk.house.call("owner", "PUT", f"/api/v1/projects/{desk.project}/members", given)

    def of(text, who="reviewer", key=None, **more):
        body = {"scene": desk.scene, "base": desk.base, "text": text, **more}
        headers = {"Idempotency-Key": key} if key else {}
        return desk.house.call(who, "POST", f"/api/v1/projects/{desk.project}/suggestions", body, headers=headers)

    return of


def better(desk):
    return desk.text.replace("Nobody slept.", "Hardly anybody slept.").replace("twice", "again and again")


def test_a_reviewer_suggests_what_they_may_not_write(desk, propose):
    saved = {"base": desk.base, "edits": [{"path": desk.path, "text": better(desk)}]}
    asked = desk.house.call("reviewer", "POST", f"/api/v1/projects/{desk.project}/changes", saved)
    assert asked.get_json()["code"] == "access.forbidden"
    made = propose(better(desk), note="Less sure of itself.")
    assert made.status_code == 201
    shown = made.get_json()
    assert (shown["by"]["name"], shown["note"], shown["agent"], shown["status"]) == (
        "Reviewer",
        "Less sure of itself.",
        "",
        "open",
    )
    assert [(each["before"].strip(), each["after"].strip()) for each in shown["changes"]] == [
        ("Nobody", "Hardly anybody"),
        ("twice", "again and again"),
    ]
    assert desk.file() == desk.text
    assert desk.heard()[-1]["suggestion"] == shown["id"]
    assert desk.decide(shown["id"], "reviewer", c1="kept").get_json()["code"] == "access.forbidden"


def test_what_is_kept_of_it_is_the_reviewers_and_who_let_it_in_is_told(desk, propose):
    made = propose(better(desk)).get_json()
    desk.decide(made["id"], c1="kept", c2=("kept", "three times"))
    assert desk.accept(made["id"]).status_code == 200
    edited, added = desk.log()
    assert added[:2] == ("Reviewer <reviewer@example.org>", "Added what Reviewer suggested")
    assert added[2]["Plotweaver-Accepted-By"] == "Owner <owner@example.org>"
    assert not {"Plotweaver-Agent", "Plotweaver-Run", "Plotweaver-Cost"} & set(added[2])
    assert edited[:2] == ("Owner <owner@example.org>", "Edited what Reviewer suggested")
    assert "Hardly anybody slept." in desk.file()
    assert "three times" in desk.file()


def test_a_retry_makes_one_suggestion(desk, propose):
    first, second = (propose(better(desk), key="k1").get_json() for _ in range(2))
    assert first["id"] == second["id"]
    listed = desk.house.call("owner", "GET", f"/api/v1/projects/{desk.project}/suggestions").get_json()
    assert len(listed["suggestions"]) == 1


def test_it_is_taken_back_by_who_made_it_and_by_nobody_else(desk, propose):
    made = propose(better(desk)).get_json()
    path = f"/api/v1/projects/{desk.project}/suggestions/{made['id']}"
    assert desk.house.call("owner", "DELETE", path).get_json()["code"] == "access.forbidden"
    taken = desk.house.call("reviewer", "DELETE", path).get_json()
    assert taken["status"] == "left_out"
    assert desk.house.call("reviewer", "DELETE", path).get_json()["code"] == "suggestion.closed"
    agents = desk.propose()
    path = f"/api/v1/projects/{desk.project}/suggestions/{agents['id']}"
    assert desk.house.call("reviewer", "DELETE", path).get_json()["code"] == "access.forbidden"


def test_what_cannot_be_suggested_is_refused_with_a_reason(desk, propose):
    assert propose(desk.text).get_json()["code"] == "suggestion.empty"
    refused = propose(desk.text + "\0")
    assert (refused.status_code, refused.get_json()["code"]) == (422, "suggestion.refused")
    assert propose(better(desk), scene="nowhere").get_json()["code"] == "not_found"
    assert propose(better(desk), base="0" * 40).status_code in (404, 422)
    assert propose(better(desk), who="reader").get_json()["code"] == "access.forbidden"
