"""Where operations lie: the beginnings that their paths share."""

from __future__ import annotations

V1 = "/api/v1"
BOOK = f"{V1}/projects/{{project}}"
