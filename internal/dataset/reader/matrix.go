package reader

import (
	"errors"
	"io"
	"slices"
	"strings"
)

// maxMatrixItems is the maximum number of columns of a matrix.
const maxMatrixItems = 50_000

// isMatrix reports whether the sample is an incidence matrix: the first column has labels, and all
// other cells are codes of one digit or missing, and not all are missing.
func isMatrix(names []string, sampled []row) bool {
	if len(names) < 3 || len(sampled) == 0 {
		return false
	}
	codes := 0
	for _, one := range sampled {
		for _, value := range one.values[min(1, len(one.values)):] {
			value = strings.TrimSpace(value)
			switch {
			case len(value) == 1 && value[0] >= '0' && value[0] <= '9':
				codes++
			case !isMissing(value):
				return false
			}
		}
	}
	return codes > 0
}

// matrixTable turns an incidence matrix into rows, one for each cell with a code other than 0. A
// second matrix of the same shape can contain the days.
type matrixTable struct {
	from  table
	days  table
	name  string
	names []string
	// transposed reports whether the rows are items and the columns sponsors.
	transposed bool
	// binary reports whether the settings state no roles for codes. Then only 1 can be one.
	binary  bool
	current row
	dayRow  row
	at      int
}

// matrixColumns are the columns of the rows that a matrix is turned into.
func matrixColumns() []Column {
	return []Column{
		{Name: "item", Meaning: ItemID}, {Name: "sponsor", Meaning: SponsorID}, {Name: "code", Meaning: SponsorRole}, {Name: "date", Meaning: SignedOn},
	}
}

// newMatrix reads from a matrix and, if days is not nil, from a matrix of days.
//
// Errors: a [*FileError] if the two matrices have different columns or too many.
func newMatrix(name string, from, days table) (*matrixTable, error) {
	names := from.header()
	if len(names) > maxMatrixItems {
		return nil, faultf(placeOf(name, 1, ""), "the matrix has %d columns; at most %d can be read", len(names), maxMatrixItems)
	}
	if days != nil && !slices.Equal(names, days.header()) {
		return nil, faultf(placeOf(name, 1, ""), "the matrix of dates has other columns; both must have the same columns in the same order")
	}
	called := foldHeader(names[0])
	return &matrixTable{from: from, days: days, name: name, names: names, at: len(names), transposed: slices.Contains(headers()[ItemID], called)}, nil
}

func (*matrixTable) header() []string { return namesOf(matrixColumns()) }

func (m *matrixTable) next() (row, *FileError, error) {
	for {
		for ; m.at < len(m.names); m.at++ {
			if code := strings.TrimSpace(m.current.values[m.at]); code != "0" && !isMissing(code) {
				m.at++
				return m.cell(m.at-1, code)
			}
		}
		if fault, err := m.advance(); fault != nil || err != nil {
			return row{}, fault, err
		}
	}
}

// cell returns the row of a cell.
func (m *matrixTable) cell(at int, code string) (row, *FileError, error) {
	item, sponsor, day := m.names[at], m.current.values[0], ""
	if m.transposed {
		item, sponsor = sponsor, item
	}
	if m.days != nil {
		day = m.dayRow.values[at]
	}
	switch {
	case m.binary && code == "1":
		code = string(Unstated)
	case m.binary:
		return row{}, faultf(placeOf(m.name, m.current.line, m.names[at]), "the code %.20q has no meaning; state it, as in --role %s=cosponsor", code, code), nil
	}
	return row{m.current.line, []string{item, sponsor, code, day}}, nil, nil
}

// advance reads the next row of the matrix and of the days.
func (m *matrixTable) advance() (*FileError, error) {
	one, fault, err := m.from.next()
	if err != nil || fault != nil {
		if m.days != nil && fault != nil {
			_, _, _ = m.days.next() // the rows of both correspond
		}
		return fault, err
	}
	m.current, m.at = one, 1
	if m.days == nil {
		return nil, nil //nolint:nilnil // neither a fault nor an error
	}
	day, fault, err := m.days.next()
	switch {
	case errors.Is(err, io.EOF):
		return nil, faultf(placeOf(m.name, one.line, ""), "the matrix of dates has fewer rows")
	case err != nil:
		return nil, err
	case fault != nil:
		m.at = len(m.names)
		return fault, nil
	case day.values[0] != one.values[0]:
		return nil, faultf(placeOf(m.name, one.line, ""), "the row is %.60q, but in the matrix of dates %.60q; both must have the same rows in the same order",
			one.values[0], day.values[0])
	}
	m.dayRow = day
	return nil, nil //nolint:nilnil // neither a fault nor an error
}
