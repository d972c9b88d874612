"""Who may read what: a snapshot kept fresh by the feed."""
