"""Pushes that git would take and that would hurt whoever reads the book: refused in words, with nothing left."""

import subprocess

import pytest
from plotweaver_backend.push.service import MOST_REFS
from plotweaver_gitstore import MAIN, head, heads


@pytest.fixture
def version(desk):
    """Write a version with git's own bytes: a header, a message, a tree."""

    def write(message=b"Wrote\n", header=b"", tree=None):
        desk.write("notes/rain.md", f"Rain fell.\n{tree}\n")
        parent = desk.git("rev-parse", "HEAD~1").stdout.strip()
        tree = tree or desk.git("rev-parse", "HEAD^{tree}").stdout.strip()
        who = b"Ada <ada@example.org> 1700000000 +0000"
        lines = [b"tree " + tree.encode(), b"parent " + parent.encode(), b"author " + who, b"committer " + who]
        data = b"\n".join([*lines, *([header] if header else []), b"", message])
        return _kept(desk, "commit", data)

    return write


def _kept(desk, kind, data):
    command = ["git", "hash-object", "-t", kind, "-w", "--stdin", "--literally"]
    return subprocess.run(command, cwd=desk.folder, input=data, capture_output=True, check=True).stdout.decode().strip()


def _pushed(desk, commit, ref=MAIN, who="owner"):
    return desk.push(f"{commit}:{ref}", who=who)


@pytest.mark.parametrize(
    ("more", "rule"),
    [({"header": b"encoding nosuch"}, "version.encoding"), ({"message": b"x" * 70_000}, "version.message")],
)
def test_a_version_that_nobody_could_read_in_the_history_is_refused(desk, version, more, rule):
    before = heads(desk.repository)
    refused = _pushed(desk, version(**more))
    assert refused.returncode != 0
    assert rule in refused.stderr
    assert heads(desk.repository) == before


def test_a_version_in_another_known_coding_is_taken(desk, version):
    commit = version(message="Schön\n".encode("latin-1"), header=b"encoding ISO-8859-1")
    assert _pushed(desk, commit).returncode == 0
    assert head(desk.repository) == commit


@pytest.fixture
def draft(desk):
    """A private draft of the owner's, with a folder that nobody else has."""
    made = desk.house.call(
        "owner", "POST", f"/api/v1/projects/{desk.project}/branches", {"name": "mine/secret"}, {"Idempotency-Key": "d"}
    ).get_json()
    edits = [{"path": "notes/secret.md", "text": "Nobody knows.\n"}]
    body = {"base": made["commit"], "message": "m", "edits": edits, "branch": "mine/secret"}
    saved = desk.house.call("owner", "POST", f"/api/v1/projects/{desk.project}/changes", body).get_json()
    return desk.repository[saved["commit"]]


@pytest.fixture
def writer(desk):
    person = {"email": "stranger@example.org", "role": "writer"}
    joined = desk.house.call("owner", "PUT", f"/api/v1/projects/{desk.project}/members", person)
    assert joined.status_code < 300, joined.get_data()
    return "stranger"


def test_nobody_takes_the_words_of_anothers_private_draft_by_the_ids_of_its_objects(desk, version, draft, writer):
    before = heads(desk.repository)
    refused = _pushed(desk, version(tree=str(draft.tree_id)), "refs/heads/stolen", writer)
    assert refused.returncode != 0
    assert heads(desk.repository) == before
    file = draft.tree["notes/secret.md"].id
    notes = _kept(desk, "tree", b"100644 secret.md\0" + file.raw)
    tree = _kept(desk, "tree", b"40000 notes\0" + bytes.fromhex(notes))
    assert _pushed(desk, version(tree=tree), "refs/heads/stolen", writer).returncode != 0
    assert heads(desk.repository) == before


def test_words_of_an_earlier_version_come_back_by_push(desk):
    first = desk.write("notes/sun.md", "Sun shone.\n")
    desk.write("notes/sun.md", "Sun set.\n")
    assert desk.push().returncode == 0
    desk.git("checkout", "-q", first, "--", "notes/sun.md")
    desk.git("commit", "-q", "-m", "Back")
    assert desk.push().returncode == 0


def test_a_push_of_many_refs_is_taken_whole_or_not_at_all(desk):
    many = [f"main:refs/heads/b{number}" for number in range(MOST_REFS + 1)]
    refused = desk.push(*many)
    assert refused.returncode != 0
    assert f"{MOST_REFS} branches and tags" in refused.stderr
    assert set(heads(desk.repository)) == {MAIN}
    assert desk.push(*many[:20]).returncode == 0
    assert len(heads(desk.repository)) == 21


def test_an_atomic_push_is_taken_whole_or_not_at_all(desk):
    desk.write("notes/sun.md", "Sun shone.\n")
    before = heads(desk.repository)
    refused = desk.push("main", "main:refs/heads/side", "main:refs/notes/side", options=("--atomic",))
    assert refused.returncode != 0
    assert heads(desk.repository) == before
    assert desk.push("main", "main:refs/heads/side", options=("--atomic",)).returncode == 0
    assert set(heads(desk.repository)) == {MAIN, "refs/heads/side"}


@pytest.mark.parametrize("name", ["HEAD", "5" * 40, "con", "a/aux.x"])
def test_a_branch_whose_name_would_hurt_a_clone_is_refused(desk, name):
    assert desk.push(f"main:refs/heads/{name}").returncode != 0
    assert set(heads(desk.repository)) == {MAIN}


def test_a_ref_name_with_a_line_break_is_refused_in_words(desk):
    newest = desk.git("rev-parse", "HEAD").stdout.strip()
    line = f"{'0' * 40} {newest} refs/heads/a\nb\0report-status agent=x".encode()
    pack = subprocess.run(
        ["git", "pack-objects", "--stdout"], cwd=desk.folder, input=b"", capture_output=True, check=True
    )
    body = b"%04x%s0000" % (len(line) + 4, line) + pack.stdout
    answer = desk.house.call(
        "owner", "POST", f"/api/v1/internal/projects/{desk.project}/receive-pack", data=body
    ).get_data()
    assert b"Traceback" not in answer
    assert set(heads(desk.repository)) == {MAIN}
