"""Accepting findings, and taking that back: versions of `quality/waivers.yaml` by the one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from plotweaver_contracts.manuscript import Saved
from plotweaver_gitstore import Store
from plotweaver_kit.problems import ProblemError
from plotweaver_manuscript.tree import text_of
from plotweaver_quality.accepting import accept, object_again
from plotweaver_quality.files import WAIVERS
from plotweaver_quality.findings import Finding

from plotweaver_backend.changes import ChangeConflict
from plotweaver_backend.findings.service import FindingsService
from plotweaver_backend.findings.versions import newest
from plotweaver_backend.http.call import Principal
from plotweaver_backend.http.conflicts import warnings_of
from plotweaver_backend.manuscript.ports import Writer, Written

#: Two who accept at one moment write the same place; whoever comes second writes after the first.
_ATTEMPTS = 4


@dataclass(frozen=True)
class Wish:
    """Who wants what about which finding. `asked`: the same for every retry; `override`: see `Change.reason`."""

    project: str
    principal: Principal
    change_id: str
    finding: str
    branch: str
    message: str
    asked: str
    override: str


class Waiving:
    """Writes waivers. Each wish is about a project that its caller may write."""

    def __init__(self, store: Store, findings: FindingsService, writer: Writer) -> None:
        self._store, self._findings, self._writer = store, findings, writer

    def accept(self, wish: Wish, reason: str) -> Saved:
        """Accept a finding, with the reason.

        Raises:
            ProblemError: `not_found`: nothing of this name is found in the newest version.
        """
        return self._written(wish, False, lambda text, _: accept(text, wish.finding, reason))

    def object_again(self, wish: Wish) -> Saved:
        """Take back that a finding is accepted.

        Raises:
            ProblemError: `not_found`: nothing of this name is accepted in the newest version.
        """
        return self._written(wish, True, object_again)

    def _written(self, wish: Wish, waived: bool, change: Callable[[str, Finding], str]) -> Saved:
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                written = self._earlier(wish) or self._attempt(wish, waived, change)
                return _saved(written, wish)
            except ChangeConflict:
                if attempt == _ATTEMPTS:
                    raise
        raise AssertionError("unreachable")

    def _earlier(self, wish: Wish) -> Written | None:
        # a retry is answered first: in the newest version the finding is accepted already
        who = wish.principal.author
        return self._writer.earlier(wish.project, wish.change_id, wish.message, who, wish.asked, wish.branch)

    def _attempt(self, wish: Wish, waived: bool, change: Callable[[str, Finding], str]) -> Written:
        repository = self._store.open(wish.project)
        base = newest(repository, wish.branch, wish.principal.account)
        checked = self._findings.checked(wish.project, repository, base)
        found = next((each for each in checked.findings(waived=waived) if each.id == wish.finding), None)
        if found is None:
            raise ProblemError("not_found", "The newest version has no such finding.")
        text = text_of(checked.tree, WAIVERS) or ""
        return self._writer.write(
            wish.project,
            wish.change_id,
            base,
            {WAIVERS: change(text, found).encode()},
            wish.message,
            wish.principal.author,
            asked=wish.asked,
            branch=wish.branch,
            reason=wish.override,
        )


def _saved(written: Written, wish: Wish) -> Saved:
    return Saved(
        commit=written.commit,
        seq=written.seq,
        merged=written.merged,
        change_id=wish.change_id,
        warnings=warnings_of(written.warnings),
        unchanged=written.unchanged,
    )
