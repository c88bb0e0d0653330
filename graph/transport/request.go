package transport

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"proposaltracker/internal/admission"
	"proposaltracker/models"
)

// refusal is the rejection of a request before its operation runs.
type refusal struct {
	status int
	fault  *models.Error
	// retry asks the client, with a Retry-After header, to try again.
	retry bool
}

// refuse returns a rejection.
func refuse(status int, reason models.ErrorReason, params ...models.Param) *refusal {
	return &refusal{status: status, fault: models.NewProblem(reason, params...)}
}

// malformed returns the rejection of an HTTP request that is not a valid GraphQL request.
func malformed(problem models.Term, params ...models.Param) *refusal {
	return refuse(http.StatusBadRequest, models.RequestMalformed, append(params, models.P("problem", problem))...)
}

// at returns a copy of the rejection that names the part of the request at fault.
func (r *refusal) at(field string) *refusal {
	return &refusal{status: r.status, fault: r.fault.At(field), retry: r.retry}
}

// respond sends the rejection.
func (r *refusal) respond(w http.ResponseWriter, request *http.Request) {
	if r.retry {
		w.Header().Set("Retry-After", admission.RetryAfter)
	}
	WriteError(w, request, r.status, r.fault)
}

// params reads the operation in a body into reserved memory.
func (p POST) params(r *http.Request, memory *admission.Reservation) (*graphql.RawParams, *refusal) {
	body, refused := p.body(r, memory)
	if refused != nil {
		return nil, refused
	}
	return p.decodeBody(r, body)
}

// body checks the headers and reads the body into reserved memory.
func (p POST) body(r *http.Request, memory *admission.Reservation) ([]byte, *refusal) {
	if refused := checkContent(r.Header); refused != nil {
		return nil, refused
	}
	return p.read(r, memory)
}

// decodeBody decodes the operation in a body.
func (p POST) decodeBody(r *http.Request, body []byte) (*graphql.RawParams, *refusal) {
	start := graphql.Now()
	params, refused := p.server.decode(r.Context(), body)
	if refused != nil {
		return nil, refused
	}
	return stamp(params, r, start), nil
}

// address returns the query string of a request. The limit on headers bounds its length.
func address(r *http.Request, _ *admission.Reservation) ([]byte, *refusal) {
	return []byte(r.URL.RawQuery), nil
}

// decodeAddress decodes the operation in a query string.
func decodeAddress(r *http.Request, raw []byte) (*graphql.RawParams, *refusal) {
	start := graphql.Now()
	values, err := url.ParseQuery(string(raw))
	if err != nil {
		return nil, malformed(models.TermQueryStringEscape)
	}
	body := map[string]json.RawMessage{}
	for _, name := range []string{"query", "operationName", "documentId"} {
		if values.Has(name) {
			if refused := checkText(name, []byte(values.Get(name))); refused != nil {
				return nil, refused
			}
			body[name] = mustMarshal(values.Get(name))
		}
	}
	for _, name := range []string{"variables", "extensions"} {
		if text := values.Get(name); text != "" {
			if refused := checkJSON(name, []byte(text)); refused != nil {
				return nil, refused
			}
			body[name] = json.RawMessage(text)
		}
	}
	params, refused := parameters(body)
	if refused != nil {
		return nil, refused
	}
	return stamp(params, r, start), nil
}

func stamp(params *graphql.RawParams, r *http.Request, start time.Time) *graphql.RawParams {
	params.Headers = r.Header
	params.ReadTime = graphql.TraceTiming{Start: start, End: graphql.Now()}
	return params
}

// checkContent rejects a body unless its headers declare uncompressed JSON in UTF-8.
func checkContent(header http.Header) *refusal {
	if header.Get("Content-Type") == mediaJSON && len(header["Content-Encoding"]) == 0 {
		return nil // the usual value, which need not be parsed
	}
	media, parameters, err := mime.ParseMediaType(header.Get("Content-Type"))
	charset := parameters["charset"]
	encoding := header.Get("Content-Encoding")
	switch {
	case err != nil || media != mediaJSON:
		return unsupported(mediaJSON)
	case charset != "" && !strings.EqualFold(charset, "utf-8") && !strings.EqualFold(charset, "utf8"):
		return unsupported(mediaJSON + "; charset=utf-8")
	case encoding != "" && !strings.EqualFold(encoding, "identity"):
		return refuse(http.StatusUnsupportedMediaType, models.RequestMalformed, models.P("problem", models.TermContentEncoding))
	default:
		return nil
	}
}

// read returns the whole body. If the body is too large, read discards up to four more times the limit, because a
// client that is still sending would miss the response.
func (p POST) read(r *http.Request, memory *admission.Reservation) ([]byte, *refusal) {
	body, err := readAll(r.Context(), r.Body, p.server.config.MaxBody, memory)
	if rejected, ok := busy(err); ok {
		return nil, rejected
	}
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) || errors.Is(err, errTooLarge) {
		_, _ = io.CopyN(io.Discard, r.Body, 4*p.server.config.MaxBody) // best effort
		return nil, refuse(http.StatusRequestEntityTooLarge, models.TooMany, models.P("items", models.TermBodyBytes), models.P("limit", p.server.config.MaxBody))
	}
	if err != nil {
		return nil, malformed(models.TermBodyIncomplete)
	}
	return body, nil
}

// decode reads one operation from JSON. Its errors never quote the body, which may contain confidential texts and
// tokens.
func decode(body []byte) (*graphql.RawParams, *refusal) {
	first := bytes.TrimLeft(body, " \t\r\n")
	switch {
	case len(first) == 0:
		return nil, malformed(models.TermBodyEmpty)
	case first[0] == '[':
		return nil, malformed(models.TermBatch)
	}
	if refused := checkJSON("", body); refused != nil {
		return nil, refused
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(body, &members); err != nil || members == nil {
		return nil, malformed(models.TermNotAJSONObject)
	}
	return parameters(members)
}

// maxValues bounds the number of JSON values in one request, each of which takes up to forty times the memory of its
// text. The largest filings have a few hundred.
const maxValues = 10_000

// countValues counts the values of a JSON text by counting separators, without decoding the text.
func countValues(text []byte) int {
	count, inString := 1, false
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++ // an escaped quote does not end the string
		case '"':
			inString = !inString
		case ',', '[', '{':
			if !inString {
				count++
			}
		}
	}
	return count
}

// checkJSON rejects a text that is not JSON in valid Unicode, and reports the position of the fault. encoding/json
// would silently replace invalid Unicode.
func checkJSON(field string, text []byte) *refusal {
	if refused := checkText(field, text); refused != nil {
		return refused
	}
	if values := countValues(text); values > maxValues {
		return refuse(
			http.StatusBadRequest,
			models.TooMany,
			models.P("items", models.TermJSONValues),
			models.P("count", values),
			models.P("limit", maxValues),
		).at(field)
	}
	if at := loneSurrogate(text); at >= 0 {
		return malformed(models.TermSurrogate, models.P("offset", at)).at(field)
	}
	var raw json.RawMessage
	err := json.Unmarshal(text, &raw)
	if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
		return malformed(models.TermNotJSON, models.P("offset", syntax.Offset)).at(field)
	}
	return nil
}

// parameters decodes the members of a request.
func parameters(members map[string]json.RawMessage) (*graphql.RawParams, *refusal) {
	var params graphql.RawParams
	var query, document *string
	for _, parameter := range []struct {
		name string
		into any
		kind models.Term
	}{
		{"query", &query, models.TermStringOrNull},
		{"operationName", &params.OperationName, models.TermStringOrNull},
		{"variables", &params.Variables, models.TermObjectOrNull},
		{"extensions", &params.Extensions, models.TermObjectOrNull},
		{"doc_id", &document, models.TermStringOrNull}, // the name in the documentation of Relay
		{"documentId", &document, models.TermStringOrNull},
	} {
		raw, given := members[parameter.name]
		if given && unmarshal(raw, parameter.into) != nil {
			return nil, misfit(parameter.name, models.Malformed, models.P("type", parameter.kind))
		}
	}
	for name, value := range params.Variables {
		params.Variables[name] = withWholeNumbers(value)
	}
	return &params, name(&params, query, document)
}

// withWholeNumbers rewrites numbers such as 1.0 and 1e3 as 1 and 1000: JSON does not distinguish them, and some
// clients write every number with a fraction. It leaves numbers beyond 2^53 unchanged, which a float64 cannot
// represent exactly.
func withWholeNumbers(value any) any {
	switch v := value.(type) {
	case json.Number:
		number, err := v.Float64()
		if err == nil && strings.ContainsAny(v.String(), ".eE") && number == math.Trunc(number) && math.Abs(number) < 1<<53 {
			return json.Number(strconv.FormatInt(int64(number), 10))
		}
	case []any:
		for i, element := range v {
			v[i] = withWholeNumbers(element)
		}
	case map[string]any:
		for name, member := range v {
			v[name] = withWholeNumbers(member)
		}
	}
	return value
}

// name sets the text of the operation. Without a text, it stores the documentId as an extension, or accepts the hash
// of a persisted query.
func name(params *graphql.RawParams, query, document *string) *refusal {
	_, persisted := params.Extensions["persistedQuery"]
	switch {
	case query != nil && document != nil:
		return misfit("documentId", models.NotExactlyOne, models.P("allowed", "query", "documentId"))
	case document != nil:
		if params.Extensions == nil {
			params.Extensions = map[string]any{}
		}
		params.Extensions["documentId"] = *document
		return nil
	case query != nil && strings.TrimSpace(*query) != "":
		params.Query = *query
		return nil
	case persisted:
		return nil
	default:
		return misfit("query", models.Required)
	}
}

func misfit(field string, reason models.ErrorReason, params ...models.Param) *refusal {
	return refuse(http.StatusBadRequest, reason, params...).at(field)
}

func unsupported(allowed string) *refusal {
	return refuse(http.StatusUnsupportedMediaType, models.MediaTypeNotSupported, models.P("header", "Content-Type"), models.P("allowed", allowed))
}

// unmarshal preserves numbers as written: a float64 would round long ones.
func unmarshal(raw json.RawMessage, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	return decoder.Decode(into) //nolint:wrapcheck // callers check only whether there is an error
}
