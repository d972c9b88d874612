"""Entries of a list in YAML come and go by their lines; every other byte stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_manuscript.errors import EditRefused
from plotweaver_manuscript.listing import add_entry, drop_entry
from plotweaver_manuscript.yamlspan import load_mapping

WRITTEN = """\
# what we mean
waivers:
  - finding: aaa   # the refrain
    reason: |
      It comes back.
      It has to.

  # and this one
  - rule: repetition.phrase
    text: 'small yellow lights'
    reason: "she counts them"
# the end
"""
ENTRY = {"finding": "bbb", "reason": "no: really"}

texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip)


def test_a_new_entry_comes_last_and_every_other_byte_stays():
    changed = add_entry(WRITTEN, "waivers", ENTRY)
    written = '  - finding: bbb\n    reason: "no: really"\n'
    assert changed == WRITTEN.replace("# the end\n", f"{written}# the end\n")


def test_a_list_that_is_not_there_or_empty_is_made():
    for before in ("", "waivers:\n", "waivers: []\n", "waivers: [] \n", "waivers:"):
        assert load_mapping(add_entry(before, "waivers", ENTRY))[0] == {"waivers": [ENTRY]}
    assert add_entry("other: 1", "waivers", ENTRY).startswith("other: 1\nwaivers:\n")
    assert add_entry("waivers: []\nother: 1\n", "waivers", ENTRY).endswith("\nother: 1\n")


def test_an_entry_goes_with_its_lines():
    first = drop_entry(WRITTEN, "waivers", 0)
    assert "aaa" not in first
    assert first.startswith("# what we mean\nwaivers:\n")
    assert first.endswith(WRITTEN[WRITTEN.index("  # and this one") :])
    assert load_mapping(drop_entry(first, "waivers", 0))[0] == {"waivers": []}


@pytest.mark.parametrize("text", ["waivers: [{finding: a, reason: b}]\n", "waivers: soon\n", "waivers: [\n"])
def test_what_cannot_be_changed_by_its_lines_is_refused(text):
    with pytest.raises(EditRefused):
        add_entry(text, "waivers", ENTRY)


@given(st.lists(st.tuples(texts, texts), min_size=1, max_size=4), st.data())
def test_what_was_added_can_be_read_and_goes_again(pairs, data):
    entries = [{"finding": finding, "reason": reason} for finding, reason in pairs]
    text = "# ours\n"
    for entry in entries:
        text = add_entry(text, "waivers", entry)
    assert load_mapping(text)[0] == {"waivers": entries}
    place = data.draw(st.integers(0, len(entries) - 1))
    left = [*entries[:place], *entries[place + 1 :]]
    assert load_mapping(drop_entry(text, "waivers", place))[0] == {"waivers": left}
