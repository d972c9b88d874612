"""Weaknesses are told of where they come more often than in human novels, and never in speech."""

import pytest
from plotweaver_quality.findings import Finding
from plotweaver_quality.novel import SceneText
from plotweaver_quality.running import check_scenes
from plotweaver_quality.settings import Settings

_PLAIN = "The boat went out and came back, and nobody asked where it had been all day. "


def _found(rule: str, prose: str, **options: object) -> list[Finding]:
    settings = Settings({"style": "off", "repetition": "off", rule: options or "on"})
    return list(check_scenes([SceneText("s", "s.md", "S", prose)], settings))


@pytest.mark.parametrize(
    ("rule", "weak", "quote"),
    [
        ("style.adverbs", "He slowly rose and quietly, sadly went. ", "slowly"),
        ("style.weasel-words", "It was rather cold, quite wet, and somewhat dark. ", "rather"),
        ("style.filter-words", "He saw that it was late. She felt the cold. ", "saw"),
        ("style.said-bookisms", "“No,” he opined. “Yes,” she gushed. ", "opined"),
    ],
)
def test_a_weakness_is_told_once_for_a_scene_that_is_full_of_it(rule: str, weak: str, quote: str) -> None:
    (finding,) = _found(rule, weak * 5 + _PLAIN * 20)
    assert finding.at.quote == quote
    assert finding.related
    assert _found(rule, weak + _PLAIN * 60) == []


@pytest.mark.parametrize("rule", ["style.adverbs", "style.weasel-words", "style.filter-words"])
def test_speech_is_left_alone(rule: str) -> None:
    speech = "“I saw that he slowly, sadly, quietly went, rather late, quite alone, somewhat cold,” she said. "
    assert _found(rule, speech * 6 + _PLAIN * 20) == []


def test_a_book_may_ask_for_every_single_one_or_allow_more() -> None:
    prose = "He slowly rose. She quietly went. " + _PLAIN * 20
    assert [finding.at.quote for finding in _found("style.adverbs", prose, each=True)] == ["slowly", "quietly"]
    full = "He slowly rose and quietly, sadly went. " * 5 + _PLAIN * 20
    assert _found("style.adverbs", full, per_thousand=90) == []


def test_a_word_twice_is_found_and_emphasis_is_not() -> None:
    (finding,) = _found("style.doubled-word", "He sat in the the dark. No no, he had had enough. Never, never.")
    assert (finding.at.quote, finding.fix) == ("the the", "the")


@pytest.mark.parametrize(
    ("prose", "twice"),
    [
        ("She had had gone out before.", "had had"),
        ("They said that that he was mad.", "that that"),
        ("It is is cold.", "is is"),
        ("And there there was nothing.", "there there"),
        ("He put it it on the shelf.", "it it"),
        ("He told her her that it was late.", "her her"),
        ("He didn't didn't go.", "didn't didn't"),
        ("And I I went out.", "I I"),
        ("Anne wept, and Anne took Anne Anne home.", "Anne Anne"),
        ("He went to the to the door.", "to the to the"),
    ],
)
def test_a_word_that_may_stand_twice_is_found_where_grammar_has_no_use_for_it(prose: str, twice: str) -> None:
    assert [finding.at.quote for finding in _found("style.doubled-word", prose)] == [twice]


@pytest.mark.parametrize(
    "prose",
    [
        "He had had limited means, and she had had to go.",
        "He said that that man was mad.",
        "What it was was a fool's errand.",
        "He found it it was empty, and gave her her hat.",
        "They sailed for Walla Walla, and called her Anne Anne.",
        "It went on and on and on. “No no no,” he said.",
    ],
)
def test_what_stands_twice_in_good_english_is_left_alone(prose: str) -> None:
    assert _found("style.doubled-word", prose) == []


def test_clichés_are_found_in_narration_only() -> None:
    (finding,) = _found("style.cliche", "He was white as a sheet. “You are white as a sheet,” she said.")
    assert finding.at.start == 7


def test_a_sentence_in_another_tense_is_told_of_unless_it_is_always_true() -> None:
    past = "She was cold and he was tired, and they had walked all day; it had rained, and the road was long. " * 6
    (finding,) = _found(
        "style.tense-slip", f"{past}He is late and he has no coat. There is a time when one is old and has no fear."
    )
    assert finding.at.quote == "He is late and he has no coat."


_PAST = "She was cold and he was tired, and they had walked all day; it had rained, and the road was long. " * 4


@pytest.mark.parametrize(
    "sentence",
    [
        "Silently he unlaces his boots.",
        "Marguerite wipes her hands on her apron.",
        "The old kettle whistles on the hob.",
        "Her fingers tremble on the latch.",
        "They cross the yard without a word.",
        "She's holding the lamp too high.",
        "He can't remember the name.",
        "I push the door open and step inside.",
    ],
)
def test_one_verb_of_the_present_is_a_slip_where_somebody_or_something_does_it(sentence: str) -> None:
    assert [each.at.quote for each in _found("style.tense-slip", f"{_PAST}\n\n{sentence}\n\n{_PAST}")] == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Heavy steps on the stair.",
        "Ten past two, a day after springs.",
        "The books call it slack water.",
        "Where does she go?",
        "He waited where the road forks.",
        "I confess it.",
        "If you ask, he always sits there.",
        "“He sits there,” she said.",
    ],
)
def test_what_may_stand_in_the_present_is_no_slip(sentence: str) -> None:
    assert _found("style.tense-slip", f"{_PAST}\n\n{sentence}\n\n{_PAST}") == []


def test_the_grammar_checker_reads_narration_and_not_speech() -> None:
    (finding,) = _found("style.grammar", "He was an man of means. “I is an man,” said he.")
    assert (finding.at.quote, finding.fix) == ("an", "a")
    assert _found("style.grammar", "He was an man of means.", ignore=["AnA"]) == []
    assert len(_found("style.grammar", "“He was an man,” she said.", dialogue=True)) == 1
