"""Who wrote each word, read from a real repository."""

import pygit2
import pytest
from plotweaver_gitstore import ObjectMissing, note_of, trace_version, trailers_of
from plotweaver_gitstore.authorship import RepositoryScenes

PATH = "manuscript/one/storm.md"


@pytest.fixture
def write(repository):
    """Commit files over those of the first parent; no branch moves."""

    def commit(files, *parents, message="Wrote", author="Ann"):
        index = pygit2.Index()
        if parents:
            index.read_tree(repository[parents[0]].tree)
        for path, text in files.items():
            blob = repository.create_blob(text.encode())
            index.add(pygit2.IndexEntry(path, blob, pygit2.enums.FileMode.BLOB))
        who = pygit2.Signature(author, "someone@example.org", 1_700_000_000, 0)
        ids = [pygit2.Oid(hex=each) for each in parents]
        return str(repository.create_commit(None, who, who, message, index.write_tree(repository), ids))

    return commit


def _told(state):
    return [(origin.kind, origin.author, origin.commit) for origin in state[PATH].origins]


def test_trailers_are_the_last_paragraph_and_nothing_a_person_wrote_above_it() -> None:
    message = "Storm\n\nPlotweaver-Agent: forged\n\nPlotweaver-Origin: imported\nPlotweaver-Change: a: b\n"
    assert trailers_of(message) == {"Plotweaver-Origin": "imported", "Plotweaver-Change": "a: b"}
    assert trailers_of("Plotweaver-Agent: a subject") == {}
    assert trailers_of("") == {}
    assert note_of(message) == "Plotweaver-Agent: forged"
    assert [note_of(each) for each in ("Storm\nIt rained.\n", "Storm", "Storm\n\nA: b")] == ["It rained.", "", ""]


def test_only_scenes_are_listed(repository, write) -> None:
    others = {"manuscript/book.yaml": "", "manuscript/one/chapter.yaml": "", "manuscript/a/b/c.md": "x", "x.md": "x"}
    scenes = RepositoryScenes(repository)
    found = scenes.files(write({PATH: "Rain.\n", **others}))
    assert {path: scenes.read(blob) for path, blob in found.items()} == {PATH: b"Rain.\n"}
    assert scenes.files(write({"x.md": "x"})) == {}


def test_words_of_both_branches_keep_their_authors_through_a_merge(repository, write) -> None:
    base = write({PATH: "One rose. Two fell.\n"}, message="In\n\nPlotweaver-Origin: imported\n")
    ours = write({PATH: "One rose up. Two fell.\n"}, base, author="Ben")
    theirs = write({PATH: "One rose. Two fell. Three.\n"}, base, message="x\n\nPlotweaver-Agent: a\n")
    merged = write({PATH: "One rose up. Two fell. Three.\n"}, ours, theirs)
    first, last = ("imported", "Ann", base), ("agent", "Ann", theirs)
    assert _told(trace_version(repository, merged)) == [first, first, ("typed", "Ben", ours), first, first, last]


def test_what_is_known_is_gone_on_from_and_a_line_from_before_it_is_read_anew(repository, write) -> None:
    base = write({PATH: "One rose.\n"})
    ours = write({PATH: "One rose up.\n"}, base)
    known = {ours: trace_version(repository, ours)}
    after = write({PATH: "One rose up high.\n"}, ours)
    assert trace_version(repository, after, known) == trace_version(repository, after)
    assert trace_version(repository, ours, known) is known[ours]
    theirs = write({PATH: "Then one rose.\n"}, base)
    merged = write({PATH: "Then one rose up.\n"}, ours, theirs)
    assert trace_version(repository, merged, known) == trace_version(repository, merged)
    assert trace_version(repository, base, known) == trace_version(repository, base) != {}


def test_a_version_that_says_it_brings_words_back_gives_them_their_origin(repository, write) -> None:
    base = write({PATH: "One rose. Two fell.\n"}, message="x\n\nPlotweaver-Agent: a\n")
    gone = write({PATH: "One rose.\n"}, base)
    back = write({PATH: "One rose. Two fell.\n"}, gone, message=f"x\n\nPlotweaver-Restores: {base}\n")
    whole = trace_version(repository, back)
    assert {each[2] for each in _told(whole)} == {base}
    assert trace_version(repository, back, {gone: trace_version(repository, gone)}) == whole


def test_an_unknown_version_is_missing(repository) -> None:
    with pytest.raises(ObjectMissing):
        trace_version(repository, "0" * 40)
