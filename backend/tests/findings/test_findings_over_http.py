"""Findings of a book, as its people read them."""

import pytest

STORY = b"CHAPTER I\n\nIt rained suddenly. It stopped suddenly.\n\nCHAPTER II\n\nNobody came.\n"


@pytest.fixture
def book(house):
    made = house.call("owner", "POST", "/api/v1/projects/import?filename=rain.txt", data=STORY).get_json()
    project = made["project"]["id"]
    edits = [{"path": "style/guide.yaml", "text": "banned: [suddenly]\n"}]
    saved = house.call("owner", "POST", f"/api/v1/projects/{project}/changes", {"base": made["commit"], "edits": edits})
    assert saved.status_code == 200
    return project, saved.get_json()["commit"]


def findings(house, project, who="owner", scene=None):
    query = f"?scene={scene}" if scene else ""
    return house.call(who, "GET", f"/api/v1/projects/{project}/findings{query}")


def test_findings_quote_their_evidence_at_the_newest_version(house, book):
    project, commit = book
    shown = findings(house, project).get_json()
    assert shown["commit"] == commit
    assert [(found["rule"], found["quote"]) for found in shown["findings"]] == [("style.banned", "suddenly")] * 2
    assert len({found["id"] for found in shown["findings"]}) == 2


def test_the_same_words_keep_their_finding_when_others_change(house, book):
    project, commit = book
    before = findings(house, project).get_json()["findings"]
    edits = [{"path": "style/guide.yaml", "text": "banned: [suddenly, nobody]\n"}]
    house.call("owner", "POST", f"/api/v1/projects/{project}/changes", {"base": commit, "edits": edits})
    after = findings(house, project).get_json()["findings"]
    assert after[:2] == before
    assert after[2]["quote"] == "Nobody"


def test_of_one_scene_only_its_own(house, book):
    project, _ = book
    scene = findings(house, project).get_json()["findings"][0]["scene"]
    assert len(findings(house, project, scene=scene).get_json()["findings"]) == 2
    assert findings(house, project, scene="nowhere").status_code == 404


def test_strangers_find_nothing(house, book):
    assert findings(house, book[0], "stranger").status_code == 404
