"""Which verb runs which command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from desktop.operations.approvals import cases, reproduce
from desktop.operations.approvals import issue as copies_issue
from desktop.operations.circulating import folder, makeup, open_slip, readers, round
from desktop.operations.commands import Command, Outcome
from desktop.operations.custody import correct, move, reality
from desktop.operations.daily import chase, close_day
from desktop.operations.deadlines import adopt_calendar, extend
from desktop.operations.desk import acts as desk
from desktop.operations.papers import issue
from desktop.operations.people import groups, persons, posts, ranking
from desktop.operations.receiving import afterwards, envelopes, opening, register, sign_receipt
from desktop.operations.returning import clear, open_list
from desktop.operations.reviewing import (
    batches,
    drafts,
    hand_in,
    letters,
    publishing,
    relations,
    rounds,
)
from desktop.operations.standing import carriers, enter

VERBS: Mapping[type[Command], Callable[[Any, Any], Outcome]] = MappingProxyType(
    {
        desk.FoundVault: desk.found_vault,
        desk.NoteUnlock: desk.note_unlock,
        desk.NoteLock: desk.note_lock,
        desk.NotePasswordChange: desk.note_password_change,
        desk.NoteRelease: desk.note_release,
        desk.ConfirmClock: desk.confirm_clock,
        desk.ChangeUnit: desk.change_unit,
        desk.AdoptProfile: desk.adopt_profile,
        adopt_calendar.AdoptCalendar: adopt_calendar.adopt_calendar,
        extend.ExtendDeadline: extend.extend_deadline,
        persons.EnterPerson: persons.enter_person,
        persons.EnterPeople: persons.enter_people,
        persons.ChangePerson: persons.change_person,
        persons.RetirePerson: persons.retire_person,
        persons.ReturnPerson: persons.return_person,
        persons.EnrolOperator: persons.enrol_operator,
        persons.RemoveOperator: persons.remove_operator,
        ranking.MovePerson: ranking.move_person,
        groups.EnterDepartment: groups.enter_department,
        groups.ChangeDepartment: groups.change_department,
        groups.RetireDepartment: groups.retire_department,
        groups.SetList: groups.set_list,
        groups.RetireList: groups.retire_list,
        posts.AssignPost: posts.assign_post,
        posts.VacatePost: posts.vacate_post,
        posts.NameDeputy: posts.name_deputy,
        posts.EndDeputy: posts.end_deputy,
        enter.EnterSafe: enter.enter_safe,
        enter.RetireSafe: enter.retire_safe,
        enter.EnterBody: enter.enter_body,
        enter.RetireBody: enter.retire_body,
        carriers.SetLabels: carriers.set_labels,
        sign_receipt.SignReceipt: sign_receipt.sign_receipt,
        envelopes.OpenEnvelopes: envelopes.open_envelopes,
        envelopes.DeliverEnvelope: envelopes.deliver_envelope,
        envelopes.ReturnEnvelope: envelopes.return_envelope,
        register.RegisterDocument: register.register_document,
        afterwards.HandOverEyesOnly: afterwards.hand_over_eyes_only,
        afterwards.NoteDiscrepancy: afterwards.note_discrepancy,
        afterwards.SettleDiscrepancy: afterwards.settle_discrepancy,
        afterwards.NoteAboveMachine: afterwards.note_above_machine,
        opening.EnterOpening: opening.enter_opening,
        move.HandOutForHandling: move.hand_out_for_handling,
        move.TakeBack: move.take_back,
        move.ReadAtDesk: move.read_at_desk,
        move.MoveCopies: move.move_copies,
        move.KeepOvernight: move.keep_overnight,
        reality.RecordPassing: reality.record_passing,
        reality.RecordMissing: reality.record_missing,
        reality.RecordFound: reality.record_found,
        reality.ReleaseCopy: reality.release_copy,
        reality.EndByProof: reality.end_by_proof,
        reality.RecallDocument: reality.recall_document,
        correct.CorrectCopyFact: correct.correct_copy_fact,
        correct.CompleteDocument: correct.complete_document,
        correct.CorrectDocument: correct.correct_document,
        correct.VoidDocument: correct.void_document,
        open_slip.OpenSlip: open_slip.open_slip,
        makeup.OpenFolders: makeup.open_folders,
        round.HandOutFolder: round.hand_out_folder,
        round.TakeBackFolder: round.take_back_folder,
        round.ReadFolderTogether: round.read_folder_together,
        round.BookRounds: round.book_rounds,
        readers.AddReader: readers.add_reader,
        readers.ApproveReader: readers.approve_reader,
        readers.DeferReader: readers.defer_reader,
        readers.CancelReader: readers.cancel_reader,
        readers.NoteInstruction: readers.note_instruction,
        readers.NoteSignature: readers.note_signature,
        readers.CloseSlip: readers.close_slip,
        readers.VoidSlip: readers.void_slip,
        folder.GoOnWithout: folder.go_on_without,
        folder.CorrectRound: folder.correct_round,
        chase.ChaseHolder: chase.chase_holder,
        close_day.CloseDay: close_day.close_day,
        issue.IssuePaper: issue.issue_paper,
        issue.NoteOutcome: issue.note_outcome,
        issue.BookPaperBack: issue.book_paper_back,
        cases.OpenCase: cases.open_case,
        cases.ActOnCase: cases.act_on_case,
        cases.ResumeCase: cases.resume_case,
        cases.SignCase: cases.sign_case,
        cases.CloseCase: cases.close_case,
        cases.WithdrawCase: cases.withdraw_case,
        reproduce.MakeReproductions: reproduce.make_reproductions,
        reproduce.InformPersons: reproduce.inform_persons,
        copies_issue.IssueReproductions: copies_issue.issue_reproductions,
        hand_in.HandInItem: hand_in.hand_in_item,
        hand_in.CorrectItem: hand_in.correct_item,
        rounds.BeginRound: rounds.begin_round,
        drafts.TakeDraft: drafts.take_draft,
        drafts.NoteCheck: drafts.note_check,
        drafts.JudgeHit: drafts.judge_hit,
        drafts.ProveSecret: drafts.prove_secret,
        relations.NoteRelation: relations.note_relation,
        relations.ClearRelation: relations.clear_relation,
        letters.AskBefore: letters.ask_before,
        letters.BookReply: letters.book_reply,
        publishing.Publish: publishing.publish,
        publishing.TakeItemDown: publishing.take_item_down,
        publishing.ConfirmWording: publishing.confirm_wording,
        publishing.GiveItemBack: publishing.give_item_back,
        batches.OpenBatch: batches.open_batch,
        batches.OpenLine: batches.open_line,
        batches.JudgeLine: batches.judge_line,
        batches.TakeLineOut: batches.take_line_out,
        batches.SignBatch: batches.sign_batch,
        batches.CloseBatch: batches.close_batch,
        open_list.OpenClearance: open_list.open_clearance,
        clear.MatchLine: clear.match_line,
        clear.SendClearance: clear.send_clearance,
        clear.AcknowledgeClearance: clear.acknowledge_clearance,
        clear.CloseClearance: clear.close_clearance,
    }
)
"""Command → verb; a test walks it: every command has one, every verb names its clause or is form."""
