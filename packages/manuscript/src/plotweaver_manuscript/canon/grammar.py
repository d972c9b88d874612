"""A small grammar of English for reading facts: pieces of patterns by name, put together by `pattern`.

The patterns are matched against plain prose (`plain`), in which a capital letter is a name's. They are regular
expressions with these pieces in braces: `{who}` somebody, `{whose}` the possessive, `{other}` somebody else, `{adv}` up
to three adverbs, `{adj}` up to four words that may stand before a noun, `{was}` forms of *be*, `{number}`, `{place}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from plotweaver_manuscript.canon.people import NOUNS
from plotweaver_manuscript.canon.required import Clause, may_match, required

_CAP = r"(?:(?:[OD]'|Mac|Mc|Fitz)?[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)*|[A-Z]\.)"
_OF_LAND = r"(?:King|Queen|Knave|Duke|Duchess|Earl|Prince|Princess|Count|Countess|Bishop|Marquis)"
_LINK = r"(?:de|du|la|le|van|von|der|di|da)"
#: A name: capitals, perhaps parted by `de` or `von`: `Captain Wentworth`, `Madame de Staël`.
NAME = rf"\b(?:{_OF_LAND}\s+of\s+{_CAP}|{_CAP}(?:\s+(?:{_LINK}\s+)?{_CAP})*)"
_NOUN = "|".join(sorted((re.escape(noun) for noun in NOUNS), key=len, reverse=True))
#: A noun that stands for somebody: `the old doctor`.
PERSON = rf"\b(?:the|this|that|a|an|his|her|my|our|their|your)\s+(?:[a-z-]+\s+){{0,2}}?(?:{_NOUN})\b"
_SUBJECT = r"\b(?:he|she|I)\b"
_OBJECT = r"\b(?:him|her|me)\b"
_POSSESSIVE = r"\b(?:his|her|my)\b"

_ADVERB = (
    r"(?:\w+ly|now|then|still|just|but|yet|ever|always|never|not|already|also|too|quite|rather|very|almost|nearly|about"
    r"|perhaps|even|soon|long|indeed|some|over|under|past|full|at\s+(?:last|length|once|least|most)|by\s+then|by\s+now"
    r"|of\s+course|in\s+fact|no\s+more\s+than|not\s+yet|close\s+on|well|more\s+than|less\s+than|going\s+on|once|again"
    r"|that\s+(?:spring|summer|autumn|winter|year|day|morning|evening|night))"
)
_ADJECTIVE = (
    r"(?:\w+(?:ing|ed|ful|less|ish|ous|ive|ant|ent|id|able|ible|ar|al|ic|ate|ly|en|est|y)"
    r"|[a-z]+-[a-z]+|clear|bright|sharp|kind|cold|warm|soft|keen|large|big|little|small|deep|old|young|great"
    r"|calm|sad|wide"
    r"|fine|frank|hard|quick|long|short|thick|thin|full|high|low|light|dark|pale|rich|dull|good|own|two|strange"
    r"|blind|bold"
    r"|mild|shrewd|fierce|quiet|serene|sober|weak|close|loose|straight|rough|smooth|neat|damp|wet|dry|fresh|same|famous"
    r"|very|so|too|most|more|rather|quite|somewhat|curiously|once|now|still|then|all|slow|true|pure|pretty|poor)"
)
_PIECES = {
    "name": NAME,
    "who": rf"(?:the\s+)?(?P<who>{NAME}|{_SUBJECT}|{_OBJECT})",
    "subject": rf"(?:the\s+)?(?P<who>{NAME}|{_SUBJECT})",
    "named": rf"(?:the\s+)?(?P<who>{NAME})",
    "whose": rf"(?:the\s+)?(?P<whose>{NAME}'(?:s\b|(?=\s))|{_POSSESSIVE})",
    "other": rf"(?:the\s+)?(?P<other>{NAME})",
    "others": rf"(?:the\s+)?(?P<others>{NAME}'(?:s\b|(?=\s)))",
    "place": rf"(?P<place>(?:the\s+)?{NAME}(?:\s+of\s+{NAME})?)",
    "adv": rf"(?:\s*,?\s*\b{_ADVERB}\b,?){{0,3}}",
    "adj": rf"(?:\b{_ADJECTIVE},?\s+(?:and\s+|but\s+)?){{0,4}}",
    "was": r"(?:was|were|is|are|am|had\s+been|has\s+been|'s|'m|'re|be|been|being)",
    "had": r"(?:had|has|have|having|'d|'s|'ve)",
    "his": r"(?:his|her|their|the|its|my)",
    "a": r"(?:a|an|the|one|some|that|this|her|his|my)",
    "gap": r"(?:,[^,;:.!?\"]{1,60},)?",
}
_PIECE = re.compile(r"\{([a-z]+)\}")


class Pattern:
    """A pattern of the grammar. It is put together when a text may match it: there are many, and most need few."""

    def __init__(self, template: str) -> None:
        self._template = template

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The regular expression that it stands for."""
        filled = _PIECE.sub(lambda found: _PIECES[found.group(1)], self._template.replace(" ", r"\s+"))
        return re.compile(filled)

    @cached_property
    def _required(self) -> tuple[Clause, ...]:
        return required(self._template)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield where it matches."""
        return self.compiled.finditer(text) if may_match(self._required, text) else iter(())


def pattern(template: str) -> Pattern:
    """Return a pattern with its pieces filled in; a space in the template is any white space."""
    return Pattern(template)


def patterns(*templates: str) -> tuple[Pattern, ...]:
    """Return several patterns."""
    return tuple(pattern(template) for template in templates)


def one_of(words: str) -> str:
    """Return the alternation of words, the longest first; a space in one is written `_`."""
    listed = sorted(words.split(), key=len, reverse=True)
    return "(?:" + "|".join(word.replace("_", r"\s+") for word in listed) + ")"
