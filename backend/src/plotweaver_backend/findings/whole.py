"""Everything that the checks found of a text, as a row keeps it and as it is read again after a start.

What another edition of the checks found is not read: it is found anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plotweaver_quality.checks import Report
from plotweaver_quality.edition import edition
from plotweaver_quality.findings import Finding
from plotweaver_quality.plain import from_plain, to_plain


@dataclass(frozen=True)
class Whole:
    """The findings that nobody accepted, and those that somebody did, each in their order."""

    left: tuple[Finding, ...]
    waived: tuple[Finding, ...]


def of_report(report: Report) -> Whole:
    """Return the findings of a report."""
    return Whole(report.findings, tuple(each.finding for each in report.waived))


def kept(whole: Whole) -> dict[str, Any]:
    """Return findings as a row keeps them."""
    return {
        "edition": edition(),
        "left": [to_plain(each) for each in whole.left],
        "waived": [to_plain(each) for each in whole.waived],
    }


def restored(row: Mapping[str, Any] | None) -> Whole | None:
    """Return what a row keeps; None if it keeps nothing, or what another edition found."""
    if row is None or row["edition"] != edition():
        return None
    return Whole(tuple(map(from_plain, row["left"])), tuple(map(from_plain, row["waived"])))
