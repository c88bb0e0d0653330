package document

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var itemLabel = regexp.MustCompile(`^(?:\(([a-z]{1,5}|\d{1,2})\)|([a-z]{1,5}|\d{1,2})\)|([a-z]|[ivx]{2,5})\.|\.(\d{1,2}))[\s\p{Z}]+([^\s\p{Z}].*)$`)

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

// readItem takes the label off a line; empty if it has none.
func readItem(text string) (label, rest string) {
	if !mayBeItem(text) {
		return "", ""
	}
	m := itemLabel.FindStringSubmatch(text)
	if m == nil {
		return "", ""
	}
	return m[1] + m[2] + m[3] + m[4], m[5]
}

// mayBeItem reports whether a text has a bracket or full stop where the label of an item has it.
func mayBeItem(text string) bool {
	const longest = 8
	return text[0] == '(' || text[0] == '.' || strings.ContainsAny(text[:min(len(text), longest)], ").")
}

// item takes (a), a), (iv), a. or .1, in order, as a paragraph under the last number: 2.1(a)(i).
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
	address, is := n.claimItem(items)
	if !is {
		return false
	}
	n.items = items
	r.bullets = nil
	r.begin(i, Paragraph{Kind: KindParagraph, Number: address, Label: label}, text)
	return true
}

// claimItem takes the address of an item. A second list that belongs to no number is `L2`.
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

// address is what the addresses of items begin with.
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

// listFollows reports whether the second item of a list begins one of the lines after line i.
func (r *reader) listFollows(i int, first item) bool {
	const farthest = 12
	for n := i + 1; n < min(len(r.lines), i+1+farthest); n++ {
		label, _ := readItem(r.lines[n].text)
		if label == "" {
			continue
		}
		for _, reading := range itemReadings(label) {
			if reading.style == first.style && reading.value == first.value+1 {
				return true
			}
		}
	}
	return false
}

// place finds the place of an item with this label: next in an open list, or first in a new one if
// that may begin; nil if it is not an item.
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

// afterGap finds the place of an item if one or two items before it are missing.
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
