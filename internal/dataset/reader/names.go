package reader

import (
	"errors"
	"io"
	"slices"
)

// maxActors is the maximum number of actors of a list.
const maxActors = 200_000

// Actor is a sponsor in a list of sponsors.
type Actor struct {
	Name string
	// Attributes contains the values of the other columns by name, without missing ones.
	Attributes map[string]string
}

// ReadActors returns names and attributes of sponsors, keyed by their spelling in a file of
// sponsorships. It reads the formats of [Read]: one column contains the spelling (`sponsor`,
// `member_id`) and one the name (`name`); options.Columns can state them. If a sponsor has several
// rows, the last one is used.
//
// Errors: those of [Read], and a [*FileError] for the first invalid row.
func ReadActors(from io.ReadSeeker, o Options) (map[string]Actor, error) {
	if o.MaxBytes == 0 {
		o.MaxBytes = DefaultMaxBytes
	}
	file, err := open(from, o.Name, &o)
	if err != nil {
		return nil, err
	}
	defer file.close()
	l, err := actorLayout(o, file.table.header())
	if err != nil {
		return nil, err
	}
	actors := map[string]Actor{}
	for len(actors) < maxActors {
		one, fault, err := file.table.next()
		switch {
		case errors.Is(err, io.EOF):
			return actors, nil
		case err != nil:
			return nil, err
		case fault != nil:
			return nil, fault
		}
		if err := l.add(actors, o.Name, one); err != nil {
			return nil, err
		}
	}
	return nil, faultf(o.Name, "the list has more than %d sponsors", maxActors)
}

// actorLayout determines the columns of a list of sponsors.
func actorLayout(o Options, names []string) (*layout, error) {
	columns, err := columnsOf(o.Name, names, o.Columns)
	if err != nil {
		return nil, err
	}
	at := func(meaning Meaning) int {
		return slices.IndexFunc(columns, func(c Column) bool { return c.Meaning == meaning })
	}
	l := &layout{columns: columns, sponsor: at(SponsorID), name: at(SponsorName)}
	if l.sponsor < 0 {
		l.sponsor = at(ItemID) // a column called id
	}
	if l.sponsor < 0 || l.name < 0 {
		return nil, faultf(placeOf(o.Name, 1, ""), "the columns are %s; sponsor and name must be among them, or be stated with --map-actors", quoted(names))
	}
	return l, nil
}

// add adds the sponsor of a row.
func (l *layout) add(actors map[string]Actor, file string, one row) error {
	written, actor := cleanText(one.values[l.sponsor]), Actor{Name: cleanText(one.values[l.name]), Attributes: map[string]string{}}
	for column, problem := range map[int]string{l.sponsor: textProblem("sponsor", written, maxName), l.name: textProblem("name", actor.Name, maxName)} {
		if problem != "" {
			return faultf(placeOf(file, one.line, l.columns[column].Name), "%s", problem)
		}
	}
	for i, value := range one.values {
		if i == l.sponsor || i == l.name || isMissing(cleanText(value)) {
			continue
		}
		actor.Attributes[l.columns[i].Name] = truncated(cleanText(value), maxText)
	}
	actors[written] = actor
	return nil
}
