package document

import (
	"strings"

	"github.com/aymanbagabas/go-udiff/lcs"
)

// EditKind states whether words are unchanged, deleted or inserted.
type EditKind string

// The kinds of edits.
const (
	EditKept     EditKind = "KEPT"
	EditDeleted  EditKind = "DELETED"
	EditInserted EditKind = "INSERTED"
)

// Edit is a run of words of a changed paragraph, with the white space after it. Unchanged and
// inserted runs form the later text; unchanged and deleted runs form the former text, except for
// typography.
type Edit struct {
	Kind EditKind
	Text string
}

// edits finds the words that differ. After 100 differences, the rest of the paragraph counts as one
// difference, since the paragraph was rewritten.
func edits(before, after unit) []Edit {
	former, later := tokenize(before.text), tokenize(after.text)
	ids := identities{}
	var all []Edit
	at := 0
	for _, diff := range lcs.DiffRunes(runesOf(before.keys, ids), runesOf(after.keys, ids)) {
		all = appendEdit(all, EditKept, later[at:diff.ReplStart])
		all = appendEdit(all, EditDeleted, former[diff.Start:diff.End])
		all = appendEdit(all, EditInserted, later[diff.ReplStart:diff.ReplEnd])
		at = diff.ReplEnd
	}
	return appendEdit(all, EditKept, later[at:])
}

func runesOf(keys []string, ids identities) []rune {
	all := make([]rune, len(keys))
	for i, key := range keys {
		all[i] = ids.of(key)
	}
	return all
}

func appendEdit(edits []Edit, kind EditKind, tokens []token) []Edit {
	if len(tokens) == 0 {
		return edits
	}
	var text strings.Builder
	for _, token := range tokens {
		text.WriteString(token.text)
	}
	return append(edits, Edit{kind, text.String()})
}
