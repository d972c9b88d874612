"""A person's own account, as they see and change it."""
