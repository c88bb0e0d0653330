package audit

// NotCovered lists what [Verify] does not compare with a recorded state. None of it was stated by a delegation.
func NotCovered() []string {
	return []string{
		"search indexes, which are derived (paragraph_words, sponsor_names, revision_texts.searchable)",
		"what lists are filtered and counted by, which is derived (proposal_facets, proposal_counts)",
		"when something last changed (proposals.updated_at and shared_changed_at, revisions.changed_at), and public_change of events",
		"the files from which research data were imported (imports, imported_proposals)",
		"webhooks, their deliveries and attempts, and the idempotency keys of calls that record no event",
		"the ID key (id_key) and the list of migrations (goose_db_version)",
		"for databases of earlier versions: changes of rows before the migration that began to record them, except those that the event log shows",
	}
}
