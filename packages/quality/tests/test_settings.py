"""A book switches rules on and off and says how grave they are."""

import pytest
from plotweaver_manuscript.edits import new_book
from plotweaver_quality.checks import check_book
from plotweaver_quality.registry import rules

_SCENE = "manuscript/chapter-1/scene-1.md"


def _found(checks: str, prose: str = "He sat in the the dark.\n", language: str = "en") -> list[tuple[str, str]]:
    tree = new_book("Low Water", language=language)
    tree |= {_SCENE: tree[_SCENE] + prose.encode(), "plotweaver.yaml": tree["plotweaver.yaml"] + checks.encode()}
    return [(finding.rule, finding.severity) for finding in check_book(tree)]


@pytest.mark.parametrize(
    ("checks", "found"),
    [
        ("", [("style.doubled-word", "warning")]),
        ("checks: {style.doubled-word: off}\n", []),
        ("checks: {style: off}\n", []),
        ("checks: {style: off, style.doubled-word: on}\n", [("style.doubled-word", "warning")]),
        ("checks: {style.doubled-word: error}\n", [("style.doubled-word", "error")]),
        ("checks: {style.doubled-word: {severity: note}}\n", [("style.doubled-word", "note")]),
        ("checks: {style.doubled-word: {on: false}}\n", []),
    ],
)
def test_a_rule_has_its_switch(checks: str, found: list[tuple[str, str]]) -> None:
    assert _found(checks) == found


def test_what_is_no_switch_is_told_of_and_switches_nothing() -> None:
    found = _found("checks: {style.doubled-word: loud, no.such: off}\n")
    assert [rule for rule, _ in found] == ["book.checks", "book.checks", "style.doubled-word"]


def test_a_rule_that_is_made_for_english_is_not_used_on_other_languages() -> None:
    english = {rule.id for rule in rules().values() if rule.languages == ("en",)}
    prose = "A shiver ran down his spine. " * 3
    assert {rule for rule, _ in _found("", prose)} & english
    assert not {rule for rule, _ in _found("", prose, "de")} & english
