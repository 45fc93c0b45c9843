"""Leaving nothing of what was removed in a database's free pages and in its log."""

from small_stories.storage.connection import Database


def leave_no_page(db: Database) -> None:
    """Write a database anew without its free pages, and empty its log."""
    db.execute("VACUUM")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
