"""Damage of the server's own files holds no writer up, blames none, and is mended where it can be."""

import logging
import subprocess
import sys
from pathlib import Path

import pytest
from plotweaver_backend.changes import Author, BookDamaged, Move
from plotweaver_gitstore import MAIN, head, read_tree
from plotweaver_gitstore.faults import ASIDE
from plotweaver_gitstore.packing import gather
from sqlalchemy import text

SIDE = "refs/heads/side"


@pytest.fixture
def book(service, change):
    """A book of two versions, with a branch; its folder."""
    first = service.commit(change(None, {"a.md": b"One.\n" * 400})).commit
    service.move(Move("book", SIDE, None, first, Author("Ada", "ada@example.org"), "side"))
    service.commit(change(first, {"b.md": b"Two.\n"}))
    return Path(service.store.open("book").path)


def newest(service, ref=MAIN):
    return head(service.store.open("book"), ref)


def cut_short(book):
    """Let every object end in its middle, as a disk does that loses its last blocks; return how many."""
    files = sorted(book.glob("objects/[0-9a-f][0-9a-f]/*"))
    for file in files:
        file.chmod(0o644)
        file.write_bytes(file.read_bytes()[: file.stat().st_size * 2 // 3])
    return len(files)


@pytest.mark.parametrize("ref", [MAIN, SIDE])
@pytest.mark.parametrize("junk", [b"", b"\0" * 41])
def test_a_branch_whose_file_is_empty_is_where_it_was_acknowledged_to_be(service, change, book, caplog, ref, junk):
    before = {each: newest(service, each) for each in (MAIN, SIDE)}
    (book / ref).write_bytes(junk)
    done = service.commit(change(before[ref], {"c.md": b"Three.\n"}, ref=ref))
    assert newest(service, ref) == done.commit
    assert newest(service, next(each for each in before if each != ref)) == before[MAIN if ref == SIDE else SIDE]
    assert [str(each.id) for each in service.store.open("book")[done.commit].parents] == [before[ref]]
    assert any(ref in each.message and before[ref] in each.message for each in caplog.records)


def test_a_branch_that_went_and_left_an_empty_file_stays_gone(service, change, book):
    service.move(Move("book", SIDE, newest(service, SIDE), None, Author("Ada", "ada@example.org"), "gone"))
    (book / SIDE).write_bytes(b"")
    assert service.mend("book")
    assert newest(service, SIDE) is None
    service.move(Move("book", SIDE, None, newest(service), Author("Ada", "ada@example.org"), "again"))
    assert newest(service, SIDE) == newest(service)


def test_a_branch_that_nothing_here_leads_to_is_told_as_the_servers_own_damage(service, change, book, caplog):
    (book / SIDE).write_bytes(b"")
    lost = service._intents.acknowledged("book", SIDE)
    (book / "objects" / lost[:2] / lost[2:]).unlink()
    move = Move("book", SIDE, None, newest(service), Author("Ada", "ada@example.org"), "over")
    with pytest.raises(BookDamaged) as told:
        service.move(move)
    assert str(book) not in told.value.message
    assert any("backup" in each.message and SIDE in each.message for each in caplog.records)


def test_a_junk_pack_is_set_aside_and_whoever_writes_learns_nothing_of_it(service, change, book, caplog):
    (book / "objects/pack/pack-junk.pack").write_bytes(b"junk")
    (book / "objects/pack/pack-junk.idx").write_bytes(b"junk")
    assert service.mend("book")
    assert not list(book.glob("objects/pack/pack-junk.*"))
    assert len(list((book / ASIDE).iterdir())) == 2
    assert "pack-junk.idx" in caplog.text
    service.commit(change(newest(service), {"c.md": b"Three.\n"}))
    ran = subprocess.run(["git", "-C", book, "fsck", "--strict"], capture_output=True, text=True, check=True)
    assert ran.stderr == ""


def another_process(database_url, book, tmp_path, base):
    """Commit one change in a process of its own, which has opened nothing yet."""
    command = [sys.executable, Path(__file__).with_name("writer.py"), database_url, tmp_path, base, "late"]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def forget(engine):
    """Let the log of events carry nothing that could come back, as of a book that was brought in large."""
    with engine.begin() as connection:
        connection.execute(text("UPDATE feed_events SET objects = NULL"))


def test_objects_cut_short_come_back_from_the_log_of_events(service, book, database_url, tmp_path, caplog):
    base, count = newest(service), cut_short(book)
    ran = another_process(database_url, book, tmp_path, base)
    assert ran.returncode == 0, ran.stderr
    assert read_tree(service.store.open("book"), newest(service))["a.md"] == b"One.\n" * 400
    assert len(list((book / ASIDE).iterdir())) == count
    subprocess.run(["git", "-C", book, "fsck", "--strict"], capture_output=True, check=True)


def test_what_a_lost_pack_held_comes_back_from_the_log_of_events(service, change, book):
    gather(book)
    for file in (book / "objects/pack").iterdir():
        file.chmod(0o644)
        file.write_bytes(b"junk")
    assert service.mend("book")
    done = service.commit(change(newest(service), {"c.md": b"Three.\n"}))
    assert sorted(read_tree(service.store.open("book"), done.commit)) == ["a.md", "b.md", "c.md"]
    subprocess.run(["git", "-C", book, "fsck", "--strict"], capture_output=True, check=True)


def test_objects_cut_short_that_nobody_knows_hold_no_process_up(service, book, engine, database_url, tmp_path):
    forget(engine)
    base, count = newest(service), cut_short(book)
    ran = another_process(database_url, book, tmp_path, base)
    assert ran.returncode != 0
    assert "acknowledged" not in ran.stdout
    assert len(list((book / ASIDE).iterdir())) == count


def test_an_object_cut_short_that_a_new_version_brings_again_is_whole_again(
    service, engine, database_url, tmp_path, change
):
    first = service.commit(change(None, {"a.md": b"One.\n"})).commit
    lonely = service.commit(change(first, {"m/late.md": b"late"})).commit
    service.commit(change(lonely, {"m/late.md": None}))
    book = Path(service.store.open("book").path)
    blob = str(service.store.open("book")[lonely].tree["m/late.md"].id)
    file = book / "objects" / blob[:2] / blob[2:]
    file.chmod(0o644)
    file.write_bytes(file.read_bytes()[:5])
    forget(engine)
    ran = another_process(database_url, book, tmp_path, newest(service))
    assert ran.returncode == 0, ran.stderr
    assert read_tree(service.store.open("book"), newest(service))["m/late.md"] == b"late"
    subprocess.run(["git", "-C", book, "fsck", "--strict"], capture_output=True, check=True)


def test_a_wish_that_cannot_be_read_for_its_own_fault_is_told_as_ever(service, change, book, caplog):
    caplog.set_level(logging.ERROR)
    move = Move("book", SIDE, newest(service, SIDE), "12" * 20, Author("Ada", "ada@example.org"), "nowhere")
    with pytest.raises(Exception, match="12121212") as told:
        service.move(move)
    assert not isinstance(told.value, BookDamaged)
    assert caplog.records == []
