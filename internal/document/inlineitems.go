package document

import (
	"regexp"
	"strings"
)

// inlineItem matches the label of an item in the middle of a sentence, after the colon that
// introduces a list or the semicolon that ends the previous item.
var inlineItem = regexp.MustCompile(`([:;])[\s\p{Z}]*(?:(?:and|or|et|ou|y|e|o)[\s\p{Z}]+)?(\(([a-z]{1,5}|\d{1,2})\))[\s\p{Z}]+[^\s\p{Z}]`)

// splitItems splits a numbered paragraph that contains a list, such as "… in particular: (i) …;
// (ii) …", into its beginning and the items. Line breaks do not matter. It returns nil for a
// paragraph without such a list.
func (r *reader) splitItems(body string, p *Paragraph) []Paragraph {
	if p.Number == "" || p.Kind != KindParagraph || !strings.Contains(p.Text, ": (") {
		return nil
	}
	inText := itemsIn(p.Text)
	var inBody [][3]int
	for _, span := range p.Spans {
		for _, found := range inlineItem.FindAllStringSubmatchIndex(body[span.Start:span.End], -1) {
			inBody = append(inBody, [3]int{span.Start + found[4], span.Start + found[6], span.Start + found[7]})
		}
	}
	labels := r.inOrder(p.Number, inText, p.Text)
	if len(labels) < 2 || !sameLabels(body, inBody, p.Text, inText) {
		return nil
	}
	return cutItems(body, p, inText[:len(labels)], inBody, labels)
}

// itemsIn returns, for each label in a text, its start and the extent of the letters or digits in
// it.
func itemsIn(text string) [][3]int {
	var found [][3]int
	for _, m := range inlineItem.FindAllStringSubmatchIndex(text, -1) {
		found = append(found, [3]int{m[4], m[6], m[7]})
	}
	return found
}

func sameLabels(body string, inBody [][3]int, text string, inText [][3]int) bool {
	if len(inBody) != len(inText) {
		return false
	}
	for i := range inBody {
		if body[inBody[i][1]:inBody[i][2]] != text[inText[i][1]:inText[i][2]] {
			return false
		}
	}
	return true
}

// inOrder returns the labels up to the first one that does not follow its predecessor, and reserves
// their addresses.
func (r *reader) inOrder(parent string, found [][3]int, text string) []string {
	list := numbering{parent: parent}
	var labels []string
	for i, at := range found {
		label := text[at[1]:at[2]]
		items := list.place(label, func(item) bool { return i == 0 })
		if len(items) != 1 || i == 0 && text[at[0]-2] != ':' || r.numbering.taken[parent+"("+label+")"] {
			break
		}
		list.items = items
		labels = append(labels, label)
	}
	for _, label := range labels {
		r.numbering.taken[parent+"("+label+")"] = true
	}
	return labels
}

// cutItems splits a paragraph before each label.
func cutItems(body string, p *Paragraph, inText, inBody [][3]int, labels []string) []Paragraph {
	parts := []Paragraph{*p}
	for i, label := range labels {
		last := &parts[len(parts)-1]
		item := Paragraph{Kind: KindParagraph, Number: p.Number + "(" + label + ")", Label: label, End: p.End}
		item.Text = strings.TrimSpace(p.Text[inText[i][2]+1:])
		if i+1 < len(labels) {
			item.Text = strings.TrimSpace(p.Text[inText[i][2]+1 : inText[i+1][0]])
		}
		if i == 0 {
			last.Text = strings.TrimSpace(p.Text[:inText[0][0]])
		}
		last.Spans, item.Spans = cutSpans(body, last.Spans, inBody[i][0])
		last.End = last.Spans[len(last.Spans)-1].End
		item.Start = item.Spans[0].Start
		parts = append(parts, item)
	}
	return parts
}

// cutSpans divides spans at an offset. White space directly before the offset belongs to neither
// part.
func cutSpans(body string, spans []Span, at int) (before, after []Span) {
	for _, span := range spans {
		switch {
		case span.End <= at:
			before = append(before, span)
		case span.Start >= at:
			after = append(after, span)
		default:
			end := span.Start + len(strings.TrimRightFunc(body[span.Start:at], isUnseen))
			before = append(before, Span{span.Start, end})
			after = append(after, Span{at, span.End})
		}
	}
	return before, after
}
