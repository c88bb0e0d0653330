package document

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"proposaltracker/internal/document/page"
	"proposaltracker/models"
)

// maxProblems is the maximum number of problems of one kind that are reported.
const maxProblems = 20

// inspector finds the problems of a document.
type inspector struct {
	header  *header
	reading *Reading
	options Options
	found   []Problem
}

// problems returns the problems of a document, beginning with those of its file.
func problems(d page.Document, h *header, reading *Reading, options Options) []Problem {
	in := &inspector{header: h, reading: reading, options: options}
	in.file(d)
	in.symbols()
	in.dates()
	in.sponsors()
	in.note()
	in.language(d)
	in.numbers()
	in.questions()
	in.footnotes()
	return in.found
}

func (in *inspector) reportf(code ProblemCode, severity Severity, evidence []Evidence, format string, args ...any) {
	same := 0
	for i := range in.found {
		if in.found[i].Code == code {
			same++
		}
	}
	if same < maxProblems {
		in.found = append(in.found, Problem{code, severity, fmt.Sprintf(format, args...), evidence})
	}
}

// file adds the problems that the reader of the file found.
func (in *inspector) file(d page.Document) {
	for _, problem := range d.Problems {
		var evidence []Evidence
		for _, span := range problem.Evidence {
			evidence = append(evidence, in.header.reader.spansEvidence([]Span{{span.Start, span.End}})...)
		}
		in.reportf(ProblemCode(problem.Reason), severityOf(problem.Reason), evidence, "%s", problem.Message)
	}
}

func severityOf(reason page.ProblemReason) Severity {
	if reason == page.PersonalMetadata {
		return SeverityNotice
	}
	return SeverityWarning
}

// symbols reports symbols that contradict each other or the revision mark, and symbols that are
// already in use.
func (in *inspector) symbols() {
	kind, number := in.reading.RevisionKind, in.reading.RevisionNumber
	for _, c := range in.header.cells(fieldRevision) {
		if marked := kindOfMark(c.text); kind.Found() && marked != kind.Value {
			in.reportf(SymbolDisagrees, SeverityError, append(in.header.evidence(c), kind.Evidence...),
				"the document is marked %q, but its symbol is that of a %s: correct one of the two", c.text, strings.ToLower(string(kind.Value)))
		}
	}
	for _, symbol := range in.reading.Symbols {
		if m := symbolSuffix.FindStringSubmatch(string(symbol.Value)); number.Found() && m != nil && m[2] != strconv.Itoa(number.Value) {
			in.reportf(SymbolDisagrees, SeverityWarning, symbol.Evidence, "symbol %q has the number %s, but another symbol has %d: check which is right", symbol.Value, m[2], number.Value)
		}
		if in.options.SymbolTaken != nil && in.options.SymbolTaken(symbol.Value) {
			in.reportf(SymbolTaken, SeverityError, symbol.Evidence, "another document has the symbol %q: file this one as a revision of it, or correct the symbol", symbol.Value)
		}
	}
}

// dates reports dates that have no day, are in the wrong order or lie in the future.
func (in *inspector) dates() {
	communicated, circulated := in.reading.CommunicatedOn, in.reading.CirculatedOn
	for _, c := range in.header.cells(fieldDate) {
		if _, full := findDate(c.text); !full {
			in.reportf(DateIncomplete, SeverityWarning, in.header.evidence(c), "the date %q has no day: write it like \"4 July 2011\"", c.text)
		}
	}
	if communicated.Confidence == Unsure && circulated.Confidence == Unsure {
		in.reportf(DateDisagrees, SeverityWarning, slices.Concat(communicated.Evidence, circulated.Evidence),
			"the communication is dated %s, but was circulated on %s: documents are circulated within half a year after they are communicated",
			communicated.Value, circulated.Value)
	}
	for _, date := range []Value[models.Date]{communicated, circulated} {
		if date.Found() && !in.options.Today.IsZero() && date.Value.After(in.options.Today) {
			in.reportf(DateDisagrees, SeverityNotice, date.Evidence, "the date %s is in the future", date.Value)
		}
	}
}

// sponsors reports unknown names, and disagreements between the list of sponsors and the sentence of circulation.
func (in *inspector) sponsors() {
	listed := map[models.Code]bool{}
	for _, sponsor := range in.reading.Sponsors {
		listed[sponsor.Code] = true
		if sponsor.Code == "" && in.options.Names != nil {
			in.reportf(SponsorUnknown, SeverityError, sponsor.Evidence, "no delegation or group is called %q: correct the name, or choose the sponsor", sponsor.Printed)
		}
	}
	requesters := in.header.requester()
	in.compareLists(listed, requesters)
	if filer := in.options.Filer; filer != "" && !listed[filer] && (in.reading.SubmittedBy == nil || in.reading.SubmittedBy.Code != filer) && len(in.reading.Sponsors) > 0 {
		in.reportf(NotSubmittedByYou, SeverityError, sponsorsEvidence(in.reading.Sponsors), "your delegation (%s) is neither a sponsor nor the submitter of this document", filer)
	}
}

// compareLists reports delegations that request the circulation but are not on the list of
// sponsors.
func (in *inspector) compareLists(listed map[models.Code]bool, requesters []Sponsor) {
	var missing []Sponsor
	for _, one := range requesters {
		speaksForListed := one.OnBehalfOf != nil && listed[one.OnBehalfOf.Code]
		if one.Code != "" && !listed[one.Code] && !speaksForListed && len(in.reading.Sponsors) > 0 {
			missing = append(missing, one)
		}
	}
	switch {
	case len(missing) == 0:
	case len(requesters) == 1:
		in.reportf(SubmitterNotListed, SeverityWarning, missing[0].Evidence, "%s requests the circulation, but is not on the list of sponsors: add it, or correct the sentence", missing[0].Printed)
	default:
		in.reportf(SponsorsDisagree, SeverityWarning, sponsorsEvidence(missing), "the sentence of circulation names %d delegations that are not on the list of sponsors: make them agree", len(missing))
	}
}

func sponsorsEvidence(sponsors []Sponsor) []Evidence {
	var all []Evidence
	for _, sponsor := range sponsors {
		all = append(all, sponsor.Evidence...)
	}
	return all
}

// note compares the claim of the note with the list of sponsors and, if it is known, with the list
// of the previous revision.
func (in *inspector) note() {
	claim, ok := ParseNote(in.reading.Note.Value, in.header.names)
	if !ok {
		return
	}
	listed := []models.Code{}
	for _, sponsor := range in.reading.Sponsors {
		listed = append(listed, sponsor.Code)
	}
	for _, code := range claim.Added {
		if !slices.Contains(listed, code) && len(listed) > 0 {
			in.reportf(NoteDisagrees, SeverityError, in.reading.Note.Evidence, "the note adds %s, which is not on the list of sponsors: make them agree", code)
		}
	}
	if in.options.Previous == nil {
		return
	}
	for _, code := range listed {
		if code != "" && !slices.Contains(in.options.Previous, code) && !slices.Contains(claim.Added, code) {
			in.reportf(NoteDisagrees, SeverityError, in.reading.Note.Evidence, "%s is new on the list of sponsors, but the note does not add it: make them agree", code)
		}
	}
}

// language reports a language in the file's metadata that differs from the language of the text.
func (in *inspector) language(d page.Document) {
	stated, known := languageOf(strings.ToLower(strings.SplitN(d.Properties.Language, "-", 2)[0]))
	if read := in.reading.Language; known && read.Confidence == Certain && stated != read.Value {
		in.reportf(LanguageDisagrees, SeverityNotice, nil, "the file states that its language is %s, but the text is in %s", stated, read.Value)
	}
}

// numbers reports gaps and repetitions in the numbers of sections and paragraphs.
func (in *inspector) numbers() {
	last := map[string]int{}
	for _, section := range in.reading.Text.Sections {
		for i := range section.Paragraphs {
			in.number(&section.Paragraphs[i], last)
		}
	}
}

var (
	lastNumber = regexp.MustCompile(`^(.*?)(\d{1,3})$`)
	// lostNumber matches a paragraph number that does not fit the numbering.
	lostNumber = regexp.MustCompile(`^(\d{1,2}\.\d{1,2}|\d{1,3}\.)\.?[\s\p{Z}]+\p{Lu}`)
)

func (in *inspector) number(p *Paragraph, last map[string]int) {
	if p.Kind != KindParagraph {
		return
	}
	if p.Number == "" {
		if m := lostNumber.FindStringSubmatch(p.Text); m != nil && in.header.reader.numbering.taken[strings.TrimSuffix(m[1], ".")] {
			in.reportf(NumberRepeated, SeverityWarning, in.header.reader.spansEvidence(p.Spans[:1]), "the number %s is repeated: renumber the paragraphs", strings.TrimSuffix(m[1], "."))
		}
		return
	}
	m := lastNumber.FindStringSubmatch(p.Number)
	if m == nil {
		return
	}
	number, _ := strconv.Atoi(m[2])
	before, begun := last[m[1]]
	if number > before+1 && (begun || strings.HasSuffix(m[1], ".")) {
		in.reportf(NumberGap, SeverityWarning, in.header.reader.spansEvidence(p.Spans[:1]), "%s%d is missing before %s", m[1], before+1, p.Number)
	}
	last[m[1]] = number
}

// questions reports gaps in the numbers of questions.
func (in *inspector) questions() {
	last := 0
	for _, question := range in.reading.Text.Questions() {
		if question.Number != last+1 {
			in.reportf(QuestionGap, SeverityWarning, in.header.reader.spansEvidence(question.Paragraph.Spans[:1]), "question %d comes after question %d", question.Number, last)
		}
		last = question.Number
	}
}

// footnotes reports footnotes without references, and references without footnotes.
func (in *inspector) footnotes() {
	noted := map[int]bool{}
	for _, note := range in.reading.Text.Footnotes() {
		number := markNumber(note.Mark)
		if noted[min(maxMarks, number)] = true; number > 0 && number <= maxMarks && !in.header.reader.notes.referred[number] {
			in.reportf(FootnoteWithoutReference, SeverityWarning, in.header.reader.spansEvidence(note.Spans[:1]), "nothing refers to footnote %d", number)
		}
	}
	for i := range in.header.reader.lines {
		for _, reference := range in.header.reader.lines[i].look.references {
			if number := markNumber(strings.TrimSpace(reference)); number > 0 && number <= maxMarks && !noted[number] {
				noted[number] = true
				in.reportf(ReferenceWithoutFootnote, SeverityWarning, in.header.reader.spansEvidence([]Span{{in.header.reader.lines[i].start, in.header.reader.lines[i].end}}), "there is no footnote %d", number)
			}
		}
	}
}
