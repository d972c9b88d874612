"""Both services' applications from any catalogue, and everything that is generated from one."""

import subprocess
import sys

import pytest
from plotweaver_backend import wiring as backend_wiring
from plotweaver_backend.app import create_app as backend_app
from plotweaver_bff.app import create_app as bff_app
from plotweaver_bff.wiring import assemble as assemble_bff
from plotweaver_contracts.catalogue import build
from plotweaver_kit.settings import Settings

TOKEN = "the-services-own-token"


@pytest.fixture
def render():
    """Run the renderer in a process of its own; returns what ended."""

    def run(*arguments):
        command = [sys.executable, "-m", "plotweaver_contracts.render", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)

    return run


@pytest.fixture
def services(tmp_path):
    """The backend's services over a database of their own."""
    services = backend_wiring.assemble(Settings(data_dir=tmp_path / "data", service_token=TOKEN))
    yield services
    services.engine.dispose()


@pytest.fixture
def backend(services):
    """The backend's application, but for some operations."""

    def make(*without):
        return backend_app(services, backend_wiring.features(), build(without=frozenset(without)))

    return make


@pytest.fixture
def bff(tmp_path):
    """The bff's application, but for some operations."""

    def make(*without):
        settings = Settings(data_dir=tmp_path / "none", mirror_dir=tmp_path / "mirror", service_token=TOKEN)
        return bff_app(assemble_bff(settings), build(without=frozenset(without)))

    return make
