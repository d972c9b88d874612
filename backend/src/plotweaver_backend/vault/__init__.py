"""Secrets that other services gave us (keys of model providers, tokens of remotes), encrypted in the database.

What is stored can be used by this service and shown to nobody: no operation answers it, and no log line holds it. The
second factors' secrets are sealed with the same keys, so that one rotation reaches everything.
"""
