// Package client is a typed client of the proposal tracker, made by genqlient from its schema. New
// makes a client, and there is a function for each operation that takes it:
//
//	tracker := client.New("https://tracker.example.org/graphql", client.Options{Token: client.Token(token)})
//	page, err := client.ProposalPage(ctx, tracker, "JOB/GC/204", new(client.LanguageFr), nil)
//
// What is nil in the arguments or inputs is left out. Errors that the tracker tells are an [*Error].
package client

//go:generate go tool -modfile=../../tools/go.mod genqlient genqlient.yaml

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/Khan/genqlient/graphql"
)

// TokenSource makes the token of a delegation. It is asked at each request and each new stream, so that
// it can renew a token that ends.
type TokenSource func(ctx context.Context) (string, error)

// Token is the source of one token.
func Token(token string) TokenSource {
	return func(context.Context) (string, error) { return token, nil }
}

// Options say as whom a tracker is asked, and how. The zero value asks as the public, in English.
type Options struct {
	// Token is left out to see what is public.
	Token TokenSource
	// Language is that of texts and names where an operation does not name one.
	Language Language
	// HTTP carries the requests; nil is [http.DefaultClient]. Its Timeout ends streams too, which are
	// opened again then.
	HTTP *http.Client
}

// Client asks one tracker as one viewer. It may be used by several goroutines at once.
type Client struct {
	url     string
	options Options
	graphql graphql.Client
}

var _ graphql.Client = (*Client)(nil)

// errNoToken is a fault of the source of tokens.
var errNoToken = errors.New("get a token")

// New makes a client of the tracker whose GraphQL endpoint is at url; nothing is sent yet.
func New(url string, options Options) *Client {
	if options.HTTP == nil {
		options.HTTP = http.DefaultClient
	}
	c := &Client{url: url, options: options}
	c.graphql = graphql.NewClient(url, doer(c.do))
	return c
}

// MakeRequest sends an operation; the functions of this package call it.
//
// Errors: an [*Error] where the tracker refuses the operation or a part of it, and what the source of
// tokens and the HTTP client say.
func (c *Client) MakeRequest(ctx context.Context, request *graphql.Request, response *graphql.Response) error {
	return told(c.graphql.MakeRequest(ctx, request, response))
}

// doer is a function as genqlient takes it.
type doer func(*http.Request) (*http.Response, error)

func (d doer) Do(request *http.Request) (*http.Response, error) { return d(request) }

// do sends a request as the viewer.
func (c *Client) do(request *http.Request) (*http.Response, error) {
	if request.Header.Get("Accept") == "" {
		request.Header.Set("Accept", "application/graphql-response+json, application/json;q=0.9")
	}
	if c.options.Language != "" {
		request.Header.Set("Accept-Language", strings.ToLower(string(c.options.Language)))
	}
	if c.options.Token != nil {
		token, err := c.options.Token(request.Context())
		if err != nil {
			return nil, fmt.Errorf("%w: %w", errNoToken, err)
		}
		request.Header.Set("Authorization", "Bearer "+token)
	}
	answer, err := c.options.HTTP.Do(request) //nolint:gosec // where to is the caller's choice: that is what a client is for
	if err != nil {
		return nil, fmt.Errorf("ask the tracker: %w", err)
	}
	return answer, nil
}
