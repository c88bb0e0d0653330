package query

import (
	"fmt"
	"slices"
	"strings"

	"gorm.io/gorm"

	"proposaltracker/internal/access"
	"proposaltracker/internal/document"
	"proposaltracker/internal/reference/names"
	"proposaltracker/models"
)

// search is a principal's search: the SQL of all its hits without duplicates, and its arguments.
type search struct {
	view      *View
	words     searchTerms
	only      []models.Language
	plan      planning
	sql       string
	arguments []any
}

// planning is the kind of plan that a statement with words gets.
type planning string

const (
	// planEach plans the statement for its words, so that it depends on how frequent they are.
	planEach planning = "force_custom_plan"
	// planOnce uses the same plan for all words.
	planOnce planning = "force_generic_plan"
)

// Only so many matches are ranked, the newest ones: ranking reads the whole search vector of a text, and an answer has to
// be parsed again.
const (
	maxRankedTexts   = 1_000
	maxRankedAnswers = 200
)

// configurations returns the text search configurations by language.
func configurations() map[models.Language]string {
	return map[models.Language]string{models.English: "proposals_en", models.French: "proposals_fr", models.Spanish: "proposals_es"}
}

func newSearch(v *View, q SearchQuery) (*search, error) {
	s := &search{view: v, words: parseTerms(q.Text), only: q.Languages, plan: planEach}
	var within *gorm.DB
	if q.Filter != nil {
		filtered, err := v.filtered("filter", *q.Filter)
		if err != nil {
			return nil, err
		}
		within = filtered.Select("proposals.id")
	}
	branches := []string{}
	for _, branch := range []struct {
		kind MatchKind
		hits func(within *gorm.DB) string
	}{{MatchProposal, s.proposals}, {MatchSponsor, s.sponsors}, {MatchAnswer, s.answers}} {
		if len(q.Kinds) == 0 || slices.Contains(q.Kinds, branch.kind) {
			branches = append(branches, branch.hits(within))
		}
	}
	s.sql = strings.Join(branches, "\nUNION ALL ")
	return s, nil
}

// with appends arguments in the order of their placeholders in the SQL.
func (s *search) with(sql string, arguments ...any) string {
	s.arguments = append(s.arguments, arguments...)
	return sql
}

// query returns the tsquery of the words in a text search configuration. In a generic plan it is a subquery, which is
// evaluated once; otherwise it is a constant, whose frequency Postgres estimates.
func (s *search) query(configuration string) string {
	sql, arguments := s.words.query(configuration)
	if s.plan == planOnce {
		sql = "(SELECT " + sql + ")"
	}
	return s.with(sql, arguments...)
}

// languages returns the languages of the texts to search.
func (s *search) languages() []models.Language {
	if s.only == nil {
		return models.Languages()
	}
	return slices.DeleteFunc(models.Languages(), func(l models.Language) bool { return !slices.Contains(s.only, l) })
}

// matching is the condition that a tsvector matches the words in a language. Each language has a
// separate condition, so that its index can be used.
func (s *search) matching(vector, language string) string {
	either := []string{}
	for _, of := range s.languages() {
		either = append(either, fmt.Sprintf("(%s = '%s' AND %s @@ %s)", language, of, vector, s.query(configurations()[of])))
	}
	return "(" + strings.Join(either, " OR ") + ")"
}

// queryOf returns the tsquery in the language given by a column.
func (s *search) queryOf(language string) string {
	cases := []string{}
	for _, of := range models.Languages() {
		cases = append(cases, fmt.Sprintf("WHEN '%s' THEN %s", of, s.query(configurations()[of])))
	}
	return "CASE " + language + " " + strings.Join(cases, " ") + " END"
}

// rank is between 0 and 1. It grows with the frequency, proximity and weight of the words.
func rank(vector, query string) string {
	return "ts_rank_cd(" + vector + ", " + query + ", 32)::float8"
}

// limited is the condition that the filter selects the proposal of a row of seen.
func (s *search) limited(within *gorm.DB) string {
	if within == nil {
		return "TRUE"
	}
	return s.with("seen.proposal_id IN (?)", within)
}

// visibleRevisions returns the query of columns of visible revisions.
func (s *search) visibleRevisions(columns ...string) *gorm.DB {
	return s.view.fresh().Table("revisions").Select(columns).Scopes(access.VisibleRevisions(s.view.principal)).
		Joins("JOIN proposals ON proposals.id = revisions.proposal_id")
}

// symbolBetween is the condition that the symbol of b is between two texts, which selects a prefix. LIKE would
// not use the index, because its pattern is an argument.
const symbolBetween = "upper(b.symbol) ~>=~ ? AND upper(b.symbol) ~<~ ?"

// lastCharacter is greater than every character in a symbol.
const lastCharacter = "\U0010FFFF"

// numbered is the condition that a circulated revision has the given document number.
const circulatedWithNumber = "revisions.status = 'CIRCULATED' AND revisions.document_number <> '' AND revisions.document_number = ?"

// proposals are found by a symbol, a document number, or a text, each by the best match in a revision
// that the principal sees. truncated is true if there are more matches than are ranked.
func (s *search) proposals(within *gorm.DB) string {
	const hits = `SELECT 'PROPOSAL' AS kind, 1 AS rank, proposal_id::text AS key, score, proposal_id, revision_id, text_id,
		language, NULL::uuid AS sponsor_id, NULL::uuid AS answer_id,
		(SELECT count(*) FROM newest) = %[1]d OR (SELECT count(*) FROM titled) = %[1]d AS truncated
		FROM (SELECT DISTINCT ON (proposal_id) * FROM (`
	const columns = "revisions.id, revisions.number, revisions.proposal_id"
	const others = "seen.proposal_id, seen.id AS revision_id, NULL::uuid AS text_id, 'EN' AS language, seen.number"
	newest := s.with("WITH newest AS MATERIALIZED (SELECT seen.proposal_id, seen.id AS revision_id, t.id AS text_id, t.language, seen.number, t.searchable"+
		" FROM revision_texts t JOIN (?) seen ON seen.id = t.revision_id WHERE ", s.visibleRevisions(columns))
	newest += s.matching("t.searchable", "t.language") + " AND " + s.limited(within)
	newest += fmt.Sprintf(" ORDER BY t.id DESC LIMIT %d), ", maxRankedTexts)
	titled := s.with("titled AS MATERIALIZED (SELECT "+others+", CASE WHEN upper(b.symbol) = ? THEN 3 ELSE 2 END::float8 AS score"+
		" FROM revision_symbols b JOIN (?) seen ON seen.id = b.revision_id WHERE "+symbolBetween+" AND ",
		s.words.symbol(), s.visibleRevisions(columns), s.words.symbol(), s.words.symbol()+lastCharacter)
	titled += s.limited(within) + fmt.Sprintf(" ORDER BY upper(b.symbol) USING ~<~ LIMIT %d) ", maxRankedTexts)
	ranked := "SELECT proposal_id, revision_id, text_id, language, number, " + rank("searchable", s.queryOf("language")) + " AS score FROM newest"
	filed := s.with(" UNION ALL SELECT * FROM titled UNION ALL SELECT "+others+", 3::float8 FROM revisions"+
		" JOIN (?) seen ON seen.id = revisions.id WHERE "+circulatedWithNumber+" AND ", s.visibleRevisions(columns), s.words.text)
	filed += s.limited(within) + ") each_text ORDER BY proposal_id, score DESC, number DESC, language) one_each"
	return "(" + newest + titled + fmt.Sprintf(hits, maxRankedTexts) + ranked + filed + ")"
}

// minSimilarity is the minimum similarity of a name to the query, from 0 to 1, which tolerates one or two
// wrong letters.
const minSimilarity = 0.25

// sponsors are found by code, by any form of their names, and by similar names. Titles such as
// "Republic of" do not make names similar.
func (s *search) sponsors(*gorm.DB) string {
	code, recognized := s.view.directory.Recognize(s.words.text)
	if !recognized {
		code = models.Code(strings.ToUpper(s.words.text))
	}
	text, bare := s.words.text, names.Bare(s.words.text)
	return s.with(`SELECT 'SPONSOR' AS kind, 2 AS rank, named.id::text AS key, score, NULL::uuid AS proposal_id, NULL::uuid AS revision_id, NULL::uuid AS text_id,
		'EN' AS language, named.id AS sponsor_id, NULL::uuid AS answer_id, false AS truncated
		FROM (SELECT sponsors.id, CASE
			WHEN sponsors.code = ? THEN 2.5
			ELSE coalesce((SELECT max(CASE WHEN n.proper AND n.name = (SELECT plain(?)) THEN 2
				ELSE (word_similarity((SELECT plain(?)), n.name) + similarity((SELECT plain(?)), n.name)) / 2 END)
				FROM sponsor_names n WHERE n.sponsor_id = sponsors.id AND (n.name %> (SELECT plain(?)) OR n.name = (SELECT plain(?)))), 0) END::float8 AS score
			FROM sponsors WHERE standing <> 'SECRETARIAT' AND (sponsors.code = ? OR sponsors.id IN
				(SELECT n.sponsor_id FROM sponsor_names n WHERE n.name %> (SELECT plain(?)) OR n.name = (SELECT plain(?))))) named WHERE score >= ?`,
		code, text, bare, bare, bare, text, code, bare, text, minSimilarity)
}

// answers searches current answers. Each language has a separate condition, since it has its own
// index.
func (s *search) answers(within *gorm.DB) string {
	branches := []string{}
	for _, of := range s.languages() {
		words := fmt.Sprintf("words_of('%[1]s', coalesce(seen.texts ->> '%[1]s', ''))", of)
		newest := s.with("WITH found AS MATERIALIZED (SELECT seen.* FROM (?) seen WHERE ", s.currentAnswers()) + words + " @@ " + s.query(configurations()[of])
		newest += " AND " + s.limited(within) + fmt.Sprintf(" ORDER BY seen.id DESC LIMIT %d) ", maxRankedAnswers)
		sql := fmt.Sprintf("SELECT 'ANSWER' AS kind, 4 AS rank, seen.id || ' %s' AS key, ", of) + rank(words, s.query(configurations()[of])) + " AS score"
		sql += fmt.Sprintf(`, seen.proposal_id, NULL::uuid AS revision_id, NULL::uuid AS text_id, '%s' AS language,
		NULL::uuid AS sponsor_id, seen.id AS answer_id, (SELECT count(*) FROM found) = %d AS truncated FROM found seen`, of, maxRankedAnswers)
		branches = append(branches, "("+newest+sql+")")
	}
	return strings.Join(branches, "\nUNION ALL ")
}

// currentAnswers returns the query of visible answers that were neither replaced nor withdrawn.
func (s *search) currentAnswers() *gorm.DB {
	return s.view.fresh().Table("answers").Select("answers.id", "answers.texts", "questions.proposal_id").Scopes(access.VisibleAnswers(s.view.principal)).
		Joins("JOIN questions ON questions.id = answers.question_id").Joins("JOIN proposals ON proposals.id = questions.proposal_id").
		Where("answers.replaced_at IS NULL AND answers.withdrawn_on IS NULL")
}

// matchesSearch is the condition that a proposal is found by its revisions, by a symbol or by a document number.
const matchesSearch = "proposals.id IN (? UNION ? UNION ?)"

// searchCondition adds the condition that a visible text contains the words, that a symbol
// begins with the text, or that a document number equals it.
func (v *View) searchCondition(c *conditions, text *string) {
	if text == nil || strings.TrimSpace(*text) == "" {
		return
	}
	if err := document.CheckProse(c.at("search"), *text, maxSearch); err != nil {
		c.fail(err)
		return
	}
	s := &search{view: v, words: parseTerms(*text), plan: planOnce}
	matching := s.matching("revision_texts.searchable", "revision_texts.language")
	seen := v.visibleRevisions().Select("revisions.proposal_id").
		Joins("JOIN revision_texts ON revision_texts.revision_id = revisions.id").Where(matching, s.arguments...)
	owners := v.visibleRevisions().Select("revisions.proposal_id").
		Joins("JOIN revision_symbols b ON b.revision_id = revisions.id").Where(symbolBetween, s.words.symbol(), s.words.symbol()+lastCharacter)
	filed := v.visibleRevisions().Select("revisions.proposal_id").Where(circulatedWithNumber, s.words.text)
	c.add(matchesSearch, seen, owners, filed)
}
