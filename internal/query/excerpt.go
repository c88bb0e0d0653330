package query

import (
	"encoding/json"
	"fmt"
	"strings"

	"proposaltracker/models"
)

// excerptRequest is a hit in the form of an argument of the excerpt query.
type excerptRequest struct {
	Ord      int             `json:"ord"`
	TextID   *models.ID      `json:"textId"`
	AnswerID *models.ID      `json:"answerId"`
	Language models.Language `json:"language"`
}

// Parameters of excerpts. Postgres would parse `<too>` as markup and drop it, so another character
// replaces `<` temporarily.
const (
	highlightMarks = `StartSel="` + models.MatchBegins + `", StopSel="` + models.MatchEnds + `"`
	lessThan       = "\uE002"
	// maxWholeText is the length in characters up to which a text is shown completely.
	maxWholeText = 300
)

// maxExcerptText is the length in characters of the part of a text that is searched for an
// excerpt.
const maxExcerptText = 100_000

// excerptRow is an excerpt from Postgres.
type excerptRow struct {
	Ord       int
	Language  models.Language
	Paragraph string
	Marked    string
	// Matches is the number of paragraphs of the text that match.
	Matches int
}

// matchExcerpt is the excerpt of a hit and the number of its paragraphs that match.
type matchExcerpt struct {
	excerpt *models.Excerpt
	count   int
}

// excerpts adds the query of excerpts for hits with a text. The excerpt of a proposal is from its
// best paragraph, or its title if no paragraph contains all words.
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
	q := &search{view: s.view, words: s.words, plan: planOnce}
	sql := q.excerptSQL(string(list))
	queueStructs(b, into, s.view.db.Raw(sql, q.arguments...))
}

// readExcerpts reads excerpts, by the index of their hit.
func readExcerpts(made []excerptRow) map[int]matchExcerpt {
	shown := map[int]matchExcerpt{}
	for _, e := range made {
		fragments := models.ReadExcerpt(strings.ReplaceAll(e.Marked, lessThan, "<"))
		shown[e.Ord] = matchExcerpt{&models.Excerpt{Language: e.Language, ParagraphNumber: e.Paragraph, Fragments: fragments}, e.Matches}
	}
	return shown
}

func (s *search) excerptSQL(wanted string) string {
	configuration := "CASE i.language WHEN 'FR' THEN 'proposals_fr'::regconfig WHEN 'ES' THEN 'proposals_es'::regconfig ELSE 'proposals_en'::regconfig END"
	query := func() string { return s.queryOf("i.language") }
	if s.words.hasPrefix() { // prefixes match unstemmed words
		configuration = "'" + unstemmed + "'"
		query = func() string { return s.query(unstemmed) }
	}
	sql := "SELECT i.ord, i.language, coalesce(p.number, '') AS paragraph, ts_headline(" + configuration + ", said.text, " + query()
	sql += s.with(`, CASE WHEN length(said.text) < ? THEN ? ELSE ? END) AS marked, coalesce(p.matches, 0) AS matches
		FROM jsonb_to_recordset(?::jsonb) AS i (ord integer, "textId" uuid, "answerId" uuid, language text)
		LEFT JOIN LATERAL (SELECT p.number, p.text, count(*) OVER () AS matches FROM paragraph_words w JOIN paragraphs p USING (text_id, position)
			WHERE w.text_id = i."textId" AND w.searchable @@ `,
		maxWholeText, "HighlightAll=true, "+highlightMarks, `MaxWords=40, MinWords=15, MaxFragments=2, FragmentDelimiter=" … ", `+highlightMarks, wanted)
	sql += s.queryOf("i.language") + " ORDER BY " + rank("w.searchable", s.queryOf("i.language"))
	return sql + s.with(` DESC, w.position LIMIT 1) p ON true
		LEFT JOIN revision_texts t ON t.id = i."textId" LEFT JOIN answers a ON a.id = i."answerId"
		CROSS JOIN LATERAL (SELECT left(translate(coalesce(p.text, a.texts ->> i.language, t.title), ?, ?), ?) AS text) said`,
		"<"+models.MatchBegins+models.MatchEnds, lessThan, maxExcerptText)
}
