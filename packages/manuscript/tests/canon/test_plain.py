"""What the readers of facts are given: sentences of a bounded length, in which every character stays in its place."""

from __future__ import annotations

import re

from plotweaver_manuscript.canon.plain import make_plain
from plotweaver_manuscript.reading import read_prose


def test_a_sentence_without_end_is_read_in_pieces_that_leave_nothing_out() -> None:
    text = "he went on and " * 2000 + "stood."
    pieces = make_plain(read_prose(text)).sentences
    assert max(len(each.text) for each in pieces) <= 3000
    assert "".join(each.text for each in pieces) == text
    assert [text[each.start : each.start + len(each.text)] for each in pieces] == [each.text for each in pieces]


def test_no_pattern_has_more_than_a_few_blanks_to_pass() -> None:
    text = "Ann was" + "\t" * 2000 + "old." + "\t" * 500 + "She sat."
    pieces = make_plain(read_prose(text)).sentences
    assert not any(re.search(r"\s{61}", each.text) for each in pieces)
    assert [text[each.start :][:3] for each in pieces] == ["Ann", "She"]


def test_an_ordinary_sentence_stays_whole() -> None:
    (sentence,) = make_plain(read_prose("Ann was, and had been for many years,\nat home.")).sentences
    assert sentence.text == "Ann was, and had been for many years, at home."
