"""The document as files: a tagged, archival PDF here; the others beside it."""
