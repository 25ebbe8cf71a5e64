"""The layouts that are read, one module each, columns as data. How to add one: ``docs/formats/README.md``."""
