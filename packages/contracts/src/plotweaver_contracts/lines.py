"""What people call themselves and their books: one line that others can see, and that reads as it was written."""

from __future__ import annotations

import unicodedata

#: What turns the direction of the letters that follow (Unicode Standard Annex 9): a name would be shown as another one.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
#: Control characters, and those that end a line or a paragraph.
_BREAKING = frozenset({"Cc", "Zl", "Zp"})
#: Letters that are drawn as nothing (Unicode's Default_Ignorable_Code_Point).
_BLANK = frozenset("\u115f\u1160\u3164\uffa0")
#: Letters, numbers, punctuation and symbols, by the first letter of their category.
_SEEN = frozenset("LNPS")


def one_visible_line(text: str) -> str:
    """Return `text` if it can be shown as a name.

    Raises:
        ValueError: it breaks the line, turns the direction of writing, or nothing of it can be seen.
    """
    if any(each in _TURNING or unicodedata.category(each) in _BREAKING for each in text):
        raise ValueError("This is one line, without characters that cannot be seen.")
    if not any(unicodedata.category(each)[0] in _SEEN and each not in _BLANK for each in text):
        raise ValueError("Nothing of this can be seen. Write at least one letter.")
    return text
