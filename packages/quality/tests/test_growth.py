"""What is done grows with the text and no faster: counted in calls and steps, not in seconds.

The backtracking of a pattern is no step that can be counted. Of hostile text there is therefore so much that a pattern
whose work grew with its square would not end before the suite's limit for one test; a sound one takes a second or two.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from plotweaver_manuscript.book import read_book
from plotweaver_quality.checks import report_book
from plotweaver_quality.novel import SceneText, novel_of
from plotweaver_quality.quotes import Character, attribute
from plotweaver_quality.settings import Settings
from plotweaver_quality.style import grammar, telling

_SPEECH = "“It was cold there, and he went on,” said Ann.", "“They were late,” said Ben. The road lay wet. He sat."
_CAST = (Character("Ann"), Character("Ben"))
_MUCH = 200_000
#: What somebody writes who wants the service to stand still, or a broken program leaves behind.
_HOSTILE = {
    "blanks at the end": "She was" + " " * _MUCH,
    "a line of tabs": "She was\n" + "\t" * _MUCH + "\nx",
    "tabs before a word": "She was\n" + "\t" * _MUCH + "x",
    "blanks within a sentence": "She was" + " " * _MUCH + "x",
    "blanks that do not break": "She was" + "\u00a0" * _MUCH + "x",
    "line ends": "She was" + "\n" * _MUCH + "x",
    "old line ends": "She was" + "\r" * _MUCH + "x",
    "one long word": "a" * _MUCH,
    "a word of hyphens": "a-" * (_MUCH // 2),
    "a word of apostrophes": "a'" * (_MUCH // 2),
    "marks over one letter": "a" + "\u0301" * _MUCH,
    "initials": "A. " * (_MUCH // 10),
    "one name": "Ann " * (_MUCH // 10),
    "titles": "Mr. " * (_MUCH // 10),
    "one verb": "said " * (_MUCH // 10),
    "two words": "was she " * (_MUCH // 20),
    "one phrase": "The man who had the son of the king of the man " * (_MUCH // 100),
    "one paragraph": "He went out into the rain and did not come back before the morning.\n\n" * (_MUCH // 20),
    **{f"a row of {mark}": "She was " + mark * _MUCH + "x" for mark in "\"'“”‘’«»„—-*_[(9,.!?…"},
    **{f"{mark}, parted": (mark + " ") * (_MUCH // 10) for mark in '"“—-*_[(9,.'},
}
#: Twice as much to do may take so many times as much.
_TIMES = 2.3


@pytest.mark.parametrize("between", ["\n\n", " "], ids=["a paragraph each", "all in one paragraph"])
def test_twice_as_many_quotations_take_twice_the_work(between: str) -> None:
    def read(number: int) -> None:
        attribute(_text(number, between), _CAST)

    read(2)  # what is read once and kept
    assert _work(lambda: read(800)) < _TIMES * _work(lambda: read(400))


@pytest.mark.parametrize("names", ["one name", "another name each time", "titles", "names of two words"])
def test_the_people_of_a_text_twice_as_long_are_found_with_twice_the_work(names: str) -> None:
    def row(number: int) -> str:
        made = [f"A{chr(97 + each % 26)}{chr(97 + each // 26 % 26)}{chr(97 + each // 676)}" for each in range(number)]
        if names == "one name":
            return "Ann " * 8 * number
        if names == "another name each time":
            return " ".join(f"{name} said." for name in made)
        return " ".join(f"{'Mr.' if names == 'titles' else 'Ann'} {name} said." for name in made)

    def read(number: int) -> None:
        attribute(f"{row(number)}\n\n{row(number)}\n\n“Go.”")

    read(2)
    assert _work(lambda: read(800)) < _TIMES * _work(lambda: read(400))


@pytest.mark.parametrize("between", ["\n\n", " "], ids=["a paragraph each", "all in one paragraph"])
def test_a_scene_of_twice_as_many_sentences_takes_twice_the_work(between: str) -> None:
    def check(number: int) -> None:
        tree = {"manuscript/c/s.md": f"---\nid: s\n---\n{_text(number, between)}\n".encode()}
        (scene,) = novel_of(read_book(tree), tree).scenes
        list(telling.find(scene, Settings()))

    check(2)
    assert _work(lambda: check(800)) < _TIMES * _work(lambda: check(400))


@pytest.mark.parametrize("text", _HOSTILE.values(), ids=_HOSTILE)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    settings = b"format: 1\nchecks: {style.grammar: off}\n"  # measured by itself below
    report = report_book({"plotweaver.yaml": settings, "manuscript/c/s.md": text.encode()})
    assert [scene.prose for scene in report.novel.scenes] == [text]
    assert all(text[each.start : each.end] == each.text for each in attribute(text, _CAST))


@pytest.mark.parametrize("mark", ["— ", '"', "."], ids=["dashes", "quotation marks", "points"])
def test_the_grammar_checker_is_given_a_long_paragraph_in_pieces(mark: str) -> None:
    prose = mark * (_MUCH // 10) + "\n\nHe ate a apple.\n"
    found = list(grammar.find(SceneText("s", "s.md", "S", prose), Settings()))
    assert "a" in [each.at.quote for each in found]


def _text(number: int, between: str) -> str:
    return between.join(_SPEECH[each % 2] for each in range(number))


def _work(act: Callable[[], None]) -> int:
    """Return how many calls are made, and lines reached in the package."""
    steps = 0

    def trace(frame: FrameType, event: str, _: object) -> object:
        nonlocal steps
        steps += 1
        return trace if "plotweaver" in frame.f_code.co_filename else None

    before = sys.gettrace()
    # the stubs want a function that returns its own type, which cannot be written down
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        act()
    finally:
        sys.settrace(before)
    return steps
