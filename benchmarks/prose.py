"""A novel of any length in invented words: the same words every time, with the common and the rare of a real one."""

from __future__ import annotations

import itertools
import random

#: As many different words as a long novel has.
_VOCABULARY = 8_000
_SYLLABLES = (
    "ba", "be", "bri", "ca", "cel", "da", "dor", "el", "fa", "fen", "gra", "hal", "in", "ka", "lo", "lum", "ma", "mer",
    "na", "nor", "o", "or", "pa", "pel", "qua", "ra", "ren", "sa", "sil", "ta", "ter", "tho", "u", "va", "ven", "wi",
)  # fmt: skip
_SENTENCE, _PARAGRAPH, _SCENE, _CHAPTER = 14, 5, 12, 4


class Prose:
    """Tells a novel.

    Args:
        words: about how many.
    """

    def __init__(self, words: int) -> None:
        self._words = words
        self._chance = random.Random(7)
        self.vocabulary = self._made_up()
        # the second word half as often as the first, and so on, as in any language
        self._weights = list(itertools.accumulate(1 / place for place in range(1, _VOCABULARY + 1)))

    def text(self) -> str:
        """Return the whole, with chapters and breaks between scenes."""
        scenes = max(1, self._words // (_SENTENCE * _PARAGRAPH * _SCENE))
        chapters = (min(_CHAPTER, scenes - before) for before in range(0, scenes, _CHAPTER))
        told = [self._chapter(number, length) for number, length in enumerate(chapters, 1)]
        return "\n\n\n".join(told) + "\n"

    def scene(self) -> str:
        """Return all of it as one scene, its paragraphs without a break between them."""
        return (
            "\n\n".join(self._scene() for _ in range(max(1, self._words // (_SENTENCE * _PARAGRAPH * _SCENE)))) + "\n"
        )

    def _made_up(self) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < _VOCABULARY:
            found["".join(self._chance.choices(_SYLLABLES, k=self._chance.randint(1, 4)))] = None
        return list(found)

    def _chapter(self, number: int, scenes: int) -> str:
        return f"CHAPTER {number}\n\n" + "\n\n* * *\n\n".join(self._scene() for _ in range(scenes))

    def _scene(self) -> str:
        return "\n\n".join(" ".join(self._sentence() for _ in range(_PARAGRAPH)) for _ in range(_SCENE))

    def _sentence(self) -> str:
        length = self._chance.randint(_SENTENCE - 8, _SENTENCE + 8)
        words = self._chance.choices(self.vocabulary, cum_weights=self._weights, k=length)
        return f"{' '.join(words).capitalize()}."
