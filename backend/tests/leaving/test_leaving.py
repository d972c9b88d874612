"""Taking everything away that is held about one, and deleting one's account: what goes, what stays, what forbids it."""

import io
import json
import zipfile

import pytest
from plotweaver_backend.audit.tables import AuditRow
from plotweaver_backend.autosaves.tables import AutosaveRow
from plotweaver_backend.database.base import Base
from plotweaver_backend.identity.keeping import Keeping
from plotweaver_backend.identity.tables import AccountRow, SessionRow
from plotweaver_backend.leaving.holdings import HOLDINGS, told
from plotweaver_backend.projects.removing import RemovedBooks
from plotweaver_backend.projects.tables import ProjectRow, RemovedBookRow
from plotweaver_backend.vault.tables import SecretRow
from plotweaver_gitstore import Store, head, is_public, owner_of
from sqlalchemy import select

#: How columns are called that name an account.
NAMES_SOMEBODY = {"account", "by", "holder", "actor", "used_by", "changed_by", "set_by", "author_account"}
KEY = "sk-the-readers-own-key-4711"


def leave(house, who, *books, email=None):
    body = {"email": email or f"{who}@example.org", "books": list(books)}
    answer = house.call(who, "POST", "/api/v1/account/deletion", body)
    return answer.status_code, answer.get_json().get("code")


def id_of(house, who):
    return house.call(who, "GET", "/api/v1/auth/session").get_json()["account"]["id"]


def rows(house, table, *which):
    with house.services.sessions() as db:
        return list(db.scalars(select(table).where(*which)))


def holding(house, tables, text):
    """Return the names of those tables that hold a text anywhere."""
    with house.services.engine.connect() as connection:
        found = {
            table.name: connection.execute(select(table)).all()
            for table in Base.metadata.sorted_tables
            if table.name in tables
        }
    return {name for name, entries in found.items() if any(text in str(value) for each in entries for value in each)}


@pytest.fixture
def lived(house, new_book, give):
    """A book in which the reader, a second owner, left a bit of everything; and one of the reader's own."""
    shared, own = new_book("owner", "Rain"), new_book("reader", "Alone")
    give(shared, "reader", "owner")
    base = head(house.services.get(Store).open(shared))
    reader = f"/api/v1/projects/{shared}"
    for verb, path, body in (
        ("POST", f"{reader}/branches", {"name": "mine/ideas", "commit": base}),
        ("PUT", f"{reader}/ai/keys/models.invalid", {"key": KEY}),
        ("PUT", f"{reader}/ai", {"rule": "none"}),
        ("POST", f"{reader}/invitations", {"role": "reader", "email": "friend@example.org"}),
        ("POST", "/api/v1/auth/tokens", {"name": "My laptop", "scope": "read", "days": 7}),
        ("POST", "/api/v1/account/second-factor", None),
    ):
        answer = house.call("reader", verb, path, body)
        assert answer.status_code < 300, (path, answer.text)
    account = id_of(house, "reader")
    with house.services.sessions.begin() as db:
        some = {"branch": "main", "scene": "s", "revision": 1, "mark": "m", "base": base, "path": "p", "head": ""}
        words = {"prose": "Nobody saw this yet.", "pasted": [], "device": "d", "began_at": 1, "kept_at": 1}
        db.add(AutosaveRow(id="a1", kind="text", account=account, project=shared, shared=False, **some, **words))
    return account, shared, own


def test_what_is_held_is_taken_away_as_one_file_without_what_opens_the_account(house, lived):
    _, shared, own = lived
    answer = house.call("reader", "GET", "/api/v1/account/export")
    assert (answer.status_code, answer.mimetype) == (200, "application/zip")
    archive = zipfile.ZipFile(io.BytesIO(answer.data))
    held = {name: json.loads(archive.read(name)) for name in archive.namelist() if name.endswith(".json")}
    assert set(held) == {f"{each.name}.json" for each in HOLDINGS} | {"books.json"}
    assert held["account.json"][0]["email"] == "reader@example.org"
    assert [each["prose"] for each in held["autosaves.json"]] == ["Nobody saw this yet."]
    assert [each["name"] for each in held["access-tokens.json"]] == ["My laptop"]
    assert {each["id"] for each in held["books.json"]} == {shared, own}
    assert any(each["action"] == "session.started" for each in held["activity.json"])
    assert own in {each["project"] for each in held["changes.json"]}
    whole = b"".join(archive.read(name) for name in archive.namelist()).decode()
    opens = {"password_hash", "hash", "sealed", "salt", "nonce", "verifier"}
    assert not opens & {name for entries in held.values() for each in entries for name in each}
    for foreign in (KEY, "owner@example.org", "$argon2"):
        assert foreign not in whole


def test_an_account_goes_with_all_that_is_its_own_and_the_rest_goes_on_without_a_name(house, lived):
    account, shared, own = lived
    shown = house.call("reader", "GET", "/api/v1/account/departure").get_json()
    assert ([each["id"] for each in shown["alone"]], [each["id"] for each in shown["shared"]]) == ([own], [shared])
    assert (shown["needed"], shown["last_administrator"], shown["keys"]) == ([], False, 1)

    assert leave(house, "reader", own) == (200, None)
    assert house.call("reader", "GET", "/api/v1/auth/session").status_code == 401
    sign_in = {"email": "reader@example.org", "password": "a long enough password"}
    assert house.call(None, "POST", "/api/v1/auth/token", sign_in).status_code == 401
    for each in HOLDINGS:
        if each.goes:
            with house.services.sessions() as db:
                assert told(db, each, account) == [], each.name
    assert rows(house, SecretRow) == []
    (row,) = rows(house, AccountRow, AccountRow.id == account)
    assert (row.name, row.password_hash, row.email) == ("", None, f"{account}@gone.invalid")
    assert {(each.address, each.client) for each in rows(house, SessionRow, SessionRow.account == account)} == {
        ("", "")
    }
    assert "reader@example.org" not in [each.email for each in house.services.get(Keeping).people()]

    # no link that was sent to the address, and no change that names them
    # but the log, and the letter that says good-bye, which is forgotten once it is sent
    everywhere = {table.name for table in Base.metadata.sorted_tables} - {"audit_log", "letters"}
    assert holding(house, everywhere, "reader@example.org") == set()
    assert holding(house, {"intents"}, "Reader") == set()

    # the log stays, by a number that names nobody; the book stays, with its history
    log = house.call("owner", "GET", f"/api/v1/projects/{shared}/audit").get_json()["entries"]
    left = next(each for each in log if each["action"] == "member.removed")
    assert left["subject"] == {"id": account, "name": ""}
    store = house.services.get(Store)
    refs = list(store.open(shared).references)
    assert [ref for ref in refs if owner_of(ref)] == []
    assert [ref for ref in refs if is_public(ref)] == ["refs/heads/main"]
    assert house.call("owner", "GET", f"/api/v1/projects/{shared}").status_code == 200

    # their own book is gone, row by row and file by file
    assert not store.path(own).exists()
    kept = {"audit_log", "feed_events", "removed_books"}
    with house.services.engine.connect() as connection:
        for table in Base.metadata.sorted_tables:
            if "project" in table.c and table.name not in kept:
                assert connection.execute(select(table).where(table.c.project == own)).all() == [], table.name
    assert rows(house, ProjectRow, ProjectRow.id == own) == []
    # the address is free again
    house.join("reader")


def test_nothing_is_deleted_that_was_not_said_or_that_others_depend_on(house, lived, give):
    _, shared, own = lived
    give(shared, "owner", "reader")
    for books, email, refusal in (
        ([own], "another@example.org", (422, "account.email_differs")),
        ([own], None, (409, "account.needed")),
    ):
        assert leave(house, "reader", *books, email=email) == refusal
    give(shared, "owner", "owner")
    for books in ([], [own, shared], [shared]):
        assert leave(house, "reader", *books) == (409, "account.books_left")
    admin = house.call("admin", "GET", "/api/v1/auth/session").get_json()["account"]["email"]
    assert leave(house, "admin", email=admin) == (409, "account.needed")
    # all of it is still there
    assert house.call("reader", "GET", f"/api/v1/projects/{own}").status_code == 200
    assert any(owner_of(ref) for ref in house.services.get(Store).open(shared).references)
    assert [row.action for row in rows(house, AuditRow) if row.action in ("account.deleted", "project.deleted")] == []


def test_a_repository_that_a_crash_left_behind_goes_with_the_next_round(house, new_book):
    book = new_book("owner", "Rain")
    removed = house.services.get(RemovedBooks)
    with house.services.sessions.begin() as db:
        removed.remove(db, book)
    path = house.services.get(Store).path(book)
    assert path.exists()
    assert house.call("owner", "GET", f"/api/v1/projects/{book}").status_code == 404
    removed.clear()
    assert not path.exists()
    assert [row.cleared for row in rows(house, RemovedBookRow)] == [True]
    removed.clear()


def test_every_column_that_names_somebody_is_known_to_what_they_take_away():
    known = {each.table.__tablename__ for each in HOLDINGS}
    naming = {table.name for table in Base.metadata.sorted_tables if NAMES_SOMEBODY & set(table.c.keys())}
    assert naming - known == set()
