"""The books as this service holds them: read-only copies that follow the backend's log."""
