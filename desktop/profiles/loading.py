"""Text of files in, a profile or all its faults out. Paths are relative: ``panjin/profile.toml``."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from desktop.plain.digest import sm3
from desktop.plain.facts import canonical
from desktop.procedures.definition import Procedure
from desktop.procedures.soundness import Flaw, flaws
from desktop.procedures.terms import Term
from desktop.procedures.vocabulary import SubjectKind
from desktop.profiles.agreement import approvers_agree, series_agree
from desktop.profiles.example_walk import walk
from desktop.profiles.faults import Fault, nearest
from desktop.profiles.numbering import Series
from desktop.profiles.procedure_reading import Spoken, read_procedure
from desktop.profiles.profile import Profile
from desktop.profiles.profile_reading import Parts, read_profile
from desktop.profiles.reading import Node
from desktop.profiles.term_reading import read_terms
from desktop.profiles.tree import Files, Tree, overlaid, parse
from desktop.profiles.vocabulary.lifting import KEY, VOCABULARY, WORDS, lifted, number_of
from desktop.profiles.words import KEYS

COMMON = "common"
_TYPED = re.compile(r"[\w-]+")
MOST_FILES = 500
"""A folder with more is not one of profiles."""


def profile_ids(files: Files) -> tuple[str, ...]:
    """The profiles among the files."""
    found = {p.split("/")[0] for p in files if p.endswith("/profile.toml") and p.count("/") == 1}
    return tuple(sorted(found - {COMMON}))


def check(files: Files, unread: Sequence[Fault] = ()) -> list[Fault]:
    """All faults of all profiles, by file and key; none: every one of them may be put in force.

    ``unread``: files that stand there and could not be read; what only follows from that is not told.
    """
    found = [*unread, *_strays(files), *_names(files)]
    if not profile_ids(files) and not unread:
        found.append(Fault("", "", "no_profile"))
    for profile in profile_ids(files):
        loaded = load(files, profile)
        if not isinstance(loaded, Profile):
            found += loaded
    lost = {fault.file for fault in unread}
    told = (fault for fault in found if not lost & {fault.word, f"{fault.word}/profile.toml"})
    return sorted(set(told), key=_in_order)


def _names(files: Files) -> Iterator[Fault]:
    """Two profiles that call themselves alike could not be told apart, nor one whose folder nobody can type."""
    taken: set[str] = set()
    for profile in profile_ids(files):
        file = f"{profile}/profile.toml"
        if not _TYPED.fullmatch(profile):
            yield Fault(file, "", "not_a_folder_name", profile)
        tree = parse(file, files[file], [])
        name = tree.data.get("name") if tree is not None else None
        if isinstance(name, str) and name.strip():
            if name.strip() in taken:
                yield Fault(file, "name", "profile_twice", name.strip())
            taken.add(name.strip())


def _in_order(fault: Fault) -> tuple[object, ...]:
    """By file, then by key, stage 2 before stage 10."""
    path = re.split("([0-9]+)", fault.path)
    return (fault.file, [int(part) if part.isdigit() else part for part in path], fault.code, fault.word)


def _strays(files: Files) -> Iterator[Fault]:
    """Files that no profile would read: a folder or a name spelled wrong."""
    for path in sorted(files):
        parts = PurePosixPath(path).parts
        known = ("profile.toml", "words.toml") if len(parts) == 2 else ("procedures",)
        fits = (
            path == WORDS
            or not path.endswith((".toml", ".tml", ".txt"))
            or (len(parts) == 2 and parts[0] != COMMON and parts[1] == "profile.toml")
            or (len(parts) == 3 and parts[1] == "procedures" and path.endswith(".toml"))
        )
        if not fits:
            yield Fault(path, "", "stray_file", path, nearest(parts[min(1, len(parts) - 1)], known))


def bundle(files: Files, profile: str) -> str:
    """The whole text that a profile is made of, as one canonical text: what the vault keeps when adopted."""
    folders = {COMMON, *_line(files, profile, [])}
    return canonical({p: t for p, t in files.items() if p.split("/")[0] in folders})


def bundled(text: str) -> Files:
    """The files of a bundle. ValueError: it is none."""
    try:
        files = json.loads(text)
    except RecursionError:
        raise ValueError("not a bundle") from None
    if not isinstance(files, dict) or not all(isinstance(t, str) for t in files.values()):
        raise ValueError("not a bundle")
    return files


def digest(bundle_text: str) -> str:
    """The name of a bundle: SM3 of its text, 64 hex digits."""
    return sm3(bundle_text.encode("utf-8")).hex()


def load(files: Files, profile: str) -> Profile | tuple[Fault, ...]:
    """The profile, or every fault in it."""
    faults: list[Fault] = []
    if len(files) > MOST_FILES:
        return (Fault("", "", "too_many_files", str(len(files))),)
    named = digest(bundle(files, profile))  # of the text as it is kept, not as it is read
    if number_of(files) > VOCABULARY:
        return (Fault(WORDS, KEY, "vocabulary_newer", str(number_of(files))),)
    files = lifted(files)
    line = _line(files, profile, faults)
    if faults:  # what it rests on is not there, or rests on itself: all else would only follow from that
        return tuple(dict.fromkeys(faults))
    trees = _trees(files, line, faults)
    if WORDS not in files:
        faults.append(Fault(WORDS, "", "missing_file", WORDS))
    whole = _laid(trees, profile)
    if whole is None:
        return tuple(dict.fromkeys(faults))
    node = Node(whole, faults, whole.data)
    parts = read_profile(node, _role_titles(trees))
    wordless = [f for f in faults if f.file == WORDS and f.path in KEYS]
    if wordless:  # without the words nothing else can be read
        return tuple(dict.fromkeys(wordless))
    law = _law(trees, parts) if len(line) > 1 else {}
    spoken = Spoken(parts.words, parts.terms, law)
    procedures = {}
    offered = _procedure_files(files, line)
    for name in parts.without:
        node.meant("without", name, offered, "")
    if parts.usual_review:
        node.meant("usual_review", parts.usual_review, offered, "")
    for name, file in sorted(offered.items()):
        if name in parts.without:
            continue
        tree = _procedure_tree(files, file, faults, ())
        if tree is not None:
            procedures[name] = _procedure(tree, name, spoken, parts.series, faults)
    series_agree(node, parts.series, procedures)
    if not faults and parts.custody is not None:
        approvers_agree(node, parts.custody, procedures)
    if faults or parts.custody is None:
        return tuple(dict.fromkeys(faults))
    return Profile(
        id=profile,
        name=parts.name,
        digest=named,
        unit=parts.unit,
        words=parts.words,
        series=parts.series,
        custody=parts.custody,
        procedures=procedures,
        captions=parts.captions,
        form_titles=parts.form_titles,
        terms=parts.terms,
        law=law,
        duties=parts.duties,
        letters=parts.letters,
        weights=parts.weights,
        usual_review=_usual(parts.usual_review, procedures),
    )


def _usual(named: str, procedures: Mapping[str, Procedure]) -> str:
    """The procedure that the unit names, else the first that is about what is to be published."""
    reviews = [p.id for p in procedures.values() if p.subject is SubjectKind.ITEM]
    return named if named in reviews else next(iter(reviews), "")


def whole_profile(files: Files, profile: str) -> Tree | None:
    """All that a profile says of itself, its words and those it extends laid one over the other; None: not TOML."""
    faults: list[Fault] = []
    return _laid(_trees(files, _line(files, profile, faults), faults), profile)


def whole_procedure(files: Files, profile: str, name: str) -> Tree | None:
    """All that a procedure of the profile says, whichever file it stands in; None: there is none that reads."""
    file = _procedure_files(files, _line(files, profile, [])).get(name)
    return _procedure_tree(files, file, [], ()) if file else None


def procedure_names(files: Files, profile: str) -> tuple[str, ...]:
    """The procedures a profile could offer; those it leaves out too."""
    return tuple(sorted(_procedure_files(files, _line(files, profile, []))))


def _trees(files: Files, line: list[str], faults: list[Fault]) -> list[Tree | None]:
    """The words, then the profile at the root, the nearest last."""
    trees = [parse(WORDS, files[WORDS], faults) if WORDS in files else None]
    return trees + [parse(f"{p}/profile.toml", files[f"{p}/profile.toml"], faults) for p in reversed(line)]


def _laid(trees: list[Tree | None], profile: str) -> Tree | None:
    if len(trees) < 2 or any(tree is None for tree in trees):
        return None
    whole = Tree({}, f"{profile}/profile.toml")
    for tree in trees:
        whole = overlaid(whole, tree) if tree is not None else whole
    whole.file = f"{profile}/profile.toml"
    for key in KEYS:  # what is missing there is missing in the words
        whole.origins.setdefault((key,), WORDS)
    return whole


def _law(trees: list[Tree | None], parts: Parts) -> Mapping[str, Term]:
    """The terms of the profile at the root of the line; its faults are told when it is read itself."""
    words, root = trees[0], trees[1]
    if words is None or root is None:
        return {}
    whole = overlaid(words, root)
    return read_terms(Node(whole, [], whole.data), parts.words)


def _role_titles(trees: list[Tree | None]) -> dict[str, str]:
    """Title → code of every post, in the words of every profile of the line."""
    tables = [tree.data.get("roles") for tree in trees if tree is not None]
    pairs = [(t, code) for table in tables if isinstance(table, dict) for code, t in table.items()]
    return {title: code for title, code in pairs if isinstance(title, str)}


def _line(files: Files, profile: str, faults: list[Fault]) -> list[str]:
    """The profile and those it extends, nearest first."""
    line: list[str] = []
    after, wanted = "", profile
    while wanted:
        file = f"{wanted}/profile.toml"
        if wanted in line:
            faults.append(Fault(f"{after}/profile.toml", "extends", "extends_loop", wanted))
            return line
        if file not in files:
            where = (f"{after}/profile.toml", "extends") if after else (file, "")
            near = nearest(wanted, profile_ids(files))
            faults.append(Fault(*where, "unknown_profile", wanted, near))
            return line
        line.append(wanted)
        tree = parse(file, files[file], [])
        above = tree.data.get("extends", "") if tree else ""
        after, wanted = wanted, above if isinstance(above, str) else ""
    return line


def _procedure_files(files: Files, line: list[str]) -> dict[str, str]:
    """Name → file; a nearer profile's file replaces that of the one it extends."""
    found: dict[str, str] = {}
    for folder in reversed(line):
        start = f"{folder}/procedures/"
        found |= {p[len(start) : -5]: p for p in files if p.startswith(start) and p.endswith(".toml")}
    return found


def _procedure_tree(files: Files, file: str, faults: list[Fault], seen: tuple[str, ...]) -> Tree | None:
    """The file laid over the one that it extends (``common/reproduction``)."""
    tree = parse(file, files[file], faults)
    named = tree.data.get("extends") if tree else None
    if tree is None or named is None:
        return tree
    known = {
        f"{p.split('/')[0]}/{p.split('/')[2][:-5]}": p
        for p in files
        if p.count("/") == 2 and p.split("/")[1] == "procedures"
    }
    above = known.get(named) if isinstance(named, str) else None
    if above is None or above in (*seen, file):
        code = "unknown_word" if above is None else "extends_loop"
        faults.append(Fault(file, "extends", code, str(named), nearest(str(named), known)))
        return None
    under = _procedure_tree(files, above, faults, (*seen, file))
    return overlaid(under, tree) if under is not None else None


def _told_elsewhere(flaw: Flaw, tree: Tree) -> bool:
    """At the decision itself, or at the list that a field takes its choices from: there it can be mended."""
    if flaw.code == "field.no_choices":
        return isinstance(tree.data["fields"][flaw.path[1]].get("choices"), str)
    return flaw.code == "stage.conclusion_leads_wrong"


def _procedure(
    tree: Tree, name: str, spoken: Spoken, series: Mapping[str, Series], faults: list[Fault]
) -> Procedure:
    before = len(faults)
    node = Node(tree, faults, tree.data)
    words = spoken.words
    read = read_procedure(node, name, spoken, series)
    # an unknown word of a stage or field would bring flaws that are none; one of the example would not
    readable = all(fault.path.startswith("example") for fault in faults[before:])
    for flaw in flaws(read) if readable else ():
        if _told_elsewhere(flaw, tree):
            continue
        node.fault_at(flaw.path, flaw.code, words.levels.get(flaw.word, flaw.word))
    if len(faults) == before and read.example is not None:
        stuck = walk(read, read.example)
        if isinstance(stuck, tuple):
            path, code, field = stuck
            node.fault_at(("example", *path), "example_stuck", code, field)
    return read
