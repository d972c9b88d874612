"""The guide to rules tells of each by its code."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
_JUDGES = (
    "packages/manuscript/src/plotweaver_manuscript/rules.py",
    "packages/gitstore/src/plotweaver_gitstore/strict.py",
    "backend/src/plotweaver_backend/changes/labels.py",
    "backend/src/plotweaver_backend/changes/moving.py",
)
_CODE = re.compile(r'(?:Violation|Objection|ObjectMissing|ObjectBroken)\(\s*"([a-z]+\.[a-z_]+)"')


def test_every_rule_about_what_no_book_holds_is_in_the_guide():
    codes = {code for each in _JUDGES for code in _CODE.findall((ROOT / each).read_text())}
    told = set(re.findall(r"^\| `([a-z._]+)` \|", (ROOT / "docs/guides/rules.md").read_text(), re.MULTILINE))
    assert len(codes) > 15
    assert codes <= told, codes - told
