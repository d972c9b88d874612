"""A book whose repository somebody removed or damaged is named, with what to do; every other one goes on."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from plotweaver_backend.changes import ChangeService
from plotweaver_backend.first_run import prepare
from plotweaver_gitstore import head
from plotweaver_gitstore.store import Store
from sqlalchemy import text


@pytest.fixture
def book(house):
    return house.call("owner", "POST", "/api/v1/projects", {"title": "Rain"}).get_json()


@pytest.fixture
def other(house):
    return house.call("owner", "POST", "/api/v1/projects", {"title": "Snow"}).get_json()["project"]["id"]


def _remove(folder, _):
    shutil.rmtree(folder)


def _empty(folder, _):
    shutil.rmtree(folder / "objects")


def _garble(folder, services):
    # else they would come back from the log of events
    with services.engine.begin() as connection:
        connection.execute(text("UPDATE feed_events SET objects = NULL"))
    for file in folder.glob("objects/??/*"):
        file.chmod(0o644)
        file.write_bytes(b"not what it was")


@pytest.mark.parametrize("harm", [_remove, _empty, _garble])
def test_it_is_told_on_the_shelf_and_to_whoever_writes_and_the_others_work(house, book, other, harm):
    project = book["project"]["id"]
    folder = Path(house.services.get(Store).path(project))
    harm(folder, house.services)
    body = {"base": book["commit"], "edits": [{"path": "notes/x.md", "text": "Words.\n"}]}
    answer = house.call("owner", "POST", f"/api/v1/projects/{project}/changes", body)
    assert (answer.status_code, answer.get_json()["code"]) == (503, "book.unreadable")
    for part in ("“Rain”", project, f"repositories/{project}.git", "Put the folder back from a backup"):
        assert part in answer.get_json()["detail"]
    assert str(folder) not in answer.get_json()["detail"]
    shelf = house.call("owner", "GET", "/api/v1/projects").get_json()["projects"]
    assert {each["title"] for each in shelf} == {"Rain", "Snow"}
    if harm is _remove:
        assert {each["title"]: each["trouble"] is not None for each in shelf} == {"Rain": True, "Snow": False}
    objects = house.call("service", "GET", f"/api/v1/internal/projects/{project}/objects")
    assert objects.get_json()["code"] == "book.unreadable"
    newest = head(house.services.get(Store).open(other))
    assert house.call("owner", "POST", f"/api/v1/projects/{other}/changes", body | {"base": newest}).status_code == 200


def test_it_opens_again_once_its_folder_is_back(house, book):
    folder = Path(house.services.get(Store).path(book["project"]["id"]))
    folder.rename(folder.with_name("away"))
    body = {"base": book["commit"], "edits": [{"path": "notes/x.md", "text": "Words.\n"}]}
    changes = f"/api/v1/projects/{book['project']['id']}/changes"
    assert house.call("owner", "POST", changes, body).status_code == 503
    folder.with_name("away").rename(folder)
    assert house.call("owner", "POST", changes, body).status_code == 200


@pytest.mark.parametrize("harm", [_remove, _empty, _garble])
def test_the_start_goes_on_without_it_and_names_it(house, book, other, harm):
    project = book["project"]["id"]
    harm(Path(house.services.get(Store).path(project)), house.services)
    house.services.get(ChangeService).recover()
    prepare(house.services)
    environment = {
        "PLOTWEAVER_DATA_DIR": str(house.services.settings.data_dir),
        "PLOTWEAVER_DATABASE_URL": house.services.settings.database_url,
        "PLOTWEAVER_SERVICE_TOKEN": "x",
    }
    command = [sys.executable, "-m", "plotweaver_backend.first_run"]
    said = json.loads(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
    (told,) = said["unreadable"]
    assert "“Rain”" in told
    assert str(house.services.get(Store).path(project)) in told


def test_a_wish_that_fails_for_another_reason_is_answered_as_ever(house, book):
    body = {"base": "0" * 40, "edits": [{"path": "notes/x.md", "text": "Words.\n"}]}
    answer = house.call("owner", "POST", f"/api/v1/projects/{book['project']['id']}/changes", body)
    assert answer.get_json()["code"] == "request.invalid"


@pytest.mark.parametrize("ref", ["refs/heads/main", "refs/heads/side"])
def test_a_mirror_never_hears_that_a_branch_went_whose_file_is_empty(house, book, ref):
    project = book["project"]["id"]
    house.call("owner", "POST", f"/api/v1/projects/{project}/branches", {"name": "side"})
    (Path(house.services.get(Store).path(project)) / ref).write_bytes(b"")
    answer = house.call("service", "GET", f"/api/v1/internal/projects/{project}/objects")
    told = json.loads(answer.data.partition(b"\n")[0])
    assert told["refs"] == dict.fromkeys(("refs/heads/main", "refs/heads/side"), book["commit"])


def test_who_meets_a_damaged_file_that_can_be_mended_reads_that_it_was(house, book):
    project = book["project"]["id"]
    (Path(house.services.get(Store).path(project)) / "refs/heads/main").write_bytes(b"")
    wish = ("owner", "POST", f"/api/v1/projects/{project}/scenes", {"title": "Snow", "chapter": "one"})
    first = house.call(*wish)
    if first.status_code != 201:
        assert (first.status_code, first.get_json()["code"]) == (503, "book.unreadable")
        assert "put right" in first.get_json()["detail"]
    assert house.call(*wish).status_code < 500
    assert head(house.services.get(Store).open(project)) is not None
