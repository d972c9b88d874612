"""Scores are bounded, fall with findings, and do not depend on how lines are wrapped."""

import re
import textwrap

from hypothesis import given, settings
from hypothesis import strategies as st
from plotweaver_quality.findings import Evidence, Finding
from plotweaver_quality.novel import Novel, SceneText
from plotweaver_quality.registry import rules
from plotweaver_quality.running import check_novel
from plotweaver_quality.scores import HALF, LEAST_WORDS, Scores, score
from plotweaver_quality.settings import Settings

_NAMES = [name for name, rule in rules().items() if rule.dimension in HALF]


def _finding(rule: str, severity: str = "warning") -> Finding:
    return Finding(rule, severity, "s", Evidence("s.md", 0, 1, "x"), "m", "s")


@given(
    st.lists(st.tuples(st.sampled_from(_NAMES), st.sampled_from(["error", "warning", "note"]))), st.integers(1, 10**6)
)
def test_every_score_lies_between_0_and_100(found: list[tuple[str, str]], words: int) -> None:
    told = score([_finding(*each) for each in found], words, rules(), HALF)
    assert told.overall is not None
    assert all(0 <= each <= 100 for each in (told.overall, *told.dimensions.values()))
    assert min(told.dimensions.values()) - 0.1 <= told.overall <= max(told.dimensions.values()) + 0.1


def test_a_book_without_findings_has_100_and_one_with_half_the_points_50() -> None:
    assert score([], 5000, rules(), ["style"]).dimensions == {"style": 100.0}
    errors = [_finding("style.banned", "error")] * int(HALF["style"] / 4)
    assert score(errors, 10_000, rules(), ["style"]).dimensions == {"style": 50.0}


def test_one_more_finding_never_raises_a_score() -> None:
    told = [score([_finding("style.banned")] * count, 20_000, rules(), ["style"]).overall for count in range(50)]
    assert told == sorted(told, reverse=True)


def test_a_short_text_is_scored_as_a_longer_one_and_none_not_at_all() -> None:
    one = [_finding("style.banned")]
    assert score(one, 10, rules(), ["style"]) == Scores(
        score(one, LEAST_WORDS, rules(), ["style"]).overall, score(one, LEAST_WORDS, rules(), ["style"]).dimensions, 10
    )
    assert score(one, 0, rules(), ["style"]) == Scores(None, {}, 0)


def test_what_is_required_and_not_judged_is_not_reached() -> None:
    told = score([], 5000, rules(), ["style"])
    assert told.below({"style": 99, "voice": 10, "overall": 85}) == {"voice": 0.0}


_SENTENCES = [
    "Suddenly she saw that the old brass lantern had gone out.",
    "“It was not fear, but grief,” he said quietly.",
    "It was not fear. It was grief.",
    "A shiver ran down his spine as the rain came in from the sea.",
    "She really was very, very tired, and rather cold, and quite alone.",
    "He felt that the the harbour lay turning over in its grey sleep.",
    "The harbour lay turning over in its grey sleep, and nobody had seen it.",
    "It took 7 men to lift the coloured door.",
    "Anne Hall had green eyes, and wore a ring of plain gold.",
    "There was sleep in Anne Hall's brown eyes, and the silver ring was on Anne Hall's finger.",
    "Tom Vane died in the night, and the old violin had never been Tom Vane's.",
    "“The old violin on the shelf was mine,” said Tom Vane.",
    "The old violin, as all the world knew, belonged to Tom Vane.",
]
_GUIDE = {
    "banned": ["suddenly she"], "preferred": {"old brass": "brass"}, "spelling": "en-US", "tense": "present",
    "numbers": {"words_below": 10}, "sentence_length": 9, "quotation_marks": "single",
}  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=9), min_size=1, max_size=8),
    st.integers(12, 120),
    st.integers(12, 120),
)
def test_wrapping_changes_no_finding_and_no_score(paragraphs: list[list[str]], one: int, other: int) -> None:
    asked = Settings({name: "on" for name in HALF}, _GUIDE)

    def told(width: int) -> tuple[list[tuple[str, str]], Scores]:
        wrapped = ["\n".join(textwrap.wrap(" ".join(each), width, break_long_words=False)) for each in paragraphs]
        scene = SceneText("s", "s.md", "S", "\n\n".join(wrapped))
        found = list(check_novel(Novel((scene,)), asked))
        names = sorted((finding.rule, re.sub(r"\s+", " ", finding.at.quote)) for finding in found)
        return names, score(found, len(scene.reading.words), rules(), HALF)

    assert told(one) == told(other)
