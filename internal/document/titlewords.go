package document

import (
	"regexp"
	"strings"
)

var (
	circulation   = regexp.MustCompile(`(?i)^(?:(?:la|le)[\s\p{Z}]+(?:présente[\s\p{Z}]+)?(?:communication|proposition|déclaration|document|texte)[\s\p{Z}]+(?:ci-après|ci-joint|suivante?|,?[\s\p{Z}]*datée?).*(?:distribué|transmis|reçu)e?|(?:the[\s\p{Z}]+(?:following|attached|present)|this)[\s\p{Z}]+(?:communication|submission|proposal|document|statement|text|paper|non-paper|revised[\s\p{Z}]+\p{L}+).*(?:circulated|distributed|received|submitted)|(?:la siguiente|se distribuye la siguiente|la presente|se ha recibido la siguiente) (?:comunicación|propuesta|declaración)|el (?:siguiente|presente) documento.*(?:distribuye|recibid))`)
	authors       = regexp.MustCompile(`(?i)^(?:proposition|communication|document|contribution|proposal|submission|non-paper|statement|comunicación|propuesta|documento|contribución|declaración|déclaration|intervention|request|demande|solicitud|note|paper|concept[\s\p{Z}]+paper|position[\s\p{Z}]+paper|working[\s\p{Z}]+paper|discussion[\s\p{Z}]+paper|joint[\s\p{Z}]+(?:communication|proposal|submission|statement|paper)|comunicación[\s\p{Z}]+conjunta|propuesta[\s\p{Z}]+conjunta)s?(?:[^\p{L}.][^.]{0,60}?)?[\s\p{Z}](?:présentée?s?|distribuée?s?|from|by|submitted|presentad[ao]s?)[\s\p{Z}]`)
	plainAuthors  = regexp.MustCompile(`(?i)^(?:proposition|communication|contribution|comunicación|propuesta|contribución)(?:[\s\p{Z}]+(?:conjointe|conjunta))?[\s\p{Z}](?:de[\s\p{Z}]|des[\s\p{Z}]|du[\s\p{Z}]|del[\s\p{Z}]|de[\s\p{Z}]+l['’])`)
	submittedBy   = regexp.MustCompile(`(?i)^\(?(?:(?:jointly[\s\p{Z}]+)?(?:submitted|presented|prepared|tabled|proposed|sponsored|co-sponsored)[\s\p{Z}]+by|présentée?s?[\s\p{Z}]+par|soumise?s?[\s\p{Z}]+par|presentad[ao]s?[\s\p{Z}]+por)[\s\p{Z}:]`)
	byInstitution = regexp.MustCompile(`(?i)[\s\p{Z}](?:by|from|par|por|de|del|du|of)[\s\p{Z}]+(?:the|la|le|el)?[\s\p{Z}]*(?:committee|council|commission|working|comité|conseil|consejo|grupo de|groupe de)(?:[\s\p{Z}]|$)`)
	revisionMark  = regexp.MustCompile(`(?i)^(?:révision|revision|revisión|corrigendum|corrigéndum|addendum|supplément|supplement|suplemento)[\s\p{Z}]*(?:\d{0,2}|[¹²³⁴⁵⁶⁷⁸⁹]|\*{1,3}|[†‡])$`)
	attachedMark  = regexp.MustCompile(`\p{L}(\d{1,2}|[¹²³⁴⁵⁶⁷⁸⁹]|\*{1,3}|[†‡])$`)
	reason        = regexp.MustCompile(`(?i)^(?:\*[\s\p{Z}]*)?(?:la présente (?:révision|version révisée)|cette révision|le présent document révisé|this revision|this revised|the present revision|the (?:sole |only )?purpose of this revision|(?:la presente|esta) (?:revisión|versión revisada)|(?:el único objeto|la única finalidad) de (?:la presente|esta) revisión)[^\p{L}]`)
	newSentence   = regexp.MustCompile(`[.?!][\s\p{Z}]+\p{Lu}\p{L}+`)
)

// proseWords is the minimum number of words of a sentence; a title with a full stop has fewer.
const proseWords = 6

// statesReason reports whether a note states the reason for the revision.
func statesReason(text string) bool { return reason.MatchString(text) }

// isCirculation reports whether text consists only of the sentence of circulation.
func isCirculation(text string) bool {
	return circulation.MatchString(text) && !newSentence.MatchString(text)
}

// isAuthors reports whether text consists only of the list of authors. "Contribution by the
// Committee" is not such a list but a title.
func isAuthors(text string) bool {
	return (authors.MatchString(text) || plainAuthors.MatchString(text) || submittedBy.MatchString(text)) &&
		!byInstitution.MatchString(text) && !newSentence.MatchString(text)
}

// isProse reports whether text is a sentence rather than a title, a date or a list of names.
func isProse(text string) bool {
	ends := strings.TrimRight(text, " )]\"”»0123456789*")
	return strings.HasSuffix(ends, ".") && len(strings.Fields(text)) >= proseWords
}

// summary matches the heading of the summary table at the beginning of IMO documents.
var summary = regexp.MustCompile(`^(?:SUMMARY|RÉSUMÉ|RESUMEN)$`)
