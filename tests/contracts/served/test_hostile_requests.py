"""Every operation of both services, asked with what no honest program sends: nothing of it is a fault of ours.

Strings with NUL or half a surrogate pair in every field, query and part of a path; headers that are not ASCII, or far
too long. On SQLite, which keeps nearly everything, and on PostgreSQL, which refuses.
"""

import json
from urllib.parse import quote, urlencode

import httpx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.generation import GenerationMode

from .conftest import SERVICE_TOKEN
from .test_contracts_hold import ENTRIES, LEFT, OPERATIONS, bearer, drawn

pytestmark = pytest.mark.parametrize("house", ["sqlite", "postgres"], indirect=True, scope="module")

NUL, HALF = "\0", "\ud800"
NOBODY = "aaaaaaaaaaaa"
#: As they stand in an address: NUL, half a surrogate pair, what is no UTF-8, and more than anybody calls anything.
SEGMENTS = ("%00", "a%00b", "%ED%A0%80", "%FF", "a" * 3000)
BYTES = "Bearer é—\u2028".encode()
LONG = b"x" * 20_000
HEADERS = {
    "a token that is not ASCII": [(b"Authorization", BYTES)],
    "a token of any bytes": [(b"Authorization", b"Bearer \xff\xfe\x80")],
    "a token without an end": [(b"Authorization", b"Bearer " + LONG)],
    "no kind of token": [(b"Authorization", b"\xc3\xa9")],
    "a cookie that is not ASCII": [(b"Cookie", b"__Host-pw-access-1=\xc3\xa9; \xe9=\xff")],
    "a cookie without an end": [(b"Cookie", b"__Host-pw-access-1=" + LONG)],
    "a program that is not ASCII": [(b"User-Agent", b"x\xc3\xa9\xff")],
    "a program without an end": [(b"User-Agent", LONG)],
}


def leaves(value, way=()):
    """Yield the way to every string in a body."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        yield from leaves(each, (*way, key))
    if isinstance(value, str):
        yield way


def spoilt(body, way, value):
    """Return the body with another value at the end of a way."""
    if not way:
        return value
    key, *rest = way
    copied = dict(body) if isinstance(body, dict) else list(body)
    copied[key] = spoilt(copied[key] if rest else None, rest, value)
    return copied


def hostile(body, fields):
    """Yield a body for every string in it, and every field that could be one, with each kind of trouble."""
    for bad in (NUL, HALF):
        for name in fields:
            yield {**body, name: f"a{bad}b"}
        for way in leaves(body):
            held = body
            for key in way:
                held = held[key]
            yield spoilt(body, way, held[:1] + bad + held[1:])


def example(name, known):
    """Return a well-formed JSON body of an operation, the same one every time; None if it takes none."""
    found = []

    @settings(
        max_examples=1,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def draw(data):
        found.append(drawn(data, name, GenerationMode.POSITIVE, known))

    draw()
    return found[-1].body if isinstance(found[-1].body, dict) else None


def paths(entry, known):
    """Yield the operation's address, then one for each bad part of it and each bad value of its query."""
    values = {name: quote(known.get(name, NOBODY), safe="") for name in entry.parameters}

    def filled(**other):
        path = entry.template
        for name, value in (values | other).items():
            path = path.replace("{" + name + "}", value)
        return path

    yield filled()
    for name in entry.parameters:
        yield from (filled(**{name: segment}) for segment in SEGMENTS)
    for name in entry.query.model_fields if entry.query else ():
        yield from (f"{filled()}?{urlencode({name: 'x'})}{segment}" for segment in SEGMENTS)


def places(house, entry):
    if entry.owner == "bff":
        return [house.origin]
    return [house.inner] if entry.internal else [house.origin, house.inner]


@pytest.fixture
def faults(house):
    """Send requests; remember those that were answered with a fault."""
    found = []

    with httpx.Client(timeout=60) as client:

        def send(told, entry, address, headers, content=None):
            answer = client.request(entry.verb, address, headers=headers, content=content)
            # what an operation promises to say, as of a model that is away, is an answer
            if answer.status_code >= 500 and answer.json().get("code") not in entry.errors:
                found.append((told, entry.verb, address[:200], answer.status_code))

        send.found = found
        yield send


@pytest.mark.parametrize("name", sorted(set(OPERATIONS) - set(LEFT)))
def test_no_string_and_no_header_is_a_fault_of_ours(house, faults, name):
    entry = ENTRIES[name]
    known = {key: value for key, value in house.values.items() if key in entry.parameters}
    token = SERVICE_TOKEN if entry.permission == "service" else house.fresh(house.owner)
    json_header = {"Content-Type": "application/json"}
    body = example(name, known) if entry.request else None
    for place in places(house, entry):
        usual, *bad = paths(entry, known)
        for path in bad:
            # without a body nothing is done where the bad part is overlooked
            faults(path[-60:], entry, place + path, bearer(token))
        # a book that nobody has: what comes with the headers is read, and nothing is taken away
        (elsewhere, *_) = paths(entry, {})
        for told, headers in HEADERS.items():
            signed = [] if "token" in told or "cookie" in told else [(b"Authorization", f"Bearer {token}".encode())]
            faults(told, entry, place + elsewhere, headers + signed)
        for each in hostile(body, entry.request.model_fields) if body is not None else ():
            sent = json.dumps(each).encode()
            faults(sent[:200], entry, place + usual, bearer(token) | json_header, sent)
    assert faults.found == []
    if name == "sharing.put":
        house.settle()
