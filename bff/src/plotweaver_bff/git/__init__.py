"""Plain git clones, fetches and pushes here."""
