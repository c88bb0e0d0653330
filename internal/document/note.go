package document

import (
	"regexp"
	"slices"
	"strings"

	"proposaltracker/models"
)

// NoteClaim is what a revision's note says that the revision does.
type NoteClaim struct {
	// Reason is the reason claimed: that co-authors alone were added.
	Reason models.RevisionReason
	// Added are the codes of those named, in the order of the note; Unknown the names that
	// nobody has.
	Added   []models.Code
	Unknown []string
}

const (
	// longestNote is how many bytes of a note are read at most; a longer one says more.
	longestNote = 8 << 10

	gap  = `[\s\p{Z}]+`
	tail = `(?:` + gap + `(?:of|de|à|a)` + gap + `(?:this|the|la|cette|esta)` + gap + `(?:present|présente|presente)?[\s\p{Z}]*(?:communication|proposal|document|submission|proposition|comunicación|propuesta))?[\s\p{Z}]*\.?$`
)

// claims are the sentences, by language, that say that co-authors alone were added; the one group
// holds the names. Each is the whole note: one that says more claims more.
var (
	claimFrench = regexp.MustCompile(`(?i)^(?:la présente|cette)` + gap + `(?:révision|version révisée)` + gap +
		`(?:vise|a|est|sert)` + gap + `(?:(?:uniquement|seulement|exclusivement|simplement)|(?:été` + gap + `)?(?:distribuée|établie|publiée)` + gap + `(?:uniquement|seulement|exclusivement|à seule fin)|pour` + gap + `(?:seul|unique)` + gap + `(?:objet|but|objectif))` +
		`(?:` + gap + `(?:pour` + gap + `objet|destinée|pour|afin|en vue))?` + gap + `(?:à` + gap + `|de` + gap + `|d['’])?(?:ajouter|inclure|adjoindre)` + gap +
		`(.+?),?` + gap + `(?:comme|en tant que|en qualité de|au nombre des|parmi les|à la liste des)` + gap + `(?:nouveaux` + gap + `)?(?:co-?auteurs?|co-?parrains?|auteurs)` + tail)
	claimEnglish = regexp.MustCompile(`(?i)^(?:(?:this|the present)` + gap + `(?:revision|revised` + gap + `(?:version|document|communication|proposal))` + gap +
		`(?:(?:is|has been|is being|was)` + gap + `)?(?:(?:circulated|issued|submitted|intended|meant|made|aims|serves)` + gap + `)?(?:solely|only|exclusively|merely)` +
		`(?:` + gap + `(?:aims|serves|intended|circulated|issued|submitted|in order))?|the` + gap + `(?:sole|only)` + gap + `purpose` + gap + `of` + gap + `this` + gap + `revision` + gap + `is)` + gap +
		`(?:to` + gap + `(?:add|include)|adds|includes|adding|including)` + gap +
		`(.+?),?` + gap + `(?:as` + gap + `(?:an?` + gap + `)?|to` + gap + `the` + gap + `list` + gap + `of` + gap + `|among` + gap + `the` + gap + `)(?:additional` + gap + `|new` + gap + `)?(?:co-?authors?|co-?sponsors?|sponsors?|authors?)` + tail)
	claimSpanish = regexp.MustCompile(`(?i)^(?:la presente|esta)` + gap + `(?:revisión|versión revisada)` + gap +
		`(?:(?:tiene` + gap + `(?:por|como)` + gap + `(?:único|única)` + gap + `(?:objeto|objetivo|finalidad))|(?:tiene` + gap + `por` + gap + `objeto` + gap + `|se` + gap + `distribuye` + gap + `|se` + gap + `presenta` + gap + `)?(?:únicamente|solo|sólo|exclusivamente|solamente)(?:` + gap + `(?:tiene` + gap + `por` + gap + `objeto|para|a fin de|con el fin de))?)` + gap +
		`(?:añadir|agregar|incluir|añade|agrega|incluye)` + gap +
		`(.+?),?` + gap + `(?:como|en calidad de|entre los|a la lista de)` + gap + `(?:nuevos` + gap + `)?(?:co-?autor(?:es|as?)?|co-?patrocinador(?:es|as?)?|patrocinador(?:es|as?)?)` + tail)
)

// ParseNote reads what a revision's note claims, in any of the working languages: "La présente
// révision vise uniquement à ajouter X et Y comme coauteurs." and its like. It is false where the
// note is not such a sentence, or is more than one.
//
// names knows delegations and groups by their names in any language, and without regard to case
// as it likes; it is asked for the longest names first, so that "Hong Kong, Chine et le Pakistan"
// are two. A leading article or preposition is tried both ways.
func ParseNote(text string, names func(name string) (models.Code, bool)) (NoteClaim, bool) {
	if len(text) > longestNote {
		return NoteClaim{}, false
	}
	note := strings.ReplaceAll(tidy(compose(text)), "\u00a0", " ")
	note = strings.TrimLeft(note, "* ")
	for _, claim := range []*regexp.Regexp{claimFrench, claimEnglish, claimSpanish} {
		if m := claim.FindStringSubmatch(note); m != nil && !newSentence.MatchString(m[1]) {
			claim := NoteClaim{Reason: models.ReasonCoAuthorsOnly}
			claim.Added, claim.Unknown = splitNames(m[1], names)
			return claim, true
		}
	}
	return NoteClaim{}, false
}

const (
	// mostParts is how many commas and conjunctions a name holds at most, and one.
	mostParts = 8
	// namesEnd is what stands around names.
	namesEnd = " ,;.\u00a0\u202f"
)

var (
	hardSeparator = regexp.MustCompile(`[\s\p{Z}]*;[\s\p{Z}]*(?:(?:and|et|y|e)[\s\p{Z}]+)?`)
	softSeparator = regexp.MustCompile(`[\s\p{Z}]*,[\s\p{Z}]*(?:(?:and|et|y|e|as well as|ainsi que|así como)[\s\p{Z}]+)?|[\s\p{Z}]+(?:and|et|y|e|as well as|ainsi que|así como)[\s\p{Z}]+`)
	article       = regexp.MustCompile(`^(?i:(?:(?:à|de|du|des|al|del|a)` + gap + `|d['’])?(?:(?:les|le|la|the|el|los|las)` + gap + `|l['’])?)`)
)

// splitNames takes a list of names apart, though names hold commas and conjunctions themselves.
// Where semicolons separate them, what is not known is unknown as a whole.
func splitNames(list string, names func(string) (models.Code, bool)) (added []models.Code, unknown []string) {
	parts := hardSeparator.Split(list, -1)
	for _, part := range parts {
		codes, strange := splitSoft(part, names)
		if len(parts) > 1 && len(strange) > 0 {
			codes, strange = nil, []string{strings.Trim(part, namesEnd)}
		}
		for _, code := range codes {
			if !slices.Contains(added, code) {
				added = append(added, code)
			}
		}
		unknown = append(unknown, strange...)
	}
	return added, unknown
}

// splitSoft splits at commas and conjunctions, the longest known name first.
func splitSoft(list string, names func(string) (models.Code, bool)) (added []models.Code, unknown []string) {
	bounds := append(softSeparator.FindAllStringIndex(list, -1), []int{len(list), len(list)})
	start := 0
	for first := 0; first < len(bounds); {
		code, last := longestName(list, start, bounds[first:min(len(bounds), first+mostParts)], names)
		name := strings.Trim(list[start:bounds[first+max(0, last)][0]], namesEnd)
		switch {
		case last >= 0:
			added = append(added, code)
		case name != "":
			unknown = append(unknown, name)
		}
		first += max(0, last)
		start = bounds[first][1]
		first++
	}
	return added, unknown
}

// longestName finds the longest known name from start that ends at one of bounds, and which; -1
// where none is known.
func longestName(list string, start int, bounds [][]int, names func(string) (models.Code, bool)) (models.Code, int) {
	for last, bound := range slices.Backward(bounds) {
		name := strings.Trim(list[start:bound[0]], namesEnd)
		if name == "" {
			continue
		}
		if code, known := names(name); known {
			return code, last
		}
		if bare := name[len(article.FindString(name)):]; bare != name && bare != "" {
			if code, known := names(bare); known {
				return code, last
			}
		}
	}
	return "", -1
}
