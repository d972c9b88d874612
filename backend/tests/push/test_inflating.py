"""What a pack would take is known before git begins, to the byte, also where it holds differences."""

import random
import subprocess

import pytest
from plotweaver_backend.push import inflating
from plotweaver_gitstore import head


def packed(folder):
    """Return a pack of all that a repository has, with differences in it, and the sizes of its objects."""
    run = {"cwd": folder, "check": True, "capture_output": True}
    ids = subprocess.run(["git", "rev-list", "--objects", "--all", "--no-object-names"], **run).stdout
    asked = ["git", "cat-file", "--batch-check=%(objectsize)"]
    sizes = [int(line) for line in subprocess.run(asked, input=ids, **run).stdout.split()]
    return subprocess.run(["git", "pack-objects", "--stdout", "-q"], input=ids, **run).stdout, sizes


@pytest.fixture
def body(git, tmp_path):
    """A file with a pack after some other bytes; where the pack begins, and its objects' sizes."""
    noise = random.Random(3)
    text = [noise.randbytes(40).hex() for _ in range(300)]
    git("init", "-q", "-b", "main")
    # more than is unpacked at a time
    (tmp_path / "mine" / "zeros.bin").write_bytes(bytes(3 * 1024 * 1024))
    for number in range(6):
        text[number * 40] = f"Changed {number}."
        (tmp_path / "mine" / "rain.md").write_text("\n".join(text))
        git("add", "--all")
        git("commit", "-q", "-m", f"Wrote {number}")
    pack, sizes = packed(tmp_path / "mine")
    assert len(pack) < sum(sizes) - max(sizes), "it holds differences"
    file = tmp_path / "body"
    file.write_bytes(b"0000" + pack)
    with file.open("rb") as opened:
        yield opened, 4, sizes


def test_all_that_a_pack_makes_is_counted_to_the_byte(body, monkeypatch):
    opened, start, sizes = body
    monkeypatch.setattr(inflating, "MOST_MADE", sum(sizes))
    assert inflating.excess(opened, start) is None
    monkeypatch.setattr(inflating, "MOST_MADE", sum(sizes) - 1)
    assert "more than" in inflating.excess(opened, start)
    assert opened.tell() == 0


def test_the_largest_object_is_known_to_the_byte(body, monkeypatch):
    opened, start, sizes = body
    monkeypatch.setattr(inflating, "MOST_OBJECT", max(sizes))
    assert inflating.excess(opened, start) is None
    monkeypatch.setattr(inflating, "MOST_OBJECT", max(sizes) - 1)
    assert inflating.excess(opened, start)


@pytest.mark.parametrize("end", [0, 3, 11, 12, 40, 400])
def test_a_pack_that_is_cut_short_is_left_to_git(body, tmp_path, end):
    opened, start, _ = body
    cut = tmp_path / "cut"
    cut.write_bytes(opened.read()[: start + end])
    with cut.open("rb") as short:
        assert inflating.excess(short, start) is None


def test_a_push_that_unpacks_to_too_much_is_told_in_the_terminal_and_git_never_begins(desk, monkeypatch):
    monkeypatch.setattr(inflating, "MOST_OBJECT", 1024 * 1024)
    before, packs = head(desk.repository), sorted(desk.repository_path.rglob("*.pack"))
    desk.write("assets/zeros.bin", bytes(3 * 1024 * 1024))
    refused = desk.push()
    assert refused.returncode != 0
    assert "A file of 3 MB is packed in this" in refused.stderr
    assert "[push.too_large]" in refused.stderr
    assert "To mend it" in refused.stderr
    assert (head(desk.repository), sorted(desk.repository_path.rglob("*.pack"))) == (before, packs)
    monkeypatch.undo()
    assert desk.push().returncode == 0


def test_a_bundle_that_unpacks_to_too_much_creates_nothing(desk, git, monkeypatch, tmp_path):
    monkeypatch.setattr(inflating, "MOST_OBJECT", 1024 * 1024)
    desk.write("assets/zeros.bin", bytes(3 * 1024 * 1024))
    git("bundle", "create", "-q", str(tmp_path / "book.bundle"), "main")
    data = (tmp_path / "book.bundle").read_bytes()
    answer = desk.house.call("owner", "POST", "/api/v1/projects/import?filename=book.bundle", data=data)
    assert (answer.status_code, answer.get_json()["code"]) == (422, "import.refused")
    assert "3 MB" in answer.get_json()["detail"]
