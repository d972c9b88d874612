"""A book changes hands: offered by an owner who proved who they are, taken by the other one; and people leave."""

import pytest
from plotweaver_backend.identity.confirming import Confirmations


def offered(book, who, to="editor", stay=False):
    return book.ask(who, "PUT", "/ownership", {"account": book.ids[to], "stay": stay})


@pytest.mark.parametrize(("stay", "then"), [(False, "editor"), (True, "owner")])
def test_a_member_takes_what_they_are_offered(book, stay, then):
    assert offered(book, "owner", stay=stay)[0] == 200
    assert book.roles()["editor"] == "editor"
    for who in ("owner", "editor"):
        offer = book.ok(who, "GET", "/ownership")["offer"]
        assert (offer["name"], offer["by_name"], offer["stay"]) == ("Editor", "Owner", stay)
    assert book.ok("reader", "GET", "/ownership")["offer"] is None
    assert book.ask("reader", "POST", "/ownership/accept") == (404, "not_found")
    book.ok("editor", "POST", "/ownership/accept")
    assert book.roles() == {"owner": then, "editor": "owner", "reader": "reader"}
    assert book.ask("editor", "POST", "/ownership/accept") == (404, "not_found")


def test_only_owners_offer_and_only_to_members_who_do_not_own_it(book):
    assert offered(book, "editor", "reader") == (403, "access.forbidden")
    assert offered(book, "owner", "owner") == (422, "request.invalid")
    assert book.ask("owner", "PUT", "/ownership", {"account": "nobody"}) == (404, "not_found")


def test_whoever_did_not_prove_lately_who_they_are_is_asked_to(book, monkeypatch):
    monkeypatch.setattr(book.house.services.get(Confirmations), "_clock", lambda: 4_000_000_000)
    assert offered(book, "owner")[1] == "auth.confirm"


def test_an_offer_is_taken_back_refused_and_ends(book, later):
    for who in ("owner", "editor"):
        assert offered(book, "owner")[0] == 200
        assert book.ask("reader", "DELETE", "/ownership") == (404, "not_found")
        book.ok(who, "DELETE", "/ownership")
        assert book.ask("editor", "POST", "/ownership/accept") == (404, "not_found")
    assert offered(book, "owner")[0] == 200
    later(8 * 24 * 3600)
    assert book.ask("editor", "POST", "/ownership/accept") == (404, "not_found")


def test_an_offer_ends_with_the_role_of_who_made_it_or_was_made_it(book):
    assert offered(book, "owner", stay=True)[0] == 200
    book.ok("editor", "POST", "/ownership/accept")
    assert offered(book, "editor", "reader")[0] == 200
    book.ok("owner", "DELETE", f"/members/{book.ids['editor']}")
    assert book.ask("reader", "POST", "/ownership/accept") == (404, "not_found")


def test_whoever_likes_leaves_but_for_the_last_owner(book):
    assert book.ask("owner", "DELETE", "/membership") == (409, "members.last_owner")
    book.ok("reader", "DELETE", "/membership")
    assert book.ask("reader", "GET", "") == (404, "not_found")
    assert offered(book, "owner", stay=True)[0] == 200
    book.ok("editor", "POST", "/ownership/accept")
    book.ok("owner", "DELETE", "/membership")
    assert book.ask("editor", "DELETE", "/membership") == (409, "members.last_owner")


def test_a_tool_changes_nobodys_role(book):
    made = book.house.call("reader", "POST", "/api/v1/auth/tokens", {"name": "t", "scope": "write", "days": 1})
    book.house.tokens["tool"] = made.get_json()["secret"]
    for verb, path in (("DELETE", "/membership"), ("POST", "/ownership/accept"), ("DELETE", "/ownership")):
        assert book.ask("tool", verb, path) == (403, "access.forbidden")


def test_an_owner_is_made_only_by_taking_the_book(book):
    for verb, path, body in (
        ("PUT", "/members", {"email": "reader@example.org", "role": "owner"}),
        ("PUT", f"/members/{book.ids['reader']}", {"role": "owner"}),
    ):
        assert book.ask("owner", verb, path, body) == (422, "request.invalid")


def test_everything_that_was_done_is_in_the_books_log(book):
    offered(book, "owner")
    book.ok("editor", "POST", "/ownership/accept")
    made, _ = book.invite("editor")
    book.ok("editor", "DELETE", f"/invitations/{made['invitation']['id']}")
    book.ok("editor", "PUT", "/sharing", {"visibility": "public"})
    told = [each["action"] for each in book.ok("editor", "GET", "/audit")["entries"]]
    assert {
        "ownership.offered",
        "ownership.taken",
        "invitation.created",
        "invitation.withdrawn",
        "sharing.changed",
    } <= set(told)
