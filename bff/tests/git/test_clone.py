"""Plain git: a clone and a fetch with a token, and nothing for anybody else."""

import threading

import pytest

PROJECT = "abcdefghijkl"


@pytest.fixture
def address(house):
    def of(who, project=PROJECT):
        name = f"{who}:{house.peer.token(who)}@" if who else ""
        return f"http://{name}{house.origin.removeprefix('http://')}/git/{project}.git"

    return of


def test_a_member_clones_and_fetches(house, peer, scene, address, git, tmp_path):
    folder = str(tmp_path / "clone")
    git("clone", "--quiet", address("reader"), folder)
    assert (tmp_path / "clone" / "plotweaver.yaml").is_file()
    _, seq = peer.commit({scene[1]: b"New.\n"}, "A second version")
    house.read(f"/outline?min_seq={seq}")
    git("-C", folder, "fetch", "--quiet")
    assert "A second version" in git("-C", folder, "log", "--format=%s", "origin/main").stdout


def test_a_book_that_was_made_a_moment_ago_is_cloned(house, peer, address, git, tmp_path):
    told = {"account": "guest", "role": "reader", "session": None}
    telling = threading.Timer(0.3, peer.tell, ("permissions.changed", told, PROJECT))
    telling.start()
    git("clone", "--quiet", address("guest"), str(tmp_path / "clone"))
    telling.join()


def test_older_clients_clone_too(address, git, tmp_path):
    git("-c", "protocol.version=0", "clone", "--quiet", address("owner"), str(tmp_path / "clone"))
    assert (tmp_path / "clone" / "plotweaver.yaml").is_file()


@pytest.mark.parametrize(("who", "words"), [("stranger", "not found"), (None, "Authentication failed")])
def test_nobody_else_clones(address, git, tmp_path, who, words, monkeypatch):
    monkeypatch.setenv("GIT_TERMINAL_PROMPT", "0")
    failed = git("clone", address(who), str(tmp_path / "clone"), check=False)
    assert failed.returncode != 0
    assert words in failed.stderr or "terminal prompts disabled" in failed.stderr


def test_a_hidden_object_cannot_be_asked_for_by_its_id(peer, address, git, tmp_path):
    hidden = str(peer.store.open(PROJECT).create_blob(b"a secret"))
    folder = str(tmp_path / "clone")
    git("clone", "--quiet", address("owner"), folder)
    assert git("-C", folder, "fetch", "origin", hidden, check=False).returncode != 0


def test_a_book_without_a_text_is_not_there_and_not_an_accident(house, peer, until):
    empty = "nnnnnnnnnnnn"
    peer.tell("permissions.changed", {"account": "owner", "role": "owner", "session": None}, empty)
    refs = "info/refs?service=git-upload-pack"
    until(lambda: house.get(f"/api/v1/projects/{empty}/runs/r1/stream", "owner").status_code != 404, "the role")
    answer = house.get(f"/git/{empty}.git/{refs}", "owner")
    assert (answer.status_code, answer.text) == (404, "There is nothing here that you may see.\n")


def test_while_nobody_can_tell_who_asks_git_is_told_to_come_again(house):
    port = house.served.port
    house.served.stop()
    house.settings = house.settings.model_copy(update={"backend_url": "http://127.0.0.1:9"})
    house.start(port, ready=False)
    answer = house.get(f"/git/{PROJECT}.git/info/refs?service=git-upload-pack", "owner")
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert "Try again" in answer.text


def test_unknown_services_and_broken_requests_are_refused(house):
    base, token = f"/git/{PROJECT}.git", house.peer.token("owner")
    assert house.get(f"{base}/info/refs?service=git-evil", "owner").status_code == 403
    assert house.get(f"{base}/info/refs?service=git-upload-pack", Authorization="Basic !!!").status_code == 401
    headers = {"Content-Encoding": "gzip", "Authorization": f"Bearer {token}"}
    assert house.ask("POST", f"{base}/git-upload-pack", content=b"no gzip", headers=headers).status_code == 413
