"""Figures beside a peer or a limit, each from alternating runs on one quiet machine: `make bench`."""
