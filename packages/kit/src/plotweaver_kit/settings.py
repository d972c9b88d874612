"""Settings of every process, from `PLOTWEAVER_*` environment variables."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class OpenIdProvider(BaseModel):
    """An OpenID Connect issuer that people may sign in with. `id` is part of the redirect address."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9-]{0,30}$")
    name: str = Field(min_length=1, max_length=60)
    issuer: str = Field(pattern=r"^https?://")
    client_id: str = Field(min_length=1)
    client_secret: SecretStr = SecretStr("")
    trust_email: bool = Field(default=False, description="whether its word that an e-mail was verified is taken")


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
    openai_input_usd: float | None = Field(default=None, ge=0, description="its price for a million input tokens")
    openai_output_usd: float | None = Field(default=None, ge=0, description="its price for a million output tokens")
    allow_unpriced: bool = Field(default=False, description="whether a model without a known price may run")
    model_seconds: float = Field(default=60.0, gt=0, description="how long a model may stay silent")
    run_limit_usd: float = Field(default=1.0, gt=0, description="what one run may cost at most")
    outgoing_allow: str = Field(default="", description="hosts and networks of our own that may be called, by commas")
    github_client_id: str = ""
    github_client_secret: SecretStr = SecretStr("")
    github_url: str = "https://github.com"
    gitlab_client_id: str = ""
    gitlab_client_secret: SecretStr = SecretStr("")
    gitlab_url: str = "https://gitlab.com"
    google_client_id: str = ""
    google_client_secret: SecretStr = SecretStr("")
    openid_providers: list[OpenIdProvider] = Field(default=[], description="further issuers, as JSON")
    mirror_dir: Path | None = Field(default=None, description="the bff's own repositories")
    mirror_max_mb: int = Field(default=20_480, ge=1, description="what the bff's repositories may take together")
    mirror_most_loose: int = Field(default=2_000, ge=0, description="a copy with more loose objects is packed")
    frontend_dir: Path | None = Field(default=None, description="the built frontend that the bff serves")
    smtp_host: str = Field(default="", description="the mail server; empty: no mail, `plotweaver admin` prints links")
    smtp_port: int = Field(default=587, ge=1, le=65535)
    smtp_security: Literal["starttls", "tls", "none"] = Field(default="starttls", description="how it is encrypted")
    smtp_user: str = ""
    smtp_password: SecretStr = SecretStr("")
    mail_from: str = Field(default="PlotWeaver <plotweaver@localhost>", description="who letters come from")
    secrets_key: SecretStr = Field(
        default=SecretStr(""),
        description="keys that stored secrets are sealed with, newest first, by commas; empty: a file",
    )
    secrets_key_file: Path | None = Field(default=None, description="that file, elsewhere than in data_dir")
    trusted_proxies: str = Field(
        default="", description="addresses and networks of the proxies in front of the bff, by commas"
    )
    log_json: bool = False
    worker_id: str = "worker-1"

    @field_validator("trusted_proxies")
    @classmethod
    def _are_some(cls, listed: str) -> str:
        for each in _parted(listed):
            # whoever trusted everybody would let everybody choose their own address
            if ipaddress.ip_network(each).prefixlen == 0:
                raise ValueError("name the proxies, not everybody")
        return listed

    @property
    def proxies(self) -> list[str]:
        """Addresses and networks of the proxies whose word on where a call comes from counts."""
        return _parted(self.trusted_proxies)

    @property
    def database(self) -> str:
        """The database's address, SQLite in the data directory unless one is given."""
        return self.database_url or f"sqlite:///{self.data_dir / 'plotweaver.db'}"

    @property
    def workflows(self) -> str:
        """The address of the workflow engine's own database: a file of its own beside SQLite (STACK.md)."""
        return self.database_url or f"sqlite:///{self.data_dir / 'workflows.db'}"

    @property
    def repositories(self) -> Path:
        """The canonical bare repositories: `{project}.git` each. Only the backend may know this."""
        return self.data_dir / "repositories"


def _parted(listed: str) -> list[str]:
    return [each.strip() for each in listed.split(",") if each.strip()]
