"""Whether a sentence says something as it is: denied, supposed, wished, dreamt or asked things are told apart."""

from __future__ import annotations

import re

from plotweaver_manuscript.canon.claims import Mood
from plotweaver_manuscript.canon.late import Late

_BEFORE, _CLAUSE = 90, re.compile(r"[;:.!?]|--|—")
_SUPPOSED = Late(
    r"\b(?:if|unless|lest|whether|as\s+if|as\s+though|would|could|might|may|should|must|perhaps|maybe|possibly|probably"
    r"|dream\w*|dreamt|imagin\w+|fanc(?:y|ied)|suppos\w+|pretend\w*|wish\w*|hop(?:e|ed|ing)|fear(?:ed|s|ing)?"
    r"|suspect\w*"
    r"|rumou?r\w*|doubt\w*|almost|nearly|half|till|until|seem\w*|appear\w*|like|picture[ds]?|conjectur\w+"
    r"|guess\w*|had\s+he"
    r"|had\s+she|had\s+I|no\s+longer|instead\s+of|believ\w+|thought|think|expect\w*|story|ballad|novel|play"
    r"|legend|can)\b"
)
_DENIED = Late(r"\b(?:not|never|neither|nor|cannot|nobody|none|without)\b|n't\b")
_JUST_BEFORE = re.compile(r"(?:\bnot|\bnever|\bneither|\bnor|n't)\s+(?:\w+\s+)?\Z")
#: What sounds denied and is not.
_BUT_SO = re.compile(r"\b(?:did|had) not (?:live|lived|survive|survived)\b|\bnever woke\b|\bno more\b")
#: A trait that somebody has is told of even in `nobody could forget her green eyes`.
_UNREAL = Late(r"\b(?:if|as\s+if|as\s+though|wish\w*|dream\w*|dreamt|imagin\w+|pretend\w*)\b")
_ONCE = Late(
    r"\b(?:when|while|since|as\s+a\s+(?:boy|girl|child|lad|young\s+\w+)|years?\s+(?:ago|before|earlier)|formerly"
    r"|at\s+that\s+time"
    r"|in\s+(?:his|her|my)\s+youth|in\s+those\s+days)\b"
)


def supposed(text: str, start: int, end: int) -> bool:
    """Say whether what stands at `start` to `end` is only supposed, wished, feared or likened."""
    return bool(_SUPPOSED.search(_clause(text, start)) or _SUPPOSED.search(text[start:end])) or _asked(text, end)


def denied(text: str, start: int, end: int) -> bool:
    """Say whether it is denied."""
    inside = _BUT_SO.sub("", text[start:end])
    return bool(_DENIED.search(inside) or _JUST_BEFORE.search(_clause(text, start)))


def mood(text: str, start: int, end: int) -> Mood | None:
    """Return how it is told; None: only supposed."""
    if supposed(text, start, end):
        return None
    return "not" if denied(text, start, end) else ""


def mood_of_trait(text: str, start: int, end: int) -> Mood | None:
    """Return how a trait is told: only what is plainly unreal is left out."""
    if _UNREAL.search(text[max(0, start - 30) : end]) or _asked(text, end):
        return None
    return "not" if denied(text, start, end) else ""


def once(text: str, start: int, end: int) -> bool:
    """Say whether a time gone by is told of."""
    return bool(_ONCE.search(_clause(text, start)[-40:]) or _ONCE.search(text[start:end]))


def _clause(text: str, start: int) -> str:
    """Return what stands before a place in its clause."""
    before = text[max(0, start - _BEFORE) : start]
    return _CLAUSE.split(before)[-1]


def _asked(text: str, end: int) -> bool:
    stop = re.search(r"[.!?;]", text[end:])
    return stop is not None and stop.group() == "?"
