"""What was asked of a branch that someone took away meanwhile: nothing comes back, and every answer stands."""

import pytest
from plotweaver_backend.branches.service import BranchesService, Wish
from plotweaver_backend.changes import RefMissing
from plotweaver_backend.http.call import Principal
from plotweaver_contracts.branches import MergeRequest, NewBranch, RevertRequest
from plotweaver_gitstore import MAIN, heads
from plotweaver_kit.problems import ProblemError

SIDE = "refs/heads/side"


@pytest.fixture
def branches(service):
    return BranchesService(service.store, service)


@pytest.fixture
def draft(service, change, branches):
    """A version of a draft; the draft is there."""
    base = service.commit(change(None, {"a.md": b"1"})).commit
    branches.create(wish("begin"), NewBranch(name="side"))
    return service.commit(change(base, {"a.md": b"2"}, ref=SIDE)).commit


def wish(change_id):
    return Wish("book", Principal("account", "ada", name="Ada", email="ada@example.org"), change_id)


def refs(service):
    return set(heads(service.store.open("book")))


@pytest.mark.parametrize("edits", [{"b.md": b"new"}, {"a.md": b"3"}, {"a.md": None}])
def test_a_save_does_not_bring_it_back(service, change, branches, draft, edits) -> None:
    branches.delete(wish("end"), "side")
    with pytest.raises(RefMissing):
        service.commit(change(draft, edits, ref=SIDE))
    with pytest.raises(RefMissing):
        service.commit(change(None, edits, ref=SIDE))
    assert refs(service) == {MAIN}


def test_a_save_that_was_made_in_it_is_answered_again(service, change, branches, draft) -> None:
    wanted = change(draft, {"b.md": b"new"}, ref=SIDE)
    made = service.commit(wanted)
    branches.delete(wish("end"), "side")
    assert service.commit(wanted).commit == made.commit


def test_bringing_it_in_is_answered_again(service, branches, draft) -> None:
    made = branches.merge(wish("bring in"), MergeRequest(name="side"))
    branches.delete(wish("end"), "side")
    assert branches.merge(wish("bring in"), MergeRequest(name="side")) == made
    with pytest.raises(ProblemError, match="side"):
        branches.merge(wish("another"), MergeRequest(name="side"))


def test_taking_back_in_it_is_answered_again(branches, draft) -> None:
    asked = RevertRequest(commit=draft, branch="side")
    made = branches.revert(wish("take back"), asked)
    branches.delete(wish("end"), "side")
    assert branches.revert(wish("take back"), asked) == made
    with pytest.raises(RefMissing):
        branches.revert(wish("another"), asked)
