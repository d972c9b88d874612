"""Personal access tokens: what a person's own tools show instead of a password."""
