package document

import (
	"slices"

	"proposaltracker/internal/document/page"
	"proposaltracker/models"
)

// Read recognizes the header, the text and the problems of a document. It never fails: values that
// it does not find are zero.
//
// It uses only the lines, regardless of the format, and does no I/O. For plain text, the paragraphs
// are those of [Parse].
func Read(d page.Document, options Options) Reading {
	r := parseLines(pageLines(d))
	h := newHeader(r, options.Names)
	reading := Reading{Language: detectLanguage(r.lines)}
	reading.Text = r.result(d.Text, reading.Language.Value)
	h.fill(&reading)
	reading.Annexes = r.annexes()
	reading.Sources = reading.Text.allSources()
	reading.Problems = problems(d, h, &reading, options)
	return reading
}

// fill sets the values of the header, and adjusts their confidence by comparing them.
func (h *header) fill(reading *Reading) {
	reading.Symbols = h.symbols()
	reading.CirculatedOn, reading.CommunicatedOn = h.circulatedOn(), h.communicatedOn()
	agreeDates(&reading.CommunicatedOn, &reading.CirculatedOn)
	reading.DocumentNumber = h.documentNumber(reading.CirculatedOn.Value)
	reading.Bodies = h.bodies()
	reading.Access, reading.OriginalLanguage = h.access(), h.originalLanguage()
	reading.RevisionKind, reading.RevisionNumber = h.revision(reading.Symbols)
	titles := h.titles()
	reading.Title, reading.Heading = titles.title, titles.heading
	h.fillSponsors(reading)
	if note, ok := reading.Text.RevisionNote(); ok {
		reading.Note = Value[string]{note.Text, Likely, h.reader.spansEvidence(note.Spans)}
		if reading.RevisionKind.Found() {
			reading.Note.Confidence = Certain
		}
	}
}

// agreeDates marks both dates as certain if they are consistent, and as unsure if they are not: a
// document is circulated on the day on which it was communicated, or within half a year after it.
func agreeDates(communicated, circulated *Value[models.Date]) {
	const longest = 183
	if !communicated.Found() || !circulated.Found() {
		return
	}
	if communicated.Value.After(circulated.Value) || communicated.Value.AddDays(longest).Before(circulated.Value) {
		communicated.Confidence, circulated.Confidence = Unsure, Unsure
		return
	}
	communicated.Confidence, circulated.Confidence = Certain, Certain
}

// fillSponsors sets the sponsors and the submitter. If the document has no list of sponsors, the
// delegations that request the circulation are the sponsors.
func (h *header) fillSponsors(reading *Reading) {
	found, requesters := h.authorship(), h.requester()
	reading.Sponsors = found.sponsors
	if len(reading.Sponsors) == 0 {
		reading.Sponsors = slices.Clone(requesters)
		for i := range reading.Sponsors {
			if group := reading.Sponsors[i].OnBehalfOf; group != nil {
				reading.Sponsors = []Sponsor{*group}
				break
			}
		}
	}
	switch {
	case len(requesters) == 1:
		reading.SubmittedBy = &requesters[0]
	case len(requesters) == 0:
		reading.SubmittedBy = found.submitter
	}
}

// spansEvidence returns the evidence for spans of the canonical text.
func (r *reader) spansEvidence(spans []Span) []Evidence {
	var places []Evidence
	for _, span := range spans {
		at, _ := slices.BinarySearchFunc(r.lines, span.Start, func(l line, start int) int { return l.end - start - 1 })
		for ; at < len(r.lines) && r.lines[at].start < span.End; at++ {
			l := &r.lines[at]
			text := textOf(r.lines, []cell{wholeCell(l, at)})
			if l.end-l.start == len(l.text) {
				places = append(places, text.evidence(max(0, span.Start-l.start), min(span.End, l.end)-l.start)...)
				continue
			}
			places = append(places, text.all()...)
		}
	}
	return places
}

// maxAnnexes is the highest number of an annex that is returned.
const maxAnnexes = 500

// annexes returns the annexes numbered up to maxAnnexes, with their titles.
func (r *reader) annexes() []Annex {
	var found []Annex
	for _, d := range r.drafts {
		if d.annex > 0 && d.annex <= maxAnnexes {
			found = append(found, Annex{d.annex, rejoin(d.pieces), r.spansEvidence(d.Spans)})
		}
	}
	return found
}
