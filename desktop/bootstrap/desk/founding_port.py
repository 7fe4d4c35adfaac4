"""What the first-run assistant is given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.bootstrap import shipped
from desktop.bootstrap.desk.keys_port import rule_lines
from desktop.bootstrap.desk.machine_port import found_faces, found_printers
from desktop.bootstrap.founding import NewBook, NewBookOperator, found
from desktop.bootstrap.remembered import remember_vault, suggested_place
from desktop.bootstrap.session import Session
from desktop.operations.sentences.catalogue import Speaker
from desktop.operations.sentences.clauses import read_clauses
from desktop.plain.clock import Clock
from desktop.plain.refusal import Refusal, refuse
from desktop.profiles.loading import load, profile_ids
from desktop.profiles.profile import Profile
from desktop.vault import disk
from desktop.vault.passwords import judge, rule_for
from desktop.vault.trouble import VaultTrouble
from desktop.windows.ports import FirstRun, Found, ProfileShown, Trouble

ENDING = ".vault"


def ports_sentences() -> Speaker:
    """Sentences for the assistant: there is no profile in force yet."""
    return Speaker(read_clauses(shipped.clauses()))


class FoundingPort:
    """``take`` gets the open session of the new book."""

    def __init__(self, clock: Clock, take: Callable[[Session], object]) -> None:
        self._clock, self._take = clock, take
        self._files = shipped.profiles()

    def profiles(self) -> Sequence[ProfileShown]:
        shown = []
        for name in profile_ids(self._files):
            profile = load(self._files, name)
            if isinstance(profile, Profile):
                shown.append(ProfileShown(name, profile.name, profile.unit.secrecy_authority))
        return sorted(shown, key=lambda p: p.id != "national")

    def suggested_place(self) -> str:
        return str(suggested_place())

    def place_fault(self, place: str) -> Refusal | None:
        """A folder that can be written, and nothing there yet."""
        path = Path(place.strip())
        if not place.strip() or not path.is_absolute():
            return refuse("place.not_absolute", at="place")
        if path.exists():
            return refuse("place.taken", at="place")
        nearest = next((p for p in path.parents if p.exists()), None)
        if nearest is None or not disk.writable_folder(nearest):
            return refuse("place.not_writable", at="place")
        return None

    def password_faults(self, password: str, name: str, level: str) -> Sequence[Refusal]:
        return judge(password, rule_for(level), [name])

    def password_rule(self, level: str) -> Sequence[tuple[str, str]]:
        return rule_lines(rule_for(level))

    def faces(self) -> Sequence[Found]:
        """Which face draws which style of the printed sheets."""
        return found_faces()

    def printers(self) -> Sequence[Found]:
        """Printers known to this machine."""
        return found_printers()

    def found_vault(self, first: FirstRun) -> Trouble | None:
        """Make it; long (argon2), called beside the window."""
        place = Path(first.place)
        if place.suffix != ENDING:
            place = place.with_name(place.name + ENDING)
        people = [NewBookOperator(o.name, o.post, o.password) for o in first.operators]
        book = NewBook(first.unit, first.profile, first.machine_level, people, place)
        try:
            session = found(book, self._clock)
        except VaultTrouble as trouble:
            return Trouble(trouble.code, trouble.facts)
        remember_vault(place)
        self._take(session)
        return None
