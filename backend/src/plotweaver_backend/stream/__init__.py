"""What the services between themselves follow: the feed and its ephemeral frames."""
