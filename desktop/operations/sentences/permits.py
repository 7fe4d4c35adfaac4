"""Sentences about permits: what an approval allows, how much of it is left."""

from __future__ import annotations

from desktop.operations.sentences.speaking import Catalogue
from desktop.plain.words import N_

REFUSALS: Catalogue = {
    "permit.missing": N_("这一步须先经审批。请先办审批，再凭许可登记。"),
    "permit.revoked": N_("许可 {number} 已撤回，不能再用。请重新办审批。"),
    "permit.expired": (
        N_("许可 {number} 不在有效期内，有效期至{until:whole}。请重新办审批。"),
        N_("许可 {number} 还没有生效。请核对日期。"),
    ),
    "permit.other_copy": N_("许可 {number} 批的不是这一份。请核对编号，或重新办审批。"),
    "permit.used_up": N_("许可 {number} 还剩 {left} 份，不够 {wanted} 份。请减少份数，或重新办审批。"),
    "permit.other_person": N_("许可 {number} 批的不是这位。请核对人员，或重新办审批。"),
    "permit.already_used": N_("许可 {number} 已经用过，不能撤回。请另作登记说明。"),
    "permit.other_document": N_("许可 {number} 批的不是这件。请核对编号，或重新办审批。"),
    "permit.person_used": N_("许可 {number} 所批的这位已经登记过知悉，不用再登。"),
}
QUESTIONS: Catalogue = {}
DONE: Catalogue = {}
