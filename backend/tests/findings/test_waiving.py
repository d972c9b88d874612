"""A finding is accepted with a reason: the book says so, and it is found no more until that is taken back."""

import pytest

STORY = b"CHAPTER I\n\nIt rained suddenly.\n\nIt stopped.\n\nCHAPTER II\n\nNobody came.\n"


@pytest.fixture
def book(house):
    made = house.call("owner", "POST", "/api/v1/projects/import?filename=rain.txt", data=STORY).get_json()
    project = made["project"]["id"]
    edits = [{"path": "style/guide.yaml", "text": "banned: [suddenly, nobody]\n"}]
    house.call("owner", "POST", f"/api/v1/projects/{project}/changes", {"base": made["commit"], "edits": edits})
    reader = {"email": "reader@example.org", "role": "reader"}
    assert house.call("owner", "PUT", f"/api/v1/projects/{project}/members", reader).status_code == 200
    return f"/api/v1/projects/{project}"


def banned(house, book, branch="main"):
    found = house.call("owner", "GET", f"{book}/findings?branch={branch}").get_json()["findings"]
    return [each for each in found if each["rule"] == "style.banned"]


def waive(house, book, finding, who="owner", key=None, **more):
    headers = {"Idempotency-Key": key} if key else {}
    body = {"reason": "the storm's own word", **more}
    return house.call(who, "PUT", f"{book}/findings/{finding['id']}/waiver", body, headers=headers)


def test_what_is_accepted_is_found_no_more_until_that_is_taken_back(house, book):
    first, second = banned(house, book)
    saved = waive(house, book, first)
    assert saved.status_code == 200
    assert banned(house, book) == [second]
    taken = house.call("owner", "DELETE", f"{book}/findings/{first['id']}/waiver")
    assert taken.status_code == 200
    assert banned(house, book) == [first, second]
    assert house.call("owner", "DELETE", f"{book}/findings/{first['id']}/waiver").status_code == 404


def test_a_retry_is_answered_with_the_version_that_was_made(house, book):
    (first, _) = banned(house, book)
    once, again = (waive(house, book, first, key="k").get_json() for _ in range(2))
    assert once["commit"] == again["commit"]


def test_only_who_writes_accepts_and_only_what_is_found(house, book):
    first, _ = banned(house, book)
    assert waive(house, book, first, "reader").status_code == 403
    assert waive(house, book, first, "stranger").status_code == 404
    assert waive(house, book, {"id": "0" * 16}).status_code == 404
    assert waive(house, book, first, reason=" ").status_code == 422
    assert len(banned(house, book)) == 2


def test_on_a_draft_the_book_itself_is_left_as_it_is(house, book):
    house.call("owner", "POST", f"{book}/branches", {"name": "mine/darker"})
    first, second = banned(house, book)
    assert waive(house, book, first, branch="mine/darker").status_code == 200
    assert banned(house, book, "mine/darker") == [second]
    assert banned(house, book) == [first, second]
    assert house.call("reader", "GET", f"{book}/findings?branch=mine/darker").status_code == 404


def test_words_that_stand_as_they_were_brought_in_are_told_apart(house, book):
    first, second = banned(house, book)
    assert first["imported"]
    assert second["imported"]
    commit = house.call("owner", "GET", f"{book}/findings").get_json()["commit"]
    edits = [{"path": first["path"], "text": "It rained suddenly, and hard. Suddenly she came.\n\nIt stopped.\n"}]
    house.call("owner", "POST", f"{book}/changes", {"base": commit, "edits": edits})
    told = {each["quote"]: each["imported"] for each in banned(house, book)}
    assert told == {"suddenly": True, "Suddenly": False, "Nobody": True}


def test_a_word_that_is_replaced_and_put_back_leaves_what_was_brought_in_untold(house, book):
    commit = house.call("owner", "GET", f"{book}/findings").get_json()["commit"]
    (first, _) = banned(house, book)
    place = first["start"] - len("rained ")
    for words, by in (("rained", "poured"), ("poured", "rained")):
        body = {"base": commit, "q": words, "words": by, "places": {first["path"]: [place]}}
        commit = house.call("owner", "POST", f"{book}/replacements", body).get_json()["commit"]
        assert [each["imported"] for each in banned(house, book)] == [True, True]
