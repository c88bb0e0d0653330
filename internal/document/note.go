package document

import (
	"regexp"
	"slices"
	"strings"

	"proposaltracker/models"
)

// NoteClaim is a revision's note, parsed into its claims about the revision.
type NoteClaim struct {
	// Reason is the reason that the note claims for the revision.
	Reason models.RevisionReason
	// Added lists the codes of the named co-authors in the order of the note; Unknown lists the
	// names that do not belong to a delegation or group.
	Added   []models.Code
	Unknown []string
}

const (
	// maxNote is the maximum length, in bytes, of a note that is parsed. A longer note makes other
	// claims as well.
	maxNote = 8 << 10

	gap  = `[\s\p{Z}]+`
	tail = `(?:` + gap + `(?:of|de|à|a)` + gap + `(?:this|the|la|cette|esta)` + gap + `(?:present|présente|presente)?[\s\p{Z}]*(?:communication|proposal|document|submission|proposition|comunicación|propuesta))?[\s\p{Z}]*\.?$`
)

// Sentences that claim, in each language, that only co-authors were added; the group matches the
// names. Each expression matches the whole note, since a longer note makes other claims as well.
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

// ParseNote parses a note that claims, in any of the working languages, that only co-authors were
// added, such as "La présente révision vise uniquement à ajouter X et Y comme coauteurs." It
// returns false if the note makes any other claim. It looks up the longest names first, so that
// "Hong Kong, Chine et le Pakistan" is read as two names, and tries each name with and without its
// leading article or preposition.
func ParseNote(text string, names Names) (NoteClaim, bool) {
	if len(text) > maxNote {
		return NoteClaim{}, false
	}
	note := strings.ReplaceAll(tidy(compose(text)), "\u00a0", " ")
	note = strings.TrimLeft(note, "* ")
	for _, claim := range []*regexp.Regexp{claimFrench, claimEnglish, claimSpanish} {
		if m := claim.FindStringSubmatch(note); m != nil && !newSentence.MatchString(m[1]) {
			return claimOf(m[1], names), true
		}
	}
	return NoteClaim{}, false
}

// claimOf looks up the names in a claim, and lists each delegation once.
func claimOf(list string, names Names) NoteClaim {
	claim := NoteClaim{Reason: models.ReasonCoAuthorsOnly}
	for _, name := range findNames(list, names) {
		switch {
		case name.code == "":
			claim.Unknown = append(claim.Unknown, list[name.start:name.end])
		case !slices.Contains(claim.Added, name.code):
			claim.Added = append(claim.Added, name.code)
		}
	}
	return claim
}
