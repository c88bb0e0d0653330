package tracker

import (
	"encoding/json"
	"fmt"

	"proposaltracker/models"
)

// wantedExcerpt is a hit as the query of excerpts takes it.
type wantedExcerpt struct {
	Ord      int             `json:"ord"`
	TextID   *models.ID      `json:"text_id"`
	Position *int            `json:"position"`
	AnswerID *models.ID      `json:"answer_id"`
	Language models.Language `json:"language"`
}

// longestExcerpted is how much of a text is looked at for an excerpt, in characters.
const longestExcerpted = 100_000

// excerpts shows the words in the text of each hit, in the hits' order; nil for what has no text. Of
// a proposal it is the paragraph that has them best, and the title where no paragraph has all of them.
func (s *search) excerpts(hits []hit) ([]*models.Excerpt, error) {
	shown := make([]*models.Excerpt, len(hits))
	wanted := []wantedExcerpt{}
	for i, h := range hits {
		if h.TextID != nil || h.AnswerID != nil {
			wanted = append(wanted, wantedExcerpt{i, h.TextID, h.Position, h.AnswerID, h.Language})
		}
	}
	if len(wanted) == 0 {
		return shown, nil
	}
	list, err := json.Marshal(wanted)
	if err != nil {
		return nil, fmt.Errorf("ask for excerpts: %w", err)
	}
	found := []struct {
		Ord       int
		Language  models.Language
		Paragraph string
		Marked    string
	}{}
	q := &search{reading: s.reading, words: s.words}
	sql := q.excerptSQL(string(list))
	if err := s.db.Raw(sql, q.arguments...).Scan(&found).Error; err != nil {
		return nil, fmt.Errorf("read excerpts: %w", err)
	}
	for _, e := range found {
		shown[e.Ord] = &models.Excerpt{Language: e.Language, Paragraph: e.Paragraph, Fragments: models.ReadExcerpt(e.Marked)}
	}
	return shown, nil
}

func (s *search) excerptSQL(wanted string) string {
	const configuration = "CASE i.language WHEN 'FR' THEN 'proposals_fr'::regconfig WHEN 'ES' THEN 'proposals_es'::regconfig ELSE 'proposals_en'::regconfig END"
	sql := "SELECT i.ord, i.language, coalesce(p.number, '') AS paragraph, ts_headline(" + configuration +
		s.with(", left(translate(coalesce(p.text, a.texts ->> i.language, t.title), ?, ''), ?), ", models.MatchBegins+models.MatchEnds, longestExcerpted)
	sql += s.queryOf("i.language")
	sql += s.with(`, ?) AS marked
		FROM jsonb_to_recordset(?::jsonb) AS i (ord integer, text_id uuid, position integer, answer_id uuid, language text)
		LEFT JOIN LATERAL (SELECT p.number, p.text FROM paragraph_words w JOIN paragraphs p USING (text_id, position)
			WHERE w.text_id = i.text_id AND (w.position = i.position OR (i.position IS NULL AND w.searchable @@ `,
		`MaxWords=40, MinWords=15, MaxFragments=2, FragmentDelimiter=" … ", StartSel="`+models.MatchBegins+`", StopSel="`+models.MatchEnds+`"`, wanted)
	sql += s.queryOf("i.language") + ")) ORDER BY " + s.rank("w.searchable", "i.language")
	return sql + ` DESC, w.position LIMIT 1) p ON true
		LEFT JOIN revision_texts t ON t.id = i.text_id LEFT JOIN answers a ON a.id = i.answer_id`
}
