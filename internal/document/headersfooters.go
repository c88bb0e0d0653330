package document

import "regexp"

var (
	rule       = regexp.MustCompile(`^(?:_[_\s\p{Z}]{2,}|[-–—─=_*~\s\p{Z}]{5,})$`)
	pageNumber = regexp.MustCompile(`(?i)^(?:[-–—]\s*\d{1,4}\s*[-–—]|(?:page|página|pág\.)[\s\p{Z}]*:?[\s\p{Z}]*\d{1,4}(?:[\s\p{Z}]*(?:/|of|de|sur)[\s\p{Z}]*\d{1,4})?|\.?/\.{1,3})$`)
	// runningHead is a symbol, with or without a page number; bareNumber a page number alone.
	// They are furniture only where a page breaks.
	runningHead = regexp.MustCompile(`^[A-Z]{1,6}(?:\(\d{1,4}\))?(?:/[A-Z0-9()]{1,12})+(?:/(?:Rev|Add|Corr|Suppl)\.\d{1,3})*(?:[\s\p{Z}]*[•·-]?[\s\p{Z}]*(?i:page|página)[\s\p{Z}]*\d{1,4})?$`)
	bareNumber  = regexp.MustCompile(`^\d{1,4}(?:/\d{1,4})?$`)
)

// furniture takes rules, page numbers and running heads.
func (r *reader) furniture(i int) bool {
	text := r.lines[i].text
	atEdge := r.atPageEdge(i) && (runningHead.MatchString(text) || bareNumber.MatchString(text))
	if !atEdge && !rule.MatchString(text) && !pageNumber.MatchString(text) {
		return false
	}
	r.begin(i, Paragraph{Kind: KindFurniture}, text)
	return true
}

// atPageEdge tells whether a line is among the two that stand before or after a page break, or
// the first two of the text.
func (r *reader) atPageEdge(i int) bool {
	for n := max(0, i-1); n <= min(i+2, len(r.lines)-1); n++ {
		if (n == 0 && i < 2) || r.lines[n].page {
			return true
		}
	}
	return false
}

func isRule(d *draft) bool { return d.Kind == KindFurniture && rule.MatchString(d.last()) }
