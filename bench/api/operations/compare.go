package operations

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Same returns the first difference between the responses of the tracker and of the other
// contenders, or nil if they contain the same data. The hand-written SQL (limit) returns the same
// structure as the tracker, and is compared value by value. The response of PostGraphile is first
// converted to that structure, as its client would do; see shape.go. IDs are opaque: two IDs at the
// same position must always identify the same object. Cursors are ignored, since they differ
// between contenders, and so is the order of co-authors, which PostGraphile cannot provide. In the
// inbox, only the tracker returns the fields that come from the token.
func Same(w Wanted, tracker, postGraphile, limit []byte) error {
	ours, err := data(tracker)
	if err != nil {
		return fmt.Errorf("tracker: %w", err)
	}
	theirs, err := data(postGraphile)
	if err != nil {
		return fmt.Errorf("PostGraphile: %w", err)
	}
	if err := SameAsLimit(w, tracker, limit); err != nil {
		return err
	}
	shaped := shape(w, theirs)
	if err := newComparison().difference("", plain(w, ours), shaped); err != nil {
		return fmt.Errorf("tracker and PostGraphile: %w", err)
	}
	return nil
}

// SameAsLimit is like [Same], but compares the tracker only with the hand-written SQL.
func SameAsLimit(w Wanted, tracker, limit []byte) error {
	ours, err := data(tracker)
	if err != nil {
		return fmt.Errorf("tracker: %w", err)
	}
	bound, err := data(limit)
	if err != nil {
		return fmt.Errorf("decode the response of the hand-written SQL server: %w", err)
	}
	if w.Operation == Desk {
		viewer := object(ours["viewer"])
		for _, ofToken := range []string{"id", "subject", "delegation", "scopes", "tokenExpiresAt"} {
			delete(viewer, ofToken)
		}
	}
	if err := newComparison().difference("", withoutCursors(ours), withoutCursors(bound)); err != nil {
		return fmt.Errorf("tracker and hand-written SQL differ: %w", err)
	}
	return nil
}

// plain returns the tracker's response without the parts that PostGraphile cannot provide.
func plain(w Wanted, ours map[string]any) any {
	if w.Operation == Desk {
		ours = object(ours["viewer"])
		for _, ofToken := range []string{"id", "subject", "delegation", "scopes", "tokenExpiresAt"} {
			delete(ours, ofToken)
		}
	}
	return unordered(withoutCursors(ours))
}

func withoutCursors(value any) any {
	switch held := value.(type) {
	case map[string]any:
		for key, inner := range held {
			switch key {
			case "cursor", "startCursor", "endCursor":
				delete(held, key)
			default:
				withoutCursors(inner)
			}
		}
	case []any:
		for _, inner := range held {
			withoutCursors(inner)
		}
	}
	return value
}

// unordered sorts co-authors by code.
func unordered(value any) any {
	switch held := value.(type) {
	case map[string]any:
		for key, inner := range held {
			unordered(inner)
			if key == "coAuthors" {
				slices.SortFunc(list(object(inner)["nodes"]), func(a, b any) int {
					return strings.Compare(text(object(object(a)["sponsor"])["code"]), text(object(object(b)["sponsor"])["code"]))
				})
			}
		}
	case []any:
		for _, inner := range held {
			unordered(inner)
		}
	}
	return value
}

// comparison is the state of a comparison of two responses.
type comparison struct {
	// right maps the IDs in the first response to those in the second, and left vice versa.
	right, left map[any]any
}

func newComparison() comparison { return comparison{map[any]any{}, map[any]any{}} }

// sameObject reports whether two IDs can identify the same object: each was previously paired with
// the other, or neither has been seen.
func (c comparison) sameObject(a, b any) bool {
	right, seen := c.right[a]
	left, alsoSeen := c.left[b]
	if !seen && !alsoSeen {
		c.right[a], c.left[b] = b, a
		return true
	}
	return right == b && left == a
}

// difference returns an error with the path of the first difference between two values; nil if they are equal.
//
//nolint:cyclop,gocognit // one case per kind of JSON value
func (c comparison) difference(path string, a, b any) error {
	switch left := a.(type) {
	case map[string]any:
		right, ok := b.(map[string]any)
		if !ok {
			return fmt.Errorf("%s differs: %v and %v", path, a, b)
		}
		for key := range right {
			if _, ok := left[key]; !ok {
				return fmt.Errorf("%s.%s: present only in the second response", path, key)
			}
		}
		for key, inner := range left {
			if key == "id" && inner != nil && right[key] != nil {
				if !c.sameObject(inner, right[key]) {
					return fmt.Errorf("%s.id: got %v and %v, want the same object", path, inner, right[key])
				}
				continue
			}
			if err := c.difference(path+"."+key, inner, right[key]); err != nil {
				return err
			}
		}
		return nil
	case []any:
		right, ok := b.([]any)
		if !ok || len(left) != len(right) {
			return fmt.Errorf("%s differs: a list of %d elements, and %v", path, len(left), b)
		}
		for i, inner := range left {
			if err := c.difference(fmt.Sprintf("%s[%d]", path, i), inner, right[i]); err != nil {
				return err
			}
		}
		return nil
	}
	if !reflect.DeepEqual(a, b) {
		return fmt.Errorf("%s differs: %v and %v", path, a, b)
	}
	return nil
}

func object(value any) map[string]any { held, _ := value.(map[string]any); return held }

func list(value any) []any { held, _ := value.([]any); return held }

func text(value any) string { held, _ := value.(string); return held }

func number(value any) float64 { held, _ := value.(float64); return held }
