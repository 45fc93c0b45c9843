"""On which day each thing that identifies was decided last."""

from small_stories.storage.project_file import Project

_LAST = """
    SELECT change_row.table_name, change_row.row_id, max(substr(change.at, 1, 10)) AS day
    FROM change_row JOIN change ON change.id = change_row.change_id
    WHERE change_row.table_name IN ('identity', 'quote_decision')
    AND change.state IN ('done', 'kept') AND json_extract(after, '$.decision') IS NOT NULL
    AND (before IS NULL
        OR json_extract(before, '$.decision') IS NOT json_extract(after, '$.decision')
        OR json_extract(before, '$.wording') IS NOT json_extract(after, '$.wording'))
    GROUP BY change_row.table_name, change_row.row_id"""


def days_decided(project: Project) -> dict[tuple[str, int], str]:
    """Return the day (ISO 8601) of the last decision of each ledger entry and mark.

    Keys are the table, ``identity`` or ``quote_decision``, and the row's number. What was decided
    before the history was shortened has no day.
    """
    return {(table, row): str(day) for table, row, day in project.db.execute(_LAST)}
