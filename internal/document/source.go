package document

import (
	"regexp"
	"strconv"
	"strings"
)

// Source is a publication that a text cites as a source.
type Source struct {
	// Publisher and Year are printed before the title, as in `OMC (2016)`; empty and 0 if they are
	// missing.
	Publisher string
	Year      int
	Title     string
	// URL excludes the full stop that ends the sentence; empty if there is none.
	URL       string
	Paragraph Paragraph
}

var (
	sourceLabel = regexp.MustCompile(`^(?:Sources?|Fuentes?|SOURCES?|FUENTES?)[\s\p{Z}]*:[\s\p{Z}]*`)
	address     = regexp.MustCompile(`https?://[^\s\p{Z}<>"»”]+`)
	publisher   = regexp.MustCompile(`^([^()]{1,120}?)[\s\p{Z}]*\((\d{4})[a-z]?\)[\s\p{Z}]*[,.:]?[\s\p{Z}]*`)
)

// source reads line i if it begins with "Source:".
func (r *reader) source(i int) bool {
	text := r.lines[i].text
	if first := text[0] | 0x20; first != 's' && first != 'f' || !sourceLabel.MatchString(text) {
		return false
	}
	r.bullets = nil
	r.begin(i, Paragraph{Kind: KindSource}, text)
	return true
}

// Sources returns the publications in the order of the text. Each address in a paragraph counts as
// a separate publication.
func (t Text) Sources() []Source {
	var sources []Source
	for _, p := range t.ofKind(KindSource) {
		rest := p.Text[len(sourceLabel.FindString(p.Text)):]
		for rest != "" {
			source, after := readSource(rest)
			source.Paragraph = p
			sources = append(sources, source)
			rest = after
		}
	}
	return sources
}

// readSource parses the first publication in text, and returns the rest of the text.
func readSource(text string) (Source, string) {
	const edge = " \u00a0\u202f.,;:"
	var source Source
	rest := ""
	if m := address.FindStringIndex(text); m != nil {
		source.URL = trimAddress(text[m[0]:m[1]])
		rest = strings.TrimLeft(text[m[1]:], edge+")]>\"»”")
		text = text[:m[0]]
	}
	text = strings.TrimSpace(text)
	if m := publisher.FindStringSubmatch(text); m != nil {
		source.Publisher = m[1]
		source.Year, _ = strconv.Atoi(m[2])
		text = text[len(m[0]):]
	}
	source.Title = strings.TrimRight(text, edge+"<(")
	return source, rest
}

// trimAddress removes punctuation that belongs to the sentence from the end of an address,
// including a closing bracket that was opened before the address.
func trimAddress(url string) string {
	for {
		trimmed := strings.TrimRight(url, ".,;:!?'’")
		if strings.HasSuffix(trimmed, ")") && strings.Count(trimmed, ")") > strings.Count(trimmed, "(") {
			trimmed = strings.TrimSuffix(trimmed, ")")
		}
		if trimmed == url {
			return url
		}
		url = trimmed
	}
}

// allSources returns the publications that are named as sources, followed by the addresses in other
// paragraphs, each once.
func (t Text) allSources() []Source {
	sources := t.Sources()
	known := map[string]bool{}
	for _, source := range sources {
		known[source.URL] = true
	}
	for _, p := range t.Paragraphs() {
		if p.Kind == KindSource || p.Kind == KindFurniture || !strings.Contains(p.Text, "://") {
			continue
		}
		for _, found := range address.FindAllString(p.Text, -1) {
			if url := trimAddress(found); !known[url] {
				known[url] = true
				sources = append(sources, Source{URL: url, Paragraph: p})
			}
		}
	}
	return sources
}
