"""Settings of every process, from `PLOTWEAVER_*` environment variables."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What a process needs to know before it starts. Names of variables are the fields' in capitals."""

    model_config = SettingsConfigDict(env_prefix="PLOTWEAVER_", frozen=True)

    data_dir: Path = Field(description="where repositories, databases and keys live")
    database_url: str = Field(default="", description="SQLAlchemy address; empty: SQLite in data_dir")
    service_token: SecretStr = Field(description="what bff and worker show the backend")
    backend_url: str = "http://127.0.0.1:5000"
    backend_port: int = 5000
    bff_host: str = "127.0.0.1"
    bff_port: int = 8000
    public_origin: str = Field(default="http://127.0.0.1:8000", description="what browsers see")
    model_url: str = Field(default="", description="the practice model's endpoint; empty: none runs")
    openai_url: str = Field(default="", description="an OpenAI-compatible endpoint to offer as well")
    openai_key: SecretStr = SecretStr("")
    openai_model: str = ""
    mirror_dir: Path | None = Field(default=None, description="the bff's own repositories")
    frontend_dir: Path | None = Field(default=None, description="the built frontend that the bff serves")
    log_json: bool = False
    worker_id: str = "worker-1"

    @property
    def database(self) -> str:
        """The database's address, SQLite in the data directory unless one is given."""
        return self.database_url or f"sqlite:///{self.data_dir / 'plotweaver.db'}"

    @property
    def repositories(self) -> Path:
        """The canonical bare repositories: `{project}.git` each. Only the backend may know this."""
        return self.data_dir / "repositories"
