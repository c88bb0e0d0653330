package dataset

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"proposaltracker/internal/dataset/reader"
	"proposaltracker/internal/reference"
	"proposaltracker/models"
)

// subject is the token subject of events that were recorded without a token.
const subject = "import"

// rowWriter creates the database rows of proposals.
type rowWriter struct {
	file        *reader.File
	importID    models.ID
	programmeID models.ID
	fileName    string
	language    models.Language
	now         time.Time
	// sponsorIDs and rank contain the ID and the alphabetical rank of each sponsor of the file, by
	// index.
	sponsorIDs []models.ID
	rank       []int
	// secretariat is the actor of the events. If the body has no secretariat, it is zero, and the
	// actor is the sponsor that submitted the proposal.
	secretariat models.ID
}

func (i *importer) rowWriter() *rowWriter {
	w := &rowWriter{
		file: i.report.File, importID: i.report.Import.ID, programmeID: i.report.Import.WorkProgrammeID, fileName: i.input.FileName,
		language: i.input.Language, now: i.now, rank: reader.Ranks(i.report.File.Sponsors, i.input.Language),
		secretariat: i.sponsors[models.SecretariatCode],
	}
	for _, sponsor := range i.report.File.Sponsors {
		id, known := i.sponsors[sponsor.Code]
		if !known {
			id = reference.SponsorID(sponsor.Code)
		}
		w.sponsorIDs = append(w.sponsorIDs, id)
	}
	return w
}

// proposalWriter creates the database rows of one proposal.
type proposalWriter struct {
	rows     *rowWriter
	batch    *batch
	source   *reader.Item
	proposal models.Proposal
	// days contains the circulation date of each revision, and revisions its ID.
	days      []models.Date
	revisions []models.ID
	// spells are the IDs of the spells of the source.
	spells []models.ID
	// hash is the content hash of the text. lists contains the printed sponsors of each revision, in order.
	hash  string
	lists [][]models.ID
}

// addProposal adds the rows of a proposal to a batch: revision 0 with the sponsors of the first
// date, and for each later date an addendum that only adds the sponsors of that date. The source
// does not contain the text of the proposal, so its identifier is used instead.
func (w *rowWriter) addProposal(b *batch, source *reader.Item) error {
	symbol, err := models.ParseSymbol(source.ID)
	if err != nil {
		symbol = "" // searches find the proposal by document number and title
	}
	pw := &proposalWriter{rows: w, batch: b, source: source}
	pw.proposal = models.Proposal{
		ID: models.NewID(), WorkProgrammeID: w.programmeID, SubmittedByID: w.sponsorIDs[w.submitter(source)], OriginalLanguage: w.language,
		Status: models.ProposalCirculated, Access: models.Public, Symbol: symbol, SymbolKey: symbol.SortKey(), CirculatedOn: source.CirculatedOn,
	}
	pw.addRevisions()
	pw.addSpells()
	pw.addPrintedLists()
	if err := pw.addEvents(); err != nil {
		return err
	}
	p := &pw.proposal
	b.add(proposals, p.ID, p.WorkProgrammeID, p.SubmittedByID, string(p.OriginalLanguage), string(p.Status), string(p.Access), string(p.Symbol), p.SymbolKey,
		w.now, p.CirculatedOn.Time(), w.now, w.now, p.LastEventHash)
	b.add(sources, p.ID, w.importID, source.ID, source.Line)
	b.count(source)
	return nil
}

// submitter returns the lead of a proposal. Without one, it returns the alphabetically first sponsor of the first
// day, if possible one that is not a group and did not withdraw.
func (w *rowWriter) submitter(source *reader.Item) int {
	if source.Lead != reader.NoLead && !w.file.Sponsors[source.Lead].Group {
		return source.Lead
	}
	return slices.MinFunc(source.Spells, func(a, b reader.Spell) int {
		return cmp.Or(later(a.Sponsor, b.Sponsor, func(s int) bool { return w.file.Sponsors[s].Group }),
			later(a, b, func(s reader.Spell) bool { return !s.On.Equal(source.CirculatedOn) }),
			later(a, b, func(s reader.Spell) bool { return s.Role == reader.Withdrawn }), cmp.Compare(w.rank[a.Sponsor], w.rank[b.Sponsor]))
	}).Sponsor
}

// later orders values for which is returns true after others.
func later[T any](a, b T, is func(T) bool) int {
	switch {
	case is(a) == is(b):
		return 0
	case is(a):
		return 1
	default:
		return -1
	}
}

// count adds a proposal to the counts of the batch.
func (b *batch) count(source *reader.Item) {
	b.proposals++
	b.rows += source.Rows
	b.line = source.Line
	if source.Lead == reader.NoLead {
		b.leaderless++
	}
	for _, spell := range source.Spells {
		if spell.Undated {
			b.undated++
		}
	}
}

// addRevisions adds a revision for each date on which sponsors signed the proposal.
func (pw *proposalWriter) addRevisions() {
	for _, spell := range pw.source.Spells {
		if len(pw.days) == 0 || pw.days[len(pw.days)-1].Before(spell.On) {
			pw.days = append(pw.days, spell.On)
			pw.revisions = append(pw.revisions, models.NewID())
		}
	}
	p, language, now := &pw.proposal, pw.rows.language, pw.rows.now
	text := models.RevisionText{Language: language, Title: pw.source.ID, Body: pw.source.ID}
	pw.hash = models.HashTexts([]*models.RevisionText{&text})
	for number, day := range pw.days {
		kind, reason := models.KindRevision, models.RevisionReason("")
		if number > 0 {
			kind, reason = models.KindAddendum, models.ReasonCoAuthorsOnly
		}
		id, last := pw.revisions[number], number == len(pw.days)-1
		pw.batch.add(revisions, id, p.ID, number, string(kind), string(models.RevisionCirculated), string(reason), last, day.Time(), p.SubmittedByID, now, now,
			string(language), pw.source.ID, pw.hash)
		pw.batch.add(texts, models.NewID(), id, string(language), text.Title, text.Body, p.SubmittedByID, now)
	}
	if p.Symbol != "" {
		pw.batch.add(symbols, string(p.Symbol), pw.revisions[0], p.ID, 0, p.SymbolKey)
	}
}

// revisionOf returns the number of the first revision on or after day, and false if all revisions are earlier.
func (pw *proposalWriter) revisionOf(day models.Date) (int, bool) {
	number := slices.IndexFunc(pw.days, func(of models.Date) bool { return !of.Before(day) })
	return number, number >= 0
}

// sponsorID returns the ID of the sponsor of a spell.
func (pw *proposalWriter) sponsorID(spell reader.Spell) models.ID {
	return pw.rows.sponsorIDs[spell.Sponsor]
}

// addSpells adds the spells. Each sponsor counts as having accepted in its own name on the date of its row.
func (pw *proposalWriter) addSpells() {
	for _, spell := range pw.source.Spells {
		id, sponsor, on := models.NewID(), pw.sponsorID(spell), spell.On.Time()
		status, until, leftAt := models.CoAuthorAccepted, any(nil), any(nil)
		if !spell.Until.IsZero() {
			status, until = models.CoAuthorWithdrawn, spell.Until.Time()
			if number, has := pw.revisionOf(spell.Until); has {
				leftAt = pw.revisions[number]
			}
		}
		joinedAt, _ := pw.revisionOf(spell.On)
		pw.spells = append(pw.spells, id)
		pw.batch.add(spells, id, pw.proposal.ID, sponsor, string(status), on, on, sponsor, on, pw.revisions[joinedAt], until, until, leftAt, pw.rows.now)
	}
}

// addPrintedLists adds the printed list of each revision: all sponsors on the day of its
// circulation, in alphabetical order.
func (pw *proposalWriter) addPrintedLists() {
	order, rank := make([]int, len(pw.source.Spells)), pw.rows.rank
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return rank[pw.source.Spells[a].Sponsor] - rank[pw.source.Spells[b].Sponsor] })
	for number, day := range pw.days {
		list := []models.ID{}
		for _, i := range order {
			spell := pw.source.Spells[i]
			if spell.On.After(day) || (!spell.Until.IsZero() && !spell.Until.After(day)) {
				continue
			}
			pw.batch.add(printed, pw.revisions[number], pw.sponsorID(spell), len(list), pw.spells[i])
			list = append(list, pw.sponsorID(spell))
		}
		pw.lists = append(pw.lists, list)
	}
}

// The values of "lead" in the events of imported proposals. They are part of hash chains, and must
// not change.
const (
	leadStated    = "told"
	leadNotStated = "not told"
)

// addEvents adds the events, each with the hash of the previous one.
func (pw *proposalWriter) addEvents() error {
	lead := leadStated
	if pw.source.Lead == reader.NoLead {
		lead = leadNotStated
	}
	created := map[string]any{"importedFrom": pw.rows.fileName, "line": pw.source.Line, "lead": lead}
	if err := pw.addEvent(models.ProposalCreatedEvent, models.Date{}, &pw.revisions[0], nil, created); err != nil {
		return err
	}
	next := 0
	for number, day := range pw.days {
		symbols := []models.Symbol{}
		if number == 0 && pw.proposal.Symbol != "" {
			symbols = append(symbols, pw.proposal.Symbol)
		}
		circulated := models.Circulated(symbols, day, pw.hash, pw.lists[number])
		if err := pw.addEvent(models.RevisionCirculatedEvent, day, &pw.revisions[number], nil, circulated); err != nil {
			return err
		}
		if err := pw.addWithdrawals(func(until models.Date) bool { return until.Equal(day) }); err != nil {
			return err
		}
		for ; next < len(pw.source.Spells) && pw.source.Spells[next].On.Equal(day); next++ {
			spell := pw.source.Spells[next]
			data, on := map[string]any{"role": spell.Role}, day
			if spell.Undated {
				data["undated"], on = true, models.Date{}
			}
			sponsor := pw.sponsorID(spell)
			if err := pw.addEvent(models.CoAuthorJoinedEvent, on, &pw.revisions[number], &sponsor, data); err != nil {
				return err
			}
		}
	}
	return pw.addWithdrawals(func(until models.Date) bool { return until.After(pw.days[len(pw.days)-1]) })
}

// addWithdrawals adds an event for each spell whose end satisfies on. The ends are inferred, since
// the file has no rows for them.
func (pw *proposalWriter) addWithdrawals(on func(models.Date) bool) error {
	for _, spell := range pw.source.Spells {
		if spell.Until.IsZero() || !on(spell.Until) {
			continue
		}
		sponsor, data := pw.sponsorID(spell), map[string]any{"leftOn": spell.Until, "inferred": true}
		if err := pw.addEvent(models.CoAuthorWithdrawnEvent, spell.Until, nil, &sponsor, data); err != nil {
			return err
		}
	}
	return nil
}

// addEvent appends an event to the proposal's hash chain. on is the day on which the event
// happened; zero if the source does not contain it.
func (pw *proposalWriter) addEvent(kind models.EventKind, on models.Date, revision, sponsor *models.ID, data map[string]any) error {
	text, err := json.Marshal(data)
	if err != nil {
		return fmt.Errorf("encode the event's data: %w", err)
	}
	actor := pw.rows.secretariat
	if actor == (models.ID{}) {
		actor = pw.proposal.SubmittedByID
	}
	event := &models.Event{
		ID: models.NewID(), ProposalID: &pw.proposal.ID, Kind: kind, OccurredOn: on, RecordedAt: pw.rows.now, ActorID: actor, Subject: subject,
		RevisionID: revision, SponsorID: sponsor, Audience: models.ForReaders, Data: text, PreviousHash: pw.proposal.LastEventHash,
	}
	if event.Hash, err = event.Chained(); err != nil {
		return err
	}
	pw.proposal.LastEventHash = event.Hash
	pw.batch.events = append(pw.batch.events, event)
	return nil
}
