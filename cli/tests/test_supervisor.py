"""Children start in order, come back when they die, and end with their supervisor."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest
from plotweaver_cli.errors import AlreadyRunning, ChildFailed, PortTaken
from plotweaver_cli.places import data_directory, free_port, require_free, service_token
from plotweaver_cli.services import KEPT_FROM_READERS, installation
from plotweaver_cli.supervisor import Child, Supervisor
from plotweaver_kit.settings import Settings
from pydantic import SecretStr


def _web_server(port: int, folder: Path) -> Child:
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", str(folder)]
    return Child("web", command, f"http://127.0.0.1:{port}/")


def _gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_no_secret_of_the_writers_reaches_the_process_that_the_world_talks_to(tmp_path: Path) -> None:
    secret = {name for name, field in Settings.model_fields.items() if field.annotation is SecretStr}
    named = {f"PLOTWEAVER_{name.upper()}" for name in secret - {"service_token"}}
    lead_to_one = {"PLOTWEAVER_DATABASE_URL", "PLOTWEAVER_OPENID_PROVIDERS", "PLOTWEAVER_SECRETS_KEY_FILE"}
    assert named | lead_to_one == KEPT_FROM_READERS
    with installation(tmp_path, free_port(), "sqlite", 1) as here:
        assert {child.name for child in here.children() if child.withheld >= KEPT_FROM_READERS} == {"model", "bff"}


def test_what_is_withheld_from_a_child_does_not_reach_it(tmp_path: Path) -> None:
    async def play() -> None:
        told = tmp_path / "told"
        script = f"import os, time; open({str(told)!r}, 'w').write(os.environ.get('KEPT', 'nothing')); time.sleep(60)"
        child = Child("one", [sys.executable, "-c", script], withheld=frozenset({"KEPT"}))
        async with Supervisor([child], {**os.environ, "KEPT": "secret"}, tmp_path / "logs", lambda _: None):
            while not told.exists() or not told.read_text():
                await asyncio.sleep(0.05)
        assert told.read_text() == "nothing"

    asyncio.run(play())


def test_a_killed_child_is_reported_and_comes_back(tmp_path: Path) -> None:
    async def play() -> None:
        lines: asyncio.Queue[str] = asyncio.Queue()
        child = _web_server(free_port(), tmp_path)
        async with Supervisor([child], dict(os.environ), tmp_path / "logs", lines.put_nowait) as supervisor:
            first = supervisor.pid("web")
            os.kill(first, signal.SIGKILL)
            assert "ended with -9" in await lines.get()
            assert "works again" in await lines.get()
            second = supervisor.pid("web")
            assert second != first
        assert _gone(second)

    asyncio.run(play())


def test_a_child_that_cannot_start_is_named_with_its_last_words(tmp_path: Path) -> None:
    async def play() -> None:
        healthy = _web_server(free_port(), tmp_path)
        broken = Child("broken", [sys.executable, "-c", "raise SystemExit('no such luck')"], "http://127.0.0.1:9/")
        with pytest.raises(ChildFailed, match="no such luck"):
            async with Supervisor([healthy, broken], dict(os.environ), tmp_path / "logs", lambda _: None):
                pass
        assert healthy.process is not None
        assert _gone(healthy.process.pid)

    asyncio.run(play())


def test_a_child_that_ends_again_and_again_is_given_up(tmp_path: Path) -> None:
    async def play() -> None:
        child = Child("restless", [sys.executable, "-c", "print('bye')"])
        async with Supervisor([child], dict(os.environ), tmp_path / "logs", lambda _: None) as supervisor:
            with pytest.raises(ChildFailed, match="again and again"):
                await supervisor.until_failed()

    asyncio.run(play())


def test_a_child_that_dies_before_it_is_ready_is_started_again_like_any_other(tmp_path: Path) -> None:
    async def play() -> None:
        port, once = free_port(), tmp_path / "died"
        serve = (
            f"import http.server; http.server.test(http.server.SimpleHTTPRequestHandler, port={port}, bind='127.0.0.1')"
        )
        # its second life ends before it serves anything
        lives = f"import pathlib, os; n = len(list(pathlib.Path({str(once)!r}).iterdir()))"
        mark = f"pathlib.Path({str(once)!r}, str(n)).touch()"
        once.mkdir()
        child = Child(
            "shaky",
            [sys.executable, "-c", f"{lives}; {mark}; n == 1 and os._exit(3); {serve}"],
            f"http://127.0.0.1:{port}/",
        )
        said: list[str] = []
        async with Supervisor([child], dict(os.environ), tmp_path / "logs", said.append) as supervisor:
            os.kill(supervisor.pid("shaky"), signal.SIGKILL)
            while "shaky works again" not in said:
                await asyncio.sleep(0.05)
        assert said.count("shaky ended with 3; starting it again") == 1

    asyncio.run(asyncio.wait_for(play(), 60))


def test_two_supervisors_never_share_a_data_directory(tmp_path: Path) -> None:
    data = data_directory(tmp_path / "data")
    first, second = (installation(data, free_port(), "sqlite", 1) for _ in range(2))
    with first, pytest.raises(AlreadyRunning), second:
        pass


def test_a_taken_port_is_named_before_anything_starts(tmp_path: Path) -> None:
    async def play() -> None:
        port = free_port()
        async with Supervisor([_web_server(port, tmp_path)], dict(os.environ), tmp_path / "logs", lambda _: None):
            with pytest.raises(PortTaken, match=str(port)):
                require_free(port)

    asyncio.run(play())


def test_the_service_token_is_kept_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    token = service_token(tmp_path)
    assert service_token(tmp_path) == token
    assert (tmp_path / "service-token").stat().st_mode & 0o077 == 0


def test_every_process_gets_the_same_token_and_the_worker_is_one_of_them(tmp_path: Path) -> None:
    with installation(data_directory(tmp_path / "data"), free_port(), "sqlite", 2) as here:
        assert [child.name for child in here.children()] == ["model", "backend-1", "backend-2", "worker", "bff"]
        assert here.environment()["PLOTWEAVER_SERVICE_TOKEN"] == service_token(here.data)
