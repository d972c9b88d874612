"""What a reader sees of prose, and where in the file it stands."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_manuscript.finding import Wanted, places
from plotweaver_manuscript.seen import seen

# the page in the browser reads the same list: frontend/src/features/page/reading.test.ts
CASES = json.loads(Path(__file__).with_name("seen.json").read_text())


@pytest.mark.parametrize(("text", "read"), [*CASES, ("Before.\n\n* * *\n\nAfter.", "Before.\n\nAfter."), ("* * *", "")])
def test_marks_and_the_line_ends_of_the_file_are_not_seen(text, read):
    assert seen(text).text == read


def test_what_comes_before_the_prose_is_not_looked_at():
    text = "---\nx: *a\n---\nb* c"
    assert seen(text, text.index("b*")).text == "b* c"


@given(
    st.lists(st.sampled_from(["*", "**", "_", "a", "b", " ", "\n", "\\", "# ", "> ", "é", "*a*"]), max_size=20).map(
        "".join
    )
)
def test_every_letter_that_is_seen_stands_where_it_is_said_to(text):
    view = seen(text)
    for at, letter in enumerate(view.text):
        if not letter.isspace():
            assert text[view.start(at)] == letter
            assert view.end(at + 1) == view.start(at) + 1
            assert view.at(view.start(at)) == at


@pytest.mark.parametrize(
    "piece", ["*a ", "**b *c ", "*a **", "_x ", "[^", "\\", "  ", "\t", "*\n", "> *a\n", "a\\\n", "a\\"]
)
def test_hostile_prose_is_read_before_the_suite_gives_up(piece):
    # work that grew with its square would not end
    text = f"{piece * (200_000 // len(piece))}x"
    assert places(text, Wanted(" nothing like it")) == []
