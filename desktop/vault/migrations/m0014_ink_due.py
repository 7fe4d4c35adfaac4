"""By which day the ink of an oral consent was promised, so that Today asks for it (D14).

Taken from the book as a rebuild would take it: consents that stand, or ended the case, and are not signed yet. What
may take an entry back or put it right came later than this step.
"""

from __future__ import annotations

_SET_ASIDE = """EXISTS (SELECT 1 FROM events b JOIN events a ON a.stream = b.stream AND a.version <= e.version
    AND a.kind = 'case.acted' AND json_extract(a.body, '$.stage') = json_extract(b.body, '$.to')
    WHERE b.stream = e.stream AND b.kind = 'case.sent_back' AND b.version > e.version)"""

STATEMENTS: tuple[str, ...] = (
    "ALTER TABLE cases ADD COLUMN ink_due TEXT",
    f"""UPDATE cases SET ink_due = (SELECT min(json_extract(e.body, '$.given.sign_by')) FROM events e
        WHERE e.stream = 'case/' || cases.id AND e.kind IN ('case.acted', 'case.refused')
        AND NOT EXISTS (SELECT 1 FROM events s WHERE s.stream = e.stream AND s.kind = 'case.signed'
            AND s.version > e.version AND json_extract(s.body, '$.stage') = json_extract(e.body, '$.stage')
            AND json_extract(s.body, '$.person') = json_extract(e.body, '$.person'))
        AND NOT {_SET_ASIDE}) WHERE state <> 'withdrawn'""",
    "CREATE INDEX cases_owing_ink ON cases (ink_due, seq) WHERE ink_due IS NOT NULL",
)
