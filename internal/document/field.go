package document

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// field is the kind of information in a line of a title block.
type field int

// The fields. Those up to fieldOther take one line, or one column of a line.
const (
	fieldText field = iota // a title, or text that matches no grammar
	fieldRule
	fieldPage
	fieldSymbol
	fieldReference // a symbol with a remark, as in `G/AG/NG/W/90 (EC proposal)`
	fieldNumber    // the archive's number, `(16-3900)`
	fieldOriginal
	fieldAccess
	fieldDistribution
	fieldDate
	fieldMeeting // a session, or the days on which it met
	fieldOrganization
	fieldBody
	fieldOther
	fieldAuthors
	fieldCirculation
	fieldRevision // "Revision", with or without the mark of a footnote
	fieldNote
	fieldProgramme
	fieldAgendaItem
	fieldLabeled // `Subject: …`, `From: …`
	fieldResolution
	fieldOpening // `The General Council,`, with which a resolution begins
)

// sign reports whether fields of this kind occur only in title blocks, so that they are a sign of
// one.
func (f field) sign() bool {
	switch f {
	case fieldSymbol, fieldReference, fieldNumber, fieldOriginal, fieldAccess, fieldDistribution,
		fieldAuthors, fieldCirculation, fieldRevision, fieldResolution, fieldAgendaItem, fieldLabeled:
		return true
	default:
		return false
	}
}

// grammar is the regular expression of a field.
type grammar struct {
	field   field
	pattern *regexp.Regexp
}

const (
	// symbolPart is a symbol as the WTO and the UN print it; lettersSlash excludes dates and
	// fractions.
	symbolPart = `[A-Z]{1,8}(?:\(\d{1,4}\))?(?:/[A-Z0-9][A-Z0-9.()-]{0,13}(?:\(\d{1,4}\))?){1,8}(?:/(?:Rev|Add|Corr|Suppl|REV|ADD|CORR|SUPPL|Amend)[. ]{0,2}\d{1,3}){0,4}`
	imoSymbol  = `(?:MSC|MEPC|LEG|FAL|TC|III|SSE|SDC|HTW|NCSR|PPR|CCC|ISWG-GHG|C|A|LC|LP)[. ]{1,2}\d{1,3}(?:/(?:\d{1,2}(?:\([a-z]\))?|INF\.\d{1,3}|WP\.\d{1,3}|(?:Rev|Add|Corr)\.\d{1,2})){1,4}`
	codex      = `CX/[A-Z]{2,8}[ ]\d{2}/\d{1,2}/\d{1,2}(?:[-/ ]?(?:Add|Rev|Corr)\.[ ]?\d{1,2})?|CRD[ ]?\d{1,3}`
	// programmeLabelled is the label of a work programme whose name does not contain these words.
	programmeLabelled = `^(?:work[\s\p{Z}]+program(?:me)?|programme[\s\p{Z}]+de[\s\p{Z}]+travail|programa[\s\p{Z}]+de[\s\p{Z}]+trabajo)[\s\p{Z}]*:`
	dateRange         = `\d{1,2}(?:er|st|nd|rd|th|º)?(?:[ ]\p{L}{3,10})?[ ]?[-–—][ ]?\d{1,2}(?:er|st|nd|rd|th)?[ ](?:de[ ])?\p{L}{3,10}(?:[ ]de)?[ ]\d{4}`
)

var (
	symbolCell   = regexp.MustCompile(`^(?:` + codex + `|` + imoSymbol + `|` + symbolPart + `)$`)
	symbolRemark = regexp.MustCompile(`^(?:` + symbolPart + `)[\s\p{Z}]+\([^()]*\)$`)
	symbolSplit  = regexp.MustCompile(`[\s\p{Z}]*[,;•·][\s\p{Z}]*|[\s\p{Z}]+[–—-][\s\p{Z}]+`)

	// councilNumber is a symbol of the Council of the European Union, and subjectCode a code of its subjects.
	councilNumber = regexp.MustCompile(`^(?:ST[ ])?\d{4,5}/\d{2}(?:[ ](?:REV|ADD|COR)[ ]\d{1,2})*$`)
	subjectCode   = regexp.MustCompile(`^[A-Z][A-Z-]{1,13}[ ]\d{1,4}$`)
	// documentType matches the type that some bodies print on their documents, such as "NOTE" or "WORKING PAPER".
	documentType = regexp.MustCompile(`^(?:NOTE|"?[AI]/?[AI]?"?[ ]ITEM[ ]NOTE|REPORT|INFORMATION[ ]NOTE|COVER[ ]NOTE|OUTCOME[ ]OF[ ]PROCEEDINGS|WORKING[ ](?:PAPER|DOCUMENT)|ROOM[ ]DOCUMENT|INFORMAL[ ](?:PAPER|DOCUMENT)|(?i:non-?paper|draft|room[ ]document|concept[ ]note|discussion[ ]paper|document[ ]officieux|documento[ ]oficioso)|Interinstitutional[ ]File:.*|\d{4}/\d{4}[ ]?\([A-Z]{3}\))$`)

	archiveNumber = regexp.MustCompile(`^(?:\((\d{2}-\d{4,5})\)|(?:GE\.)?(\d{2}-\d{5})[\s\p{Z}]*\([A-Z]\)(?:[\s\p{Z}]+\d{6}){0,3})$`)
	barCode       = regexp.MustCompile(`^\*[\s\p{Z}]*\d{7,8}[\s\p{Z}]*\*$`)
	original      = regexp.MustCompile(`(?i)^(?:original|langue originale|idioma original)[\s\p{Z}]*:[\s\p{Z}]*(\p{L}+(?:[\s\p{Z}]*[/,][\s\p{Z}]*\p{L}+)*)$|^\(OR\.[\s\p{Z}]*(\p{L}{2})\)$`)
	access        = regexp.MustCompile(`(?i)^(?:restricted|confidential|limite|restreint ue/eu restricted|diffusion restreinte|confidentiel|confidencial|distribución reservada)$`)
	distribution  = regexp.MustCompile(`(?i)^distr\.?(?:ibution|ibución)?[\s\p{Z}]*:?[\s\p{Z}]+\p{L}+$`)
	meetingDays   = regexp.MustCompile(`(?i)^(?:[\p{L} ]{3,40},[ ])?` + dateRange + `$`)
	session       = regexp.MustCompile(`(?i)^(?:(?:[\p{L}-]+|\d{1,3}(?:st|nd|rd|th|e|ª|\.ª))[\s\p{Z}]+)?(?:special|resumed|regular|extraordinary|dedicated|ordinary|annual|emergency)?[\s\p{Z}]*(?:session|meeting|sesión|período de sesiones|reunión|réunion)(?:[\s\p{Z}]+(?:extraordinaire|extraordinari[ao]s?|ordinaire|spécifique|específica|en session extraordinaire))?$`)
	sessionTitle  = regexp.MustCompile(`(?i)^(?:[\p{L}-]+|\d{1,3}(?:st|nd|rd|th|e|ª)?)[\s\p{Z}]+(?:\p{L}+[\s\p{Z}]+)?(?:session|meeting|réunion|sesión|reunión)(?:[\s\p{Z}]+\p{L}+)?[\s\p{Z}]+(?:of|du|de la|des|del|de)[\s\p{Z}]`)
	organization  = regexp.MustCompile(`(?i)^(?:world trade(?: organization)?|organi[sz]ation|organisation mondiale(?: du commerce)?|du commerce|organización mundial(?: del comercio)?|del comercio|united nations|nations[\s\p{Z}]*unies|naciones[\s\p{Z}]*unidas|international maritime organization|organisation maritime internationale|joint fao/who food standards programme|codex alimentarius commission|council of the|council of the european union|conseil de l'union européenne|consejo de la unión europea|european union|framework convention on climate change|united nations framework convention on climate change|unfccc|wto omc|[EFS])$`)
	body          = regexp.MustCompile(`(?i)^(?:(?:the|le|la|el)[\s\p{Z}]+)?(?:(?:general|security|human rights|economic and social|trusteeship)[\s\p{Z}]+(?:council|assembly)|council for |committee (?:on|for) |sub-?committee on |standing committee|special committee|preparatory committee|working (?:group|party) (?:on|of) |negotiating group (?:on|for) |dedicated session on |joint statement initiative on |trade negotiations committee|dispute settlement body|trade policy review body|appellate body|(?:\p{L}+[\s\p{Z}]+)?ministerial conference|subsidiary body (?:for|on) |conference of the parties|ad hoc (?:working group|committee)|commission (?:on|for) |codex committee on |(?:maritime safety|legal|facilitation|marine environment protection|technical cooperation|first|second|third|fourth|fifth|sixth)[\s\p{Z}]+committee|council on |group of governmental experts|open-ended working group|(?:première|deuxième|troisième|quatrième|cinquième|sixième) commission|(?:primera|segunda|tercera|cuarta|quinta|sexta) comisión|conseil (?:général|de sécurité|des |du |économique)|comité (?:des |de |du |sur |chargé|préparatoire)|sous-comité |commission (?:des |de |du )|assemblée générale|groupe (?:de négociation|de travail)|organe (?:de |d'|d’|subsidiaire)|(?:\p{L}+[\s\p{Z}]+)?conférence ministérielle|conférence des parties|session spécifique sur |initiative liée à |consejo (?:general|de |del )|comité (?:de |del |sobre |preparatorio)|subcomité |comisión (?:de |del |sobre )|asamblea general|grupo de (?:negociación|trabajo)|órgano (?:de |subsidiario)|(?:\p{L}+[\s\p{Z}]+)?conferencia ministerial|conferencia de las partes|sesión específica sobre |iniciativa relacionada con )`)
	opening       = regexp.MustCompile(`^(?:The|Le|La|L['’]|Les|El|Los|Las)[\s\p{Z}]*[\p{L} ,'’-]{4,80},$`)
	programme     = regexp.MustCompile(`(?i)^(?:(?:wto[\s\p{Z}]+)?work[\s\p{Z}]+program(?:me)?[\s\p{Z}]+(?:on|for|relating)|programme[\s\p{Z}]+de[\s\p{Z}]+travail[\s\p{Z}]+(?:sur|de|relatif|concernant)|programa[\s\p{Z}]+de[\s\p{Z}]+trabajo[\s\p{Z}]+(?:sobre|de|relativo))(?:[\s\p{Z}]|$)|` + programmeLabelled + `[\s\p{Z}]+`)
	// programmeLabel matches the label before the name of a work programme.
	programmeLabel = regexp.MustCompile(`(?i)` + programmeLabelled + `[\s\p{Z}]*`)
	agendaItem     = regexp.MustCompile(`(?i)^(?:(?:provisional[\s\p{Z}]+)?agenda[\s\p{Z}]+items?|items?|point|punto|tema)[\s\p{Z}]+\d{1,3}[\s\p{Z}]*(?:\([a-z]\)|[a-z])?(?:[\s\p{Z}]+(?:(?:of[\s\p{Z}]+the|de[\s\p{Z}]+l['’]|del)[\s\p{Z}]*)?(?:provisional[\s\p{Z}]+)?(?:preliminary[\s\p{Z}]+list|agenda|ordre[\s\p{Z}]+du[\s\p{Z}]+jour|orden[\s\p{Z}]+del[\s\p{Z}]+día|programa)(?:[\s\p{Z}]+(?:provisoire|provisional))?\*{0,2})?\*{0,2}$`)
	labeled        = regexp.MustCompile(`(?i)^(subject|objet|asunto|title|titre|título|from|to|de|à|a|origine?n?|destinataire|destinatario|submitted[\s\p{Z}]+by|submission[\s\p{Z}]+by|presented[\s\p{Z}]+by|présentée?[\s\p{Z}]+par|presentad[oa][\s\p{Z}]+por|agenda[\s\p{Z}]+item|delegation|parties|party)[\s\p{Z}]*:(?:[\s\p{Z}]+|$)`)
	resolution     = regexp.MustCompile(`(?i):[\s\p{Z}]*(?:(?:revised[\s\p{Z}]+)?draft[\s\p{Z}]+(?:resolution|decision|amendments?|ministerial declaration)|amendments?[\s\p{Z}]+to[\s\p{Z}].*|projet[\s\p{Z}]+de[\s\p{Z}]+(?:résolution|décision)(?:[\s\p{Z}]+révisé)?|proyecto[\s\p{Z}]+de[\s\p{Z}]+(?:resolución|decisión)(?:[\s\p{Z}]+revisado)?)$`)
	resolutionTag  = regexp.MustCompile(`(?i)^(?:draft[\s\p{Z}]+(?:resolution|decision)|projet[\s\p{Z}]+de[\s\p{Z}]+(?:résolution|décision)|proyecto[\s\p{Z}]+de[\s\p{Z}]+(?:resolución|decisión))$`)
)

// grammars returns the expressions of the fields that are recognized without context, most reliable first.
func grammars() []grammar {
	return []grammar{
		{fieldPage, pageNumber},
		{fieldNumber, archiveNumber},
		{fieldOther, barCode},
		{fieldOther, subjectCode},
		{fieldOther, documentType},
		{fieldOriginal, original},
		{fieldAccess, access},
		{fieldDistribution, distribution},
		{fieldMeeting, meetingDays},
		{fieldReference, symbolRemark},
		{fieldOrganization, organization},
		{fieldMeeting, session},
		{fieldRevision, revisionMark},
		{fieldAgendaItem, agendaItem},
		{fieldLabeled, labeled},
		{fieldResolution, resolution},
		{fieldResolution, resolutionTag},
		{fieldNote, reason},
		{fieldCirculation, circulation},
		{fieldAuthors, submittedBy},
		{fieldProgramme, programme},
		{fieldBody, body},
		{fieldOpening, opening},
	}
}

// maxField is the length in bytes above which a line can only be prose, a list of authors or the
// sentence of circulation.
const maxField = 300

// classifyLong returns the field of a text longer than maxField, judging by its start and its end.
func classifyLong(text string) field {
	switch start := text[:maxField]; {
	case circulation.MatchString(start):
		return fieldCirculation
	case resolution.MatchString(lastBytes(text, maxField)):
		return fieldResolution
	case len(text) < maxFrontBytes && isAuthors(text):
		return fieldAuthors
	default:
		return fieldText
	}
}

// classify returns the field of a line, or of one of its columns, judging by the text alone.
func classify(text string) field {
	switch {
	case len(text) > maxField:
		return classifyLong(text)
	case isRuleText(text):
		return fieldRule
	case isSymbols(text):
		return fieldSymbol
	case isDateAlone(text):
		return fieldDate
	}
	for _, g := range grammars() {
		if g.pattern.MatchString(text) {
			return g.field
		}
	}
	if isAuthors(text) {
		return fieldAuthors
	}
	return fieldText
}

// isSymbols reports whether a text consists of one or more symbols.
func isSymbols(text string) bool {
	for part := range splitAt(symbolSplit, text) {
		if !isSymbol(part) {
			return false
		}
	}
	return true
}

// isSymbol reports whether a text is a symbol of one of the known bodies. A symbol contains a digit.
func isSymbol(text string) bool {
	return strings.ContainsAny(text, "0123456789") && (symbolCell.MatchString(text) || councilNumber.MatchString(text))
}

// splitAt yields the texts between the matches of a regular expression.
func splitAt(at *regexp.Regexp, text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for _, part := range at.Split(text, -1) {
			if !yield(strings.TrimSpace(part)) {
				return
			}
		}
	}
}

// isUnfinished reports whether a text seems to end in the middle of a title or of a list of names:
// in a comma, a dash or a function word, for example.
func isUnfinished(text string) bool {
	trimmed := strings.TrimRight(text, " \u00a0\t")
	last, _ := utf8.DecodeLastRuneInString(trimmed)
	return strings.ContainsRune(",;-–—:(/&", last) || functionWord.MatchString(lastBytes(trimmed, 20))
}

var functionWord = regexp.MustCompile(`(?i)(?:^|[\s\p{Z}'’])(?:and|or|of|the|on|in|for|to|from|by|with|as|at|an?|its|et|ou|de|du|des|le|la|les|l['’]|d['’]|sur|en|dans|pour|par|à|au|aux|y|e|o|u|del|los|las|el|sobre|para|por|con|que)$`)
