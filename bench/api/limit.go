package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"proposaltracker/bench/api/operations"
	"proposaltracker/internal/access"
)

// limitCommand serves the hand-written statements: one per operation, whose JSON is returned
// unchanged.
type limitCommand struct {
	Listen      string `name:"listen" required:""`
	DatabaseURL string `name:"database-url" required:""`
	KeyFile     string `name:"key-file" required:""`
}

// Run serves requests until ctx ends.
func (c *limitCommand) Run(ctx context.Context, now clock) error {
	pool, err := pgxpool.New(ctx, c.DatabaseURL)
	if err != nil {
		return fmt.Errorf("open the database: %w", err)
	}
	defer pool.Close()
	config := access.Config{Issuer: access.DevIssuer, Audience: access.DevAudience, KeyFile: c.KeyFile}
	verifier, err := access.NewVerifier(ctx, config, now)
	if err != nil {
		return err
	}
	server := &http.Server{Addr: c.Listen, Handler: limit{pool, verifier}, ReadHeaderTimeout: time.Second}
	context.AfterFunc(ctx, func() { _ = server.Close() }) // the process exits next
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

type limit struct {
	pool     *pgxpool.Pool
	verifier *access.Verifier
}

// ServeHTTP responds to a request with the JSON of its statement.
func (l limit) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	answer, err := l.answer(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(answer) //nolint:gosec // JSON is not rendered as HTML; the client may have disconnected
}

func (l limit) answer(r *http.Request) ([]byte, error) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, fmt.Errorf("read the request: %w", err)
	}
	wanted := operations.Wanted{Operation: operations.Operation(strings.TrimPrefix(r.URL.Path, "/"))}
	if err := json.Unmarshal(body, &wanted); err != nil {
		return nil, fmt.Errorf("read the request: %w", err)
	}
	var asking access.Viewer
	if token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		if asking, err = l.verifier.Verify(r.Context(), token); err != nil {
			return nil, err
		}
	}
	return Answer(r.Context(), l.pool, wanted, asking)
}

// Answer runs the statement of a request with the rights of asking, and returns its result as a GraphQL response.
func Answer(ctx context.Context, pool *pgxpool.Pool, wanted operations.Wanted, asking access.Viewer) ([]byte, error) {
	sql, arguments := wanted.Statement(asking.Delegation)
	var data []byte
	if err := pool.QueryRow(ctx, sql, arguments...).Scan(&data); err != nil {
		return nil, fmt.Errorf("run the statement of %s: %w", wanted.Operation, err)
	}
	return fmt.Appendf(nil, `{"data":%s}`, data), nil
}
