"""What is done grows with the text and no faster: counted in calls and steps, not in seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from plotweaver_manuscript.book import read_book
from plotweaver_quality.novel import novel_of
from plotweaver_quality.quotes import Character, attribute
from plotweaver_quality.settings import Settings
from plotweaver_quality.style import telling

_SPEECH = "“It was cold there, and he went on,” said Ann.", "“They were late,” said Ben. The road lay wet. He sat."
_CAST = (Character("Ann"), Character("Ben"))
#: Twice as much to do may take so many times as much.
_TIMES = 2.3


@pytest.mark.parametrize("between", ["\n\n", " "], ids=["a paragraph each", "all in one paragraph"])
def test_twice_as_many_quotations_take_twice_the_work(between: str) -> None:
    def read(number: int) -> None:
        attribute(_text(number, between), _CAST)

    read(2)  # what is read once and kept
    assert _work(lambda: read(800)) < _TIMES * _work(lambda: read(400))


@pytest.mark.parametrize("between", ["\n\n", " "], ids=["a paragraph each", "all in one paragraph"])
def test_a_scene_of_twice_as_many_sentences_takes_twice_the_work(between: str) -> None:
    def check(number: int) -> None:
        tree = {"manuscript/c/s.md": f"---\nid: s\n---\n{_text(number, between)}\n".encode()}
        (scene,) = novel_of(read_book(tree), tree).scenes
        list(telling.find(scene, Settings()))

    check(2)
    assert _work(lambda: check(800)) < _TIMES * _work(lambda: check(400))


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
