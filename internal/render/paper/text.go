package paper

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// TextType is the media type of the output of [Document.WriteText].
const TextType = "text/plain; charset=utf-8"

// textWidth is the width of a page of plain text in characters. Only the title block is aligned to it.
const textWidth = 80

// WriteText writes the document as plain text in UTF-8. Each paragraph is one line, so that
// programs and mail clients can wrap it to any width. Footnotes are at the end.
//
// Errors: those of w.
func (d *Document) WriteText(w io.Writer) error {
	out := textWriter{Writer: bufio.NewWriter(w)}
	l := newLayout(d)
	for i := range l.blocks {
		out.block(&l.blocks[i])
	}
	for i, note := range l.notes {
		if i == 0 {
			out.separate()
			_, _ = out.WriteString(rule + "\n")
		}
		_, _ = out.WriteString(note.Mark + " " + note.Text + "\n")
	}
	if err := out.Flush(); err != nil { // returns the first error
		return fmt.Errorf("write the text: %w", err)
	}
	return nil
}

// textWriter writes blocks as plain text. Its buffer remembers the first error.
type textWriter struct {
	*bufio.Writer

	begun bool
	last  role
	// numbered is true if the last block has a label.
	numbered bool
}

// subtitle reports whether a block is a text that would look like a heading of its own if a blank line
// separated it from the heading before it.
func (w *textWriter) subtitle(b *block) bool {
	text := b.plain()
	return b.role == roleText && (w.last == roleHeading || w.last == roleAnnex) && !w.numbered &&
		!strings.HasSuffix(text, ".") && strings.ToUpper(text) != text
}

// separate writes a blank line before all blocks but the first.
func (w *textWriter) separate() {
	if w.begun {
		_ = w.WriteByte('\n')
	}
	w.begun = true
}

func (w *textWriter) block(b *block) {
	row := b.role <= roleBody || w.subtitle(b)
	if !row || !w.begun || w.last == roleAccess && b.role != w.last || b.role == roleBody && w.last != roleBody {
		w.separate()
	}
	w.last, w.numbered = b.role, b.label != ""
	_, _ = w.WriteString(textOf(b) + "\n")
}

// textOf returns a block as plain text.
func textOf(b *block) string {
	const indent, tab = "    ", "  "
	text := b.plain()
	switch b.role {
	case roleAccess, roleSymbol, roleDate:
		return spaces(textWidth-utf8.RuneCountInString(text)) + text
	case roleNumber:
		return text
	case roleBody:
		if b.right == "" {
			return text
		}
		gap := textWidth - utf8.RuneCountInString(text) - utf8.RuneCountInString(b.right)
		return text + spaces(max(gap, columnGap)) + b.right
	case roleProgramme, roleTitle, roleAuthors, roleRevision, roleRule, roleAnnex:
		return centered(text)
	case roleItem, roleBullet:
		return strings.Repeat(indent, b.level) + b.printed(" ")
	case roleQuestion:
		return b.printed(" ")
	default:
		return b.printed(tab)
	}
}

// columnGap is the smallest gap between two columns, in characters.
const columnGap = 4

func spaces(n int) string { return strings.Repeat(" ", max(0, n)) }

// centered centers each line of a text.
func centered(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = spaces((textWidth-utf8.RuneCountInString(line))/2) + line //nolint:mnd // half on each side
	}
	return strings.Join(lines, "\n")
}
