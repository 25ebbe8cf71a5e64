"""Official files, read as published. A format is a module that declares its columns as data."""
