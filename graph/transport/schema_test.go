package transport_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"proposaltracker/graph/transport"
)

// small is a schema with everything that a transport distinguishes: a query field that succeeds, one that fails, one
// whose failure discards all data, one that panics, a mutation, and subscriptions that end, continue, are rejected,
// and panic.
const small = `
type Query { echo(text: JSON): JSON  faulty: String  fatal: String!  late: String }
type Mutation { write: String }
type Subscription { ticks(to: Int!): Int  forever: Int  refused: Int  broken: Int }
scalar JSON`

// smallSchema executes operations on small in place of gqlgen's generated code.
type smallSchema struct{ schema *ast.Schema }

func (s smallSchema) Schema() *ast.Schema { return s.schema }

func (s smallSchema) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	return 0, false
}

func (s smallSchema) Exec(ctx context.Context) graphql.ResponseHandler {
	operation := graphql.GetOperationContext(ctx)
	if operation.Operation.Operation == ast.Subscription {
		return subscribe(ctx, operation)
	}
	answered := false
	return func(ctx context.Context) *graphql.Response {
		if answered {
			return nil
		}
		answered = true
		return execute(ctx, operation)
	}
}

// subscribe emits numbers up to the argument of the field, or one number and then nothing until it is canceled.
func subscribe(ctx context.Context, operation *graphql.OperationContext) graphql.ResponseHandler {
	field := graphql.CollectFields(operation, operation.Operation.SelectionSet, []string{"Subscription"})[0]
	count := int64(0)
	switch field.Name {
	case "refused":
		graphql.AddError(ctx, errors.New("the subscription is refused"))
		return nil
	case "broken":
		panic("outside of any field")
	}
	return func(ctx context.Context) *graphql.Response {
		count++
		if last, counts := field.ArgumentMap(operation.Variables)["to"].(int64); counts && count > last {
			return nil
		}
		if field.Name == "forever" && count > 1 {
			<-ctx.Done()
			return nil
		}
		return &graphql.Response{Data: fmt.Appendf(nil, `{%q:%d}`, field.Alias, count)}
	}
}

func execute(ctx context.Context, operation *graphql.OperationContext) *graphql.Response {
	data := map[string]any{}
	for _, field := range graphql.CollectFields(operation, operation.Operation.SelectionSet, []string{"Query", "Mutation"}) {
		switch field.Name {
		case "__typename":
			data[field.Alias] = field.ObjectDefinition.Name
		case "echo":
			data[field.Alias] = field.ArgumentMap(operation.Variables)["text"]
		case "write":
			data[field.Alias] = "written"
		case "faulty":
			data[field.Alias] = nil
			graphql.AddError(ctx, errors.New("the field is at fault"))
		case "fatal":
			graphql.AddError(ctx, errors.New("the field is at fault, and may not be null"))
			return &graphql.Response{Data: json.RawMessage("null")}
		case "late":
			panic("outside of any field")
		default: // __type of a type that does not exist
			data[field.Alias] = nil
		}
	}
	encoded, err := json.Marshal(data)
	if err != nil {
		return graphql.ErrorResponse(ctx, "%v", err)
	}
	return &graphql.Response{Data: encoded}
}

func newHandler(maxBody int64) http.Handler { return newLiveHandler(usual(maxBody)) }

// usual returns settings under which requests without a principal are public.
func usual(maxBody int64) transport.Config {
	return transport.Config{MaxBody: maxBody, Now: time.Now, Identity: func(context.Context) (any, time.Time) { return nil, time.Time{} }, Public: func(ctx context.Context) bool { return ctx.Value(principalKey{}) == nil }}
}

func newLiveHandler(config transport.Config) http.Handler {
	server := handler.New(smallSchema{gqlparser.MustLoadSchema(&ast.Source{Input: small})})
	server.SetRecoverFunc(func(context.Context, any) error { return errors.New("a panic") })
	for _, each := range transport.All(config) {
		server.AddTransport(each)
	}
	return server
}

func newServer(t *testing.T) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(newHandler(0))
	t.Cleanup(server.Close)
	return server
}

// answer is a response with its raw and its decoded body.
type answer struct {
	status int
	header http.Header
	body   string
	read   struct {
		Data   json.RawMessage `json:"data"`
		Errors []struct {
			Message    string         `json:"message"`
			Extensions map[string]any `json:"extensions"`
		} `json:"errors"`
	}
}

func (a answer) codeAndMessage() (code, message string) {
	if len(a.read.Errors) == 0 {
		return "", ""
	}
	code, _ = a.read.Errors[0].Extensions["code"].(string)
	return code, a.read.Errors[0].Message
}

// do sends one request; headers are pairs of names and values.
func do(t *testing.T, method, target, body string, headers ...string) answer {
	t.Helper()
	request := httptest.NewRequestWithContext(t.Context(), method, target, strings.NewReader(body))
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Add(headers[i], headers[i+1])
	}
	return serve(t, newHandler(4096), request)
}

func serve(t *testing.T, server http.Handler, request *http.Request) answer {
	t.Helper()
	recorder := httptest.NewRecorder()
	server.ServeHTTP(recorder, request)
	got := answer{status: recorder.Code, header: recorder.Header(), body: recorder.Body.String()}
	if got.body != "" {
		if err := json.Unmarshal([]byte(got.body), &got.read); err != nil {
			t.Fatalf("%s %s: got status %d and a body that is not JSON: %v: %s", request.Method, request.URL, got.status, err, got.body)
		}
	}
	return got
}

const (
	jsonType  = "application/json"
	newerType = "application/graphql-response+json"
)

func post(t *testing.T, body string, headers ...string) answer {
	t.Helper()
	return do(t, http.MethodPost, "/graphql", body, append([]string{"Content-Type", jsonType, "Accept", newerType}, headers...)...)
}
