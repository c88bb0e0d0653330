package main

import (
	"context"
	"fmt"
	"math/rand/v2"

	"github.com/jackc/pgx/v5"

	"proposaltracker/bench/api/fill"
	"proposaltracker/bench/api/operations"
	"proposaltracker/models"
)

// requestsEach is the number of different requests of each operation, which are sent in turn.
const requestsEach = 48

// wanted chooses the requests. They are the same for each run with the same number of proposals.
func (s *benchDatabase) wanted(ctx context.Context) (map[operations.Operation][]operations.Wanted, error) {
	pages, err := s.pages(ctx)
	if err != nil {
		return nil, err
	}
	desks, err := s.desks(ctx)
	if err != nil {
		return nil, err
	}
	return map[operations.Operation][]operations.Wanted{
		operations.Feed: s.feeds(), operations.Page: pages, operations.Desk: desks, operations.Search: searches(),
	}, nil
}

// feeds returns requests for the first page, alternately of all proposals and of one programme, in
// all languages.
func (s *benchDatabase) feeds() []operations.Wanted {
	all := []operations.Wanted{}
	programmes := s.verbs.Reader.Directory().Programmes()
	for i := range requestsEach {
		one := operations.Wanted{Operation: operations.Feed, First: 20, Language: models.Languages()[i%3]}
		if i%2 == 1 {
			programme := programmes[i%len(programmes)]
			one.Programme, one.ProgrammeID = programme.Code, &programme.ID
		}
		all = append(all, one)
	}
	return all
}

// pages returns requests for public proposals with an English text, some with two revisions or with questions.
func (s *benchDatabase) pages(ctx context.Context) ([]operations.Wanted, error) {
	rows, err := s.db.Pool.Query(ctx, `SELECT symbol FROM proposals p WHERE circulated_on IS NOT NULL AND access = 'PUBLIC'
		AND NOT EXISTS (SELECT FROM revisions r WHERE r.proposal_id = p.id
			AND NOT EXISTS (SELECT FROM revision_texts t WHERE t.revision_id = r.id AND t.language = 'EN'))
		ORDER BY md5(symbol) LIMIT $1`, requestsEach)
	if err != nil {
		return nil, fmt.Errorf("choose proposals: %w", err)
	}
	symbols, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return nil, fmt.Errorf("choose proposals: %w", err)
	}
	all := []operations.Wanted{}
	for _, symbol := range symbols {
		all = append(all, operations.Wanted{Operation: operations.Page, Language: models.English, Symbol: symbol})
	}
	return all, nil
}

// desks returns requests for the inboxes of the most active Members.
func (s *benchDatabase) desks(ctx context.Context) ([]operations.Wanted, error) {
	rows, err := s.db.Pool.Query(ctx, `SELECT s.code FROM sponsors s JOIN proposals p ON p.submitted_by_id = s.id
		GROUP BY s.code ORDER BY count(*) DESC, s.code LIMIT 16`)
	if err != nil {
		return nil, fmt.Errorf("choose delegations: %w", err)
	}
	codes, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return nil, fmt.Errorf("choose delegations: %w", err)
	}
	all := []operations.Wanted{}
	for _, code := range codes {
		all = append(all, operations.Wanted{Operation: operations.Desk, Delegation: models.Code(code)})
	}
	return all, nil
}

// searches returns searches for combinations of a frequent and a rare word, single rare words,
// names and symbols.
func searches() []operations.Wanted {
	common := []string{"vessels", "encryption", "fisheries", "cotton", "labelling", "privacy", "seeds", "patents"}
	known := []string{"Singapore", "BENCH/W/4711", "Norvège", "\"small enterprises\" insurance", "JPN", "BENCH/W/12"}
	chance := rand.New(rand.NewPCG(2026, 11)) //nolint:gosec // a reproducible sequence
	all := []operations.Wanted{}
	for i := range requestsEach {
		words := fill.RareWord(chance.IntN(4000))
		switch {
		case i%8 == 7:
			words = known[i/8]
		case i%2 == 0:
			words += " " + common[i/2%len(common)]
		}
		all = append(all, operations.Wanted{Operation: operations.Search, Words: words, First: 20})
	}
	return all
}
