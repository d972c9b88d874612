"""What a word is: one answer, which the browser gives too: `frontend/src/components/format.test.ts` reads this list."""

import json
from pathlib import Path

import pytest
from plotweaver_manuscript.prose import count_words, word_spans

CASES = json.loads(Path(__file__).with_name("words.json").read_text())


@pytest.mark.parametrize(("text", "words"), CASES)
def test_words_are_letters_and_digits_with_what_joins_them(text, words):
    assert count_words(text) == len(word_spans(text)) == words
