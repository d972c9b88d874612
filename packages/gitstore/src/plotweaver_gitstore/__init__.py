"""Reading git objects, moving them between repositories, ref names, durability."""

from plotweaver_gitstore.authorship import trace_version
from plotweaver_gitstore.batch import Batch
from plotweaver_gitstore.commit_text import message_of, names_of
from plotweaver_gitstore.differing import Difference, differences, parting
from plotweaver_gitstore.durability import make_durable, sync_names
from plotweaver_gitstore.errors import ObjectMissing, RepositoryMissing, StoreError
from plotweaver_gitstore.following import Naming, Step, follow
from plotweaver_gitstore.lazy import EditedTree, LazyTree
from plotweaver_gitstore.objects import new_ids, new_objects, peeled, read_objects, weight, write_objects
from plotweaver_gitstore.packs import Pack, take_pack, write_pack
from plotweaver_gitstore.reading import (
    TreeEntry,
    Version,
    changed_paths,
    entries,
    file_at,
    history,
    read_file,
    read_tree,
)
from plotweaver_gitstore.refs import (
    BRANCHES,
    MAIN,
    MINE,
    TAGS,
    branch_name,
    branch_ref,
    head,
    heads,
    is_kept,
    is_public,
    may_see,
    owner_of,
    swap,
)
from plotweaver_gitstore.shaping import shape
from plotweaver_gitstore.store import Store
from plotweaver_gitstore.trailers import note_of, trailers_of

__all__ = [
    "BRANCHES",
    "MAIN",
    "MINE",
    "TAGS",
    "Batch",
    "Difference",
    "EditedTree",
    "LazyTree",
    "Naming",
    "ObjectMissing",
    "Pack",
    "RepositoryMissing",
    "Step",
    "Store",
    "StoreError",
    "TreeEntry",
    "Version",
    "branch_name",
    "branch_ref",
    "changed_paths",
    "differences",
    "entries",
    "file_at",
    "follow",
    "head",
    "heads",
    "history",
    "is_kept",
    "is_public",
    "make_durable",
    "may_see",
    "message_of",
    "names_of",
    "new_ids",
    "new_objects",
    "note_of",
    "owner_of",
    "parting",
    "peeled",
    "read_file",
    "read_objects",
    "read_tree",
    "shape",
    "swap",
    "sync_names",
    "take_pack",
    "trace_version",
    "trailers_of",
    "weight",
    "write_objects",
    "write_pack",
]
