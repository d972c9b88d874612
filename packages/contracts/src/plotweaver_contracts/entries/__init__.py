"""The catalogue's entries, by what they are about."""
