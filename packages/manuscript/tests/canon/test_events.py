"""What happens beside the scenes, from the author's own list."""

import pytest
from plotweaver_manuscript.canon.events import Event, read_events

_LISTED = "- when: Monday\n  what: The letter comes.\n- what: High water.\n"


@pytest.mark.parametrize("text", [_LISTED, "# kept by Ann\n" + _LISTED, "events:\n" + _LISTED])
def test_events_are_read_in_the_authors_order(text: str) -> None:
    found = read_events({"world/timeline.yaml": text.encode()})
    assert found == (Event("Monday", "The letter comes."), Event("", "High water."))


@pytest.mark.parametrize("text", ["", "nothing here\n", "- [", "- when: Monday\n", "events: {}\n", "- Monday\n"])
def test_what_cannot_be_read_is_left_out(text: str) -> None:
    assert read_events({"world/timeline.yaml": text.encode()}) == ()


def test_a_book_without_a_list_has_none() -> None:
    assert read_events({}) == ()
