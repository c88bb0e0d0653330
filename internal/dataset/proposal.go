package dataset

import (
	"encoding/json"
	"fmt"
	"slices"

	"proposaltracker/internal/dataset/reader"
	"proposaltracker/internal/reference"
	"proposaltracker/models"
)

// subject is the token subject of events that no token caused.
const subject = "import"

// writer makes the rows of proposals.
type writer struct {
	*intake

	// ids maps the sponsors of the file to IDs, and rank to their alphabetical order, both by
	// index.
	ids  []models.ID
	rank []int
	// by is the sponsor in whose name events are recorded: the Secretariat, or the submitting
	// sponsor if the body has none.
	by models.ID
}

func (i *intake) writer() *writer {
	w := &writer{intake: i, rank: reader.Ranks(i.report.File.Sponsors, i.Language), by: i.sponsors[models.SecretariatCode]}
	for _, sponsor := range i.report.File.Sponsors {
		id, known := i.sponsors[sponsor.Code]
		if !known {
			id = reference.SponsorID(sponsor.Code)
		}
		w.ids = append(w.ids, id)
	}
	return w
}

// life holds one proposal while its rows are made.
type life struct {
	*writer
	*batch

	from     *reader.Proposal
	proposal models.Proposal
	// days are the circulation dates of the revisions, and revisions their IDs.
	days      []models.Date
	revisions []models.ID
	spells    []models.ID
	// hash is the content hash of the text, and lists are the sponsors on each revision as printed.
	hash  string
	lists [][]models.ID
}

// proposal adds the rows of a proposal to a batch: revision 0 with the sponsors of the first date,
// and for each later date an addendum that only adds the sponsors of that date. The source does not
// have the text, so the identifier replaces it.
func (w *writer) proposal(b *batch, from *reader.Proposal) error {
	symbol, err := models.ParseSymbol(from.ID)
	if err != nil {
		symbol = "" // found by document number and title
	}
	l := &life{writer: w, batch: b, from: from}
	l.proposal = models.Proposal{
		ID: models.NewID(), WorkProgrammeID: w.report.Import.WorkProgrammeID, SubmittedByID: w.ids[from.Lead], OriginalLanguage: w.Language,
		Status: models.ProposalCirculated, Access: models.Public, Symbol: symbol, SymbolKey: symbol.SortKey(), CirculatedOn: from.CirculatedOn,
	}
	l.circulate()
	l.sign()
	l.print()
	if err := l.record(); err != nil {
		return err
	}
	p := &l.proposal
	b.tables[proposals] = append(b.tables[proposals], []any{
		p.ID, p.WorkProgrammeID, p.SubmittedByID, string(p.OriginalLanguage), string(p.Status), string(p.Access), string(p.Symbol), p.SymbolKey,
		w.now, p.CirculatedOn.Time(), w.now, w.now, p.LastEventHash,
	})
	b.tables[sources] = append(b.tables[sources], []any{p.ID, w.report.Import.ID, from.ID, from.Line})
	b.count(from)
	return nil
}

func (b *batch) count(from *reader.Proposal) {
	b.proposals++
	b.rows += from.Rows
	b.line = from.Line
	if !from.LeadTold {
		b.leaderless++
	}
	for _, spell := range from.Spells {
		if spell.Undated {
			b.undated++
		}
	}
}

// circulate makes a revision for each date on which sponsors signed.
func (l *life) circulate() {
	for _, spell := range l.from.Spells {
		if len(l.days) == 0 || l.days[len(l.days)-1].Before(spell.On) {
			l.days = append(l.days, spell.On)
			l.revisions = append(l.revisions, models.NewID())
		}
	}
	p, language := &l.proposal, string(l.Language)
	text := models.RevisionText{Language: l.Language, Title: l.from.ID, Body: l.from.ID}
	l.hash = models.HashTexts([]*models.RevisionText{&text})
	for number, day := range l.days {
		kind, reason := models.KindRevision, models.RevisionReason("")
		if number > 0 {
			kind, reason = models.KindAddendum, models.ReasonCoAuthorsOnly
		}
		id, last := l.revisions[number], number == len(l.days)-1
		l.tables[revisions] = append(l.tables[revisions], []any{
			id, p.ID, number, string(kind), string(models.RevisionCirculated), string(reason), last, day.Time(), p.SubmittedByID, l.now, l.now,
			language, l.from.ID, l.hash,
		})
		l.tables[texts] = append(l.tables[texts], []any{models.NewID(), id, language, text.Title, text.Body, p.SubmittedByID, l.now})
	}
	if p.Symbol != "" {
		l.tables[symbols] = append(l.tables[symbols], []any{string(p.Symbol), l.revisions[0], p.ID, 0, p.SymbolKey})
	}
}

// revisionOf returns the number of the first revision on or after a day; false after the last.
func (l *life) revisionOf(day models.Date) (int, bool) {
	number := slices.IndexFunc(l.days, func(of models.Date) bool { return !of.Before(day) })
	return number, number >= 0
}

// sign makes the spells. Each sponsor accepted for itself on the date of its row.
func (l *life) sign() {
	for _, spell := range l.from.Spells {
		id, sponsor, on := models.NewID(), l.ids[spell.Sponsor], spell.On.Time()
		status, until, leftAt := models.CoAuthorAccepted, any(nil), any(nil)
		if !spell.Until.IsZero() {
			status, until = models.CoAuthorWithdrawn, spell.Until.Time()
			if number, has := l.revisionOf(spell.Until); has {
				leftAt = l.revisions[number]
			}
		}
		joinedAt, _ := l.revisionOf(spell.On)
		l.spells = append(l.spells, id)
		l.tables[spells] = append(l.tables[spells], []any{
			id, l.proposal.ID, sponsor, string(status), on, on, sponsor, on, l.revisions[joinedAt], until, until, leftAt, l.now,
		})
	}
}

// print makes the list of each revision: all sponsors on that day, in alphabetical order.
func (l *life) print() {
	order := make([]int, len(l.from.Spells))
	for place := range order {
		order[place] = place
	}
	slices.SortFunc(order, func(a, b int) int { return l.rank[l.from.Spells[a].Sponsor] - l.rank[l.from.Spells[b].Sponsor] })
	for number, day := range l.days {
		list := []models.ID{}
		for _, place := range order {
			spell := l.from.Spells[place]
			if spell.On.After(day) || (!spell.Until.IsZero() && !spell.Until.After(day)) {
				continue
			}
			l.tables[printed] = append(l.tables[printed], []any{l.revisions[number], l.ids[spell.Sponsor], len(list), l.spells[place]})
			list = append(list, l.ids[spell.Sponsor])
		}
		l.lists = append(l.lists, list)
	}
}

// record makes the events, each with the hash of the one before.
func (l *life) record() error {
	lead := "told"
	if !l.from.LeadTold {
		lead = "not told"
	}
	created := map[string]any{"importedFrom": l.FileName, "line": l.from.Line, "lead": lead}
	if err := l.tell(models.ProposalCreatedEvent, models.Date{}, &l.revisions[0], nil, created); err != nil {
		return err
	}
	next := 0
	for number, day := range l.days {
		symbols := []models.Symbol{}
		if number == 0 && l.proposal.Symbol != "" {
			symbols = append(symbols, l.proposal.Symbol)
		}
		circulated := models.Circulated(symbols, day, l.hash, l.lists[number])
		if err := l.tell(models.RevisionCirculatedEvent, day, &l.revisions[number], nil, circulated); err != nil {
			return err
		}
		if err := l.tellEndings(func(until models.Date) bool { return until.Equal(day) }); err != nil {
			return err
		}
		for ; next < len(l.from.Spells) && l.from.Spells[next].On.Equal(day); next++ {
			spell := l.from.Spells[next]
			data, on := map[string]any{"role": spell.Role}, day
			if spell.Undated {
				data["undated"], on = true, models.Date{}
			}
			if err := l.tell(models.CoAuthorJoinedEvent, on, &l.revisions[number], &l.ids[spell.Sponsor], data); err != nil {
				return err
			}
		}
	}
	return l.tellEndings(func(until models.Date) bool { return until.After(l.days[len(l.days)-1]) })
}

// tellEndings makes the events of spells that ended on the selected days. The ends are inferred,
// since the file has no rows for them.
func (l *life) tellEndings(on func(models.Date) bool) error {
	for _, spell := range l.from.Spells {
		if spell.Until.IsZero() || !on(spell.Until) {
			continue
		}
		data := map[string]any{"leftOn": spell.Until, "inferred": true}
		if err := l.tell(models.CoAuthorWithdrawnEvent, spell.Until, nil, &l.ids[spell.Sponsor], data); err != nil {
			return err
		}
	}
	return nil
}

// tell appends an event to the proposal's hash chain. on is the day on which it happened, zero if the
// source does not say.
func (l *life) tell(kind models.EventKind, on models.Date, revision, sponsor *models.ID, data map[string]any) error {
	text, err := json.Marshal(data)
	if err != nil {
		return fmt.Errorf("encode the event's data: %w", err)
	}
	by := l.by
	if by == (models.ID{}) {
		by = l.proposal.SubmittedByID
	}
	event := &models.Event{
		ID: models.NewID(), ProposalID: &l.proposal.ID, Kind: kind, OccurredOn: on, RecordedAt: l.now, ActorID: by, Subject: subject, RevisionID: revision,
		SponsorID: sponsor, Audience: models.ForReaders, Data: text, PreviousHash: l.proposal.LastEventHash,
	}
	if event.Hash, err = event.Chained(); err != nil {
		return err
	}
	l.proposal.LastEventHash = event.Hash
	l.events = append(l.events, event)
	return nil
}
