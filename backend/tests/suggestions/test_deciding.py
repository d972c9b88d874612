"""A suggestion appears with its run, is decided change by change, and only by those who may."""

import pytest
from plotweaver_backend.changes import ChangeService
from plotweaver_backend.feed import Feed
from plotweaver_backend.suggestions.errors import ProposalRefused
from plotweaver_backend.suggestions.service import SuggestionsService
from plotweaver_contracts.generation import Finding


def test_every_new_paragraph_is_decided_by_itself(desk):
    made = desk.propose()
    assert [change["kind"] for change in made["changes"]] == ["insert"] * 3
    assert [change["after"].strip() for change in made["changes"]][1] == "The lamp went out."
    assert (made["status"], made["cost_usd"], made["base"]) == ("open", 0.001234, desk.base)
    assert desk.heard() == [{"suggestion": made["id"], "scene": desk.scene, "status": "open"}]


def test_a_run_that_ends_twice_makes_one_suggestion(desk):
    assert desk.propose()["id"] == desk.propose("Something else.")["id"]
    assert len(desk.heard()) == 1


def test_a_transaction_that_fails_leaves_no_suggestion(desk):
    with pytest.raises(ProposalRefused):
        desk.propose("  \n\n ")
    with pytest.raises(ProposalRefused):
        desk.propose(agent="two\nlines")
    listed = desk.house.call("owner", "GET", f"/api/v1/projects/{desk.project}/suggestions")
    assert listed.get_json() == {"suggestions": []}
    assert desk.heard() == []


def test_suggestions_are_listed_newest_first_and_by_scene(desk):
    ids = [desk.propose(run=f"run-{number}")["id"] for number in range(3)]
    base = f"/api/v1/projects/{desk.project}/suggestions"
    listed = desk.house.call("owner", "GET", f"{base}?scene={desk.scene}").get_json()["suggestions"]
    assert [each["id"] for each in listed] == ids[::-1]
    assert listed == desk.house.call("owner", "GET", base).get_json()["suggestions"]
    assert [len(each["changes"]) for each in listed] == [3, 3, 3]
    assert desk.house.call("owner", "GET", f"{base}?scene=other").get_json() == {"suggestions": []}


def test_a_finding_stands_beside_the_paragraph_that_it_quotes(desk):
    start = len(desk.text.rstrip()) + len("\n\nElena closed the door.\n\nThe ")
    quoted = {"path": desk.path, "start": start, "end": start + 4, "quote": "lamp"}
    told = {"id": "f1", "rule": "style.banned", "severity": "error", "scene": desk.scene, "message": "m"}
    finding = Finding(**told, **quoted, suggestion="s", related=[])
    made = desk.propose(findings=[finding])
    assert [len(change["findings"]) for change in made["changes"]] == [0, 1, 0]
    assert made["findings"] == made["changes"][1]["findings"]


def test_decisions_outlive_the_service_that_took_them(desk):
    made = desk.propose()
    answer = desk.decide(made["id"], c1=("kept", "My own words."), c2="left_out")
    assert answer.status_code == 200
    services = desk.house.services
    another = SuggestionsService(services.sessions, services.get(ChangeService), services.get(Feed))
    shown = another.get(desk.project, made["id"])
    assert [(change.decision, change.edited) for change in shown.changes] == [
        ("kept", "My own words."),
        ("left_out", None),
        ("undecided", None),
    ]
    assert shown.model_dump(mode="json") == answer.get_json()


def test_leaving_everything_out_closes_a_suggestion(desk):
    made = desk.propose()
    assert desk.decide(made["id"], c1="left_out", c2="left_out", c3="left_out").get_json()["status"] == "left_out"
    assert desk.heard()[-1]["status"] == "left_out"
    for answer in (desk.decide(made["id"], c1="kept"), desk.accept(made["id"])):
        assert (answer.status_code, answer.get_json()["code"]) == (409, "suggestion.closed")


def test_a_wrong_decision_is_named_and_none_is_taken(desk):
    made = desk.propose()
    for wrong, field in (
        ({"c9": "kept"}, "c9"),
        ({"c2": ("left_out", "words")}, "c2.edited"),
        ({"c2": ("kept", "\0")}, "c2.edited"),
    ):
        answer = desk.decide(made["id"], c1="kept", **wrong)
        assert (answer.status_code, answer.get_json()["code"]) == (422, "request.invalid")
        assert [error["field"] for error in answer.get_json()["errors"]] == [f"decisions.{made['id']}.{field[1:]}"]
    assert {change["decision"] for change in desk.get(made["id"]).get_json()["changes"]} == {"undecided"}


def test_deciding_the_same_again_tells_nobody(desk):
    made = desk.propose()
    desk.decide(made["id"], c1="kept")
    told = len(desk.heard())
    assert desk.decide(made["id"], c1="kept").status_code == 200
    assert len(desk.heard()) == told


def test_readers_read_and_strangers_find_nothing(desk):
    made = desk.propose()
    assert desk.get(made["id"], "reader").get_json() == made
    assert desk.decide(made["id"], "reader", c1="kept").status_code == 403
    assert desk.accept(made["id"], "reader").status_code == 403
    for answer in (desk.get(made["id"], "stranger"), desk.decide(made["id"], "stranger", c1="kept")):
        assert answer.status_code == 404
    assert desk.accept(made["id"], "stranger").status_code == 404


def test_another_books_suggestion_is_not_there(desk):
    made = desk.propose()
    other = desk.house.call("owner", "POST", "/api/v1/projects", {"title": "Other"}).get_json()["project"]["id"]
    path = f"/api/v1/projects/{other}/suggestions/{made['id']}"
    assert desk.house.call("owner", "GET", path).status_code == 404
    assert desk.house.call("owner", "PUT", f"{path}/decisions", {"decisions": {}}).status_code == 404
    assert desk.house.call("owner", "POST", f"{path}/accept").status_code == 404
    assert desk.house.call("owner", "GET", f"/api/v1/projects/{other}/suggestions/%00").status_code == 404
