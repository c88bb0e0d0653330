package reader

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"proposaltracker/models"
)

// handle matches an address or a user name in brackets after a name, as in `Ann Example (@ann)`.
var handle = regexp.MustCompile(`\s*(<[^<>]*>|[(\[](?:@[^()\[\]]*|[^()\[\]]*(?:@|://)[^()\[\]]*)[)\]])\s*`)

// namesIn returns the names in a cell, without values that mean nobody.
func (r *reading) namesIn(cell string) []string {
	if !r.layout.list {
		if name := cleanText(cell); !isMissing(name) {
			return []string{name}
		}
		return nil
	}
	names := []string{}
	for _, part := range r.split(cell) {
		name := cleanText(part)
		if plain := cleanText(handle.ReplaceAllString(part, " ")); plain != "" {
			name = plain
		}
		if !isMissing(name) {
			names = append(names, name)
		}
	}
	return names
}

// split splits a cell at Options.Separator or, if it is empty, at semicolons, bars and new lines or,
// without any, at commas outside of brackets. A comma in the name of a known sponsor does not separate.
func (r *reading) split(cell string) []string {
	switch {
	case r.options.Separator != "":
		return strings.Split(cell, r.options.Separator)
	case strings.ContainsAny(cell, ";|\n"):
		return strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(";|\n", r) })
	case !strings.Contains(cell, ",") || r.options.Resolve(cleanText(cell)).Known:
		return []string{cell}
	}
	parts, joined := splitOutsideBrackets(cell), []string{}
	for i := 0; i < len(parts); i++ {
		if i+1 < len(parts) {
			if pair := parts[i] + "," + parts[i+1]; r.options.Resolve(cleanText(pair)).Known {
				joined = append(joined, pair)
				i++
				continue
			}
		}
		joined = append(joined, parts[i])
	}
	return joined
}

func splitOutsideBrackets(text string) []string {
	depth := 0
	return strings.FieldsFunc(text, func(r rune) bool {
		switch r {
		case '(', '[', '<':
			depth++
		case ')', ']', '>':
			depth--
		}
		return r == ',' && depth <= 0
	})
}

// sponsor returns the index in the file's Sponsors of the sponsor with the given name. It adds
// sponsors that are not listed yet, and assigns codes to unknown ones. values is the row.
func (r *reading) sponsor(written string, values []string) int {
	if place, has := r.sponsors[written]; has {
		return place
	}
	written = norm.NFC.String(strings.Clone(written))
	found := r.identify(written, values)
	if !found.Known {
		if place, has := r.folded[foldName(written)]; has {
			r.sponsors[written] = place
			return place
		}
		found.Code = r.newCode(written)
		r.folded[foldName(written)] = len(r.file.Sponsors)
	}
	place, has := r.codes[found.Code]
	if !has {
		place = len(r.file.Sponsors)
		r.file.Sponsors = append(r.file.Sponsors, found)
		r.codes[found.Code] = place
	}
	r.sponsors[written] = place
	return place
}

// identify looks up a sponsor by its form in the file, then by its name in the same row or the list of actors.
func (r *reading) identify(written string, values []string) Sponsor {
	actor := r.options.Actors[written]
	if at := r.layout.name; at >= 0 && !r.layout.list && actor.Name == "" {
		if name := cleanText(values[at]); !isMissing(name) && textProblem("name", name, maxName) == "" {
			actor.Name = strings.Clone(name)
		}
	}
	found := r.options.Resolve(written)
	if !found.Known && actor.Name != "" {
		if named := r.options.Resolve(actor.Name); named.Known {
			found = named
		}
	}
	found.Written = written
	if !found.Known && actor.Name != "" {
		found.Name = actor.Name
	}
	if found.Name == "" {
		found.Name = written
	}
	found.Attributes = actor.Attributes
	if !r.layout.list {
		for i, value := range r.attributes(r.layout.sponsorAttributes, values) {
			if value != "" {
				found.Attributes = withAttribute(found.Attributes, r.layout.columns[r.layout.sponsorAttributes[i]].Name, value)
			}
		}
	}
	return found
}

func withAttribute(attributes map[string]string, name, value string) map[string]string {
	all := map[string]string{name: value}
	maps.Copy(all, attributes)
	return all
}

// foldName returns the same text for a name in composed and decomposed Unicode, in any letter case,
// with any spaces and with invisible characters. Accents count: Müller is not Muller.
func foldName(name string) string {
	folded := cases.Fold().String(norm.NFKC.String(name))
	visible := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, folded)
	return norm.NFKC.String(strings.Join(strings.Fields(visible), " "))
}

// maxCode is the maximum length of a code in characters.
const maxCode = 40

// newCode derives a code from a name: the letters without accents, the digits, and an underscore
// for anything between them. If the result is empty, too long or taken, newCode appends the start
// of the name's hash, so that a name always gets the same code.
func (r *reading) newCode(written string) models.Code {
	var code strings.Builder
	for _, letter := range norm.NFKD.String(written) {
		letter = unicode.ToUpper(letter)
		switch {
		case unicode.Is(unicode.Mn, letter), letter == '\'', letter == '’':
		case letter >= 'A' && letter <= 'Z', letter >= '0' && letter <= '9':
			code.WriteRune(letter)
		case code.Len() > 0 && !strings.HasSuffix(code.String(), "_"):
			code.WriteByte('_')
		}
	}
	plain := models.Code(strings.Trim(code.String(), "_"))
	_, used := r.codes[plain]
	if plain != "" && len(plain) <= maxCode && !used && !r.options.Resolve(string(plain)).Known {
		return plain
	}
	sum := sha256.Sum256([]byte(written))
	tail := "_" + strings.ToUpper(hex.EncodeToString(sum[:4]))
	if plain == "" {
		plain = "ACTOR"
	}
	return plain[:min(len(plain), maxCode-len(tail))] + models.Code(tail)
}
