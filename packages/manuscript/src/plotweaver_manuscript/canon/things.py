"""Who has what: lasting things that somebody owns, carries, lost, gave away, or never had."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plotweaver_manuscript.canon.claims import Mood
from plotweaver_manuscript.canon.family import Claims, Family, called_by, claim
from plotweaver_manuscript.canon.grammar import NAME, PERSON, Pattern, one_of, pattern, patterns
from plotweaver_manuscript.canon.hedges import supposed
from plotweaver_manuscript.canon.late import Late
from plotweaver_manuscript.canon.plain import Sentence

#: Things that people keep, by one name each.
_THINGS = {
    "ring": "ring wedding-ring signet-ring signet",
    "watch": "watch pocket-watch wristwatch hunter repeater timepiece",
    "pistol": "pistol revolver handgun derringer six-shooter",
    "rifle": "rifle shotgun musket fowling-piece",
    "sword": "sword sabre saber rapier cutlass",
    "knife": "knife penknife clasp-knife jack-knife pocket-knife dagger",
    "locket": "locket",
    "necklace": "necklace pearls",
    "brooch": "brooch cameo",
    "bracelet": "bracelet bangle",
    "stick": "cane walking-stick stick walking-cane",
    "umbrella": "umbrella parasol sunshade",
    "pipe": "pipe meerschaum",
    "snuffbox": "snuffbox snuff-box",
    "cigarette-case": "cigarette-case",
    "spectacles": "spectacles eyeglasses pince-nez glasses eyeglass eye-glass monocle",
    "violin": "violin fiddle",
    "piano": "piano pianoforte piano-forte",
    "horse": "horse mare gelding pony stallion",
    "dog": "dog spaniel terrier hound collie",
    "carriage": "carriage gig phaeton barouche dog-cart curricle",
    "boat": "boat yacht skiff dinghy",
    "bible": "bible prayer-book",
    "diary": "diary journal notebook note-book pocket-book",
    "medal": "medal",
    "compass": "compass",
    "telescope": "telescope spy-glass spyglass",
    "fan": "fan",
    "shawl": "shawl",
    "cloak": "cloak",
    "portrait": "portrait miniature",
    "key": "key latchkey latch-key",
    "lantern": "lantern",
    "camera": "camera",
    "motor-car": "motor-car motorcar automobile",
    "bicycle": "bicycle",
    "crucifix": "crucifix rosary",
    "flute": "flute",
    "guitar": "guitar",
    "earrings": "earrings ear-rings",
    "purse": "purse pocketbook",
    "seal": "seal",
    "whip": "riding-whip whip",
    "gloves": "gloves",
    "flask": "flask hip-flask",
    "coin": "sovereign talisman amulet charm",
    "cat": "cat kitten",
    "parrot": "parrot",
}
_KIND = {word: thing for thing, words in _THINGS.items() for word in words.split()}
_ITEM = rf"(?P<item>\b{one_of(' '.join(_KIND))})\b(?!-)"
#: Several of what people keep several of.
_HERD = {"dogs": "dog", "hounds": "dog", "cats": "cat", "horses": "horse", "parrots": "parrot", "boats": "boat"}
_KIND |= _HERD
_ITEMS = rf"(?P<item>\b{one_of(' '.join(_HERD))})\b(?!-)"
#: Which one it is: `the telescope on the sill`, `the fan that lay upon the piano`.
_THERE = (
    r"(?:\s+(?:in|on|at|by|over|under|upon|above|beside|behind|near|from|with)\s+(?:the|his|her|that|this|an?)"
    r"(?:\s+[a-z-]+){1,2}?|,?\s+(?:that|which)\s+(?!belong)[a-z][^,.;:\"A-Z]{1,40}?,?)?"
)
_NOT_POSSESSIVE = r"(?:his|her|my|their|our)"
_MOD = r"(?:(?!\b(?:and|but|with|in|on|of|to)\b)[a-z][a-z'-]*,?\s+){0,4}?"
_THE = (
    rf"(?:(?P<the>his|her|my|the|that|this|those|these|both)\s+{_MOD}(?:(?:father|mother|grandfather"
    rf"|grandmother|uncle|aunt|brother|sister|husband|wife)'s\s+{_MOD})?)"
)
_ANY = rf"(?:(?:any|an?|either|so much as an?|even an?|no|one|such an?|the)\s+)?{_MOD}"
_AUX = r"(?:(?:had|has|have|'d|'ve|was|were)\b)?"
_LOST = one_of("""
    lost sold pawned broken broke burned burnt mislaid smashed destroyed surrendered buried forfeited gambled_away
    given_away gave_away thrown_away threw_away given_up gave_up parted_with bartered hocked shattered drowned dropped
    flung_away hurled thrown threw flung tossed cast sank sunk left_behind traded gambled dashed crushed wrecked shot
    auctioned donated bequeathed abandoned
""")
#: Of these it is lost only if they say where to.
_GOES = one_of("dropped hurled thrown threw flung tossed cast buried left")
_WHERE = (
    r"\s+(?:into|overboard|over the|in the|out of|away|down the|from the|to the (?:bottom|waves|river|sea"
    r"|fishes|flames)|on the fire|behind)\b[^.;]{0,40}"
)
_LOSSES = patterns(
    rf"{{subject}}\s*{{gap}},?\s*(?:who )?{_AUX}{{adv}}\s*(?P<how>{_LOST})(?:\s+(?:away|overboard))?\s+(?:\w+"
    rf"\s+)?{_THE}{_ITEM}",
    rf"{{subject}}\s*{{gap}},?\s*(?:who )?{_AUX}{{adv}}\s*(?P<how>given|gave|made over|handed|presented"
    rf"|bequeathed|left|returned|sold|lent)\s+{_THE}{_ITEM}(?:\s+\w+){{0,2}}?\s+(?:to|away)\b(?:\s+{{other}})?",
    rf"{{subject}}\s*{{gap}},?\s*(?:who )?{_AUX}{{adv}}\s*(?P<how>given|gave|handed|left|sold)\s+{{other}}\s+"
    rf"{_THE}{_ITEM}",
    rf"{{whose}}\s+{_MOD}{_ITEM}\s*{{gap}},?\s*(?:which )?(?:had been|was|were|had|has been|is|lay|went|fell"
    rf"|now lay|slipped){{adv}}\s+(?P<how>{_LOST}|stolen|gone|taken|swept|missing|at the bottom|to the bottom"
    rf"|overboard|into the (?:sea|river|fire|water|well|lake|pond))\b",
    rf"{{subject}}\s*{{gap}},?\s*{_AUX}{{adv}}\s*(?P<how>left)\s+{_THE}{_ITEM}\s+behind\b",
    rf"\b(?:[Tt]hief|[Tt]hieves|[Rr]obbers?|[Bb]urglars?|[Pp]ickpockets?)\s+(?:had\s+)?(?P<how>taken"
    rf"|stolen|stole|took)\s+"
    rf"{{whose}}\s+{_MOD}{_ITEM}",
    rf"{{subject}}\s*{{gap}},?\s*(?:had been|was){{adv}}\s+(?P<how>robbed|relieved|deprived|stripped)\s+of\s+"
    rf"{_THE}{_ITEM}",
    rf"\b(?:thief|thieves|robbers?|pickpocket|highwayman|burglars?|someone|somebody|soldiers|bailiffs?"
    rf"|pawnbroker|creditors)\b[^.;,]{{0,30}}\s(?P<how>stolen|stole|taken|took|seized|had|lifted|picked)\s+"
    rf"(?:off with\s+|possession of\s+)?{{whose}}\s+{_MOD}{_ITEM}",
)
_LOSSES_OF_SOLE = patterns(
    rf"\b(?P<how>{_LOST}|lost|sold|pawned|stolen|taken|stole)\b[^.;:\"A-Z]{{0,40}}?\b(?:his|her|the|that)\s+"
    rf"{_MOD}{_ITEM}",
    rf"\b{_ITEM}\b[^.;:\"A-Z]{{0,40}}?\b(?:was|were|had been|has been|is|lay|went|fell)\s+(?:\w+\s+)"
    rf"{{0,2}}?(?P<how>{_LOST}|stolen|gone|taken|at the bottom|sold|pawned|lost)\b",
)
_LACKS_OF_SOLE = patterns(
    rf"\b(?:never|nor|not|no longer)\b[^.;:\"A-Z]{{0,30}}?\b(?:owned|own|possessed|possess|had|have|carried"
    rf"|carry|worn|wear|wore|kept|keep|used|use|held|afford|afforded)\s+(?:any|an?|either|so much as an?|one"
    rf"|such an?)\s+{_MOD}{_ITEM}",
    rf"\b(?:had|has|owned|possessed|wore|carried|kept)\s+(?:no|neither)\s+{_MOD}{_ITEM}",
)
_OWNS_OF_SOLE = patterns(
    rf"\b(?:his|her)\s+{_MOD}(?:(?:father|mother|grandfather|grandmother|uncle|aunt|brother|sister|husband"
    rf"|wife)'s\s+{_MOD})?{_ITEM}",
    rf"\b(?:the|that|an?)\s+{_MOD}{_ITEM}\b[^.;:\"A-Z]{{0,30}}?\b(?:on|in|at|round|about|from|upon)\s+(?:his"
    rf"|her)\s+(?:\w+\s+)?(?:finger|hand|wrist|neck|throat|breast|pocket|waistcoat|belt|hip|side|ear|arm|coat"
    rf"|knee|lap|bosom|fob)\b",
    rf"\b(?:the|that)\s+{_MOD}{_ITEM}\s+(?:that|which)?\s*(?:he|she)\s+(?:always|still|never failed to)?\s*"
    rf"(?:wore|carried|kept|had|owned|loved)\b",
)
_GAINS = patterns(
    rf"{{subject}}\s*{{gap}},?\s*{_AUX}{{adv}}\s*(?:found|recovered|redeemed|bought|purchased|regained|retrieved"
    rf"|bought back|inherited|received|borrowed|replaced|been given|got back|been lent|acquired|mended|repaired"
    rf"|got)\s+(?:back\s+)?(?:his|her|my|the|an?|another)\s+{_MOD}{_ITEM}",
    rf"\b(?:gave|given|brought|handed|returned|restored|lent|left)\s+(?:back\s+)?{{who}}\s+(?:back\s+)?(?:his"
    rf"|her|my|the|an?)\s+{_MOD}{_ITEM}",
    rf"\b(?:gave|given|handed|returned|restored|lent|left|bequeathed)\s+(?:back\s+)?(?:his|her|my|the|an?)\s+"
    rf"{_MOD}{_ITEM}\s+(?:back\s+)?to\s+{{who}}",
    rf"{{whose}}\s+(?:new|other|second|recovered|mended)\s+{_MOD}{_ITEM}",
)
_LACKS = patterns(
    rf"{{subject}}\s*{{gap}},?\s*(?:who )?(?:had|has|have|'d|'ve)\s+(?:never|not)(?:\s+(?:once|ever|in (?:his"
    rf"|her) life|yet))*\s+(?:owned|possessed|had|carried|worn|kept|been known to (?:carry|own|wear|keep|use)"
    rf"|needed|used|held|bought|touched|handled|played|smoked|ridden|fired|cared for)\s+{_ANY}{_ITEM}",
    rf"{{subject}}\s*{{gap}},?\s*(?:who )?never(?:\s+(?:once|ever|in (?:his|her) life))?\s+(?:owned|possessed|had"
    rf"|carried|wore|kept|used|held|carries|wears|owns|smoked|played)\s+{_ANY}{_ITEM}",
    rf"{{subject}}\s*{{gap}},?\s*(?:who )?(?:had )?(?:refused|declined) to (?:own|have|carry|wear"
    rf"|keep)\s+{_ANY}{_ITEM}",
    rf"\bthere (?:(?:was|were|had been) (?:no|not an?|never an?)|had never been (?:an?"
    rf"|any))\s+{_MOD}{_ITEM}\s+(?:in|at|about)"
    rf"\s+{{whose}}\s+(?:house|home|rooms?|yard|stables?|hall|cottage|flat|lodgings|family|household|possession)\b",
    rf"{{subject}}\s*{{gap}},?\s*(?:who )?(?:did not|does not|didn't|doesn't|do not|don't)(?:\s+(?:even|ever))?"
    rf"\s+(?:own|possess|have|carry|wear|keep|use)\s+{_ANY}{_ITEM}",
    rf"{{subject}}\s*{{gap}},?\s*(?:who )?(?:owned|possessed|had|wore|carried|has|owns|wears|carries|kept)\s+"
    rf"(?:no|neither|not a)\s+{_MOD}{_ITEM}",
    rf"\bno\s+{_MOD}{_ITEM}\s+had\s+(?:ever\s+)?(?:been (?:owned|worn|carried|kept) by|belonged to|adorned"
    rf"|hung at)\s+{{who}}",
)
_OWNS = patterns(
    rf"{{named}}'(?:s\b|(?=\s))\s+{_MOD}{_ITEM}",
    rf"{{subject}}\s*{{gap}},?\s*(?:who )?{_AUX}{{adv}}\s*(?:wore|carried|owned|possessed|kept|drew|drawn|took"
    rf"|taken|pulled|consulted|fingered|lit|opened|closed|cocked|loaded|wound|raised|lifted|polished|unsheathed"
    rf"|twisted|turned|adjusted|removed|brandished|leaned on|leant on|tapped|filled|played|mounted|saddled"
    rf"|put on|donned|clasped|unclasped|fastened|touched|slipped|produced|brought|swung|twirled|gripped|grasped"
    rf"|held|stroked|rode|levelled|pointed|snapped|set|laid|looked at|glanced at|felt for|reached for|checked"
    rf"|picked|pocketed|shut|tucked|pressed|wrapped|drove|fired|aimed|tightened|straightened|whistled to|patted"
    rf"|put|unlocked|hung|shook|flourished|clutched|examined)(?:\s+(?:out|forth|up|on|down|off|from (?:his"
    rf"|her) (?:\w+ )?pocket|again))*\s+(?:his|her|my)\s+{_MOD}(?:(?:father|mother|grandfather|grandmother|uncle"
    rf"|aunt|brother|sister|husband|wife)'s\s+{_MOD})?{_ITEM}",
    rf"{{named}}\s*{{gap}},?\s*(?:who )?{_AUX}{{adv}}\s*(?:wore|worn|owned|possessed|carried|kept|keeps|owns|possesses"
    rf"|wears|carries)\s+(?:an?|the|one|two|three|four|several)\s+{_MOD}{_ITEM}",
    rf"{{named}}\s*{{gap}},?\s*(?:who )?(?:had|has){{adv}}\s+(?:an?|two|three|several)\s+{_MOD}{_ITEM}\b"
    rf"(?!\s+(?:\w+ed|brought|to)\b)",
    rf"{{named}}\s*{{gap}},?\s*(?:who )?(?:had|has|kept|keeps|owned|owns|bred){{adv}}\s+(?:two|three|four"
    rf"|several|many|some"
    rf"|his|her)\s+{_MOD}{_ITEMS}",
    rf"{{subject}}[^.;:\"A-Z]{{0,40}}?\s(?:an?|the)\s+{_MOD}{_ITEM}\s+of (?:his|her) (?:very )?own\b",
    rf"{{named}}\s[^.;:\"A-Z]{{0,40}}?\b(?:and|but)\s+(?:had|kept|owned|possessed)\s+(?:an?|two|three)\s+{_MOD}{_ITEM}\b",
    rf"{{named}}\s*{{gap}},?\s*(?:was|were|is)\s+(?:[a-z]+\s+){{1,3}}?to\s+(?:own|have|possess)\s+(?:an?|the)\s+{_MOD}{_ITEM}\b",
    rf"\b{_ITEM}\s*,?\s+(?:that|which)\s+{{who}}\s+(?:had\s+)?(?:always\s+)?(?:owned|possessed|inherited"
    rf"|kept|bought)\b",
    rf"{{named}}\s+(?:was|is|had been)\s+the\s+(?:\w+\s+)?(?:owner|possessor|master|mistress) of\s+(?:an?|the|that)\s+"
    rf"{_MOD}{_ITEM}",
    rf"{{whose}}\s+(?:[a-z-]+\s+){{1,3}}?(?:was|is|were|had been)\s+an?\s+{_MOD}{_ITEM}\b(?!')",
    rf"\bthere (?:was|is|were|had been|hung|stood|lay)\s+(?:an?|two|three|several)\s+{_MOD}{_ITEM}\s+(?:in|at|about|on)"
    rf"\s+{{whose}}\s+(?:[a-z]+\s+)?(?:house|home|rooms?|yard|stables?|hall|cottage|flat|lodgings|family|household"
    rf"|possession|kitchen|parlour|study|garden|desk|finger|neck)\b",
    rf"{{named}}\s*,?\s+with\s+(?:his|her)\s+{_MOD}{_ITEM}",
    rf"\bthe\s+{_MOD}{_ITEM} (?:of|belonging to) {{named}}",
    rf"\bthe\s+{_MOD}{_ITEM}\s+(?:that |which )?(?:had )?(?:always )?(?:belonged to|been) {{named}}",
    rf"\b(?:his|her|the)\s+{_MOD}{_ITEM}\s+(?:was|lay|hung|gleamed|glittered|shone|rested|swung)\s+(?:still "
    rf"|now |heavy |safe |warm |cold |bright )?(?:on|in|at|round|about|upon|from|against)\s+{{whose}}\s+(?:\w+"
    rf"\s+)?(?:finger|hand|wrist|neck|throat|breast|pocket|waistcoat|belt|hip|side|ear|arm|collar|chain|knee|lap"
    rf"|shoulders?)\b",
    rf"\bon {{whose}}\s+(?:left |right )?(?:hand|finger|wrist)\b[^.;]{{0,25}}\b(?:was|gleamed|glittered|shone"
    rf"|sat)\s+(?:the|an?|his|her)\s+{_MOD}{_ITEM}",
)
_WHICH = r"(?P<which>(?:[a-z-]+\s+){0,3}?)"
#: Up to two words that may stand within a verb: `had, in truth, always been`.
_AMID = r"(?:,[^,.;:\"]{1,40},)?(?:\s+(?!the\b|an?\b)[a-z]+){0,2}?(?:,[^,.;:\"]{1,40},)?"
_BE = rf"(?:(?:had|has){_AMID}\s+been|was|is|remained|became){_AMID}"
_BELONG = rf"(?:(?:had|has|did|does|didn't|doesn't|hadn't){_AMID}\s+)?(?:[a-z]+\s+)?belong(?:ed|s)?{_AMID}\s+to"
#: Somebody by name, or as `the schoolmaster`; and the same as whose something is.
_OWNER = rf"(?:the\s+)?(?P<who>{NAME}|(?=the\b){PERSON})(?!')"
_OWNERS = rf"(?:the\s+)?(?P<others>{NAME}'(?:s\b|(?=\s))|(?=the\b){PERSON}'s\b)(?!\s+(?!own\b)[a-z]{{3,}})"
_ONE_THING = rf"\b(?:the|that|this)\s+{_WHICH}{_ITEM}{_THERE}\s*{{gap}},?"
_BELONGED = patterns(
    rf"\b(?:the|that|this|his|her)\s+{_WHICH}{_ITEM}{_THERE}\s*{{gap}},?\s*(?:which |that )?{_BELONG}\s+{_OWNER}",
    rf"{_ONE_THING}\s*(?:which |that )?{_BE}\s+{_OWNERS}",
    rf"{_ONE_THING}\s*(?:which |that )?{_BE}\s+(?:the )?property of\s+{_OWNER}",
    rf"{{named}}\s*{{gap}},?\s*(?:who )?(?:(?:had|has){_AMID}\s+)?(?:owned|owns|possessed|possesses)\s+the\s+"
    rf"{_WHICH}{_ITEM}",
    rf"{{named}}\s*{{gap}},?\s*(?:who )?{_BE}\s+the\s+(?:[a-z]+\s+)?(?:owner|possessor) of the\s+{_WHICH}{_ITEM}",
    rf"\bthe (?:[a-z]+\s+)?(?:owner|possessor) of (?:the|that|this)\s+{_WHICH}{_ITEM}{_THERE}\s*{{gap}},?\s*"
    rf"{_BE}\s+{_OWNER}",
)
_MADE = one_of("""
    gold silver brass pewter iron ivory pearl ebony coral diamond ruby emerald sapphire opal jet turquoise garnet
    pinchbeck steel copper amber bone malacca blackthorn ash oak leather tortoiseshell horn platinum bronze tin nickel
    bamboo walnut mahogany rosewood hickory cherrywood briar clay
""")
_OF = r"(?:solid |pure |plain |the best |old |dark |pale |polished |carved )?"
_WROUGHT = r"(?:made |cut |carved |fashioned |wrought |turned )"
_ONE = rf"(?:{_WROUGHT}?(?:of|from|out of)\s+|an?\s+(?:[a-z-]+\s+){{0,2}}?)?"
_WORN = r"(?:wore|worn|carried|owned|had|kept|possessed|used|leaned on|leant on|smoked|was wearing)"
_MADE_OF = pattern(rf"{{whose}}\s+(?:[a-z-]+\s+){{0,2}}?(?P<value>{_MADE})\s+(?:[a-z-]+\s+)?{_ITEM}")
_MADE_AS = pattern(
    rf"{{whose}}\s+{_MOD}{_ITEM}\s*{{gap}},?\s*(?:was|is|were|had been){{adv}}\s+{_ONE}{_OF}(?P<value>{_MADE})\b"
    rf"(?:\s+one\b)?(?!-)"
)
_MADE_HERE = pattern(rf"{{whose}}\s+{_MOD}{_ITEM},?\s+{_WROUGHT}?(?:of|from|out of)\s+{_OF}(?P<value>{_MADE})\b")
_MADE_OF_SOLE = pattern(
    rf"\b(?:his|her|the|an?|that)\s+(?:[a-z-]+\s+){{0,2}}?(?P<value>{_MADE})\s+(?:[a-z-]+\s+)?{_ITEM}"
)
_MADE_OF_WORN = pattern(
    rf"{{subject}}\s*{{gap}},?\s*{_AUX}{{adv}}\s*{_WORN}\s+an?\s+(?:[a-z-]+\s+)"
    rf"{{0,2}}?(?P<value>{_MADE})\s+(?:[a-z-]+\s+)?{_ITEM}"
)
_MADE_WORN_OF = pattern(
    rf"{{subject}}\s*{{gap}},?\s*{_AUX}{{adv}}\s*{_WORN}\s+an?\s+{_MOD}{_ITEM},?\s+{_WROUGHT}?(?:of|from|out of)"
    rf"\s+{_OF}(?P<value>{_MADE})\b"
)
_FIGURE = Late(
    r"\b(?:rang?|ring of|key to|in the same boat|put (?:his|her) pipe|watch over|on (?:the|his|her) watch|fan of"
    r"|seal of|on horseback|on the watch|kept watch|kept? (?:a|the|his|her) watch"
    r"|piano (?:lesson|stool)|boat-?house|charm of|glasses of|glass|horse-|dog-|stick to|cloak of|portrait of"
    r"|journal of)\b"
)


_NOT = re.compile(r"\b(?:never|not|no longer)\b|n't\b")
_KEPT = (
    ("lost", (*_LOSSES, *_LOSSES_OF_SOLE)),
    ("lacks", (*_LACKS, *_LACKS_OF_SOLE)),
    ("gained", _GAINS),
    ("owns", (*_OWNS, *_OWNS_OF_SOLE)),
)


def _read(sentence: Sentence) -> Claims:
    text = sentence.text
    for attribute, ways in _KEPT:
        for way in ways:
            for found in way.finditer(text):
                if not supposed(text, *found.span()) and not _FIGURE.search(found.group()):
                    yield from _claims(sentence, found, attribute)
    for found in _told(_BELONGED, text):
        which = " ".join(found["which"].split())
        told: Mood = "not" if _NOT.search(found.group()) else ""
        yield claim(sentence, found, "owner", which, told, _KIND[found["item"]])
    for found in _told((_MADE_OF, _MADE_OF_WORN, _MADE_WORN_OF, _MADE_AS, _MADE_HERE, _MADE_OF_SOLE), text):
        yield claim(sentence, found, "made-of", found["value"], "", _KIND[found["item"]])


def _told(ways: tuple[Pattern, ...], text: str) -> Iterator[re.Match[str]]:
    return (found for way in ways for found in way.finditer(text) if not supposed(text, *found.span()))


def _claims(sentence: Sentence, found: re.Match[str], attribute: str) -> Claims:
    text, end = sentence.text, found.end()
    words, how = found.group(), found.groupdict().get("how") or ""
    if attribute == "lost":
        if re.search(r"\b(?:not|never|n't)\b|n't\b", words):
            return
        moved = re.fullmatch(_GOES, how) and "away" not in words and "behind" not in words
        if moved and not re.match(_WHERE, text[end:]) and "overboard" not in words:
            return
    if attribute in ("owns", "gained") and re.search(r"\b(?:not|never|no)\b|n't\b", words):
        return
    yield claim(sentence, found, attribute, attribute, "", _KIND[found["item"]])


FAMILIES = (Family(called_by(" ".join(_KIND)), _read),)
