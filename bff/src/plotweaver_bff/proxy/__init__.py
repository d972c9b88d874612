"""Everything that the backend owns, forwarded from its catalogue entry."""
