"""What is one book's is not reached through another book's addresses, by somebody who owns both."""

import httpx
import pytest
from plotweaver_contracts.catalogue import build

ENTRIES = {each.id: each for each in build().values() if "project" in each.parameters and not each.internal}
#: Parameters of addresses that name no row of a book, and why.
NO_IDS = {
    "project": "the book itself",
    "path": "a file's name: every book has a plotweaver.yaml",
    "provider": "a provider's name: each book has a key of its own for it",
    "chapter": "a folder's name: every new book has a chapter-1",
    "finding": "computed of the book's own text whenever it is asked for: no row has it",
}
#: Operation -> body and query. Whoever adds an operation with an id says here how it is asked for.
ASKED = {
    "members.change": ({"role": "reader"}, {}),
    "members.remove": (None, {}),
    "invitations.withdraw": (None, {}),
    "scenes.rename": ({"title": "Ebb"}, {}),
    "scenes.move": ({"chapter": "chapter-1", "position": 0}, {}),
    "scenes.delete": (None, {}),
    "autosaves.copies": (None, {}),
    "autosaves.keep": ({"after": 0, "base": "{commit}", "path": "{file}", "prose": "Mine.", "mark": "mark-0001"}, {}),
    "autosaves.keep_suggested": (
        {"after": 0, "base": "{commit}", "path": "{file}", "prose": "Mine.", "mark": "mark-0001"},
        {},
    ),
    "autosaves.settle": (None, {"revision": 1}),
    "locks.renew": ({"fence": 1}, {}),
    "locks.release": (None, {}),
    "locks.ask": ({}, {}),
    "locks.answer": ({"account": "{account}", "granted": False}, {}),
    "content.scene": (None, {}),
    "content.version": (None, {}),
    "runs.get": (None, {}),
    "runs.cancel": (None, {}),
    "runs.stream": (None, {}),
    "comments.reply": ({"text": "Why?"}, {}),
    "comments.settle": ({"settled": True}, {}),
    "comments.remove": (None, {}),
    "suggestions.get": (None, {}),
    "suggestions.withdraw": (None, {}),
    "suggestions.decide": ({"decisions": {"{change}": {"decision": "kept"}}}, {}),
    "suggestions.accept": (None, {}),
}
#: Kept for each person, book and scene together: whatever id one asks by, one only meets one's own words in that book.
BY_WHO_ASKS = {"autosaves.copies", "autosaves.keep", "autosaves.keep_suggested", "autosaves.settle"}
#: What an id that is nowhere is answered with, where it is not “not found”.
NOTHING = {"locks.renew": (409, "lock.lost")}


def with_ids():
    return {name for name, each in ENTRIES.items() if set(each.parameters) - set(NO_IDS)}


@pytest.fixture(scope="module")
def token(house):
    """Of somebody who owns both books: it is never the role that is too small."""
    return house.fresh(house.owner)


@pytest.fixture(scope="module")
def known(house, token):
    """The id of something of each kind in the one book."""
    book = house.values["project"]

    def made(verb, path, body=None):
        return house.ask(verb, f"/projects/{book}{path}", token, json=body)

    # one of its own: the first scene has the same id in every new book
    added = made("POST", "/scenes", {"title": "The ferry", "chapter": "chapter-1"})
    scene, fresh = added["scene"], f"min_seq={added['seq']}"
    file = made("GET", f"/scenes/{scene}?{fresh}")["path"]
    text = made("GET", f"/files/{file}?{fresh}")["text"]
    new = {"scene": scene, "base": added["commit"], "text": f"{text}\nIt rained.\n"}
    suggestion = made("POST", "/suggestions", new)
    written = {"base": added["commit"], "edits": [{"path": file, "text": f"{text}Snow."}]}
    on = {"scene": scene, "base": made("POST", "/changes", written)["commit"], "quote": "Snow.", "text": "Why?"}
    comment = made("POST", "/comments", {**on, "start": len(text), "end": len(text) + len("Snow.")})
    words = {"after": 0, "base": added["commit"], "path": file, "prose": "Mine.", "mark": "mark-0001"}
    made("PUT", f"/autosaves/{scene}", words)
    lock = made("POST", "/locks", {"kind": "scene", "target": scene, "level": "soft"})["id"]
    ben = house.fresh(house.values["account"])
    house.ask("POST", f"/projects/{book}/locks/{lock}/requests", ben, json={})
    return house.values | {
        "scene": scene,
        "commit": added["commit"],
        "file": file,
        "lock": lock,
        "invitation": made("POST", "/invitations", {"role": "reader"})["invitation"]["id"],
        "run": made("POST", "/runs", {"scene": new["scene"], "model": "told"})["run"]["id"],
        "comment": comment["id"],
        "suggestion": suggestion["id"],
        "change": suggestion["changes"][0]["id"],
    }


@pytest.fixture(scope="module")
def ask(house, token, known):
    """Ask by an operation for what is the one book's, through the address of a book."""

    def through(book, name):
        body, query = filled(ASKED[name], known)
        path = ENTRIES[name].template.format(**known | {"project": book})
        headers = {"Authorization": f"Bearer {token}"}
        where = f"{house.origin}{path}"
        return httpx.request(ENTRIES[name].verb, where, headers=headers, json=body, params=query, timeout=20)

    return through


def filled(what, known):
    if isinstance(what, dict):
        return {filled(key, known): filled(value, known) for key, value in what.items()}
    if isinstance(what, tuple):
        return tuple(filled(each, known) for each in what)
    return what.format(**known) if isinstance(what, str) else what


def test_an_operation_with_an_id_that_nobody_said_how_to_try_fails():
    assert set(ASKED) == with_ids()


def test_the_ids_of_one_book_are_nothing_in_another(house, token, ask):
    other = house.ask("POST", "/projects", token, json={"title": "Snow"})["project"]["id"]
    wrong = []
    for name in sorted(set(ASKED) - BY_WHO_ASKS):
        answer = ask(other, name)
        if (answer.status_code, answer.json().get("code")) != NOTHING.get(name, (404, "not_found")):
            wrong.append((name, answer.status_code, answer.text[:200]))
    assert wrong == []
    assert ask(other, "autosaves.copies").json() == {"copies": []}


def test_at_home_the_same_ids_are_found(ask, known):
    # else the test above would be of ids that are nowhere; what takes things away comes last
    assert len(ask(known["project"], "autosaves.copies").json()["copies"]) == 1
    away = [name for name in ASKED if ENTRIES[name].verb == "DELETE"]
    first = sorted(set(ASKED) - set(away) - {"runs.stream"})
    answers = {name: ask(known["project"], name) for name in [*first, *away]}
    assert {name: answer.text for name, answer in answers.items() if answer.status_code == 404} == {}
