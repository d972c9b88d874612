"""The language on the wire: catalogue, models, events."""
