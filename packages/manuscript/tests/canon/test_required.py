"""A pattern is only looked for in texts that hold what it requires, and is missed in none that it matches."""

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_manuscript.canon import noting
from plotweaver_manuscript.canon.grammar import Pattern, pattern
from plotweaver_manuscript.canon.plain import make_plain
from plotweaver_manuscript.canon.required import may_match, required
from plotweaver_manuscript.reading import read_prose

SAMPLE = Path(__file__).parents[4] / "cli" / "src" / "plotweaver_cli" / "sample" / "manuscript"


@pytest.mark.parametrize(
    ("expression", "clauses"),
    [
        ("the king", [{"king"}, {"the"}]),
        ("(?:late|poor) king", [{"king"}, {"late", "poor"}]),
        ("kings?", [{"king"}]),
        ("(?:late )?king", [{"king"}]),
        ("(?:late )*king", [{"king"}]),
        ("(?:late ){0,2}king", [{"king"}]),
        ("(?:late ){1,2}king", [{"king"}, {"late"}]),
        ("(?:late|[a-z]+) king", [{"king"}]),
        ("(?P<who>old king|the queen)", [{"queen", "king"}]),
        ("king(?! of)", [{"king"}]),
        ("(?<!the )king(?=s)", [{"king"}]),
        (r"(?:given\s+away|sold)", [{"given", "sold"}]),
        ("{adv}king{adj}", [{"king"}]),
        ("a|an", []),
        ("", []),
    ],
)
def test_what_must_stand_in_a_text(expression, clauses):
    assert sorted(map(sorted, required(expression))) == sorted(map(sorted, clauses))


def test_a_text_without_it_cannot_match():
    clauses = required("the (?:late|poor) king")
    assert may_match(clauses, "of the poor old king")
    assert not may_match(clauses, "of the poor queen")
    assert not may_match(clauses, "of the old king")


@given(st.from_regex(r"\A(?:[ab]{2}|\((?:\?:)?ab\|b[ab]\)|[ab]b\?|\[ab\]|\(\?!aab\)|\(ba\)[*+?])+\Z"), st.text("ab"))
def test_what_matches_is_never_missed(expression, text):
    if re.search(expression, text):
        assert may_match(required(expression), text)


def test_no_pattern_of_the_grammar_misses_a_sentence_of_the_sample():
    ways = _ways()
    assert len(ways) > 100
    matched = 0
    for path in sorted(SAMPLE.rglob("*.md")):
        for sentence in make_plain(read_prose(path.read_text(encoding="utf-8"))).sentences:
            for way in ways:
                found = [each.span() for each in way.compiled.finditer(sentence.text)]
                assert [each.span() for each in way.finditer(sentence.text)] == found
                matched += bool(found)
    assert matched > 40


def test_what_a_pattern_finds_it_finds():
    (found,) = pattern(r"{whose} (?P<what>rings?)").finditer("She took Anne's ring.")
    assert found["what"] == "ring"


def _ways():
    names = {name for name in sys.modules if name.startswith(noting.__name__.rpartition(".")[0])}
    told = [each for name in names for each in vars(sys.modules[name]).values()]
    listed = [each for one in told for each in (one if isinstance(one, tuple) else (one,))]
    return [each for each in listed if isinstance(each, Pattern)]
