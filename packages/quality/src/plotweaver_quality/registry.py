"""Every check there is. A new one is added to its dimension's `CHECKS`; nothing else has to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from plotweaver_quality import continuity, critic, repetition, style
from plotweaver_quality.continuity import judge
from plotweaver_quality.rules import Check, Rule

#: In the order in which they run.
CHECKS: tuple[Check, ...] = (*repetition.CHECKS, *style.CHECKS, *continuity.CHECKS)

#: About the book's own files; found by reading it, not by a check.
FILE_RULES = (
    Rule("book.yaml.unreadable", "warning", "A file cannot be read", "What it says is not known.", may_block=False),
    Rule("book.details.unreadable", "warning", "Scene details cannot be read", "Only the prose is.", may_block=False),
    Rule("book.order.dangling", "warning", "A list names what is not there", "It is left out.", may_block=False),
    Rule("book.order.unlisted", "warning", "A file is in no list", "It comes last.", may_block=False),
    Rule("book.id.duplicate", "warning", "An id occurs twice", "Links lead to the first.", may_block=False),
    Rule("book.encoding", "warning", "A file is not UTF-8", "Some of its letters are lost.", may_block=False),
    Rule("book.rules", "warning", "A rule of the book is not understood", "It asks for nothing.", may_block=False),
    Rule("book.checks", "warning", "A switch is not understood", "It switches nothing.", may_block=False),
    Rule("book.guide", "warning", "The style guide is not understood", "It asks for nothing there.", may_block=False),
    Rule("book.waivers", "note", "A waiver has no effect", "It names nothing, or gives no reason.", may_block=False),
)

#: What models are asked for; none of them looks at a book by itself.
MODEL_RULES = (judge.RULE, *critic.RULES)


@cache
def rules() -> Mapping[str, Rule]:
    """Return every rule by its id.

    Raises:
        ValueError: two rules share an id: a fault of the program.
    """
    listed = [*FILE_RULES, *(rule for check in CHECKS for rule in check.rules), *MODEL_RULES]
    known = {rule.id: rule for rule in listed}
    if len(known) != len(listed):
        raise ValueError("Two rules share an id.")
    return known
