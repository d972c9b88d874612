"""The audit log: what is written, who reads it, and that nobody changes it."""

import csv
import io
import json
import re
from pathlib import Path
from typing import get_args

import plotweaver_backend
import pytest
from plotweaver_backend import audit
from plotweaver_backend.audit.tables import AuditRow
from plotweaver_contracts.audit import AuditAction
from plotweaver_kit import calling
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError

FROM = {calling.HEADER: calling.told("203.0.113.9", "the-services-own-token"), "User-Agent": "Firefox"}
SITE = "/api/v1/audit"


@pytest.fixture
def book(house):
    return house.call("owner", "POST", "/api/v1/projects", {"title": "Rain"}).get_json()["project"]["id"]


def entries(house, who, path, **query):
    answer = house.call(who, "GET", path, query_string=query)
    assert answer.status_code == 200, answer.get_json()
    return answer.get_json()["entries"]


def test_an_owner_reads_who_gave_whom_which_role_when_and_from_where(house, book):
    invitation = {"email": "reader@example.org", "role": "reader"}
    house.call("owner", "PUT", f"/api/v1/projects/{book}/members", invitation, FROM)
    newest, first = entries(house, "owner", f"/api/v1/projects/{book}/audit")
    assert (newest["action"], newest["outcome"], newest["detail"]) == (
        "member.role_changed",
        "done",
        {"role": "reader"},
    )
    assert (newest["actor"]["name"], newest["subject"]["name"]) == ("Owner", "Reader")
    assert (newest["address"], newest["client"], newest["project"]) == ("203.0.113.9", "Firefox", book)
    assert first["action"] == "project.created"


def test_an_owner_sees_what_a_member_was_refused(house, book):
    house.call("owner", "PUT", f"/api/v1/projects/{book}/members", {"email": "reader@example.org", "role": "reader"})
    assert house.call("reader", "GET", f"/api/v1/projects/{book}/audit").status_code == 403
    newest = entries(house, "owner", f"/api/v1/projects/{book}/audit")[0]
    assert (newest["action"], newest["outcome"], newest["target"]) == ("access.refused", "refused", "audit.book")


def test_a_book_s_log_holds_nothing_of_another_book_and_the_site_s_holds_everything(house, book):
    house.call("stranger", "POST", "/api/v1/projects", {"title": "Other"})
    assert {each["project"] for each in entries(house, "owner", f"/api/v1/projects/{book}/audit")} == {book}
    assert len({each["project"] for each in entries(house, "admin", SITE)} - {None}) == 2


def test_everybody_reads_what_was_done_with_their_own_account(house):
    house.call(None, "POST", "/api/v1/auth/token", {"email": "owner@example.org", "password": "wrong"}, FROM)
    refused, *earlier = entries(house, "owner", "/api/v1/auth/audit")
    assert (refused["action"], refused["by"], refused["address"]) == ("session.refused", "anonymous", "203.0.113.9")
    assert [each["action"] for each in earlier] == ["session.started", "account.created"]


def test_what_is_wanted_can_be_narrowed_and_read_on(house, book):
    for role in ("reader", "writer", "editor"):
        house.call("owner", "PUT", f"/api/v1/projects/{book}/members", {"email": "reader@example.org", "role": role})
    path = f"/api/v1/projects/{book}/audit"
    page = house.call("owner", "GET", path, query_string={"noun": "member", "limit": 2}).get_json()
    assert [each["detail"]["role"] for each in page["entries"]] == ["editor", "writer"]
    rest = house.call("owner", "GET", path, query_string={"noun": "member", "before": page["older"]}).get_json()
    assert [each["detail"]["role"] for each in rest["entries"]] == ["reader"]
    assert rest["older"] is None
    reader = page["entries"][0]["subject"]["id"]
    assert len(entries(house, "owner", path, account=reader)) == 3


def test_it_is_taken_away_as_a_table_or_as_lines_and_says_so(house, book):
    as_table = house.call("owner", "GET", f"/api/v1/projects/{book}/audit/export")
    assert as_table.mimetype == "text/csv"
    rows = list(csv.DictReader(io.StringIO(as_table.text)))
    assert [row["action"] for row in rows] == ["project.created", "audit.exported"]
    as_lines = house.call("admin", "GET", f"{SITE}/export", query_string={"format": "jsonl"})
    assert as_lines.mimetype == "application/x-ndjson"
    assert json.loads(as_lines.text.splitlines()[-1])["action"] == "audit.exported"


def test_a_cell_is_never_a_formula(house, book):
    house.call("owner", "POST", "/api/v1/auth/tokens", {"name": "x", "scope": "read"}, {"User-Agent": "=cmd()"})
    table = house.call("admin", "GET", f"{SITE}/export").text
    assert "'=cmd()" in table
    assert ",=cmd()" not in table


def test_what_is_rolled_back_is_not_told(house):
    with pytest.raises(RuntimeError), house.services.sessions.begin() as db:
        audit.tell(db, "project.created", project="abcdefghijkl")
        raise RuntimeError
    assert "abcdefghijkl" not in {each["project"] for each in entries(house, "admin", SITE)}


@pytest.mark.parametrize("statement", [update(AuditRow).values(action="x"), delete(AuditRow)])
def test_the_database_itself_refuses_to_change_or_forget_a_line(house, statement):
    with house.services.sessions() as db:
        kept = len(db.scalars(select(AuditRow)).all())
    with pytest.raises(DBAPIError, match="append-only"), house.services.sessions.begin() as db:
        db.execute(statement)
    with house.services.sessions() as db:
        assert len(db.scalars(select(AuditRow)).all()) == kept > 0


#: How each database puts a line in the place of another one.
REPLACING = {
    "sqlite": "INSERT OR REPLACE INTO audit_log ({names}) SELECT {values} FROM audit_log WHERE id = :id",
    "postgresql": "INSERT INTO audit_log ({names}) SELECT {values} FROM audit_log WHERE id = :id"
    " ON CONFLICT (id) DO UPDATE SET action = excluded.action",
}


def test_nor_does_it_put_another_line_in_the_place_of_one(house):
    names = [column.name for column in AuditRow.__table__.columns]
    values = ["'forged.entry'" if name == "action" else name for name in names]
    replacing = REPLACING[house.services.engine.dialect.name].format(names=", ".join(names), values=", ".join(values))
    with house.services.sessions() as db:
        before = db.execute(select(AuditRow.id, AuditRow.action)).all()
    with pytest.raises(DBAPIError, match="append-only"), house.services.sessions.begin() as db:
        db.execute(text(replacing), {"id": before[0].id})
    with house.services.sessions() as db:
        assert db.execute(select(AuditRow.id, AuditRow.action)).all() == before


def test_every_action_that_there_is_a_name_for_is_written_somewhere():
    source = "".join(path.read_text() for path in Path(plotweaver_backend.__path__[0]).rglob("*.py"))
    told = set(re.findall(r'tell\(\s*\w+,\s*"([a-z_.]+)"', source))
    assert told == set(get_args(AuditAction))
