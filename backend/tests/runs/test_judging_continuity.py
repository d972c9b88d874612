"""A model says whether a scene contradicts the others: it advises, its quotes are verified, and its cost is kept."""

import json

import pytest

ASKED = {"workflow": "judge-continuity"}


def _answer(house, *entries):
    (house.folder / "verdict").write_text(json.dumps({"contradictions": list(entries)}))


def _entry(first, second):
    return {"first": first, "second": second, "why": "Still, and counted."}


def test_both_passages_are_quoted_from_the_book_and_what_is_made_up_is_dropped(house):
    _answer(
        house,
        _entry("The harbour lay still.", "counted the empty boats"),
        _entry("The harbour was on fire.", "counted the empty boats"),
    )
    ended = house.ended(house.start(**ASKED))
    assert (ended["status"], ended["suggestion"], ended["text"]) == ("succeeded", None, "")
    verdict = ended["verdict"]
    assert (verdict["passed"], verdict["dropped"], verdict["reason"]) == (False, 1, "")
    (finding,) = verdict["findings"]
    assert (finding["rule"], finding["severity"]) == ("continuity.model", "note")
    text = house.http.get(f"/projects/{house.project}/findings").json()  # a model's finding is no finding of the checks
    assert finding["id"] not in {each["id"] for each in text["findings"]}
    assert (finding["quote"], finding["related"][0]["quote"]) == ("counted the empty boats", "The harbour lay still.")
    assert finding["end"] - finding["start"] == len(finding["quote"])
    assert house.suggestions() == []


def test_it_is_one_call_and_a_line_of_the_ledger(house):
    _answer(house)
    ended = house.ended(house.start(**ASKED))
    assert ended["verdict"]["passed"]
    assert ended["cost_usd"] > 0
    assert house.calls() == ["critic"]
    sent = house.http.get(f"/projects/{house.project}/ai/sent").json()["entries"]
    assert [(each["agent"], each["scenes"]) for each in sent] == [("continuity", [house.scene])]


@pytest.mark.parametrize("answer", ["I cannot say.", '{"contradictions": 7}', '{"passed": true}'])
def test_an_answer_that_cannot_be_read_passes_nothing(house, answer):
    (house.folder / "verdict").write_text(answer)
    verdict = house.ended(house.start(**ASKED))["verdict"]
    assert not verdict["passed"]
    assert verdict["findings"] == [] and verdict["reason"]


def test_what_it_would_be_shown_and_cost_is_told_before(house):
    request = {"scene": house.scene, "model": "told"} | ASKED
    told = house.http.post(f"/projects/{house.project}/runs/estimate", json=request).json()
    assert "The harbour lay still." in told["sent"]
    assert 0 < told["likely_usd"] <= told["most_usd"]


def test_a_book_that_is_closed_to_models_is_not_compared(house):
    base = house.http.get(f"/projects/{house.project}/findings").json()["commit"]
    edits = [{"path": "plotweaver.yaml", "text": "format: 1\ntitle: Book\nai:\n  allow: none\n"}]
    closed = house.http.post(f"/projects/{house.project}/changes", json={"base": base, "edits": edits})
    assert closed.status_code == 200, closed.text
    request = {"scene": house.scene, "model": "told"} | ASKED
    refused = house.http.post(f"/projects/{house.project}/runs", json=request)
    assert (refused.status_code, refused.json()["code"]) == (403, "ai.forbidden")
    assert house.calls() == []
