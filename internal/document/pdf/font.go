package pdf

import (
	"regexp"
	"strings"
)

// Flags of a font descriptor (ISO 32000-1, table 123).
const (
	flagItalic    = 1 << 6
	flagForceBold = 1 << 18
)

// subsetTag matches the prefix of the name of a font that is only partially embedded, as in "ABCDEF+Times".
var subsetTag = regexp.MustCompile(`^[A-Z]{6}\+`)

func fontName(name string) string { return clean(subsetTag.ReplaceAllString(name, "")) }

func isBold(name string, flags int) bool {
	return flags&flagForceBold != 0 || containsAny(name, "bold", "black", "heavy", "semibold", "demi")
}

func isItalic(name string, flags int) bool {
	return flags&flagItalic != 0 || containsAny(name, "italic", "oblique")
}

func containsAny(name string, words ...string) bool {
	name = strings.ToLower(name)
	for _, word := range words {
		if strings.Contains(name, word) {
			return true
		}
	}
	return false
}
