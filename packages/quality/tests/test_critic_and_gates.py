"""A model's verdict is read strictly, its quotes are verified, and it never blocks."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_quality.critic import Problem, Verdict, locate, parse_verdict
from plotweaver_quality.gates import DECIDING, blocking, evaluate, required, summary

FINE = {"passed": True, "score": 0.9, "problems": []}


def verdict(**changed: object) -> Verdict:
    return parse_verdict(json.dumps(FINE | changed))


def test_a_clean_verdict_passes() -> None:
    assert verdict() == Verdict(True, 0.9, ())


def test_a_verdict_between_other_words_is_found() -> None:
    assert parse_verdict(f"Here you are: {json.dumps(FINE)} I hope it helps.").passed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "It is rather nice.",
        "{",
        "{not json}",
        "[1]",
        json.dumps(FINE | {"passed": "yes"}),
        json.dumps(FINE | {"score": "high"}),
        json.dumps(FINE | {"score": 7}),
        json.dumps(FINE | {"score": True}),
        json.dumps(FINE | {"problems": "none"}),
        json.dumps(FINE | {"problems": [{"quote": "x"}]}),
        json.dumps({"passed": True}),
    ],
)
def test_what_cannot_be_read_is_not_passed_and_says_why(text: str) -> None:
    read = parse_verdict(text)
    assert (read.passed, read.score, read.problems) == (False, None, ())
    assert read.reason


def test_a_verdict_that_contradicts_itself_is_not_passed() -> None:
    assert not verdict(score=0.1, problems=[{"quote": "a", "message": "b"}]).passed


@given(st.text())
def test_no_answer_breaks_the_reading(text: str) -> None:
    read = parse_verdict(text)
    assert read.passed or not read.passed
    assert read.score is None or 0 <= read.score <= 1


@given(
    st.dictionaries(st.sampled_from(["passed", "score", "problems"]), st.recursive(st.none(), st.lists, max_leaves=3))
)
def test_no_object_of_another_shape_passes(data: dict[str, object]) -> None:
    assert not parse_verdict(json.dumps(data)).passed


def test_quotes_are_found_whatever_the_line_ends_and_invented_ones_are_dropped() -> None:
    problems = (Problem("the old lamp", "Which?"), Problem("a zeppelin", "Where?"), Problem("  ", "Empty."))
    located, dropped = locate(Verdict(False, 0.2, problems), "She lit the\nold   lamp.")
    assert [(each.start, each.end, each.problem.message) for each in located] == [(8, 22, "Which?")]
    assert dropped == 2


def test_gates_count_by_family_and_say_it_in_one_line() -> None:
    results = evaluate(
        [("style.banned", "error"), ("style.preferred", "warning"), ("critic.problem", "note")], ["repetition", "style"]
    )
    assert summary(results) == "repetition=pass style=2"
    assert not any(each.blocks for each in results)


def test_a_gate_blocks_only_where_the_book_lets_it() -> None:
    named = blocking({"gates": {"block": ["style", "voice", "critic", "repetition.echo", "no.such"]}})
    assert named == frozenset({"style", "repetition.echo"})
    found = [("style.banned", "error"), ("voice.drift", "warning"), ("repetition.phrase", "warning")]
    style, voice, repetition = evaluate(found, ["style", "voice", "repetition"], named | {"voice"})
    assert style.blocks
    assert not voice.blocks
    assert not repetition.blocks


def test_a_note_blocks_only_where_its_rule_is_named() -> None:
    assert not evaluate([("style.adverbs", "note")], ["style"], frozenset({"style"}))[0].blocks
    assert evaluate([("style.adverbs", "note")], ["style"], frozenset({"style.adverbs"}))[0].blocks


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ({"overall": 85, "style": 80.5}, {"overall": 85.0, "style": 80.5}),
        ({"overall": "high", "style": 101, "mood": 3, "voice": True}, {}),
        ([85], {}),
    ],
)
def test_scores_are_required_by_name(asked: object, held: dict[str, float]) -> None:
    assert required({"gates": {"require": asked}}) == held


@pytest.mark.parametrize("settings", [{}, {"gates": None}, {"gates": []}, {"gates": {"block": "style"}}])
def test_a_book_that_says_nothing_readable_blocks_nothing(settings: dict[str, object]) -> None:
    assert blocking(settings) == frozenset()
    assert "voice" not in DECIDING
