"""What is damaged on the server is not the writer's fault: it is mended, or said as what it is, without a path."""

import pytest
from plotweaver_backend.changes import ChangeService
from plotweaver_gitstore import MAIN, head
from plotweaver_gitstore.faults import ASIDE

SIDE = "refs/heads/side"


@pytest.fixture
def side(desk):
    answer = desk.house.call("owner", "POST", f"/api/v1/projects/{desk.project}/branches", {"name": "side"})
    return answer.get_json()["commit"]


def plant_junk(desk):
    for ending in ("pack", "idx"):
        (desk.repository_path / "objects" / "pack" / f"pack-junk.{ending}").write_bytes(b"junk")


def nothing_of_the_server(desk, said):
    return str(desk.repository_path) not in said and "objects/pack" not in said and "junk" not in said


@pytest.mark.parametrize("ref", [MAIN, SIDE])
@pytest.mark.parametrize("target", [MAIN, SIDE])
def test_an_empty_branch_file_stops_no_push_and_the_branch_goes_on(desk, side, ref, target):
    before = {each: head(desk.repository, each) for each in (MAIN, SIDE)}
    (desk.repository_path / ref).write_bytes(b"")
    version = desk.write("notes/rain.md", "Rain.\n")
    pushed = desk.push(f"main:{target}")
    assert pushed.returncode == 0, pushed.stderr
    assert {each: head(desk.repository, each) for each in before} == {**before, target: version}


def test_an_empty_head_does_not_make_the_book_no_repository_to_git(desk):
    (desk.repository_path / "HEAD").write_bytes(b"")
    version = desk.write("notes/rain.md", "Rain.\n")
    pushed = desk.push()
    assert pushed.returncode == 0, pushed.stderr
    assert head(desk.repository) == version
    assert (desk.repository_path / "HEAD").read_text() == "ref: refs/heads/main\n"


def test_a_junk_pack_stops_no_push_and_is_told_to_nobody_who_pushes(desk):
    desk.push()
    plant_junk(desk)
    version = desk.write("notes/rain.md", "Rain.\n")
    pushed = desk.push()
    assert pushed.returncode == 0, pushed.stderr
    assert nothing_of_the_server(desk, pushed.stderr)
    assert head(desk.repository) == version
    assert len(list((desk.repository_path / ASIDE).iterdir())) == 2


def harmed_meanwhile(desk, monkeypatch, harm):
    """Let something go wrong after git was told what there is, and before it pushes."""
    changes = desk.house.services.get(ChangeService)
    mend = changes.mend
    # what looks before git begins looks too early
    monkeypatch.setattr(changes, "mend", lambda project, thoroughly=True: thoroughly and mend(project))
    harm()


@pytest.mark.parametrize("harm", [plant_junk, lambda desk: (desk.repository_path / SIDE).write_bytes(b"")])
def test_damage_that_comes_while_somebody_pushes_is_mended_and_blames_nobody(desk, side, monkeypatch, harm):
    version = desk.write("notes/rain.md", "Rain.\n")
    harmed_meanwhile(desk, monkeypatch, lambda: harm(desk))
    pushed = desk.push()
    assert nothing_of_the_server(desk, pushed.stderr)
    assert "object.broken" not in pushed.stderr
    assert pushed.returncode == 0 or "[book.unreadable]" in pushed.stderr
    assert desk.push().returncode == 0
    assert head(desk.repository) == version
    assert head(desk.repository, SIDE) == side


def test_damage_that_cannot_be_mended_is_told_as_the_servers_own(desk):
    blob = str(desk.repository[head(desk.repository)].tree["plotweaver.yaml"].id)
    for file in (desk.repository_path / "objects").glob(f"{blob[:2]}/{blob[2:]}"):
        file.unlink()
    desk.write("plotweaver.yaml", "format: 1\ntitle: Snow\n")
    refused = desk.push()
    assert nothing_of_the_server(desk, refused.stderr)
    assert "object.broken" not in refused.stderr
