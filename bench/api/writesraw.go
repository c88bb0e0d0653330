package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"proposaltracker/models"
)

// The statements of a filing. Each transaction is one batch: BEGIN, its statements, and COMMIT.
const (
	rawKey = `INSERT INTO idempotent_calls (caller, key, mutation, input_hash, outcome_id, at) VALUES ($1, $2, $3, $4, $5, $6)`
	// The tables of a draft.
	rawProposal = `INSERT INTO proposals (id, work_programme_id, submitted_by_id, original_language, status, access, created_at, updated_at,
		shared_changed_at, last_event_hash) VALUES ($1, $2, $3, 'EN', 'DRAFT', 'PUBLIC', $4, $4, $4, $5)`
	rawRevision = `INSERT INTO revisions (id, proposal_id, number, kind, status, reason, current, access, changed_at, filed_by_id, filed_at, version,
		original_language, content_hash) VALUES ($1, $2, 0, 'REVISION', 'DRAFT', '', true, 'PUBLIC', $3, $4, $3, 1, 'EN', $5)`
	rawText       = `INSERT INTO revision_texts (id, revision_id, language, title, body, provided_by_id, provided_at) VALUES ($1, $2, 'EN', $3, $4, $5, $6)`
	rawParagraphs = `INSERT INTO paragraphs (text_id, position, section, section_number, heading, number, kind, text, start_byte, end_byte)
		SELECT $1, * FROM unnest($2::int[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::int[], $10::int[])`
	rawSpell = `INSERT INTO co_authorships (id, proposal_id, sponsor_id, status, initiated_on, answered_on, agreed_by_id, created_at)
		VALUES ($1, $2, $3, 'ACCEPTED', $4, $4, $3, $5)`
	rawQuestion = `INSERT INTO questions (id, proposal_id, number, texts, posed_in_id) VALUES ($1, $2, $3, $4, $5)`
	rawSource   = `INSERT INTO sources (id, proposal_id, revision_id, title, publisher, year, url, position) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`
	rawEvent    = `INSERT INTO events (id, proposal_id, kind, recorded_at, occurred_on, actor_id, subject, token_id, revision_id, sponsor_id, audience, data,
		previous_hash, hash) VALUES ($1, $2, $3, $4, $5, $6, 'bench', 'bench', $7, $8, 'READERS', $9, $10, $11)`
	// A submission.
	rawSubmitRevision = `UPDATE revisions SET status = 'SUBMITTED', submitted_at = $2, changed_at = $2 WHERE id = $1`
	rawSubmitProposal = `UPDATE proposals SET status = 'SUBMITTED', submitted_at = $2, updated_at = $2, last_event_hash = $3 WHERE id = $1`
	// A circulation.
	rawSymbol = `INSERT INTO revision_symbols (symbol, revision_id, proposal_id, position, sort_key, attributed) VALUES ($1, $2, $3, 0, $4, false)`
	rawPrint  = `UPDATE revisions SET status = 'CIRCULATED', circulated_on = $2, changed_at = $3 WHERE id = $1`
	rawPublic = `UPDATE proposals SET status = 'CIRCULATED', circulated_on = $2, symbol = $3, symbol_key = $4, updated_at = $5,
		last_event_hash = $6 WHERE id = $1`
	rawJoin = `UPDATE co_authorships SET joined_on = $2, joined_in_id = $3 WHERE id = $1`
	rawName = `INSERT INTO printed_co_authors (revision_id, sponsor_id, position, co_authorship_id) VALUES ($1, $2, 0, $3)`
)

// rawHash replaces the hashes of texts and inputs, which rawFiler does not compute.
func rawHash() string { return strings.Repeat("0", 64) }

// rawFiling is a filing in progress.
type rawFiling struct {
	*rawFiler
	number                          int64
	at                              time.Time
	proposal, revision, text, spell models.ID
	day, today                      models.Date
	// last is the hash of the last event.
	last string
}

// file implements [filer].
func (f *rawFiler) file(ctx context.Context, number int64) error {
	at := f.now().UTC().Truncate(time.Microsecond)
	day, err := models.ParseDate(writesDay)
	if err != nil {
		return err
	}
	filing := &rawFiling{
		rawFiler: f, number: number, at: at, day: day, today: models.DateOf(at),
		proposal: models.NewID(), revision: models.NewID(), text: models.NewID(), spell: models.NewID(),
	}
	for _, step := range []func(*pgx.Batch){filing.create, filing.submit, filing.circulate} {
		batch := &pgx.Batch{}
		batch.Queue("BEGIN")
		step(batch)
		batch.Queue("COMMIT")
		if err := f.pool.SendBatch(ctx, batch).Close(); err != nil {
			return fmt.Errorf("send a transaction: %w", err)
		}
	}
	return nil
}

func (f *rawFiling) key(batch *pgx.Batch, caller models.Code, mutation string, outcome models.ID) {
	batch.Queue(rawKey, caller, fmt.Sprintf("%s-%d", mutation, f.number), mutation, rawHash(), outcome, f.at)
}

func (f *rawFiling) event(batch *pgx.Batch, kind models.EventKind, actor models.ID, occurred models.Date, sponsor *models.ID, data string) {
	id, previous := models.NewID(), f.last
	// The value is unique, as a hash would be.
	f.last = fmt.Sprintf("%032x%x", f.number, id[:])
	batch.Queue(rawEvent, id, f.proposal, kind, f.at, occurred, actor, f.revision, sponsor, []byte(data), previous, f.last)
}

func (f *rawFiling) create(batch *pgx.Batch) {
	f.key(batch, "JPN", "createProposal", f.proposal)
	batch.Queue(rawProposal, f.proposal, f.programme, f.japan, f.at, rawHash())
	batch.Queue(rawRevision, f.revision, f.proposal, f.at, f.japan, rawHash())
	batch.Queue(rawText, f.text, f.revision, writesTitle, f.body, f.japan, f.at)
	f.paragraphs(batch)
	batch.Queue(rawSpell, f.spell, f.proposal, f.japan, f.today, f.at)
	for _, question := range f.recognized.Questions() {
		batch.Queue(rawQuestion, models.NewID(), f.proposal, question.Number, models.LocalizedText{models.English: question.Text}, f.revision)
	}
	for i, source := range f.recognized.Sources() {
		title := models.LocalizedText{models.English: source.Title}
		batch.Queue(rawSource, models.NewID(), f.proposal, f.revision, title, source.Publisher, source.Year, source.URL, i)
	}
	f.event(batch, models.ProposalCreatedEvent, f.japan, f.today, nil, "{}")
}

func (f *rawFiling) paragraphs(batch *pgx.Batch) {
	var positions, sections, starts, ends []int
	var numbers, headings, addresses, kinds, texts []string
	for _, row := range f.recognized.Rows(f.text) {
		positions, sections = append(positions, row.Position), append(sections, row.Section)
		numbers, headings = append(numbers, row.SectionNumber), append(headings, row.Heading)
		addresses, kinds, texts = append(addresses, row.Address), append(kinds, row.Kind), append(texts, row.Text)
		starts, ends = append(starts, row.StartByte), append(ends, row.EndByte)
	}
	batch.Queue(rawParagraphs, f.text, positions, sections, numbers, headings, addresses, kinds, texts, starts, ends)
}

func (f *rawFiling) submit(batch *pgx.Batch) {
	f.key(batch, "JPN", "submitRevision", f.revision)
	batch.Queue(rawSubmitRevision, f.revision, f.at)
	batch.Queue(rawSubmitProposal, f.proposal, f.at, rawHash())
	f.event(batch, models.RevisionSubmittedEvent, f.japan, f.today, nil, "{}")
}

func (f *rawFiling) circulate(batch *pgx.Batch) {
	symbol := models.Symbol(writesSymbol(f.number))
	f.key(batch, models.SecretariatCode, "circulateRevision", f.revision)
	batch.Queue(rawSymbol, symbol, f.revision, f.proposal, symbol.SortKey())
	batch.Queue(rawPrint, f.revision, f.day, f.at)
	batch.Queue(rawPublic, f.proposal, f.day, symbol, symbol.SortKey(), f.at, rawHash())
	batch.Queue(rawJoin, f.spell, f.day, f.revision)
	batch.Queue(rawName, f.revision, f.japan, f.spell)
	data := fmt.Sprintf(`{"symbols": [%q], "circulatedOn": %q, "contentHash": %q, "sponsors": [%q]}`, symbol, writesDay, rawHash(), f.japan)
	f.event(batch, models.RevisionCirculatedEvent, f.secretariat, f.day, nil, data)
	f.event(batch, models.CoAuthorJoinedEvent, f.secretariat, f.day, &f.japan, "{}")
}
