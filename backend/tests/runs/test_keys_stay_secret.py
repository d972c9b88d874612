"""A provider's key, set, used and refused with real processes: where it went, and everywhere that it did not."""

import re
from pathlib import Path

import httpx
import pytest

from .conftest import free_port

GIVEN, STORED, REFUSED = "sk-of-the-settings-0000", "sk-known-and-secret-4711", "sk-refused-and-secret-4712"
#: What the provider itself writes down.
PROVIDERS = {"shown"}


@pytest.fixture
def bff(world, eventually, monkeypatch):
    """The reading service beside the others; it is given what `plotweaver up` gives it."""
    port = free_port()
    kept = {"PLOTWEAVER_DATABASE_URL", "PLOTWEAVER_OPENAI_KEY"}
    environment = {name: value for name, value in world.environment.items() if name not in kept}
    environment |= {
        "PLOTWEAVER_BFF_PORT": str(port),
        "PLOTWEAVER_PUBLIC_ORIGIN": f"http://127.0.0.1:{port}",
        "PLOTWEAVER_MIRROR_DIR": str(world.folder / "mirror"),
    }
    monkeypatch.setattr(world, "environment", environment)
    process = world.spawn("-m", "plotweaver_bff.serve")
    url = f"http://127.0.0.1:{port}"

    def ready():
        try:
            return httpx.get(f"{url}/health/ready", timeout=2).is_success
        except httpx.HTTPError:
            return False

    eventually(ready, "the bff")
    process.url = f"{url}/api/v1"
    return process


def files_with(folder, secret):
    """Every file of the installation, its databases and logs among them, that holds a secret."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name not in PROVIDERS]
    return [path.name for path in files if secret.encode() in path.read_bytes()]


def memory_holds(pid, secret):
    """Whether a process has a secret in its memory, its environment or its command."""
    proc = Path(f"/proc/{pid}")
    with (proc / "mem").open("rb", 0) as memory:
        for line in (proc / "maps").read_text().splitlines():
            start, end, rights = re.match(r"(\w+)-(\w+) (\S+)", line).groups()
            if not rights.startswith("rw"):
                continue
            try:
                memory.seek(int(start, 16))
                if secret.encode() in memory.read(int(end, 16) - int(start, 16)):
                    return True
            except OSError:
                continue  # a page of the kernel's, or one that went meanwhile
    return secret.encode() in (proc / "environ").read_bytes() + (proc / "cmdline").read_bytes()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_key_reaches_its_provider_and_no_log_no_database_and_no_reader(world, monkeypatch, request):
    world.environment["PLOTWEAVER_OPENAI_KEY"] = GIVEN
    world.worker()
    bff = request.getfixturevalue("bff")
    assert world.ended(world.start())["status"] == "succeeded"
    assert set(world.keys_shown()) == {GIVEN}

    # the installation's key goes before the settings' one, and a book's own before both; it is asked for at each call
    assert world.http.put("/site/model-keys/local", json={"key": STORED}).is_success
    assert world.ended(world.start())["status"] == "succeeded"
    assert world.keys_shown()[-1] == STORED
    assert world.http.put(f"/projects/{world.project}/ai/keys/local", json={"key": REFUSED}).is_success
    world.behave("unauthorised")
    failed = world.ended(world.start())
    assert (failed["status"], failed["error"]["code"]) == ("failed", "model.refused")
    assert world.keys_shown()[-1] == REFUSED
    refused = world.http.put("/site/model-keys/local", json={"key": f"{STORED} {REFUSED}"})
    assert refused.status_code == 422

    # what it does hold is found
    assert memory_holds(bff.pid, world.project)
    for secret in (STORED, REFUSED):
        assert secret not in refused.text + str(failed)
        assert files_with(world.folder, secret) == []
        assert not memory_holds(bff.pid, secret)
    assert not memory_holds(bff.pid, GIVEN)

    # a browser sets it through the bff, which hands it on and keeps nothing of it
    headers = {"Authorization": world.http.headers["Authorization"]}
    through = httpx.put(f"{bff.url}/site/model-keys/local", json={"key": STORED + "-again"}, headers=headers)
    assert through.is_success, through.text
    assert httpx.get(f"{bff.url}/site/model-keys", headers=headers).json()["keys"][0]["held"]["last_four"] == "gain"
    assert files_with(world.folder, STORED) == []
