"""Colours of eyes and hair as kinds that can be compared: `raven` is black, `flaxen` fair."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plotweaver_manuscript.canon.grammar import one_of

_EYES: Mapping[str, str] = {
    "blue": "blue azure sapphire cornflower cerulean periwinkle bluest turquoise forget-me-not china-blue",
    "green": "green emerald jade sea-green greenest bottle-green",
    "grey": "grey gray slate steel greyest grayest pewter steel-grey slate-grey smoke-grey",
    "brown": "brown chestnut chocolate umber nut-brown brownest mahogany coffee-brown",
    "hazel": "hazel",
    "black": "black jet jet-black ebony coal-black blackest sloe-black",
    "dark": "dark darkest",
    "amber": "amber golden tawny topaz yellow honey-coloured honey-colored",
    "violet": "violet lavender purple amethyst",
}
_HAIR: Mapping[str, str] = {
    "black": "black raven jet jet-black ebony inky coal-black blackest blue-black",
    "brown": "brown mousy mouse-coloured nut-brown brunette walnut hazel brownest",
    "brown/red": "auburn chestnut russet titian",
    "fair": "fair blond blonde golden flaxen yellow straw-coloured straw-colored honey-coloured gold wheaten"
    " corn-coloured tow-coloured fairest straw honey",
    "fair/red": "sandy strawberry",
    "red": "red ginger copper coppery carroty flame-coloured foxy reddish copper-coloured reddest",
    "grey": "grey gray white silver silvery snowy snow-white hoary iron-grey grizzled silver-grey greying graying",
    "dark": "dark darkest",
}
#: Words that only shade what follows them.
_SHADES = "dark light pale deep bright clear soft cold warm rich dull vivid brilliant pure faded washed-out ash jet"
_MIXED = r"[a-z]+ish"


class Palette:
    """The colours that something may have."""

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self._kinds = {word: kind for kind, words in kinds.items() for word in words.split()}
        words = one_of(" ".join(self._kinds))
        shade = rf"(?:{one_of(_SHADES)}[ -]+|{_MIXED}[ -]+)?"
        #: A pattern for a colour, with its shade and perhaps a second colour.
        self.pattern = rf"{shade}{words}(?:[- ](?:and[- ])?{words})?"

    def kinds(self, words: str) -> str:
        """Return the kinds of a colour's words, sorted and parted by `/`: `blue/grey`."""
        found = [self._kinds[word] for word in self._words(words)]
        if len(found) > 1 and "dark" in found:  # dark blue is blue
            found = [kind for kind in found if kind != "dark"]
        return "/".join(sorted({kind for each in found for kind in each.split("/")}))

    def _words(self, words: str) -> list[str]:
        text = words.lower()
        whole = [word for word in re.split(r"[^a-z-]+", text) if word in self._kinds]
        parts = [part for part in re.split(r"[^a-z]+", text) if part in self._kinds]
        stems = [word[:-3] for word in re.findall(_MIXED, text) if word not in self._kinds]
        mixed = [each for stem in stems for each in (stem, stem[:-1], f"{stem}e") if each in self._kinds]
        return [*(whole or parts), *mixed]


EYES = Palette(_EYES)
HAIR = Palette(_HAIR)
