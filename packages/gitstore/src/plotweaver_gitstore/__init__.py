"""Reading git objects, moving them between repositories, ref names, durability."""

from plotweaver_gitstore.authorship import trace_version
from plotweaver_gitstore.batch import Batch
from plotweaver_gitstore.commit_text import message_of, names_of
from plotweaver_gitstore.differing import Difference, differences, parting
from plotweaver_gitstore.durability import make_durable
from plotweaver_gitstore.errors import ObjectMissing, RepositoryMissing, StoreError
from plotweaver_gitstore.following import Naming, Step, follow
from plotweaver_gitstore.lazy import EditedTree, LazyTree
from plotweaver_gitstore.objects import new_ids, new_objects, peeled, read_objects, weight
from plotweaver_gitstore.packs import Pack, take_pack, write_pack
from plotweaver_gitstore.reading import (
    TreeEntry,
    Version,
    changed_paths,
    entries,
    file_at,
    history,
    paths_on_the_way,
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
)
from plotweaver_gitstore.shaping import shape
from plotweaver_gitstore.store import Store
from plotweaver_gitstore.swaps import Swap, swap, swapping, sync_ref
from plotweaver_gitstore.taking import copy_objects
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
    "Swap",
    "TreeEntry",
    "Version",
    "branch_name",
    "branch_ref",
    "changed_paths",
    "copy_objects",
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
    "paths_on_the_way",
    "peeled",
    "read_file",
    "read_objects",
    "read_tree",
    "shape",
    "swap",
    "swapping",
    "sync_ref",
    "take_pack",
    "trace_version",
    "trailers_of",
    "weight",
    "write_pack",
]
