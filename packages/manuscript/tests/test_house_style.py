"""The language of the spelling and the quotation marks, whatever somebody wrote into the style guide."""

import pytest
from plotweaver_manuscript.house_style import GUIDE, read_house_style


def style(guide, language="en"):
    found = read_house_style({} if guide is None else {GUIDE: guide.encode()}, language)
    return found.language, found.marks


def test_the_style_guide_says_both():
    assert style("spelling: en-GB\nquotation_marks: single\n", "en-US") == ("en-GB", "single")


def test_without_a_guide_the_language_is_that_of_the_book():
    assert style(None, "de-AT") == ("de-AT", None)


@pytest.mark.parametrize("guide", ["spelling: [en]\nquotation_marks: {a: b}\n", "quotation_marks: funny\n", ": {", ""])
def test_what_is_not_understood_says_nothing(guide):
    assert style(guide, "fr") == ("fr", None)


def test_a_language_that_is_no_tag_is_english():
    assert style(None, '" onload="') == ("en", None)
