"""One application, served, with a book that nothing may change, for all hostile cases."""

import importlib.util
import os
import subprocess
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISREG
from types import SimpleNamespace
from wsgiref.simple_server import WSGIServer, make_server

import pytest
from plotweaver_backend import wiring
from plotweaver_backend.app import create_app
from plotweaver_backend.feed.tables import EventRow
from plotweaver_backend.http.reading import reading
from plotweaver_contracts.catalogue import build
from plotweaver_gitstore import Store, head, new_objects, read_tree
from plotweaver_kit.settings import Settings
from plotweaver_manuscript.book import read_book
from sqlalchemy import func, select

from .doors import DOORS

_STORY = b"CHAPTER I\n\nIt rained all night. Nobody slept.\n\nThe letter came at noon. Ben read it twice.\n"


def _of(folder):
    spec = importlib.util.spec_from_file_location(folder, Path(__file__).parents[1] / folder / "conftest.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_http, _push = _of("http"), _of("push")


class Book:
    """A book as it was made.

    Attributes:
        tip: its version.
        files: of that version.
        objects: all that git has of it.
        scene: the id of its one scene.
    """

    def __init__(self, house):
        made = house.call("owner", "POST", "/api/v1/projects/import?filename=rain.txt", data=_STORY).get_json()
        self.project, self.tip = made["project"]["id"], made["commit"]
        self._store = house.services.get(Store)
        self.files = read_tree(self.repository, self.tip)
        self.objects = new_objects(self.repository, [], [self.tip])
        self.scene = read_book(self.files).scenes[0].id

    @property
    def repository(self):
        return self._store.open(self.project)

    @property
    def path(self):
        return Path(self.repository.path)

    @contextmanager
    def looked_at_anew(self):
        """Let the product open the repository again: what it knows of it goes with its HEAD's time."""
        mark = self.path / "HEAD"
        before = mark.stat()
        os.utime(mark, ns=(before.st_atime_ns, before.st_mtime_ns + 1_000_000_000))
        try:
            yield
        finally:
            os.utime(mark, ns=(before.st_atime_ns, before.st_mtime_ns))


def assert_sound(repository):
    ran = subprocess.run(
        ["git", "-C", repository.path, "fsck", "--strict"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr


@pytest.fixture(scope="package")
def place(tmp_path_factory):
    """The application on a port of its own."""
    folder = tmp_path_factory.mktemp("hostile")
    temporary = folder / "tmp"
    temporary.mkdir()
    services = wiring.assemble(Settings(data_dir=folder / "data", service_token=_http.SERVICE_TOKEN))
    features = wiring.features()
    bound = {operation for feature in features for operation, _ in feature.items()}
    offered = {key: entry for key, entry in build().items() if key in bound}
    house = _http.House(create_app(services, features, offered), services)
    house.join("owner")
    server = make_server("127.0.0.1", 0, _push._Addresses(house.app, house), WSGIServer, _push._Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    context = SimpleNamespace(
        house=house,
        folder=folder,
        temporary=temporary,
        book=None,
        brought={},
        served=f"http://127.0.0.1:{server.server_port}",
    )
    yield context
    if context.book is not None:
        assert_sound(context.book.repository)
    server.shutdown()
    thread.join()
    server.server_close()
    services.engine.dispose()


@pytest.fixture(autouse=True)
def aside(place, monkeypatch):
    """What is put aside during a test lies where it is counted; what others keep for longer does not."""
    monkeypatch.setattr(tempfile, "tempdir", str(place.temporary))


@pytest.fixture(scope="package")
def doors(place):
    """Every way in, by name."""
    return {name: door(place) for name, door in DOORS.items()}


@pytest.fixture
def book(place):
    """A book that is as it was made; another one if somebody has changed it."""
    if place.book is None or head(place.book.repository) != place.book.tip:
        place.book = Book(place.house)
    return place.book


@pytest.fixture
def state(place):
    """Tell what is on the disk (an unchanged file has its old time) and in the feed."""
    store = place.house.services.get(Store)
    # that an agent proposed something is told, too
    written = select(func.max(EventRow.seq)).where(EventRow.type == "content.updated")

    def tell():
        with reading(place.house.services.sessions) as db:
            newest = db.scalar(written)
        files = {str(path): path.stat() for path in store.root.rglob("*")}
        return (
            # of a folder only that it is there: what came into it and went again leaves its time
            {path: (found.st_size, found.st_mtime_ns * S_ISREG(found.st_mode)) for path, found in files.items()},
            newest,
            sorted(place.temporary.rglob("*")),
        )

    return tell
