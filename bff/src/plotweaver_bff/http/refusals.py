"""What somebody is told first whose request is not as it should be: that nobody knows them, if that is so, too."""

from __future__ import annotations

from plotweaver_contracts.operation import Operation
from plotweaver_kit.problems import ProblemError
from pydantic import ValidationError
from starlette.requests import Request

from plotweaver_bff.access.service import Access
from plotweaver_bff.backend import BackendAway

#: What nobody needs to sign in for, or the write service lets visitors in to.
_ANYBODYS = ("public", "project:visit")


async def told_first(error: Exception, operation: Operation, request: Request, access: Access) -> Exception:
    """Return what to tell of a request that failed.

    The write service looks at who calls before it looks at anything else. What is refused before it gets there must not
    tell strangers more: which fields there are, for one.
    """
    invalid = isinstance(error, ValidationError) or (
        isinstance(error, ProblemError) and error.code == "request.invalid"
    )
    if operation.owner != "backend" or not invalid:
        return error
    try:
        caller = await access.access_caller(request)
    except ProblemError as unknown:
        return unknown
    except BackendAway:
        # nobody can tell who it is: what is wrong with the request is in the catalogue for all to read
        return error
    return ProblemError("auth.required") if caller is None and operation.permission not in _ANYBODYS else error
