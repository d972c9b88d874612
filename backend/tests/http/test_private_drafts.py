"""Drafts that only their author sees: written, renamed, brought in and shared; to all others they do not exist."""

import pytest
from plotweaver_backend.changes import Author, ChangeService, Move
from plotweaver_gitstore import ObjectMissing, heads, is_public
from plotweaver_gitstore.store import Store

FILE = "notes/rain.md"
MINE = "mine/ideas"


@pytest.fixture
def book(house):
    """A book of two writers, one of whom has a private draft with words of its own."""
    project = house.call("owner", "POST", "/api/v1/projects", {"title": "Rain"}).get_json()["project"]["id"]
    house.join("ben")
    invitation = {"email": "ben@example.org", "role": "editor"}
    assert house.call("owner", "PUT", f"/api/v1/projects/{project}/members", invitation).status_code == 200
    book = Book(house, project)
    begun = book.ask("owner", "POST", "/branches", {"name": MINE})
    assert begun.status_code == 201, begun.get_json()
    book.first = begun.get_json()["commit"]
    book.written = book.write("owner", MINE, book.first, "Rain fell.\n").get_json()["commit"]
    return book


class Book:
    """A book, as its writers ask for what they want of it."""

    def __init__(self, house, project):
        self.house, self.project = house, project

    def ask(self, who, verb, path, body=None, **more):
        return self.house.call(who, verb, f"/api/v1/projects/{self.project}{path}", body, **more)

    def write(self, who, branch, base, text):
        body = {"base": base, "branch": branch, "edits": [{"path": FILE, "text": text}]}
        return self.ask(who, "POST", "/changes", body)

    def refs(self):
        return heads(self.house.services.get(Store).open(self.project))


def test_a_private_draft_is_no_branch_to_git(book):
    assert [ref for ref in book.refs() if is_public(ref)] == ["refs/heads/main"]
    (private,) = book.refs().keys() - {"refs/heads/main"}
    assert private.startswith("refs/plotweaver/private/")
    assert book.refs()[private] == book.written


@pytest.mark.parametrize(
    ("verb", "path", "body"),
    [
        ("DELETE", "/branches?name=mine/ideas", None),
        ("POST", "/merges", {"name": MINE}),
        ("POST", "/merges", {"name": "main", "into": MINE}),
        ("POST", "/renames", {"name": MINE, "to": "ideas"}),
        ("POST", "/scenes", {"title": "Dawn", "chapter": "x", "branch": MINE}),
    ],
)
def test_nobody_else_reaches_it_by_its_name(book, verb, path, body):
    before = book.refs()
    answer = book.ask("ben", verb, path, body)
    assert (answer.status_code, book.refs()) == (404, before), answer.get_json()
    assert book.written not in answer.get_data(as_text=True)


def test_nobody_else_writes_in_it(book):
    before = book.refs()
    answer = book.write("ben", MINE, book.first, "Snow fell.\n")
    assert answer.get_json()["code"] == "not_found"
    assert book.refs() == before


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/branches", {"name": "theirs", "commit": "WRITTEN"}),
        ("/branches", {"name": "mine/theirs", "commit": "WRITTEN"}),
        ("/names", {"name": "theirs", "commit": "WRITTEN"}),
        ("/reverts", {"commit": "WRITTEN"}),
        ("/restores", {"commit": "WRITTEN"}),
        ("/changes", {"base": "WRITTEN", "edits": [{"path": "notes/wind.md", "text": "Wind.\n"}]}),
    ],
)
def test_nobody_else_reaches_a_version_of_it_by_its_id(book, path, body):
    before = book.refs()
    asked, unknown = (
        {**body, **{k: oid for k, v in body.items() if v == "WRITTEN"}} for oid in (book.written, "0" * 40)
    )
    answer = book.ask("ben", "POST", path, asked)
    assert (answer.status_code, book.refs()) == (book.ask("ben", "POST", path, unknown).status_code, before)
    assert answer.status_code >= 400
    assert book.ask("owner", "POST", path, asked).status_code < 300


def test_a_version_made_elsewhere_upon_it_is_taken_from_its_author_alone(book):
    repository = book.house.services.get(Store).open(book.project)
    written = repository[book.written]
    who = written.author
    upon = str(repository.create_commit(None, who, who, "Pushed", written.tree.id, [book.written]))
    members = book.ask("owner", "GET", "/members").get_json()["members"]
    ids = {each["account"]["name"]: each["account"]["id"] for each in members}
    changes = book.house.services.get(ChangeService)

    def push(who):
        author = Author(who, f"{who}@example.org", ids[who])
        changes.move(Move(book.project, "refs/heads/taken", None, upon, author, f"push by {who}"))

    with pytest.raises(ObjectMissing):
        push("Ben")
    push("Owner")
    assert book.refs()["refs/heads/taken"] == upon


def test_two_people_may_call_theirs_the_same_and_learn_nothing_of_each_other(book):
    assert book.ask("ben", "POST", "/branches", {"name": MINE}).status_code == 201
    assert book.ask("ben", "POST", "/branches", {"name": "mine/Ideas/two"}).status_code == 422
    theirs = book.write("ben", MINE, book.first, "Snow fell.\n").get_json()["commit"]
    assert {book.written, theirs} <= set(book.refs().values())


def test_who_may_only_read_begins_none(book):
    invitation = {"email": "reader@example.org", "role": "reader"}
    book.ask("owner", "PUT", "/members", invitation)
    assert book.ask("reader", "POST", "/branches", {"name": MINE}).status_code == 403


@pytest.mark.parametrize("name", ["mine", "Mine/ideas", "mine/../x", "mine/", "MINE/x"])
def test_a_name_that_could_be_taken_for_a_private_one_is_refused(book, name):
    before = book.refs()
    answer = book.ask("owner", "POST", "/branches", {"name": name})
    if name == "mine":
        # a plain word like every other one
        assert answer.status_code == 201
        return
    assert answer.get_json()["code"] in {"ref.refused", "request.invalid"}
    assert book.refs() == before


@pytest.mark.parametrize("name", ["mine/", "mine//x", "mine/a..b", "a..b", "x.lock"])
def test_a_name_that_nothing_can_have_is_no_branch_to_anyone(book, name):
    before = book.refs()
    asked = [
        ("POST", "/renames", {"name": name, "to": "y"}),
        ("POST", "/merges", {"name": name}),
        ("POST", "/merges", {"name": "main", "into": name}),
        ("DELETE", f"/branches?name={name}", None),
        ("POST", "/reverts", {"commit": book.first, "branch": name}),
        ("POST", "/restores", {"commit": book.first, "branch": name}),
        ("POST", "/changes", {"base": book.first, "branch": name, "edits": [{"path": FILE, "text": "x"}]}),
    ]
    for verb, path, body in asked:
        assert book.ask("owner", verb, path, body).status_code in {404, 422}, path
    assert book.ask("owner", "POST", "/renames", {"name": MINE, "to": name}).status_code == 422
    assert book.refs() == before


def test_no_version_is_named_like_a_private_draft(book):
    body = {"name": "mine/sent", "commit": book.first}
    assert book.ask("owner", "POST", "/names", body).get_json()["code"] == "ref.refused"


def test_shared_it_is_a_branch_that_everyone_writes_in(book):
    shared = book.ask("owner", "POST", "/renames", {"name": MINE, "to": "ideas"})
    assert shared.get_json()["commit"] == book.written
    assert set(book.refs()) == {"refs/heads/main", "refs/heads/ideas"}
    assert book.write("ben", "ideas", book.written, "Snow fell.\n").status_code == 200


def test_it_is_brought_into_the_book_without_being_shared_first(book):
    merged = book.ask("owner", "POST", "/merges", {"name": MINE})
    assert merged.status_code == 200, merged.get_json()
    repository = book.house.services.get(Store).open(book.project)
    assert repository[merged.get_json()["commit"]].message.startswith("Brought in “ideas”\n")


def test_taken_away_it_is_gone(book):
    assert book.ask("owner", "DELETE", "/branches?name=mine/ideas").status_code == 200
    assert set(book.refs()) == {"refs/heads/main"}
    assert book.ask("owner", "DELETE", "/branches?name=mine/ideas").status_code == 404
