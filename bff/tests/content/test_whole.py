"""A version as a whole: its files, what it changed, how it differs from another, and all of it to take away."""

import io
import tarfile
import zipfile

import pygit2
import pytest
from plotweaver_gitstore import head

PROJECT = "abcdefghijkl"
ONE, TWO = "manuscript/one/", "manuscript/two/"


def _scene(name, words):
    return f"---\nid: {name}\ntitle: {name.capitalize()}\n---\n\n{words}\n".encode()


FILES = {
    "manuscript/book.yaml": b"chapters:\n  - one\n  - two\n",
    f"{ONE}chapter.yaml": b"title: One\nscenes:\n  - dawn\n  - noon\n  - dusk\n",
    f"{TWO}chapter.yaml": b"title: Two\nscenes: []\n",
    f"{ONE}dawn.md": _scene("dawn", "The sun came up over the water."),
    f"{ONE}noon.md": _scene("noon", "It was hot."),
    f"{ONE}dusk.md": _scene("dusk", "Somebody lit the lamp on the mole."),
    "assets/map.png": bytes(range(256)),
}


@pytest.fixture
def written(house, peer):
    """A book of three scenes; returns (commit, seq)."""
    return peer.commit(FILES, "Wrote\n\nA note.\n\nPlotweaver-Agent: scene-writer\nPlotweaver-Cost: 0.02\n")


@pytest.fixture
def moved(house, peer, written):
    """The last scene goes to the second chapter and is rewritten on the way; returns (commit, seq)."""
    files = {
        f"{ONE}chapter.yaml": b"title: One\nscenes:\n  - noon\n  - dawn\n",
        f"{TWO}chapter.yaml": b"title: Two\nscenes:\n  - dusk\n",
        f"{ONE}dusk.md": None,
        f"{TWO}dusk.md": _scene("dusk", "Quite another text, with no word of the old."),
    }
    return peer.commit(files, "Moved")


@pytest.mark.parametrize("version", ["zzz", "HEAD", "0" * 40, "f" * 39, "a..b"])
def test_what_is_no_version_is_not_found(house, written, version):
    for path in (f"/versions/{version}", f"/changes?from=main&to={version}"):
        assert house.read(path).status_code in {404, 422}, path


def _asked(house, path, **more):
    answer = house.read(path, **more)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_every_file_is_told_with_its_size_and_kind(house, written):
    commit, seq = written
    shown = _asked(house, f"/tree?min_seq={seq}")
    assert shown["commit"] == commit
    found = {each["path"]: (each["size"], each["kind"]) for each in shown["files"]}
    assert found["assets/map.png"] == (256, "asset")
    assert found[f"{ONE}noon.md"] == (len(FILES[f"{ONE}noon.md"]), "scene")
    assert found["manuscript/book.yaml"][1] == "settings"
    assert list(found) == sorted(found)


def test_an_earlier_version_is_read_as_it_was(house, peer, written, moved):
    commit, _ = written
    assert f"{ONE}dusk.md" not in {each["path"] for each in _asked(house, f"/tree?min_seq={moved[1]}")["files"]}
    assert f"{ONE}dusk.md" in {each["path"] for each in _asked(house, f"/tree?at={commit}")["files"]}
    assert "lamp" in _asked(house, f"/scenes/dusk?at={commit}")["prose"]
    assert house.read(f"/tree?at={'0' * 40}").status_code == 404


def test_a_version_tells_who_made_it_by_what_means_and_what_it_changed(house, written, moved):
    commit, seq = written
    shown = _asked(house, f"/versions/{commit}?min_seq={seq}")
    assert (shown["message"], shown["note"], shown["author"]) == ("Wrote", "A note.", "Ann")
    assert shown["facts"] == {"agent": "scene-writer", "cost": "0.02"}
    files = {each["path"]: each for each in shown["files"]}
    assert (files[f"{ONE}noon.md"]["kind"], files[f"{ONE}noon.md"]["words_added"]) == ("added", 3)
    assert files["assets/map.png"]["words_added"] is None
    first = _asked(house, f"/versions/{shown['parents'][0]}")
    assert first["parents"] == []
    assert {each["kind"] for each in first["files"]} == {"added"}
    assert house.read(f"/versions/{'0' * 40}").status_code == 404


def test_the_history_of_a_scene_goes_on_through_its_move(house, peer, written, moved):
    newest, seq = peer.commit({f"{TWO}dusk.md": _scene("dusk", "Quite another text, with no word of the first.")})
    shown = _asked(house, f"/history?path={TWO}dusk.md&min_seq={seq}")["versions"]
    assert [(each["commit"], each["path"]) for each in shown] == [
        (newest, f"{TWO}dusk.md"),
        (moved[0], f"{TWO}dusk.md"),
        (written[0], f"{ONE}dusk.md"),
    ]
    assert (shown[0]["words_added"], shown[0]["words_removed"]) == (1, 1)
    query = f"base={written[0]}&head={moved[0]}&path={TWO}dusk.md&before={ONE}dusk.md"
    assert any(each["kind"] == "remove" for each in _asked(house, f"/compare?{query}")["operations"])


def test_two_versions_differ_by_scenes_and_other_files(house, peer, written, moved):
    peer.commit(
        {f"{ONE}noon.md": None, f"{TWO}night.md": _scene("night", "Dark."), "style/guide.yaml": b"tense: past\n"}
    )
    latest, seq = peer.commit({f"{ONE}dawn.md": _scene("dawn", "The sun came up over the land.")})
    shown = _asked(house, f"/changes?from={written[0]}&to=main&min_seq={seq}")
    assert (shown["base"], shown["head"]) == (written[0], latest)
    told = {each["id"]: (each["kind"], each["moved"]) for each in shown["scenes"]}
    assert told == {
        "dawn": ("changed", False),
        "dusk": ("changed", True),
        "night": ("added", False),
        "noon": ("removed", False),
    }
    words = {each["id"]: (each["words_added"], each["words_removed"]) for each in shown["scenes"]}
    assert (words["dawn"], words["night"], words["noon"]) == ((1, 1), (1, 0), (0, 3))
    assert shown["words_added"] == sum(added for added, _ in words.values())
    assert "style/guide.yaml" in {each["path"] for each in shown["files"]}
    assert not any(each["path"].endswith(".md") for each in shown["files"])


def test_people_and_places_differ_by_what_is_told_of_them(house, peer, written):
    elena = b"name: Elena\nfacts:\n  eyes: grey\n"
    _, seq = peer.commit({"characters/elena.yaml": elena, "world/mole.md": b"---\nname: The mole\n---\nStone.\n"})
    told = _asked(house, f"/changes?from={written[0]}&to=main&min_seq={seq}")["canon"]
    assert [(each["name"], each["kind"]) for each in told] == [("Elena", "added"), ("The mole", "added")]
    before, _ = peer.commit({"world/map.png": b"\x89PNG"})
    _, seq = peer.commit(
        {"characters/elena.yaml": elena.replace(b"grey", b"green"), "world/mole.md": b"---\nname: [\n---\n"}
    )
    green, broken = _asked(house, f"/changes?from={before}&to=main&min_seq={seq}")["canon"]
    assert green["fields"] == [{"name": "facts.eyes", "before": "grey", "after": "green"}]
    assert broken["problem"].startswith("Line ")


def test_a_new_order_is_told_by_the_scenes_that_explain_it(house, written, moved):
    shown = _asked(house, f"/changes?from={written[0]}&to={moved[0]}&min_seq={moved[1]}")
    reordered = [each for each in shown["scenes"] if each["kind"] == "moved"]
    assert len(reordered) == 1
    assert {each["id"] for each in shown["scenes"]} == {"dusk", reordered[0]["id"]}


def test_a_branch_is_compared_with_where_it_parted(house, peer, written):
    peer.name("refs/heads/side", written[0])
    peer.name("refs/tags/sent", written[0])
    _, seq = peer.commit({f"{ONE}noon.md": _scene("noon", "It was cold.")})
    assert _asked(house, f"/changes?from=main&to=side&parted=true&min_seq={seq}")["scenes"] == []
    assert len(_asked(house, "/changes?from=main&to=side")["scenes"]) == 1
    assert len(_asked(house, "/changes?from=sent&to=main")["scenes"]) == 1
    assert house.read("/changes?from=main&to=nowhere").status_code == 404
    assert house.read("/changes?from=main").status_code == 422


def _unpacked(form, data):
    if form == "zip":
        packed = zipfile.ZipFile(io.BytesIO(data))
        assert packed.testzip() is None
        return {each.filename: packed.read(each) for each in packed.infolist()}
    with tarfile.open(fileobj=io.BytesIO(data)) as packed:
        return {each.name: packed.extractfile(each).read() for each in packed.getmembers()}


@pytest.mark.parametrize("form", ["zip", "tar"])
def test_an_archive_holds_every_file_and_is_the_same_each_time(house, written, form):
    commit, seq = written
    answer = house.read(f"/archive?format={form}&min_seq={seq}")
    folder = f"the-mole-{commit[:10]}"
    assert answer.headers["content-disposition"] == f'attachment; filename="{folder}.{form}"'
    found = _unpacked(form, answer.content)
    assert {path: found[f"{folder}/{path}"] for path in FILES} == FILES
    assert house.read(f"/archive?format={form}").content == answer.content
    again = house.read(f"/archive?format={form}", **{"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert house.read("/archive?format=rar").status_code == 422


@pytest.mark.parametrize("form", ["zip", "tar"])
def test_names_in_an_archive_harm_nobody(house, peer, form):
    repository = peer.store.open(PROJECT)
    blob, link = repository.create_blob(b"x"), repository.create_blob(b"/etc/passwd")
    kinds = {"a:b.md": blob, "A_b.md": blob, "con.md": blob, "back\\slash": blob, "tab\there": blob, "link": link}
    builder = repository.TreeBuilder()
    for name, oid in kinds.items():
        builder.insert(name, oid, pygit2.enums.FileMode.LINK if name == "link" else pygit2.enums.FileMode.BLOB)
    who = pygit2.Signature("Ann", "ann@example.org", 1_700_000_000, 0)
    before = head(repository)
    hostile = str(repository.create_commit("refs/heads/main", who, who, "Hostile", builder.write(), [before]))
    peer.carry = False
    seq = peer.name("refs/heads/main", hostile)
    found = _unpacked(form, house.read(f"/archive?format={form}&min_seq={seq}").content)
    assert {name.partition("/")[2] for name in found} == {"A_b.md", "a_b~2.md", "_con.md", "back_slash", "tab_here"}
