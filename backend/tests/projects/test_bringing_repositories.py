"""A book arrives as a repository or an archive: whole, or not at all, or told what stayed behind."""

import io
import os
import re
import subprocess
import zipfile

import pytest
from plotweaver_gitstore import heads, history, read_tree
from plotweaver_manuscript.edits import new_book
from plotweaver_manuscript.errors import ImportRefused


@pytest.fixture
def own(tmp_path):
    """An author's own repository, written with git."""
    folder = tmp_path / "own"
    folder.mkdir()
    named = {f"GIT_{who}_{what}": "Eve" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    plain = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1"}

    def git(*arguments):
        how = {"cwd": folder, "env": plain | named, "capture_output": True, "check": True}
        return subprocess.run(["git", *arguments], **how).stdout

    git("init", "-q", "-b", "trunk")

    class Own:
        root = folder

        def write(self, files, message="Wrote"):
            for path, text in files.items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(text)
            git("add", "-A")
            git("commit", "-q", "-m", message)

        def remove(self, path):
            git("rm", "-q", path)
            git("commit", "-q", "-m", "Removed")

        def git(self, *arguments):
            return git(*arguments)

        def bundle(self, *what):
            git("bundle", "create", "-q", "../own.bundle", *(what or ("--all", "HEAD")))
            return (tmp_path / "own.bundle").read_bytes()

    own = Own()
    own.write(new_book("The mole", "Eve"), "Began")
    own.write({"notes.md": b"One.\n"}, "A note")
    return own


def test_a_repository_arrives_with_its_history_branches_and_names(library, own):
    own.git("tag", "first-draft")
    own.git("branch", "side", "HEAD~1")
    created = library.service.bring(library.ada, "c1", own.bundle(), "own.bundle")
    repository = library.changes.store.open(created.project.id)
    assert created.note == ""
    assert created.commit == own.git("rev-parse", "HEAD").decode().strip()
    assert set(heads(repository)) == {"refs/heads/main", "refs/heads/side", "refs/tags/first-draft"}
    assert [version.author_name for version in history(repository, created.commit)] == ["Eve", "Eve"]
    ran = subprocess.run(
        ["git", "-C", repository.path, "fsck", "--strict"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr


def test_what_cannot_be_beside_the_others_is_left_out_and_named_and_all_else_arrives(library, own):
    own.git("tag", "first-draft")
    for name in ("Main", "side", "mine/y"):
        own.git("branch", name, "HEAD~1")
    own.git("update-ref", "refs/notes/x", "HEAD")
    own.git("switch", "-q", "-c", "bad", "HEAD~1")
    own.write({"manuscript/aux.md": b"Rain.\n"}, "A bad name")
    own.git("switch", "-q", "trunk")
    own.git("branch", "-m", "main")
    data = own.bundle()
    created = library.service.bring(library.ada, "c1", data, "own.bundle")
    repository = library.changes.store.open(created.project.id)
    assert created.commit == own.git("rev-parse", "HEAD").decode().strip()
    assert set(heads(repository)) == {"refs/heads/main", "refs/heads/side", "refs/tags/first-draft"}
    assert len(list(history(repository, created.commit))) == 2
    assert "older version" not in created.note
    for named, why in {
        "the branch “Main”": "main on many computers",
        "the branch “mine/y”": "only one person sees",
        "the branch “bad”": "manuscript/aux.md: A name that some computers cannot keep",
        "“refs/notes/x”": "only branches and tags are brought",
    }.items():
        assert re.search(f"{re.escape(named)} was left out: [^“]*{re.escape(why)}", created.note), created.note
    assert library.service.bring(library.ada, "c1", data, "own.bundle").note == created.note


def test_if_an_older_version_breaks_a_rule_the_note_names_what_was_left_behind(library, own):
    own.git("branch", "side")
    own.git("tag", "first-draft")
    own.write({"manuscript/aux.md": b"Rain.\n"}, "A bad name")
    own.remove("manuscript/aux.md")
    created = library.service.bring(library.ada, "c1", own.bundle(), "own.bundle")
    repository = library.changes.store.open(created.project.id)
    assert set(heads(repository)) == {"refs/heads/main"}
    assert "an older version breaks a rule: manuscript/aux.md: " in created.note
    assert created.note.endswith("Left behind with it: the branch “side”, the tag “first-draft”.")


def test_bringing_it_again_under_the_same_id_makes_no_second_book(library, own):
    bundle = own.bundle()
    first = library.service.bring(library.ada, "c1", bundle, "own.bundle")
    again = library.service.bring(library.ada, "c1", bundle, "own.bundle")
    assert (again.project.id, again.commit) == (first.project.id, first.commit)
    assert len(library.repositories) == 1


def test_if_the_newest_state_breaks_a_rule_nothing_arrives(library, own):
    own.write({"manuscript/aux.md": b"Rain.\n"}, "A bad name")
    with pytest.raises(ImportRefused, match=r"aux\.md.*Nothing was created"):
        library.service.bring(library.ada, "c1", own.bundle(), "own.bundle")
    assert library.repositories == []


@pytest.mark.parametrize("what", [["HEAD~1..trunk"]])
def test_a_bundle_that_builds_on_other_versions_is_refused(library, own, what):
    with pytest.raises(ImportRefused, match="not whole"):
        library.service.bring(library.ada, "c1", own.bundle(*what), "own.bundle")


@pytest.mark.parametrize("cut", [20, 60, -30])
def test_a_broken_bundle_is_refused(library, own, cut):
    with pytest.raises(ImportRefused):
        library.service.bring(library.ada, "c1", own.bundle()[:cut], "own.bundle")
    assert library.repositories == []


def packed(files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return data.getvalue()


@pytest.mark.parametrize("folder", ["", "my-book/"])
def test_an_archive_of_a_book_is_that_book(library, folder):
    files = new_book("The mole", "Eve") | {"notes.md": b"One.\n"}
    data = packed({f"{folder}{path}": text for path, text in files.items()})
    created = library.service.bring(library.ada, "c1", data, "book.zip")
    assert read_tree(library.changes.store.open(created.project.id), created.commit) == files


def test_a_refusal_writes_out_what_is_not_seen_of_a_name(library):
    files = new_book("The mole", "Eve") | {"a\nb.md": b"", "c\u200d.md": b""}
    with pytest.raises(ImportRefused, match=r"a\\nb\.md: .*c\\u200d\.md: ") as refused:
        library.service.bring(library.ada, "c1", packed(files), "book.zip")
    assert refused.value.message.isprintable()
