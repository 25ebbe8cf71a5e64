"""Frozen documents and their renderings."""
