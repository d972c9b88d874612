"""Which models may read a book: its owner's to set, asked on every route, and told in a clear code."""

import pytest
from plotweaver_backend.ai.domain import allows, stricter
from plotweaver_backend.models.registry import Models
from plotweaver_backend.runs.permit import Permit
from plotweaver_backend.runs.tables import RunRow
from plotweaver_contracts.ai import AiPolicy
from plotweaver_contracts.catalogue import build
from plotweaver_contracts.doors import RUN
from plotweaver_contracts.matrix import PEOPLE, VISIBILITIES, cells
from plotweaver_contracts.roles import ROLES
from plotweaver_kit.problems import ProblemError

ELSEWHERE = "models.invalid"
FORBIDDEN = (403, "ai.forbidden")


def scene_of(book):
    """The id of the book's only scene."""
    listed = book.ask("owner", "GET", "/findings")
    assert listed.status_code == 200
    made = book.ask("owner", "POST", "/scenes", {"chapter": "chapter-1", "title": "Next"})
    return made.get_json()["scene"]


@pytest.fixture
def drafting(book, monkeypatch):
    scene = scene_of(book)

    def estimate(model, who="owner"):
        answer = book.ask(who, "POST", "/runs/estimate", {"scene": scene, "model": model, "words": 40})
        return answer.status_code, answer.get_json().get("code")

    return estimate


def test_a_new_book_is_read_by_models_on_this_machine_and_nowhere_else(book, drafting):
    shown = book.ask("reviewer", "GET", "/ai").get_json()
    assert (shown["rule"], shown["effective"]["rule"], shown["declared"], shown["changed_by"]) == (
        "local",
        "local",
        None,
        "",
    )
    assert [(each["name"], each["local"]) for each in shown["offered"]] == [("local", True), (ELSEWHERE, False)]
    assert drafting("practice") == (200, None)
    assert drafting("great") == FORBIDDEN


def test_named_providers_are_let_in_by_name(book, drafting):
    shown = book.allow("named", ELSEWHERE)
    assert (shown["providers"], shown["changed_by"]) == ([ELSEWHERE], "Owner")
    assert [drafting(model) for model in ("practice", "great")] == [(200, None)] * 2
    book.allow("named", "another.invalid")
    assert [drafting(model) for model in ("practice", "great")] == [(200, None), FORBIDDEN]


def test_with_none_every_route_that_would_send_something_answers_alike(book, drafting):
    book.allow("none")
    sending = [each for each in build().values() if each.ai and each.owner == "backend"]
    assert {each.id for each in sending} == {"runs.estimate", "runs.start", "alias.generate_scene"}
    for each in sending:
        body = {"scene": "x", "model": "practice"} | ({"project": book.project} if each.within else {})
        for who in ("owner", "reviewer"):
            path = each.template.replace("{project}", book.project)
            answer = book.house.call(who, each.verb, path, body)
            assert (answer.status_code, answer.get_json()["code"]) == FORBIDDEN, (each.id, who)
    assert book.ask("owner", "GET", "").get_json()["ai"] == "none"
    assert book.ask("owner", "GET", "/runs").get_json()["runs"] == []


def test_who_may_not_draft_is_told_that_and_not_how_the_book_is_set(book):
    book.allow("none")
    book.ask("owner", "PUT", "/members", {"email": "reader@example.org", "role": "reader"})
    answer = book.ask("reader", "POST", "/runs/estimate", {"scene": "x"})
    assert answer.get_json()["code"] == "access.forbidden"


def test_only_an_owner_sets_it(book):
    for who in ("editor", "reviewer"):
        answer = book.ask(who, "PUT", "/ai", {"rule": "named", "providers": [ELSEWHERE]})
        assert (answer.status_code, answer.get_json()["code"]) == (403, "access.forbidden")
    told = book.ask("owner", "GET", "/audit?noun=ai").get_json()["entries"]
    assert told == []
    book.allow("named", ELSEWHERE)
    (entry,) = book.ask("owner", "GET", "/audit?noun=ai").get_json()["entries"]
    assert entry["detail"] == {"rule": "named", "providers": ELSEWHERE}


@pytest.mark.parametrize(
    ("allow", "practice", "great"),
    [
        ("none", FORBIDDEN, FORBIDDEN),
        ("local", (200, None), FORBIDDEN),
        (f"[{ELSEWHERE}]", (200, None), (200, None)),
        ("[another.invalid]", (200, None), FORBIDDEN),
        ("perhaps", FORBIDDEN, FORBIDDEN),
    ],
)
def test_the_books_own_file_can_close_it_and_never_open_it(book, drafting, allow, practice, great):
    book.declare(allow)
    # nobody opened it elsewhere yet
    assert drafting("great") == FORBIDDEN
    book.allow("named", ELSEWHERE)
    assert (drafting("practice"), drafting("great")) == (practice, great)


@pytest.mark.parametrize("ai", ["ai: [", "ai: yes", "ai: local", "ai: []", "ai:\n  permit: local"])
def test_a_file_that_cannot_be_read_closes_the_book(book, drafting, ai):
    book.allow("named", ELSEWHERE)
    book.write(f"format: 1\ntitle: Rain\n{ai}\n")
    assert (drafting("practice"), drafting("great")) == (FORBIDDEN, FORBIDDEN)


@pytest.mark.parametrize("ai", ["", "ai:"])
def test_a_file_that_says_nothing_of_models_leaves_it_to_the_owners(book, drafting, ai):
    book.allow("named", ELSEWHERE)
    book.write(f"format: 1\ntitle: Rain\n{ai}\n")
    assert drafting("great") == (200, None)


def test_two_policies_let_what_both_let():
    one = AiPolicy(rule="named", providers=["a.example", "b.example"])
    other = AiPolicy(rule="named", providers=["b.example"])
    assert stricter(one, other) == other
    assert stricter(one, AiPolicy(rule="none")).rule == "none"
    assert [allows(one, each) for each in ("local", "a.example", "c.example")] == [True, True, False]


def run_of(book, who):
    """Write down a run that somebody asked for; return its id."""
    house = book.house
    if who not in house.tokens and who != "nobody":
        house.join(who)
    if who in ROLES and who != "owner":
        book.ask("owner", "PUT", "/members", {"email": f"{who}@example.org", "role": who})
    account = "" if who == "nobody" else house.call(who, "GET", "/api/v1/auth/session").get_json()["account"]["id"]
    columns = ("scene", "workflow", "instruction", "model", "status", "step", "text", "started_at")
    with house.services.sessions.begin() as db:
        db.add(RunRow(id=f"of-{who}", project=book.project, account=account, words=1, **dict.fromkeys(columns, "x")))
    return f"of-{who}"


def test_a_run_in_the_background_asks_again_at_each_call_whoever_may_read_the_book(book):
    """The row of the matrix that nobody calls by HTTP: whoever is refused anything else there is refused."""
    permit, practice = book.house.services.get(Permit), book.house.services.get(Models).get("practice")
    runs = {who: run_of(book, who) for who in PEOPLE}

    def answer(cell):
        try:
            permit.require(runs[cell.person], practice)
        except ProblemError as refused:
            return refused.code
        return "let in"

    for visibility in VISIBILITIES:
        assert book.ask("owner", "PUT", "/sharing", {"visibility": visibility}).status_code == 200
        row = [each for each in cells(RUN.permission) if each.visibility == visibility]
        wanted = {each: "let in" if each.verdict == "yes" else "access.forbidden" for each in row}
        assert {each: answer(each) for each in row} == wanted
