package document

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// mostSkipped is how many numbers may be missing between two paragraphs of a flat numbering.
const mostSkipped = 4

var (
	dottedLabel = regexp.MustCompile(`^(\d{1,2}(?:\.\d{1,3}){1,4})(\.?)([\s\p{Z}]+)([^\s\p{Z}].*)$`)
	flatLabel   = regexp.MustCompile(`^(\d{1,3})\.[\s\p{Z}]+([^\s\p{Z}].*)$`)
	itemLabel   = regexp.MustCompile(`^(?:\(([a-z]{1,5}|\d{1,2})\)|([a-z]|\d{1,2})\))[\s\p{Z}]+([^\s\p{Z}].*)$`)
)

// numbering is where the numbers of a text have come to. Numbers only go up, and none comes twice.
type numbering struct {
	// begun tells that a numbered section, paragraph or question has been seen.
	begun bool
	style *headingStyle
	// section is the value of the last numbered section; inside tells that it has not been left
	// for an annex.
	section int
	inside  bool
	// dotted is the last number such as 2.1, flat the last such as 12.
	dotted []int
	flat   int
	taken  map[string]bool
	// parent is the address that items such as (a) stand under, levels the items open there.
	parent string
	levels []item
}

func newNumbering() numbering { return numbering{taken: map[string]bool{}} }

// permits tells whether a section with this label can come now.
func (n *numbering) permits(found label) bool {
	if n.style == nil && n.dotted != nil {
		return false
	}
	if n.style != nil && (n.style.capitals != found.style.capitals || n.style.roman != found.style.roman ||
		(!found.style.capitals && n.style.dot != found.style.dot)) {
		return false
	}
	last := n.section
	if !found.style.roman {
		last = max(last, n.flat)
	}
	if found.value == last+1 {
		return true
	}
	return found.style.capitals && found.value > last && (found.style.dot || found.wide)
}

func (n *numbering) enterSection(found label) {
	if n.style == nil {
		n.style = &found.style
	}
	n.begun, n.section, n.inside = true, found.value, true
	if !found.style.roman {
		n.flat = max(n.flat, found.value)
	}
	n.enter("")
}

func (n *numbering) leaveSection() {
	n.inside = false
	n.enter("")
}

// enter makes number the address that items stand under.
func (n *numbering) enter(number string) { n.parent, n.levels = number, nil }

// claim takes a number for a paragraph, unless another has it.
func (n *numbering) claim(number string) bool {
	if n.taken[number] {
		return false
	}
	n.taken[number] = true
	n.begun = true
	return true
}

// numbered takes a paragraph numbered 1.1 or 1.
func (r *reader) numbered(i int) bool {
	number, text, is := r.dottedNumber(i)
	if !is {
		number, text, is = r.flatNumber(i)
	}
	if !is || !r.numbering.claim(number) {
		return false
	}
	r.numbering.enter(number)
	r.bullets = nil
	r.begin(i, Paragraph{Kind: KindParagraph, Number: number}, text)
	return true
}

// dottedNumber reads 2.1, 2.1. or 2.1.3: higher than the last, and in the section that it names.
// In the middle of a block of lines, and where neither full stop nor wide space follows, it must
// be the very next.
func (r *reader) dottedNumber(i int) (number, text string, is bool) {
	m := dottedLabel.FindStringSubmatch(r.lines[i].text)
	if m == nil {
		return "", "", false
	}
	n, parts := &r.numbering, dottedParts(m[1])
	if n.inside && n.style != nil && !n.style.roman && parts[0] != n.section {
		return "", "", false
	}
	sure := m[2] == "." || utf8.RuneCountInString(m[3]) > 1
	next := n.isNext(parts)
	if slices.Compare(parts, n.dotted) <= 0 || (!next && (!sure || !r.fresh(i))) || (!sure && !r.fresh(i)) {
		return "", "", false
	}
	n.dotted = parts
	return m[1], m[4], true
}

func dottedParts(text string) []int {
	var parts []int
	for part := range strings.SplitSeq(text, ".") {
		value, _ := strconv.Atoi(part)
		parts = append(parts, value)
	}
	return parts
}

// isNext tells whether parts follows the last dotted number without a gap: 2.2 and 2.1.1 follow
// 2.1, and so does 3.1.
func (n *numbering) isNext(parts []int) bool {
	depth := len(parts) - 1
	if parts[depth] == 1 && (slices.Equal(parts[:depth], n.dotted) || depth == 1) {
		return true
	}
	return len(n.dotted) > depth && slices.Equal(parts[:depth], n.dotted[:depth]) && parts[depth] == n.dotted[depth]+1
}

// flatNumber reads "12. " where paragraphs are numbered through the whole text.
func (r *reader) flatNumber(i int) (number, text string, is bool) {
	m := flatLabel.FindStringSubmatch(r.lines[i].text)
	n := &r.numbering
	if m == nil || n.dotted != nil || (n.style != nil && !n.style.roman && n.style.capitals) {
		return "", "", false
	}
	value, _ := strconv.Atoi(m[1])
	skipped := value - n.flat - 1
	if skipped < 0 || skipped > mostSkipped || (skipped > 0 && n.flat == 0) || !r.fresh(i) {
		return "", "", false
	}
	n.flat = value
	return m[1], m[2], true
}

// itemStyle is how the items of a list are counted.
type itemStyle int

const (
	letters itemStyle = iota
	romans
	digits
)

// item is the last item of an open list.
type item struct {
	style itemStyle
	value int
	label string
}

// item takes (a), (i), (1) or 1), in order, as a paragraph under the last number: 2.1(a)(i).
func (r *reader) item(i int) bool {
	m := itemLabel.FindStringSubmatch(r.lines[i].text)
	if m == nil {
		return false
	}
	levels := r.numbering.place(m[1]+m[2], func(first item) bool { return r.fresh(i) || r.listFollows(i, first) })
	if levels == nil {
		return false
	}
	labels := make([]string, len(levels))
	for n, level := range levels {
		labels[n] = "(" + level.label + ")"
	}
	number := r.numbering.parent + strings.Join(labels, "")
	if !r.numbering.claim(number) {
		return false
	}
	r.numbering.levels = levels
	r.bullets = nil
	r.begin(i, Paragraph{Kind: KindParagraph, Number: number}, m[3])
	return true
}

// listFollows tells whether the second item of a list begins one of the lines behind line i.
func (r *reader) listFollows(i int, first item) bool {
	const farthest = 12
	for _, l := range r.lines[i+1 : min(len(r.lines), i+1+farthest)] {
		m := itemLabel.FindStringSubmatch(l.text)
		if m == nil {
			continue
		}
		for _, reading := range itemReadings(m[1] + m[2]) {
			if reading.style == first.style && reading.value == first.value+1 {
				return true
			}
		}
	}
	return false
}

// place finds where an item of this label stands: next in an open list, or first in a new one
// where that may begin; nil where it is no item.
func (n *numbering) place(label string, mayBegin func(item) bool) []item {
	readings := itemReadings(label)
	for depth, open := range slices.Backward(n.levels) {
		for _, reading := range readings {
			if open.style == reading.style && reading.value == open.value+1 {
				return append(slices.Clone(n.levels[:depth]), reading)
			}
		}
	}
	const deepest = 3
	for _, reading := range readings {
		if reading.value == 1 && len(n.levels) < deepest && mayBegin(reading) {
			return append(slices.Clone(n.levels), reading)
		}
	}
	return nil
}

func itemReadings(label string) []item {
	if value, err := strconv.Atoi(label); err == nil {
		return []item{{digits, value, label}}
	}
	var readings []item
	if len(label) == 1 {
		readings = append(readings, item{letters, int(label[0]-'a') + 1, label})
	}
	if value := romanValue(strings.ToUpper(label)); value > 0 {
		readings = append(readings, item{romans, value, label})
	}
	return readings
}
