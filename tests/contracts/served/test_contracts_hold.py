"""Schemathesis over the contracts of both services, by everybody: no fault, no leak, no way round signing in.

Each example is tried by the book's owner, and its well-formed ones by a stranger and by nobody, too. `make soak` tries
many (`PLOTWEAVER_FUZZ_EXAMPLES`).
"""

import os
from dataclasses import replace

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import UnsatisfiedAssumption
from plotweaver_contracts.catalogue import build
from plotweaver_contracts.render.openapi import document
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.config import SchemathesisConfig
from schemathesis.generation import GenerationMode

from .conftest import CANARY, SERVICE_TOKEN

EXAMPLES = int(os.environ.get("PLOTWEAVER_FUZZ_EXAMPLES", "1"))
SOME = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    # `make test` says the same of the same code every time; `make soak` looks further
    derandomize=EXAMPLES == 1,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
GROUP = "authentication"
NOWHERE = "zzzzzzzzzzzz"
NOT_FOUND, INVALID = (404, "not_found"), (422, "request.invalid")
ENTRIES = build()
#: What is never asked here, and why.
LEFT = {
    "feed.follow": "its answer has no end",
    "runs.stream": "its answer ends with a run, and no worker carries one out here",
}
#: What tells of our inside, or of a book that is none of theirs.
SECRETS = (CANARY, SERVICE_TOKEN, "Traceback", "sqlalchemy", "sqlite3", "$argon2", "/repositories/")
CHECKED = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "ignored_auth",
)


def contract():
    """Return every operation as schemathesis reads it, by its id; also what stays between the services."""
    load_all_checks()
    told = document(GROUP, [replace(each, group=GROUP, internal=False) for each in ENTRIES.values()])
    # what we show is a token, or nothing: whatever it made up for one would count as shown
    config = SchemathesisConfig.from_dict({"generation": {"with-security-parameters": False}})
    found = [each.ok() for each in schemathesis.openapi.from_dict(told, config=config).get_all_operations()]
    return {each.definition.raw["operationId"]: each for each in found}


OPERATIONS = contract()
HELD = CHECKS.get_by_names(CHECKED)


def bearer(token):
    return {"Authorization": f"Bearer {token}"}


def send(case, place, headers):
    """Ask, and see that the answer tells nothing that it should not."""
    answer = case.call(base_url=place, headers=headers, timeout=20)
    told = answer.content + str(dict(answer.headers)).encode()
    assert [secret for secret in SECRETS if secret.encode() in told] == [], told
    return answer


def try_out(case, place, headers):
    """Ask, and hold the answer against the contract."""
    answer = send(case, place, headers)
    case.validate_response(answer, checks=HELD, headers=headers, transport_kwargs={"headers": headers})
    return answer


def told_to_a_stranger(case, place, token):
    """Return status and code, which are the same as for a book that is nowhere."""
    here, known = send(case, place, bearer(token)), case.path_parameters
    case.path_parameters = {**known, "project": NOWHERE}
    nowhere = send(case, place, bearer(token))
    case.path_parameters = known
    told = (here.status_code, here.json()["code"])
    assert told == (nowhere.status_code, nowhere.json()["code"])
    return told


def drawn(data, name, mode, values):
    """Return a case, or None if the operation has nothing that could be wrong."""
    try:
        case = data.draw(OPERATIONS[name].as_strategy(mode, path_parameters=values))
    except UnsatisfiedAssumption:
        return None
    # a number that nobody reached yet is waited for, and that is right
    (case.query or {}).pop("min_seq", None)
    return case


@pytest.mark.parametrize("name", sorted(set(OPERATIONS) - set(LEFT)))
def test_nothing_that_is_asked_breaks_leaks_or_goes_round_signing_in(house, name):
    entry = ENTRIES[name]
    token = SERVICE_TOKEN if entry.permission == "service" else house.fresh(house.owner)
    places = [house.inner] if entry.internal else [house.origin, house.inner]
    places = places if entry.owner == "backend" else [house.origin]
    known = {key: value for key, value in house.values.items() if key in entry.parameters}

    @SOME
    @given(st.data())
    def ask(data):
        place = data.draw(st.sampled_from(places))
        wrong = drawn(data, name, GenerationMode.NEGATIVE, None)
        if wrong is not None:
            try_out(wrong, place, bearer(token))
        case = drawn(data, name, GenerationMode.POSITIVE, known)
        if entry.permission != "public":
            assert send(case, place, {}).status_code == 401
        told = NOT_FOUND
        if entry.permission.startswith("project:"):
            told = told_to_a_stranger(case, place, house.stranger)
        answer = try_out(case, place, bearer(token))
        # two fields may each be as the contract says and not go together: that is told to everybody
        assert told == NOT_FOUND or (told == INVALID and answer.status_code == 422)
        if name == "sharing.put":
            house.settle()

    ask()
