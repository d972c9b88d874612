"""A backend process as `plotweaver_backend.serve` runs it, with the operations between the services only."""

from plotweaver_backend import wiring
from plotweaver_backend.app import create_app
from plotweaver_backend.database import make_engine, migrate, session_factory
from plotweaver_backend.http.services import Services
from plotweaver_backend.serve import Server
from plotweaver_backend.stream import routes
from plotweaver_backend.stream.wiring import provide
from plotweaver_contracts.catalogue import build
from plotweaver_kit.settings import Settings

settings = Settings.model_validate({})
engine = make_engine(settings.database)
migrate(engine)
services = Services(settings, engine, session_factory(engine))
wiring._core(services)
wiring._identity(services)
provide(services)
bound = {operation for operation, _ in routes.handlers.items()}
offered = {key: entry for key, entry in build().items() if key in bound}
app = create_app(services, [routes.handlers], offered)
engine.dispose()
Server(app, settings).run()
