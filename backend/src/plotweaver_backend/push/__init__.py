"""Plain git may push: checked before it is let in, moved by the one transaction, told in plain words."""
