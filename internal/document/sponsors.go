package document

import (
	"regexp"
	"strings"
)

var (
	// marker matches the words between the kind of a document and its authors, such as "submitted by".
	marker = regexp.MustCompile(`(?i)(?:^\(?|[\s\p{Z}])(?:(?:jointly[\s\p{Z}]+)?(?:submitted|presented|prepared|tabled|proposed|sponsored|co-sponsored)[\s\p{Z}]+by|from|by|of|(?:présentée?s?|distribuée?s?|soumise?s?|faite)[\s\p{Z}]+(?:conjointement[\s\p{Z}]+)?par|émanant|par|presentad[ao]s?[\s\p{Z}]+(?:conjuntamente[\s\p{Z}]+)?por|por|des?|du|del|de[\s\p{Z}]+l['’])(?:[\s\p{Z}]*:)?[\s\p{Z}]+`)
	// documentKind matches the start of a title that names authors, such as "Joint proposal".
	documentKind = regexp.MustCompile(`(?i)^\(?(?:(?:joint|draft|revised|written|further|additional|oral|general|opening)[\s\p{Z}]+)*(?:communication|proposal|submission|statement|non-?paper|paper|document|contribution|request|declaration|intervention|note|letter|views|comments|position|text|reply|replies|working[\s\p{Z}]+paper|concept[\s\p{Z}]+(?:note|paper)|submitted|presented|prepared|tabled|proposed|sponsored|proposition|déclaration|demande|observations|réponse|présentée?s?|soumise?s?|comunicación|propuesta|documento|contribución|declaración|solicitud|nota|intervención|respuesta|presentad[ao]s?)s?[^\p{L}]`)
	onBehalf     = regexp.MustCompile(`(?i)[\s\p{Z}],?\(?(?:on[\s\p{Z}]+behalf[\s\p{Z}]+of|au[\s\p{Z}]+nom[\s\p{Z}]+(?:du[\s\p{Z}]+groupe[\s\p{Z}]+suivant[\s\p{Z}]*:|de[\s\p{Z}]+la|de[\s\p{Z}]+l['’]|des|du|de|d['’])|en[\s\p{Z}]+nombre[\s\p{Z}]+(?:del[\s\p{Z}]+siguiente[\s\p{Z}]+grupo[\s\p{Z}]*:|de[\s\p{Z}]+la|de[\s\p{Z}]+los|del|de))[\s\p{Z}]*`)
	// listEnd matches the end of a list of names.
	listEnd       = regexp.MustCompile(`(?i)[\s\p{Z}](?:on|concerning|regarding|relating|about|to[\s\p{Z}]+the|in[\s\p{Z}]+(?:response|reply|accordance|relation)|sur|concernant|relative?|sobre|relativ[ao]|is|are|has|have|est|sont|se|ha|entitled|addressed|for)[\s\p{Z}]|[:–—][\s\p{Z}]|[\s\p{Z}]-[\s\p{Z}]|\.$|\.[\s\p{Z}]+\p{Lu}`)
	functionary   = regexp.MustCompile(`(?i)^(?:the[\s\p{Z}]+|le[\s\p{Z}]+|la[\s\p{Z}]+|el[\s\p{Z}]+|l['’])?(?:chair|president|président|presidente|secretariat|secrétariat|secretaría|director|directeur|facilitator|facilitateur|coordinat|bureau|executive|committee|council|working|comité|conseil|consejo|members|membres|miembros)`)
	delegationOf  = regexp.MustCompile(`(?i)(?:delegations?|(?:permanent[\s\p{Z}]+)?missions?|governments?|permanent[\s\p{Z}]+representatives?)[\s\p{Z}]+of[\s\p{Z}]+|(?:délégations?|missions?(?:[\s\p{Z}]+permanentes?)?|gouvernements?|représentants?(?:[\s\p{Z}]+permanents?)?)[\s\p{Z}]+(?:du|des|de[\s\p{Z}]+la|de[\s\p{Z}]+l['’]|d['’]|de)[\s\p{Z}]*|(?:delegaci(?:ón|ones)|misi(?:ón|ones)(?:[\s\p{Z}]+permanentes?)?|gobiernos?)[\s\p{Z}]+(?:del|de[\s\p{Z}]+los|de[\s\p{Z}]+las|de[\s\p{Z}]+la|de)[\s\p{Z}]+|(?:délégations?[\s\p{Z}]+suivantes?|delegaci(?:ón|ones)[\s\p{Z}]+siguientes?)[\s\p{Z}]*:[\s\p{Z}]*|(?:at[\s\p{Z}]+the[\s\p{Z}]+request[\s\p{Z}]+of|(?:received|submitted)[\s\p{Z}]+(?:from|by)|à[\s\p{Z}]+la[\s\p{Z}]+demande[\s\p{Z}]+(?:du|des|de[\s\p{Z}]+la|de[\s\p{Z}]+l['’]|de|d['’])|a[\s\p{Z}]+petición[\s\p{Z}]+(?:del|de[\s\p{Z}]+la|de[\s\p{Z}]+los|de))[\s\p{Z}]*`)
	notDelegation = regexp.MustCompile(`(?i)^(?:the[\s\p{Z}]+)?(?:delegations?|permanent|missions?|government)|^(?:la[\s\p{Z}]+|las[\s\p{Z}]+|les[\s\p{Z}]+)?(?:délégation|mission|delegaci|misi)`)
)

// authorship contains the sponsors in a list of authors, and the submitter if the list names one.
type authorship struct {
	sponsors  []Sponsor
	submitter *Sponsor
}

// authorship parses the list of authors in the title block. If a delegation submits a document "on
// behalf of" a group, the delegation is the submitter, and the group is the sponsor.
func (h *header) authorship() authorship {
	for n := range h.blocks {
		b := &h.blocks[n]
		if f := b.field; f != fieldAuthors && f != fieldResolution && f != fieldLabeled && f != fieldText {
			continue
		}
		if found := h.authorsOf(b); len(found.sponsors) > 0 {
			return found
		}
	}
	return authorship{}
}

// authorsOf parses the names of authors in a block. The result is empty if there are none.
func (h *header) authorsOf(b *block) authorship {
	text := textOf(h.reader.lines, b.cells)
	if b.field == fieldResolution {
		return h.namesBetween(&text, 0, resolution.FindStringIndex(text.text), true)
	}
	if b.field == fieldLabeled && !authorLabel.MatchString(text.text) {
		return authorship{}
	}
	if b.field == fieldLabeled {
		return h.namesBetween(&text, len(labelOfField.FindString(text.text)), nil, true)
	}
	if b.field == fieldText && !documentKind.MatchString(text.text) {
		return authorship{}
	}
	start := 0
	for range maxParts {
		m := marker.FindStringIndex(text.text[start:])
		if m == nil {
			break
		}
		start += m[1]
		if found := h.namesBetween(&text, start, nil, false); len(found.sponsors) > 0 {
			return found
		}
		start-- // the space after a marker can be the first character of the next one
	}
	return h.unknownAuthors(&text, b)
}

// authorLabel matches the label of a field that names the authors.
var authorLabel = regexp.MustCompile(`(?i)^(?:from|de[\s\p{Z}]*:|orig|subm|presented|présentée?|presentad|delegation|part)[^:]*:?`)

// unknownAuthors returns the names after an unambiguous marker, even if all of them are unknown.
func (h *header) unknownAuthors(text *blockText, b *block) authorship {
	if b.field != fieldAuthors {
		return authorship{}
	}
	m := sureMarker.FindStringIndex(text.text)
	if m == nil {
		return authorship{}
	}
	return h.namesBetween(text, m[1], nil, true)
}

var sureMarker = regexp.MustCompile(`(?i)(?:^\(?|[\s\p{Z}])(?:from|by|par|por)(?:[\s\p{Z}]*:)?[\s\p{Z}]+`)

// namesBetween parses the names in a text from start up to end or, if end is nil, up to the end of
// the list. Unless unknown is true, the first name must be known; the group on whose behalf a known
// delegation acts may be unknown.
func (h *header) namesBetween(text *blockText, start int, end []int, unknown bool) authorship {
	list := text.text[start:]
	if end != nil {
		list = text.text[start:end[0]]
	}
	group := onBehalf.FindStringIndex(list)
	if group == nil {
		return authorship{sponsors: h.list(text, start, list, unknown)}
	}
	submitters := h.list(text, start, list[:group[0]], unknown)
	groups := h.list(text, start+group[1], list[group[1]:], unknown || len(submitters) > 0)
	if len(submitters) == 0 || len(groups) == 0 {
		return authorship{sponsors: append(submitters, groups...)}
	}
	found := authorship{sponsors: groups}
	if len(submitters) == 1 {
		found.submitter = &submitters[0]
		found.submitter.OnBehalfOf = &groups[0]
	}
	return found
}

// list parses a list of names. Unless unknown is true, the first name must be known.
func (h *header) list(text *blockText, start int, list string, unknown bool) []Sponsor {
	if functionary.MatchString(list) && !h.knows(list) {
		return nil
	}
	list = memberStates.ReplaceAllString(list, "")
	names := findNames(list, h.names)
	if end := listEnd.FindStringIndex(list); end != nil && (len(names) == 0 || !allKnown(names)) {
		list = list[:end[0]]
		names = findNames(list, h.names)
	}
	if len(names) == 0 || !unknown && names[0].code == "" {
		return nil
	}
	return sponsorsOf(text, start, list, names)
}

// memberStates matches the phrase "and its member states", which the European Union adds to its name.
var memberStates = regexp.MustCompile(`(?i)[\s\p{Z}]+(?:and[\s\p{Z}]+its|et[\s\p{Z}]+ses|y[\s\p{Z}]+sus)[\s\p{Z}]+(?:member[\s\p{Z}]+states|états[\s\p{Z}]+membres|estados[\s\p{Z}]+miembros)`)

func (h *header) knows(name string) bool {
	_, known := h.names(strings.Trim(name, namesEnd))
	return known
}

func allKnown(names []nameAt) bool {
	for _, name := range names {
		if name.code == "" {
			return false
		}
	}
	return true
}

// sponsorsOf converts names to sponsors. The sponsors are certain if all names in the list are known.
func sponsorsOf(text *blockText, start int, list string, names []nameAt) []Sponsor {
	var sponsors []Sponsor
	whole := allKnown(names)
	for _, name := range names {
		one := Sponsor{
			Code: name.code, Printed: tidy(list[name.start:name.end]), Confidence: Likely,
			Evidence: text.evidence(start+name.start, start+name.end),
		}
		switch {
		case name.code == "":
			one.Confidence = Unsure
		case whole:
			one.Confidence = Certain
		}
		sponsors = append(sponsors, one)
	}
	return sponsors
}

// isSponsorText reports whether a text names the authors, as in "Statement by Japan".
func (h *header) isSponsorText(b *block) bool {
	return b.field == fieldText && len(h.authorsOf(b).sponsors) > 0
}

// requester returns the delegations that request the circulation, as named in the sentence of
// circulation.
func (h *header) requester() []Sponsor {
	b, ok := h.block(fieldCirculation)
	if !ok {
		return nil
	}
	text := textOf(h.reader.lines, b.cells)
	start := 0
	for range maxParts {
		m := delegationOf.FindStringIndex(text.text[start:])
		if m == nil {
			return nil
		}
		start += m[1]
		if notDelegation.MatchString(text.text[start:]) {
			continue
		}
		if found := h.requesters(&text, start); len(found) > 0 {
			return found
		}
	}
	return nil
}

// requesters parses the delegations whose names begin at start, and the group on whose behalf they
// act.
func (h *header) requesters(text *blockText, start int) []Sponsor {
	list := text.text[start:]
	group := onBehalf.FindStringIndex(list)
	end := len(list)
	if group != nil {
		end = group[0]
	}
	if stop := listEnd.FindStringIndex(list); stop != nil {
		end = min(end, stop[0])
	}
	found := h.list(text, start, list[:end], false)
	if group == nil || len(found) == 0 {
		return found
	}
	if groups := h.list(text, start+group[1], list[group[1]:], true); len(groups) > 0 {
		for i := range found {
			found[i].OnBehalfOf = &groups[0]
		}
	}
	return found
}
