package document

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	// maxSkipped is the maximum number of missing numbers between two paragraphs with flat numbers.
	maxSkipped = 4
	// deepestLevel is the number of levels of sections.
	deepestLevel = 3
)

var (
	dottedLabel = regexp.MustCompile(`^(\d{1,2}(?:\.\d{1,3}){1,4})([.)]?)([\s\p{Z}]+)([^\s\p{Z}].*)$`)
	flatLabel   = regexp.MustCompile(`^(\d{1,3})\.([\s\p{Z}]+)([^\s\p{Z}].*)$`)
	// spacedLabel matches a number without a full stop, separated from the text by a wide space, as printed by
	// the IMO.
	spacedLabel = regexp.MustCompile(`^(\d{1,3})(\t[\s\p{Z}]*|[\s\p{Z}]{2,})([^\s\p{Z}].*)$`)
)

// level is a level of numbered sections and the value of its last section.
type level struct {
	style headingStyle
	value int
}

// numbering is the state of number recognition in a text. Numbers only increase and are never
// repeated; each annex has its own numbering.
type numbering struct {
	// begun is true after a numbered section, paragraph or question; begunInAnnex after one in the
	// current annex.
	begun, begunInAnnex bool
	levels              []level
	// section is the value of the last first-level section; inside is true unless a heading without
	// a number followed it.
	section int
	inside  bool
	// dotted is the last number such as 2.1, and flat the last number such as 12. listed is true if
	// flat numbers count paragraphs, and not only sections.
	dotted []int
	flat   int
	listed bool
	// bare and stopped count the dotted numbers without and with a full stop.
	bare, stopped int
	taken         map[string]bool
	// annex is the number of the current annex, and prefix the prefix of the addresses in it, such
	// as `A1/`.
	annex  int
	prefix string
	// parent is the address that items such as (a) belong to, items lists the open items below it,
	// and lists is the number of lists outside numbered paragraphs.
	parent string
	items  []item
	lists  int
}

func newNumbering() numbering { return numbering{taken: map[string]bool{}} }

// permits reports whether a section with this label can come next. If the label is ambiguous,
// permits sets found to the interpretation that can. marked is true if the line is formatted as a
// heading, in which case numbers may be missing before it.
func (n *numbering) permits(found *label, marked bool) bool {
	for _, reading := range found.readings() {
		if _, ok := n.levelOf(reading, marked); ok {
			*found = reading
			return true
		}
	}
	return false
}

// readings returns the possible values of a label. `I` can be a Roman numeral or the ninth letter.
func (l label) readings() []label {
	var all []label
	if l.value > 0 {
		all = append(all, l)
	}
	if l.letter > 0 && (l.style.dot || l.wide) {
		letter := l
		letter.value, letter.style.counting = l.letter, lettered
		all = append(all, letter)
	}
	return all
}

// levelOf returns the level of a section, from 0, and whether the section can come next.
func (n *numbering) levelOf(found label, marked bool) (int, bool) {
	for depth, open := range slices.Backward(n.levels) {
		if open.style.matches(found.style) || marked && open.style.counting == found.style.counting {
			return depth, n.follows(found, open.value, marked)
		}
	}
	switch {
	case len(n.levels) == 0:
		return 0, n.dotted == nil && n.follows(found, 0, false) && (found.style.counting != lettered || found.value == 1)
	case len(n.levels) == deepestLevel, n.levels[0].style.counting == found.style.counting:
		return 0, false
	}
	return len(n.levels), found.value == 1 && (found.style.counting != arabic || found.style.capitals || marked)
}

// follows reports whether the number of a section can follow last. A gap is accepted only if the
// line is certainly a heading.
func (n *numbering) follows(found label, last int, marked bool) bool {
	if found.style.counting == arabic {
		last = max(last, n.flat)
	}
	switch {
	case found.value == last+1:
		return true
	case found.style.counting == lettered && !marked:
		return false
	case found.value <= last:
		return false
	default:
		return found.style.capitals && (found.style.dot || found.wide) || marked && found.value <= last+1+maxSkipped
	}
}

func (n *numbering) enterSection(found label) {
	depth, _ := n.levelOf(found, true)
	if depth == len(n.levels) {
		n.levels = append(n.levels, level{style: found.style})
	}
	n.levels = n.levels[:depth+1]
	n.levels[depth].value = found.value
	n.begin()
	if depth == 0 {
		n.section, n.inside = found.value, true
	}
	if found.style.counting == arabic && depth == 0 {
		n.flat = max(n.flat, found.value)
	}
	n.enter("")
}

// enterAnnex starts the numbering of the next annex.
func (n *numbering) enterAnnex() {
	*n = numbering{begun: true, taken: n.taken, annex: n.annex + 1, lists: n.lists}
	n.prefix = "A" + strconv.Itoa(n.annex) + "/"
}

func (n *numbering) begin() {
	n.begun = true
	n.begunInAnnex = n.annex > 0
}

func (n *numbering) leaveSection() {
	n.inside = false
	n.enter("")
}

// enter makes number the address to which the next items belong.
func (n *numbering) enter(number string) { n.parent, n.items = number, nil }

// claim reserves an address for a paragraph. It returns false if the address is taken.
func (n *numbering) claim(address string) bool {
	if n.taken[address] {
		return false
	}
	n.taken[address] = true
	n.begin()
	return true
}

// arabicSections reports whether the sections of the first level have Arabic numbers.
func (n *numbering) arabicSections() bool {
	return len(n.levels) > 0 && n.levels[0].style.counting == arabic
}

// numbered reads line i if it begins a numbered paragraph, such as 1.1 or 1.
func (r *reader) numbered(i int) bool {
	if !isDigit(r.lines[i].text[0]) {
		return false
	}
	number, text, ok := r.readNumber(i)
	if !ok {
		return false
	}
	address := r.numbering.prefix + number
	if !r.numbering.claim(address) {
		return false
	}
	r.numbering.enter(address)
	r.bullets = nil
	r.begin(i, Paragraph{Kind: KindParagraph, Number: address, Label: number}, text)
	return true
}

// readNumber reads a dotted or a flat number, depending on the character after its first digits.
func (r *reader) readNumber(i int) (number, text string, is bool) {
	printed := r.lines[i].text
	end := 0
	for end < len(printed) && isDigit(printed[end]) {
		end++
	}
	switch {
	case end > 3 || end == len(printed), printed[end] != '.' && printed[end] != ' ' && printed[end] != '\t' && printed[end] < utf8.RuneSelf:
		return "", "", false
	case printed[end] == '.' && end+1 < len(printed) && isDigit(printed[end+1]):
		return r.dottedNumber(i)
	default:
		return r.flatNumber(i)
	}
}

// dottedNumber reads a number such as 2.1, 2.1. or 2.1.3. The number must be higher than the last
// one and belong to the current section, or be the first number of the next section if that section
// has no heading. In the middle of a block of lines, or if neither a full stop nor a wide space
// follows, the number must be the next one.
func (r *reader) dottedNumber(i int) (number, text string, is bool) {
	m := dottedLabel.FindStringSubmatch(r.lines[i].text)
	if m == nil {
		return "", "", false
	}
	n, parts, fresh := &r.numbering, dottedParts(m[1]), r.fresh(i)
	sure := m[2] != "" || isWide(m[3]) || r.lines[i].look.labeled || n.usuallyBare(m[4])
	if !n.inSection(parts, sure && fresh) || slices.Compare(parts, n.dotted) <= 0 {
		return "", "", false
	}
	if next := n.isNext(parts); !fresh && (!next || !sure) || !next && !sure {
		return "", "", false
	}
	n.enterDotted(parts, m[2] == "")
	return m[1], m[4], true
}

// isWide reports whether the white space after a number is a tab or more than one character.
func isWide(space string) bool { return space == "\t" || utf8.RuneCountInString(space) > 1 }

func (n *numbering) enterDotted(parts []int, bare bool) {
	n.dotted = parts
	if bare {
		n.bare++
	} else {
		n.stopped++
	}
	if n.inside && n.arabicSections() {
		n.section, n.levels[0].value = parts[0], parts[0]
		n.flat = max(n.flat, parts[0])
	}
}

// usuallyBare reports whether paragraph numbers in this text have no full stop. In this case, a
// number without a full stop before a capital letter is a paragraph number, not a quantity.
func (n *numbering) usuallyBare(text string) bool {
	const enough = 2
	return n.stopped == 0 && n.bare >= enough && !startsLower(text) && hasLetters(text)
}

// inSection reports whether a dotted number belongs to the current section, or begins the next one.
func (n *numbering) inSection(parts []int, sure bool) bool {
	if !n.inside || !n.arabicSections() || parts[0] == n.section {
		return true
	}
	return sure && parts[0] == n.section+1 && parts[1] == 1
}

func dottedParts(text string) []int {
	var parts []int
	for part := range strings.SplitSeq(text, ".") {
		value, _ := strconv.Atoi(part)
		parts = append(parts, value)
	}
	return parts
}

// isNext reports whether parts follows the last dotted number without a gap: 2.2, 2.1.1 and 3.1 all
// follow 2.1.
func (n *numbering) isNext(parts []int) bool {
	depth := len(parts) - 1
	if parts[depth] == 1 && (slices.Equal(parts[:depth], n.dotted) || depth == 1) {
		return true
	}
	return len(n.dotted) > depth && slices.Equal(parts[:depth], n.dotted[:depth]) && parts[depth] == n.dotted[depth]+1
}

// flatNumber reads a number such as "12. " in a text whose paragraphs are numbered consecutively.
// In the middle of a block of lines, the number must be the next one, and set apart by its indent
// or by a wide space.
func (r *reader) flatNumber(i int) (number, text string, is bool) {
	n, l := &r.numbering, &r.lines[i]
	m := flatLabel.FindStringSubmatch(l.text)
	if m == nil {
		if m = spacedLabel.FindStringSubmatch(l.text); m == nil || startsLower(m[3]) {
			return "", "", false
		}
	}
	value, _ := strconv.Atoi(m[1])
	setApart := value == n.flat+1 && (len(m[2]) > 1 || i > 0 && l.indent > r.lines[i-1].indent+1)
	if !n.permitsFlat(value) || !r.fresh(i) && !setApart {
		return "", "", false
	}
	n.flat, n.listed = value, true
	return m[1], m[3], true
}

// permitsFlat reports whether a flat number can come next. The text must not be numbered by
// section. A few numbers after the first may be missing.
func (n *numbering) permitsFlat(value int) bool {
	if !n.listed && (n.dotted != nil || n.arabicSections() && n.levels[0].style.capitals) {
		return false
	}
	skipped := value - n.flat - 1
	return skipped == 0 || skipped > 0 && skipped <= maxSkipped && n.flat > 0
}
