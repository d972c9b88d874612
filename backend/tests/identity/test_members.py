"""Who has which role in a book, and that a book always keeps an owner."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from plotweaver_backend.database import session_factory
from plotweaver_backend.feed import Feed
from plotweaver_backend.identity.departures import Departures
from plotweaver_backend.identity.members import MembersService
from plotweaver_backend.identity.signals import Signals
from plotweaver_backend.identity.tables import MembershipRow
from plotweaver_contracts.identity import Standing
from plotweaver_kit.problems import ProblemError


@pytest.fixture
def feed(engine):
    return Feed(engine)


@pytest.fixture
def members(engine, feed):
    return MembersService(session_factory(engine), Signals(feed), Departures())


@pytest.fixture
def people(identity, members):
    """Ada owns the book; Ben and Cleo only have accounts."""
    accounts = {}
    for name in ("ada", "ben", "cleo"):
        accounts[name] = identity.service.create_account(name, f"{name}@example.org", "a long enough password").id
    with identity.sessions.begin() as db:
        db.add(MembershipRow(project="book", account=accounts["ada"], role="owner"))
    return accounts


def roles(members):
    return {member.account.name: member.role for member in members.everyone("book")}


def test_a_role_is_given_changed_and_taken_away_and_everyone_is_told(members, people, feed):
    members.put("book", "ben@example.org", Standing(role="writer"))
    members.put("book", "ben@example.org", Standing(role="reader"))
    assert roles(members) == {"ada": "owner", "ben": "reader"}
    members.remove("book", people["ben"])
    assert roles(members) == {"ada": "owner"}
    told = [event.data["role"] for event in feed.after(0) if event.data["account"] == people["ben"]]
    assert told == ["writer", "reader", None]


@pytest.mark.parametrize("leave", ["removed", "made a reader"])
def test_the_last_owner_stays_one_and_nobody_is_told_otherwise(members, people, feed, leave):
    members.put("book", "ben@example.org", Standing(role="editor"))
    told = feed.last()
    with pytest.raises(ProblemError) as caught:
        if leave == "removed":
            members.remove("book", people["ada"])
        else:
            members.put("book", "ada@example.org", Standing(role="reader"))
    assert caught.value.code == "members.last_owner"
    assert roles(members)["ada"] == "owner"
    assert feed.last() == told


def test_an_owner_may_leave_when_there_is_another(members, people):
    members.put("book", "ben@example.org", Standing(role="owner"))
    members.remove("book", people["ada"])
    assert roles(members) == {"ben": "owner"}


def test_of_owners_who_leave_at_once_one_stays(members, people):
    for who in ("ben", "cleo"):
        members.put("book", f"{who}@example.org", Standing(role="owner"))

    def leave(account):
        try:
            members.remove("book", account)
        except ProblemError as error:
            return error.code
        return "left"

    with ThreadPoolExecutor(3) as pool:
        ends = list(pool.map(leave, people.values()))
    assert sorted(ends) == ["left", "left", "members.last_owner"]
    assert list(roles(members).values()) == ["owner"]


def test_unknown_people_are_not_found(members, people):
    with pytest.raises(ProblemError) as caught:
        members.put("book", "nobody@example.org", Standing(role="reader"))
    assert caught.value.code == "not_found"
    with pytest.raises(ProblemError) as caught:
        members.remove("book", people["ben"])
    assert caught.value.code == "not_found"
