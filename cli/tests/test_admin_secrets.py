"""`plotweaver admin secrets`: a provider's key is set without being part of a command, told about, and sealed anew."""

import pytest
from plotweaver_backend import wiring
from plotweaver_backend.models.keys import ModelKeys
from plotweaver_backend.models.registry import Models
from plotweaver_cli.main import app
from plotweaver_kit.settings import Settings
from typer.testing import CliRunner

KEY = "sk-typed-at-the-terminal-4711"


@pytest.fixture
def secrets(tmp_path, monkeypatch):
    """Run a command with what is typed, and return what it prints."""
    monkeypatch.setenv("PLOTWEAVER_OPENAI_URL", "https://models.invalid/v1")
    monkeypatch.setenv("PLOTWEAVER_OPENAI_MODEL", "great")

    def run(*arguments, typed="", code=0):
        command = ["admin", "secrets", *arguments, "--data-dir", str(tmp_path)]
        result = CliRunner().invoke(app, command, input=typed)
        assert result.exit_code == code, result.output
        assert KEY not in result.output
        return result.output

    return run


def test_a_key_is_set_sealed_anew_and_removed(secrets, tmp_path):
    assert "none is set (otherwise: none)" in secrets("list")
    secrets("set", "models.invalid", typed=f"{KEY}\n")
    assert "models.invalid  a key ending in 4711 is set" in secrets("list")
    before = (tmp_path / "keys" / "secrets.keys").read_text()
    assert "Sealed anew: 1." in secrets("rotate")
    assert (tmp_path / "keys" / "secrets.keys").read_text() != before
    services = wiring.assemble(Settings(data_dir=tmp_path, service_token="x"))
    opened = services.get(ModelKeys).key("any-book", services.get(Models).specs()[0])
    services.engine.dispose()
    assert opened.get_secret_value() == KEY
    secrets("remove", "models.invalid")
    assert "none is set" in secrets("list")


def test_what_cannot_be_is_said(secrets):
    assert "No model here is at elsewhere.invalid" in secrets("set", "elsewhere.invalid", typed=f"{KEY}\n", code=1)
    secrets("set", "models.invalid", typed="two words in it\n", code=2)
    secrets("remove", "models.invalid", code=1)
