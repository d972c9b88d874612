"""Which quotations are speech or thought, and which only words in marks: titles, names, irony, letters, verse.

A logistic model over few features; its weights are data (`weights.json`, written by `benchmarks.quality train`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plotweaver_manuscript.reading import Reading

from plotweaver_quality.quotes import english
from plotweaver_quality.quotes.layout import Piece
from plotweaver_quality.quotes.tags import Tag


def features(reading: Reading, piece: Piece, before: Tag | None, after: Tag | None) -> list[str]:
    """Return what is seen of a quotation, by name."""
    text = reading.text[piece.start : piece.end]
    keys = reading.keys[piece.words.start : piece.words.stop]
    found = ["bias", f"words={_length(len(keys))}", f"starts={_start(text)}", f"ends={_end(text)}"]
    lead, tail = piece.lead.rstrip(), piece.tail.lstrip()
    whole = not lead and not tail
    found.append(f"whole={whole}")
    found.append(f"lead={_lead(reading, piece, lead)}:{_end(text)}")
    found.append(f"tail={_tail(tail)}:{_end(text)}")
    found.append(f"after={_told(after)}")
    found.append(f"before={_told(before)}")
    if is_reported(reading, piece):
        found.append(f"reported={'long' if len(keys) > 20 else 'short'}")
    found.append(f"person={_is_personal(keys)}:{len(keys) > 4}")
    kind = reading.paragraphs[piece.paragraph].kind
    if kind in ("verse", "quote") or _is_verse(reading.text[piece.start : piece.end]):
        found.append("verse")
    if _is_title(reading, piece):
        found.append(f"title:{len(keys) > 1}")
    if (keys and keys[0] == "dear") or (keys[:2] == ("my", "dear") and len(keys) > 60):
        found.append(f"letter:{len(keys) > 30}")
    if piece.continues:
        found.append(f"continues:{whole}")
    return found


def is_reported(reading: Reading, piece: Piece) -> bool:
    """Say whether a quotation tells of others, in the past: `He longed to see her.`"""
    keys = reading.keys[piece.words.start : piece.words.stop]
    third = any(key in english.MALE_PRONOUNS or key in english.FEMALE_PRONOUNS or key == "they" for key in keys)
    past = sum(key in reading.language.tenses.get("past", ()) for key in keys)
    present = sum(key in reading.language.tenses.get("present", ()) for key in keys)
    return not _is_personal(keys) and third and past > present


def probability(found: list[str], weights: Mapping[str, float]) -> float:
    """Return how likely it is speech, between 0 and 1, by the logistic function of the summed weights."""
    total = sum(weights.get(each, 0.0) for each in found)
    return 1 / (1 + 2.718281828459045**-total)


def _is_personal(keys: Sequence[str]) -> bool:
    return any(key in english.FIRST_PERSON or key in english.SECOND_PERSON for key in keys)


def _length(count: int) -> str:
    return next((str(limit) for limit in (1, 2, 3, 5, 8, 15, 40, 100) if count <= limit), "more")


def _start(text: str) -> str:
    mark = text.lstrip("_*'‘ ")[:1]
    return "capital" if mark.isupper() else "small" if mark.islower() else "other"


def _end(text: str) -> str:
    mark = text.rstrip("_*'’ ")[-1:]
    return mark if mark in ".,!?" else "dash" if mark in "-—–:;…" else "none"


def _lead(reading: Reading, piece: Piece, lead: str) -> str:
    if not lead:
        return "first" if piece.first else "next"
    if lead[-1] in ",:":
        return lead[-1]
    if lead[-1] in ".!?":
        return "stop"
    if lead[-1] in "-—–;(":
        return "mark"
    word = reading.keys[piece.before.stop - 1] if piece.before else ""
    if word in reading.language.saying:
        return "says"
    return "naming" if word in english.NAMING else "word"


def _tail(tail: str) -> str:
    if not tail:
        return "last"
    return "small" if tail[0].islower() else "capital" if tail[0].isupper() else "mark"


def _told(tag: Tag | None) -> str:
    if tag is None:
        return "none"
    return f"{tag.subject.kind}:{tag.says}:{tag.sure}"


def _is_verse(text: str) -> bool:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return (
        len(lines) > 1
        and all(line[:1].isupper() or not line[:1].isalpha() for line in lines)
        and max(map(len, lines)) < 64
    )


def _is_title(reading: Reading, piece: Piece) -> bool:
    spans = reading.words[piece.words.start : piece.words.stop]
    long = [reading.text[start] for start, end in spans if end - start > 3]
    return bool(long) and all(each.isupper() for each in long) and len(spans) < 9
