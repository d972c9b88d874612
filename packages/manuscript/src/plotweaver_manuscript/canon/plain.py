"""Prose made plain for reading facts: every character stays where it is, so that offsets hold.

Curly apostrophes become straight, line ends and marks of emphasis become spaces, capitals that only begin a sentence
become small, and what is said is told apart from what is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from plotweaver_manuscript.canon.claims import Mention
from plotweaver_manuscript.canon.late import Late
from plotweaver_manuscript.canon.mentions import mentions
from plotweaver_manuscript.reading import Reading

_SAME_LENGTH = str.maketrans({"’": "'", "‘": "'", "\n": " ", "\r": " ", "\t": " ", "_": " ", "*": " ", "\u00a0": " "})
_DOT = re.compile(r"\b(Mr|Mrs|Ms|Dr|St|Mme|Mlle|Messrs|Rev|Prof|Capt|Col|Gen|Lt|Sgt)\.")
_FUNCTION = Late(
    r"\b(?:The|A|An|And|But|Or|Nor|For|So|Yet|If|When|While|As|At|In|On|Of|By|To|From|With|Without|Within|After|Before"
    r"|Since|Until|Till|Though|Although|Because|Unless|Whether|Where|There|Then|Thus|Here|Now|Never|Not|No|Yes|Oh|Ah|Well"
    r"|He|She|It|They|We|You|His|Her|Hers|Its|Their|My|Our|Your|This|That|These|Those|What|Which|Who|Whose|Whom|Why|How"
    r"|Is|Was|Were|Are|Am|Be|Been|Had|Has|Have|Did|Do|Does|Could|Would|Should|Must|Might|Can|Shall|One|Two|Three|Four|Five"
    r"|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Thirteen|Fourteen|Fifteen|Sixteen|Seventeen|Eighteen|Nineteen|Twenty"
    r"|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety|All|Both|Each|Every|Some|Any|Many|Most|Much|Few|Several|Such|Only|Even|Just|Still|Once"
    r"|Perhaps|Indeed|However|Meanwhile|Besides|Again|Also|Always|Often|Later|Next|Soon|Suddenly|Presently|Upon|Into|Over"
    r"|Under|Through|Between|Beside|Behind|Beyond|Above|Below|About|Around|Against|Along|Among|Across|Near|Like|Unlike"
    r"|During|Despite|Except|Everyone|Everybody|Everything|Someone|Somebody|Something|Nobody|Nothing|None|Another|Other"
    r"|Let|See|Come|Go|Look|Good|Great|First|Last|Long|Half|Whatever|Whoever|Whenever|Neither|Either|Ever|Too|Very|Out|Up"
    r"|Down|Off|Away|Back|Tell|Say|Yesterday|Today|Tomorrow|Tonight|Aged|Born|Dead|Late)\b"
)
_OPENING = re.compile(r"[\"\s(\[—–-]*([A-Z][a-z]+(?:-[a-z]+)*)\b(?!'|-[A-Z])(?P<name>\s+[A-Z][a-z])?")
_LOWER = re.compile(r"\b[a-z]{3,}(?:-[a-z]+)*\b")
_CAPITAL = re.compile(r"[a-z,;]\"?\s+([A-Z][a-z]+)")
#: Longer than that nobody writes a sentence; what is longer is read in pieces, as the patterns cost its square.
_LONGEST = 3000
#: So many blanks a pattern may have to pass; beyond them stands a mark that no pattern knows.
_BLANKS = re.compile(r"(?<= {60}) +")
_FILLER = "\0"
#: To who is mentioned in so many sentences before a pronoun may refer.
CONTEXT = 2
_ENDINGS = ("ly", "ing", "ward", "wards", "ness", "ful")


@dataclass(frozen=True)
class Sentence:
    """A sentence as the readers of facts take it: what is told of it, or what is said.

    Attributes:
        text: plain; what is told with what is said blanked out, or the other way round. Its marks stay.
        start: where it begins in the prose, in characters.
        spoken: whether it is what is said.
        paragraph: the number of its paragraph.
        previous: the sentence of the same kind before it in its paragraph.
    """

    text: str
    start: int
    spoken: bool
    paragraph: int
    previous: Sentence | None

    @cached_property
    def mentions(self) -> tuple[tuple[int, Mention], ...]:
        """Everybody that it mentions, with the place in `text`."""
        return tuple(mentions(self.text))

    def mentioned_before(self, place: int) -> tuple[Mention, ...]:
        """Return who is mentioned before a place of `text`."""
        return tuple(mention for start, mention in self.mentions if start < place)

    def context(self) -> tuple[Mention, ...]:
        """Return who is mentioned in the `CONTEXT` sentences before this one, in reading order."""
        earlier: Sentence | None = self.previous
        found: tuple[Mention, ...] = ()
        for _ in range(CONTEXT):
            if earlier is None:
                break
            found = (*(mention for _, mention in earlier.mentions), *found)
            earlier = earlier.previous
        return found


@dataclass(frozen=True)
class Plain:
    """A scene's prose made plain: `told` and `said` are as long as it is."""

    told: str
    said: str
    sentences: tuple[Sentence, ...]


def make_plain(reading: Reading) -> Plain:
    """Return a reading made plain."""
    text = _small(reading)
    told, said = list(text), [" "] * len(text)
    for quotation in reading.quotations:
        start, end = quotation.start, quotation.end
        said[start:end] = text[start:end]
        told[start:end] = " " * (end - start)
        for mark, place in ((quotation.opening, start - len(quotation.opening)), (quotation.closing, end)):
            told[place : place + len(mark)] = '"' * len(mark)
    whole = "".join(told), "".join(said)
    return Plain(*whole, tuple(_sentences(reading, *whole)))


def _small(reading: Reading) -> str:
    text = reading.text.translate(_SAME_LENGTH)
    text = _DOT.sub(lambda found: found.group(1) + " ", text)
    text = _FUNCTION.sub(lambda found: found.group().lower(), text)
    plain, names = set(_LOWER.findall(text)), set(_CAPITAL.findall(text))
    letters = list(text)
    starts = [start for start, _ in reading.sentences] + [each.start for each in reading.quotations]
    for start in starts:
        found = _OPENING.match(text, start)
        if found is None or found.group(1) in names:
            continue
        word = found.group(1).lower()
        common = word in plain and not found["name"]  # Captain Wentworth stays a captain
        if common or "-" in word or word.endswith(_ENDINGS):
            letters[found.start(1)] = word[0]
    return "".join(letters)


def _sentences(reading: Reading, told: str, said: str) -> list[Sentence]:
    found: list[Sentence] = []
    last: dict[bool, Sentence | None] = {False: None, True: None}
    paragraph = -1
    for start, end in reading.sentences:
        number = reading.paragraph_at(start)
        if number is None or reading.paragraphs[number].kind == "heading":
            continue
        if number != paragraph:
            last, paragraph = {False: None, True: None}, number
        for piece, stop in _pieces(told, start, end):
            for spoken, view in ((False, told), (True, said)):
                text = view[piece:stop]
                if not text.strip(' ".,;:!?'):
                    continue
                text = _BLANKS.sub(lambda run: _FILLER * len(run.group()), text)
                sentence = Sentence(text, piece, spoken, number, last[spoken])
                last[spoken] = sentence
                found.append(sentence)
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence as a whole, or what is far too long for one in pieces, parted at a blank if there is one."""
    while end - start > _LONGEST:
        blank = text.rfind(" ", start, start + _LONGEST)
        stop = blank + 1 if blank > start else start + _LONGEST
        yield start, stop
        start = stop
    yield start, end
