"""The matrix of who may do what, as a document: a change of it is seen in review, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable

from plotweaver_contracts.doors import doors
from plotweaver_contracts.matrix import PEOPLE, VISIBILITIES, Verdict, cells
from plotweaver_contracts.operation import Operation

_HEAD = """# Who may do what

Written by `make generate` from `packages/contracts` (`roles.py`, the catalogue, `doors.py`). Every cell is driven
against the real services by `backend/tests/http/test_matrix.py` and `bff/tests/access/test_matrix.py`; those of
`runs.call`, which nobody calls and where every refusal ends the run, by `backend/tests/ai/test_policy_over_http.py`.

● let in · 401 asked to sign in · 403 told that the role does not allow it · 404 told that there is nothing here.
A *stranger* is signed in and has no role in the book; *nobody* is not signed in.
"""
_SIGNS: dict[Verdict, str] = {"yes": "●", "sign in": "401", "no": "403", "hidden": "404"}
_TITLES = {
    "private": "Private books",
    "link": "Books that whoever has the address may read",
    "public": "Books that everybody may read",
}


def document(operations: Iterable[Operation]) -> str:
    """Return the document.

    Raises:
        LookupError: a door needs what no role grants.
    """
    rows = [(door, list(cells(door.permission))) for door in doors(operations)]
    parts = [_HEAD]
    for visibility in VISIBILITIES:
        parts.append(
            f"\n## {_TITLES[visibility]}\n\n| | needs | {' | '.join(PEOPLE)} |\n|{'---|' * (len(PEOPLE) + 2)}\n"
        )
        for door, found in rows:
            signs = (_SIGNS[cell.verdict] for cell in found if cell.visibility == visibility)
            parts.append(f"| `{door.id}` | {door.permission.removeprefix('project:')} | {' | '.join(signs)} |\n")
    return "".join(parts)
