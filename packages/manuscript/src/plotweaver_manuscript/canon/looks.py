"""What somebody looks like: eyes, hair, beard, height, build."""

from __future__ import annotations

from plotweaver_manuscript.canon.colours import EYES, HAIR, Palette
from plotweaver_manuscript.canon.family import Claims, Family, called_by, claim
from plotweaver_manuscript.canon.grammar import Pattern, one_of, patterns
from plotweaver_manuscript.canon.hedges import mood, mood_of_trait
from plotweaver_manuscript.canon.late import Late
from plotweaver_manuscript.canon.plain import Sentence

_LOOKED = (
    r"(?:were|was|are|is|had been|have been|shone|gleamed|glowed|flashed|looked|glittered|remained|burned|burnt"
    r"|sparkled"
    r"|being|which were|that were|which was|that was|hung|fell|curled|grew|showed|tumbled|lay)"
)
_LINK = r"(?:\s*,?\s*(?:as|so|of|a|an|the|that|very|most|quite|just|rather|both|still|and|like|in|long|thick|now|not))*"
_PERSON = one_of("""
    man woman girl boy lady gentleman child fellow person creature youth youngster beauty figure lad maiden woman's
    man's girl's blonde brunette
""")


def _features(noun: str, colour: str, worn: str) -> tuple[Pattern, ...]:
    """Return the ways in which English tells the colour of something that people have.

    Args:
        noun: the thing, such as `eyes`.
        colour: its colours.
        worn: how somebody is called by it: `eyed`.
    """
    value = rf"(?P<value>\b{colour})"
    return patterns(
        # her green eyes; Anne's large and very green eyes
        rf"{{whose}}\s+(?:own\s+)?{{adj}}{value}\b,?\s+(?:and\s+)?{{adj}}{noun}\b",
        # her eyes, when she raised them, were of a deep green
        rf"{{whose}}\s+{{adj}}{noun}\b\s*{{gap}}\s*,?\s*(?:which |that )?{{adv}}\s*{_LOOKED}\b{{adv}}{_LINK}\s+"
        rf"{{adj}}{value}\b",
        # her eyes, green and cold,
        rf"{{whose}}\s+{{adj}}{noun}\b\s*(?:,|--|—|\()\s*{{adv}}\s*(?:an? |the |of an? |as )?{{adj}}{value}\b",
        # her eyes of cornflower blue
        rf"{{whose}}\s+{{adj}}{noun} (?:of|in) (?:an? |the |that )?{{adj}}{value}\b",
        # Anne had green eyes; Anne was a tall girl with green eyes; Anne, with her green eyes
        rf"{{subject}}\s*{{gap}},?{{adv}}\s*(?:had|has|have|having|with|possessed|possessing|boasted|owned)\b{{adv}}"
        rf"\s+(?:(?:the|a|an|those|that|such|two|pair|of|crop|head|shock|mass|mane|coil|great|quantity|cloud|fine"
        rf"|plait|knot|my|same|father's|mother's|grandmother's|what)\s+)*{{adj}}{value}\b,?\s+(?:and\s+)?{{adj}}"
        rf"{noun}\b",
        rf"{{subject}}\s*{{gap}},?{{adv}}\s*(?:had|has|possessed)\b{{adv}}\s+(?:an? )?{{adj}}{noun}\b (?:of"
        rf"|that were|which were"
        rf"|that was|which was|as)(?: as| of| an?| the| that)*\s+{{adj}}{value}\b",
        rf"{{named}}\s*,?\s*{{was}}{{adv}}\s+(?:{{a}}\s+)?(?:[a-z-]+,?\s+){{{{0,4}}}}?{_PERSON}(?:\s+of\s+"
        rf"[a-z -]{{2,40}}|\s*,[^,;]{{1,40}},)?\s*,?\s*"
        rf"with\s+(?:an? |the |two )?(?:pair of |head of |mass of |shock of |crop of )?{{adj}}{value}\b,?\s+"
        rf"(?:and\s+)?{{adj}}{noun}\b",
        # Anne, whose eyes were green
        rf"{{named}}\s*,?\s+whose\s+{{adj}}{noun}\b\s*{{gap}}\s*{{adv}}\s*{_LOOKED}\b{{adv}}{_LINK}\s+{{adj}}{value}\b",
        rf"{{named}}\s*,?\s+whose\s+{{adj}}{value}\b,?\s+(?:and\s+)?{{adj}}{noun}\b",
        # the green eyes of Anne; the green of her eyes
        rf"the\s+{{adj}}{value}\b,?\s+{{adj}}{noun} of {{named}}",
        rf"the\s+{{adj}}{noun} of {{named}}\s+{_LOOKED}\b{{adv}}{_LINK}\s+{{adj}}{value}\b",
        rf"the\s+{{adj}}{value} (?:of|in) {{whose}}\s+{{adj}}{noun}\b",
        # green-eyed Anne; Anne, green-eyed and tall; Anne was green-eyed
        rf"{value}[- ]{worn}\s+(?:young |old |little )?{{named}}",
        rf"{{subject}}\s*,?\s*(?:who\s+)?(?:{{was}})?{{adv}}\s*(?:{{a}}\s+)?{{adj}}{value}[- ]{worn}\b",
        # with her clear green eyes Anne looked; Anne turned those green eyes of hers on him
        rf"\b[Ww]ith\s+(?:his|her|those|such)\s+{{adj}}{value}\b,?\s+(?:and\s+)?{{adj}}{noun}\b,?\s+{{named}}\s+[a-z]",
        rf"{{named}}\s+[a-z]+\b[^,;.\"A-Z]{{0,40}}?\b(?:those|these)\s+{{adj}}{value}\b,?\s+{{adj}}{noun} of "
        r"(?:his|hers?)\b",
        # Anne had eyes of so pale a green
        rf"{{subject}}\s*{{gap}},?{{adv}}\s*(?:had|has|possessed){{adv}}\s+{{adj}}{noun} of so {{adj}}an?\s+{value}\b",
        # Anne turned on him a pair of green eyes; Anne raised two very green eyes
        rf"{{named}}\s+[a-z]+ed\b[^,;.]{{0,30}}?\s(?:a pair of|two)\s+{{adj}}{value}\b,?\s+{{adj}}{noun}\b",
    )


def _of_sole(noun: str, colour: str, worn: str) -> tuple[Pattern, ...]:
    """Return the ways that name no owner: it is the only person of the sentence."""
    value = rf"(?P<value>\b{colour})"
    return patterns(
        rf"\b(?:a|an|the|those|that|these|two|of|with|such|his|her|what|long|lock of|strand of|and)?\s*{{adj}}"
        rf"{value}\b,?\s+(?:and\s+|but\s+)?{{adj}}{noun}\b",
        rf"\b{noun}\b\s*{{gap}}\s*,?\s*(?:which |that )?{{adv}}\s*{_LOOKED}\b{{adv}}{_LINK}\s+{{adj}}{value}\b",
        rf"\b{noun}\b\s*(?:,|--|—|\()\s*{{adv}}\s*(?:an? |the |of an? |as )?{{adj}}{value}\b",
        rf"\b{noun} (?:of|in) (?:an? |the |that )?{{adj}}{value}\b",
        rf"\b{value}\s+(?:of|in)\s+(?:his|her|the|those)\s+{{adj}}{noun}\b",
        rf"\b{value}[- ]{worn}\b",
    )


_EYE = r"(?:eyes?|irises)"
_HAIRS = r"(?:hair|locks|curls|tresses|ringlets|braids?|plaits?)"
_BEARD = r"(?:beard|moustache|moustaches|mustache|whiskers)"
_HEAD = r"(?:hair|locks|curls|tresses|ringlets|braids?|plaits?|head|mane)"
_KINDS: tuple[tuple[str, tuple[Pattern, ...], Palette, frozenset[str]], ...] = (
    (
        "eyes",
        (*_features(_EYE, EYES.pattern, "eyed"), *_of_sole(_EYE, EYES.pattern, "eyed")),
        EYES,
        called_by("eyes? eyed irises"),
    ),
    (
        "hair",
        (
            *_features(_HAIRS, HAIR.pattern, "haired"),
            *patterns(rf"{{whose}}\s+{{adj}}(?P<value>\b{HAIR.pattern})\b,?\s+(?:and\s+)?{{adj}}{_HEAD}\b"),
            *_of_sole(_HAIRS, HAIR.pattern, "(?:haired|headed)"),
            *patterns(
                r"{named}\s*,?\s*{was}{adv}\s+{a}?\s*{adj}(?P<value>blonde?|brunette|redhead|red-head|auburn-haired)\b",
                r"{whose} (?:head|pate) {was}{adv}\s+(?P<value>grey|gray|white)\b",
            ),
        ),
        HAIR,
        called_by("hair haired locks curls tresses ringlets braids? plaits? blonde? brunette redhead red-head head"),
    ),
    (
        "beard",
        (*_features(_BEARD, HAIR.pattern, "bearded"), *_of_sole(_BEARD, HAIR.pattern, "bearded")),
        HAIR,
        called_by("beard bearded moustaches? mustache whiskers"),
    ),
)
_ALIKE = {"redhead": "red", "red-head": "red"}
_NOT_COLOUR = Late(r"\b(?:black eye|red eyes?|white (?:of|in)|whites)\b|\beye\b")


def _read_colours(sentence: Sentence) -> Claims:
    for attribute, ways, palette, trigger in _KINDS:
        if any(word in sentence.text for word in trigger):
            yield from _coloured(sentence, attribute, ways, palette)


def _coloured(sentence: Sentence, attribute: str, ways: tuple[Pattern, ...], palette: Palette) -> Claims:
    told_of: list[tuple[int, int]] = []
    for way in ways:
        for found in way.finditer(sentence.text):
            span = found.span("value")
            kinds = palette.kinds(_ALIKE.get(found["value"], found["value"]))
            told = mood_of_trait(sentence.text, *found.span())
            if not kinds or told is None or span in told_of or _NOT_COLOUR.search(found.group()):
                continue
            made = claim(sentence, found, attribute, kinds, told)
            if made is not None:
                told_of.append(span)
                yield made


_TALL = "tall towering lanky six-foot"
_SHORT = "short diminutive undersized tiny dwarfish"
_STOUT = "fat stout corpulent portly plump burly obese stocky rotund"
_THIN = "thin slender slim lean skinny gaunt slight spare bony"
_BUILD = {
    **dict.fromkeys(_TALL.split(), ("height", "tall")),
    **dict.fromkeys(_SHORT.split(), ("height", "short")),
    **dict.fromkeys(_STOUT.split(), ("build", "stout")),
    **dict.fromkeys(_THIN.split(), ("build", "thin")),
}
_SHAPE = rf"(?P<value>{one_of(' '.join(_BUILD))})"
_NOUN = r"(?:man|woman|girl|boy|lady|gentleman|fellow|person|creature|youth|figure|lad)"
_SHAPES = patterns(
    rf"{{subject}}\s*{{gap}}\s*(?:was|is|had always been|had been){{adv}}\s+(?:an? )?{{adj}}{_SHAPE},?\s+"
    rf"(?:and )?{{adj}}{_NOUN}\b",
    rf"{{subject}}\s+(?:was|is){{adv}}\s+{{adj}}{_SHAPE}(?=\s*[.,;!]|\s+and\b|\s+for (?:his|her)\b)",
    rf"{{subject}}\s*,\s*(?:an? |the )?{{adj}}{_SHAPE},?\s+(?:and )?{{adj}}{_NOUN}\b",
    rf"{{whose}}\s+{{adj}}{_SHAPE},?\s+(?:and )?{{adj}}(?:figure|frame|form|person)\b",
)
_SHAVEN = patterns(
    r"{subject}\s*,?\s*{was}{adv}\s+{adj}(?P<value>clean-shaven|beardless|bearded)\b",
    r"{subject}\s*,\s*{adj}(?P<value>clean-shaven|beardless|bearded)\b",
    r"{whose}\s+{adj}(?P<value>clean-shaven|beardless|bearded)\s+(?:face|chin|jaw|cheeks?)\b",
)
_HANDED = patterns(
    r"{subject}\s*,?\s*(?:who )?{was}{adv}\s*,?\s*(?P<value>left|right)-handed\b",
    r"{subject}\s*,\s*{adv}\s*(?P<value>left|right)-handed\b",
    r"(?P<value>left|right)-handed {named}",
    r"{subject}\s+(?:always )?(?:wrote|writes|fenced|threw|shot)\s+(?:always\s+)?with (?:his|her) (?P<value>left"
    r"|right)\b(?: hand)?",
)


def _read_shape(sentence: Sentence) -> Claims:
    for ways, named in ((_SHAPES, None), (_SHAVEN, "shaven"), (_HANDED, "handed")):
        for way in ways:
            for found in way.finditer(sentence.text):
                told = mood(sentence.text, *found.span())
                if told is None:
                    continue
                value = found["value"]
                attribute, kind = _BUILD[value] if named is None else (named, value)
                yield claim(sentence, found, attribute, "beardless" if kind == "clean-shaven" else kind, told)


FAMILIES = (
    Family(frozenset().union(*(kind[3] for kind in _KINDS)), _read_colours),
    Family(called_by(" ".join([*_BUILD, "shaven", "beardless", "bearded", "left", "right"])), _read_shape),
)
