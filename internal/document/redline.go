package document

import (
	"html"
	"strings"

	"proposaltracker/models"
)

// Redline is a text, paragraph by paragraph, with its differences from a former text. It contains
// the changes that [Compare] returns and the unchanged paragraphs, in the order of the later text.
type Redline []Change

// NewRedline returns the redline of the text after, compared with the former text before.
func NewRedline(before, after Text) Redline {
	ids := identities{}
	a := newAlignment(substance(before, ids), substance(after, ids))
	a.align()
	return a.redline()
}

// Text returns the redline as plain text, in the format of wdiff (https://www.gnu.org/software/wdiff/):
// `[-deleted-]` and `{+inserted+}`, with a blank line between paragraphs.
func (r Redline) Text() string {
	var text strings.Builder
	for i, change := range r {
		if i > 0 {
			text.WriteString("\n\n")
		}
		for _, edit := range change.Whole() {
			switch edit.Kind {
			case EditDeleted:
				text.WriteString(wrap("[-", edit.Text, "-]"))
			case EditInserted:
				text.WriteString(wrap("{+", edit.Text, "+}"))
			default:
				text.WriteString(edit.Text)
			}
		}
	}
	if len(r) > 0 {
		text.WriteByte('\n')
	}
	return text.String()
}

// HTML returns the redline as HTML: headings are h2, paragraphs p, deleted text del and inserted text
// ins. All text is escaped. A paragraph at another position has the class "moved".
func (r Redline) HTML() string {
	var text strings.Builder
	for _, change := range r {
		element, class := "p", ""
		if change.Heading {
			element = "h2"
		}
		if change.Kind == models.ParagraphMoved {
			class = ` class="moved"`
		}
		text.WriteString("<" + element + class + ">")
		for _, edit := range change.Whole() {
			written := html.EscapeString(edit.Text)
			switch edit.Kind {
			case EditDeleted:
				text.WriteString(wrap("<del>", written, "</del>"))
			case EditInserted:
				text.WriteString(wrap("<ins>", written, "</ins>"))
			default:
				text.WriteString(written)
			}
		}
		text.WriteString("</" + element + ">\n")
	}
	return text.String()
}

// wrap encloses text in start and end, with trailing spaces outside.
func wrap(start, text, end string) string {
	words := strings.TrimRight(text, " ")
	return start + words + end + text[len(words):]
}

// Whole returns the paragraph, including its number, as a list of edits. The unchanged and inserted
// ones make up the later text; the unchanged and deleted ones make up the former text.
func (c Change) Whole() []Edit {
	switch c.Kind {
	case models.ParagraphAdded:
		return []Edit{{EditInserted, numbered(c.Number, c.After)}}
	case models.ParagraphRemoved:
		return []Edit{{EditDeleted, numbered(c.FormerNumber, c.Before)}}
	case models.ParagraphChanged:
		return append(c.numbers(), c.Edits...)
	default:
		return append(c.numbers(), Edit{EditKept, c.After})
	}
}

// numbers returns the edits of the paragraph's number.
func (c Change) numbers() []Edit {
	if c.Number == c.FormerNumber {
		return []Edit{{EditKept, numbered(c.Number, "")}}
	}
	numbers := []Edit{}
	if c.FormerNumber != "" {
		numbers = append(numbers, Edit{EditDeleted, numbered(c.FormerNumber, "")})
	}
	if c.Number != "" {
		numbers = append(numbers, Edit{EditInserted, numbered(c.Number, "")})
	}
	return numbers
}

func numbered(number, text string) string {
	if number == "" {
		return text
	}
	return number + " " + text
}
