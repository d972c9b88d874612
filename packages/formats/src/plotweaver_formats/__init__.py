"""Books as files of other programs: bytes in, bytes out. Reads no disk and asks no network."""
