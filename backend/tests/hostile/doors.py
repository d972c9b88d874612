"""Every way in, behind one small interface: bring a case, and tell what came of it."""

import inspect
import io
import json
import re
import shutil
import subprocess
import typing
import uuid
import zipfile
import zlib
from abc import ABC, abstractmethod
from dataclasses import dataclass, fields
from pathlib import Path

import pygit2
from plotweaver_backend.changes import Author, ChangeRefused, ChangeService, Move
from plotweaver_backend.projects.archives import files_of
from plotweaver_backend.push import receive_pack
from plotweaver_backend.suggestions.proposing import Proposal
from plotweaver_backend.suggestions.service import SuggestionsService
from plotweaver_backend.suggestions.splitting import split_edits, split_new_text
from plotweaver_contracts.generation import DecisionEntry
from plotweaver_contracts.manuscript import Edit
from plotweaver_gitstore import MAIN, head
from plotweaver_manuscript.errors import PlotWeaverError
from plotweaver_manuscript.importing import decode, plan_import, to_files
from pydantic import ValidationError

from .cases import MEGABYTE, SCENE
from .packing import FILE, Hand, pack


@dataclass(frozen=True)
class Verdict:
    """What came of a case. `rule`: which refused it; "": it came in, as a version of `project`."""

    rule: str
    path: str = ""
    message: str = ""
    project: str = ""


class Door(ABC):
    """A way in.

    Attributes:
        carries: what it can say besides a text.
        kind: whether it writes into a book that is there ("book") or makes a new one ("shelf").
    """

    carries: frozenset[str] = frozenset()
    kind = "book"

    def __init__(self, place):
        self.place = place

    @abstractmethod
    def bring(self, case, book):
        """Bring a case in and return the verdict."""

    @abstractmethod
    def cannot(self):
        """Assert, on the product itself, that what `carries` leaves out cannot be said here."""


def _answered(answer, project=""):
    body = answer.get_json()
    if answer.status_code < 400:
        return Verdict("", project=project or body["project"]["id"])
    assert answer.content_type == "application/problem+json", answer
    first = body["errors"][0] if body["errors"] else {}
    message = f"{body['title']} {body['detail']} {first.get('message', '')}"
    return Verdict(first.get("rule") or body["code"], first.get("field", ""), message)


class Save(Door):
    """A change set in JSON, as the browser and programs send it."""

    carries = frozenset({"path", "empty-name", "nul"})

    def bring(self, case, book):
        edits = [{"path": path.decode(), "text": _sendable(data)} for path, data, _ in case.files]
        body = json.dumps({"base": book.tip, "edits": edits})
        body = case.spoil(body) if case.spoil else body
        path = f"/api/v1/projects/{book.project}/changes"
        headers = {"Content-Type": "application/json"}
        return _answered(self.place.house.call("owner", "POST", path, data=body, headers=headers), book.project)

    def cannot(self):
        assert set(Edit.model_fields) == {"path", "text", "pasted"}
        for name in ("path", "text"):
            try:
                Edit.model_validate({"path": "a", "text": "b"} | {name: b"\xe9"})
            except ValidationError:
                continue
            raise AssertionError(name)


def _sendable(data):
    # as JSON, nothing would be six times as long: for what is too large, any letters will do
    return data.decode() if len(data) < 7 * MEGABYTE else "x" * (7 * MEGABYTE)


class Shelf(Door):
    """A file that becomes a book of its own."""

    kind = "shelf"

    def _send(self, data, filename):
        headers = {"Idempotency-Key": uuid.uuid4().hex}
        path = f"/api/v1/projects/import?filename={filename}"
        return _answered(self.place.house.call("owner", "POST", path, data=data, headers=headers))


class Text(Shelf):
    """A novel in one file of text."""

    carries = frozenset({"bytes"})

    def bring(self, case, book):
        return self._send(case.files[-1][1], "rain.txt")

    def cannot(self):
        hostile = "CHAPTER .git\n\nRain.\n\nCHAPTER ../../CON\n\nSnow.\n\nCHAPTER e\u0301\\:\n\nSun.\n"
        files = to_files(plan_import(decode(hostile.encode()), ".git/config"))
        assert all(re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*\.(md|yaml)", path) for path in files), files
        assert all(isinstance(data, bytes) for data in files.values())


class Archive(Shelf):
    """A book in a zip archive."""

    carries = frozenset({"path", "mode", "name-bytes", "bytes", "empty-name", "nul", "zip"})

    def bring(self, case, book):
        packed = io.BytesIO()
        own = {path: (data, FILE) for path, data in book.files.items()}
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for path, (data, _) in own.items():
                if path.encode() not in {each for each, _, _ in case.files}:
                    archive.writestr(path, data)
            for number, (name, data, mode) in enumerate(case.files):
                archive.writestr(_info(_stand_in(number, name), mode), data)
        data = packed.getvalue()
        for number, (name, _, _) in enumerate(case.files):
            data = data.replace(_stand_in(number, name), name)
        return self._send(case.spoil(data) if case.spoil else data, "book.zip")

    def cannot(self):
        # names and bytes are all that is taken from it: git's objects would be files like others
        assert typing.get_type_hints(files_of)["return"] == dict[str, bytes]


def _stand_in(number, name):
    # as long as the name: zipfile itself writes no such name, and the reader must meet it all the same
    return f"{chr(0x100 + number)}{'-' * (len(name) - 2)}".encode()


def _info(name, mode):
    info = zipfile.ZipInfo(name.decode())
    info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
    info.external_attr = int(mode, 8) << 16
    return info


@dataclass(frozen=True)
class Brought:
    """A case as git has it: `known` and `made` are objects, `repository` holds them where git can hold them."""

    tip: str
    pack: bytes
    repository: Path | None


class Git(Door):
    """A way in for versions."""

    carries = frozenset({"path", "mode", "name-bytes", "bytes", "objects"})

    def brought(self, case, book):
        """Return the case's version on top of a book, made once for all doors."""
        key = (case.name, book.project)
        if key not in self.place.brought:
            # what is large is not kept
            self.place.brought.clear()
            self.place.brought[key] = self._make(case, book)
        return self.place.brought[key]

    def _make(self, case, book):
        hand = Hand(book.files, book.tip, book.objects)
        tip = case.build(hand) if case.build else hand.commit(hand.tree(*hand.lines(case.files)))
        packed = pack([*book.objects, *hand.made.values()])
        folder = self.place.folder / uuid.uuid4().hex
        pygit2.init_repository(str(folder), bare=True)
        if "loose" in case.needs:
            _spoil_file(folder, hand.made, case.spoil)
            return Brought(tip, b"", folder)
        command = ["git", "-C", str(folder), "index-pack", "--stdin"]
        subprocess.run(command, input=packed, check=True, capture_output=True)
        return Brought(tip, case.spoil(packed) if case.spoil else packed, folder)


def _spoil_file(folder, made, spoil):
    for oid, (kind, data) in made.items():
        raw = zlib.compress(b"%s %d\0%s" % (kind.encode(), len(data), data))
        path = folder / "objects" / oid[:2] / oid[2:]
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(spoil(raw) if kind == "blob" else raw)


class Moving(Git):
    """A version that is in the repository, or beside it, already: a fetch's, or another service's."""

    carries = Git.carries | {"loose"}

    def bring(self, case, book):
        brought = self.brought(case, book)
        changes = self.place.house.services.get(ChangeService)
        move = Move(book.project, MAIN, book.tip, brought.tip, Author("Eve", "eve@example.org"), uuid.uuid4().hex)
        objects = brought.repository / "objects"
        judged = _raised(lambda: changes.judge(move, objects))
        alternates = book.path / "objects" / "info" / "alternates"
        alternates.parent.mkdir(exist_ok=True)
        alternates.write_text(f"{objects}\n")
        try:
            with book.looked_at_anew():
                moved = _raised(lambda: changes.move(move))
            if not moved.rule:
                shutil.copytree(objects / "pack", book.path / "objects" / "pack", dirs_exist_ok=True)
        finally:
            alternates.unlink()
        assert judged == moved, "what is judged beforehand and what is done must be one"
        return moved if moved.rule else Verdict("", project=book.project)

    def cannot(self):
        # by then objects are in a folder of objects: how they came there is the other doors' business
        assert {each.name for each in fields(Move)} == {
            *("project", "ref", "before", "after", "author", "change_id", "asked"),
        }
        assert set(inspect.signature(ChangeService.judge).parameters) == {"self", "move", "quarantine"}
        _assert_no_such_tree()


def _assert_no_such_tree():
    for name in (b"", b"a\0b"):
        hand = Hand({}, "", ())
        _, raw = hand.made[hand.tree((FILE, name, hand.blob(b"")))]
        read = subprocess.run(
            ["git", "hash-object", "-t", "tree", "--stdin"], input=raw, capture_output=True, check=False
        )
        assert read.returncode != 0, name


def _raised(action):
    try:
        action()
    except ChangeRefused as error:
        first = error.detail["violations"][0]
        return Verdict(first.rule, first.path, f"{first.message} {first.remedy}")
    except PlotWeaverError as error:
        return Verdict(error.code, "", error.message)
    return Verdict("")


_TOLD = re.compile(
    r"^  (?! )(.*)\n    (.*) \[([a-z_.]+)\]\n    To mend it: (.*)$|^  (.*) \[([a-z_.]+)\]$", re.MULTILINE
)


class Push(Git):
    """`git push` over HTTP; where no git would send such a thing, the same request without it."""

    carries = Git.carries | {"pack"}

    def bring(self, case, book):
        brought = self.brought(case, book)
        told = None if case.spoil else self._by_git(brought, book)
        told = self._by_hand(brought, book) if told is None else told
        if head(book.repository) == brought.tip:
            return Verdict("", project=book.project)
        found = _TOLD.search(told)
        assert found, told
        path, message, rule, mend, short, short_rule = found.groups()
        return Verdict(
            rule or short_rule, "" if path in (None, "the book") else path, f"{message or short} {mend or told}"
        )

    def _by_git(self, brought, book):
        address = f"{self.place.served}/owner/{book.project}.git"
        command = ["git", "-C", str(brought.repository), "push", address, f"{brought.tip}:{MAIN}"]
        environment = {"PATH": "/usr/bin:/bin", "HOME": str(self.place.folder), "GIT_CONFIG_NOSYSTEM": "1"}
        ran = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=90)
        said = ran.stderr.decode()
        if ran.returncode and "[remote rejected]" not in said:
            return None  # git itself does not send it
        return re.sub(r"^remote: (.*?) *$", r"\1", said, flags=re.MULTILINE)

    def _by_hand(self, brought, book):
        command = f"{book.tip} {brought.tip} {MAIN}\0report-status side-band-64k".encode()
        asked = b"%04x%s0000%s" % (len(command) + 4, command, brought.pack)
        path = f"/api/v1/internal/projects/{book.project}/receive-pack"
        answer = self.place.house.call("owner", "POST", path, data=asked)
        return b"".join(_second_band(answer.data)).decode()

    def cannot(self):
        # always a pack: no object travels as a file of its own
        environment = receive_pack._environment(Path(), Path(), "", receive_pack.Limits())
        numbers = range(int(environment["GIT_CONFIG_COUNT"]))
        settings = {environment[f"GIT_CONFIG_KEY_{n}"]: environment[f"GIT_CONFIG_VALUE_{n}"] for n in numbers}
        assert settings["receive.unpackLimit"] == "1"
        _assert_no_such_tree()


def _second_band(data):
    while data[:4] not in (b"", b"0000"):
        length = int(data[:4], 16)
        if data[4] == 2:
            yield data[5:length]
        data = data[length:]


class Bundle(Git, Shelf):
    """A repository in one file."""

    carries = Git.carries | {"pack"}
    kind = "shelf"

    def bring(self, case, book):
        brought = self.brought(case, book)
        refs = f"{brought.tip} {MAIN}\n{brought.tip} HEAD\n"
        return self._send(b"# v2 git bundle\n" + refs.encode() + b"\n" + brought.pack, "own.bundle")

    cannot = Push.cannot


class Suggestion(Door):
    """What an agent wrote, accepted by a person."""

    def bring(self, case, book):
        wanted = case.files[-1][1].decode()
        old = book.files[SCENE].decode()
        changes = split_edits(old, wanted) if wanted.startswith("---") else split_new_text(old, len(old), wanted)
        run = uuid.uuid4().hex
        proposal = Proposal(book.project, run, book.scene, SCENE, book.tip, "voice@1", "practice", 0, changes)
        service = self.place.house.services.get(SuggestionsService)
        try:
            with self.place.house.services.sessions.begin() as db:
                suggestion = service.propose_changes(db, proposal)
        except PlotWeaverError as error:
            return Verdict(error.code, SCENE, error.message)
        path = f"/api/v1/projects/{book.project}/suggestions/{suggestion}"
        made = self.place.house.call("owner", "GET", path).get_json()
        decisions = {each["id"]: {"decision": "kept", "edited": None} for each in made["changes"]}
        self.place.house.call("owner", "PUT", f"{path}/decisions", {"decisions": decisions})
        return _answered(self.place.house.call("owner", "POST", f"{path}/accept"), book.project)

    def cannot(self):
        # a person decides about texts; where they stand is the scene's own file
        assert set(DecisionEntry.model_fields) == {"decision", "edited"}
        assert isinstance(split_new_text("a", 1, "b")[0].after, str)


DOORS = {
    "save": Save,
    "text": Text,
    "archive": Archive,
    "bundle": Bundle,
    "move": Moving,
    "push": Push,
    "suggestion": Suggestion,
}

#: Why a way in cannot say something. `Door.cannot` shows it on the product.
REASONS = {
    "save": "a change set names paths and texts, in Unicode, and nothing else",
    "text": "a text has no files: PlotWeaver names the ones it makes",
    "archive": "an archive holds names and bytes, not git's objects",
    "bundle": "a bundle's objects come as one pack, and git's trees know neither a NUL nor an empty name",
    "move": "a move names a version whose objects are there already",
    "push": "a push's objects come as one pack, and git's trees know neither a NUL nor an empty name",
    "suggestion": "an agent writes text into a scene that the book has",
}


def excused(door, case):
    """Return what a case needs that a door cannot say; nothing: it must be tried there."""
    return case.needs - DOORS[door].carries
