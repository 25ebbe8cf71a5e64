"""Builders: frozen rows of queries in, one frozen document out."""
