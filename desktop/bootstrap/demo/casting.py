"""Enters the cast: departments, persons with their posts, lists, safes, issuing bodies."""

from __future__ import annotations

from datetime import date

from desktop.bootstrap.demo import cast
from desktop.bootstrap.demo.teller import Teller
from desktop.custody.levels import Level
from desktop.operations.people.groups import EnterDepartment, SetList
from desktop.operations.people.persons import ChangePerson, EnterPeople, EnterPerson, Told
from desktop.operations.people.posts import AssignPost
from desktop.operations.standing.enter import EnterBody, EnterSafe
from desktop.people.facts import Clearance

FROM = date(2026, 1, 1)


def enter_cast(story: Teller) -> None:
    """Everybody and everything that the week needs."""
    departments = {}
    for rank, name in enumerate(cast.DEPARTMENTS, 1):
        departments[name] = story.do(EnterDepartment(name=name, rank=rank)).ids["department"]
    for key, person in zip(("officer", "second"), story.ask(lambda b: b.operators()), strict=True):
        story.people[key] = person.id
        told = Told(
            name=person.name,
            department=departments["综合办公室"],
            duty="保密员" if key == "officer" else "保密员（代）",
            rank=40,
            clearance=Clearance.IMPORTANT,
            telephone="2826012",
            room="303",
        )
        story.do(ChangePerson(person=person.id, told=told))
    people = tuple(_entered(somebody, departments[somebody.department]) for somebody in cast.PEOPLE)
    story.do(EnterPeople(persons=people))
    found = {p.name: p.id for p in story.ask(lambda b: b.persons())}
    story.people.update({somebody.key: found[somebody.name] for somebody in cast.PEOPLE})
    secrecy = story.people[cast.SECRECY_OFFICE]
    story.do(AssignPost(post="secrecy_office", person=secrecy, from_day=FROM, late_reason="按任职文件"))
    leaders = tuple(story.people[key] for key in ("head", "charge", "deputy", "engineer"))
    story.do(SetList(name="班子成员", persons=leaders))
    for key, name, level, room in cast.SAFES:
        safe = EnterSafe(name=name, level=Level(level), keeper=story.people["officer"], room=room)
        story.safes[key] = story.do(safe).ids["safe"]
    for key, name in cast.BODIES.items():
        story.bodies[key] = story.do(EnterBody(name=name)).ids["body"]
    for key in cast.COLLECTED_BY_CITY:
        collected = EnterBody(name=cast.BODIES[key], body=story.bodies[key], collector=story.bodies["city"])
        story.do(collected)


def _entered(somebody: cast.Somebody, department: str) -> EnterPerson:
    told = Told(
        name=somebody.name,
        department=department,
        duty=somebody.duty,
        rank=somebody.rank,
        clearance=Clearance(somebody.clearance),
        telephone=somebody.telephone,
        room=somebody.room,
    )
    return EnterPerson(told=told, posts=(somebody.post,) if somebody.post else ())
