"""An owner deletes a book: for everybody in it, whatever was done in it, and only if they mean this one."""

import threading
import uuid

import pytest
from plotweaver_contracts.identity import Standing
from plotweaver_gitstore import MAIN, RepositoryMissing, head
from plotweaver_kit.problems import ProblemError


@pytest.fixture
def shared(library):
    """A book that both write in, with a version of its own."""
    project = library.service.create(library.ada, uuid.uuid4().hex, "Café  Rain").project.id
    library.members.put(project, library.ada.account, library.ben.email, Standing(role="writer"))
    library.write(project, head(library.changes.store.open(project), MAIN), "notes.md", "Fog.\n")
    return project


def test_a_book_goes_with_its_repository_and_its_people(library, shared):
    library.deleting.delete(shared, "Café Rain")
    assert library.repositories == []
    assert [library.service.list(who) for who in (library.ada, library.ben)] == [[], []]
    assert library.feed.after(0)[-1].data["gone"] is True
    with pytest.raises(RepositoryMissing):
        library.changes.store.open(shared)


def test_the_numbered_events_stay_and_tell_nothing_of_it(library, shared):
    assert any("notes.md" in event.data["paths"] for event in library.feed.after(0) if event.type == "content.updated")
    before = [event.seq for event in library.feed.after(0)]
    library.deleting.delete(shared, "Café Rain")
    events = library.feed.after(0)
    assert [event.seq for event in events][:-1] == before
    written = [event for event in events if event.type == "content.updated"]
    assert {(tuple(event.data["paths"]), event.data["author"], event.objects) for event in written} == {((), "", None)}


@pytest.mark.parametrize("title", ["", "Rain", "café rain", "Café Rain 2"])
def test_another_title_deletes_nothing(library, shared, title):
    with pytest.raises(ProblemError, match="Type the title") as told:
        library.deleting.delete(shared, title)
    assert told.value.code == "project.title_differs"
    assert [each.id for each in library.service.list(library.ben)] == [shared]
    assert library.repositories == [f"{shared}.git"]


@pytest.mark.parametrize("title", ["Cafe\u0301 Rain", " Café Rain "])
def test_a_title_is_the_same_however_it_is_typed(library, shared, title):
    library.deleting.delete(shared, title)
    assert library.repositories == []


def test_two_owners_delete_it_at_once_and_one_is_told_that_it_is_gone(library, shared):
    told = []

    def delete():
        try:
            library.deleting.delete(shared, "Café Rain")
            told.append("")
        except ProblemError as error:
            told.append(error.code)

    threads = [threading.Thread(target=delete) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(told) == ["", "not_found"]
    assert library.repositories == []
