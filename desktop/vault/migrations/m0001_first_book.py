"""Version 1 of the file: the chained events, their content, and the read tables derived from them."""

from __future__ import annotations

from desktop.vault.authorizer import guards

_BOOK = (
    """CREATE TABLE events (
        sequence INTEGER PRIMARY KEY, act INTEGER NOT NULL, stream TEXT NOT NULL, version INTEGER NOT NULL,
        kind TEXT NOT NULL, body_version INTEGER NOT NULL, body TEXT NOT NULL, happened_at TEXT NOT NULL,
        recorded_at TEXT NOT NULL, recorded_by TEXT NOT NULL, on_behalf_of TEXT NOT NULL,
        capacity TEXT NOT NULL, corrects INTEGER NOT NULL, late TEXT NOT NULL, login INTEGER NOT NULL,
        batch TEXT NOT NULL, algorithm TEXT NOT NULL, previous BLOB NOT NULL, hash BLOB NOT NULL,
        UNIQUE (stream, version)) STRICT""",
    "CREATE INDEX events_by_act ON events (act)",
    """CREATE TABLE content (
        fingerprint TEXT PRIMARY KEY, salt BLOB, words TEXT,
        CHECK ((salt IS NULL) = (words IS NULL))) STRICT, WITHOUT ROWID""",
    "CREATE TABLE requests (request TEXT PRIMARY KEY, act INTEGER NOT NULL, done TEXT NOT NULL) STRICT, WITHOUT ROWID",
    *guards("events"),
    *guards("requests"),
    *guards("content", "NEW.fingerprint = OLD.fingerprint AND NEW.words IS NULL AND NEW.salt IS NULL"),
)

_STANDING = (
    """CREATE TABLE series (stream TEXT PRIMARY KEY, last INTEGER NOT NULL, version INTEGER NOT NULL)
        STRICT, WITHOUT ROWID""",
    """CREATE TABLE safes (id TEXT PRIMARY KEY, name TEXT NOT NULL, level TEXT NOT NULL, keeper TEXT NOT NULL,
        room TEXT, retired INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE bodies (id TEXT PRIMARY KEY, name TEXT NOT NULL, initials TEXT NOT NULL,
        collector TEXT NOT NULL, retired INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE departments (id TEXT PRIMARY KEY, name TEXT NOT NULL, rank INTEGER NOT NULL,
        retired INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE persons (id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, name TEXT NOT NULL,
        initials TEXT NOT NULL, department TEXT NOT NULL, duty TEXT, rank INTEGER NOT NULL,
        clearance TEXT NOT NULL, telephone TEXT, room TEXT, active_from TEXT, active_to TEXT,
        retired INTEGER NOT NULL, operator INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX persons_by_rank ON persons (retired, rank, seq)",
    """CREATE TABLE post_holders (post TEXT NOT NULL, line INTEGER NOT NULL, person TEXT NOT NULL,
        from_day TEXT NOT NULL, to_day TEXT, PRIMARY KEY (post, line)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE deputies (stream TEXT NOT NULL, line INTEGER NOT NULL, stands_for TEXT NOT NULL,
        person TEXT NOT NULL, named_by TEXT NOT NULL, from_day TEXT NOT NULL, to_day TEXT NOT NULL,
        PRIMARY KEY (stream, line)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE lists (id TEXT PRIMARY KEY, name TEXT NOT NULL, persons TEXT NOT NULL,
        retired INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
)

_DOCUMENTS = (
    """CREATE TABLE receipts (id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, delivery_list TEXT NOT NULL,
        channel TEXT NOT NULL, courier TEXT NOT NULL, receiver TEXT NOT NULL, sender TEXT NOT NULL,
        signed_at TEXT NOT NULL, envelopes INTEGER NOT NULL, unopened INTEGER NOT NULL)
        STRICT, WITHOUT ROWID""",
    "CREATE INDEX receipts_unopened ON receipts (seq) WHERE unopened > 0",
    """CREATE TABLE envelopes (receipt TEXT NOT NULL, number TEXT NOT NULL, seal TEXT NOT NULL,
        level TEXT NOT NULL, addressee TEXT NOT NULL, stand TEXT NOT NULL,
        PRIMARY KEY (receipt, number)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE documents (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, register TEXT NOT NULL, register_number TEXT NOT NULL,
        series TEXT NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL, level TEXT NOT NULL,
        body TEXT NOT NULL, title TEXT NOT NULL, document_number TEXT, copies INTEGER NOT NULL,
        copies_listed INTEGER, received_on TEXT NOT NULL, registered_on TEXT NOT NULL, receiver TEXT NOT NULL,
        source TEXT NOT NULL, period_kind TEXT NOT NULL, period_amount INTEGER, period_day TEXT,
        period_words TEXT, ends_on TEXT, issued_on TEXT, urgency TEXT NOT NULL, carrier TEXT NOT NULL,
        pages INTEGER, attachments TEXT, channel TEXT NOT NULL, delivery_list TEXT NOT NULL,
        envelope TEXT NOT NULL, seal TEXT NOT NULL, stamped INTEGER NOT NULL, copying TEXT NOT NULL,
        widening TEXT NOT NULL, handling TEXT, remark TEXT, telegram INTEGER NOT NULL,
        eyes_only INTEGER NOT NULL, addressee TEXT NOT NULL, code_word INTEGER NOT NULL,
        must_return INTEGER NOT NULL, return_due TEXT, receipt TEXT NOT NULL, late INTEGER NOT NULL,
        pending INTEGER NOT NULL, discrepancy TEXT NOT NULL, voided INTEGER NOT NULL) STRICT""",
    "CREATE UNIQUE INDEX documents_by_number ON documents (series, year, number) WHERE series <> ''",
    "CREATE INDEX documents_by_register_number ON documents (register_number)",
    "CREATE INDEX documents_by_day ON documents (received_on, seq)",
    "CREATE INDEX documents_by_body ON documents (body, seq)",
    "CREATE INDEX documents_by_body_and_number ON documents (body, document_number)",
    "CREATE INDEX documents_by_due ON documents (return_due, seq) WHERE return_due IS NOT NULL",
    "CREATE INDEX documents_by_register ON documents (register, seq)",
    "CREATE INDEX documents_in_question ON documents (seq) WHERE discrepancy <> ''",
    "CREATE INDEX documents_pending ON documents (seq) WHERE pending > 0",
    "CREATE VIRTUAL TABLE words USING fts5(grams, content='', contentless_delete=1, detail=none, tokenize=unicode61)",
    """CREATE TABLE informed (document TEXT NOT NULL, line INTEGER NOT NULL, person TEXT NOT NULL,
        informed_at TEXT NOT NULL, way TEXT NOT NULL, permit TEXT NOT NULL, PRIMARY KEY (document, line))
        STRICT, WITHOUT ROWID""",
)

_COPIES = (
    """CREATE TABLE copies (
        id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, document TEXT NOT NULL, number TEXT NOT NULL,
        label TEXT NOT NULL, level TEXT NOT NULL, origin TEXT NOT NULL, registered_at TEXT NOT NULL,
        place_kind TEXT NOT NULL, place TEXT NOT NULL, since TEXT NOT NULL, slip TEXT NOT NULL,
        purpose TEXT NOT NULL, due TEXT, return_due TEXT, frozen TEXT NOT NULL, missing INTEGER NOT NULL,
        recalled INTEGER NOT NULL, parent TEXT NOT NULL, clearance TEXT NOT NULL, chases INTEGER NOT NULL,
        incidents INTEGER NOT NULL, overnight TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX copies_by_document ON copies (document, seq)",
    "CREATE INDEX copies_by_place ON copies (place_kind, place, since)",
    "CREATE INDEX copies_by_number ON copies (number) WHERE number <> ''",
    "CREATE INDEX copies_by_return ON copies (return_due) WHERE return_due IS NOT NULL",
    """CREATE TABLE holdings (copy TEXT NOT NULL, line INTEGER NOT NULL, place_kind TEXT NOT NULL,
        place TEXT NOT NULL, from_at TEXT NOT NULL, to_at TEXT, sequence INTEGER NOT NULL,
        PRIMARY KEY (copy, line)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX holdings_by_place ON holdings (place_kind, place, from_at)",
)

_ROUNDS = (
    """CREATE TABLE slips (id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, number TEXT NOT NULL,
        folder TEXT NOT NULL, opened_on TEXT NOT NULL, due_back TEXT, copies INTEGER NOT NULL,
        readers INTEGER NOT NULL, done INTEGER NOT NULL, out_with TEXT NOT NULL, out_since TEXT,
        next_reader TEXT NOT NULL, pending INTEGER NOT NULL, missing INTEGER NOT NULL, state TEXT NOT NULL,
        proposal TEXT, proposed_by TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX slips_open ON slips (seq) WHERE state = 'open'",
    """CREATE TABLE slip_copies (slip TEXT NOT NULL, line INTEGER NOT NULL, copy TEXT NOT NULL,
        inside INTEGER NOT NULL, PRIMARY KEY (slip, line)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX slip_copies_by_copy ON slip_copies (copy)",
    """CREATE TABLE slip_readers (slip TEXT NOT NULL, line INTEGER NOT NULL, person TEXT NOT NULL,
        stand TEXT NOT NULL, way TEXT NOT NULL, proxy TEXT NOT NULL, out_at TEXT, back_at TEXT,
        approved INTEGER NOT NULL, in_place_of TEXT NOT NULL, instruction TEXT, instructed INTEGER NOT NULL,
        PRIMARY KEY (slip, line)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX slip_readers_by_person ON slip_readers (person, stand)",
    """CREATE TABLE permits (id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, act TEXT NOT NULL,
        case_id TEXT NOT NULL, number TEXT NOT NULL, clause TEXT NOT NULL, copies TEXT NOT NULL,
        quantity INTEGER NOT NULL, used INTEGER NOT NULL, valid_from TEXT, valid_to TEXT,
        revoked INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX permits_usable ON permits (act, seq) WHERE revoked = 0 AND used < quantity",
    """CREATE TABLE cases (id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, procedure TEXT NOT NULL,
        definition TEXT NOT NULL, number TEXT NOT NULL, subject TEXT NOT NULL, opened_on TEXT NOT NULL,
        stage TEXT NOT NULL, state TEXT NOT NULL, prepared_by TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX cases_open ON cases (procedure, seq) WHERE state = 'open'",
)

_OTHERS = (
    """CREATE TABLE clearances (id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, number TEXT NOT NULL,
        collector TEXT NOT NULL, received_on TEXT NOT NULL, due TEXT, lines INTEGER NOT NULL,
        unmatched INTEGER NOT NULL, state TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE clearance_lines (clearance TEXT NOT NULL, line INTEGER NOT NULL, part INTEGER NOT NULL,
        body TEXT, document_number TEXT, title TEXT NOT NULL, copy_numbers TEXT NOT NULL,
        wanted INTEGER NOT NULL, match TEXT NOT NULL, document TEXT NOT NULL, copies TEXT NOT NULL,
        proof TEXT, PRIMARY KEY (clearance, line, part)) STRICT, WITHOUT ROWID""",
    """CREATE TABLE papers (serial TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, form TEXT NOT NULL,
        subject TEXT NOT NULL, digest TEXT NOT NULL, level TEXT NOT NULL, pages INTEGER NOT NULL,
        issued_at TEXT NOT NULL, issued_by TEXT NOT NULL, signed_by_hand INTEGER NOT NULL,
        page INTEGER NOT NULL, replaces TEXT NOT NULL, result TEXT NOT NULL, printed INTEGER NOT NULL,
        signed_on TEXT, binder TEXT, recalled INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
    "CREATE INDEX papers_by_subject ON papers (subject, seq)",
    "CREATE INDEX papers_by_form ON papers (form, seq)",
    """CREATE INDEX papers_out ON papers (seq)
        WHERE binder IS NULL AND signed_by_hand = 1 AND recalled = 0""",
    """CREATE TABLE days (day TEXT PRIMARY KEY, closed_at TEXT NOT NULL, lines INTEGER NOT NULL,
        open_lines INTEGER NOT NULL, unopened INTEGER NOT NULL, papers_out INTEGER NOT NULL,
        locked_by TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE notices (number TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, holder TEXT NOT NULL,
        copies TEXT NOT NULL, way TEXT NOT NULL, issued_at TEXT NOT NULL, answer_by TEXT)
        STRICT, WITHOUT ROWID""",
    "CREATE INDEX notices_by_holder ON notices (holder, seq)",
    """CREATE TABLE above_machine (id TEXT PRIMARY KEY, seq INTEGER NOT NULL UNIQUE, volume TEXT NOT NULL,
        page INTEGER NOT NULL, line INTEGER NOT NULL, copies INTEGER NOT NULL, noted_at TEXT NOT NULL)
        STRICT, WITHOUT ROWID""",
    # Half-filled forms: the one thing beside the chain; saved while typing, deleted when done (D10).
    """CREATE TABLE drafts (key TEXT PRIMARY KEY, title TEXT NOT NULL, saved_at TEXT NOT NULL,
        owner TEXT NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID""",
)

STATEMENTS: tuple[str, ...] = (*_BOOK, *_STANDING, *_DOCUMENTS, *_COPIES, *_ROUNDS, *_OTHERS)
