"""A book switches rules on and off and says how grave they are."""

from pathlib import Path

import pytest
from plotweaver_manuscript.edits import new_book
from plotweaver_quality.checks import check_book
from plotweaver_quality.registry import rules
from plotweaver_quality.rules import Rule

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
        ("checks: {style: error}\n", [("style.doubled-word", "error")]),
        ("checks: {style: {severity: note}}\n", [("style.doubled-word", "note")]),
        ("checks: {style: error, style.doubled-word: note}\n", [("style.doubled-word", "note")]),
        ("checks: {style: error, style.doubled-word: {on: true}}\n", [("style.doubled-word", "error")]),
    ],
)
def test_a_rule_has_its_switch(checks: str, found: list[tuple[str, str]]) -> None:
    assert _found(checks) == found


def test_what_is_no_switch_is_told_of_and_switches_nothing() -> None:
    found = _found("checks: {style.doubled-word: loud, no.such: off}\n")
    assert [rule for rule, _ in found] == ["book.checks", "book.checks", "style.doubled-word"]


@pytest.mark.parametrize(
    ("checks", "told"),
    [
        ("repetition.phrase: {wordz: 3}", "repetition.phrase has no option wordz, only words, weight, on, severity."),
        ("repetition.echo: {within: -5}", "repetition.echo: within is a number above 0."),
        ("style.filter-words: {per_thousand: many}", "style.filter-words: per_thousand is a number above 0."),
        ("style.adverbs: {each: 1}", "style.adverbs: each is true or false."),
        ("style.grammar: {ignore: AnA}", "style.grammar: ignore is a list of words."),
        ("style.sentence-length: {on: maybe}", "style.sentence-length: on is true or false."),
        ("style: {severity: grave}", "style: severity is error, warning or note."),
        ("style.banned: {severity: grave}", "style.banned: severity is error, warning or note."),
        ("style: {each: true}", "style has no option each, only on, severity."),
    ],
)
def test_an_option_that_is_not_understood_is_told_of(checks: str, told: str) -> None:
    tree = new_book("Low Water")
    tree |= {"plotweaver.yaml": tree["plotweaver.yaml"] + f"checks: {{{checks}}}\n".encode()}
    assert [(each.rule, each.message) for each in check_book(tree)] == [("book.checks", told)]


@pytest.mark.parametrize("rule", [rule for rule in rules().values() if rule.options], ids=lambda rule: rule.id)
def test_every_option_of_a_rule_is_told_of_in_the_guide(rule: Rule) -> None:
    guide = (Path(__file__).parents[3] / "docs" / "guides" / "checks.md").read_text(encoding="utf-8")
    assert [option for option in rule.options if f"`{option}" not in guide] == []


def test_a_rule_that_is_made_for_english_is_not_used_on_other_languages() -> None:
    english = {rule.id for rule in rules().values() if rule.languages == ("en",)}
    prose = "A shiver ran down his spine. " * 3
    assert {rule for rule, _ in _found("", prose)} & english
    assert not {rule for rule, _ in _found("", prose, "de")} & english
