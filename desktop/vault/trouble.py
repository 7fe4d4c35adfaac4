"""Trouble of the environment: what keeps the vault from being opened or written, as a code with facts.

Not a ``Refusal`` (a rule said no) and not a bug: a missing key file, a full disk. The rooms above turn each
code into its Chinese sentence; ``CODES`` lets a test walk them all.
"""

from __future__ import annotations

from datetime import datetime

Facts = str | int | datetime

CODES = frozenset(
    {
        "wrong_password",  # facts: left = tries left before the slot closes
        "locked_out",  # facts: until = moment by the machine's clock, seconds = still to wait
        "login_log_missing",  # the chained log beside the vault is gone
        "login_log_damaged",  # facts: line = first line that does not fit
        "login_log_short",  # facts: expected, found = lines
        "key_file_missing",
        "key_file_damaged",
        "key_file_newer",  # facts: version, known
        "key_file_foreign",  # the key file of another vault
        "key_file_behind",  # facts: generation, expected: an older key file was put back
        "slot_without_data_key",  # the operator is known, his slot opens no content
        "vault_missing",
        "vault_exists",
        "vault_damaged",
        "vault_newer",  # facts: version, known
        "copy_no_room",  # facts: needed, free = MiB: no room for the copy before a migration
        "copy_not_proved",  # the copy before a migration does not prove
        "copy_stopped",  # asked for at the door, before it had its name
        "rules_unreadable",  # facts: faults, first = the first as a sentence: adopted by a newer program
        "vault_busy",  # another connection wrote for longer than the patience
        "disk_full",
        "disk_read_only",
        "disk_error",
        "path_is_link",  # facts: path
        "second_start",  # facts: holder = what the other instance wrote about itself
    }
)


class VaultTrouble(Exception):
    """Why the vault cannot be opened or written now.

    ``code`` is one of ``CODES``; ``facts`` are what the sentence names.
    """

    def __init__(self, code: str, **facts: Facts) -> None:
        if code not in CODES:
            raise ValueError(f"no such trouble: {code}")
        super().__init__(code)
        self.code = code
        self.facts = dict(facts)

    def __repr__(self) -> str:
        return f"VaultTrouble({self.code!r}, {self.facts!r})"
