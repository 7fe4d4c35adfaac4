"""表单: every printed form and what it goes by, the shipped layout or one of the unit's."""

from __future__ import annotations

from desktop.operations.books import Books
from desktop.operations.rules.forms import SHORT, Followed, form_adoptions, form_on
from desktop.operations.sheets.titles import FORMS, form_title
from desktop.plain.words import N_, _
from desktop.profiles.in_force import Follows, FormAdopted, form_stream
from desktop.windows.pages.cards import life_of
from desktop.windows.pages.settings.section import Looking, Section, line
from desktop.windows.times_shown import said_day
from desktop.windows.widgets.card_facts import CardFacts, Line, Verb
from desktop.windows.widgets.rows import Row

LAYOUT, RESTORE, TEMPLATE, SAMPLE = "form.layout", "form.restore", "form.template", "form.sample"
_GOES_BY = {
    Follows.SHIPPED: N_("程序自带"),
    Follows.LAYOUT: N_("本单位版式"),
    Follows.TEMPLATE: N_("本单位模板，只出 Word"),
}


def goes_by(followed: Followed) -> str:
    """What a form goes by, in words."""
    said = _(_GOES_BY[followed.follows])
    return _("{said}（{name}）").format(said=said, name=followed.name) if followed.name else said


def _lines(looking: Looking) -> list[Row]:
    today = looking.counter.now().date()
    profile = looking.profile

    def read(books: Books) -> list[Row]:
        rows = []
        for form, traits in FORMS.items():
            followed = form_on(books, form, today)
            name = f"{traits.code}  {form_title(profile, form)}" if traits.code else form_title(profile, form)
            rows.append(line(f"sheet/{form}", name, goes_by(followed), _since(followed, looking)))
        return rows

    return looking.ask(read)


def _since(followed: Followed, looking: Looking) -> str:
    if followed.from_day is None:
        return ""
    return _("{day}起").format(day=said_day(followed.from_day, looking.counter.now().date()))


def _card(looking: Looking, form: str) -> CardFacts | None:
    if form not in FORMS:
        return None
    traits, today = FORMS[form], looking.counter.now().date()

    def read(books: Books) -> CardFacts:
        followed = form_on(books, form, today)
        now = [Line(_("现在用"), goes_by(followed))]
        if followed.from_day is not None:
            now.append(Line(_("起用"), _since(followed, looking)))
            now.append(Line(_("校验值"), followed.hash[:SHORT]))
        facts = [row.fact for row in form_adoptions(books, form)]
        coming = [one for one in facts if isinstance(one, FormAdopted) and one.from_day > today]
        if coming:
            now.append(Line(_("以后"), _("另有 {n} 次采用还没到起用日，见下。").format(n=len(coming))))
        verbs = [Verb(LAYOUT, _("改版式"))]
        if not traits.bound:
            bring = Verb(TEMPLATE, _("采用本单位模板"), primary=True)
            verbs = [bring, Verb(SAMPLE, _("存一份样张（Word）")), *verbs]
        if followed.follows is not Follows.SHIPPED or coming:
            verbs.append(Verb(RESTORE, _("恢复自带格式")))
        life = life_of(books, looking.counter.desk.words, [form_stream(form)])
        title = form_title(looking.profile, form)
        told = _("采用后从起用日起打印；在办的审批、审查仍用开始时的格式。")
        if not traits.bound:
            told += _(
                "模板是本单位自己的 Word 文档：先存一份样张，在 Word 或 WPS 里改好，再采用；采用后只出 Word。"
            )
        more = (Line(_("说明"), told),)
        return CardFacts(f"sheet/{form}", traits.code, title, now=tuple(now), more=more,
                         verbs=tuple(verbs), life=life)  # fmt: skip

    return looking.ask(read)


SECTION = Section("forms", N_("表单"), _lines, {"sheet": _card})
