"""What dead processes left is cleared away; what a living one uses is not."""

import os
import time
from pathlib import Path

import pytest
from plotweaver_backend.changes.recovery import ABANDONED_SECONDS


@pytest.fixture
def objects(service, change):
    service.commit(change(None, {"a.md": b"1"}))
    return Path(service.store.open("book").path) / "objects"


def plant(path, age):
    if path.suffix:
        path.write_bytes(b"x")
    else:
        (path / "ab").mkdir(parents=True)
        (path / "ab" / "cd").write_bytes(b"x")
    at = time.time() - age
    os.utime(path, (at, at))


LEFT = ["tmp_objdir-incoming-abc123", "pack/tmp_pack_abc.x", "pack/.tmp-123-pack-abc.idx", "info/commit-graph.lock"]


@pytest.mark.parametrize("name", LEFT)
@pytest.mark.parametrize(("age", "stays"), [(ABANDONED_SECONDS + 60, False), (0, True)])
def test_what_a_push_or_a_packing_left_goes_once_nobody_can_be_at_it(service, change, objects, name, age, stays):
    plant(objects / name, age)
    service.commit(change(None, {"b.md": b"2"}))
    assert (objects / name).exists() == stays
