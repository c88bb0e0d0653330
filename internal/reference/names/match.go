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

// Prefix finds the longest name at the beginning of a text and skips articles before it: "Hong
// Kong, China" in "la Hong Kong, China y el Pakistán". Letter case matters only for acronyms.
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

// Find returns the names in running text, in order. A name must begin with a capital or a digit; of
// several names at the same position, Find returns the longest. The text can be all in capitals.
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

// longest finds the longest name at the beginning of words, and returns the code of its owner and
// its number of words. The code is empty if the name is unknown or has several owners.
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

// longest returns the end of the longest name below n that words begin with, and its number of words.
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
