"""Branches, named versions, merging one line of versions into another, and taking a version back."""
