package document

import (
	"regexp"
	"strconv"
	"strings"

	"proposaltracker/models"
)

// header extracts the values in a title block.
type header struct {
	reader *reader
	names  Names
	// titleAt is the index of the first block of the title. Template fields, such as symbol and date, precede it.
	titleAt int
	blocks  []block
}

func newHeader(r *reader, names Names) *header {
	h := &header{reader: r, names: names, blocks: r.front.blocks}
	if h.names == nil {
		h.names = func(string) (models.Code, bool) { return "", false }
	}
	h.titleAt = len(h.blocks)
	h.joinBodies()
	numbered := h.lastNumbered()
	for n := range h.blocks {
		f := h.blocks[n].field
		if f == fieldAuthors || f == fieldProgramme || f == fieldCirculation || f == fieldText && n > numbered {
			h.titleAt = n
			break
		}
	}
	return h
}

// lastNumbered returns the index of the last row with a template field, such as a symbol; -1 if there is none.
func (h *header) lastNumbered() int {
	last := -1
	for n := range h.blocks {
		for _, c := range h.blocks[n].cells {
			if c.field.numbered() && h.blocks[n].first == h.blocks[n].last {
				last = n
			}
		}
	}
	return last
}

// joinBodies joins the parts of a body's name that continues on the next line of its column.
func (h *header) joinBodies() {
	for n := range h.blocks {
		for i := range h.blocks[n].cells {
			c := &h.blocks[n].cells[i]
			if c.field != fieldBody || !isUnfinished(c.text) {
				continue
			}
			if below := h.cellBelow(c); below != nil {
				c.more, below.field = below, fieldOther
			}
		}
	}
}

// cellBelow returns the cell in the same column on the next line; nil if there is none. It marks a
// cell that is alone on its line, so that the cell is not read as a title.
func (h *header) cellBelow(c *cell) *cell {
	const tolerance = 3
	for n := range h.blocks {
		b := &h.blocks[n]
		for i := range b.cells {
			below := &b.cells[i]
			if below.line != c.line+1 || below.field != fieldText || below.column > c.column+tolerance || below.column < c.column-tolerance {
				continue
			}
			if len(b.cells) == 1 {
				b.field = fieldOther
			}
			return below
		}
	}
	return nil
}

// numbered reports whether a field belongs to the template, as a symbol or a number does.
func (f field) numbered() bool {
	return f == fieldSymbol || f == fieldNumber || f == fieldOriginal || f == fieldAccess || f == fieldDistribution || f == fieldPage
}

// cells returns the cells of the given field, in order.
func (h *header) cells(f field) []cell {
	var found []cell
	for n := range h.blocks {
		for _, c := range h.blocks[n].cells {
			if c.field == f {
				found = append(found, c)
			}
		}
	}
	return found
}

// block returns the first block of the given field.
func (h *header) block(f field) (*block, bool) {
	for n := range h.blocks {
		if h.blocks[n].field == f {
			return &h.blocks[n], true
		}
	}
	return nil, false
}

// evidence returns the position of a cell.
func (h *header) evidence(c cell) []Evidence {
	text := textOf(h.reader.lines, []cell{c})
	return text.all()
}

// symbols returns the symbols in order, without duplicates. A symbol that does not match the grammar has the
// confidence Likely.
func (h *header) symbols() []Value[models.Symbol] {
	var found []Value[models.Symbol]
	known := map[models.Symbol]bool{}
	for _, c := range h.cells(fieldSymbol) {
		text := textOf(h.reader.lines, []cell{c})
		start := 0
		for _, bound := range append(symbolSplit.FindAllStringIndex(c.text, -1), []int{len(c.text), len(c.text)}) {
			value := readSymbol(c.text[start:bound[0]])
			value.Evidence = text.evidence(start, bound[0])
			if !known[value.Value] {
				found = append(found, value)
			}
			known[value.Value] = true
			start = bound[1]
		}
	}
	return found
}

func readSymbol(printed string) Value[models.Symbol] {
	if symbol, err := models.ParseSymbol(printed); err == nil {
		return Value[models.Symbol]{Value: symbol, Confidence: Certain}
	}
	return Value[models.Symbol]{Value: models.Symbol(strings.Join(strings.Fields(printed), " ")), Confidence: Likely}
}

// documentNumber returns the archive number, from the header or from an imprint at the foot of a page.
func (h *header) documentNumber(circulated models.Date) Value[string] {
	for _, c := range h.cells(fieldNumber) {
		return numberOf(c.text, h.evidence(c), circulated)
	}
	for i := range h.reader.lines {
		if text := h.reader.lines[i].text; isImprint(text) && archiveNumber.MatchString(text) {
			return numberOf(text, h.evidence(wholeCell(&h.reader.lines[i], i)), circulated)
		}
	}
	return Value[string]{}
}

// wholeCell returns a line as a single cell.
func wholeCell(l *line, i int) cell {
	return cell{line: i, start: l.start, end: l.end, text: l.text}
}

// numberOf parses an archive number. The value is certain if it begins with the year of circulation.
func numberOf(printed string, evidence []Evidence, circulated models.Date) Value[string] {
	m := archiveNumber.FindStringSubmatch(printed)
	value := Value[string]{Value: m[1] + m[2], Confidence: Likely, Evidence: evidence}
	if !circulated.IsZero() && strings.HasPrefix(value.Value, circulated.String()[2:4]) {
		value.Confidence = Certain
	}
	return value
}

func (h *header) access() Value[Access] {
	for _, c := range h.cells(fieldAccess) {
		if !strings.EqualFold(c.text, "limite") {
			return Value[Access]{Restricted, Certain, h.evidence(c)}
		}
	}
	for _, c := range h.cells(fieldDistribution) {
		if restrictedDistribution.MatchString(c.text) {
			return Value[Access]{Restricted, Certain, h.evidence(c)}
		}
	}
	return Value[Access]{}
}

var restrictedDistribution = regexp.MustCompile(`(?i)(?:restricted|restreinte|reservada)$`)

// originalLanguage returns the language stated as in "Original: English", in any of the three languages.
func (h *header) originalLanguage() Value[models.Language] {
	for _, c := range h.cells(fieldOriginal) {
		m := original.FindStringSubmatch(c.text)
		if language, ok := languageOf(strings.ToLower(m[1] + m[2])); ok {
			return Value[models.Language]{language, Certain, h.evidence(c)}
		}
	}
	return Value[models.Language]{}
}

// languageOf returns the working language with the given lower-case name or code. If several
// languages are listed, the first one counts.
func languageOf(name string) (models.Language, bool) {
	first := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("/, \u00a0", r) })
	if len(first) == 0 {
		return "", false
	}
	switch first[0] {
	case "english", "anglais", "inglés", "ingles", "en":
		return models.English, true
	case "french", "français", "francais", "francés", "frances", "fr":
		return models.French, true
	case "spanish", "espagnol", "español", "espanol", "es":
		return models.Spanish, true
	default:
		return "", false
	}
}

// bodies returns the bodies that a document is addressed to: those above the title or, if there are
// none, the body in the sentence of circulation.
func (h *header) bodies() []Value[string] {
	var found []Value[string]
	for n := range h.titleAt {
		b := &h.blocks[n]
		for i, c := range b.cells {
			switch {
			case c.field != fieldBody:
			case b.field == fieldBody && b.last > b.first:
				text := textOf(h.reader.lines, b.cells)
				if i == 0 {
					found = append(found, Value[string]{tidy(text.text), Certain, text.all()})
				}
			default:
				text := textOf(h.reader.lines, c.withMore())
				found = append(found, Value[string]{tidy(text.text), Certain, text.all()})
			}
		}
	}
	if len(found) > 0 {
		return found
	}
	return h.circulatedTo()
}

var circulatedTo = regexp.MustCompile(`(?i)(?:circulated|distributed)[\s\p{Z}]+to[\s\p{Z}]+(?:the[\s\p{Z}]+)?(?:members[\s\p{Z}]+of[\s\p{Z}]+)?(?:the[\s\p{Z}]+)?((?:(?-i:\p{Lu})[\p{L}-]+[\s\p{Z}]*|(?:on|for|of|and|in)[\s\p{Z}]+){2,9})`)

func (h *header) circulatedTo() []Value[string] {
	b, ok := h.block(fieldCirculation)
	if !ok {
		return nil
	}
	text := textOf(h.reader.lines, b.cells)
	m := circulatedTo.FindStringSubmatchIndex(text.text)
	if m == nil {
		return nil
	}
	name := text.text[m[2]:m[3]]
	for isUnfinished(name) {
		name = strings.TrimSpace(name[:max(0, strings.LastIndexAny(strings.TrimSpace(name), " \u00a0"))])
	}
	name = strings.TrimSpace(name)
	if !body.MatchString(name) {
		return nil
	}
	return []Value[string]{{tidy(name), Likely, text.evidence(m[2], m[2]+len(name))}}
}

// circulatedOn returns the date above the title, if the document follows the template.
func (h *header) circulatedOn() Value[models.Date] {
	if h.lastNumbered() < 0 {
		return Value[models.Date]{}
	}
	for n := range h.titleAt {
		for _, c := range h.blocks[n].cells {
			if found, ok := findDate(c.text); c.field == fieldDate && ok {
				return Value[models.Date]{found.date, Likely, h.evidence(c)}
			}
		}
	}
	return Value[models.Date]{}
}

// communicatedOn returns the date in the sentence of circulation or, if there is none, a date that
// does not belong to the template.
func (h *header) communicatedOn() Value[models.Date] {
	if b, ok := h.block(fieldCirculation); ok {
		text := textOf(h.reader.lines, b.cells)
		if found, ok := findDate(text.text); ok {
			return Value[models.Date]{found.date, Likely, text.evidence(found.start, found.end)}
		}
	}
	for n := range h.blocks {
		for _, c := range h.blocks[n].cells {
			if found, ok := findDate(c.text); c.field == fieldDate && ok && (n >= h.titleAt || h.lastNumbered() < 0) {
				return Value[models.Date]{found.date, Likely, h.evidence(c)}
			}
		}
	}
	return Value[models.Date]{}
}

// revision returns the kind and the number of a revision, according to the suffix of the symbol and
// the mark below the authors.
func (h *header) revision(symbols []Value[models.Symbol]) (Value[models.RevisionKind], Value[int]) {
	var kind Value[models.RevisionKind]
	var number Value[int]
	for _, symbol := range symbols {
		m := symbolSuffix.FindStringSubmatch(string(symbol.Value))
		if m == nil {
			continue
		}
		last, _ := strconv.Atoi(m[2])
		kind = Value[models.RevisionKind]{kindOfMark(m[1]), Likely, symbol.Evidence}
		number = Value[int]{last, symbol.Confidence, symbol.Evidence}
		break
	}
	for _, c := range h.cells(fieldRevision) {
		marked := kindOfMark(c.text)
		switch {
		case !kind.Found():
			kind = Value[models.RevisionKind]{marked, Likely, h.evidence(c)}
		case kind.Value == marked:
			kind.Confidence = Certain
			kind.Evidence = append(kind.Evidence, h.evidence(c)...)
		default:
			kind.Confidence, number.Confidence = Unsure, Unsure
		}
	}
	return kind, number
}

// symbolSuffix matches the last suffix of a symbol, as printed by any of the known bodies.
var symbolSuffix = regexp.MustCompile(`(?i)[/ -](Rev|Add|Corr?|Suppl)[. ](\d{1,3})$`)

// kindOfMark returns the kind of revision for a revision mark or a symbol suffix.
func kindOfMark(text string) models.RevisionKind {
	switch lower := strings.ToLower(text); {
	case strings.HasPrefix(lower, "cor"):
		return models.KindCorrigendum
	case strings.HasPrefix(lower, "add"):
		return models.KindAddendum
	case strings.HasPrefix(lower, "sup"):
		return models.KindSupplement
	default:
		return models.KindRevision
	}
}
