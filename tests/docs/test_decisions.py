"""Every decision is listed, has one form, and says since when it holds."""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "docs" / "adr"
DECISIONS = sorted(FOLDER.glob("[0-9]*.md"))
FORM = re.compile(r"# (\d+)\. (.+)\n\nDate: \d{4}-\d\d-\d\d\. Status: (accepted|superseded)\b")


def misshapen(name: str, text: str) -> bool:
    """Say whether a decision lacks its number, date, status, context, decision, or what came of it."""
    form = FORM.match(text)
    parts = re.findall(r"^## (.+)$", text, re.MULTILINE)
    whole = {"Context", "Decision"} <= set(parts) and bool({"Consequences", "Enforced by"} & set(parts))
    return not (form and int(form[1]) == int(name[:4]) and whole)


def test_every_decision_is_listed_by_its_title_in_order():
    listed = re.findall(r"^\| (\d+) \| \[(.+?)\]\((.+?)\) \|", (FOLDER / "README.md").read_text("utf-8"), re.MULTILINE)
    titles = [FORM.match(path.read_text("utf-8")) for path in DECISIONS]
    assert listed == [(form[1], form[2], path.name) for form, path in zip(titles, DECISIONS, strict=True)]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_its_form(path):
    assert not misshapen(path.name, path.read_text("utf-8"))


HEAD = "# 3. Intents\n\nDate: 2026-11-23. Status: accepted.\n\n"
GOOD = f"{HEAD}## Context\n\nx\n\n## Decision\n\ny\n\n## Enforced by\n\nz\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("0004-intents.md", GOOD),
        ("0003-intents.md", GOOD.replace("# 3. ", "# ")),
        ("0003-intents.md", GOOD.replace("Date: 2026-11-23. ", "")),
        ("0003-intents.md", GOOD.replace("## Decision", "**Decision.**")),
        ("0003-intents.md", GOOD.replace("## Enforced by", "## Hopes")),
    ],
)
def test_one_that_has_not_is_found(name, text):
    assert not misshapen("0003-intents.md", GOOD)
    assert misshapen(name, text)
