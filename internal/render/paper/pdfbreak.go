package paper

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pdfLine is a printed line.
type pdfLine []pdfPiece

// pdfPiece is a part of a line in one font. note is the footnote to which it refers, if it is a mark.
type pdfPiece struct {
	text string
	font pdfFont
	note *Footnote
}

func (l pdfLine) width(w *pdfWriter) float64 {
	width := 0.0
	for _, piece := range l {
		width += w.width(piece.text, piece.font)
	}
	return width
}

// open reports whether a line is so long, and ends so, that its paragraph obviously continues.
func (l pdfLine) open() bool {
	const long = 60
	var text strings.Builder
	for _, piece := range l {
		text.WriteString(piece.text)
	}
	end := strings.TrimRight(text.String(), " \u00a0)]\"'”’»0123456789*")
	return utf8.RuneCountInString(end) >= long && !strings.ContainsAny(end[len(end)-1:], ".:;?!-/_=&%")
}

// word is a part of a text that is not broken: pieces without spaces between them.
type word struct {
	pieces pdfLine
	width  float64
	// glued is true if the word directly continues the previous one, as parts of a web address do.
	glued bool
}

func (o *word) text() string {
	var text strings.Builder
	for _, piece := range o.pieces {
		text.WriteString(piece.text)
	}
	return text.String()
}

// lines breaks the text of a block into lines. A label is part of the first line, unless the text is
// indented.
func (w *pdfWriter) lines(b *block, style look) []pdfLine {
	var lines []pdfLine
	for _, text := range paragraphs(b) {
		words := w.words(text, style.font)
		if b.label != "" && style.indent == 0 {
			label := pdfLine{{text: printable(b.label) + "  ", font: style.font}}
			words = append([]word{{pieces: label, width: label.width(w)}}, words...)
		}
		lines = append(lines, w.fill(words, style)...)
	}
	if len(lines) == 0 {
		lines = []pdfLine{nil}
	}
	return lines
}

// paragraphs divides the text of a block at line feeds, which occur in headings of annexes only.
func paragraphs(b *block) [][]span {
	if len(b.text) != 1 || !strings.Contains(b.text[0].text, "\n") {
		return [][]span{b.text}
	}
	var all [][]span
	for line := range strings.SplitSeq(b.text[0].text, "\n") {
		all = append(all, []span{{text: line}})
	}
	return all
}

// words divides a text at its spaces. The mark of a footnote belongs to the word before it.
func (w *pdfWriter) words(text []span, font pdfFont) []word {
	var words []word
	joined := false
	for _, s := range text {
		if s.note != nil {
			mark := pdfPiece{text: printable(s.text), font: pdfFont{font.bold, noteSize}, note: s.note}
			words = w.extend(words, mark)
			joined = true
			continue
		}
		for i, part := range strings.Split(s.text, " ") {
			if i == 0 && joined {
				if part != "" {
					words = w.extend(words, pdfPiece{text: printable(part), font: font})
				}
				continue
			}
			if part != "" {
				words = append(words, w.parts(printable(part), font)...)
			}
		}
		joined = false
	}
	return words
}

// extend adds a piece to the last word.
func (w *pdfWriter) extend(words []word, piece pdfPiece) []word {
	if len(words) == 0 {
		words = append(words, word{})
	}
	last := &words[len(words)-1]
	last.pieces = append(last.pieces, piece)
	last.width += w.width(piece.text, piece.font)
	return words
}

// longAddress matches the parts of a web address after which a line can end.
var longAddress = regexp.MustCompile(`https?://[^/]*/|[^/_=&?%-]+[/_=&?%-]?|[/_=&?%-]`)

// parts divides a word that is wider than a line: a web address after slashes and similar characters, and
// any other word anywhere.
func (w *pdfWriter) parts(text string, font pdfFont) []word {
	width := w.width(text, font)
	if width <= textWidthPDF/2 { //nolint:mnd // shorter words are moved to the next line
		return []word{{pieces: pdfLine{{text: text, font: font}}, width: width}}
	}
	pieces := longAddress.FindAllString(text, -1)
	if !strings.HasPrefix(text, "http") {
		pieces = chunks(text)
	}
	var words []word
	for i, piece := range pieces {
		words = append(words, word{pieces: pdfLine{{text: piece, font: font}}, width: w.width(piece, font), glued: i > 0})
	}
	return words
}

// chunks divides a text into parts of 20 characters.
func chunks(text string) []string {
	const size = 20
	var all []string
	for runes := []rune(text); len(runes) > 0; {
		n := min(size, len(runes))
		all = append(all, string(runes[:n]))
		runes = runes[n:]
	}
	return all
}

// fill arranges words in lines, as many as fit in each.
func (w *pdfWriter) fill(words []word, style look) []pdfLine {
	available := textWidthPDF - style.indent
	space := w.width(" ", style.font)
	var lines []pdfLine
	for start := 0; start < len(words); {
		end := lineEnd(words, start, available, space)
		lines = append(lines, joined(words[start:end], style.font))
		start = end
	}
	return lines
}

// lineEnd returns the end of the line that begins with a word. It avoids breaks that a reader could
// misunderstand, if there is another one nearby.
func lineEnd(words []word, start int, available, space float64) int {
	width, end := 0.0, start
	for end < len(words) {
		add := words[end].width
		if end > start && !words[end].glued {
			add += space
		}
		if end > start && width+add > available {
			break
		}
		width += add
		end++
	}
	if end == len(words) {
		return end
	}
	const nearby = 6
	for earlier := end; earlier > start+1 && earlier > end-nearby; earlier-- {
		if canBreak(&words[earlier-1], &words[earlier]) {
			return earlier
		}
	}
	return end
}

// startsLine matches words that look like a label at the start of a line.
var startsLine = regexp.MustCompile(`^(?:\(?[0-9A-Za-z]{1,4}[.):]|[0-9.]+|[^\p{L}\p{N}("“«'‘].*|[A-Z]+/.*|[A-Z]|` +
	`(?i:question|pregunta|annexe?|anexo|sources?:|fuentes?:))$`)

// canBreak reports whether a line can end between two words.
func canBreak(before, after *word) bool {
	last, first := before.text(), after.text()
	if after.glued {
		return strings.ContainsAny(last[len(last)-1:], "/_=&?%-")
	}
	end, _ := utf8.DecodeLastRuneInString(last)
	return !startsLine.MatchString(first) && !strings.ContainsRune("-/_=&?%", end) && !unicode.IsDigit(end)
}

// joined returns words as one line.
func joined(words []word, font pdfFont) pdfLine {
	var line pdfLine
	for i := range words {
		for n, piece := range words[i].pieces {
			if i > 0 && n == 0 && !words[i].glued {
				piece.text = " " + piece.text
			}
			if last := len(line) - 1; last >= 0 && piece.note == nil && line[last].note == nil && line[last].font == font && piece.font == font {
				line[last].text += piece.text
				continue
			}
			line = append(line, piece)
		}
	}
	return line
}
