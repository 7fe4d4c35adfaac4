"""What was judged of which passage, so that a passage judged before is proposed with its answer (D22)."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE judgements (seq INTEGER NOT NULL, item TEXT NOT NULL, kind TEXT NOT NULL, passage TEXT NOT NULL,
        verdict TEXT NOT NULL, person TEXT NOT NULL, reason TEXT, judged_on TEXT NOT NULL,
        PRIMARY KEY (item, seq)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX judgements_by_passage ON judgements (passage, kind, seq)",
    """INSERT INTO judgements SELECT e.sequence, substr(e.stream, 6), json_extract(e.body, '$.kind'), c.words,
        json_extract(e.body, '$.verdict'), json_extract(e.body, '$.person'),
        (SELECT r.words FROM content r WHERE r.fingerprint = json_extract(e.body, '$.reason.text')),
        substr(e.happened_at, 1, 10) FROM events e
        JOIN content c ON c.fingerprint = json_extract(e.body, '$.passage.text')
        WHERE e.kind = 'item.judged' AND coalesce(c.words, '') <> ''""",
)
