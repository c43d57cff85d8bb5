"""The first page: three ways in, and the workshops that are there already."""
