package query

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"proposaltracker/internal/access"
	"proposaltracker/internal/document"
	"proposaltracker/internal/price"
	"proposaltracker/models"
)

// MatchKind is the type of a search result.
type MatchKind string

// The kinds of matches. Results with equal scores are listed in this order.
const (
	MatchProposal MatchKind = "PROPOSAL"
	MatchSponsor  MatchKind = "SPONSOR"
	MatchAnswer   MatchKind = "ANSWER"
)

// Match is a search result. Its kind determines which fields are set.
type Match struct {
	Kind MatchKind
	// Score ranks the match; it is above 1 for an exact symbol, code or name.
	Score float64
	// Excerpt shows the matching words in context. It is nil for a sponsor, and for a proposal that
	// was found only by its symbol.
	Excerpt *models.Excerpt

	Proposal *models.Proposal
	// Revision is the best matching revision of the proposal.
	Revision *models.Revision
	// Count is the number of matching paragraphs of the revision, in the language of the excerpt.
	Count  int
	Party  models.Party
	Answer *models.Answer
}

// SearchQuery selects a page of results, best first.
type SearchQuery struct {
	Text string
	// Kinds restricts the kinds of results; nil selects all kinds.
	Kinds []MatchKind
	// Languages restricts the languages of texts; nil selects all languages.
	Languages []models.Language
	// Filter restricts the results to matching proposals and their texts and answers; nil selects
	// all. It does not apply to sponsors.
	Filter *ProposalFilter
	// Page must be a forward page (First and After).
	Page PageRequest
	// Counted requests the total number of results.
	Counted bool
}

// maxSearch is the maximum length of a query in characters.
const maxSearch = 500

// check returns all errors in the query text and the lists.
func (q SearchQuery) check() error {
	faults := []error{document.CheckProse("query", q.Text, maxSearch)}
	if q.Kinds != nil && len(q.Kinds) == 0 {
		faults = append(faults, models.NewProblem(models.Empty).At("kinds"))
	}
	if q.Languages != nil && len(q.Languages) == 0 {
		faults = append(faults, models.NewProblem(models.Empty).At("textLanguages"))
	}
	return errors.Join(faults...)
}

// searchOrder is the order in the cursors of searches.
const searchOrder = "search"

// Search finds proposals, paragraphs of current texts, sponsors and answers that the viewer may see
// by the words in them, best matches first.
//
// Errors: INVALID_INPUT at `query`, `after` and in the filter, LIMIT_EXCEEDED at `query`.
func (r *Reader) Search(ctx context.Context, viewer access.Viewer, q SearchQuery, preload Preload) (Page[*Match], error) {
	var rows Page[*Match]
	total := models.ExactTotal(0)
	if document.IsBlank(q.Text) {
		return rows, models.NewProblem(models.Empty).At("query")
	}
	if err := q.check(); err != nil {
		return rows, err
	}
	after, err := r.parseMatchKey(q.Page.After)
	if err != nil {
		return rows, err
	}
	err = r.read(ctx, viewer, func(v *View) error {
		s, err := newSearch(v, q)
		if err != nil {
			return err
		}
		hits, err := s.page(after, q.Page.size()+1)
		if err != nil {
			return err
		}
		rows.HasNext, rows.HasPrevious = len(hits) > q.Page.size(), q.Page.After != ""
		for _, h := range hits {
			total = models.Total{Count: h.Total, Exact: !h.Truncated}
		}
		hits = hits[:min(len(hits), q.Page.size())]
		rows.Items, rows.Cursors, err = s.matches(hits, preload)
		return err
	})
	rows.Total = func(ctx context.Context) (models.Total, error) {
		if q.Counted && (total.Count > 0 || after == nil) {
			return total, nil
		}
		return r.countMatches(ctx, viewer, q)
	}
	return rows, err
}

func (r *Reader) countMatches(ctx context.Context, viewer access.Viewer, q SearchQuery) (models.Total, error) {
	return Read(ctx, r, viewer, func(v *View) (models.Total, error) {
		s, err := newSearch(v, q)
		if err != nil {
			return models.Total{}, err
		}
		hits, err := s.page(nil, 1)
		if err != nil || len(hits) == 0 {
			return models.ExactTotal(0), err
		}
		return models.Total{Count: hits[0].Total, Exact: !hits[0].Truncated}, nil
	})
}

// matchKey is the sort key of a hit.
type matchKey struct {
	Score float64
	Rank  int
	Key   string
}

func (p matchKey) cursor() cursor {
	key := strconv.FormatFloat(p.Score, 'g', -1, 64) + " " + strconv.Itoa(p.Rank) + " " + p.Key
	return cursor{Order: searchOrder, Key: key}
}

// parseMatchKey decodes the sort key in a cursor; nil if there is no cursor.
func (r *Reader) parseMatchKey(text string) (*matchKey, error) {
	c, err := parseCursor(r.codec, "after", text, searchOrder)
	if err != nil || c == nil {
		return nil, err
	}
	parts := strings.SplitN(c.Key, " ", 3)
	if len(parts) == 3 {
		score, scoreErr := strconv.ParseFloat(parts[0], 64)
		rank, rankErr := strconv.ParseInt(parts[1], 10, 16)
		if scoreErr == nil && rankErr == nil {
			return &matchKey{score, int(rank), parts[2]}, nil
		}
	}
	return nil, malformedCursor("after", text)
}

// hit is a row of the search query.
type hit struct {
	Kind       MatchKind
	Rank       int
	Key        string
	Score      float64
	ProposalID *models.ID
	RevisionID *models.ID
	TextID     *models.ID
	Language   models.Language
	SponsorID  *models.ID
	AnswerID   *models.ID
	// Total is the number of listed hits of the search; Truncated states whether there are more.
	Total     int
	Truncated bool
}

// maxBestHits is the number of best hits that the first statement reads. Pages within them need no
// other statement.
const maxBestHits = 500

// statement returns the statement that reads hits after a sort key, best first.
func (s *search) statement(after *matchKey, limit int) (sql string, values []any) {
	follows := clause.Expression(gorm.Expr("TRUE"))
	if after != nil {
		follows = clause.NamedExpr{SQL: followsHit, Vars: []any{map[string]any{"score": -after.Score, "rank": after.Rank, "key": after.Key}}}
	}
	arguments := s.with(map[string]any{"after": follows, "limit": gorm.Expr(strconv.Itoa(limit))})
	return statement(s.view.db.Raw(searchPageBegin+s.hits+searchPageEnd, arguments), &[]hit{})
}

// run runs a statement that finds hits. The statement is planned for its search terms, and gets
// enough memory for the bitmaps of frequent ones.
func (s *search) run(sql string, values []any) ([]hit, error) {
	hits, b := []hit{}, s.view.batch()
	b.queued.Queue("SET LOCAL work_mem = '64MB'")
	b.plan(planEach)
	queueRows(b, &hits, sql, values, pgx.RowToStructByName[hit])
	b.plan(planOnce)
	if err := s.view.run(b); err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	s.view.work.Add(price.Searches, 1)
	if len(hits) > 0 {
		s.view.work.Add(price.Matches, min(hits[0].Total, price.MaxMatches))
	}
	return hits, nil
}

// best returns the best hits, from the cache or from the database.
func (s *search) best() ([]hit, error) {
	v := s.view
	if err := v.snapshot.begin(v.context()); err != nil {
		return nil, err
	}
	sql, values := s.statement(nil, maxBestHits)
	key, version := keyOf(sql, values), v.snapshot.version(v.principal.VisibilityKey())
	if known, has := v.counts.hits.Get(key); has && known.version == version {
		return known.best, nil
	}
	hits, err := s.run(sql, values)
	if err == nil && len(hits) >= minCachedHits {
		v.counts.hits.Add(key, bestHits{hits, version})
	}
	return hits, err
}

// page returns hits after a sort key, best first. Each hit has the total of the whole search.
func (s *search) page(after *matchKey, size int) ([]hit, error) {
	best, err := s.best()
	if err != nil {
		return nil, err
	}
	from := 0
	if after != nil {
		from = slices.IndexFunc(best, func(h hit) bool { return *after == matchKey{h.Score, h.Rank, h.Key} }) + 1
	}
	known := after == nil || from > 0
	if known && (from+size <= len(best) || len(best) < maxBestHits) {
		return best[from:min(from+size, len(best))], nil
	}
	return s.run(s.statement(after, size))
}

// matches loads the objects that hits refer to, and returns them with their cursors.
func (s *search) matches(hits []hit, preload Preload) ([]*Match, []string, error) {
	excerpts := []excerptRow{}
	proposals, err := s.proposalsOf(hits, preload, func(b *batch) { s.excerpts(b, hits, &excerpts) })
	if err != nil {
		return nil, nil, err
	}
	shown := readExcerpts(excerpts)
	found, cursors := []*Match{}, []string{}
	for i, h := range hits {
		m := &Match{Kind: h.Kind, Score: h.Score, Excerpt: shown[i].excerpt, Count: shown[i].count}
		if h.SponsorID != nil {
			if m.Party, err = s.view.Party(s.view.context(), *h.SponsorID); err != nil {
				return nil, nil, err
			}
		}
		if h.ProposalID != nil {
			m.Proposal = proposals[*h.ProposalID]
		}
		if h.RevisionID != nil {
			m.Revision, _ = m.Proposal.Revision(*h.RevisionID)
		}
		if h.AnswerID != nil {
			m.Answer = answerOf(m.Proposal, *h.AnswerID)
		}
		found = append(found, m)
		cursors = append(cursors, matchKey{h.Score, h.Rank, h.Key}.cursor().encode(s.view.codec))
	}
	return found, cursors, nil
}

func answerOf(p *models.Proposal, id models.ID) *models.Answer {
	for _, question := range p.Questions {
		for _, answer := range question.Answers {
			if answer.ID == id {
				return answer
			}
		}
	}
	return nil
}

// proposalsOf loads the proposals of hits, each once. extra queues additional statements.
func (s *search) proposalsOf(hits []hit, preload Preload, extra func(*batch)) (map[models.ID]*models.Proposal, error) {
	ids := models.IDs{}
	for _, h := range hits {
		if h.ProposalID != nil {
			ids = append(ids, *h.ProposalID)
		}
		if h.RevisionID != nil {
			preload = preload.With(Revisions)
		}
		if h.AnswerID != nil {
			preload = preload.With(Answers)
		}
	}
	return s.view.loadAll(ids, preload, extra)
}
