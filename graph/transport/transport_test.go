package transport_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/npmtest"
)

// TestAudit runs the complete audit suite of graphql-http.
func TestAudit(t *testing.T) {
	t.Parallel()
	node := npmtest.Node(t, "graphql-http")
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	audit := exec.CommandContext(ctx, node, "audit.mjs", newServer(t).URL)
	audit.Dir = "testdata/audit"
	out, err := audit.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "61 of 61") {
		t.Fatalf("want 61 of 61 audits to pass: %v\n%s", err, out)
	}
}

// An operation that was executed has status 200 with both media types. One that was not executed has status 400 with
// the newer type and 200 with the older one.
func TestStatus(t *testing.T) {
	t.Parallel()
	for name, operation := range map[string]struct {
		query        string
		newer, older int
		body         string // the beginning of the body
	}{
		"data without errors": {"{ __typename }", 200, 200, `{"data":{"__typename":"Query"}}`},
		"field error":         {"{ faulty }", 200, 200, `{"errors":[{"message":"the field is at fault"`},
		"no data left":        {"{ fatal }", 200, 200, `{"errors":[{"message":"the field is at fault, and may not be null"`},
		"syntax error":        {"{", 400, 200, `{"errors":[{`},
		"unknown field":       {"{ nothing }", 400, 200, `{"errors":[{`},
		"missing variable":    {"query ($x: Int!) { echo(text: $x) }", 400, 200, `{"errors":[{`},
		"no operation name":   {"query A { echo } query B { echo }", 400, 200, `{"errors":[{`},
		"panic outside field": {"{ late }", 500, 500, `{"errors":[{`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for media, status := range map[string]int{newerType: operation.newer, jsonType: operation.older} {
				got := do(t, http.MethodPost, "/graphql", `{"query":"`+operation.query+`"}`, "Content-Type", jsonType, "Accept", media)
				if got.status != status || !strings.HasPrefix(got.body, operation.body) {
					t.Errorf("%s: got status %d and body %s, want status %d and a body that begins with %s", media, got.status, got.body, status, operation.body)
				}
				if want := media + "; charset=utf-8"; got.header.Get("Content-Type") != want {
					t.Errorf("got Content-Type %q, want %q", got.header.Get("Content-Type"), want)
				}
				executed := operation.newer == http.StatusOK
				if hasData := strings.Contains(got.body, `"data"`); hasData != executed {
					t.Errorf(`got a body with "data": %t, want %t: %s`, hasData, executed, got.body)
				}
			}
		})
	}
}

func TestNegotiation(t *testing.T) {
	t.Parallel()
	for accept, want := range map[string]string{
		"":                               jsonType,
		"*/*":                            jsonType,
		"application/*":                  jsonType,
		"application/json":               jsonType,
		newerType:                        newerType,
		newerType + ";q=0.5, */*;q=0.1":  newerType,
		"application/json, " + newerType: newerType,
		"application/json, " + newerType + ";q=0.9":                   jsonType,
		newerType + ", application/json;q=0.9":                        newerType,
		newerType + ";q=0, */*":                                       jsonType,
		"text/html, application/json;q=0.1":                           jsonType,
		"APPLICATION/JSON; charset=utf-8":                             jsonType,
		"text/event-stream, " + newerType + ", multipart/mixed;q=0.2": newerType,
		"text/html":             "",
		"application/json;q=0":  "",
		"text/event-stream;q=0": "",
		"multipart/mixed":       "",
		";;;":                   "",
	} {
		t.Run(accept, func(t *testing.T) {
			t.Parallel()
			headers := []string{"Content-Type", jsonType}
			if accept != "" {
				headers = append(headers, "Accept", accept)
			}
			got := do(t, http.MethodPost, "/graphql", `{"query":"{ __typename }"}`, headers...)
			media, _, _ := strings.Cut(got.header.Get("Content-Type"), ";")
			if want == "" {
				if code, message := got.codeAndMessage(); got.status != http.StatusNotAcceptable || code != "INVALID_INPUT" || !strings.Contains(message, newerType) {
					t.Errorf("got status %d, want 406 with the accepted media types: %s", got.status, got.body)
				}
				return
			}
			if got.status != http.StatusOK || media != want {
				t.Errorf("got status %d and media type %s, want 200 and %s", got.status, media, want)
			}
		})
	}
}

// A request that is not a GraphQL operation fails with one error that describes what is required.
func TestInvalidBodies(t *testing.T) {
	t.Parallel()
	const secret = "s3cret"
	for name, refused := range map[string]struct {
		body   string
		status int
		code   string
		says   string
	}{
		"empty body":              {"", 400, "INVALID_INPUT", "empty"},
		"blank body":              {" \n", 400, "INVALID_INPUT", "empty"},
		"batch":                   {`[{"query":"{ echo }"}]`, 400, "INVALID_INPUT", "batches"},
		"string":                  {`"` + secret + `"`, 400, "INVALID_INPUT", "object"},
		"null":                    {`null`, 400, "INVALID_INPUT", "object"},
		"truncated JSON":          {`{"query":"{ echo(text: \"` + secret, 400, "INVALID_INPUT", "not JSON, at byte"},
		"text after the object":   {`{"query":"{ echo }"} ` + secret, 400, "INVALID_INPUT", "not JSON"},
		"misspelled query member": {`{"qeury":"` + secret + `"}`, 400, "INVALID_INPUT", "A value is required"},
		"null query":              {`{"query":null}`, 400, "INVALID_INPUT", "A value is required"},
		"empty query":             {`{"query":""}`, 400, "INVALID_INPUT", "A value is required"},
		"number as query":         {`{"query":1}`, 400, "INVALID_INPUT", "a string or null"},
		"list as variables":       {`{"query":"{ echo }","variables":["` + secret + `"]}`, 400, "INVALID_INPUT", "an object or null"},
		"object as operationName": {`{"query":"{ echo }","operationName":{}}`, 400, "INVALID_INPUT", "a string or null"},
		"boolean as extensions":   {`{"query":"{ echo }","extensions":true}`, 400, "INVALID_INPUT", "an object or null"},
		"not UTF-8":               {"{\"query\":\"{ echo }\",\"variables\":{\"x\":\"" + secret + "\xff\"}}", 400, "INVALID_INPUT", "not UTF-8, at byte 45"},
		"truncated UTF-8":         {"{\"query\":\"é"[:11], 400, "INVALID_INPUT", "not UTF-8, at byte 11"},
		"lone high surrogate":     {`{"query":"{ echo }","variables":{"x":"\ud83c` + secret + `"}}`, 400, "INVALID_INPUT", "surrogate pair, at byte 39"},
		"lone low surrogate":      {`{"query":"{ echo }","variables":{"x":"\\\udfc3"}}`, 400, "INVALID_INPUT", "surrogate pair, at byte 41"},
		"too large":               {`{"query":"` + strings.Repeat("x", 4096) + `"}`, 413, "LIMIT_EXCEEDED", "4096"},
		"subscription":            {`{"query":"subscription { ticks(to: 1) }"}`, 400, "INVALID_INPUT", "WebSocket"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := post(t, refused.body)
			code, message := got.codeAndMessage()
			if got.status != refused.status || code != refused.code || !strings.Contains(message, refused.says) || len(got.read.Errors) != 1 || got.read.Data != nil {
				t.Errorf("got status %d and body %s, want status %d and one error %s with %q", got.status, got.body, refused.status, refused.code, refused.says)
			}
			if strings.Contains(got.body, secret) {
				t.Errorf("the response quotes the request body: %s", got.body)
			}
		})
	}
}

// A body is read only if its header declares JSON in UTF-8, so that a form on another site cannot run a mutation.
func TestContentType(t *testing.T) {
	t.Parallel()
	for content, status := range map[string]int{
		"application/json":                  200,
		"Application/JSON; charset=UTF-8":   200,
		"application/json; charset=utf8":    200,
		"application/json; charset=utf-16":  415,
		"application/graphql":               415,
		"application/x-www-form-urlencoded": 415,
		"multipart/form-data; boundary=x":   415,
		"text/plain":                        415,
		"text/plain; a=application/json":    415,
		"application/json; charset=\"utf-8": 415,
		"":                                  415,
	} {
		t.Run(content, func(t *testing.T) {
			t.Parallel()
			got := do(t, http.MethodPost, "/graphql", `{"query":"mutation { write }"}`, "Content-Type", content)
			if got.status != status || (status != 200 && strings.Contains(got.body, "written")) {
				t.Errorf("got status %d and body %s, want status %d", got.status, got.body, status)
			}
		})
	}
	if got := post(t, `{"query":"{ echo }"}`, "Content-Encoding", "gzip"); got.status != http.StatusUnsupportedMediaType {
		t.Errorf("compressed body: got status %d, want 415: %s", got.status, got.body)
	}
}

func TestMethods(t *testing.T) {
	t.Parallel()
	query, mutation := "/graphql?query="+url.QueryEscape("{ echo(text: 1) }"), "/graphql?query="+url.QueryEscape("mutation { write }")
	for name, sent := range map[string]struct {
		method, target string
		status         int
		allow          string
	}{
		"query":                {http.MethodGet, query, 200, ""},
		"HEAD of a query":      {http.MethodHead, query, 200, ""},
		"mutation":             {http.MethodGet, mutation, 405, "POST"},
		"HEAD of a mutation":   {http.MethodHead, mutation, 405, "POST"},
		"PATCH":                {http.MethodPatch, query, 405, "GET, HEAD, POST"},
		"DELETE":               {http.MethodDelete, query, 405, "GET, HEAD, POST"},
		"OPTIONS":              {http.MethodOptions, "/graphql", 204, "GET, HEAD, POST"},
		"missing query":        {http.MethodGet, "/graphql", 400, ""},
		"invalid escape":       {http.MethodGet, "/graphql?query=%zz", 400, ""},
		"not UTF-8":            {http.MethodGet, query + "%ff", 400, ""},
		"variables not JSON":   {http.MethodGet, query + "&variables=x", 400, ""},
		"list as variables":    {http.MethodGet, query + "&variables=%5B%5D", 400, ""},
		"truncated extensions": {http.MethodGet, query + "&extensions=%7B", 400, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := do(t, sent.method, sent.target, "", "Accept", newerType)
			if got.status != sent.status || got.header.Get("Allow") != sent.allow || strings.Contains(got.body, "written") {
				t.Errorf("got status %d and Allow %q, want %d and %q: %s", got.status, got.header.Get("Allow"), sent.status, sent.allow, got.body)
			}
		})
	}
	if got := do(t, http.MethodGet, query, "", "Upgrade", "websocket"); got.status != http.StatusBadRequest {
		t.Errorf("upgrade: got status %d, want 400: %s", got.status, got.body)
	}
}

// Values arrive unchanged: every character of a text and every digit of a number.
func TestValues(t *testing.T) {
	t.Parallel()
	const query = `query ($x: JSON) { echo(text: $x) }`
	for name, value := range map[string]string{
		"long number":             `12345678901234567890`,
		"fraction":                `0.10`,
		"Unicode text":            `"Côte d’Ivoire 🏃"`,
		"nested value":            `{"a":[1,{"b":null}]}`,
		"HTML special characters": `"<a href=\"x\">&"`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			posted := post(t, `{"query":"`+query+`","variables":{"x":`+value+`}}`)
			got := do(t, http.MethodGet, "/graphql?query="+url.QueryEscape(query)+"&variables="+url.QueryEscape(`{"x":`+value+`}`), "", "Accept", newerType)
			if posted.body != got.body {
				t.Errorf("got %s by POST and %s by GET, want the same body", posted.body, got.body)
			}
			plain := strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&").Replace(got.body)
			if diff := cmp.Diff(`{"data":{"echo":`+value+"}}\n", plain); diff != "" {
				t.Errorf("body (-want +got):\n%s", diff)
			}
		})
	}
	escaped := post(t, `{"query":"`+query+`","variables":{"x":"\ud83c\udfc3 \\ud83c"}}`)
	if want := `{"data":{"echo":"🏃 \\ud83c"}}` + "\n"; escaped.body != want {
		t.Errorf("escapes: got %s, want %s", escaped.body, want)
	}
}

// A body of the maximum size is accepted. A larger body is rejected with a response, even while the client is still
// sending.
func TestBodyLimit(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(newHandler(1 << 20))
	t.Cleanup(server.Close)
	for size, status := range map[int]int{1 << 20: 200, 1<<20 + 1: 413, 10 << 20: 413} {
		frame := `{"query":"{ __typename }","extensions":{"x":""}}`
		body := strings.Replace(frame, `""`, `"`+strings.Repeat("x", size-len(frame))+`"`, 1)
		for name, reader := range map[string]io.Reader{"with Content-Length": strings.NewReader(body), "in chunks": io.MultiReader(strings.NewReader(body))} {
			request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL, reader)
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("Content-Type", jsonType)
			response, err := server.Client().Do(request)
			if err != nil {
				t.Fatalf("%d bytes, %s: %v", size, name, err)
			}
			_ = response.Body.Close()
			if response.StatusCode != status {
				t.Errorf("%d bytes, %s: got status %d, want %d", size, name, response.StatusCode, status)
			}
		}
	}
}

// A client that sends its whole body before reading still receives the error about the size of the body.
func TestResponseDuringUpload(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(newHandler(4 << 20))
	t.Cleanup(server.Close)
	connection, err := new(net.Dialer).DialContext(t.Context(), "tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = connection.Close() })
	const size = 16 << 20 // more than fits into the socket buffers of both ends
	head := fmt.Sprintf("POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n", size)
	if _, err := io.WriteString(connection, head+strings.Repeat("x", size)); err != nil {
		t.Fatalf("the server cut the connection during the upload: %v", err)
	}
	response, err := http.ReadResponse(bufio.NewReader(connection), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("got status %s, want 413", response.Status)
	}
}

// A request whose deadline passes before its operation begins receives an error.
func TestDeadlineBeforeOperation(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithDeadline(t.Context(), time.Unix(0, 0))
	defer cancel()
	request := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", strings.NewReader(`{"query":"{ echo }"}`))
	request.Header.Set("Content-Type", jsonType)
	got := serve(t, newHandler(0), request)
	if code, _ := got.codeAndMessage(); got.status != http.StatusServiceUnavailable || code != "TIMED_OUT" {
		t.Errorf("got status %d, want 503 and TIMED_OUT: %s", got.status, got.body)
	}
}

// Responses to anonymous GET queries may be cached and are revalidated by entity tag. Other responses must not be
// cached.
func TestPublicCaching(t *testing.T) {
	t.Parallel()
	server := newLiveServer(t, live(t))
	const query = "/graphql?query=%7Becho%28text%3A1%29%7D"
	first := call(t, server, http.MethodGet, query, "")
	tag := first.Header.Get("ETag")
	if tag == "" || first.Header.Get("Cache-Control") != "public, no-cache" || first.Header.Get("Vary") != "Accept, Accept-Language, Authorization" {
		t.Errorf("first response: got header %v, want an entity tag and public caching", first.Header)
	}
	again := call(t, server, http.MethodGet, query, "", "If-None-Match", tag)
	if body, err := io.ReadAll(again.Body); again.StatusCode != http.StatusNotModified || len(body) > 0 || err != nil {
		t.Errorf("revalidation: got status %s, body %q and error %v, want 304 without a body", again.Status, body, err)
	}
	if other := call(t, server, http.MethodGet, strings.Replace(query, "1", "2", 1), "", "If-None-Match", tag); other.StatusCode != http.StatusOK {
		t.Errorf("other query with the same entity tag: got status %s, want 200", other.Status)
	}
	for name, answer := range map[string]*http.Response{
		"query with a token": call(t, server, http.MethodGet, query, "", "Authorization", "Bearer JPN", "If-None-Match", tag),
		"query by POST":      call(t, server, http.MethodPost, "/graphql", `{"query":"{echo(text:1)}"}`, "If-None-Match", tag),
		"field error":        call(t, server, http.MethodGet, "/graphql?query=%7Bfaulty%7D", ""),
	} {
		if answer.StatusCode != http.StatusOK || answer.Header.Get("ETag") != "" || answer.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: got status %s, want 200 that must not be stored; header %v", name, answer.Status, answer.Header)
		}
	}
}
