package document

import (
	"regexp"
	"strings"
	"unicode"

	"proposaltracker/internal/document/page"
)

var (
	pageNumber = regexp.MustCompile(`(?i)^(?:[-–—]\s*\d{1,4}\s*[-–—]|(?:page|página|pág\.)[\s\p{Z}]*:?[\s\p{Z}]*\d{1,4}(?:[\s\p{Z}]*(?:/|of|de|sur)[\s\p{Z}]*\d{1,4})?|\.?/\.{1,3})$`)
	// runningHead matches a symbol, with or without a page number; bareNumber only a page number;
	// and jobNumber the number under which the UN printed the document. All are page furniture only
	// at the edge of a page.
	runningHead = regexp.MustCompile(`^[A-Z]{1,6}(?:\(\d{1,4}\))?(?:/[A-Z0-9()]{1,12})+(?:/(?:Rev|Add|Corr|Suppl)\.\d{1,3})*(?:[\s\p{Z}]*[•·-]?[\s\p{Z}]*(?i:page|página)[\s\p{Z}]*\d{1,4})?$`)
	bareNumber  = regexp.MustCompile(`^\d{1,4}(?:/\d{1,4})?$`)
	jobNumber   = regexp.MustCompile(`^(?:GE\.)?\d{2}-\d{5}(?:[\s\p{Z}]*\([A-Z]\))?$`)
	// imprint matches a job number with its dates, or a bar code. Both are page furniture at any position.
	imprint = regexp.MustCompile(`^(?:(?:GE\.)?\d{2}-\d{5}[\s\p{Z}]*\([A-Z]\)(?:[\s\p{Z}]+\d{6}){0,3}|\*[\s\p{Z}]*\d{7,8}[\s\p{Z}]*\*)$`)
)

// edge is the maximum number of lines of a page header or footer.
const edge = 3

// statedFurniture reads line i if the file format states that it is a page header or footer.
func (r *reader) statedFurniture(i int) bool {
	l := &r.lines[i]
	if l.look.region != page.PageHeader && l.look.region != page.PageFooter {
		return false
	}
	r.begin(i, Paragraph{Kind: KindFurniture}, l.text)
	return true
}

// furniture reads line i if it looks like a rule, a page number, a page header or a page footer.
func (r *reader) furniture(i int) bool {
	if !r.isFurniture(i) {
		return false
	}
	r.begin(i, Paragraph{Kind: KindFurniture}, r.lines[i].text)
	return true
}

func (r *reader) isFurniture(i int) bool {
	text := r.lines[i].text
	if isRuleText(text) || isPageNumber(text) || isImprint(text) {
		return true
	}
	if len(text) > maxField || !r.atPageEdge(i, edge) {
		return false
	}
	if r.repeated[repeatKey(text)] {
		return true
	}
	return r.atPageEdge(i, edge-1) && isEdgeText(text)
}

// isEdgeText reports whether each column of a line could be part of a page header or footer.
func isEdgeText(text string) bool {
	for text != "" {
		width, gap := columnEnd(text)
		column := text[:width]
		if !runningHead.MatchString(column) && !bareNumber.MatchString(column) && !jobNumber.MatchString(column) {
			return false
		}
		text = text[width+gap:]
	}
	return true
}

// isRuleText reports whether a line is a rule made of characters: at least three underscores, or
// five other dashes.
func isRuleText(text string) bool {
	const underscores, others = 3, 5
	if strings.IndexByte("-=_*~\xe2", text[0]) < 0 {
		return false
	}
	fewest := others
	if strings.Trim(text, "_ \t") == "" && text[0] == '_' {
		fewest = underscores
	}
	count := 0
	for _, r := range text {
		if !strings.ContainsRune("-–—=_*~", r) && !unicode.IsSpace(r) {
			return false
		}
		count++
	}
	return count >= fewest
}

func isPageNumber(text string) bool {
	const longest = 40
	return len(text) <= longest && strings.IndexByte("-pP./\xe2", text[0]) >= 0 && pageNumber.MatchString(text)
}

func isImprint(text string) bool {
	const longest = 60
	return len(text) <= longest && strings.IndexByte("*G0123456789", text[0]) >= 0 && imprint.MatchString(text)
}

// atPageEdge reports whether line i is among the first or last most lines of a page. In a text
// without page breaks, only the first two lines are at an edge.
func (r *reader) atPageEdge(i, most int) bool {
	for n := max(0, i+1-most); n <= min(i+most, len(r.lines)-1); n++ {
		if r.lines[n].page {
			return true
		}
	}
	return i < 2 || r.pages > 1 && i >= len(r.lines)-most
}

func isRule(d *draft) bool { return d.Kind == KindFurniture && isRuleText(d.last()) }

// repeatedLines returns the keys of lines that occur at the edges of at least two pages and about a
// third of all pages.
func repeatedLines(lines []line, pages int) map[string]bool {
	const fewest = 2
	if pages < fewest {
		return nil
	}
	counts, at := map[string]int{}, map[string]int{}
	number := 1
	for i := range lines {
		if lines[i].page {
			number++
		}
		if !nearPageBreak(lines, i) {
			continue
		}
		if key := repeatKey(lines[i].text); key != "" && at[key] != number {
			counts[key]++
			at[key] = number
		}
	}
	repeated := map[string]bool{}
	for key, count := range counts {
		if count >= fewest && fewest+count*3 > pages {
			repeated[key] = true
		}
	}
	return repeated
}

func nearPageBreak(lines []line, i int) bool {
	for n := max(0, i+1-edge); n <= min(i+edge, len(lines)-1); n++ {
		if lines[n].page {
			return true
		}
	}
	return i < edge || i >= len(lines)-edge
}

// repeatKey returns text without digits and spaces, which can differ between pages. The key is
// empty for a long line, or a line without letters.
func repeatKey(text string) string {
	if len(text) > maxField || strings.IndexFunc(text, unicode.IsLetter) < 0 {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}
