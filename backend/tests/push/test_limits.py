"""What is too much, broken or hostile is refused with a reason, and nothing of it stays."""

import random

import pygit2
import pytest
from plotweaver_backend.push import receive_pack
from plotweaver_backend.push.service import AT_ONCE, PushService
from plotweaver_gitstore import head, heads


@pytest.fixture
def narrow(desk, monkeypatch):
    """Let the service take less."""

    def limit(**limits):
        service = desk.house.services.get(PushService)
        monkeypatch.setattr(service, "_limits", receive_pack.Limits(**limits))

    return limit


def packs(desk):
    return sorted(desk.repository_path.glob("objects/pack/*.pack"))


def put(desk, raw, kind=pygit2.enums.ObjectType.TREE):
    """Write an object into the author's own repository, whatever it is; return its id."""
    return pygit2.Repository(str(desk.folder)).odb.write(kind, raw)


def commit(desk, tree):
    made = desk.git("commit-tree", str(tree), "-p", "HEAD", "-m", "Odd").stdout.strip()
    desk.git("update-ref", "refs/heads/odd", made)


def test_a_push_of_too_many_bytes_is_refused_before_git_begins(desk, narrow):
    narrow(bytes=2000)
    before = (heads(desk.repository), packs(desk))
    desk.write("assets/noise.bin", random.Random(1).randbytes(20_000))
    refused = desk.push()
    assert refused.returncode != 0
    assert (heads(desk.repository), packs(desk)) == before


def test_git_that_takes_too_long_is_ended(desk, narrow):
    narrow(seconds=0.001)
    before = head(desk.repository)
    desk.write("notes/rain.md", "Rain.\n")
    assert "422" in desk.push().stderr
    assert head(desk.repository) == before


def test_a_small_pack_with_something_enormous_in_it_is_refused(desk):
    before = packs(desk)
    desk.write("assets/zeros.bin", bytes(150 * 1024 * 1024))
    refused = desk.push()
    assert refused.returncode != 0
    assert "assets/zeros.bin" in refused.stderr
    assert "file.too_large" in refused.stderr
    assert packs(desk) == before


def test_a_folder_ten_thousand_deep_is_refused(desk):
    inner = put(desk, b"100644 a.md\0" + bytes.fromhex(desk.git("rev-parse", "HEAD:plotweaver.yaml").stdout.strip()))
    for _ in range(10_000):
        inner = put(desk, b"40000 d\0" + bytes.fromhex(str(inner)))
    commit(desk, inner)
    refused = desk.push("odd:main")
    assert refused.returncode != 0
    assert "path.too_long" in refused.stderr


@pytest.mark.parametrize("mode", [b"120000", b"100755", b"160000"])
def test_links_programs_and_submodules_are_refused(desk, mode):
    oid = desk.git("rev-parse", "HEAD:plotweaver.yaml" if mode != b"160000" else "HEAD").stdout.strip()
    commit(desk, put(desk, mode + b" odd.md\0" + bytes.fromhex(oid)))
    refused = desk.push("odd:main")
    assert refused.returncode != 0
    assert "file.kind" in refused.stderr


@pytest.mark.parametrize(
    "names", [[b".git"], [b"b.md", b"a.md"], [b"a.md", b"a.md"], [b"a/b.md"], [b""], [b"GIT~1"], [b".gitmodules "]]
)
def test_trees_that_git_itself_would_not_write_are_refused(desk, names):
    blob = bytes.fromhex(desk.git("rev-parse", "HEAD:plotweaver.yaml").stdout.strip())
    before = (heads(desk.repository), packs(desk))
    commit(desk, put(desk, b"".join(b"100644 " + name + b"\0" + blob for name in names)))
    assert desk.push("odd:main").returncode != 0
    assert (heads(desk.repository), packs(desk)) == before


def test_a_version_whose_parts_are_missing_is_refused(desk):
    before = heads(desk.repository)
    commit(desk, put(desk, b"100644 a.md\0" + bytes(19) + b"\1"))
    assert desk.push("odd:main").returncode != 0
    assert heads(desk.repository) == before


@pytest.mark.parametrize("body", [b"", b"0000", b"zzzz", b"0001" * 50, b"00a0" + b"\0" * 200, b"PACK"])
def test_a_request_that_git_never_sent_changes_nothing(desk, body):
    before = (heads(desk.repository), desk.events())
    path = f"/api/v1/internal/projects/{desk.project}/receive-pack"
    desk.house.call("owner", "POST", path, data=body)
    assert (heads(desk.repository), desk.events()) == before


def test_when_as_many_push_as_may_the_next_one_is_told_to_wait(desk):
    service = desk.house.services.get(PushService)
    desk.write("notes/rain.md", "Rain.\n")
    places = [service._places.acquire() for _ in range(AT_ONCE)]
    assert "503" in desk.push().stderr
    for _ in places:
        service._places.release()
    assert desk.push().returncode == 0
