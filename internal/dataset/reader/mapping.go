package reader

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Meaning is what a column contains.
type Meaning string

// The meanings.
const (
	// ItemID is the identifier of the item, and ItemTitle its title.
	ItemID    Meaning = "item"
	ItemTitle Meaning = "title"
	// SignedOn is the day on which the sponsor signed or, with one row per item, of the item.
	SignedOn Meaning = "date"
	// SponsorID is a sponsor, and SponsorList several of them in one cell.
	SponsorID   Meaning = "sponsor"
	SponsorList Meaning = "sponsors"
	// SponsorName is the name of the sponsor whose code or number the column sponsor contains.
	SponsorName Meaning = "name"
	// SponsorRole is the role, and LeadFlag whether the sponsor leads: 1 or 0.
	SponsorRole Meaning = "role"
	LeadFlag    Meaning = "lead"
	// Attribute, ItemAttribute and SponsorAttribute are further facts about the sponsorship, the
	// item and the sponsor.
	Attribute        Meaning = "attribute"
	ItemAttribute    Meaning = "item-attribute"
	SponsorAttribute Meaning = "sponsor-attribute"
	// Ignored columns are not read.
	Ignored Meaning = "ignore"
)

// Meanings lists all meanings.
func Meanings() []Meaning {
	return []Meaning{
		ItemID, ItemTitle, SignedOn, SponsorID, SponsorList, SponsorName, SponsorRole, LeadFlag, Attribute, ItemAttribute, SponsorAttribute, Ignored,
	}
}

// repeatable reports whether several columns can have the meaning.
func (m Meaning) repeatable() bool {
	return m == Attribute || m == ItemAttribute || m == SponsorAttribute || m == Ignored
}

// Column is a column of a file.
type Column struct {
	Name    string  `json:"name"`
	Meaning Meaning `json:"meaning"`
	// Stated reports whether the settings state the meaning. Otherwise it is derived from the name
	// and the first rows.
	Stated bool `json:"stated"`
}

// headers contains the names of columns by meaning, folded, the most specific first.
func headers() map[Meaning][]string {
	return map[Meaning][]string{
		ItemID: {
			"proposalid", "billid", "itemid", "documentid", "motionid", "draftid", "documentnumber", "billnumber", "billno", "docsymbol", "symbol", "proposal",
			"bill", "item", "idproposicao", "document", "motion", "draft", "eip", "pep", "rfc", "number", "id", "resolution", "amendment", "reference",
		},
		ItemTitle: {"title", "billname", "billtitle", "proposaltitle", "documenttitle", "subject", "heading"},
		SignedOn: {
			"date", "signedon", "datesigned", "signaturedate", "cosponsordate", "sponsordate", "joinedon", "day", "proposeddate", "proposedt", "proposaldate",
			"proposedate", "introducedon", "introduced", "dateintroduced", "submittedon", "datesubmitted",
			"created", "createdon", "createdat", "circulatedon", "billdate",
		},
		SponsorID: {
			"sponsorid", "sponsorcode", "memberid", "mpid", "legislatorid", "actorid", "authorid", "sponsor", "author", "signatory", "proposer", "member",
			"delegation", "country", "actor", "mp", "nomeautor", "legislator", "deputy", "senator", "cosponsor",
		},
		SponsorList: {"sponsors", "authors", "signatories", "cosponsors", "coauthors", "proposers", "submittedby"},
		SponsorName: {"sponsorname", "membername", "authorname", "fullname", "mpname", "name"},
		SponsorRole: {"role", "sponsorrole", "sponsortype", "sponsorship", "capacity"},
		LeadFlag: {
			"lead", "islead", "leadsponsor", "primary", "isprimary", "issponsor", "proposer", "isproposer", "proposerflag", "proponente", "leadflag",
			"mainsponsor",
		},
	}
}

// foldHeader returns the letters and digits of a text in lower case, without accents.
func foldHeader(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKD.String(text))
}

// columnsOf determines the meaning of each column: those that the settings state, and for others
// what their names mean. Columns whose names mean nothing are attributes.
//
// Errors: a [*FileError] if a column of the settings does not exist or a meaning is stated twice.
func columnsOf(file string, names []string, stated map[string]Meaning) ([]Column, error) {
	columns, used := make([]Column, len(names)), map[Meaning]bool{}
	for i, name := range names {
		columns[i] = Column{Name: name}
	}
	for name, meaning := range stated {
		at := slices.IndexFunc(names, func(one string) bool {
			return one == name || foldHeader(one) == foldHeader(name) && foldHeader(name) != ""
		})
		if at < 0 {
			return nil, faultf(placeOf(file, 1, ""), "there is no column %.60q; the columns are %s", name, quoted(names))
		}
		if used[meaning] && !meaning.repeatable() {
			return nil, faultf(placeOf(file, 1, ""), "two columns are mapped to %s; map one column to it", meaning)
		}
		columns[at].Meaning, columns[at].Stated, used[meaning] = meaning, true, true
	}
	used[SponsorList] = used[SponsorList] || used[SponsorID]
	used[SponsorID] = used[SponsorList]
	guessMeanings(columns, used)
	return columns, nil
}

// guessMeanings sets the meanings that are not stated.
func guessMeanings(columns []Column, used map[Meaning]bool) {
	for _, meaning := range []Meaning{ItemID, SponsorID, SponsorList, SignedOn, SponsorRole, LeadFlag, SponsorName, ItemTitle} {
		if used[meaning] {
			continue
		}
		if at := columnCalled(columns, headers()[meaning]); at >= 0 {
			columns[at].Meaning, used[meaning] = meaning, true
			if meaning == SponsorID {
				used[SponsorList] = true
			}
		}
	}
	for i := range columns {
		switch {
		case columns[i].Meaning != "":
		case !used[SponsorID] && !used[SponsorList] && foldHeader(columns[i].Name) == "name":
			columns[i].Meaning, used[SponsorID] = SponsorID, true
		default:
			columns[i].Meaning = Attribute
		}
	}
	nameAsSponsor(columns, used)
}

// nameAsSponsor makes the column of names that of the sponsors, if there is no other.
func nameAsSponsor(columns []Column, used map[Meaning]bool) {
	if used[SponsorID] || used[SponsorList] {
		return
	}
	for i := range columns {
		if columns[i].Meaning == SponsorName {
			columns[i].Meaning = SponsorID
		}
	}
}

// columnCalled returns the column without a meaning that has the first of the names, or -1.
func columnCalled(columns []Column, names []string) int {
	for _, name := range names {
		at := slices.IndexFunc(columns, func(c Column) bool { return c.Meaning == "" && foldHeader(c.Name) == name })
		if at >= 0 {
			return at
		}
	}
	return -1
}

// layout contains the index of the column with each meaning, or -1.
type layout struct {
	columns []Column
	// item to lead are the columns with these meanings.
	item, title, day, sponsor, name, role, lead int
	// list reports whether the column sponsor contains several sponsors in a cell.
	list bool
	// attributes, itemAttributes and sponsorAttributes are the columns of attributes.
	attributes, itemAttributes, sponsorAttributes []int
}

// layoutOf returns the layout of columns.
//
// Errors: a [*FileError] if there is no column of items or of sponsors.
func layoutOf(file string, columns []Column) (layout, error) {
	at := func(meaning Meaning) int {
		return slices.IndexFunc(columns, func(c Column) bool { return c.Meaning == meaning })
	}
	all := func(meaning Meaning) (found []int) {
		for i, c := range columns {
			if c.Meaning == meaning {
				found = append(found, i)
			}
		}
		return found
	}
	l := layout{
		columns: columns, item: at(ItemID), title: at(ItemTitle), day: at(SignedOn), sponsor: at(SponsorID), name: at(SponsorName), role: at(SponsorRole),
		lead: at(LeadFlag), attributes: all(Attribute), itemAttributes: all(ItemAttribute), sponsorAttributes: all(SponsorAttribute),
	}
	if l.sponsor < 0 {
		l.sponsor, l.list = at(SponsorList), true
	}
	missing := []string{}
	for name, place := range map[string]int{"item": l.item, "sponsor": l.sponsor} {
		if place < 0 {
			missing = append(missing, name)
		}
	}
	if slices.Sort(missing); len(missing) > 0 {
		return l, faultf(placeOf(file, 1, ""), "no column is known to be the %s; the columns are %s; name it, as in --map %s=%s",
			strings.Join(missing, " or the "), quoted(namesOf(columns)), fmt.Sprintf("%q", columns[0].Name), missing[0])
	}
	return l, nil
}

func namesOf(columns []Column) []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Name
	}
	return names
}

// quoted lists names for an error message, at most twenty.
func quoted(names []string) string {
	const most = 20
	text := fmt.Sprintf("%.60q", names[:min(len(names), most)])
	if len(names) > most {
		return text + fmt.Sprintf(" and %d more", len(names)-most)
	}
	return text
}
