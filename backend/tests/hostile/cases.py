"""The one table of hostile cases: what is brought, and the rule that refuses it on every way in."""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from . import zipping
from .packing import FILE, FOLDER, sealed

#: The file whose text every way in can bring.
SCENE = "manuscript/chapter-i/scene-1.md"
KEPT = ""
MEGABYTE = 1024 * 1024
TEXT = b"Rain fell.\n"


@dataclass(frozen=True)
class Case:
    """Something hostile.

    Attributes:
        name: what it is.
        rule: the rule that refuses it; KEPT: it comes in, and `finding` tells of it.
        files: `(path, bytes, mode)`, beside or instead of the book's own.
        build: writes objects that no files make, and returns the version to bring.
        spoil: makes something else of a pack, an archive or an object's file.
        says: what a way in must be able to say besides; the rest follows from `files`.
        elsewhere: the outcome at a door that meets it in another way. The reason stands beside it.
        finding: the rule of the finding that a kept case has.
    """

    name: str
    rule: str
    files: tuple[tuple[bytes, bytes, bytes], ...] = ()
    build: Callable | None = None
    spoil: Callable[[bytes], bytes] | None = None
    says: frozenset[str] = frozenset()
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    finding: str = ""

    @cached_property
    def needs(self):
        """What a way in must be able to say to bring this."""
        found = set(self.says)
        for path, data, mode in self.files:
            found |= {"path"} if path != SCENE.encode() else set()
            found |= {"mode"} if mode != FILE else set()
            found |= {"name-bytes"} if not _is_text(path) else set()
            found |= {"bytes"} if not _is_text(data) else set()
        return frozenset(found)

    @property
    def path(self):
        """The file that is to blame; "": it is the whole; None: only objects know."""
        if self.rule.startswith(("book.", "files.")):
            return ""
        return None if self.build or not self.files else self.files[-1][0].decode("utf-8", "backslashreplace")[:400]


def _is_text(data):
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _named(name, rule, *paths, **more):
    encoded = [path if isinstance(path, bytes) else path.encode() for path in paths]
    return Case(name, rule, tuple((path, TEXT, FILE) for path in encoded), **more)


def _text(name, rule, data, path=SCENE, **more):
    return Case(name, rule, ((path.encode(), data, FILE),), **more)


def _objects(name, rule, build, **more):
    return Case(name, rule, build=build, says=frozenset({"objects"}), **more)


NAMES = (
    _named("git's own folder", "path.git", ".git/config"),
    _named("git's own folder in capitals", "path.git", ".GIT/config"),
    _named("git's own folder within another", "path.git", "notes/.git/hooks/pre-commit"),
    _named("git's own folder by its short name", "path.git", "GIT~1/config"),
    _named("git's own folder with a dot", "path.git", ".git./config"),
    _named("git's own folder with blanks and dots", "path.git", ".git . ./config"),
    _named("git's own folder as a stream", "path.git", ".git::$INDEX_ALLOCATION/config"),
    _named("git's own folder with a blank as a stream", "path.git", ".git ::$INDEX_ALLOCATION/config"),
    *(
        _named(f"git's own folder with a letter that is not seen, U+{ord(letter):04X}", "path.git", f".g{letter}it/x")
        for letter in "\u200c\u200d\u200e\u200f\u202a\u202e\u206a\u206f\ufeff"
    ),
    _named("a list of submodules", "path.git", ".gitmodules"),
    _named("a list of submodules in capitals", "path.git", ".GitModules"),
    _named("a list of submodules by its short name", "path.git", "GITMOD~1"),
    _named("a list of submodules by its other short name", "path.git", "gi7eba~1"),
    _named("a list of submodules with a blank", "path.git", ".gitmodules "),
    _named("a list of submodules with a letter that is not seen", "path.git", ".gitmod\u200cules"),
    _named("a line's end in a name", "path.character", "notes/a\nb.md"),
    _named("another line's end in a name", "path.character", "notes/a\u2028b.md"),
    _named("a bell in a name", "path.character", "notes/a\x07b.md"),
    _named("an escape in a name", "path.character", "notes/\x1b[2J.md"),
    _named("a high control character in a name", "path.character", "notes/a\x85b.md"),
    _named("a backslash", "path.character", "notes\\..\\..\\x.md"),
    _named("a colon", "path.character", "notes/c:x.md"),
    _named("a drive", "path.character", "C:/x.md"),
    _named("a question mark", "path.character", "notes/who?.md"),
    *(
        _named(f"a device: {name}", "path.reserved", f"notes/{name}")
        for name in ("con", "PRN.md", "aux.tar.gz", "Nul.md", "com1.md", "LPT9", "com¹.md", "nul .md", "CONIN$")
    ),
    _named("a dot at the end", "path.reserved", "notes/rain."),
    _named("a blank at the end", "path.reserved", "notes/rain.md "),
    _named("a folder with a blank at its end", "path.reserved", "notes /rain.md"),
    _named("letters that turn the text around", "path.reserved", "notes/\u202egnp.md"),
    _named("the folder above", "path.empty", "../rain.md"),
    _named("the folder above, from within", "path.empty", "notes/../../rain.md"),
    _named("this folder", "path.empty", "notes/./rain.md"),
    _named("a folder without a name", "path.empty", "notes//rain.md", says=frozenset({"empty-name"})),
    _named("a path from the root", "path.empty", "/etc/passwd", says=frozenset({"empty-name"})),
    _named("two names that differ by case", "path.collision", "notes/Rain.md", "notes/rain.md"),
    _named("two folders that differ by case", "path.collision", "Notes/rain.md", "notes/snow.md"),
    _named("two names that differ by a sharp s", "path.collision", "notes/STRASSE.md", "notes/straße.md"),
    _named("a letter in two parts", "path.not_nfc", "notes/cafe\u0301.md"),
    _named("one name in two forms", "path.not_nfc", "notes/caf\u00e9.md", "notes/cafe\u0301.md"),
    _named("a name of 300 letters", "path.too_long", f"notes/{'a' * 300}.md"),
    _named("a name of 255 letters that are too many bytes", "path.too_long", f"notes/{'é' * 200}.md"),
    _named("a path of 500 letters", "path.too_long", "/".join(["a" * 49] * 10)),
    _named("twenty folders deep", "path.too_long", "/".join("a" * 20)),
    _named("ten thousand folders deep", "path.too_long", "/".join("d" * 10_001), build=lambda hand: _deep(hand)),
    _named("a name that is not UTF-8", "path.encoding", b"notes/caf\xe9.md"),
    _named("a file as a folder", "path.file_as_folder", "notes/rain", "notes/rain/snow.md"),
    _named("one file twice", "path.twice", "notes/rain.md", "notes/rain.md"),
)
# a name with NUL is its end for git: only JSON and zip can hold one
NUL = (Case("a NUL in a name", "path.character", ((b"notes/a\0b.md", TEXT, FILE),), says=frozenset({"nul"})),)

#: What comes as a program on an archive's word is a file: a memory stick lets everybody run everything.
_PLAIN = {"archive": KEPT}
KINDS = (
    Case("a link", "file.kind", ((b"notes/rain.md", b"/etc/passwd", b"120000"),)),
    Case("a link out of the book", "file.kind", ((b"notes", b"../../..", b"120000"),)),
    Case("a link to git's settings", "file.kind", ((b"notes/rain.md", b"../.git/config", b"120000"),)),
    Case("a link as a list of submodules", "path.git", ((b".gitmodules", b"/etc/passwd", b"120000"),)),
    Case("a submodule", "file.kind", ((b"notes/rain", TEXT, b"160000"),)),
    Case("a program", "file.kind", ((b"notes/rain.sh", TEXT, b"100755"),), elsewhere=_PLAIN),
    Case("a file that its group may write", "file.kind", ((b"notes/rain.md", TEXT, b"100664"),), elsewhere=_PLAIN),
)

#: What a request may hold ends before what several files, or one in assets, may.
_REQUEST = {"save": "request.too_large"}
CONTENT = (
    _text("a file over what one may have", "file.too_large", b"rain " * (5 * MEGABYTE // 5 + 1)),
    _text(
        "a hundred megabytes of nothing",
        "file.too_large",
        bytes(100 * MEGABYTE),
        path="assets/zeros.bin",
        elsewhere=_REQUEST,
    ),
    _text("a private key", "file.secret", b"-----BEGIN RSA PRIVATE KEY-----\nMIIE\n"),
    _text("a token", "file.secret", b"Use ghp_" + b"a1B2" * 9 + b" to sign in.\n"),
    _text("a book of a later format", "file.format", b"format: 99\ntitle: Sea\n", path="plotweaver.yaml"),
    # what an agent wrote is cleaned of them before a person sees it
    _text("a NUL in a text", "file.encoding", b"Rain\0 fell.\n", elsewhere={"suggestion": KEPT}),
    # a text whose encoding can be told is turned into UTF-8
    _text("a text in Latin-1", "file.encoding", b"Caf\xe9 by the sea.\n", elsewhere={"text": KEPT}),
    _text("a picture outside assets", "file.encoding", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", path="notes/cover.png"),
    Case(
        "twenty megabytes eleven times",
        "book.too_large",
        tuple((b"assets/%d.bin" % number, bytes(20 * MEGABYTE), FILE) for number in range(11)),
        elsewhere=_REQUEST,
    ),
)


def _deep(hand):
    inner = hand.tree((FILE, b"d", hand.blob(TEXT)))
    for _ in range(10_000):
        inner = hand.tree((FOLDER, b"d", inner))
    return hand.commit(inner)


def _bomb(hand, leaf=None):
    inner = hand.tree() if leaf is None else hand.tree((FILE, b"a", hand.blob(leaf)))
    for _ in range(10):
        inner = hand.tree(*((FOLDER, b"%d" % number, inner) for number in range(10)))
    return hand.commit(inner)


def _rows(hand, *rows):
    """Return a version whose root folder has just these lines; an id of "" is a file's."""
    blob = hand.blob(TEXT)
    return hand.commit(hand.tree(*((mode, name, oid or blob) for mode, name, oid in rows)))


def _twice(hand):
    """Return a version with two folders of one name, and other files in each."""
    folders = (hand.tree((FILE, name, hand.blob(TEXT))) for name in (b"a", b"b"))
    return _rows(hand, *((FOLDER, b"twice", each) for each in folders))


_LOST = "12" * 20
ODD = (
    _objects("ten milliard files of one", "files.too_many", lambda hand: _bomb(hand, TEXT)),
    _objects("ten milliard folders of none", "file.kind", _bomb),
    _objects("names out of order", "tree.malformed", lambda hand: _rows(hand, (FILE, b"b", ""), (FILE, b"a", ""))),
    _objects("one folder twice", "tree.malformed", _twice),
    _objects("a kind with a zero before it", "tree.malformed", lambda hand: _rows(hand, (b"0100644", b"a", ""))),
    _objects(
        "a folder with a zero before it",
        "tree.malformed",
        lambda hand: _rows(hand, (b"040000", b"a", hand.tree((FILE, b"b", hand.blob(TEXT))))),
    ),
    _objects("a whole path in one name", "tree.malformed", lambda hand: _rows(hand, (FILE, b"a/b", ""))),
    _objects("a folder of nothing", "file.kind", lambda hand: _rows(hand, (FOLDER, b"a", hand.tree()))),
    _objects("a file without a name", "object.broken", lambda hand: _rows(hand, (FILE, b"", ""))),
    _objects("a file for its owner alone", "file.kind", lambda hand: _rows(hand, (b"100600", b"a", ""))),
    _objects("a file that was not brought", "object.broken", lambda hand: _rows(hand, (FILE, b"a", _LOST))),
    _objects("a folder that was not brought", "object.broken", lambda hand: _rows(hand, (FOLDER, b"a", _LOST))),
    _objects("a version without its tree", "object.broken", lambda hand: hand.commit(_LOST)),
    _objects("a version without the one before", "object.broken", lambda hand: hand.commit(hand.tree(), _LOST)),
    _objects(
        "a file that is a folder",
        "object.broken",
        lambda hand: _rows(hand, (FILE, b"a", hand.tree((FILE, b"b", hand.blob(b""))))),
    ),
    _objects("a folder that is a file", "object.broken", lambda hand: _rows(hand, (FOLDER, b"a", ""))),
    _objects("a folder cut short", "object.broken", lambda hand: hand.commit(hand.put("tree", b"100644 a\0short"))),
    _objects("a version of letters", "object.broken", lambda hand: hand.put("commit", b"rain\n")),
)


def _flip(pack):
    middle = len(pack) // 2
    return pack[:middle] + bytes([pack[middle] ^ 255]) + pack[middle + 1 :]


def _recount(pack):
    return sealed(pack[:8] + (9_999).to_bytes(4) + pack[12:-20])


def _pack(name, spoil):
    return Case(
        name,
        "object.broken",
        build=lambda hand: hand.commit(hand.tree(*hand.lines())),
        spoil=spoil,
        says=frozenset({"pack"}),
    )


PACKS = (
    _pack("a pack cut short", lambda pack: pack[: len(pack) // 2]),
    _pack("a pack without its end", lambda pack: pack[:-1]),
    _pack("a pack with one byte turned", _flip),
    _pack("a pack that is sealed over a turned byte", lambda pack: sealed(_flip(pack)[:-20])),
    _pack("a pack that promises more", _recount),
    _pack("a pack of another kind", lambda pack: sealed(b"PACK" + (9).to_bytes(4) + pack[8:-20])),
    _pack("a pack of nothing at all", lambda pack: b"PACK"),
    _pack(
        "a delta of what is not there",
        lambda pack: sealed(pack[:11] + b"\1" + b"\x70" + b"\x12" * 20 + b"x\x9c\3\0\0\0\0\1"),
    ),
)


def _archive(name, rule, spoil):
    return Case(name, rule, spoil=spoil, says=frozenset({"zip"}))


ARCHIVES = (
    _archive("an archive cut short", "archive.broken", lambda data: data[:-30]),
    _archive("an archive with one byte turned", "archive.broken", lambda data: data[:60] + b"\xff" + data[61:]),
    _archive("an archive with a password", "archive.broken", zipping.locked),
    _archive("an archive packed in an unusual way", "archive.broken", zipping.packed_otherwise),
    _archive("an archive that says ten bytes and holds thirty megabytes", "archive.broken", zipping.understated),
    _archive("an archive without a book", "import.no_book", lambda _: zipping.of({"readme.md": TEXT})),
    _archive("an archive of too many files", "files.too_many", zipping.of_too_many),
)


def _loose(name, spoil):
    def made(hand):
        return hand.commit(hand.tree((FILE, b"rain.md", hand.blob(TEXT))))

    return Case(name, "object.broken", build=made, spoil=spoil, says=frozenset({"loose"}))


#: A file of git's own for an object, as a copy that went wrong leaves it. One that is cut short is not among them:
#: libgit2 1.9 reads it for ever. None can come from elsewhere, because what is brought comes in packs.
LOOSE = (
    _loose("an object of nothing", lambda raw: b""),
    _loose("an object that is no object", lambda raw: b"rain"),
    _loose("an object that is not what its name says", lambda raw: zlib.compress(b"blob 4\0rain")),
)

#: A repository whose branch names something else is brought in as that which it means.
_MEANT = {"bundle": KEPT}
REFS = (
    _objects("a branch that names a tag", "ref.refused", lambda hand: hand.tag(hand.tip, "commit"), elsewhere=_MEANT),
    _objects("a branch that names a file", "ref.refused", lambda hand: hand.blob(b"No version.\n")),
    _objects("a branch that names a folder", "ref.refused", lambda hand: hand.tree((FILE, b"a", hand.blob(TEXT)))),
)

_HEAD = b"---\nid: rain\ntitle: Rain\n"
_UNTOUCHED = {"text": KEPT}
#: What is broken in a book's own words is the author's to mend: it comes in, and a finding tells of it.
BROKEN = (
    _text("details that are no YAML", KEPT, b"---\ntitle: [Rain\n---\nRain fell.\n", finding="details.unreadable"),
    _text("details that are a list", KEPT, b"---\n- Rain\n- Snow\n---\nRain fell.\n", finding="details.unreadable"),
    _text("a bomb of YAML's anchors", KEPT, b"---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nRain.\n"),
    _text("details that do not end", KEPT, _HEAD + b"Rain fell.\n"),
    _text("no details at all", KEPT, TEXT),
    _text("settings that are no YAML", KEPT, b"title: [Rain\n", path="plotweaver.yaml", finding="yaml.unreadable"),
    _text("an order that is no YAML", KEPT, b"chapters: {\n", path="manuscript/book.yaml", finding="yaml.unreadable"),
    _text(
        "a chapter that is no YAML",
        KEPT,
        b"\t- x: [\n",
        path="manuscript/chapter-i/chapter.yaml",
        finding="yaml.unreadable",
    ),
    _text(
        "an order of what is not there",
        KEPT,
        b"chapters:\n  - lost\n",
        path="manuscript/book.yaml",
        finding="order.dangling",
    ),
    _text("a scene in no list", KEPT, TEXT, path="manuscript/chapter-i/zzz.md", finding="order.unlisted"),
    Case(
        "two scenes with one id",
        KEPT,
        tuple((f"manuscript/chapter-i/{name}.md".encode(), _HEAD + b"---\nRain.\n", FILE) for name in ("one", "two")),
        finding="id.duplicate",
    ),
)

CASES = (*NAMES, *NUL, *KINDS, *CONTENT, *ODD, *PACKS, *ARCHIVES, *LOOSE, *REFS)
