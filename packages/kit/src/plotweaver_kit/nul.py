"""NUL, the one character that PostgreSQL's texts cannot hold. Nobody types it: whoever sends it is refused."""

from __future__ import annotations

import json
from collections.abc import Iterable

from plotweaver_kit.problems import ProblemError

_NUL = "\0"
#: The one way in which JSON can say it (RFC 8259, section 7).
_ESCAPED = b"\\u0000"


def require_none_in_json(data: bytes) -> None:
    """Pass if no text of a JSON document holds a NUL. What is no JSON is somebody else's to refuse.

    Raises:
        ProblemError: `request.invalid`.
    """
    # nearly always one look is enough; a text that speaks of \\u0000 may hold these letters, too
    if _ESCAPED not in data:
        return
    try:
        document = json.loads(data)
    except ValueError:
        return
    if _held(document):
        raise _refusal()


def require_none_in(values: Iterable[str]) -> None:
    """Pass if none of the values, of a query, holds a NUL.

    Raises:
        ProblemError: `request.invalid`.
    """
    if any(_NUL in each for each in values):
        raise _refusal()


def require_none_in_path(params: Iterable[str]) -> None:
    """Pass if no part of a path holds a NUL.

    Raises:
        ProblemError: `not_found`: nothing has such an id.
    """
    if any(_NUL in each for each in params):
        raise ProblemError("not_found")


def _held(value: object) -> bool:
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            if _NUL in each:
                return True
        elif isinstance(each, dict):
            waiting += [*each, *each.values()]
        elif isinstance(each, list):
            waiting += each
    return False


def _refusal() -> ProblemError:
    return ProblemError("request.invalid", "A text holds the character U+0000, which no text can. Nothing changed.")
