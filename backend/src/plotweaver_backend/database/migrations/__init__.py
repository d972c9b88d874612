"""The schema's history: one revision after the other, applied by `database.migrate`."""
