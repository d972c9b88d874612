"""Agents: what each one is asked, with which words, and how its calls are made durable and paid."""
