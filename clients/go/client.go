// Package client is a typed client of the proposal tracker's GraphQL API. [New] creates a client, and the package has
// a function for each operation in clients/operations, generated from the schema by genqlient:
//
//	tracker := client.New("https://tracker.example.org/graphql", client.Options{Token: client.Token(token)})
//	page, err := client.ProposalPage(ctx, tracker, "JOB/GC/204", new(client.LanguageFr), nil)
//
// Nil arguments and nil input fields are omitted; [Clearing] sends null for a field that is to be cleared. Errors
// reported by the tracker are of type [*Error]. [Client.Events] follows live updates across reconnections.
//
// To retry a mutation safely, set the IdempotencyKey of its input and send the same input again while [IsTemporary]
// reports true: the tracker executes it once.
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

// TokenSource returns the token of a delegation. It is called for each request and for each new stream, so
// it can renew a token that is about to expire.
type TokenSource func(ctx context.Context) (string, error)

// Token returns a TokenSource that always returns the same token.
func Token(token string) TokenSource {
	return func(context.Context) (string, error) { return token, nil }
}

// Options configures a [Client]. The zero value reads public data in English.
type Options struct {
	// Token authenticates requests. If nil, the client sees only public data.
	Token TokenSource
	// Language selects the language of texts and names for operations that do not name one. Default: English.
	Language Language
	// HTTP sends the requests. Default: [http.DefaultClient]. Its Timeout also limits how long a stream
	// stays open; Events then opens the next one.
	HTTP *http.Client
}

// Client sends operations to one tracker. It is safe for concurrent use.
type Client struct {
	url     string
	options Options
	graphql graphql.Client
}

var _ graphql.Client = (*Client)(nil)

// errNoToken marks errors of the TokenSource.
var errNoToken = errors.New("get a token")

// New creates a client of the GraphQL endpoint at url. It sends nothing yet.
func New(url string, options Options) *Client {
	if options.HTTP == nil {
		options.HTTP = http.DefaultClient
	}
	c := &Client{url: url, options: options}
	c.graphql = graphql.NewClient(url, doerFunc(c.do))
	return c
}

// MakeRequest sends an operation. The generated functions of this package call it.
//
// Errors: an [*Error] if the tracker rejects the operation or a part of it, and the errors of the
// TokenSource and of the HTTP client.
func (c *Client) MakeRequest(ctx context.Context, request *graphql.Request, response *graphql.Response) error {
	variables, err := withoutNil(ctx, request.Variables)
	if err != nil {
		return err
	}
	sent := *request
	sent.Variables = variables
	return convertError(c.graphql.MakeRequest(ctx, &sent, response))
}

// doerFunc adapts a function to genqlient's Doer.
type doerFunc func(*http.Request) (*http.Response, error)

func (f doerFunc) Do(request *http.Request) (*http.Response, error) { return f(request) }

// do sets the headers for media type, language and token, and sends the request.
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
	response, err := c.options.HTTP.Do(request) //nolint:gosec // the caller of New chooses the URL
	if err != nil {
		return nil, fmt.Errorf("send a request to the tracker: %w", err)
	}
	return response, nil
}
