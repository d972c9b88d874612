"""The format of a novel: parse, validate, canon, merge. Pure."""
