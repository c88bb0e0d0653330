package document

import (
	"regexp"
	"strconv"
)

// questionLabel matches labels such as `Question n° 1 –`, `Question No. 1:` and `Pregunta N.º 1.`,
// or a label alone on its line. It does not match prose such as "Question 1 is …".
var (
	questionLabel = regexp.MustCompile(`^(?i:question|pregunta)[\s\p{Z}]+(?:(?i:n[\s\p{Z}]*\.?[\s\p{Z}]*[°ºo]\.?|núm\.?|number|numéro|número)[\s\p{Z}]*)?(\d{1,3})[\s\p{Z}]*(?:[–—:.-][\s\p{Z}]*|$)(.*)$`)
	// shortLabel matches abbreviated labels: `Q1.`, `Q.2:`.
	shortLabel = regexp.MustCompile(`^Q\.?[\s\p{Z}]?(\d{1,2})[\s\p{Z}]*[–—:.)-][\s\p{Z}]+(.+)$`)
)

// readQuestion returns the line, the number, and the text after the label; nil if the line does not
// begin with a question label.
func readQuestion(text string) []string {
	if first := text[0] | 0x20; first != 'q' && first != 'p' {
		return nil
	}
	if m := questionLabel.FindStringSubmatch(text); m != nil {
		return m
	}
	return shortLabel.FindStringSubmatch(text)
}

// question reads line i if it begins a question. In each language, the address of a question is Q
// followed by its number.
func (r *reader) question(i int) bool {
	m := readQuestion(r.lines[i].text)
	if m == nil || (!r.fresh(i) && !r.residue(&r.lines[i])) {
		return false
	}
	ordinal, _ := strconv.Atoi(m[1])
	number := "Q" + strconv.Itoa(ordinal)
	if ordinal == 0 || !r.numbering.claim(number) {
		return false
	}
	r.numbering.enter(number)
	r.bullets = nil
	r.begin(i, Paragraph{Kind: KindQuestion, Number: number, Ordinal: ordinal}, m[2])
	return true
}
