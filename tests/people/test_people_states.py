from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.people import facts as f
from desktop.people.groups import (
    NamedList,
    fold_department,
    fold_list,
    may_name_department,
    may_retire_department,
    may_set_list,
)
from desktop.people.persons import (
    fold_person,
    may_change,
    may_enrol,
    may_enter,
    may_remove,
    may_retire,
    may_return,
    same_name,
)
from desktop.people.posts import (
    Term,
    capacities_on,
    fold_deputies,
    fold_post,
    holders_on,
    may_assign,
    may_depute,
    may_end_deputy,
    may_vacate,
)
from desktop.plain.facts import Codebook, Text
from desktop.plain.recorded import Recorded

DAY = date(2026, 3, 5)
NOON = datetime(2026, 3, 5, 12)


def rows(*facts, corrects=None):
    """Recorded facts of one stream; ``corrects``: version → the version it replaces."""
    corrects = corrects or {}
    return [
        Recorded(i, i, "s", i, fact, NOON, NOON, "P0", corrects=corrects.get(i, 0))
        for i, fact in enumerate(facts, 1)
    ]


def day(text):
    return date.fromisoformat(text)


def entered(name="王某", **told):
    return f.PersonEntered(Text(name), **told)


def person(id="P1", *facts, **told):
    return fold_person(id, rows(entered(**told), *facts))


def code(refusal):
    return None if refusal is None else refusal.code


LEAVES = f.PersonRetired(DAY)


def test_every_fact_goes_through_the_codebook_and_names_are_content():
    book, kept = Codebook(f.FACTS), {}

    def seal(words):
        kept[f"#{len(kept)}"] = words
        return f"#{len(kept) - 1}"

    told = entered("尉迟䶮", duty=Text("副主任"), clearance=f.Clearance.CORE, active_from=DAY, intern=True)
    deputy = f.DeputyNamed("officer", "P2", "P1", DAY, DAY, Text("休假"))
    for fact in (told, deputy, f.ListSet(Text("班子成员"), ("P1", "P2")), f.PersonRetired(DAY)):
        body = book.encode(fact, seal)
        assert not any(words in str(body) for words in ("尉迟䶮", "副主任", "休假", "班子成员"))
        assert book.decode(fact.KIND, 1, body, kept.__getitem__) == fact
    assert len({cls.KIND for cls in f.FACTS}) == len(f.FACTS)


def test_a_person_is_what_was_told_last():
    changed = f.PersonChanged(Text("王某某"), rank=3, clearance=f.Clearance.CORE)
    found = person("P1", changed)
    assert found.told == changed
    assert fold_person("P1", rows(LEAVES)) is None


def test_a_correction_stands_in_the_place_of_the_wrong_fact():
    wrong, right = entered("王其"), entered("王奇", rank=2)
    later = f.PersonRetired(DAY)
    found = fold_person("P1", rows(wrong, later, right, corrects={3: 1}))
    assert (found.told.name, found.retired) == ("王奇", True)
    again = fold_person("P1", rows(wrong, right, entered("王琦"), corrects={2: 1, 3: 2}))
    assert again.told.name == "王琦"


def test_in_office_from_first_to_last_day():
    found = person(active_from=day("2026-01-01"), active_to=day("2026-06-30"))
    assert [found.active_on(day(d)) for d in ("2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01")] == [
        False,
        True,
        True,
        False,
    ]
    left = person("P1", f.PersonRetired(day("2026-03-05")), active_to=day("2026-06-30"))
    assert (left.active_on(day("2026-03-05")), left.active_on(day("2026-03-06"))) == (True, False)


def test_who_comes_back_is_in_office_again():
    left = person("P1", LEAVES, active_to=DAY)
    assert code(may_return(left, f.PersonReturned(DAY))) == "person.active_backward"
    assert may_return(left, f.PersonReturned(day("2026-05-01"))) is None
    back = person("P1", LEAVES, f.PersonReturned(day("2026-05-01")), active_to=DAY)
    assert not back.retired
    assert (back.active_on(day("2026-04-30")), back.active_on(day("2027-05-01"))) == (False, True)
    assert code(may_return(back, f.PersonReturned(day("2026-06-01")))) == "person.not_retired"


def test_a6_1_8b_leavers_return_all_first():
    refusal = may_retire(person(), LEAVES, holds=3)
    assert (refusal.code, refusal.clause, refusal.facts["copies"]) == ("person.holds_copies", "A6.1.8b", 3)
    assert not refusal.reason_helps
    assert may_retire(person(), LEAVES, holds=0) is None


def test_retiring_waits_for_posts_slots_and_days():
    assert code(may_retire(person(), LEAVES, holds=0, posts=["officer"])) == "person.holds_posts"
    operator = person("P1", f.OperatorEnrolled("P1", "S1"))
    assert code(may_retire(operator, LEAVES, holds=0)) == "person.is_operator"
    young = person(active_from=day("2026-04-01"))
    assert code(may_retire(young, LEAVES, holds=0)) == "person.active_backward"
    assert code(may_retire(person("P1", LEAVES), LEAVES, holds=0)) == "person.retired"
    assert code(may_retire(None, LEAVES, holds=0)) == "person.unknown"


def test_particulars_hold_together():
    assert may_enter(entered(department="D1"), {"D1"}) is None
    assert code(may_enter(entered(department="D2"), {"D1"})) == "department.unknown"
    assert code(may_enter(entered(" "), ())) == "person.no_name"
    assert code(may_enter(entered(rank=0), ())) == "person.rank"
    backward = entered(active_from=DAY, active_to=DAY - timedelta(1))
    assert code(may_enter(backward, ())) == "person.active_backward"


def test_the_same_name_is_warned_not_refused():
    others = [person("P1", name="王 奇"), person("P2", LEAVES, name="李四")]
    warned = same_name("王奇", others)
    assert (warned.code, warned.reason_helps) == ("person.same_name", True)
    assert same_name("王奇", others, own="P1") is None
    assert same_name("李四", others) is None  # who left is no double


def test_operators_come_and_go_but_the_last_stays():
    one = person("P1", f.OperatorEnrolled("P1", "S1"))
    assert one.operator
    assert code(may_enrol(one, "S1")) == "operator.enrolled"
    assert may_enrol(one, "S2") is None
    assert code(may_enrol(person("P1", LEAVES), "S1")) == "person.retired"
    assert code(may_remove(one, "S1", operators=1)) == "operator.last"
    assert may_remove(one, "S1", operators=2) is None
    assert code(may_remove(one, "S9", operators=2)) == "operator.unknown"
    gone = person("P1", f.OperatorEnrolled("P1", "S1"), f.OperatorRemoved("P1", "S1"))
    assert not gone.operator


def test_who_is_not_there_is_not_changed():
    assert code(may_change(None)) == "person.unknown"


def test_a_post_passes_from_one_to_the_next():
    terms = fold_post(
        rows(
            f.PostAssigned("P1", day("2025-01-01")),
            f.PostVacated("P1", day("2026-02-28")),
            f.PostAssigned("P2", day("2026-03-01"), day("2026-12-31")),
        )
    )
    posts = {"deputy_leader": terms}
    days = ("2024-12-31", "2026-02-28", "2026-03-01", "2027-01-01")
    assert [holders_on(posts, "deputy_leader", day(d)) for d in days] == [(), ("P1",), ("P2",), ()]
    assert holders_on(posts, "unknown", DAY) == ()
    assert code(may_assign(terms, f.PostAssigned("P2", day("2026-12-31")))) == "post.held_already"
    assert may_assign(terms, f.PostAssigned("P3", DAY)) is None  # two leaders may share a post
    assert may_assign(terms, f.PostAssigned("P1", DAY)) is None
    assert code(may_assign(terms, f.PostAssigned("P3", DAY, DAY - timedelta(1)))) == "post.backward"
    assert may_vacate(terms, f.PostVacated("P2", DAY)) is None
    assert code(may_vacate(terms, f.PostVacated("P1", DAY))) == "post.not_held"


def test_edge_45_a_substitute_from_to_named_by_the_leader():
    named = f.DeputyNamed("P1", "P2", "P9", day("2026-03-02"), day("2026-03-06"))
    of_post = f.DeputyNamed("officer", "P3", "P9", day("2026-03-01"), day("2026-03-31"))
    posts = {"officer": (Term("P1", day("2025-01-01")),), "archivist": (Term("P2", day("2025-01-01")),)}
    deputies = {"P1": fold_deputies(rows(named)), "officer": fold_deputies(rows(of_post))}
    found = capacities_on(posts, deputies, "officer", DAY)
    assert [(c.person, c.stands_for, c.named_by) for c in found] == [
        ("P1", "", ""),
        ("P2", "P1", "P9"),
        ("P3", "officer", "P9"),
    ]
    after = capacities_on(posts, deputies, "officer", day("2026-03-07"))
    assert [c.person for c in after] == ["P1", "P3"]


def test_edge_45_a_substitute_names_no_substitute():
    posts = {"officer": (Term("P1", day("2025-01-01")),)}
    chain = {
        "P1": fold_deputies(rows(f.DeputyNamed("P1", "P2", "P9", DAY, DAY))),
        "P2": fold_deputies(rows(f.DeputyNamed("P2", "P3", "P9", DAY, DAY))),
    }
    assert [c.person for c in capacities_on(posts, chain, "officer", DAY)] == ["P1", "P2"]


def test_edge_45_what_is_no_substitution():
    named = f.DeputyNamed("P1", "P2", "P9", DAY, day("2026-03-31"))
    standing = fold_deputies(rows(named))
    wrong = {
        "deputy.backward": f.DeputyNamed("P1", "P2", "P9", DAY, DAY - timedelta(1)),
        "deputy.for_himself": f.DeputyNamed("P1", "P1", "P9", DAY, DAY),
        "deputy.unnamed": f.DeputyNamed("P1", "P2", "", DAY, DAY),
        "deputy.by_himself": f.DeputyNamed("P1", "P2", "P2", DAY, DAY),
        "deputy.named_already": named,
    }
    for expected, fact in wrong.items():
        assert code(may_depute(standing, fact)) == expected
    assert may_depute((), named) is None
    ended = fold_deputies(rows(named, f.DeputyEnded("P2", day("2026-03-10"))))
    assert ended[0].term.to_day == day("2026-03-10")
    assert may_end_deputy(standing, f.DeputyEnded("P2", DAY)) is None
    assert code(may_end_deputy(ended, f.DeputyEnded("P2", day("2026-03-11")))) == "deputy.not_named"


DAYS = st.integers(0, 60).map(lambda n: DAY + timedelta(n))
TERMS = st.builds(
    lambda p, d, n: f.PostAssigned(p, d, None if n is None else d + timedelta(n)),
    st.sampled_from(["P1", "P2", "P3"]),
    DAYS,
    st.none() | st.integers(0, 20),
)


@given(st.lists(TERMS, max_size=12), DAYS)
def test_no_person_holds_a_post_twice_on_any_day(wanted, on):
    accepted = []
    for fact in wanted:
        if may_assign(fold_post(rows(*accepted)), fact) is None:
            accepted.append(fact)
    terms = fold_post(rows(*accepted))
    holding = [term.person for term in terms if term.holds(on)]
    assert len(holding) == len(set(holding))
    assert tuple(holding) == holders_on({"x": terms}, "x", on)


def test_departments():
    told = rows(f.DepartmentEntered(Text("综合办公室"), 1), f.DepartmentChanged(Text("办公室"), 2))
    office = fold_department("D1", told)
    assert (office.name, office.rank, office.retired) == ("办公室", 2, False)
    assert code(may_name_department("办公室 ", [office])) == "department.same_name"
    assert may_name_department("办公室", [office], own="D1") is None
    assert code(may_name_department(" ", [])) == "department.no_name"
    assert code(may_retire_department(office, members=2)) == "department.has_members"
    assert may_retire_department(office, members=0) is None
    gone = fold_department("D1", [*told, *rows(f.DepartmentRetired())])
    assert gone.retired
    assert code(may_retire_department(gone, members=0)) == "department.unknown"
    assert may_name_department("办公室", [gone]) is None


def test_d5_named_lists_keep_their_order():
    leaders = fold_list("L1", rows(f.ListSet(Text("班子成员"), ("P3", "P1", "P2"))))
    assert leaders == NamedList("L1", "班子成员", ("P3", "P1", "P2"))
    assert fold_list("L1", rows(f.ListSet(Text("甲"), ("P1",)), f.ListRetired())).retired
    active, names = {"P1", "P2"}, {"P1": "王某", "P9": "李某"}
    assert may_set_list(f.ListSet(Text("甲"), ("P2", "P1")), active, names) is None
    assert code(may_set_list(f.ListSet(Text(""), ("P1",)), active, names)) == "list.no_name"
    assert code(may_set_list(f.ListSet(Text("甲"), ()), active, names)) == "list.empty"
    assert may_set_list(f.ListSet(Text("甲"), ("P1", "P1")), active, names).facts["names"] == ("王某",)
    assert may_set_list(f.ListSet(Text("甲"), ("P9",)), active, names).facts["names"] == ("李某",)
