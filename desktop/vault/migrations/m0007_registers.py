"""导入登记 and 输出登记 (D19): what came in by which medium, what left as a file, to whom and on what."""

from __future__ import annotations

_TEXT = "(SELECT t.words FROM content t WHERE t.fingerprint = json_extract({body}, '$.{field}.text'))"

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE papers ADD COLUMN reason TEXT",
    "ALTER TABLE papers ADD COLUMN receiver TEXT",
    "ALTER TABLE papers ADD COLUMN medium TEXT NOT NULL DEFAULT ''",
    f"""UPDATE papers SET reason = (SELECT coalesce({_TEXT.format(body="e.body", field="reason")}, '〔已清除〕')
        FROM events e WHERE e.stream = 'paper/' || papers.serial AND e.kind = 'paper.issued'
        AND json_extract(e.body, '$.reason') IS NOT NULL)""",
    """CREATE TABLE outputs (seq INTEGER NOT NULL, item TEXT NOT NULL, number TEXT NOT NULL, made_at TEXT NOT NULL,
        made_by TEXT NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL, receiver TEXT NOT NULL,
        level TEXT NOT NULL, medium TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL,
        passages INTEGER NOT NULL, PRIMARY KEY (item, seq)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX outputs_by_seq ON outputs (seq)",
    f"""INSERT INTO outputs SELECT e.sequence, substr(e.stream, 6), json_extract(e.body, '$.number'), e.recorded_at,
        e.recorded_by, coalesce({_TEXT.format(body="e.body", field="name")}, '〔已清除〕'),
        coalesce({_TEXT.format(body="e.body", field="reason")}, '〔已清除〕'),
        coalesce({_TEXT.format(body="e.body", field="receiver")}, '〔已清除〕'), json_extract(e.body, '$.level'),
        json_extract(e.body, '$.medium'), json_extract(e.body, '$.sha256'), json_extract(e.body, '$.size'),
        json_extract(e.body, '$.passages') FROM events e WHERE e.kind = 'item.output'""",
    """CREATE TABLE imports (id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, way TEXT NOT NULL, medium TEXT NOT NULL,
        approval TEXT NOT NULL, brought_by TEXT NOT NULL, entered_at TEXT NOT NULL, entered_by TEXT NOT NULL,
        files INTEGER NOT NULL, drafts INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE import_files (entry TEXT NOT NULL, line INTEGER NOT NULL, name TEXT NOT NULL,
        sha256 TEXT NOT NULL, sm3 TEXT NOT NULL, size INTEGER NOT NULL, item TEXT NOT NULL,
        PRIMARY KEY (entry, line)) STRICT, WITHOUT ROWID""",
    """INSERT INTO imports SELECT substr(e.stream, 8), e.sequence, json_extract(e.body, '$.way'),
        json_extract(e.body, '$.medium'), json_extract(e.body, '$.approval'), json_extract(e.body, '$.brought_by'),
        e.recorded_at, e.recorded_by, json_array_length(e.body, '$.files'),
        json_array_length(e.body, '$.on_paper') + (SELECT count(*) FROM json_each(e.body, '$.files') f
            WHERE coalesce(json_extract(f.value, '$.item'), '') <> '')
        FROM events e WHERE e.kind = 'import.entered'""",
    f"""INSERT INTO import_files SELECT substr(e.stream, 8), f.key + 1,
        coalesce({_TEXT.format(body="f.value", field="name")}, '〔已清除〕'),
        json_extract(f.value, '$.prints.sha256'), json_extract(f.value, '$.prints.sm3'),
        json_extract(f.value, '$.prints.size'), json_extract(f.value, '$.item')
        FROM events e, json_each(e.body, '$.files') f WHERE e.kind = 'import.entered'""",
    """INSERT INTO import_files SELECT substr(e.stream, 8), json_array_length(e.body, '$.files') + p.key + 1,
        '', '', '', 0, p.value FROM events e, json_each(e.body, '$.on_paper') p WHERE e.kind = 'import.entered'""",
)
