package document

import (
	"regexp"
	"slices"
	"strings"

	"proposaltracker/models"
)

// Names returns the code of the delegation or group with the given name, as printed in any
// language. It should ignore case, and may ignore accents, hyphens and a leading article.
type Names func(name string) (models.Code, bool)

const (
	// maxParts is the maximum number of commas and conjunctions in a name, plus one.
	maxParts = 8
	// namesEnd contains the characters that are trimmed from both ends of a name.
	namesEnd = " ,;.*\u00a0\u202f\t"
)

var (
	hardSeparator = regexp.MustCompile(`[\s\p{Z}]*;[\s\p{Z}]*(?:(?i:and|et|y|e)[\s\p{Z}]+)?`)
	softSeparator = regexp.MustCompile(`[\s\p{Z}]*,[\s\p{Z}]*(?:(?i:and|et|y|e|as well as|ainsi que|así como)[\s\p{Z}]+)?|[\s\p{Z}]+(?i:and|et|y|e|as well as|ainsi que|así como)[\s\p{Z}]+`)
	article       = regexp.MustCompile(`^(?i:(?:(?:à|de|du|des|al|del|a)` + gap + `|d['’])?(?:(?:les|le|la|the|el|los|las)` + gap + `|l['’])?)`)
)

// nameAt is a name in a list, without its article, at the bytes from start up to but not including
// end.
type nameAt struct {
	start, end int
	// code is empty if the name is unknown.
	code models.Code
}

// findNames splits a list of names. Since names themselves can contain commas and conjunctions, it
// looks for the longest known names. If semicolons separate the names, an unknown part is not split
// further.
func findNames(list string, names Names) []nameAt {
	var found []nameAt
	separators := hardSeparator.FindAllStringIndex(list, -1)
	start := 0
	for _, bound := range append(separators, []int{len(list), len(list)}) {
		part := softNames(list[start:bound[0]], names)
		if len(separators) > 0 && slices.ContainsFunc(part, func(n nameAt) bool { return n.code == "" }) {
			part = wholeName(list[start:bound[0]])
		}
		for _, name := range part {
			found = append(found, nameAt{start + name.start, start + name.end, name.code})
		}
		start = bound[1]
	}
	return found
}

// wholeName reads an entire text as one name.
func wholeName(text string) []nameAt {
	start, end := trimmed(text, 0, len(text))
	if start == end {
		return nil
	}
	return []nameAt{{start, end, ""}}
}

// trimmed returns the extent from start up to end without the characters in namesEnd at both ends,
// and without an unmatched closing bracket.
func trimmed(text string, start, end int) (from, to int) {
	left := strings.TrimLeft(text[start:end], namesEnd)
	start = end - len(left)
	end = start + len(strings.TrimRight(left, namesEnd))
	if name := text[start:end]; strings.HasSuffix(name, ")") && !strings.Contains(name, "(") {
		end--
	}
	return start, end
}

// softNames splits a list at commas and conjunctions, but not within a known name.
func softNames(list string, names Names) []nameAt {
	bounds := append(softSeparator.FindAllStringIndex(list, -1), []int{len(list), len(list)})
	var found []nameAt
	start := 0
	for first := 0; first < len(bounds); {
		name, last := longestName(list, start, bounds[first:min(len(bounds), first+maxParts)], names)
		if last < 0 {
			last = 0
			name.start, name.end = trimmed(list, start, bounds[first][0])
		}
		if name.start < name.end {
			found = append(found, name)
		}
		first += last
		start = bounds[first][1]
		first++
	}
	return found
}

// longestName returns the longest known name that begins at start and ends at one of bounds, and
// the index of that bound; -1 if there is no known name.
func longestName(list string, start int, bounds [][]int, names Names) (nameAt, int) {
	for last, bound := range slices.Backward(bounds) {
		from, to := trimmed(list, start, max(start, bound[0]))
		if from == to {
			continue
		}
		if name, known := lookUp(list, from, to, names); known {
			return name, last
		}
	}
	return nameAt{}, -1
}

// lookUp looks up a name with and without its article. The returned extent excludes the article,
// unless it is part of the name, as in "El Salvador".
func lookUp(list string, from, to int, names Names) (nameAt, bool) {
	whole, known := names(list[from:to])
	bare := from + len(article.FindString(list[from:to]))
	if bare == from || bare >= to {
		return nameAt{from, to, whole}, known
	}
	code, bareKnown := names(list[bare:to])
	switch {
	case bareKnown && (!known || code == whole):
		return nameAt{bare, to, code}, true
	default:
		return nameAt{from, to, whole}, known
	}
}
