"""The five classic pre-hijacking attacks (arXiv 2205.10174): whoever was there first gets nothing of who comes later.

Each is played whole, against a real issuer: the attacker prepares, the victim comes, the attacker tries to get in.
"""

import pytest
from plotweaver_backend.identity.account.service import OwnAccounts
from plotweaver_backend.identity.keeping import Keeping
from plotweaver_backend.identity.letters import AccountLetters
from plotweaver_backend.identity.site import Site
from plotweaver_backend.identity.tables import AccountRow
from sqlalchemy import select, update

VICTIM, ATTACKER = "victim@example.org", "attacker@example.org"
PASSWORD, ANOTHER = "seven quiet lighthouses", "a boat without its oars"
UNKNOWN = "/sign-in?problem=auth.identity_unknown"


class Attack:
    """An installation with a victim's address in it, and who may come by the issuer."""

    def __init__(self, house, issuer):
        self.house, self.issuer = house, issuer
        self.attacker, self.victim = house.browser(), house.browser()
        house.services.get(Site).set_sign_up("open")

    def at_issuer(self, subject, email, verified=True):
        """Be somebody at the issuer from now on."""
        self.issuer.person = {"sub": subject, "name": subject, "email": email, "email_verified": verified}

    def planted(self, proven=False):
        """Open an account with the victim's address, as an attacker does where nobody shows whose it is."""
        account = self.house.account("Mallory", VICTIM)
        with self.house.services.sessions.begin() as db:
            db.execute(update(AccountRow).where(AccountRow.id == account).values(verified_at=1 if proven else None))
        self.attacker.enter(self.house, account)
        assert self.attacker.who == account
        return account

    def taken_back(self):
        """The victim takes the account back, by a link from whoever keeps the installation."""
        link = self.house.services.get(Keeping).reset_link(VICTIM)
        body = {"token": link.partition("#token=")[2], "password": ANOTHER}
        assert self.victim.post("/api/v1/auth/reset-password", body).status_code == 200
        shown = {"email": VICTIM, "password": ANOTHER}
        assert self.victim.post("/api/v1/auth/sign-in", shown).status_code == 200

    def open_account(self, browser, **body):
        return browser.post("/api/v1/auth/sign-up/newcomer", {"name": "Victoria", **body})

    def letter(self, email):
        """Ask for a letter to `email`, and return the token that its reader finds."""
        with self.house.services.sessions.begin() as db:
            return self.house.services.get(AccountLetters).sign_up_link(db, email).partition("#token=")[2]

    def accounts(self):
        with self.house.services.sessions() as db:
            return {row.email: row.id for row in db.scalars(select(AccountRow))}


@pytest.fixture
def attack(house, issuer):
    return Attack(house, issuer)


def test_classic_federated_merge_who_comes_by_a_provider_never_meets_the_account_that_waits_for_their_address(attack):
    planted = attack.planted()
    attack.at_issuer("victoria", VICTIM)
    assert attack.victim.visit("trusted", "sign-up") == "/sign-up#newcomer=%2F"
    answer = attack.open_account(attack.victim)
    assert (answer.status_code, answer.get_json()["code"]) == (409, "auth.account_exists")
    assert attack.victim.who is None
    listed = attack.attacker.get("/api/v1/auth/identities").get_json()
    assert listed["identities"] == []
    # with another address of theirs they get an account of their own, which the attacker has no way into
    letter = attack.letter("victoria@example.org")
    assert attack.open_account(attack.victim, token=letter, email="victoria@example.org").status_code == 201
    assert attack.victim.who not in (None, planted)
    assert attack.attacker.who == planted


def test_unexpired_session_no_session_and_no_token_outlives_the_account_s_being_taken_back(attack):
    attack.planted(proven=True)
    made = attack.attacker.post("/api/v1/auth/tokens", {"name": "tool", "scope": "write"}).get_json()["secret"]
    attack.taken_back()
    assert attack.attacker.who is None
    assert attack.attacker.post("/api/v1/auth/refresh").status_code == 401
    by_token = attack.house.app.test_client().get("/api/v1/projects", headers={"Authorization": f"Bearer {made}"})
    assert by_token.status_code == 401


def test_trojan_identifier_an_identity_that_an_attacker_linked_before_opens_nothing_after(attack):
    account = attack.planted()
    attack.at_issuer("mallory", ATTACKER)
    assert attack.attacker.visit("house", "link", back="/account") == "/account"
    attack.taken_back()
    back = attack.house.browser()
    attack.house.services.get(Site).set_sign_up("invited")
    assert back.visit("house") == UNKNOWN
    assert back.who is None
    assert attack.victim.who == account
    assert attack.victim.get("/api/v1/auth/identities").get_json()["identities"] == []


def test_unexpired_email_change_a_letter_that_an_attacker_had_sent_before_changes_nothing_after(attack):
    account = attack.planted(proven=True)
    with attack.house.services.sessions.begin() as db:
        token = attack.house.services.get(AccountLetters).verify_link(db, account, ATTACKER).partition("#token=")[2]
    attack.house.services.get(OwnAccounts).change_email(account, ATTACKER)
    attack.taken_back()
    answer = attack.attacker.post("/api/v1/auth/verify-email", {"token": token})
    assert (answer.status_code, answer.get_json()["code"]) == (401, "auth.link_used")
    assert attack.accounts()[VICTIM] == account
    assert attack.victim.get("/api/v1/account").get_json()["new_email"] is None


@pytest.mark.parametrize(("provider", "verified"), [("house", True), ("trusted", False)], ids=str)
def test_non_verifying_provider_its_word_about_an_address_opens_no_account_with_it(attack, provider, verified):
    """Once a provider that is not trusted with addresses, once one that says itself that it did not verify this one."""
    attack.at_issuer("mallory", VICTIM, verified)
    assert attack.attacker.visit(provider, "sign-up") == "/sign-up#newcomer=%2F"
    assert attack.attacker.get("/api/v1/auth/sign-up/newcomer").get_json()["email"] == ""
    for body in ({}, {"email": VICTIM}):
        answer = attack.open_account(attack.attacker, **body)
        assert (answer.status_code, answer.get_json()["code"]) == (403, "auth.address_unshown")
    assert VICTIM not in attack.accounts()
    # the letter reaches the victim, in whose browser nobody came back from a provider
    letter = attack.letter(VICTIM)
    assert attack.open_account(attack.victim, token=letter, email=VICTIM).status_code == 403
    new = {"token": letter, "name": "Victoria", "password": PASSWORD}
    assert attack.victim.post("/api/v1/auth/sign-up/account", new).status_code == 201
    assert attack.victim.get("/api/v1/auth/identities").get_json()["identities"] == []
