"""Signing in with GitHub, GitLab, Google or any OpenID Connect issuer."""
