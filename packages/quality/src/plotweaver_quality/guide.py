"""What cannot be understood of a style guide: whatever it is, it asks for nothing, and its author should know.

Entries that nobody knows may be the author's own; only what is nearly a known one is taken for a slip.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import get_args

from plotweaver_manuscript.house_style import Marks

from plotweaver_quality.style.spelling import is_understood


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value > 0


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(_is_text(each) for each in value)


def _is_preferred(value: object) -> bool:
    return isinstance(value, Mapping) and all(_is_text(each) for pair in value.items() for each in pair)


def _is_patterns(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, Mapping) and each.get("pattern") for each in value)


def _is_numbers(value: object) -> bool:
    return isinstance(value, Mapping) and _is_whole(value.get("words_below"))


def _one_of(*names: str) -> tuple[Callable[[object], bool], str]:
    return (lambda value: value in names), f"is {', '.join(names[:-1])} or {names[-1]}"


#: By its name, whether an entry is understood, and what it should be.
_ENTRIES: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "tense": _one_of("past", "present", "future", "mixed"),
    "person": _one_of("first", "second", "third", "mixed"),
    "spelling": (is_understood, "is a language tag; of English en-GB, en-GB-oxendict or en-US"),
    "quotation_marks": _one_of(*get_args(Marks)),
    "banned": (_is_texts, "is a list of words, as in `[suddenly]`"),
    "preferred": (_is_preferred, "names for a word the one to write instead, as in `{toward: towards}`"),
    "patterns": (_is_patterns, "is a list of entries that have a `pattern`"),
    "numbers": (_is_numbers, "is as in `{words_below: 100}`"),
    "sentence_length": (_is_whole, "is a whole number of words"),
    "reading_level": (_is_number, "is a school grade, a number"),
    "rules": (_is_texts, "is a list of sentences"),
}


def troubles(guide: Mapping[str, object]) -> list[str]:
    """Return a sentence for each entry of a parsed `style/guide.yaml` that is not understood."""
    told = []
    for name, value in guide.items():
        if name in _ENTRIES:
            understood, should = _ENTRIES[name]
            if value is not None and not understood(value):
                told.append(f"{name} {should}.")
        elif meant := _meant(name):
            told.append(f"{name} is not known here. Is {meant} meant?")
    return told


def _meant(name: str) -> str:
    from difflib import get_close_matches  # most guides have no such entry

    return next(iter(get_close_matches(name.replace("-", "_"), _ENTRIES, 1, 0.75)), "")
