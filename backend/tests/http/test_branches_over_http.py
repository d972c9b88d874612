"""Branches, named versions, merging and taking back, as clients ask for them."""

import pytest
from plotweaver_gitstore import MAIN, file_at, head, heads
from plotweaver_gitstore.store import Store

TEXT = "Rain fell. Nobody came. The lamp went out.\n"
FILE = "notes/rain.md"


@pytest.fixture
def book(house):
    return Book(house)


class Book:
    """A book with one text, and what its owner does with it."""

    def __init__(self, house):
        self.house = house
        self.project = house.call("owner", "POST", "/api/v1/projects", {"title": "Rain"}).get_json()["project"]["id"]
        self.first = self.save(TEXT, self.head())

    @property
    def repository(self):
        return self.house.services.get(Store).open(self.project)

    def head(self, ref=MAIN):
        return head(self.repository, ref)

    def text(self, commit):
        return file_at(self.repository, commit, FILE).decode()

    def ask(self, verb, path, body=None, key=None, who="owner"):
        headers = {"Idempotency-Key": key} if key else {}
        return self.house.call(who, verb, f"/api/v1/projects/{self.project}{path}", body, headers)

    def save(self, text, base, branch="main"):
        body = {"base": base, "branch": branch, "edits": [{"path": FILE, "text": text}]}
        answer = self.ask("POST", "/changes", body)
        assert answer.status_code == 200, answer.get_json()
        return answer.get_json()["commit"]

    def branch(self, name="side", **more):
        answer = self.ask("POST", "/branches", {"name": name, **more})
        assert answer.status_code == 201, answer.get_json()
        return answer.get_json()


def test_a_branch_is_begun_written_in_and_brought_in(book):
    assert book.branch()["commit"] == book.first
    side = book.save(TEXT.replace("Nobody came", "Ann came"), book.first, "side")
    main = book.save(TEXT.replace("Rain", "Snow"), book.first)
    assert (book.head("refs/heads/side"), book.head()) == (side, main)
    merged = book.ask("POST", "/merges", {"name": "side"}).get_json()
    assert book.text(merged["commit"]) == "Snow fell. Ann came. The lamp went out.\n"
    parents = [str(each.id) for each in book.repository[merged["commit"]].parents]
    assert parents == [main, side]


def test_bringing_in_twice_changes_nothing_the_second_time(book):
    book.branch()
    book.save(TEXT + "Morning.\n", book.first, "side")
    first = book.ask("POST", "/merges", {"name": "side"}).get_json()
    assert book.ask("POST", "/merges", {"name": "side"}).get_json()["commit"] == first["commit"] == book.head()


def test_the_same_sentence_on_both_sides_is_shown_with_all_three(book):
    book.branch()
    book.save(TEXT.replace("Nobody", "Ann"), book.first, "side")
    main = book.save(TEXT.replace("Nobody", "Ben"), book.first)
    answer = book.ask("POST", "/merges", {"name": "side"})
    assert (answer.status_code, answer.get_json()["code"]) == (409, "change.conflict")
    (conflict,) = answer.get_json()["conflicts"]
    assert ("Ann" in conflict["ours"], "Ben" in conflict["theirs"], conflict["base"]) == (True, True, TEXT)
    assert book.head() == main


def test_the_answer_to_a_clash_is_one_version_of_both(book):
    book.branch()
    side = book.save(TEXT.replace("Nobody", "Ann"), book.first, "side")
    main = book.save(TEXT.replace("Nobody", "Ben"), book.first)
    chosen = {"tip": side, "into": main, "edits": [{"path": FILE, "text": TEXT.replace("Nobody", "Ann, not Ben,")}]}
    merged = book.ask("POST", "/merges", {"name": "side", "chosen": chosen}).get_json()
    assert book.text(merged["commit"]) == TEXT.replace("Nobody", "Ann, not Ben,")
    assert [str(each.id) for each in book.repository[merged["commit"]].parents] == [main, side]


def test_a_version_is_taken_back_and_what_came_after_it_stays(book):
    changed = book.save(TEXT.replace("Nobody", "Ann"), book.first)
    book.save(TEXT.replace("Nobody", "Ann").replace("Rain", "Snow"), changed)
    back = book.ask("POST", "/reverts", {"commit": changed}).get_json()
    assert book.text(back["commit"]) == "Snow fell. Nobody came. The lamp went out.\n"
    message = book.repository[back["commit"]].message
    assert message.startswith("Took back: ")
    assert f"\nPlotweaver-Restores: {book.first}\n" in message


def test_the_whole_book_becomes_what_it_was_and_that_is_taken_back_again(book):
    later = book.save(TEXT.replace("Nobody", "Ann"), book.first)
    edits = [{"path": "notes/wind.md", "text": "Wind.\n"}]
    newest = book.ask("POST", "/changes", {"base": later, "edits": edits}).get_json()["commit"]
    restored = book.ask("POST", "/restores", {"commit": book.first}, key="r").get_json()
    assert book.repository[restored["commit"]].tree_id == book.repository[book.first].tree_id
    assert [str(each.id) for each in book.repository[restored["commit"]].parents] == [newest]
    message = book.repository[restored["commit"]].message
    assert message.startswith("Restored an earlier version of the book")
    assert f"\nPlotweaver-Restores: {book.first}\n" in message
    assert book.ask("POST", "/restores", {"commit": book.first}, key="r").get_json() == restored
    undone = book.ask("POST", "/reverts", {"commit": restored["commit"]}).get_json()
    assert book.repository[undone["commit"]].tree_id == book.repository[newest].tree_id


def test_a_book_that_is_what_it_was_gets_no_version_for_it(book):
    assert book.ask("POST", "/restores", {"commit": book.first}).get_json()["commit"] == book.first


def test_a_change_that_was_changed_again_is_not_taken_back_over_it(book):
    changed = book.save(TEXT.replace("Nobody", "Ann"), book.first)
    book.save(TEXT.replace("Nobody", "Ben"), changed)
    assert book.ask("POST", "/reverts", {"commit": changed}).get_json()["code"] == "change.conflict"


def test_a_version_gets_a_name_that_stays_with_it(book):
    body = {"name": "sent-to-ben", "commit": book.first, "note": "For his comments"}
    named = book.ask("POST", "/names", body, key="n").get_json()
    book.save(TEXT + "More.\n", book.first)
    assert named["commit"] == book.first
    tag = book.repository[heads(book.repository)["refs/tags/sent-to-ben"]]
    assert str(tag.target) == book.first
    assert (tag.message.strip(), tag.tagger.name) == ("For his comments", "Owner")
    assert book.ask("POST", "/names", body, key="n").get_json() == named
    assert book.ask("POST", "/names", body).get_json()["code"] == "ref.moved"


@pytest.mark.parametrize("name", ["a..b", "x.lock", "mine/x", "main", "HEAD", "refs/x", "sent"])
def test_a_name_that_is_refused_leaves_nothing_in_the_repository(book, name):
    book.ask("POST", "/names", {"name": "sent", "commit": book.first})
    before = sorted(map(str, book.repository))
    assert book.ask("POST", "/names", {"name": name, "commit": book.first}).status_code in (409, 422)
    assert sorted(map(str, book.repository)) == before


def test_a_branch_is_taken_away_once(book):
    book.branch()
    first = book.ask("DELETE", "/branches?name=side", key="d")
    assert (first.status_code, heads(book.repository)) == (200, {MAIN: book.first})
    assert book.ask("DELETE", "/branches?name=side", key="d").get_json() == first.get_json()
    assert book.ask("DELETE", "/branches?name=side").status_code == 404


@pytest.mark.parametrize(
    ("verb", "path", "body", "code"),
    [
        ("POST", "/branches", {"name": "a..b"}, "ref.refused"),
        ("POST", "/branches", {"name": "main"}, "ref.moved"),
        ("POST", "/branches", {"name": "MAIN"}, "ref.refused"),
        ("POST", "/branches", {"name": "-x"}, "request.invalid"),
        ("POST", "/branches", {"name": "x", "commit": "0" * 40}, "request.invalid"),
        ("DELETE", "/branches?name=main", None, "ref.refused"),
        ("DELETE", "/branches?name=none", None, "not_found"),
        ("POST", "/merges", {"name": "none"}, "not_found"),
        ("POST", "/reverts", {"commit": "0" * 40}, "request.invalid"),
        ("POST", "/restores", {"commit": "0" * 40}, "request.invalid"),
        ("POST", "/names", {"name": "x", "commit": "0" * 40}, "request.invalid"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_changes(book, verb, path, body, code):
    answer = book.ask(verb, path, body)
    assert answer.get_json()["code"] == code
    assert heads(book.repository) == {MAIN: book.first}


def test_the_first_version_cannot_be_taken_back(book):
    root = next(iter(book.repository[book.first].parents))
    while root.parents:
        (root,) = root.parents
    assert book.ask("POST", "/reverts", {"commit": str(root.id)}).get_json()["code"] == "ref.refused"


def test_who_brings_in_again_what_was_taken_back_is_told_that_nothing_changed(book):
    book.branch()
    book.save(TEXT.replace("Nobody came", "Ann came"), book.first, "side")
    merged = book.ask("POST", "/merges", {"name": "side"}, key="once").get_json()
    assert merged["unchanged"] is False
    taken = book.ask("POST", "/reverts", {"commit": merged["commit"]}).get_json()
    assert taken["unchanged"] is False
    for _ in range(2):
        again = book.ask("POST", "/merges", {"name": "side"}, key="twice").get_json()
        assert (again["unchanged"], again["commit"]) == (True, taken["commit"])
    assert book.text(book.head()) == TEXT
    # what was taken back comes in again by taking that back
    back = book.ask("POST", "/reverts", {"commit": taken["commit"]}).get_json()
    assert (back["unchanged"], book.text(back["commit"])) == (False, TEXT.replace("Nobody came", "Ann came"))


def test_who_takes_back_twice_or_restores_what_is_there_is_told_that_nothing_changed(book):
    newest = book.save(TEXT.replace("Rain", "Snow"), book.first)
    book.ask("POST", "/reverts", {"commit": newest})
    other = book.save(TEXT.replace("Nobody", "Ben"), book.head())
    again = book.ask("POST", "/reverts", {"commit": newest}).get_json()
    assert (again["unchanged"], again["commit"]) == (True, other)
    restored = book.ask("POST", "/restores", {"commit": other}).get_json()
    assert (restored["unchanged"], restored["commit"]) == (True, other)
