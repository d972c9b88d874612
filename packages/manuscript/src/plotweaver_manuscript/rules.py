"""What a book's repository may hold: structure that is refused on every way in, with reason and remedy."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

FILE_MODE = 0o100644
MOST_PATH = 400
MOST_DEPTH = 16
MOST_BYTES = 5 * 1024 * 1024
MOST_ASSET_BYTES = 25 * 1024 * 1024
MOST_FILES = 20_000

# Windows keeps these names for devices, whatever their ending.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
# Letters that HFS+ leaves out when it compares names, so that ".g\u200cit" opens ".git".
_HFS_IGNORED = re.compile("[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]")
# NTFS opens ".git" also as "git~1", with trailing dots and blanks, and with a stream's name after a colon.
_GIT_LOOK_ALIKE = re.compile(r"(?:\.git|git~\d+|\.gitmodules|gitmod~\d+|gi7eba~\d+)[. ]*(?::.*)?", re.IGNORECASE)
_SECRETS = re.compile(
    rb"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bglpat-[\w-]{20}\b"
    rb"|\bpwt_[\w-]{43}|\bAKIA[0-9A-Z]{16}\b|\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{32,}\b"
)


@dataclass(frozen=True)
class Entry:
    """A file of a tree. `data` is None where only the tree is judged (its size is known all the same)."""

    path: str
    mode: int
    size: int
    data: bytes | None


@dataclass(frozen=True)
class Violation:
    """A rule that a file breaks, and how to mend it."""

    rule: str
    path: str
    message: str
    remedy: str


def check_structure(entries: Iterable[Entry]) -> list[Violation]:
    """Return every violation of a whole tree's structure; content is never judged here."""
    violations: list[Violation] = []
    folded: dict[str, str] = {}
    count = 0
    for entry in entries:
        count += 1
        violations += _path(entry.path) + _kind(entry) + _content(entry)
        violations += _collisions(entry.path, folded)
    if count > MOST_FILES:
        message = f"The book has {count:,} files; {MOST_FILES:,} is the most."
        violations.append(Violation("files.too_many", "", message, "Take out what is no part of the book."))
    return violations


def _path(path: str) -> list[Violation]:
    if len(path) > MOST_PATH or path.count("/") >= MOST_DEPTH:
        message = f"A path may have {MOST_PATH} letters and {MOST_DEPTH} folders."
        return [Violation("path.too_long", path[:MOST_PATH], message, "Shorten the folders' names.")]
    if unicodedata.normalize("NFC", path) != path:
        message = "The name is not in Unicode's composed form (NFC)."
        return [Violation("path.not_nfc", path, message, "Rename the file; type accented letters anew.")]
    return [violation for part in path.split("/") if (violation := _name(part, path))]


def _name(name: str, path: str) -> Violation | None:
    if name in ("", ".", ".."):
        return Violation("path.empty", path, "A name in this path is empty or made of dots.", "Rename it.")
    if any(unicodedata.category(letter) in ("Cc", "Cs") or letter in '\\:*?"<>|' for letter in name):
        message = 'A name holds a control character or one of \\ : * ? " < > |, which some computers cannot keep.'
        return Violation("path.character", path, message, "Rename it without that character.")
    if _GIT_LOOK_ALIKE.fullmatch(_HFS_IGNORED.sub("", name)):
        return Violation("path.git", path, "A name that some computers take for git's own.", "Rename it.")
    if _RESERVED.fullmatch(name) or name.endswith((".", " ")) or _HFS_IGNORED.search(name):
        return Violation("path.reserved", path, "A name that some computers cannot keep.", "Rename it.")
    return None


def _kind(entry: Entry) -> list[Violation]:
    if entry.mode == FILE_MODE:
        return []
    message = "Only regular files are kept: no links, no submodules, no programs."
    return [Violation("file.kind", entry.path, message, "Replace it by a regular file (git update-index --chmod=-x).")]


def _content(entry: Entry) -> list[Violation]:
    asset = entry.path.startswith("assets/")
    most = MOST_ASSET_BYTES if asset else MOST_BYTES
    if entry.size > most:
        message = f"The file has {entry.size / 1024 / 1024:.1f} MB; {most // 1024 // 1024} MB is the most here."
        return [Violation("file.too_large", entry.path, message, "Split it, or keep it elsewhere.")]
    if entry.data is None or asset:
        return []
    found = []
    if not _is_utf8(entry.data):
        message = "The file is not UTF-8 text."
        found.append(Violation("file.encoding", entry.path, message, "Save it as UTF-8, or move it to assets/."))
    if _SECRETS.search(entry.data):
        message = "The file seems to hold a key or token, which everyone with the book could read."
        found.append(Violation("file.secret", entry.path, message, "Take it out, and withdraw it where it was issued."))
    return found


def _is_utf8(data: bytes) -> bool:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return "\x00" not in text


def _collisions(path: str, folded: dict[str, str]) -> list[Violation]:
    """Return a violation if a name differs from another only by case: on many computers they are one file."""
    parts = path.split("/")
    for depth in range(1, len(parts) + 1):
        name = "/".join(parts[:depth])
        other = folded.setdefault(unicodedata.normalize("NFC", name.casefold()), name)
        if other != name:
            message = f"On many computers this is the same name as {other}."
            return [Violation("path.collision", path, message, "Rename one of them.")]
    return []
