"""What a book says of how its words are written: the language of its spelling, and its quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast, get_args

from plotweaver_manuscript.tree import Tree, text_of
from plotweaver_manuscript.yamlspan import load_mapping

GUIDE = "style/guide.yaml"

Marks = Literal["double", "single", "guillemets", "dashes", "none"]

#: A language tag, as far as its form goes.
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}")
_OTHERWISE = "en"


@dataclass(frozen=True)
class HouseStyle:
    """How words are written. `marks`: as the style guide has it; None: it says nothing that is understood."""

    language: str
    marks: Marks | None


def is_language_tag(text: str) -> bool:
    """Say whether a text has the form of a language tag, such as `en-GB`."""
    return _TAG.fullmatch(text) is not None


def read_house_style(tree: Tree, language: str) -> HouseStyle:
    """Return what the style guide says, else what the book's own language is; nothing here raises.

    Args:
        language: the book's, as `plotweaver.yaml` has it.
    """
    guide = load_mapping(text_of(tree, GUIDE) or "")[0]
    spelling, marks = guide.get("spelling"), guide.get("quotation_marks")
    tags = (each for each in (spelling, language) if isinstance(each, str) and is_language_tag(each))
    return HouseStyle(next(tags, _OTHERWISE), cast(Marks, marks) if marks in get_args(Marks) else None)
