"""Operations of the shelf."""

from __future__ import annotations

from plotweaver_contracts import bringing
from plotweaver_contracts import projects as wire
from plotweaver_contracts.base import Ok
from plotweaver_contracts.roles import granted

from plotweaver_backend.ai.service import AiPolicies
from plotweaver_backend.guarding.service import GuardsService
from plotweaver_backend.http.binding import Call, Handlers
from plotweaver_backend.projects.deleting import DeletingService
from plotweaver_backend.projects.previewing import arrangement_of
from plotweaver_backend.projects.service import ProjectsService
from plotweaver_backend.projects.undoing import UndoingService

handlers = Handlers()


@handlers.bind("projects.list")
def list_projects(call: Call) -> wire.ProjectList:
    """List the caller's books."""
    return wire.ProjectList(projects=_service(call).list(call.principal))


@handlers.bind("projects.public")
def list_public(call: Call) -> wire.ProjectList:
    """List the books that everybody may read."""
    return wire.ProjectList(projects=_service(call).public())


@handlers.bind("projects.get")
def get(call: Call) -> wire.OpenProject:
    """Show one book, and what the caller may do in it."""
    role = None if call.visiting else call.role
    project = _service(call).get(call.project, role)
    may = sorted(granted(role, project.visibility))
    limits = call.services.get(GuardsService).limits(call.project, call.principal.account)
    rule = call.services.get(AiPolicies).effective(call.project).rule
    return wire.OpenProject.model_validate({**project.model_dump(), "may": may, "limits": limits, "ai": rule})


@handlers.bind("projects.create")
def create(call: Call) -> wire.ProjectCreated:
    """Start an empty book."""
    return _service(call).create(call.principal, call.change_id, call.parsed(wire.NewProject).title)


@handlers.bind("projects.import")
def bring(call: Call) -> wire.ProjectCreated:
    """Bring a whole novel from one file."""
    filename = call.asked(bringing.ImportQuery).filename
    return _service(call).bring(call.principal, call.change_id, call.raw, filename)


@handlers.bind("projects.preview")
def preview(call: Call) -> bringing.ImportPreview:
    """Tell what a novel's file would become."""
    return _service(call).preview(call.raw, call.asked(bringing.ImportQuery).filename)


@handlers.bind("projects.import_arranged")
def bring_arranged(call: Call) -> wire.ProjectCreated:
    """Bring a novel as its author arranged it."""
    brought = call.parsed(bringing.ArrangedImport)
    wish = arrangement_of(brought.arrangement)
    return _service(call).bring_arranged(call.principal, call.change_id, brought.file, brought.filename, wish)


@handlers.bind("projects.undo_import")
def undo_import(call: Call) -> Ok:
    """Take a book away again that was just brought in."""
    call.services.get(UndoingService).undo(call.project)
    return Ok()


@handlers.bind("projects.delete")
def delete(call: Call) -> Ok:
    """Delete a book."""
    call.services.get(DeletingService).delete(call.project, call.parsed(wire.ProjectDeletion).title)
    return Ok()


@handlers.bind("projects.sample")
def sample(call: Call) -> wire.ProjectCreated:
    """Open a copy of the sample novel."""
    return _service(call).sample(call.principal, call.change_id, call.services.sample)


def _service(call: Call) -> ProjectsService:
    return call.services.get(ProjectsService)
