package audit_test

// Rows to alter: the first circulated revision, its first text, and the first proposal with a symbol.
const (
	aRevision = "(SELECT id FROM revisions WHERE status = 'CIRCULATED' ORDER BY id LIMIT 1)"
	aText     = "(SELECT id FROM revision_texts WHERE revision_id = " + aRevision + " ORDER BY id LIMIT 1)"
	aProposal = "(SELECT proposal_id FROM revisions WHERE id = " + aRevision + ")"
	aSpell    = "(SELECT id FROM co_authorships WHERE left_on IS NOT NULL ORDER BY left_on DESC, id LIMIT 1)"
	last      = "(SELECT max(seq) FROM events)"
)

// first returns a condition that selects the first row of a table.
func first(table string) string { return "id = (SELECT id FROM " + table + " ORDER BY id LIMIT 1)" }

// alterations are changes that a superuser can make with the triggers switched off. Each has one or more statements, which all change rows, and what
// is detected, with # for each ID and hash.
var alterations = []struct {
	name, sql string
	want      []string
}{
	{"nothing", "", nil},

	{
		"the body of a circulated text",
		"UPDATE revision_texts SET body = body || '.' WHERE id = " + aText,
		[]string{
			"proposal # WT/GC/W/635, revision 0: the text differs from the circulated one",
			`revision_texts #: body is "#", and was recorded as "#" (proposal # WT/GC/W/635)`,
		},
	},
	{
		"the title of a circulated text",
		"UPDATE revision_texts SET title = 'Other' WHERE id = " + aText,
		[]string{
			"proposal # WT/GC/W/635, revision 0: the text differs from the circulated one",
			`revision_texts #: title is "Other", and was recorded as "Effective participation of developing countries in electronic commerce as a mea… (proposal # WT/GC/W/635)`,
		},
	},
	{
		"body and content hash together",
		"UPDATE revision_texts SET body = body || '.' WHERE id = " + aText + "; UPDATE revisions SET content_hash = repeat('0', 64) WHERE id = " + aRevision,
		[]string{
			"proposal # WT/GC/W/635, revision 0: the text differs from the circulated one",
			`revision_texts #: body is "#", and was recorded as "#" (proposal # WT/GC/W/635)`,
			`revisions #: content_hash is "#", and was recorded as "#" (proposal # WT/GC/W/635)`,
		},
	},
	{
		"one name of a printed list swapped for another",
		"UPDATE printed_co_authors SET sponsor_id = (SELECT id FROM sponsors WHERE code = 'ZWE') WHERE position = 1 AND revision_id = " + aRevision,
		[]string{
			"printed_co_authors #/#: the row is missing (proposal # WT/GC/W/635)",
			"printed_co_authors #/#: the row was added or changed without an event (proposal # WT/GC/W/635)",
			"proposal # WT/GC/W/635, revision 0: the printed list of co-authors differs from the recorded one",
		},
	},
	{
		"a row of a printed list deleted",
		"DELETE FROM printed_co_authors WHERE position = 1 AND revision_id = " + aRevision,
		[]string{
			"printed_co_authors #/#: the row is missing (proposal # WT/GC/W/635)",
			"proposal # WT/GC/W/635, revision 0: the printed list of co-authors differs from the recorded one",
		},
	},
	{
		"a symbol of a revision",
		"UPDATE revision_symbols SET symbol = 'JOB/GC/999' WHERE revision_id = " + aRevision + " AND position = 0",
		[]string{
			"proposal # WT/GC/W/635, revision 0: the symbols differ from those recorded at the circulation",
			"revision_symbols JOB/GC/999: the row was added or changed without an event (proposal # WT/GC/W/635)",
			"revision_symbols WT/GC/W/635: the row is missing (proposal # WT/GC/W/635)",
		},
	},
	{
		"the data of an event",
		`UPDATE events SET data = '{"version": 9}' WHERE seq = 2`,
		[]string{
			"proposal # WT/GC/W/635, event 2 (CO_AUTHOR_INVITED, @): the event was altered",
		},
	},
	{
		"an event deleted",
		"DELETE FROM events WHERE seq = 2",
		[]string{
			"events 2 to 2 of the event log are missing",
			"proposal # WT/GC/W/635, event 2 (CO_AUTHOR_INVITED, @): the event before it is missing or was altered",
		},
	},
	{
		"a proposal deleted with all its events",
		"DELETE FROM events WHERE proposal_id = " + aProposal + "; DELETE FROM proposals WHERE id = " + aProposal,
		[]string{
			"events 1 to 13 of the event log are missing",
			"proposals #: the row is missing",
		},
	},
	{
		"the last event of a proposal deleted, the proposal's hash set back",
		"UPDATE proposals p SET last_event_hash = (SELECT previous_hash FROM events WHERE hash = p.last_event_hash) WHERE id = " + aProposal +
			"; DELETE FROM events WHERE previous_hash = (SELECT last_event_hash FROM proposals WHERE id = " + aProposal + ")",
		[]string{
			"events 13 to 13 of the event log are missing",
		},
	},
	{
		"the numbers of two events swapped",
		"UPDATE events SET seq = -seq WHERE seq IN (2, 3); UPDATE events SET seq = 5 + seq WHERE seq < 0",
		[]string{
			"log_entries 3: it was altered, or its events, or its recorded_rows",
			"log_entries 4: it was altered, or its events, or its recorded_rows",
			"proposal # WT/GC/W/635, event 2 (CO_AUTHOR_INVITED, @): the event before it is missing or was altered",
			"proposal # WT/GC/W/635, event 3 (CO_AUTHOR_INVITED, @): the event before it is missing or was altered",
			"proposal # WT/GC/W/635, event 4 (CO_AUTHOR_ACCEPTED, @): the event before it is missing or was altered",
		},
	},
	{
		"a text in a further language added",
		"INSERT INTO revision_texts SELECT gen_random_uuid(), revision_id, 'ES', title, body, provided_by_id, provided_at FROM revision_texts WHERE id = " + aText,
		[]string{
			"proposal # WT/GC/W/635, revision 0: the text differs from the circulated one",
			"revision_texts #: the row was added or changed without an event (proposal # WT/GC/W/635)",
		},
	},
	{
		"the symbol of a proposal",
		"UPDATE proposals SET symbol = 'JOB/GC/999' WHERE id = " + aProposal,
		[]string{
			`proposals #: symbol is "JOB/GC/999", and was recorded as "WT/GC/W/635" (proposal # JOB/GC/999)`,
		},
	},
	{
		"the words of a paragraph",
		"UPDATE paragraphs SET text = 'Other.' WHERE position = 1 AND text_id = " + aText,
		[]string{
			`paragraphs #/1: it is "#", and was recorded as "#" (proposal # WT/GC/W/635)`,
		},
	},
	{
		"paragraphs deleted",
		"DELETE FROM paragraphs WHERE position < 2 AND text_id = " + aText,
		[]string{
			"paragraphs #/0: the row is missing (proposal # WT/GC/W/635)",
			"paragraphs #/1: the row is missing (proposal # WT/GC/W/635)",
		},
	},
	{
		"the text of an answer",
		`UPDATE answers SET texts = '{"EN": "No."}' WHERE ` + first("answers"),
		[]string{
			`answers #: texts is "#", and was recorded as "#" (proposal # DEMO/W/1/Rev.3)`,
		},
	},
	{
		"an answer deleted",
		"DELETE FROM answers WHERE " + first("answers"),
		[]string{
			"answers #: the row is missing (proposal # DEMO/W/1/Rev.3)",
		},
	},
	{
		"all answers truncated",
		"TRUNCATE answers",
		[]string{
			"answers #: the row is missing (proposal # DEMO/W/1/Rev.3)",
		},
	},
	{
		"the day on which a co-author joined",
		"UPDATE co_authorships SET joined_on = joined_on - 1 WHERE id = " + aSpell,
		[]string{
			`co_authorships #: joined_on is "2022-01-09", and was recorded as "2022-01-10" (proposal # DEMO/W/1/Rev.3)`,
		},
	},
	{
		"the day on which a co-author left removed",
		"ALTER TABLE co_authorships DROP CONSTRAINT co_authorships_one_at_a_time; DROP INDEX co_authorships_one_open; UPDATE co_authorships SET left_on = NULL, status = 'ACCEPTED' WHERE id = " + aSpell,
		[]string{
			`co_authorships #: left_on is null, and was recorded as "2022-02-15" (proposal # DEMO/W/1/Rev.3)`,
			`co_authorships #: status is "ACCEPTED", and was recorded as "WITHDRAWN" (proposal # DEMO/W/1/Rev.3)`,
		},
	},
	{
		"a co-authorship deleted",
		"DELETE FROM co_authorships WHERE id = " + aSpell,
		[]string{
			"co_authorships #: the row is missing (proposal # DEMO/W/1/Rev.3)",
		},
	},
	{
		"the sponsor of a co-authorship swapped",
		"UPDATE co_authorships SET sponsor_id = (SELECT id FROM sponsors WHERE code = 'ZWE') WHERE id = " + aSpell,
		[]string{
			`co_authorships #: sponsor_id is "#", and was recorded as "#" (proposal # DEMO/W/1/Rev.3)`,
		},
	},
	{
		"a step of a follow-up altered",
		"UPDATE follow_up_steps SET note = 'Other' WHERE " + first("follow_up_steps"),
		[]string{
			`follow_up_steps #: note is "Other", and was recorded as "" (proposal # JOB/GC/96/Rev.1)`,
		},
	},
	{
		"a step deleted",
		"DELETE FROM follow_up_steps WHERE " + first("follow_up_steps"),
		[]string{
			"follow_up_steps #: the row is missing (proposal # JOB/GC/96/Rev.1)",
		},
	},
	{
		"the text of a follow-up",
		`UPDATE follow_ups SET texts = '{"EN": "Other"}' WHERE ` + first("follow_ups"),
		[]string{
			`follow_ups #: texts is "#", and was recorded as "#" (proposal # JOB/GC/96/Rev.1)`,
		},
	},
	{
		"the sponsors of a follow-up deleted",
		"DELETE FROM follow_up_responsibles WHERE follow_up_id = (SELECT min(follow_up_id::text)::uuid FROM follow_up_responsibles)",
		[]string{
			"follow_up_responsibles #/#: the row is missing (proposal # JOB/GC/96/Rev.1)",
		},
	},
	{
		"an outcome reversed",
		"UPDATE venue_outcomes SET kind = CASE kind WHEN 'ADOPTED' THEN 'NOT_AGREED' ELSE 'ADOPTED' END WHERE " + first("venue_outcomes"),
		[]string{
			`venue_outcomes #: kind is "ADOPTED", and was recorded as "AGREED" (proposal # DEMO/W/1/Rev.3)`,
		},
	},
	{
		"outcomes deleted",
		"DELETE FROM venue_outcomes WHERE " + first("venue_outcomes"),
		[]string{
			"venue_outcomes #: the row is missing (proposal # DEMO/W/1/Rev.3)",
		},
	},
	{
		"status set to ADOPTED",
		"UPDATE proposals SET status = 'ADOPTED' WHERE id = " + aProposal,
		[]string{
			`proposals #: status is "ADOPTED", and was recorded as "CIRCULATED" (proposal # WT/GC/W/635)`,
		},
	},
	{
		"access changed",
		"UPDATE revisions SET access = 'RESTRICTED' WHERE id = " + aRevision + "; UPDATE proposals SET access = 'RESTRICTED' WHERE id = " + aProposal,
		[]string{
			`proposals #: access is "RESTRICTED", and was recorded as "PUBLIC" (proposal # WT/GC/W/635)`,
			`revisions #: access is "RESTRICTED", and was recorded as "PUBLIC" (proposal # WT/GC/W/635)`,
		},
	},
	{
		"the day of circulation moved",
		"UPDATE revisions SET circulated_on = circulated_on - 1 WHERE id = " + aRevision,
		[]string{
			`revisions #: circulated_on is "2011-06-30", and was recorded as "2011-07-01" (proposal # WT/GC/W/635)`,
		},
	},
	{
		"the note of a revision",
		`UPDATE revisions SET note = '{"EN": "Other"}' WHERE id = ` + aRevision,
		[]string{
			`revisions #: note is {"EN": "Other"}, and was recorded as {} (proposal # WT/GC/W/635)`,
		},
	},
	{
		"the submitting delegation swapped",
		"UPDATE proposals SET submitted_by_id = (SELECT id FROM sponsors WHERE code = 'ZWE') WHERE id = " + aProposal,
		[]string{
			`proposals #: submitted_by_id is "#", and was recorded as "#" (proposal # WT/GC/W/635)`,
		},
	},
	{
		"a relation deleted",
		"DELETE FROM proposal_relations WHERE " + first("proposal_relations"),
		[]string{
			"proposal_relations #: the row is missing (proposal #)",
		},
	},
	{
		"the text of a question",
		`UPDATE questions SET texts = '{"EN": "Why not?"}' WHERE ` + first("questions"),
		[]string{
			`questions #: texts is "#", and was recorded as "#" (proposal # JOB/GC/96/Rev.1)`,
		},
	},
	{
		"a sponsor renamed",
		"UPDATE sponsors SET name_en = 'Nippon' WHERE code = 'JPN'",
		[]string{
			`sponsors JPN: name_en is "Nippon", and was recorded as "Japan"`,
		},
	},
	{
		"a member of a group removed",
		"DELETE FROM group_memberships WHERE delegation_id = (SELECT id FROM sponsors WHERE code = 'KEN') AND group_id = (SELECT id FROM sponsors WHERE code = 'AFRICAN_GROUP')",
		[]string{
			`group_memberships AFRICAN_GROUP/["KEN", "1995-01-01", null]: the row is missing`,
		},
	},
	{
		"idempotency keys deleted",
		"DELETE FROM idempotent_calls",
		[]string{
			"idempotent_calls #: the row is missing",
		},
	},
	{
		"a venue target deleted",
		"DELETE FROM venue_targets WHERE " + first("venue_targets"),
		[]string{
			"venue_targets #: the row is missing (proposal # WT/GC/W/635)",
		},
	},
	{
		"an agenda item renamed",
		"UPDATE agenda_items SET title = 'Other' WHERE " + first("agenda_items"),
		[]string{
			`agenda_items #: title is "Other", and was recorded as "Moratorium on customs duties on electronic transmissions" (meeting # of 2018-07-26)`,
		},
	},
	{
		"a recorded row altered with the row",
		"UPDATE answers SET audience = 'SECRETARIAT' WHERE " + first("answers") +
			"; UPDATE recorded_rows SET rows = jsonb_set(rows, ARRAY[(SELECT 'answers/' || id FROM answers ORDER BY id LIMIT 1), 'audience'], '\"SECRETARIAT\"') WHERE rows ? (SELECT 'answers/' || id FROM answers ORDER BY id LIMIT 1)",
		[]string{
			"log_entries 231: it was altered, or its events, or its recorded_rows",
		},
	},
	{
		"the very last event deleted, the counter set back",
		"UPDATE proposals p SET last_event_hash = e.previous_hash FROM events e WHERE e.seq = " + last + " AND p.id = e.proposal_id" +
			"; DELETE FROM events WHERE seq = " + last + "; UPDATE event_counter SET last = last - 1, last_public = least(last_public, last - 1)",
		[]string{
			"log_entries 245: event 244 is missing",
		},
	},
}
