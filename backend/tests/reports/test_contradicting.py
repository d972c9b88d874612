"""Two branches that each agree with themselves and not with one another: told before one is brought in."""

import pytest

SCENE = "manuscript/a/{}.md"
FILES = {
    "plotweaver.yaml": "format: 1\ntitle: Eyes\nlanguage: en\n",
    "characters/elena.yaml": "name: Elena Martinez\naliases: [Elena]\n",
    SCENE.format("one"): "---\nid: one\ntitle: One\n---\nElena came in. The rain had stopped.\n",
    SCENE.format("two"): "---\nid: two\ntitle: Two\n---\nElena went out. The rain had begun.\n",
}


@pytest.fixture
def book(house):
    project = house.call("owner", "POST", "/api/v1/projects", {"title": "Eyes"}).get_json()["project"]["id"]
    at = f"/api/v1/projects/{project}"
    commit = house.call("owner", "GET", f"{at}/findings").get_json()["commit"]
    edits = [{"path": path, "text": text} for path, text in FILES.items()]
    saved = house.call("owner", "POST", f"{at}/changes", {"base": commit, "edits": edits}).get_json()
    house.call("owner", "POST", f"{at}/branches", {"name": "mine/green"})
    return at, saved["commit"]


def say(house, book, branch, scene, colour):
    text = FILES[SCENE.format(scene)].rstrip("\n") + f" Elena's eyes were {colour}.\n"
    body = {"base": book[1], "branch": branch, "edits": [{"path": SCENE.format(scene), "text": text}]}
    assert house.call("owner", "POST", f"{book[0]}/changes", body).status_code == 200


def contradictions(house, book, who="owner"):
    return house.call(who, "GET", f"{book[0]}/quality/contradictions?name=mine/green")


def test_what_each_branch_says_of_the_same_eyes_is_quoted_from_both(house, book):
    say(house, book, "main", "one", "brown")
    say(house, book, "mine/green", "two", "green")
    told = contradictions(house, book).get_json()
    (found,) = told["findings"]
    quotes = {found["quote"], *(each["quote"] for each in found["related"])}
    assert any("brown" in each for each in quotes)
    assert any("green" in each for each in quotes)
    assert told["titles"][found["path"]] in ("One", "Two")


def test_a_draft_that_holds_all_of_the_book_contradicts_nothing(house, book):
    say(house, book, "mine/green", "two", "green")
    assert contradictions(house, book).get_json()["findings"] == []


def test_a_private_draft_is_not_there_for_others(house, book):
    assert contradictions(house, book, "stranger").status_code == 404
