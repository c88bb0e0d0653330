package reader

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"proposaltracker/models"
)

// sponsor returns the index in the file's Sponsors of the sponsor with the given name. It adds
// sponsors that are not listed yet, and assigns codes to unknown ones.
func (r *reading) sponsor(written string) int {
	if place, has := r.sponsors[written]; has {
		return place
	}
	written = strings.Clone(written)
	found := r.options.Resolve(written)
	found.Written = written
	if found.Name == "" {
		found.Name = written
	}
	if !found.Known {
		if place, has := r.folded[r.options.Fold(written)]; has {
			r.sponsors[written] = place
			return place
		}
		found.Code = r.newCode(written)
		r.folded[r.options.Fold(written)] = len(r.file.Sponsors)
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
