"""What the book's own style guide asks for is held against each scene."""

import pytest
from plotweaver_quality.findings import Finding
from plotweaver_quality.novel import SceneText
from plotweaver_quality.running import check_scenes
from plotweaver_quality.settings import Settings
from plotweaver_quality.style.numbers import in_words

_PAST = "She was cold and he was tired, and they had walked all day; it had rained, and the road was long. " * 6


def _found(prose: str, **guide: object) -> list[Finding]:
    settings = Settings({"style.grammar": "off", "repetition": "off"}, guide)
    return list(check_scenes([SceneText("s", "s.md", "S", prose)], settings))


def test_own_patterns_say_what_the_author_wrote_of_them() -> None:
    pattern = {"pattern": "a sense of *", "message": "Say what was sensed.", "instead": ""}
    (finding,) = _found("He had a sense of dread.", patterns=[pattern, "no pattern"])
    assert (finding.at.quote, finding.message) == ("a sense of dread", "Say what was sensed.")


def test_a_preferred_word_is_a_fix_in_the_case_of_the_old_one() -> None:
    assert [finding.fix for finding in _found("Toward dawn. toward noon.", preferred={"toward": "towards"})] == [
        "Towards",
        "towards",
    ]


@pytest.mark.parametrize(("tense", "rules"), [("past", []), ("mixed", []), ("present", ["style.tense"]), (7, [])])
def test_the_tense_is_the_guide_s(tense: object, rules: list[str]) -> None:
    assert [finding.rule for finding in _found(_PAST, tense=tense)] == rules


@pytest.mark.parametrize(("person", "rules"), [("third", []), ("first", ["style.person"])])
def test_the_person_is_the_guide_s(person: str, rules: list[str]) -> None:
    assert [finding.rule for finding in _found(_PAST, person=person)] == rules


@pytest.mark.parametrize(
    ("spelling", "prose", "fixes"),
    [
        ("en-GB", "The Color of the theater was gray.", ["Colour", "theatre", "grey"]),
        ("en-US", "He realised that the COLOUR had travelled.", ["realized", "COLOR", "traveled"]),
        ("en-GB-oxendict", "He realised the colour.", ["realized"]),
        ("en-GB", "He realised that it was grey.", []),
        ("", "Color and colour.", []),
    ],
)
def test_the_spelling_is_of_one_side_of_the_atlantic(spelling: str, prose: str, fixes: list[str]) -> None:
    assert [finding.fix for finding in _found(prose, spelling=spelling)] == fixes


@pytest.mark.parametrize(
    ("marks", "rules"),
    [("double", []), ("single", ["style.quotation-marks"]), ("guillemets", ["style.quotation-marks"])],
)
def test_speech_is_in_the_guide_s_marks(marks: str, rules: list[str]) -> None:
    assert [finding.rule for finding in _found("“Come,” he said. “Now.”", quotation_marks=marks)] == rules


def test_one_speech_in_other_marks_than_the_scene_is_told_of() -> None:
    (finding,) = _found("“Come,” he said. “Now.”\n\n‘Never,’ she said.\n\n“Now!”", quotation_marks="double")
    assert (finding.rule, finding.at.quote) == ("style.quotation-marks", "‘Never,’")


def test_straight_marks_among_curly_ones_are_told_of() -> None:
    (finding,) = _found('“Come,” he said. “Now.”\n\n"Never," she said.')
    assert (finding.rule, finding.at.quote) == ("style.mixed-quotes", '"Never,"')


@pytest.mark.parametrize(
    ("prose", "fixes"),
    [
        ("It took 7 men and 42 days.", ["seven", "forty-two"]),
        ("At 9:17, on 5 May, in 1914, £7 for 7% of 3.5 miles, 7th time.", []),
        ("It took 120 men.", []),
    ],
)
def test_small_numbers_are_written_in_words(prose: str, fixes: list[str]) -> None:
    assert [finding.fix for finding in _found(prose, numbers={"words_below": 100})] == fixes


def test_numbers_up_to_99_have_words() -> None:
    assert [in_words(number) for number in (0, 13, 20, 99)] == ["zero", "thirteen", "twenty", "ninety-nine"]


def test_long_sentences_and_hard_scenes_are_told_of_where_the_guide_says_so() -> None:
    assert [finding.rule for finding in _found("One two three four. One two.", sentence_length=3)] == [
        "style.sentence-length"
    ]
    hard = "Notwithstanding considerable deliberations, representatives characteristically procrastinated. " * 50
    assert "style.reading-level" in {finding.rule for finding in _found(hard, reading_level=8)}
    assert "style.reading-level" not in {finding.rule for finding in _found(_PAST * 3, reading_level=8)}
