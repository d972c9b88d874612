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
    if zxcvbn(password[:_JUDGED], [*_HERE, *_words(about)]).guesses_log10 < enough:
        raise _refusal("It is one of the first that somebody would guess. Take words that have nothing to do with you.")


def _refusal(why: str) -> ProblemError:
    return ProblemError("auth.weak_password", errors=[FieldError(field="password", message=why)])


def _words(about: Iterable[str]) -> list[str]:
    return [word.casefold() for text in about for word in [text, *_WORD.findall(text)] if text]
