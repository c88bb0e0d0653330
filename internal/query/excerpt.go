package query

import (
	"encoding/json"
	"fmt"
	"strings"

	"proposaltracker/models"
)

// wantedExcerpt is a hit as the query of excerpts takes it.
type wantedExcerpt struct {
	Ord      int             `json:"ord"`
	TextID   *models.ID      `json:"textId"`
	Position *int            `json:"position"`
	AnswerID *models.ID      `json:"answerId"`
	Language models.Language `json:"language"`
}

// What an excerpt is made of. Postgres would take `<too>` for markup and drop it, so another character
// stands for `<` while it looks.
const (
	marks    = `StartSel="` + models.MatchBegins + `", StopSel="` + models.MatchEnds + `"`
	lessThan = "\uE002"
	// shownWhole is the length below which a text is shown whole, in characters.
	shownWhole = 300
)

// longestExcerpted is how much of a text is looked at for an excerpt, in characters.
const longestExcerpted = 100_000

// excerptRow is an excerpt as Postgres makes it.
type excerptRow struct {
	Ord       int
	Language  models.Language
	Paragraph string
	Marked    string
}

// excerpts asks for the words in the text of each hit that has one. Of a proposal it is the paragraph that has
// them best, and the title where no paragraph has all of them.
func (s *search) excerpts(b *batch, hits []hit, into *[]excerptRow) {
	wanted := []wantedExcerpt{}
	for i, h := range hits {
		if h.TextID != nil || h.AnswerID != nil {
			wanted = append(wanted, wantedExcerpt{i, h.TextID, h.Position, h.AnswerID, h.Language})
		}
	}
	if len(wanted) == 0 {
		return
	}
	list, err := json.Marshal(wanted)
	if err != nil {
		b.fault = fmt.Errorf("ask for excerpts: %w", err)
		return
	}
	q := &search{View: s.View, words: s.words}
	sql := q.excerptSQL(string(list))
	rows(b, into, s.db.Raw(sql, q.arguments...))
}

// readExcerpts reads excerpts, by the place of their hit.
func readExcerpts(made []excerptRow) map[int]*models.Excerpt {
	shown := map[int]*models.Excerpt{}
	for _, e := range made {
		shown[e.Ord] = &models.Excerpt{Language: e.Language, ParagraphNumber: e.Paragraph, Fragments: models.ReadExcerpt(strings.ReplaceAll(e.Marked, lessThan, "<"))}
	}
	return shown
}

func (s *search) excerptSQL(wanted string) string {
	configuration := "CASE i.language WHEN 'FR' THEN 'proposals_fr'::regconfig WHEN 'ES' THEN 'proposals_es'::regconfig ELSE 'proposals_en'::regconfig END"
	query := func() string { return s.queryOf("i.language") }
	if s.words.byBeginning() { // a beginning is found in words as they are written
		configuration = "'" + asWritten + "'"
		query = func() string { return s.query(asWritten) }
	}
	sql := "SELECT i.ord, i.language, coalesce(p.number, '') AS paragraph, ts_headline(" + configuration + ", said.text, " + query()
	sql += s.with(`, CASE WHEN length(said.text) < ? THEN ? ELSE ? END) AS marked
		FROM jsonb_to_recordset(?::jsonb) AS i (ord integer, "textId" uuid, position integer, "answerId" uuid, language text)
		LEFT JOIN LATERAL (SELECT p.number, p.text FROM paragraph_words w JOIN paragraphs p USING (text_id, position)
			WHERE w.text_id = i."textId" AND (w.position = i.position OR (i.position IS NULL AND w.searchable @@ `,
		shownWhole, "HighlightAll=true, "+marks, `MaxWords=40, MinWords=15, MaxFragments=2, FragmentDelimiter=" … ", `+marks, wanted)
	sql += s.queryOf("i.language") + ")) ORDER BY " + rank("w.searchable", s.queryOf("i.language"))
	return sql + s.with(` DESC, w.position LIMIT 1) p ON true
		LEFT JOIN revision_texts t ON t.id = i."textId" LEFT JOIN answers a ON a.id = i."answerId"
		CROSS JOIN LATERAL (SELECT left(translate(coalesce(p.text, a.texts ->> i.language, t.title), ?, ?), ?) AS text) said`,
		"<"+models.MatchBegins+models.MatchEnds, lessThan, longestExcerpted)
}
