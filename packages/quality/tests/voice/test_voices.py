"""A voice is told from enough words, with an interval, and refused below; drift and misfits stand out."""

import random

from plotweaver_manuscript.reading import read_prose
from plotweaver_quality.quotes import Attributed, Character, attribute
from plotweaver_quality.voice import LEAST, drifts, misfits, narrator, voices

_TEXT = "“I won't go, sir! Must I?” said Ann.\n\n“It is late. We shall walk home,” said Ben.\n\n" * 250
_CAST = (Character("Ann"), Character("Ben"))

_PLAIN = ("no", "not", "but", "and", "so", "then", "very", "all", "this", "that", "here", "there", "now", "just")
_GRAND = ("which", "upon", "whom", "although", "rather", "though", "while", "than", "because", "through", "against")


def test_a_voice_has_measures_with_an_interval_that_holds_them() -> None:
    found = {each.speaker: each for each in voices(read_prose(_TEXT), attribute(_TEXT, _CAST))}
    assert found["Ann"].words >= LEAST
    assert found["Ann"].measures["contractions"].value > found["Ben"].measures["contractions"].value == 0
    assert all(each.low <= each.value <= each.high for each in found["Ann"].measures.values())


def test_too_few_words_tell_no_voice() -> None:
    text = _TEXT[:500]
    assert all(each.measures == {} for each in voices(read_prose(text), attribute(text, _CAST)))


def test_the_narrator_is_heard_outside_of_quotations() -> None:
    text = ("It must rain, he thought. The road lay wet!\n\n“I won't go,” said Ann.\n\n") * 160
    told = narrator(read_prose(text))
    assert told.words >= LEAST
    assert told.measures["contractions"].value == 0
    assert told.measures["modality"].value > 0 < told.measures["exclamations"].value


def test_a_narrator_of_few_words_has_no_voice() -> None:
    told = narrator(read_prose("It rained. “I won't go,” said Ann."))
    assert (told.words, told.measures) == (4, {})


def test_who_speaks_alike_throughout_does_not_drift() -> None:
    assert drifts(*_script({"Ann": _lines(_PLAIN, 5000, 1)})) == []


def test_who_drops_all_contractions_half_way_drifts_in_that() -> None:
    before = [f"{line} don't" for line in _lines(_PLAIN, 2500, 1)]
    found = drifts(*_script({"Ann": [*before, *(f"{line} not" for line in _lines(_PLAIN, 2500, 2))]}))
    assert [(each.speaker, each.measure) for each in found] == [("Ann", "contractions")]
    assert found[0].first.low > found[0].second.high == 0


def test_too_few_words_for_two_halves_tell_no_drift() -> None:
    before = [f"{line} don't" for line in _lines(_PLAIN, 1000, 1)]
    assert drifts(*_script({"Ann": [*before, *_lines(_PLAIN, 1000, 2)]})) == []


def test_a_block_of_somebody_elses_manner_is_told_with_both_names() -> None:
    script = {"Ann": _lines(_PLAIN, 4000, 1), "Ben": _lines(_GRAND, 4000, 2)}
    script["Ann"][100:145] = _lines(_GRAND, 450, 3)
    reading, said = _script(script)
    (found,) = misfits(reading, said)
    assert (found.speaker, found.fits) == ("Ann", "Ben")
    assert found.low <= found.margin <= found.high
    swapped = [each for each in said if each.speaker == "Ann"][100:145]
    inside = sum(found.start <= each.start < found.end for each in swapped)
    assert inside >= 0.8 * found.words / 10


def test_where_everybody_speaks_their_own_way_nothing_is_told() -> None:
    assert misfits(*_script({"Ann": _lines(_PLAIN, 4000, 1), "Ben": _lines(_GRAND, 4000, 2)})) == []


def test_who_says_little_is_neither_looked_at_nor_compared_with() -> None:
    script = {"Ann": _lines(_PLAIN, 4000, 1), "Ben": _lines(_GRAND, 1000, 2)}
    script["Ann"][100:145] = _lines(_GRAND, 450, 3)
    assert misfits(*_script(script)) == []


def _lines(words: tuple[str, ...], number: int, seed: int) -> list[str]:
    """Return lines of ten words of a manner."""
    chance = random.Random(seed)
    return [" ".join(chance.choices(words, k=10)) + "." for _ in range(number // 10)]


def _script(script: dict[str, list[str]]):
    place, said = 0, []
    for name, lines in script.items():
        for line in lines:
            said.append(Attributed(place, place + len(line), line, name, "explicit", 1.0))
            place += len(line) + 2
    return read_prose("\n\n".join(line for lines in script.values() for line in lines)), said
