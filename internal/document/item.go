package document

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// itemStyle is the numbering style of list items.
type itemStyle int

const (
	letters itemStyle = iota
	romans
	digits
)

// item is the latest item of an open list.
type item struct {
	style itemStyle
	value int
	label string
}

// readItem splits the label off a line: (a), a), (iv), (12), a., ii. or .1. Both results are empty
// if the line has no label.
func readItem(text string) (label, rest string) {
	label, after := itemLabel(text)
	if label == "" {
		return "", ""
	}
	rest = strings.TrimLeftFunc(text[after:], unicode.IsSpace)
	if rest == "" || len(rest) == len(text)-after {
		return "", ""
	}
	return label, rest
}

// itemLabel returns the label at the start of a text, and the offset after it.
func itemLabel(text string) (label string, after int) {
	const longest = 5
	start := 0
	if text[0] == '(' || text[0] == '.' {
		start = 1
	}
	end := start
	for end < len(text) && end-start < longest && (isDigit(text[end]) || text[end] >= 'a' && text[end] <= 'z') {
		end++
	}
	label = text[start:end]
	if !isItemLabel(label) || !closesItem(text, start, end) {
		return "", 0
	}
	if text[0] == '.' {
		return label, end
	}
	return label, end + 1
}

// closesItem reports whether the brackets or full stops around a label, which extends from start up
// to end, are complete. A number with a full stop after it is not the label of an item.
func closesItem(text string, start, end int) bool {
	number := isDigit(text[start])
	switch {
	case text[0] == '.':
		return number
	case end == len(text):
		return false
	case text[end] == '.':
		return start == 0 && !number
	default:
		return text[end] == ')'
	}
}

func isItem(text string) bool {
	label, _ := readItem(text)
	return label != ""
}

// isItemLabel reports whether a label consists of letters only, or of one or two digits.
func isItemLabel(label string) bool {
	if label == "" {
		return false
	}
	digits := 0
	for i := range len(label) {
		if isDigit(label[i]) {
			digits++
		}
	}
	return digits == 0 || digits == len(label) && digits <= 2
}

// item reads line i as a paragraph below the last number, such as 2.1(a)(i), if it begins with a
// label that can come next.
func (r *reader) item(i int) bool {
	label, text := readItem(r.lines[i].text)
	if label == "" {
		return false
	}
	n := &r.numbering
	items := n.place(label, func(first item) bool { return r.fresh(i) || r.listFollows(i, first) })
	if items == nil {
		return false
	}
	address, ok := n.claimItem(items)
	if !ok {
		return false
	}
	n.items = items
	r.bullets = nil
	r.begin(i, Paragraph{Kind: KindParagraph, Number: address, Label: label}, text)
	return true
}

// claimItem reserves the address of an item. The address of the second list outside numbered
// paragraphs begins with `L2`.
func (n *numbering) claimItem(items []item) (string, bool) {
	suffix := itemSuffix(items)
	if address := n.address() + suffix; n.claim(address) {
		return address, true
	}
	if n.parent != "" && !strings.HasPrefix(n.parent, n.prefix+"L") || len(items) != 1 || items[0].value != 1 {
		return "", false
	}
	n.lists++
	n.parent = n.prefix + "L" + strconv.Itoa(n.lists+1)
	address := n.parent + suffix
	return address, n.claim(address)
}

// address returns the prefix of the addresses of items.
func (n *numbering) address() string {
	if n.parent == "" {
		return n.prefix
	}
	return n.parent
}

func itemSuffix(items []item) string {
	labels := make([]string, len(items))
	for i, one := range items {
		labels[i] = "(" + one.label + ")"
	}
	return strings.Join(labels, "")
}

// listFollows reports whether one of the next lines after line i begins with the second label of a list.
func (r *reader) listFollows(i int, first item) bool {
	const farthest = 12
	for n := i + 1; n < min(len(r.lines), i+1+farthest); n++ {
		if label, _ := readItem(r.lines[n].text); label == secondLabel(first.style) {
			return true
		}
	}
	return false
}

// secondLabel returns the label of the second item of a list.
func secondLabel(style itemStyle) string {
	switch style {
	case letters:
		return "b"
	case romans:
		return "ii"
	default:
		return "2"
	}
}

// place returns the open items, innermost last, after an item with the given label: the next item
// of an open list or, if mayBegin permits, the first item of a new list. It returns nil if the
// label cannot belong to an item.
func (n *numbering) place(label string, mayBegin func(item) bool) []item {
	readings := itemReadings(label)
	for depth, open := range slices.Backward(n.items) {
		for _, reading := range readings {
			if open.style == reading.style && reading.value == open.value+1 {
				return append(slices.Clone(n.items[:depth]), reading)
			}
		}
	}
	const deepest = 3
	for _, reading := range readings {
		if reading.value == 1 && len(n.items) < deepest && mayBegin(reading) {
			return append(slices.Clone(n.items), reading)
		}
	}
	return n.afterGap(readings)
}

// afterGap is like place, for an item that follows one or two missing items of an open list.
func (n *numbering) afterGap(readings []item) []item {
	const most = 2
	for depth, open := range slices.Backward(n.items) {
		for _, reading := range readings {
			if open.style == reading.style && reading.value > open.value && reading.value <= open.value+1+most {
				return append(slices.Clone(n.items[:depth]), reading)
			}
		}
	}
	return nil
}

// itemReadings returns the possible values of a label. `i` can be a Roman numeral or the ninth letter.
func itemReadings(label string) []item {
	if isDigit(label[0]) {
		value, _ := strconv.Atoi(label)
		return []item{{digits, value, label}}
	}
	readings := make([]item, 0, 2)
	if len(label) == 1 {
		readings = append(readings, item{letters, int(label[0]-'a') + 1, label})
	}
	if strings.Trim(label, "ivxl") == "" {
		if value := romanValue(strings.ToUpper(label)); value > 0 {
			readings = append(readings, item{romans, value, label})
		}
	}
	return readings
}
