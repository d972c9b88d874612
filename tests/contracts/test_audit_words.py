"""Whatever the log can tell of has words on the screens, and a choice in the list of what is shown."""

import re
from pathlib import Path
from typing import get_args

from plotweaver_contracts.audit import AuditAction

SCREENS = Path(__file__).parents[2] / "frontend" / "src" / "features" / "activity"


def test_every_action_has_words_and_no_words_are_left_over():
    told = re.findall(r"^  '([a-z_.]+)': '[a-z]", (SCREENS / "words.ts").read_text(), re.MULTILINE)
    assert sorted(told) == sorted(get_args(AuditAction))


def test_every_noun_can_be_chosen():
    offered = re.findall(r"^  \['([a-z_]+)', '[A-Z]", (SCREENS / "Activity.tsx").read_text(), re.MULTILINE)
    books = {"project", "audit"}  # a line or two each: found under "Everything"
    assert set(offered) | books == {action.partition(".")[0] for action in get_args(AuditAction)}
