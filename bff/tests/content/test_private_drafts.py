"""A private draft is there for its author, in every read, and for nobody else in any."""

from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from plotweaver_bff.mirror.copies import Copies
from plotweaver_contracts.catalogue import build, owned_by
from plotweaver_contracts.manuscript import ReadQuery

PROJECT = "abcdefghijkl"
BRANCH = "mine/ideas"
PRIVATE = "refs/plotweaver/private/owner/ideas"
#: What some reads have to be told besides.
MORE = {
    "content.search": "&q=secret",
    "content.find": "&q=secret",
    "content.export": "&format=txt",
    "content.export_progress": "&format=txt",
}
READS = [each for each in owned_by(build(), "bff") if each.query is not None and issubclass(each.query, ReadQuery)]


@pytest.fixture
def draft(house, peer, scene):
    """A private draft of the owner's with words of its own; returns (commit, seq)."""
    commit, seq = peer.commit({scene[1]: b"---\nid: " + scene[0].encode() + b"\n---\n\nA secret.\n"}, ref=PRIVATE)
    assert house.read(f"/outline?min_seq={seq}").status_code == 200
    return commit, seq


def _path(operation, scene):
    named = {"project": PROJECT, "scene": scene[0], "path": scene[1]}
    path = operation.template
    for name in operation.parameters:
        path = path.replace("{" + name + ":path}", named[name]).replace("{" + name + "}", named[name])
    return f"{path}?branch={BRANCH}{MORE.get(operation.id, '')}"


@pytest.mark.parametrize("operation", READS, ids=lambda each: each.id)
def test_every_read_of_a_branch_knows_whose_draft_it_is(house, scene, draft, operation):
    own = house.get(_path(operation, scene), "owner")
    assert own.status_code == 200, own.text
    for who in ("reader", "stranger"):
        answer = house.get(_path(operation, scene), who)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
        assert "secret" not in answer.text


def test_it_is_listed_for_its_author_alone(house, draft):
    listed = {who: house.read("/branches", who).json()["branches"] for who in ("owner", "reader")}
    assert [(each["name"], each["ahead"]) for each in listed["owner"]] == [("main", 0), (BRANCH, 1)]
    assert [each["name"] for each in listed["reader"]] == ["main"]


@pytest.mark.parametrize("read", ["/branches", f"/outline?branch={BRANCH}", f"/changes?from=main&to={BRANCH}"])
def test_who_comes_while_a_copy_is_made_anew_waits_for_its_drafts_too(house, peer, draft, until, read):
    told = house.read(read).text
    Copies(house.settings.mirror_dir).remove(PROJECT)
    peer.slow.add(f"{PROJECT} private")
    with ThreadPoolExecutor(2) as readers:
        first = readers.submit(house.read, "/outline")
        until(lambda: len(peer.fetched) == 2, "the drafts asked for")
        second = readers.submit(house.read, read)
        assert wait([second], 0.3).not_done
        peer.slow.clear()
        assert (first.result().status_code, second.result().text) == (200, told)


def test_it_is_compared_by_its_author_alone(house, draft):
    asked = f"/changes?from=main&to={BRANCH}"
    assert house.read(asked).json()["head"] == draft[0]
    assert house.read(asked, "reader").status_code == 404


def test_a_version_of_it_known_by_its_id_is_shown_to_its_author_alone(house, peer, scene, draft):
    base = house.read("/outline").json()["commit"]
    reads = [
        f"/versions/{draft[0]}",
        f"/outline?at={draft[0]}",
        f"/changes?from={base}&to={draft[0]}",
        f"/compare?base={base}&head={draft[0]}&path={scene[1]}",
    ]
    for path in reads:
        assert house.read(path).status_code == 200, path
        assert house.read(path, "reader").status_code == 404, path
    peer.commit({scene[1]: b"Another secret.\n"}, ref=PRIVATE)
    peer.name("refs/heads/ideas", draft[0])
    seq = peer.name(PRIVATE, None)
    house.read(f"/outline?min_seq={seq}")
    for path in reads:
        assert house.read(path, "reader").status_code == 200, path


def test_a_draft_of_ones_own_of_the_same_name_is_another_text(house, peer, scene, draft):
    other, seq = peer.commit({"notes/own.md": b"Mine.\n"}, ref="refs/plotweaver/private/reader/ideas")
    read = f"/outline?branch={BRANCH}&min_seq={seq}"
    assert [house.read(read, who).json()["commit"] for who in ("owner", "reader")] == [draft[0], other]


def test_it_survives_the_loss_of_the_mirror(house, peer, draft, tmp_path):
    house.served.stop()
    house.settings = house.settings.model_copy(update={"mirror_dir": tmp_path / "another"})
    house.start(house.served.port)
    assert house.read(f"/outline?branch={BRANCH}&min_seq={draft[1]}").json()["commit"] == draft[0]


@pytest.fixture
def address(house):
    """Where the owner clones the book from."""
    return f"http://owner:{house.peer.token('owner')}@{house.origin.removeprefix('http://')}/git/{PROJECT}.git"


@pytest.mark.parametrize("lost", [False, True], ids=["told", "fetched"])
def test_git_neither_shows_nor_gives_it_nor_its_words_by_their_id(
    house, peer, scene, draft, address, git, tmp_path, lost
):
    if lost:
        house.served.stop()
        house.settings = house.settings.model_copy(update={"mirror_dir": tmp_path / "another"})
        house.start(house.served.port)
        house.read(f"/outline?min_seq={draft[1]}")
    folder = str(tmp_path / "clone")
    git("clone", "--quiet", "--mirror", address, folder)
    words = str(peer.store.open(PROJECT)[draft[0]].tree[scene[1]].id)
    for version in ("0", "2"):
        protocol = ("-C", folder, "-c", f"protocol.version={version}")
        assert draft[0] not in git(*protocol, "ls-remote", address).stdout
        for wanted in (PRIVATE, draft[0], words):
            assert git(*protocol, "fetch", "origin", wanted, check=False).returncode != 0
    assert git("-C", folder, "cat-file", "-e", draft[0], check=False).returncode != 0


@pytest.mark.parametrize("carry", [True, False])
def test_shared_it_is_cloned_whole(house, peer, draft, address, git, tmp_path, carry):
    peer.carry = carry
    peer.name("refs/heads/ideas", draft[0])
    seq = peer.name(PRIVATE, None)
    shown = house.read(f"/branches?min_seq={seq}", "reader").json()["branches"]
    assert [each["name"] for each in shown] == ["main", "ideas"]
    git("clone", "--quiet", "--branch", "ideas", address, str(tmp_path / "clone"))
    git("-C", str(tmp_path / "clone"), "fsck", "--strict")
    assert git("-C", str(tmp_path / "clone"), "rev-parse", "HEAD").stdout.strip() == draft[0]
    assert house.read(f"/outline?branch={BRANCH}").status_code == 404


def test_it_is_packed_like_all_else_and_stays_apart(house, peer, draft, address, git, tmp_path):
    copies = Copies(house.settings.mirror_dir)
    for each in range(3):
        _, seq = peer.commit({f"notes/{each}.md": b"%d words.\n" % each * 900}, ref=PRIVATE)
    house.read(f"/outline?min_seq={seq}")
    assert copies.tidy(PROJECT, -1)
    assert house.read(f"/tree?branch={BRANCH}").status_code == 200
    newest = house.read(f"/outline?branch={BRANCH}").json()["commit"]
    git("clone", "--quiet", "--mirror", address, str(tmp_path / "clone"))
    assert git("-C", str(tmp_path / "clone"), "fetch", "origin", newest, check=False).returncode != 0
