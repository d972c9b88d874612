"""Which version is asked about: what somebody may not know of is not there."""

from __future__ import annotations

import pygit2
from plotweaver_contracts.quality import VersionQuery
from plotweaver_gitstore import ObjectMissing, branch_ref, head
from plotweaver_kit.problems import ProblemError

from plotweaver_backend.changes import require_shown


def version_asked(repository: pygit2.Repository, asked: VersionQuery, account: str) -> str:
    """Return the id of the version that an account asks about.

    Raises:
        ProblemError: `not_found`: there is no such branch or version, or it is of somebody else's private draft.
    """
    if asked.at is not None:
        try:
            require_shown(repository, asked.at, account)
        except ObjectMissing as error:
            raise ProblemError("not_found", error.message) from error
        return asked.at
    return newest(repository, asked.branch, account)


def newest(repository: pygit2.Repository, branch: str, account: str) -> str:
    """Return the newest version of the branch that an account calls so.

    Raises:
        ProblemError: `not_found`: there is none.
    """
    tip = head(repository, branch_ref(branch, account))
    if tip is None:
        raise ProblemError("not_found", f"This book has no branch “{branch}”.")
    return tip
