package query

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/internal/document"
	"proposaltracker/internal/reference/names"
	"proposaltracker/models"
)

// search is a search by one principal: its terms, the statement that finds its hits, and the
// statement's arguments.
type search struct {
	view      *View
	terms     searchTerms
	hits      string
	arguments map[string]any
}

// planning is the plan cache mode for a statement with search terms or filter values.
type planning string

const (
	// planEach plans the statement for its values on each execution, since the best plan depends on
	// how frequent they are.
	planEach planning = "force_custom_plan"
	// planOnce uses the same cached plan for all values.
	planOnce planning = "force_generic_plan"
)

// Maximum numbers of matches that are ranked. If there are more, the newest of each kind are
// ranked, and the first symbols are listed. Without a bound, a search for a frequent word would be
// slow: ranking reads the whole search vector of each text, and parses each answer again.
const (
	maxRankedTexts   = 10_000
	maxListedSymbols = 1_000
	maxRankedAnswers = 200
)

// lastCharacter is greater than every character in a symbol.
const lastCharacter = "\U0010FFFF"

// minSimilarity is the minimum similarity of a name to the query, from 0 to 1. It tolerates one or
// two wrong letters.
const minSimilarity = 0.25

func newSearch(v *View, q SearchQuery) (*search, error) {
	filter := gorm.Expr("TRUE")
	if q.Filter != nil {
		filtered, err := v.filtered("filter", *q.Filter)
		if err != nil {
			return nil, err
		}
		filter = gorm.Expr("seen.proposal_id IN (?)", filtered.Select("proposals.id"))
	}
	languages := q.Languages
	if languages == nil {
		languages = models.Languages()
	}
	s := &search{view: v, terms: parseTerms(q.Text), hits: q.hits(languages)}
	code, recognized := v.directory.Recognize(s.terms.text)
	if !recognized {
		code = models.Code(strings.ToUpper(s.terms.text))
	}
	s.arguments = s.terms.arguments(planEach, languages)
	maps.Copy(s.arguments, map[string]any{
		"filter": filter, "revisions": v.visibleRevisions().Select("revisions.id", "revisions.number", "revisions.proposal_id"),
		"answers": v.currentAnswers(), "max_texts": gorm.Expr(strconv.Itoa(maxRankedTexts)), "max_symbols": gorm.Expr(strconv.Itoa(maxListedSymbols)),
		"max_answers": gorm.Expr(strconv.Itoa(maxRankedAnswers)),
		"code":        code, "text": s.terms.text, "bare": names.Bare(s.terms.text), "similarity": minSimilarity,
	})
	return s, nil
}

// hits returns the SQL that finds hits of the requested kinds.
func (q SearchQuery) hits(languages []models.Language) string {
	statements := []string{}
	for _, of := range []struct {
		kind     MatchKind
		language models.Language
		hits     string
	}{
		{MatchProposal, "", proposalHits},
		{MatchSponsor, "", sponsorHits},
		{MatchAnswer, models.English, answersEN},
		{MatchAnswer, models.French, answersFR},
		{MatchAnswer, models.Spanish, answersES},
	} {
		wanted := len(q.Kinds) == 0 || slices.Contains(q.Kinds, of.kind)
		if wanted && (of.language == "" || slices.Contains(languages, of.language)) {
			statements = append(statements, of.hits)
		}
	}
	return strings.Join(statements, "\nUNION ALL\n")
}

// currentAnswers returns the query for visible answers that were neither replaced nor withdrawn.
func (v *View) currentAnswers() *gorm.DB {
	return v.fresh().Table("answers").Select("answers.id", "answers.texts", "questions.proposal_id").Scopes(access.VisibleAnswers(v.principal)).
		Joins("JOIN questions ON questions.id = answers.question_id").Joins("JOIN proposals ON proposals.id = questions.proposal_id").
		Where("answers.replaced_at IS NULL AND answers.withdrawn_on IS NULL")
}

// with returns the arguments of the search merged with others.
func (s *search) with(others map[string]any) map[string]any {
	all := maps.Clone(s.arguments)
	maps.Copy(all, others)
	return all
}

// searchCondition adds the condition that a visible text matches the search terms, a symbol begins
// with the text, or a document number equals it.
func (v *View) searchCondition(c *conditions, text *string) {
	if text == nil || strings.TrimSpace(*text) == "" {
		return
	}
	if err := document.CheckProse(c.at("search"), *text, maxSearch); err != nil {
		c.fail(err)
		return
	}
	arguments := parseTerms(*text).arguments(planOnce, models.Languages())
	arguments["revisions"] = v.visibleRevisions().Select("revisions.id", "revisions.proposal_id")
	c.addIndexed(fewRows, matchesSearch, arguments)
}
