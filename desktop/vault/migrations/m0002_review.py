"""Version 2: items that are to be published, their batch sheets, and how a case ended."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    # No case of version 1 ended with a conclusion, and none waited for a review: the defaults are true.
    "ALTER TABLE cases ADD COLUMN conclusion TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE cases ADD COLUMN waits_at TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE cases ADD COLUMN waits_since TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE cases ADD COLUMN held TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE cases ADD COLUMN held_until TEXT",
    """CREATE TABLE items (id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, title TEXT NOT NULL,
        document_number TEXT, department TEXT NOT NULL, handed_in_by TEXT NOT NULL,
        handed_in_on TEXT NOT NULL, item_type TEXT NOT NULL, attribute TEXT NOT NULL,
        channels TEXT NOT NULL, important INTEGER NOT NULL, intended_on TEXT, rounds INTEGER NOT NULL,
        case_id TEXT NOT NULL, drafted INTEGER NOT NULL, hits_open INTEGER NOT NULL,
        barred INTEGER NOT NULL, asking INTEGER NOT NULL, asked_until TEXT,
        conclusion TEXT NOT NULL, concluded_on TEXT, published TEXT NOT NULL, published_on TEXT,
        state TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    # one for each saved view, so that its first page reads no more rows than it shows
    "CREATE INDEX items_open ON items (seq) WHERE state IN ('handed_in', 'review')",
    "CREATE INDEX items_in_review ON items (seq) WHERE state = 'review'",
    "CREATE INDEX items_to_publish ON items (seq) WHERE state = 'concluded' AND conclusion IN ('publish', 'sever')",
    "CREATE INDEX items_out ON items (seq) WHERE state = 'out'",
    "CREATE INDEX items_kept_in ON items (seq) WHERE conclusion IN ('withhold', 'on_request')",
    "CREATE INDEX items_secret ON items (seq) WHERE state = 'secret'",
    "CREATE INDEX items_by_case ON items (case_id) WHERE case_id <> ''",
    "CREATE INDEX items_by_conclusion ON items (concluded_on, seq) WHERE concluded_on IS NOT NULL",
    """CREATE TABLE publications (item TEXT NOT NULL, line INTEGER NOT NULL, channel TEXT NOT NULL,
        published_on TEXT NOT NULL, published_by TEXT NOT NULL, compared_by TEXT NOT NULL, address TEXT,
        taken_down_at TEXT, reason TEXT, PRIMARY KEY (item, line)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX publications_out ON publications (published_on) WHERE taken_down_at IS NULL",
    """CREATE TABLE batch_sheets (id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, number TEXT NOT NULL,
        procedure TEXT NOT NULL, definition TEXT NOT NULL, item_type TEXT NOT NULL,
        department TEXT NOT NULL, handed_in_by TEXT NOT NULL, handed_in_on TEXT NOT NULL,
        lines INTEGER NOT NULL, standing INTEGER NOT NULL, judged INTEGER NOT NULL,
        signatures TEXT NOT NULL, state TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX batch_sheets_open ON batch_sheets (seq) WHERE state = 'open'",
    """CREATE TABLE batch_sheet_lines (batch TEXT NOT NULL, line INTEGER NOT NULL, item TEXT NOT NULL,
        case_id TEXT NOT NULL, opened INTEGER NOT NULL, judged TEXT NOT NULL, signed TEXT NOT NULL,
        out TEXT NOT NULL, PRIMARY KEY (batch, line)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX batch_sheet_lines_by_item ON batch_sheet_lines (item)",
)
