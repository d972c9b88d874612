"""Every line of what was asked for leads to code and a test, to a decision, or says “not yet”."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| (?P<asked>[^|]+) \| (?P<where>[^|]+) \|(?P<proof>[^|]*)\|$", re.MULTILINE)
PATH = re.compile(r"`([\w./-]+/[\w./-]+)`")


def _rows(text):
    return [row for row in ROW.finditer(text) if row["asked"].strip() not in ("asked", "requirement", "---")]


def unproven(text: str) -> list[str]:
    """Return what has neither a proof that is there nor the words that it is not there yet."""
    found = []
    for row in _rows(text):
        proofs = PATH.findall(row["proof"]) + re.findall(r"`(tools/test)`", row["proof"])
        there = proofs and all((ROOT / proof).exists() for proof in proofs)
        code = PATH.findall(row["where"])
        if "not yet" not in row["where"] and not (there and code and all((ROOT / each).exists() for each in code)):
            found.append(row["asked"].strip())
    return found


def test_every_requirement_of_the_security_standard_leads_to_code_and_a_test():
    text = (ROOT / "docs" / "security" / "asvs.md").read_text(encoding="utf-8")
    assert len(_rows(text)) > 30
    assert unproven(text) == []


def test_everything_that_was_asked_for_is_proven_or_said_to_be_missing():
    text = (ROOT / "docs" / "alignment.md").read_text(encoding="utf-8")
    assert len(_rows(text)) > 50
    assert unproven(text) == []


@pytest.mark.parametrize(
    "row",
    [
        "| x | `bff/src/plotweaver_bff/app.py` |  |",
        "| x | `bff/no/such.py` | `tests/docs/test_alignment.py` |",
        "| x | soon | |",
    ],
)
def test_a_claim_without_code_or_proof_is_found(row):
    assert unproven(row) == ["x"]
