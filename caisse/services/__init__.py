"""Use cases: one module a noun, one function an act, shared by every door."""
