"""A book that is deleted goes from what the workflow engine recorded of its runs, too: with real processes."""

import base64
import binascii

from plotweaver_backend.database.engine import make_engine
from plotweaver_kit.settings import Settings
from sqlalchemy import MetaData, select

WORDS = "The harbour lay still"


def holds(value, words):
    """Whether a value of the engine's holds some words, in the clear or as it writes what steps return."""
    try:
        told = base64.b64decode(str(value), validate=True)
    except (binascii.Error, ValueError):
        told = b""
    return words in str(value) or words.encode() in told


def recorded(url, words):
    """Return the engine's tables that hold some words anywhere."""
    engine, tables = make_engine(url), MetaData()
    tables.reflect(engine, schema="dbos" if engine.dialect.name == "postgresql" else None)
    with engine.connect() as connection:
        rows = {table.name: connection.execute(select(table)).all() for table in tables.sorted_tables}
    engine.dispose()
    return {name for name, found in rows.items() if any(holds(value, words) for row in found for value in row)}


def test_what_a_run_read_of_a_book_goes_with_the_book(world, monkeypatch):
    for name, value in world.environment.items():
        monkeypatch.setenv(name, value)
    url = Settings().workflows
    world.worker()
    run = world.start()
    assert world.ended(run)["status"] == "succeeded"
    assert "operation_outputs" in recorded(url, WORDS)
    title = world.http.get(f"/projects/{world.project}").json()["title"]
    answer = world.http.post(f"/projects/{world.project}/deletion", json={"title": title})
    assert answer.status_code == 200, answer.text
    assert recorded(url, WORDS) == set()
