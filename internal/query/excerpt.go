package query

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"

	"proposaltracker/models"
)

// excerptRequest identifies a hit in the JSON argument of the excerpt query.
type excerptRequest struct {
	Ord      int             `json:"ord"`
	TextID   *models.ID      `json:"textId"`
	AnswerID *models.ID      `json:"answerId"`
	Language models.Language `json:"language"`
}

// Parameters of excerpts. Postgres would parse text such as `<too>` as markup and drop it, so `<`
// is temporarily replaced by another character.
const (
	highlightMarks = `StartSel="` + models.MatchBegins + `", StopSel="` + models.MatchEnds + `"`
	excerptOptions = `MaxWords=40, MinWords=15, MaxFragments=2, FragmentDelimiter=" … ", ` + highlightMarks
	lessThan       = "\uE002"
	// maxWholeText is the maximum length, in characters, of a text that is shown in full.
	maxWholeText = 300
)

// maxExcerptText is the number of characters of a text that are searched for an excerpt.
const maxExcerptText = 100_000

// excerptRow is an excerpt made by Postgres.
type excerptRow struct {
	Ord       int
	Language  models.Language
	Paragraph string
	Marked    string
	// Matches is the number of matching paragraphs in the text.
	Matches int
}

// matchExcerpt is the excerpt of a hit and the number of matching paragraphs.
type matchExcerpt struct {
	excerpt *models.Excerpt
	count   int
}

// excerpts queues the query that makes the excerpts of hits in texts and answers. The excerpt of a
// proposal is taken from its best paragraph, or from its title if no paragraph contains all words.
func (s *search) excerpts(b *batch, hits []hit, into *[]excerptRow) {
	wanted := []excerptRequest{}
	for i, h := range hits {
		if h.TextID != nil || h.AnswerID != nil {
			wanted = append(wanted, excerptRequest{i, h.TextID, h.AnswerID, h.Language})
		}
	}
	if len(wanted) == 0 {
		return
	}
	list, err := json.Marshal(wanted)
	if err != nil {
		b.err = fmt.Errorf("query excerpts: %w", err)
		return
	}
	arguments := s.terms.arguments(planOnce, models.Languages())
	maps.Copy(arguments, map[string]any{
		"unstemmed": s.terms.hasPrefix(), "hits": string(list),
		"whole": maxWholeText, "whole_options": "HighlightAll=true, " + highlightMarks, "options": excerptOptions,
		"marks": "<" + models.MatchBegins + models.MatchEnds, "less_than": lessThan, "longest": maxExcerptText,
	})
	queueStructs(b, into, s.view.db.Raw(searchExcerpts, arguments))
}

// readExcerpts returns excerpts keyed by the index of their hit.
func readExcerpts(made []excerptRow) map[int]matchExcerpt {
	shown := map[int]matchExcerpt{}
	for _, e := range made {
		fragments := models.ReadExcerpt(strings.ReplaceAll(e.Marked, lessThan, "<"))
		shown[e.Ord] = matchExcerpt{&models.Excerpt{Language: e.Language, ParagraphNumber: e.Paragraph, Fragments: fragments}, e.Matches}
	}
	return shown
}
