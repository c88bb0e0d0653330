package page

import "regexp"

// label matches a number, a letter, a bullet, or the mark of a footnote.
var label = regexp.MustCompile(`^(?:` +
	`\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxlcIVXLC]{1,6}|[A-Z]\d{0,2}(?:[./]\d{1,3})*)[.):/]{0,2}` +
	`|[*†‡]{1,4}\)?|[•●○▪■◦‣·–—\-o>✓])$`)

// IsLabel reports whether text is a label such as "1.1.", "(a)", "iv)", "A1/1", a bullet, or the
// mark of a footnote. A label belongs to the text after it, regardless of the gap between them.
func IsLabel(text string) bool { return len(text) <= 16 && label.MatchString(text) }
