"""Every operation of the backend, tried by everybody, in private, link-readable and public books."""

from dataclasses import replace

import pytest
from plotweaver_contracts.catalogue import build, owned_by
from plotweaver_contracts.doors import doors
from plotweaver_contracts.matrix import PEOPLE, VISIBILITIES, cells
from plotweaver_contracts.render.files import generated
from plotweaver_contracts.roles import ROLES

ROLELESS = ("stranger", "nobody")
#: What takes the caller's own role or session away: the caller is brought back afterwards.
TAKES_AWAY = {"members.leave"}
#: Who may call what is about no book, by the permission.
SITE = {
    "public": {"admin", "member", "nobody", "service"},
    "signed-in": {"admin", "member"},
    "session": {"admin", "member"},
    "site:admin": {"admin"},
    "service": {"service"},
}
VERDICTS = {"sign in": (401, "auth.required"), "no": (403, "access.forbidden"), "hidden": (404, "not_found")}


def path_of(operation, project):
    path = operation.template
    for name in operation.parameters:
        path = path.replace("{" + name + "}", project if name == "project" else "unknown")
    return path


def attempt(house, who, operation, project):
    """Call without a body: permission is decided first, so whoever may gets no 401 or 403 for it.

    An alias names its book in the body, so it needs one that can be read.
    """
    who = None if who == "nobody" else who
    body = None
    if operation.within:
        scene = {"scene": "unknown"}
        body = {"project": project, **({"body": {"title": "x"}} if "git" in operation.id else scene)}
    if operation.id == "alias.git":
        return house.call(who, "POST", path_of(operation, project).replace("unknown", "delete"), body)
    return house.call(who, operation.verb, path_of(operation, project), body)


def code_of(answer):
    found = answer.get_json(silent=True) or {}
    return answer.status_code, found.get("code")


def offered(house):
    bound = {rule.endpoint for rule in house.app.url_map.iter_rules()}
    return [entry for entry in owned_by(build(), "backend") if entry.id in bound]


@pytest.fixture
def book(house):
    """A book with somebody in each role."""
    made = house.call("owner", "POST", "/api/v1/projects", {"title": "Mine"}).get_json()["project"]["id"]
    for who in set(ROLES) - {"owner"}:
        if who not in house.tokens:
            house.join(who)
        enrol(house, made, who)
    return made


def enrol(house, book, who):
    given = {"email": f"{who}@example.org", "role": who}
    assert house.call("owner", "PUT", f"/api/v1/projects/{book}/members", given).status_code == 200


def test_every_operation_on_a_book(house, book):
    # one installation for all of them: what is tried is the permission, and no call is given what would change a thing
    assert [trouble for visibility in VISIBILITIES for trouble in troubles(house, book, visibility)] == []


def troubles(house, book, visibility):
    shared = house.call("owner", "PUT", f"/api/v1/projects/{book}/sharing", {"visibility": visibility})
    assert shared.status_code == 200
    wrong = []
    for operation in offered(house):
        needed = operation.within or operation.permission
        if not needed.startswith("project:"):
            continue
        for cell in (each for each in cells(needed) if each.visibility == visibility):
            got = code_of(attempt(house, cell.person, operation, book))
            refused = got in VERDICTS.values() and got != VERDICTS["hidden"]
            if refused if cell.verdict == "yes" else got != VERDICTS[cell.verdict]:
                wrong.append((operation.id, cell, got))
            if operation.id in TAKES_AWAY and cell.verdict == "yes" and cell.person != "owner":
                enrol(house, book, cell.person)
    return wrong


def test_every_operation_that_is_about_no_book(house):
    house.join("member")
    wrong = []
    for operation in offered(house):
        if operation.permission.startswith("project:") or operation.id in ("auth.sign_out", "feed.follow"):
            continue
        for who in ("admin", "member", "nobody", "service"):
            got = code_of(attempt(house, who, operation, "aaaaaaaaaaaa"))
            refused = got in (VERDICTS["sign in"], VERDICTS["no"])
            expected = who in SITE[operation.permission]
            # what is public may still ask for a session that it renews
            if operation.permission != "public" and refused == expected:
                wrong.append((operation.id, who, got))
    assert wrong == []


def test_a_book_one_may_not_see_and_one_that_is_not_there_answer_alike(house, book):
    for who in ("stranger", "admin", None):
        there = house.call(who, "GET", f"/api/v1/projects/{book}")
        nowhere = house.call(who, "GET", "/api/v1/projects/aaaaaaaaaaaa")
        assert (there.status_code, there.data) == (nowhere.status_code, nowhere.data)
        assert there.status_code == (404 if who else 401)


def test_the_matrix_has_a_row_for_every_operation_on_a_book():
    rows = {door.id for door in doors(build().values())}
    assert {
        each.id for each in build().values() if "project" in each.parameters and each.permission != "service"
    } <= rows
    assert {each.id for each in build().values() if each.deprecation} <= rows


def test_an_operation_that_no_role_covers_fails_the_build():
    added = replace(build()["projects.get"], id="projects.burn", permission="project:burn")
    with pytest.raises(LookupError, match="project:burn"):
        generated({**build(), "projects.burn": added})
    with pytest.raises(KeyError, match="site:burn"):
        SITE[replace(added, permission="site:burn").permission]


def test_everybody_is_in_the_matrix():
    assert set(PEOPLE) == {*ROLES, *ROLELESS}
