"""What a text must hold for a pattern to match anywhere in it, read off the pattern itself.

`the (?:late|poor) king` can only match where `the` stands, and `late` or `poor`, and `king`. Whether those letters are
in a text is known in a fraction of the time that the pattern takes, and most patterns match in few sentences. It is the
idea of the prefilter that search engines for code put before regular expressions (Cox 2012).

What cannot be told (classes, lookarounds, pieces of the grammar, what may be missing) is taken to hold everywhere: the
answer may be yes where nothing matches, never no where something does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

#: One of these must stand in the text.
Clause = frozenset[str]

_TOKEN = re.compile(
    r"""\((?:\?(?:P<\w+>|:))?(?P<listed>(?:[a-zA-Z'|\- ]|\\s\+)+)\)   # words to choose from
    | \\.                                  # an escape
    | \[\^?\]?(?:\\.|[^\]\\])*\]             # a class
    | \((?:\?(?:P<\w+>|:|(?P<look><?[=!])))?    # a group opens
    | \{[a-z]+\}                            # a piece of the grammar
    | \{\d*,?\d*\}                          # a repetition
    | [?*+]
    | [a-zA-Z]+                              # letters that stand there
    | .""",
    re.VERBOSE | re.DOTALL,
)
_LETTERS = re.compile("[a-zA-Z]+")
#: Shorter letters stand in nearly every text.
_SHORTEST = 2


def required(pattern: str) -> tuple[Clause, ...]:
    """Return what a regular expression (or a template of the grammar) requires, what is soonest looked for first."""
    clauses, _ = _alternatives(_tokens(pattern), 0)
    return tuple(sorted(set(clauses), key=lambda clause: (len(clause), sorted(clause))))


def may_match(clauses: Iterable[Clause], text: str) -> bool:
    """Say whether a text holds what is required."""
    for clause in clauses:
        for letters in clause:
            if letters in text:
                break
        else:
            return False
    return True


def _tokens(pattern: str) -> list[re.Match[str]]:
    return list(_TOKEN.finditer(pattern))


def _alternatives(tokens: list[re.Match[str]], place: int) -> tuple[list[Clause], int]:
    """Return what the alternatives from a place on require, and the place of the bracket that closes them."""
    listed: list[list[Clause]] = [[]]
    while place < len(tokens) and tokens[place].group() != ")":
        if tokens[place].group() == "|":
            listed.append([])
            place += 1
            continue
        told, place = _told(tokens, place)
        repeated = _repetition(tokens, place)
        if not repeated.startswith(("?", "*", "{0", "{,")):
            listed[-1] += told
        place += bool(repeated)
    return _either(listed), place


def _told(tokens: list[re.Match[str]], place: int) -> tuple[list[Clause], int]:
    """Return what one item requires, and the place after it."""
    token = tokens[place]
    word = token.group()
    if token["listed"]:
        return _listed(token["listed"]), place + 1
    if word.startswith("("):
        told, closing = _alternatives(tokens, place + 1)
        return ([] if token["look"] else told), closing + 1
    if not word.isalpha():
        return [], place + 1
    if _repetition(tokens, place + 1):  # of `sisters?` only `sister` must stand there
        return _letters(word[:-1]), place + 2
    return _letters(word), place + 1


def _repetition(tokens: list[re.Match[str]], place: int) -> str:
    """Return how often what comes before a place is repeated; empty: once. A piece of the grammar is no repetition."""
    word = tokens[place].group() if place < len(tokens) else ""
    return word if word in ("?", "*", "+") or (word[:1] == "{" and not word[1:2].isalpha()) else ""


@cache
def _listed(words: str) -> list[Clause]:
    """Return what a list of words requires: the same ones, of numbers and colours, stand in many patterns."""
    return _either([_letters(each) for each in words.split("|")])


def _letters(words: str) -> list[Clause]:
    longest = max(_LETTERS.findall(words), key=len, default="")
    return [frozenset((longest,))] if len(longest) >= _SHORTEST else []


def _either(listed: list[list[Clause]]) -> list[Clause]:
    """Return what holds whichever alternative matches: of each the clause that fewest texts will hold."""
    if len(listed) == 1:
        return listed[0]
    if not all(listed):
        return []
    best = (max(clauses, key=lambda clause: (min(map(len, clause)), -len(clause))) for clauses in listed)
    return [frozenset().union(*best)]
