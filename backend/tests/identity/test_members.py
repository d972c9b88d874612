"""Who has which role in a book, and that a book always keeps an owner."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from plotweaver_backend.database import session_factory
from plotweaver_backend.feed import Feed
from plotweaver_backend.identity import accounts
from plotweaver_backend.identity.attempts.domain import UNKNOWN_PEOPLE
from plotweaver_backend.identity.attempts.service import Attempts
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
    return MembersService(session_factory(engine), Signals(feed), Departures(), Attempts(session_factory(engine)))


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
    members.put("book", people["ada"], "ben@example.org", Standing(role="writer"))
    members.put("book", people["ada"], "ben@example.org", Standing(role="reader"))
    assert roles(members) == {"ada": "owner", "ben": "reader"}
    members.remove("book", people["ben"])
    assert roles(members) == {"ada": "owner"}
    told = [event.data["role"] for event in feed.after(0) if event.data["account"] == people["ben"]]
    assert told == ["writer", "reader", None]


@pytest.mark.parametrize("leave", ["removed", "made a reader"])
def test_the_last_owner_stays_one_and_nobody_is_told_otherwise(members, people, feed, leave):
    members.put("book", people["ada"], "ben@example.org", Standing(role="editor"))
    told = feed.last()
    with pytest.raises(ProblemError) as caught:
        if leave == "removed":
            members.remove("book", people["ada"])
        else:
            members.put("book", people["ada"], "ada@example.org", Standing(role="reader"))
    assert caught.value.code == "members.last_owner"
    assert roles(members)["ada"] == "owner"
    assert feed.last() == told


def test_an_owner_may_leave_when_there_is_another(members, people):
    members.put("book", people["ada"], "ben@example.org", Standing(role="owner"))
    members.remove("book", people["ada"])
    assert roles(members) == {"ben": "owner"}


def test_of_owners_who_leave_at_once_one_stays(members, people):
    for who in ("ben", "cleo"):
        members.put("book", people["ada"], f"{who}@example.org", Standing(role="owner"))

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
        members.put("book", people["ada"], "nobody@example.org", Standing(role="reader"))
    assert caught.value.code == "not_found"
    with pytest.raises(ProblemError) as caught:
        members.remove("book", people["ben"])
    assert caught.value.code == "not_found"


def test_whoever_took_an_address_that_is_not_shown_to_be_theirs_is_not_who_is_meant(members, people, identity):
    with identity.sessions.begin() as db:
        accounts.add(db, "Nobody", "victim@example.org", None, "member", 0)
    with pytest.raises(ProblemError) as caught:
        members.put("book", people["ada"], "victim@example.org", Standing(role="editor"))
    assert caught.value.code == "not_found"
    assert roles(members) == {"ada": "owner"}


def test_nobody_learns_by_trying_who_has_an_account(members, people):
    codes = []
    for number in range(UNKNOWN_PEOPLE.free + 1):
        with pytest.raises(ProblemError) as caught:
            members.put("book", people["ada"], f"nobody-{number}@example.org", Standing(role="reader"))
        codes.append(caught.value.code)
    assert codes == ["not_found"] * UNKNOWN_PEOPLE.free + ["auth.slow_down"]
    # others are not held up by it
    members.put("book", people["ben"], "cleo@example.org", Standing(role="reader"))
    assert roles(members) == {"ada": "owner", "cleo": "reader"}
