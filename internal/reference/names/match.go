package names

import (
	"strings"

	"proposaltracker/models"
)

// Match is a name found in running text. Start and End are byte offsets.
type Match struct {
	Code       models.Code
	Start, End int
}

// Prefix finds the longest name at the beginning of a text, after articles: "Hong Kong, China" in
// "la Hong Kong, China y el Pakistán". Letter case does not matter except for acronyms.
func (r *Recognizer) Prefix(text string) (Match, bool) {
	if len(text) > maxName {
		text = strings.ToValidUTF8(text[:maxName], "")
	}
	words := r.dictionary.wordsOf(text)
	code, n := r.longest(words)
	if code == "" {
		return Match{}, false
	}
	return Match{Code: code, Start: words[0].start, End: words[n-1].end}, true
}

// Find returns the names in a running text, in order: each begins with a capital or a digit, and the
// longest counts. It reads texts in capitals too.
func (r *Recognizer) Find(text string) []Match {
	found := []Match{}
	words := r.dictionary.wordsOf(text)
	for at := 0; at < len(words); {
		code, n := models.Code(""), 0
		if words[at].capital {
			code, n = r.longest(words[at:])
		}
		if code != "" {
			found = append(found, Match{Code: code, Start: words[at].start, End: words[at+n-1].end})
		}
		at += max(n, 1)
	}
	return found
}

// longest returns the longest name at the beginning of words, and its number of words; the code is empty
// for a name that stays unknown.
func (r *Recognizer) longest(words []word) (models.Code, int) {
	own, n := r.own.root.longest(words)
	table, m := r.dictionary.index.root.longest(words)
	if m > n {
		own, n = table, m
	}
	if own == nil {
		return "", 0
	}
	return r.ownerOf(r.byKey(own.key)), n
}

// longest finds the longest way down from a node along words.
func (n *node) longest(words []word) (found *ending, length int) {
	if len(words) == 0 {
		return nil, 0
	}
	if at := n.next[words[0].raw]; at != nil && at.ends != nil && (!at.ends.acronym || words[0].upper) {
		found, length = at.ends, 1
	}
	at := n.next[words[0].canonical]
	for i := 1; i < len(words) && at != nil; i++ {
		if at = at.step(words[i]); at != nil && at.ends != nil {
			found, length = at.ends, i+1
		}
	}
	return found, length
}

func (n *node) step(w word) *node {
	switch w.before {
	case hardGap:
		return nil
	case commaGap:
		if n = n.next[comma]; n == nil {
			return nil
		}
	case noGap, hyphenGap, apostropheGap:
	}
	return n.next[w.canonical]
}
