"""A repository in one file, as `git bundle create` writes it (gitformat-bundle(5)), unpacked within a push's limits."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pygit2
from plotweaver_gitstore import BRANCHES, MAIN, TAGS
from plotweaver_kit.problems import ProblemError

from plotweaver_backend.projects.refusing import refused
from plotweaver_backend.push.errors import UnpacksTooLarge
from plotweaver_backend.push.questions import Question, Reply, answering
from plotweaver_backend.push.receive_pack import Limits, make_hooks, receive
from plotweaver_backend.push.report import trouble

#: How a bundle of either version begins.
MAGIC = (b"# v2 git bundle\n", b"# v3 git bundle\n")
_REF = re.compile(rb"([0-9a-f]{40}) (\S+)")
_NOTHING = "0" * 40
WHOLE = "Make it with: git bundle create book.bundle --all"


@dataclass(frozen=True)
class Bundle:
    """What a bundle holds.

    Attributes:
        refs: its branches and tags by name, the main one, which comes first, as `refs/heads/main`.
        others: what it names besides, which is no part of a book.
    """

    refs: dict[str, str]
    others: tuple[str, ...]
    pack: bytes


def read_bundle(data: bytes) -> Bundle:
    """Return what a bundle holds.

    Raises:
        ImportRefused: it is broken, builds on versions that it does not hold, or names no branch.
    """
    head, found, pack = data.partition(b"\n\n")
    lines = head.split(b"\n")[1:]
    if not found or any(line.startswith(b"-") for line in lines):
        raise refused("object.broken", "This bundle is not whole.", WHOLE)
    named = [match for line in lines if (match := _REF.fullmatch(line))]
    refs = {match[2].decode("utf-8", "replace"): match[1].decode() for match in named}
    main = _main(refs)
    if main is None:
        raise refused("import.no_book", "This bundle names no branch.", WHOLE)
    kept = {ref: oid for ref, oid in refs.items() if ref.startswith((BRANCHES, TAGS)) and ref not in (main, MAIN)}
    others = tuple(ref for ref in refs if not ref.startswith((BRANCHES, TAGS)) and ref != "HEAD")
    return Bundle({MAIN: refs[main], **kept}, others, pack)


@contextmanager
def unpacked(bundle: Bundle) -> Iterator[pygit2.Repository]:
    """Hold the bundle's objects in a repository of their own until the context ends.

    Raises:
        ImportRefused: git cannot take them.
        ProblemError: `storage.full`.
    """
    with tempfile.TemporaryDirectory(prefix="pw-bundle-") as folder:
        root = Path(folder)
        repository = pygit2.init_repository(str(root / "aside.git"), bare=True)
        tip = bundle.refs[MAIN]
        command = f"{_NOTHING} {tip} {BRANCHES}aside\0report-status side-band-64k".encode()
        others = [
            f"{_NOTHING} {oid} {BRANCHES}aside-{place}".encode() for place, oid in enumerate(bundle.refs.values())
        ]
        asked = b"".join(b"%04x%s" % (len(each) + 4, each) for each in [command, *others]) + b"0000" + bundle.pack
        with answering(root / "ask", _let_in):
            path, hooks = Path(repository.path), make_hooks(root / "hooks")
            try:
                answer = receive(path, hooks, root / "ask", io.BytesIO(asked), Limits())
            except UnpacksTooLarge as error:
                raise refused("file.too_large", error.message, "Bring it in without those versions.") from error
        if broken := trouble(answer):
            if broken[0] == "storage.full":
                raise ProblemError(broken[0], f"{broken[1]} Whoever keeps this installation has to make room.")
            raise refused(*broken)
        if any(oid not in repository for oid in bundle.refs.values()):
            raise refused("object.broken", "This bundle does not hold what it names.", WHOLE)
        yield repository


def _let_in(question: Question) -> Reply:
    return Reply(results=tuple((each.ref, "kept aside") for each in question.commands))


def _main(refs: dict[str, str]) -> str | None:
    """Return the branch that stands for the whole: main, master, what HEAD means, or the only one."""
    heads = [ref for ref in refs if ref.startswith(BRANCHES)]
    wanted = [MAIN, f"{BRANCHES}master", *(ref for ref in heads if refs[ref] == refs.get("HEAD")), *heads]
    return next((ref for ref in wanted if ref in refs), None)
