"""Telling which encoding a file has, and refusing what is no text."""

from __future__ import annotations

import codecs
import re

from plotweaver_manuscript.errors import ImportRefused

MOST_BYTES = 20 * 1024 * 1024
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CHOOSE, _SAVE = "Choose the file that holds the text.", "Save it as plain text, as UTF-8, and try again."
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes) -> str:
    """Return a file's text with `\\n` line ends, decoded from UTF-8, UTF-16, Windows-1252 or Latin-1.

    Raises:
        ImportRefused: empty, above 20 MB, binary, or in none of these encodings.
    """
    text = decode_as_is(data).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise _refused("import.empty", "The file holds no words.", _CHOOSE)
    return text


def decode_as_is(data: bytes) -> str:
    """Return a file's text with the line ends that it has; else as `decode` does."""
    if not data.strip():
        raise _refused("import.empty", "The file is empty.", _CHOOSE)
    if len(data) > MOST_BYTES:
        size = len(data) / 1024 / 1024
        raise _refused("file.too_large", f"The file has {size:.0f} MB; 20 MB is the most.", "Bring it in parts.")
    text = _decoded(data)
    if _CONTROL.search(text):
        raise _refused("file.encoding", "The file is not plain text.", _SAVE)
    return text


def _decoded(data: bytes) -> str:
    for encoding in _candidates(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _refused("file.encoding", "The file's letters cannot be read.", _SAVE)


def _candidates(data: bytes) -> list[str]:
    """Return encodings in the order to try; Latin-1 takes any byte, so only where it gives no control letters."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return [encoding]
    half = len(data) // 2
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):  # every other byte of Western text is zero
        if len(data) % 2 == 0 and data[start::2].count(0) > 0.7 * half > 0:
            return [encoding]
    latin = [] if any(0x80 <= byte <= 0x9F for byte in set(data)) else ["latin-1"]
    return ["utf-8", "cp1252", *latin]


def _refused(rule: str, message: str, remedy: str) -> ImportRefused:
    return ImportRefused(rule, f"{message} Nothing was created.", remedy=remedy, path="")
