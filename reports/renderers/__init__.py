"""Renderings of a document. They see documents only."""
