"""The files as they are: YAML with its lines, packages that may be opened, writing that is whole or not at all."""
