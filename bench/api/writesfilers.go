package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"proposaltracker/internal/access"
	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// querier is a pool or connection of pgx.
type querier interface {
	Query(ctx context.Context, sql string, arguments ...any) (pgx.Rows, error)
}

func rowsOf(ctx context.Context, pool querier, symbol string) ([]string, error) {
	rows, _ := pool.Query(ctx, rowsOfProposal, symbol, differing()) // CollectRows returns the error
	found, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (string, error) {
		var table, values string
		err := row.Scan(&table, &values)
		return table + " " + values, err //nolint:wrapcheck // wrapped below
	})
	if err != nil {
		return nil, fmt.Errorf("read the rows of a proposal: %w", err)
	}
	return found, nil
}

const (
	writesTitle = "Trust in electronic trade"
	writesDay   = "2020-01-15"
)

// writesBody is a text with ten paragraphs, three questions and a source.
func writesBody() string {
	var text strings.Builder
	text.WriteString("1  WHY\n\n")
	for i := range 10 {
		fmt.Fprintf(&text, "1.%d.  Trade by electronic means needs trust, and trust needs rules that everybody can read and that no border changes.\n\n", i+1)
	}
	for i := range 3 {
		fmt.Fprintf(&text, "Question %d – What hinders it in your country, and what would help %d of its firms?\n\n", i+1, 10*(i+1))
	}
	text.WriteString("Source: OMC (2016), World Trade Report, https://www.example.org/report.pdf.\n")
	return text.String()
}

// apiFiler files through the API.
type apiFiler struct {
	client             *http.Client
	japan, secretariat string
	body               string
}

func newAPIFiler(s *benchDatabase, now clock) (*apiFiler, error) {
	const clients = 16
	f := &apiFiler{client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: clients}}, body: writesBody()}
	var err error
	f.japan, err = access.Mint(s.key, access.Claims{
		Delegation: "JPN", Scope: string(access.ScopeProposalsRead) + " " + string(access.ScopeProposalsWrite), TTL: 24 * time.Hour,
	}, now())
	if err != nil {
		return nil, err
	}
	f.secretariat, err = access.Mint(s.key, access.Claims{Scope: string(access.ScopeSecretariat), TTL: 24 * time.Hour}, now())
	return f, err
}

const (
	createMutation = `mutation ($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id status pendingRevision { id version } } } }`
	submitMutation = `mutation ($input: SubmitRevisionInput!) { submitRevision(input: $input) { revision { id status version } } }`
	printMutation  = `mutation ($input: CirculateRevisionInput!) { circulateRevision(input: $input) { revision { id status symbols circulatedOn } } }`
)

// file implements [filer].
func (f *apiFiler) file(ctx context.Context, number int64) error {
	var created struct {
		CreateProposal struct {
			Proposal struct {
				PendingRevision struct{ ID string }
			}
		}
	}
	key := func(step string) string { return fmt.Sprintf("%s-%d", step, number) }
	err := f.send(ctx, f.japan, createMutation, map[string]any{
		"workProgramme": "ECOMMERCE", "originalLanguage": "EN", "idempotencyKey": key("create"),
		"texts": []any{map[string]any{"language": "EN", "title": writesTitle, "content": map[string]any{"body": f.body}}},
	}, &created)
	if err != nil {
		return err
	}
	revision := created.CreateProposal.Proposal.PendingRevision.ID
	var done map[string]any
	err = f.send(ctx, f.japan, submitMutation, map[string]any{"revision": revision, "expectedVersion": 1, "idempotencyKey": key("submit")}, &done)
	if err != nil {
		return err
	}
	return f.send(ctx, f.secretariat, printMutation, map[string]any{
		"revision": revision, "expectedVersion": 1, "symbols": []string{writesSymbol(number)}, "circulatedOn": writesDay, "idempotencyKey": key("circulate"),
	}, &done)
}

func writesSymbol(number int64) string { return fmt.Sprintf("FILED/W/%d", number) }

func (f *apiFiler) send(ctx context.Context, token, query string, input map[string]any, into any) error {
	body, err := json.Marshal(map[string]any{"query": query, "variables": map[string]any{"input": input}})
	if err != nil {
		return fmt.Errorf("encode a request: %w", err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://127.0.0.1:18091/graphql", bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("create a request: %w", err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := f.client.Do(request)
	if err != nil {
		return fmt.Errorf("send a request: %w", err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		return fmt.Errorf("read a response: %w", err)
	}
	var decoded struct {
		Data   json.RawMessage `json:"data"`
		Errors []any           `json:"errors"`
	}
	if err := json.Unmarshal(answer, &decoded); err != nil || response.StatusCode != http.StatusOK || len(decoded.Errors) > 0 {
		return fmt.Errorf("the tracker responds with %s: %.500s", response.Status, answer)
	}
	return json.Unmarshal(decoded.Data, into) //nolint:wrapcheck // the caller names the contender
}

// rawFiler writes the same rows with pgx, in three transactions of one batch each.
type rawFiler struct {
	pool               *pgxpool.Pool
	now                clock
	japan, secretariat models.ID
	programme          models.ID
	body               string
	recognized         document.Text
}

func newRawFiler(ctx context.Context, s *benchDatabase, now clock, connections int) (*rawFiler, error) {
	pool, err := pgxpool.New(ctx, s.address(connections))
	if err != nil {
		return nil, fmt.Errorf("connect to Postgres: %w", err)
	}
	f := &rawFiler{pool: pool, now: now, body: writesBody()}
	f.recognized = document.Parse(f.body, models.English)
	err = pool.QueryRow(ctx, `SELECT (SELECT id FROM sponsors WHERE code = 'JPN'), (SELECT id FROM sponsors WHERE code = $1),
		(SELECT id FROM work_programmes WHERE code = 'ECOMMERCE')`, models.SecretariatCode).Scan(&f.japan, &f.secretariat, &f.programme)
	if err != nil {
		return nil, fmt.Errorf("read the reference data: %w", err)
	}
	return f, nil
}
