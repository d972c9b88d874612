"""The copies themselves: bare repositories that hold branches and tags and what they name, and nothing else.

Git gives every object of a repository to whoever knows its id (protocol v2), so what only private drafts hold lies in
another one, inside the copy's folder and built upon it. Readers open that one; git is never shown it.
"""

from __future__ import annotations

import base64
import contextlib
import os
import shutil
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pygit2
import structlog
from plotweaver_contracts.feed import ContentUpdated, GitObject, ObjectBundle
from plotweaver_gitstore import (
    MAIN,
    ObjectMissing,
    Pack,
    Store,
    StoreError,
    copy_objects,
    head,
    heads,
    is_kept,
    is_public,
    owner_of,
    swap,
    take_pack,
)
from plotweaver_gitstore.packing import is_sound, tidy

from plotweaver_bff.mirror.boots import Boots

#: The least that a loose object takes on disk, and that its folder does.
_BLOCK = 4096
_GONE, _ARRIVING = ".gone~", ".arriving~"
#: The repository of private drafts, and where the copy's objects lie from its own.
_PRIVATE, _UPON = "private", "../../objects"
#: What is raised when the copy itself cannot be read, or written into: a part is missing or broken, a lock was left.
DAMAGE = (pygit2.GitError, KeyError, FileNotFoundError, NotADirectoryError)
#: How a reader may meet that, in the store's words or the system's: `Shelf.mend` looks whether it is so.
UNREADABLE = (*DAMAGE, StoreError, OSError)

log = structlog.get_logger()


class Copies:
    """Copies of the books. Nothing here is anybody's only copy: all of it can be fetched again.

    Args:
        folder: the mirror's directory.
    """

    def __init__(self, folder: Path) -> None:
        self.store = Store(folder)
        self._boots = Boots(self.store)
        self._root = str(folder)
        self._refs: dict[str, dict[str, str]] = {}
        self._privates: dict[str, Store] = {}
        # one writer for each copy: news, a bundle and the removal never meet inside it
        self._writing: defaultdict[str, threading.RLock] = defaultdict(threading.RLock)
        # those that nobody has looked at since they were written into; of the time before the start nothing is known
        self._stirred = set(self.store.projects())
        self._tidied: set[str] = set()
        #: How many copies of each book were removed: what is not found in one may be in the next.
        self.lives: Counter[str] = Counter()
        #: Bytes written since the start, rather too many than too few.
        self.grown = 0
        for left in (*folder.glob(f"{_GONE}*"), *folder.glob(f"{_ARRIVING}*")):
            shutil.rmtree(left, ignore_errors=True)
        for project in self.store.drafted():
            with contextlib.suppress(OSError):
                self.store.clear_drafts(project)

    def open(self, project: str) -> pygit2.Repository:
        """Return this thread's handle of a copy for reading all that it holds, private drafts too: not for git.

        Raises:
            RepositoryMissing: it is not here.
        """
        private = self._private(project)
        return private.open(_PRIVATE) if private.exists(_PRIVATE) else self.store.open(project)

    def head(self, project: str, ref: str = MAIN) -> str | None:
        """Return what a branch or tag of the copy names, or None if it or the copy is not there."""
        return self.refs(project).get(ref)

    def refs(self, project: str) -> dict[str, str]:
        """Return what the branches, tags and private drafts of the copy name, by ref: not everyone may see each."""
        known = self._refs.get(project)
        return known if known is not None else self._found(project)

    def shows(self, project: str, commit: str, account: str) -> bool:
        """Whether a version is there for an account that may read the book: not one of another's private draft."""
        if not self.store.exists(project) or commit in self.store.open(project):
            return True
        private = self.open(project)
        own = [oid for ref, oid in self.refs(project).items() if owner_of(ref) == account]
        return any(commit == tip or (commit in private and private.descendant_of(tip, commit)) for tip in own)

    def present(self, project: str) -> bool:
        """Whether the book is here; somebody may have deleted its folder under us."""
        if project not in self._refs:
            return bool(self._found(project))
        # with every read: a plain string is looked up in a third of the time that a path takes
        if os.path.exists(f"{self._root}/{project}.git/HEAD"):
            return True
        self._refs.pop(project, None)
        return False

    def sound(self, project: str) -> bool:
        """Whether everything can be read that the book's branches, tags and private drafts lead to. Takes a while."""
        part = self._private(project).path(_PRIVATE)
        if not is_sound(self.store.path(project)) or (part.exists() and not is_sound(part)):
            return False
        self._boots.trust(project)
        return True

    def doubtful(self, project: str) -> bool:
        """Whether the machine stopped since the copy was last known to be whole: then `sound` comes before a reader."""
        return self._boots.doubtful(project)

    def take(self, project: str, news: ContentUpdated, objects: Iterable[GitObject]) -> bool:
        """Bring a branch or tag of a copy to where the news says.

        A book that is not here stays away, unless this is its first version: it is fetched when somebody reads it. So
        does one whose copy is damaged: nothing can be built upon it.

        Args:
            objects: what is new since the news before, parts before wholes.

        Returns:
            False, with the copy where it was, if something that the objects name is not here.
        """
        with self._writing[project]:
            first = news.before is None and news.ref == MAIN
            here = self.present(project)
            if not here and not first:
                return True
            if here and self.doubtful(project):
                # to look takes a while, and all other books would wait
                self.forget(project)
                return True
            try:
                return self._taken(project, news, objects)
            except DAMAGE as error:
                log.warning("a copy is damaged and goes", project=project, detail=str(error))
                self.forget(project)
                return True

    def take_all(self, project: str, bundle: ObjectBundle, pack: Pack | None, private: bool = False) -> bool:
        """Bring a copy's branches and tags to where a bundle leads; False if even then something is missing.

        Args:
            pack: what came with it, if anything did.
            private: it is the private drafts that go there.

        Raises:
            StoreError: the pack is damaged.
        """
        with self._writing[project]:
            repository = self._opened(project, private)
            if pack is not None:
                self.grew(pack.pack.stat().st_size + pack.index.stat().st_size)
                try:
                    take_pack(repository, pack)
                except ObjectMissing:
                    return False
            wanted = {ref: oid for ref, oid in bundle.refs.items() if is_kept(ref) and is_public(ref) is not private}
            if any(oid not in repository for oid in wanted.values()):
                return False
            now = heads(repository)
            # what goes makes place first: a branch may be named as the folder of another was; the book's own branch
            # comes last, so that a copy left half made is not taken for a whole one
            for ref in sorted({*now, *wanted}, key=lambda each: (each in wanted, each == MAIN, each)):
                if now.get(ref) != wanted.get(ref):
                    swap(repository, now.get(ref), wanted.get(ref), ref, durable=False)
            self._refs[project] = self._named(project)
            return True

    def arriving(self) -> TemporaryDirectory[str]:
        """Return a folder, on the disk of the copies, for what is on its way; what a crash leaves goes at the start."""
        self.store.root.mkdir(parents=True, exist_ok=True)
        return TemporaryDirectory(prefix=_ARRIVING, dir=self.store.root)

    def grew(self, size: int) -> None:
        """Note that something was written into a copy."""
        self.grown += size

    def stirred(self) -> set[str]:
        """Return what was written into since this was asked last."""
        found, self._stirred = self._stirred, set()
        return found

    def tidied(self, project: str) -> bool:
        """Whether a copy is being tidied: who writes into it may have to wait."""
        return project in self._tidied

    def tidy(self, project: str, most_loose: int) -> bool:
        """Pack a copy that needs it and return whether it did; readers go on meanwhile.

        Raises:
            subprocess.SubprocessError: git failed; everything is as readable as before.
        """
        self._tidied.add(project)
        try:
            parts = ((self.store, project), (self._private(project), _PRIVATE))
            there = [store.path(name) for store, name in parts if store.exists(name)]
            return any([tidy(part, lambda: self._writing[project], most_loose) for part in there])
        finally:
            self._tidied.discard(project)

    def remove(self, project: str) -> None:
        """Remove a copy.

        Raises:
            FileNotFoundError: there is none.
        """
        gone = self.store.root / f"{_GONE}{uuid4().hex}"
        with self._writing[project]:
            self._refs.pop(project, None)
            self.lives[project] += 1
            # named aside first: half a copy is never taken for one
            self.store.path(project).rename(gone)
            self._refs.pop(project, None)
        shutil.rmtree(gone, ignore_errors=True)

    def forget(self, project: str) -> None:
        """Remove a copy, or what is left of it, if there is anything."""
        with contextlib.suppress(FileNotFoundError):
            self.remove(project)

    def clear(self) -> None:
        """Remove every copy."""
        for path in self.store.root.glob("*.git"):
            self.remove(path.stem)
        self._refs.clear()

    def _found(self, project: str) -> dict[str, str]:
        """Return what a copy's refs name that was not looked at yet; no lock, as readers come here."""
        if not self.store.exists(project):
            return {}
        found = self._named(project)
        if MAIN not in found:
            return {}
        # whoever wrote meanwhile knows better, and whoever removed it was not to be undone
        known = self._refs.setdefault(project, found)
        if not self.store.exists(project):
            self._refs.pop(project, None)
        return known

    def _named(self, project: str) -> dict[str, str]:
        private = self._private(project)
        drafts = heads(private.open(_PRIVATE)) if private.exists(_PRIVATE) else {}
        return {**heads(self.store.open(project)), **drafts}

    def _note(self, project: str, ref: str, commit: str | None) -> None:
        """Note where a branch or tag is now. The others are where they were: only we move any."""
        refs = dict(self.refs(project))
        refs.pop(ref, None)
        # a new one: readers may be looking into the old
        self._refs[project] = refs if commit is None else {**refs, ref: commit}

    def _taken(self, project: str, news: ContentUpdated, objects: Iterable[GitObject]) -> bool:
        repository = self._written(project, objects, not is_public(news.ref))
        if repository is None or (news.commit is not None and news.commit not in repository):
            return False
        now = head(repository, news.ref)
        # an event may come twice, and a fetch may have brought what it tells: never back
        follows = now is not None and news.before == now
        if news.commit != now and (follows or not _is_past(repository, news.commit, now)):
            swap(repository, now, news.commit, news.ref, durable=False)
            self._note(project, news.ref, news.commit)
        return True

    def _written(self, project: str, objects: Iterable[GitObject], private: bool) -> pygit2.Repository | None:
        repository = self._opened(project, private)
        plain = [(each.type, base64.b64decode(each.data)) for each in objects]
        self.grew(sum(max(_BLOCK, len(data)) + _BLOCK for _, data in plain))
        try:
            copy_objects(repository, plain)
        except ObjectMissing:
            return None
        return repository

    def _opened(self, project: str, private: bool) -> pygit2.Repository:
        """Return a copy, or its private part, to write into, an empty one if there is none."""
        self._stirred.add(project)
        if not self.store.exists(project):
            # somebody may have deleted half of it
            self.forget(project)
            self.store.create(project)
            self._boots.trust(project)
        if not private:
            return self.store.open(project)
        part = self._private(project)
        if part.exists(_PRIVATE):
            return part.open(_PRIVATE)
        part.clear_drafts(_PRIVATE)
        return part.create(_PRIVATE, _UPON)

    def _private(self, project: str) -> Store:
        """Return where a copy's private part lies, whether or not there is one."""
        found = self._privates.get(project)
        return found if found is not None else self._privates.setdefault(project, Store(self.store.path(project)))


def _is_past(repository: pygit2.Repository, commit: str | None, now: str | None) -> bool:
    return commit is not None and now is not None and repository.descendant_of(now, commit)
