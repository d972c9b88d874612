"""Plain git may clone and fetch here."""
