"""The practice model's weights: pinned, whole, and where they belong."""

import os

import pytest
from plotweaver_backend.models import weights
from plotweaver_backend.models.errors import WeightsMissing


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("PLOTWEAVER_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_they_are_fetched_once_and_whole(cache):
    assert not weights.present()
    path = weights.ensure_weights()
    assert weights.present()
    assert path.parent == cache
    assert path.read_bytes()[:4] == b"GGUF"
    changed = os.stat(path).st_mtime_ns
    assert weights.ensure_weights() == path
    assert os.stat(path).st_mtime_ns == changed
    # nothing half-done beside them
    assert [each.name for each in cache.iterdir()] == [path.name]


def test_a_half_file_is_replaced(cache):
    cache.mkdir()
    weights.weights_path().write_bytes(b"half")
    assert not weights.present()
    weights.ensure_weights()
    assert weights.present()


def test_without_a_way_to_fetch_them_it_is_said_and_nothing_is_left(cache, monkeypatch):
    monkeypatch.setenv("UV_OFFLINE", "1")
    monkeypatch.setenv("UV_CACHE_DIR", str(cache / "empty"))
    with pytest.raises(WeightsMissing, match="practice model could not be set up"):
        weights.ensure_weights()
    assert not weights.present()
