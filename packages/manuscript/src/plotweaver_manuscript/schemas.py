"""JSON Schemas of format 1, for editors that complete and check YAML (draft 2020-12)."""

from __future__ import annotations

from typing import Any, get_args

from plotweaver_manuscript.book_format import FORMAT
from plotweaver_manuscript.house_style import GUIDE, Marks

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_TEXT_OR_TEXTS: Schema = {"type": ["string", "array"], "items": _TEXT}
_NAME: Schema = {"type": "string", "minLength": 1}
#: A title may be a number: “1984” needs no quotation marks.
_TITLE: Schema = {"type": ["string", "number"], "minLength": 1}


def json_schemas() -> dict[str, Schema]:
    """Return a schema for each kind of YAML in a book, by the kind's name.

    Further keys are allowed everywhere: the format reports what it does not know, and never refuses it.
    """
    return {
        "book": _book(),
        "contents": _contents(),
        "chapter": _chapter(),
        "scene": _scene(),
        "character": _character(),
        "places": _places(),
        "outline": _outline(),
        "style-guide": _style_guide(),
        "waivers": _waivers(),
    }


def _book() -> Schema:
    return _object(
        "plotweaver.yaml",
        "The book itself.",
        {
            "format": {"const": FORMAT, "description": "the version of this format"},
            "title": _TITLE | {"description": "the book's title"},
            "authors": _TEXTS | {"description": "who writes it"},
            "language": _NAME | {"description": "a language tag such as en-GB"},
            "genre": _TEXT,
            "targets": {"type": "object", "description": "aims, such as words: 90000"},
            "gates": {
                "type": "object",
                "description": "what checks may do",
                "properties": {
                    "block": {
                        "type": "array",
                        "items": {"type": "string", "pattern": "^(repetition|style|continuity)([.][a-z-]+)?$"},
                        "description": "dimensions or rules that may stop a change; all others only advise",
                    },
                    "require": {
                        "type": "object",
                        "additionalProperties": {"type": "number", "minimum": 0, "maximum": 100},
                        "description": "scores that the book must reach: overall, or a dimension's",
                    },
                },
            },
            "checks": {
                "type": "object",
                "additionalProperties": {"type": ["string", "boolean", "object"]},
                "description": "by a rule or a dimension: on, off, error, warning, note, or the rule's options",
            },
            "rules": {
                "type": "array",
                "maxItems": 50,
                "items": _rule(),
                "description": "what a change may not bring into the book's files",
            },
            "budgets": {"type": "object", "description": "what drafting may cost, in US dollars"},
            "ai": _ai(),
        },
        ["format", "title"],
    )


def _rule() -> Schema:
    words = {"type": "array", "items": {"type": "string"}, "minItems": 1}
    return {
        "type": "object",
        "properties": {
            "name": _NAME | {"description": "what the rule is called when it refuses"},
            "message": {"type": "string", "description": "what the author reads then"},
            "paths": {"type": "string", "maxLength": 200, "description": "which files; ** stands for any folders"},
            "forbid": words | {"description": "words or phrases that may not stand in them"},
            "largest_kb": {"type": "number", "exclusiveMinimum": 0, "description": "how large they may be"},
            "require": words | {"description": "entries that scene details must have"},
            "only": words | {"description": "endings that they may have"},
        },
        "additionalProperties": False,
    }


def _contents() -> Schema:
    return _object(
        "manuscript/book.yaml",
        "The order of the book.",
        {"chapters": _TEXTS | {"description": "chapters' folders, in order"}},
        ["chapters"],
    )


def _chapter() -> Schema:
    return _object(
        "manuscript/<chapter>/chapter.yaml",
        "A chapter.",
        {
            "title": _TITLE,
            "heading": _TEXT | {"description": "the chapter's heading as an imported file wrote it"},
            "part": _TEXT | {"description": "the part of the book that begins with this chapter"},
            "summary": _TEXT,
            "scenes": _TEXTS | {"description": "scenes' file names without .md, in order"},
        },
        ["scenes"],
    )


def _scene() -> Schema:
    return _object(
        "the front matter of manuscript/<chapter>/<scene>.md",
        "What cannot be inferred from the scene's prose.",
        {
            "id": _NAME | {"description": "stays with the scene, wherever it moves"},
            "title": _TITLE,
            "pov": _TEXT | {"description": "whose point of view"},
            "location": _TEXT,
            "when": {"type": ["string", "number"], "description": "story time"},
            "beats": _TEXTS,
            "purpose": _TEXT | {"description": "what the scene is for"},
            "requires": _TEXTS | {"description": "ids of scenes that must come before"},
            "opens": _TEXT_OR_TEXTS | {"description": "ids of plot threads that begin here"},
            "closes": _TEXT_OR_TEXTS | {"description": "ids of plot threads that end here"},
            "threads": _TEXT_OR_TEXTS | {"description": "ids of plot threads that run through here"},
            "status": _TEXT | {"description": "such as draft, revised or final"},
        },
        [],
    )


def _character() -> Schema:
    return _object(
        "characters/<name>.yaml",
        "A character.",
        {
            "name": _NAME,
            "aliases": _TEXTS,
            "role": _TEXT,
            "traits": _TEXTS,
            "facts": {"type": "object", "description": "what must stay true, such as eyes: grey"},
            "voice": {"type": ["string", "object", "array"], "description": "notes on how they speak"},
        },
        ["name"],
    )


def _places() -> Schema:
    """Return what a file of places may be: one place that has a name, or many by their ids."""
    place: Schema = {
        "type": "object",
        "properties": {
            "name": _NAME,
            "aliases": _TEXTS,
            "about": _TEXT,
            "facts": {"type": "object", "description": "what must stay true"},
            "travel": {
                "type": "object",
                "additionalProperties": {
                    "type": "string",
                    "pattern": "[0-9]+(?:[.][0-9]+)?\\s*(?:[Mm]in|[Hh]|[Dd]ay|[Ww]eek)",
                },
                "description": "by another place's id, how long the way takes, such as 20 minutes or 2 hours",
            },
        },
    }
    one, many = place | {"required": ["name"]}, {"not": {"required": ["name"]}, "additionalProperties": place}
    return _object("world/<file>.yaml", "A place, or several by their ids.", {}, []) | {"oneOf": [one, many]}


def _outline() -> Schema:
    thread: Schema = {
        "type": "object",
        "properties": {
            "id": _NAME | {"description": "how scenes name it"},
            "about": _TEXT | {"description": "what it is about"},
            "opens": _TEXT_OR_TEXTS | {"description": "ids of scenes that open it"},
            "closes": _TEXT_OR_TEXTS | {"description": "ids of scenes that close it"},
            "scenes": _TEXT_OR_TEXTS | {"description": "ids of further scenes that it runs through"},
        },
        "required": ["id"],
    }
    threads = {"threads": {"type": "array", "items": thread, "description": "what is opened and wants to be closed"}}
    return _object("plot/outline.yaml", "The plot.", threads, [])


def _style_guide() -> Schema:
    return _object(
        GUIDE,
        "How this book is written.",
        {
            "tense": {"enum": ["past", "present", "future", "mixed"]},
            "person": {"enum": ["first", "second", "third", "mixed"]},
            "spelling": _TEXT | {"description": "a language tag such as en-GB"},
            "quotation_marks": {"enum": [*get_args(Marks)]},
            "banned": _TEXTS | {"description": "words and phrases that never stand in the book"},
            "preferred": {
                "type": "object",
                "additionalProperties": _TEXT,
                "description": "the word to avoid, and the one to write instead",
            },
            "patterns": {"type": "array", "items": _pattern(), "description": "what to look at each time"},
            "numbers": {
                "type": "object",
                "properties": {"words_below": {"type": "integer", "description": "numbers below are written in words"}},
            },
            "sentence_length": {"type": "integer", "description": "how many words a sentence has at most"},
            "reading_level": {"type": "number", "description": "the school grade that the book is written for"},
            "rules": _TEXTS | {"description": "further rules, in words"},
        },
        [],
    )


def _pattern() -> Schema:
    return {
        "type": "object",
        "properties": {
            "pattern": _NAME | {"description": "a phrase; * stands for any word, a|b for either"},
            "message": _TEXT | {"description": "what the author reads then"},
            "instead": _TEXT | {"description": "what could be written"},
        },
        "required": ["pattern"],
    }


def _ai() -> Schema:
    """Return what a book says of models: PlotWeaver lets no more than both this and the owner's own setting let."""
    named = {"type": "array", "items": {"type": "string"}, "description": "hosts of providers, besides this machine"}
    closed = {"enum": ["none", "local"], "description": "local: models on this machine"}
    allow = {"oneOf": [closed, named], "description": "which models may read this book"}
    return {"type": "object", "properties": {"allow": allow}}


def _waivers() -> Schema:
    entry = {
        "type": "object",
        "properties": {
            "finding": _NAME | {"description": "the finding's name, as `plotweaver check` prints it"},
            "rule": _NAME | {"description": "with `text`: every finding of this rule that quotes it"},
            "text": _NAME | {"description": "the words, such as those of a refrain"},
            "reason": _NAME | {"description": "why it is intended; without one the waiver does not count"},
        },
        "required": ["reason"],
        "anyOf": [{"required": ["finding"]}, {"required": ["rule", "text"]}],
    }
    properties = {"waivers": {"type": "array", "items": entry}}
    return _object("quality/waivers.yaml", "Findings that are intended.", properties, ["waivers"])


def _object(file: str, about: str, properties: dict[str, Schema], required: list[str]) -> Schema:
    return {
        "$schema": _DIALECT,
        "title": file,
        "description": about,
        "type": "object",
        "properties": properties,
        "required": required,
    }
