"""Operations on runs."""

from __future__ import annotations

from plotweaver_contracts import generation as wire

from plotweaver_backend.http.binding import Call, Handlers
from plotweaver_backend.runs.service import RunsService
from plotweaver_backend.runs.stopping import Stopping

handlers = Handlers()


@handlers.bind("runs.estimate")
def estimate(call: Call) -> wire.Estimate:
    """Tell what a run would cost and send."""
    return _service(call).estimate(call.project, call.parsed(wire.RunRequest))


@handlers.bind("runs.start")
def start(call: Call) -> wire.RunStarted:
    """Ask an agent for a draft."""
    request = call.parsed(wire.RunRequest)
    run = _service(call).start(call.project, call.principal.account, call.change_id, request)
    return wire.RunStarted(run=run)


@handlers.bind("alias.generate_scene")
def generate_scene(call: Call) -> wire.RunStarted:
    """Do what the earlier backend's generation did."""
    asked = call.parsed(wire.LegacyRunRequest)
    access = call.enter(asked.project)
    request = wire.RunRequest.model_validate(asked.model_dump(exclude={"project"}))
    run = _service(call).start(access.id, call.principal.account, call.change_id, request)
    return wire.RunStarted(run=run)


@handlers.bind("runs.list")
def list_runs(call: Call) -> wire.RunList:
    """List the newest runs."""
    return wire.RunList(runs=_service(call).views.of_project(call.project))


@handlers.bind("runs.get")
def get(call: Call) -> wire.Run:
    """Show a run with its text so far."""
    return _service(call).views.get(call.params["run"], call.project)


@handlers.bind("runs.cancel")
def cancel(call: Call) -> wire.Run:
    """Stop a run, and tell everyone who watches."""
    return call.services.get(Stopping).stop(call.project, call.params["run"])


def _service(call: Call) -> RunsService:
    return call.services.get(RunsService)
