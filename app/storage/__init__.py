"""Where a workshop is kept: its notebook (SQLite), backups, snapshots, and the hub between laptops."""
