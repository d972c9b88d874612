"""Every rule is told of in the guides, and does there what its example says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from plotweaver_quality.checks import check_book
from plotweaver_quality.registry import CHECKS, rules

_GUIDES = Path(__file__).parents[3] / "docs" / "guides"
#: They look at no text as short as an example.
_LONG = {"repetition.overused", "style.reading-level"}
_PARTS = re.split(r"^### `([a-z.-]+)`$", (_GUIDES / "examples.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
EXAMPLES = dict(zip(_PARTS[1::2], _PARTS[2::2], strict=True))
_BLOCK = re.compile(r"^```(text|yaml) ?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_every_rule_is_told_of_in_the_guides() -> None:
    told = "\n".join(path.read_text(encoding="utf-8") for path in _GUIDES.glob("*.md") if path.name != "examples.md")
    assert [rule for rule in rules() if f"`{rule}`" not in told] == []


def test_every_rule_that_looks_at_prose_has_an_example() -> None:
    looking = {rule.id for check in CHECKS for rule in check.rules}
    assert set(EXAMPLES) == looking - _LONG


@pytest.mark.parametrize("rule", EXAMPLES)
def test_the_example_of_a_rule_breaks_it(rule: str) -> None:
    assert rule in {finding.rule for finding in check_book(_tree(EXAMPLES[rule]))}


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_rule_that_is_switched_off_says_nothing(rule: str) -> None:
    tree = _tree(EXAMPLES[rule])
    tree["plotweaver.yaml"] = f"format: 1\nchecks: {{{rule}: off}}\n".encode()
    assert rule not in {finding.rule for finding in check_book(tree)}


def _tree(example: str) -> dict[str, bytes]:
    """Return the book of an example: its files, and a chapter for each of its scenes."""
    files, scenes = {"plotweaver.yaml": "format: 1\n"}, 0
    for kind, head, text in _BLOCK.findall(example):
        if kind == "yaml":
            files[head] = files.get(head, "") + text
        else:
            scenes += 1
            details = "".join(f"{each.strip()}\n" for each in head.split(";") if each.strip())
            files[f"manuscript/c{scenes}/scene.md"] = f"---\nid: scene-{scenes}\n{details}---\n\n{text}"
    files["manuscript/book.yaml"] = f"chapters: [{', '.join(f'c{number}' for number in range(1, scenes + 1))}]\n"
    return {path: text.encode() for path, text in files.items()}
