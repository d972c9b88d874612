"""Invitations: by link or e-mail, for a role, for a while, once, and only while their maker owns the book."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from plotweaver_backend.identity.joining.service import Joining
from plotweaver_backend.identity.site import Site
from plotweaver_backend.identity.tables import OneTimeTokenRow
from plotweaver_backend.mail.letters import Letters
from plotweaver_backend.sharing.letter import written
from plotweaver_kit.problems import ProblemError
from sqlalchemy import select

GONE = (404, "invitation.gone")


def test_a_link_shows_what_it_invites_to_and_lets_one_person_in(book):
    made, token = book.invite(role="writer", chapters=["chapter-1"])
    assert (made["mailed"], made["invitation"]["email"]) == (False, None)
    status, shown = book.look(token)
    assert (status, shown["title"], shown["by"], shown["role"], shown["chapters"]) == (
        200,
        "Rain",
        "Owner",
        "writer",
        ["chapter-1"],
    )
    status, joined = book.accept("stranger", token)
    assert (status, joined["project"], joined["role"]) == (200, book.project, "writer")
    limits = book.ok("stranger", "GET", "")["limits"]
    assert limits == {"writes": "book", "chapters": ["chapter-1"]}
    assert book.look(token)[1]["code"] == "invitation.gone"
    book.house.join("late")
    assert book.accept("late", token)[1]["code"] == "invitation.gone"
    assert book.ok("owner", "GET", "/invitations")["invitations"] == []


def test_of_two_who_have_one_link_one_gets_in(book):
    _, token = book.invite()
    book.house.join("other")
    with ThreadPoolExecutor(2) as pool:
        ends = list(pool.map(lambda who: book.accept(who, token)[0], ["stranger", "other"]))
    assert sorted(ends) == [200, 404]
    assert len(book.roles()) == 4


def test_who_is_in_the_book_already_uses_nothing_up_unless_it_gives_more(book):
    _, token = book.invite(role="reviewer")
    assert book.accept("editor", token)[1]["role"] == "editor"
    assert book.accept("reader", token)[1]["role"] == "reviewer"
    assert book.roles() == {"owner": "owner", "editor": "editor", "reader": "reviewer"}


def test_one_that_names_somebody_lets_nobody_else_in(book):
    book.house.join("gina")
    _, token = book.invite(role="editor", email="Gina@example.org")
    # one who is in the book already gets no more by it, either
    for who in ("stranger", "reader"):
        status, answer = book.accept(who, token)
        assert (status, answer["code"]) == (403, "invitation.for_another")
        assert "gina@example.org" in answer["detail"].casefold()
    assert book.roles()["reader"] == "reader"
    assert book.accept("gina", token)[1]["role"] == "editor"


def test_nobody_gets_in_without_signing_in_or_by_a_tool(book):
    _, token = book.invite()
    assert book.accept(None, token)[0] == 401
    tool = book.house.call("stranger", "POST", "/api/v1/auth/tokens", {"name": "t", "scope": "write", "days": 1})
    book.house.tokens["tool"] = tool.get_json()["secret"]
    assert book.accept("tool", token)[0] == 403
    assert book.look(token)[0] == 200


def test_it_ends_is_withdrawn_and_lasts_no_longer_than_its_makers_ownership(book, later):
    made, token = book.invite()
    book.ok("owner", "DELETE", f"/invitations/{made['invitation']['id']}")
    assert book.look(token)[1]["code"] == "invitation.gone"
    assert book.ask("owner", "DELETE", f"/invitations/{made['invitation']['id']}") == (404, "not_found")
    _, token = book.invite(days=1)
    later(24 * 3600)
    assert book.look(token)[1]["code"] == "invitation.gone"
    assert book.ok("owner", "GET", "/invitations")["invitations"] == []
    _, token = book.invite()
    book.ok("owner", "PUT", "/ownership", {"account": book.ids["editor"], "stay": False})
    book.ok("editor", "POST", "/ownership/accept")
    assert book.accept("stranger", token)[1]["code"] == "invitation.gone"
    assert book.ok("editor", "GET", "/invitations")["invitations"] == []


def test_of_another_book_nobody_withdraws_it(book):
    made, token = book.invite()
    other = book.house.call("stranger", "POST", "/api/v1/projects", {"title": "Mine"}).get_json()["project"]["id"]
    path = f"/api/v1/projects/{other}/invitations/{made['invitation']['id']}"
    assert book.house.call("stranger", "DELETE", path).status_code == 404
    assert book.look(token)[0] == 200


@pytest.mark.parametrize("flaw", ["truncated", "nonsense", "another purpose"])
def test_a_token_that_is_none_is_answered_like_one_that_was_used(book, flaw):
    _, token = book.invite()
    purpose = book.house.call("owner", "POST", "/api/v1/auth/tokens", {"name": "t", "scope": "read", "days": 1})
    bad = {"truncated": token[:-1], "nonsense": "x", "another purpose": purpose.get_json()["secret"]}[flaw]
    assert (book.look(bad)[0], book.look(bad)[1]["code"]) == GONE
    assert book.accept("stranger", bad)[1]["code"] == "invitation.gone"


@pytest.mark.parametrize(
    "flaw",
    [
        {"role": "owner"},
        {"days": 0},
        {"days": 91},
        {"email": "no"},
        {"role": "reader", "chapters": ["chapter-1"]},
        {"chapters": []},
    ],
)
def test_what_cannot_be_given_is_refused(book, flaw):
    assert book.ask("owner", "POST", "/invitations", {"role": "writer", **flaw}) == (422, "request.invalid")


def test_a_letter_brings_a_link_that_is_stored_nowhere_else(book, monkeypatch):
    letters = book.house.services.get(Letters)
    sent = []

    class Mailbox:
        works = True
        send = staticmethod(sent.append)

    monkeypatch.setattr(letters, "_mail", Mailbox())
    made, _ = book.invite(email="new@example.org", role="reviewer")
    assert made["mailed"] is True
    letters.send_due()
    (message,) = sent
    assert (message.to, message.subject) == ("new@example.org", "Owner invites you to “Rain”")
    token = message.text.partition("#token=")[2].split()[0]
    with book.house.services.sessions() as db:
        assert token not in {row.hash for row in db.scalars(select(OneTimeTokenRow))}
    book.house.join("new")
    assert book.accept("new", token)[1]["role"] == "reviewer"
    # the link that the owner was shown is of the same invitation
    assert book.look(made["link"].partition("#token=")[2])[1]["code"] == "invitation.gone"


def test_a_letter_of_an_invitation_that_was_withdrawn_is_not_sent(book, monkeypatch):
    letters = book.house.services.get(Letters)
    sent = []
    monkeypatch.setattr(letters, "_mail", type("Mailbox", (), {"works": True, "send": staticmethod(sent.append)})())
    made, _ = book.invite(email="new@example.org")
    book.ok("owner", "DELETE", f"/invitations/{made['invitation']['id']}")
    letters.send_due()
    assert sent == []


def test_a_title_of_several_lines_stays_in_the_subject():
    assert written("a@example.org", "One\nBcc: x", "Ann", "reader", "link").subject == "Ann invites you to “One Bcc: x”"


def test_an_invitation_lets_one_open_an_account_where_one_needs_one(book):
    joining = book.house.services.get(Joining)
    book.house.services.get(Site).set_sign_up("invited")
    _, anybodys = book.invite()
    _, theirs = book.invite(email="New@example.org")
    joining.ask("new@example.org", theirs)
    joining.ask("other@example.org", anybodys)
    for email, token in (("other@example.org", theirs), ("new@example.org", "nonsense"), ("new@example.org", None)):
        with pytest.raises(ProblemError) as refused:
            joining.ask(email, token)
        assert refused.value.code == "auth.invitation_needed"
