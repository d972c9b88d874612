"""What a good password is: long, and not among the first that somebody would guess.

Nothing else is asked of it: any characters, no change after so many months (OWASP ASVS 5.0, 6.2; NIST SP 800-63B-4).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from plotweaver_contracts.accounts import PASSWORD_LEAST, PASSWORD_LEAST_WITH_CODES
from plotweaver_contracts.base import FieldError
from plotweaver_kit.problems import ProblemError
from zxcvbn_rs_py import zxcvbn

#: How much of a password is judged: a beginning that is hard to guess makes the whole hard, and it takes far less time.
_JUDGED = 40
#: Words that somebody would try here first.
_HERE = ("plotweaver", "manuscript", "novel", "chapter")
_WORD = re.compile(r"\w{3,}")
#: Powers of ten of guesses that lists of common passwords, repetitions, rows of keys, dates and names do not reach:
#: for a password that is all one needs, and for one beside which a code is asked for.
_ENOUGH, _ENOUGH_WITH_CODES = 10.0, 8.0
#: The part of it that is needed without what everybody would try: names, dates, the commonest words.
_OF_ITS_OWN = 0.5
#: A word that is among so many (as a power of ten) first guesses adds nothing.
_COMMON = 1.5
_DATE = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|\d{1,2})(?:[-./ ]\d{1,4})*(?!\d)")


def is_long(password: str) -> bool:
    """Whether a password is long enough to be all that is asked for at sign-in."""
    return len(password) >= PASSWORD_LEAST


def require_good(password: str, about: Iterable[str], with_codes: bool) -> None:
    """Check a password that somebody chooses.

    Args:
        password: what they chose.
        about: what others know of them: their name, their e-mail.
        with_codes: whether signing in takes a code from a second device, too.

    Raises:
        ProblemError: `auth.weak_password`, with what to choose instead.
    """
    least = PASSWORD_LEAST_WITH_CODES if with_codes else PASSWORD_LEAST
    enough = _ENOUGH_WITH_CODES if with_codes else _ENOUGH
    if len(password) < least:
        raise _refusal(f"It needs {least} characters or more: a few words make a good one.")
    known = [*_HERE, *_words(about)]
    hard = _guesses(password, known) >= enough and _guesses(_rest(password, known), known) >= enough * _OF_ITS_OWN
    if not hard:
        raise _refusal("It is one of the first that somebody would guess. Take words that have nothing to do with you.")


def _guesses(password: str, known: Iterable[str]) -> float:
    """Return the power of ten of the guesses that a password takes; none for an empty one."""
    return zxcvbn(password[:_JUDGED], list(known)).guesses_log10 if password else 0.0


def _rest(password: str, known: Iterable[str]) -> str:
    """Return what is left of a password without what somebody would put together: known words, dates, common ones.

    Each of them counts as a little more to whoever estimates, and three of them as much.
    """
    left = password.casefold()
    for word in sorted(known, key=len, reverse=True):
        left = left.replace(word.casefold(), " ")
    words = dict.fromkeys(_DATE.sub(" ", left).split())
    return " ".join(each for each in words if _guesses(each, []) >= _COMMON)


def _refusal(why: str) -> ProblemError:
    return ProblemError("auth.weak_password", errors=[FieldError(field="password", message=why)])


def _words(about: Iterable[str]) -> list[str]:
    return [word.casefold() for text in about for word in [text, *_WORD.findall(text)] if text]
