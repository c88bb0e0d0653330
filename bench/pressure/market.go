package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
	"github.com/vektah/gqlparser/v2/parser"
)

// market contains a server without effective rate limits, whose operations are measured, and the
// data that the operations need.
type market struct {
	*arena

	// delegation and secretariat are tokens.
	delegation, secretariat string
	// small contains two consecutive revisions of a proposal with short texts.
	small [2]string
	// circulated is a circulated proposal, symbol its symbol, and deep a cursor far from the
	// beginning of the list of proposals.
	circulated, symbol, deep string
	// own is a circulated proposal of the delegation.
	own string
	// idle is the CPU time per second of a server without requests.
	idle float64
	sent int
	// left contains the remaining units of each token.
	left map[string]float64
}

// scopes contains all scopes that a delegation can have.
const scopes = "proposals:read proposals:write coauthors:write answers:write followups:write venues:write webhooks:write"

// huge is a burst that no run uses up. The rate is small, so that the remaining units show what was charged.
const huge = 1_000_000_000_000

// openMarket fills a database and starts the server on it. The caller must close the market even after an error.
func openMarket(ctx context.Context, proposals int) (*market, error) {
	a, err := openArena(ctx, proposals, "--rate=1", fmt.Sprintf("--rate-burst=%d", huge))
	m := &market{arena: a, left: map[string]float64{}}
	if err != nil {
		return m, err
	}
	if m.delegation, err = a.server.token(ctx, "JPN", scopes, "delegate"); err != nil {
		return m, err
	}
	if m.secretariat, err = a.server.token(ctx, "", "secretariat "+scopes, "clerk"); err != nil {
		return m, err
	}
	if err := m.find(ctx); err != nil {
		return m, err
	}
	return m, m.rest(ctx)
}

// find reads the IDs that operations need.
func (m *market) find(ctx context.Context) error {
	var found struct {
		Proposals struct {
			PageInfo struct{ EndCursor string }
			Nodes    []struct {
				ID, Symbol string
				Revisions  struct{ Nodes []struct{ ID, Kind string } }
			}
		}
	}
	after := ""
	for page := range 8 {
		err := m.server.ask(ctx, "", `query ($after: String) {
			proposals(first: 100, after: $after) { pageInfo { endCursor } nodes { id symbol revisions(first: 5) { nodes { id kind } } } } }`,
			map[string]any{"after": after}, &found)
		if err != nil {
			return err
		}
		after = found.Proposals.PageInfo.EndCursor
		for _, proposal := range found.Proposals.Nodes {
			if revisions := proposal.Revisions.Nodes; page > 0 && len(revisions) > 1 && revisions[1].Kind == "REVISION" {
				m.circulated, m.symbol, m.small = proposal.ID, proposal.Symbol, [2]string{revisions[0].ID, revisions[1].ID}
			}
		}
	}
	m.deep = after
	var large struct{ Proposal struct{ ID string } }
	find := `query ($symbol: Symbol!) { proposal(by: {symbol: $symbol}) { id } }`
	if err := m.server.ask(ctx, "", find, map[string]any{"symbol": largeSymbol}, &large); err != nil {
		return err
	}
	m.own = large.Proposal.ID
	if m.symbol == "" {
		return errors.New("no proposal has two revisions")
	}
	return nil
}

// rest measures the CPU time of the server without requests.
func (m *market) rest(ctx context.Context) error {
	const so = 2 * time.Second
	before, err := m.server.cpuTime()
	if err != nil {
		return err
	}
	wait(ctx, so)
	after, err := m.server.cpuTime()
	m.idle = float64(after.minus(before).total()) / float64(so)
	return err
}

// request is an operation or a download.
type request struct {
	path, token string
	body        []byte // of an operation; nil for a download
}

// priced is an operation with a price.
type priced struct {
	name string
	// prepare returns n requests, and creates what they need.
	prepare func(ctx context.Context, n int) ([]request, error)
}

// send sends a request and returns its cost and the bytes of its response.
func (m *market) send(ctx context.Context, r request) (cost float64, size int, err error) {
	method := http.MethodPost
	if r.body == nil {
		method = http.MethodGet
	}
	sent, err := http.NewRequestWithContext(ctx, method, "http://"+m.server.address+r.path, bytes.NewReader(r.body))
	if err != nil {
		return 0, 0, fmt.Errorf("create a request: %w", err)
	}
	sent.Header.Set("Content-Type", "application/json")
	if r.token != "" {
		sent.Header.Set("Authorization", "Bearer "+r.token)
	}
	response, err := http.DefaultClient.Do(sent)
	if err != nil {
		return 0, 0, fmt.Errorf("send a request: %w", err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	switch {
	case err != nil:
		return 0, 0, fmt.Errorf("read a response: %w", err)
	case response.StatusCode != http.StatusOK:
		return 0, 0, fmt.Errorf("HTTP %d: %.300s", response.StatusCode, answer)
	}
	cost, err = m.charged(r.token, response.Header.Get("Ratelimit"))
	if err == nil && r.body != nil {
		cost, err = agreed(answer)
	}
	return cost, len(answer), err
}

// charged returns the units that a token was charged since its previous response, according to the
// RateLimit header.
func (m *market) charged(token, header string) (float64, error) {
	_, rest, _ := strings.Cut(header, ";r=")
	text, _, _ := strings.Cut(rest, ";")
	left, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return 0, fmt.Errorf("parse RateLimit: %q: %w", header, err)
	}
	before := m.left[token]
	m.left[token] = left
	return before - left, nil
}

// operation returns the body of a request that asks for the cost of its operation. No two bodies
// are equal, so that no response comes from the response cache.
func (m *market) operation(query string, variables map[string]any) []byte {
	m.sent++
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables, "extensions": map[string]any{"cost": true, "number": m.sent}})
	if err != nil {
		panic(fmt.Sprintf("encode an operation: %v", err)) // cannot happen: this program builds the variables
	}
	return body
}

// reads returns an anonymous operation that needs no preparation.
func (m *market) reads(name, query string, variables map[string]any) priced {
	return m.readsAs(name, "", query, func(int) map[string]any { return variables })
}

// readsAs returns an operation with the given token, and with variables that depend on the number of the run.
func (m *market) readsAs(name, token, query string, variables func(run int) map[string]any) priced {
	return priced{name, func(_ context.Context, n int) ([]request, error) {
		all := []request{}
		for i := range n {
			all = append(all, request{path: "/graphql", token: token, body: m.operation(query, variables(i))})
		}
		return all, nil
	}}
}

// document returns the text of a file in clients/operations.
func document(name string) string {
	text, err := os.ReadFile(filepath.Join("clients", "operations", name+".graphql"))
	if err != nil {
		panic(fmt.Sprintf("run this command at the root of the repository: %v", err))
	}
	return string(text)
}

// only returns an operation of a file in clients/operations, with the fragments that it uses.
func only(file, operation string) string {
	document, err := parser.ParseQuery(&ast.Source{Name: file, Input: document(file)})
	if err != nil {
		panic(fmt.Sprintf("parse an operation: %v", err))
	}
	wanted := &ast.QueryDocument{Operations: ast.OperationList{document.Operations.ForName(operation)}}
	used := map[string]bool{}
	var use func(ast.SelectionSet)
	use = func(set ast.SelectionSet) {
		for _, one := range set {
			switch selected := one.(type) {
			case *ast.Field:
				use(selected.SelectionSet)
			case *ast.InlineFragment:
				use(selected.SelectionSet)
			case *ast.FragmentSpread:
				if fragment := document.Fragments.ForName(selected.Name); !used[selected.Name] {
					used[selected.Name] = true
					wanted.Fragments = append(wanted.Fragments, fragment)
					use(fragment.SelectionSet)
				}
			}
		}
	}
	use(wanted.Operations[0].SelectionSet)
	var text strings.Builder
	formatter.NewFormatter(&text).FormatQueryDocument(wanted)
	return text.String()
}
