package query

import (
	"bytes"
	"context"
	"slices"

	"proposaltracker/internal/opaque"
	"proposaltracker/models"
)

// PageRequest selects a page of a list: the first rows after a cursor, or the last rows before one.
type PageRequest struct {
	// First and Last are numbers of rows; exactly one of them is positive.
	First int
	Last  int
	// After and Before are cursors from the list; empty if not set.
	After  string
	Before string
	// Counted requests the total with the page. It has no effect on lists that are counted in
	// memory.
	Counted bool
}

func (p PageRequest) size() int { return p.First + p.Last }

// Page is a page of a list.
type Page[T any] struct {
	Items       []T
	Cursors     []string
	HasNext     bool
	HasPrevious bool
	// Total returns the length of the list; above a limit, only that the limit is exceeded. It may
	// query the database, so call it only if the total is needed.
	Total func(context.Context) (models.Total, error)
}

// cursor is the content of a cursor: the ID of a row and, for a sorted query, its order and the
// row's sort key.
type cursor struct {
	Order string
	Key   string
	ID    models.ID
}

// encode returns the encrypted cursor for clients; see [opaque.Codec.Cursor].
func (c cursor) encode(codec *opaque.Codec) string {
	return codec.Cursor(slices.Concat(c.ID[:], []byte(c.Order), []byte{0}, []byte(c.Key)))
}

// parseCursor decodes a cursor of a list with the given order; it returns nil if text is empty.
// Only cursors that were issued with this database's key decode, so the sort key in them needs no
// check.
//
// Errors: INVALID_INPUT at the field.
func parseCursor(codec *opaque.Codec, field, text, order string) (*cursor, error) {
	if text == "" {
		return nil, nil //nolint:nilnil // a missing cursor is not an error
	}
	content, valid := codec.ParseCursor(text)
	if !valid {
		return nil, malformedCursor(field, text)
	}
	c := cursor{}
	sortedBy, key, _ := bytes.Cut(content[copy(c.ID[:], content):], []byte{0})
	if c.Order, c.Key = string(sortedBy), string(key); c.Order != order {
		return nil, models.NewProblem(models.CursorNotOfList).At(field)
	}
	return &c, nil
}

func malformedCursor(field, text string) error {
	return models.NewProblem(models.Malformed, models.P("value", text), models.P("type", models.TermCursor)).At(field)
}

// Slice returns a page of a list that is in memory, in the order of items. Cursors are encoded with
// the reader's key.
//
// Errors: INVALID_INPUT at `after` or `before` for an invalid cursor.
func Slice[T any](r *Reader, items []T, key func(T) models.ID, page PageRequest) (Page[T], error) {
	return slicePage(r.codec, items, key, page)
}

func slicePage[T any](codec *opaque.Codec, items []T, key func(T) models.ID, page PageRequest) (Page[T], error) {
	from, err := indexOf(codec, items, key, "after", page.After, -1)
	if err != nil {
		return Page[T]{}, err
	}
	until, err := indexOf(codec, items, key, "before", page.Before, len(items))
	if err != nil {
		return Page[T]{}, err
	}
	from++
	until = max(from, until)
	if page.First > 0 {
		until = min(until, from+page.First)
	} else {
		from = max(from, until-page.Last)
	}
	rows := Page[T]{
		Items: items[from:until], HasNext: until < len(items), HasPrevious: from > 0,
		Total: func(context.Context) (models.Total, error) { return models.ExactTotal(len(items)), nil },
	}
	for _, item := range rows.Items {
		rows.Cursors = append(rows.Cursors, cursor{ID: key(item)}.encode(codec))
	}
	return rows, nil
}

// Map converts each row of a page with of. It returns the first error of of.
func Map[T, U any](rows Page[T], of func(T) (U, error)) (Page[U], error) {
	made := Page[U]{Items: []U{}, Cursors: rows.Cursors, HasNext: rows.HasNext, HasPrevious: rows.HasPrevious, Total: rows.Total}
	for _, item := range rows.Items {
		one, err := of(item)
		if err != nil {
			return made, err
		}
		made.Items = append(made.Items, one)
	}
	return made, nil
}

func indexOf[T any](codec *opaque.Codec, items []T, key func(T) models.ID, field, text string, none int) (int, error) {
	c, err := parseCursor(codec, field, text, "")
	if err != nil || c == nil {
		return none, err
	}
	index := slices.IndexFunc(items, func(item T) bool { return key(item) == c.ID })
	if index < 0 {
		return none, cursorNotOfList(field)
	}
	return index, nil
}

func cursorNotOfList(field string) error {
	return models.NewProblem(models.CursorNotOfList).At(field)
}
