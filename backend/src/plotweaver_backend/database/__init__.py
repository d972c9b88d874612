"""The database: engine, base of all tables, migration. Knows no feature."""

from plotweaver_backend.database.base import Base
from plotweaver_backend.database.engine import make_engine, session_factory
from plotweaver_backend.database.migrate import migrate

__all__ = ["Base", "make_engine", "migrate", "session_factory"]
