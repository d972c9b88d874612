"""Every operation of the backend, tried as owner, reader, stranger and nobody."""

from plotweaver_contracts.catalogue import build, owned_by

PUBLIC_READS = {"auth.keys"}
MAY = {
    "owner": {"project:read", "project:suggest", "project:write", "project:own"},
    "reader": {"project:read"},
}


def path_of(operation, project):
    path = operation.template
    for name in operation.parameters:
        path = path.replace("{" + name + "}", project if name == "project" else "unknown")
    return path


def attempt(house, who, operation, project):
    """Call without a body: permission is decided first, so whoever may gets no 401 or 403 for it."""
    return house.call(who, operation.verb, path_of(operation, project))


def offered(house):
    bound = {rule.endpoint for rule in house.app.url_map.iter_rules()}
    return [entry for entry in owned_by(build(), "backend") if entry.id in bound and not entry.stream]


def test_every_operation_as_owner_reader_stranger_and_nobody(house):
    book = house.call("owner", "POST", "/api/v1/projects", {"title": "Mine"}).get_json()["project"]["id"]
    invitation = {"email": "reader@example.org", "role": "reader"}
    assert house.call("owner", "PUT", f"/api/v1/projects/{book}/members", invitation).status_code == 200
    for operation in offered(house):
        if operation.id == "auth.sign_out":
            continue
        got = {who: attempt(house, who, operation, book) for who in ("owner", "reader", "stranger", None)}
        codes = {who: (answer.status_code, answer.get_json().get("code")) for who, answer in got.items()}
        if operation.permission == "public":
            assert all(status in (200, 401, 422) for status, _ in codes.values()), operation.id
            continue
        assert codes[None] == (401, "auth.required"), operation.id
        if operation.permission in ("service", "site:admin"):
            assert {codes[who] for who in MAY} == {(403, "access.forbidden")}, operation.id
        if operation.permission.startswith("project:"):
            assert codes["stranger"] == (404, "not_found"), operation.id
            for who, granted in MAY.items():
                refused = codes[who] == (403, "access.forbidden")
                assert refused == (operation.permission not in granted), (operation.id, who, codes[who])


def test_a_book_one_may_not_see_and_one_that_is_not_there_answer_alike(house):
    book = house.call("owner", "POST", "/api/v1/projects", {"title": "Mine"}).get_json()["project"]["id"]
    there = house.call("stranger", "GET", f"/api/v1/projects/{book}")
    nowhere = house.call("stranger", "GET", "/api/v1/projects/aaaaaaaaaaaa")
    assert (there.status_code, there.data) == (nowhere.status_code, nowhere.data) == (404, there.data)
