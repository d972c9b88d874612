"""Writing new YAML: only for files and entries that did not exist (existing ones are patched by spans)."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

# What YAML could read as something else than a string, or as syntax, is quoted.
_PLAIN = re.compile(r"[A-Za-z](?:[\w ,.'’()—–-]*[\w.')’])?")
# JSON leaves these as they are; YAML counts some as line ends and refuses the others.
_UNWRITTEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_WORDS = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


def scalar(value: str) -> str:
    """Return a string as a YAML scalar: plain where that is safe, else double-quoted as JSON writes it."""
    if _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
        return value
    return _UNWRITTEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def yaml_pair(key: str, value: str) -> str:
    """Return a line `key: value`."""
    return f"{key}: {scalar(value)}\n"


def yaml_list(key: str, values: Sequence[str]) -> str:
    """Return a block list under a key; an empty one in brackets."""
    if not values:
        return f"{key}: []\n"
    return f"{key}:\n" + "".join(f"  - {scalar(value)}\n" for value in values)
