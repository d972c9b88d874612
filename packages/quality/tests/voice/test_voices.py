"""A voice is told from enough words, with an interval, and refused below."""

from plotweaver_manuscript.reading import read_prose
from plotweaver_quality.quotes import Character, attribute
from plotweaver_quality.voice import LEAST, voices

_TEXT = "“I won't go, sir! Must I?” said Ann.\n\n“It is late. We shall walk home,” said Ben.\n\n" * 250
_CAST = (Character("Ann"), Character("Ben"))


def test_a_voice_has_measures_with_an_interval_that_holds_them() -> None:
    found = {each.speaker: each for each in voices(read_prose(_TEXT), attribute(_TEXT, _CAST))}
    assert found["Ann"].words >= LEAST
    assert found["Ann"].measures["contractions"].value > found["Ben"].measures["contractions"].value == 0
    assert all(each.low <= each.value <= each.high for each in found["Ann"].measures.values())


def test_too_few_words_tell_no_voice() -> None:
    text = _TEXT[:500]
    assert all(each.measures == {} for each in voices(read_prose(text), attribute(text, _CAST)))
