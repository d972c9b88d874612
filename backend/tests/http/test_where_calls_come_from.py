"""The backend believes the bff about where a call comes from, and nobody else; it answers to its own names only."""

import pytest
from plotweaver_kit import calling


def test_only_the_bff_is_believed_about_where_a_call_comes_from(house):
    def address(**headers):
        shown = {name.replace("_", "-"): value for name, value in headers.items()}
        house.call("owner", "PUT", "/api/v1/account/profile", {"name": "Owner"}, shown)
        return house.call("owner", "GET", "/api/v1/auth/audit").get_json()["entries"][0]["address"]

    assert address() == "127.0.0.1"
    assert address(X_Forwarded_For="6.6.6.6", Forwarded="for=6.6.6.6") == "127.0.0.1"
    right = calling.told("203.0.113.9", "the-services-own-token")
    assert address(X_Plotweaver_Client=right) == "203.0.113.9"
    for wrong in (
        calling.told("203.0.113.9", "another-token"),
        right.replace("203", "204"),
        "203.0.113.9",
        "203.0.113.9 ",
        f"6.6.6.6 {right}",
        "é é",
    ):
        assert address(X_Plotweaver_Client=wrong) == "127.0.0.1"


@pytest.mark.parametrize(("host", "known"), [("localhost:5000", True), ("127.0.0.1", True), ("evil.example", False)])
def test_the_backend_answers_for_its_own_names_only(house, host, known):
    answer = house.call("owner", "GET", "/api/v1/projects", headers={"Host": host})
    assert (
        (answer.status_code, answer.mimetype) == (200, "application/json")
        if known
        else (
            422,
            "application/problem+json",
        )
    )
