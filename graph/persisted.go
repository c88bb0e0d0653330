package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"proposaltracker/graph/generated"
	"proposaltracker/models"
)

// Config is this room's share of the settings.
type Config struct {
	TrustedDocuments []string `name:"trusted-documents" env:"TRUSTED_DOCUMENTS" type:"existingfile" placeholder:"FILE" help:"Manifest of operations that clients send by their id, as the Relay compiler (persistConfig), graphql-codegen (persistedDocuments) and Apollo's generate-persisted-query-manifest write it; may be repeated."`
	OnlyTrusted      bool     `name:"only-trusted" env:"ONLY_TRUSTED" help:"Run the operations of --trusted-documents and no other: for production, where the front ends are your own. GraphiQL asks what is in none of them."`
	Introspection    bool     `name:"introspection" env:"INTROSPECTION" negatable:"" default:"true" help:"Tell clients the schema: by introspection, at /schema.graphql, and as \"did you mean\" in errors."`
}

// Documents are the operations that clients may name instead of sending their text. The zero value
// knows none, and lets every text in.
type Documents struct {
	byID map[string]string
	// texts are those of byID; nil where others are let in too.
	texts map[string]bool
}

// ReadDocuments reads the manifests of the settings, and holds each operation against the schema: what
// would be refused to every client is refused here.
//
// Errors: one line for the first thing that is wrong, with the file and the operation's id.
func ReadDocuments(config Config) (*Documents, error) {
	d := &Documents{byID: map[string]string{}}
	if config.OnlyTrusted && len(config.TrustedDocuments) == 0 {
		return nil, errors.New("--only-trusted lets nothing run without --trusted-documents: name the manifest of your operations")
	}
	schema := generated.NewExecutableSchema(generated.Config{}).Schema()
	for _, path := range config.TrustedDocuments {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("read the trusted documents: %w", err)
		}
		if err := d.add(schema, data); err != nil {
			return nil, fmt.Errorf("--trusted-documents %s: %w", path, err)
		}
	}
	if config.OnlyTrusted {
		d.texts = map[string]bool{}
		for _, text := range d.byID {
			d.texts[text] = true
		}
	}
	return d, nil
}

// add takes the operations of a manifest.
func (d *Documents) add(schema *ast.Schema, manifest []byte) error {
	documents, err := readManifest(manifest)
	if err != nil {
		return err
	}
	for id, text := range documents {
		if other, has := d.byID[id]; has && other != text {
			return fmt.Errorf("%q stands for two operations", id)
		}
		if _, fault := admitted(text); fault != nil {
			return fmt.Errorf("%q: %w", id, fault)
		}
		if _, faults := gqlparser.LoadQueryWithRules(schema, text, nil); len(faults) > 0 {
			return fmt.Errorf("%q is no operation of this schema: %w", id, faults)
		}
		d.byID[id] = text
	}
	return nil
}

// apolloManifest is the format of generate-persisted-query-manifest.
type apolloManifest struct {
	Format     string `json:"format"`
	Version    int    `json:"version"`
	Operations []struct {
		ID   string `json:"id"`
		Body string `json:"body"`
	} `json:"operations"`
}

// readManifest reads texts by id: an object of them, or Apollo's list.
func readManifest(data []byte) (map[string]string, error) {
	var list apolloManifest
	if json.Unmarshal(data, &list) == nil && list.Format != "" {
		const known = "apollo-persisted-query-manifest"
		if list.Format != known || list.Version != 1 {
			return nil, fmt.Errorf("the manifest's format %q in version %d is not known; %s in version 1 is", list.Format, list.Version, known)
		}
		documents := map[string]string{}
		for _, operation := range list.Operations {
			documents[operation.ID] = operation.Body
		}
		return documents, nil
	}
	documents := map[string]string{}
	if err := json.Unmarshal(data, &documents); err != nil {
		return nil, fmt.Errorf(`it is no manifest: write a JSON object of texts by id, as {"<id>": "query Feed { … }"}: %w`, err)
	}
	return documents, nil
}

// Limits of what is kept of documents that anybody sends.
const (
	maxSent = 1_000
	// maxKept is the longest text that is kept, in bytes: those that front ends send have a tenth.
	maxKept = 16 << 10
)

// named finds the text of a request that names its document: one that the settings trust, or one that
// was sent before with its hash, as automatic persisted queries do.
type named struct {
	documents *Documents
	automatic extension.AutomaticPersistedQuery
}

var _ interface {
	graphql.OperationParameterMutator
	graphql.HandlerExtension
} = named{}

func newNamed(documents *Documents) named {
	if documents == nil {
		documents = &Documents{}
	}
	return named{documents, extension.AutomaticPersistedQuery{Cache: short[string]{lru.New[string](maxSent)}}}
}

// ExtensionName names the extension to gqlgen.
func (named) ExtensionName() string { return "NamedDocuments" }

// Validate has nothing to check in the schema.
func (named) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters puts the document's text where its name stands.
func (n named) MutateOperationParameters(ctx context.Context, params *graphql.RawParams) *gqlerror.Error {
	id, hash := idOf(params), hashOf(params)
	for _, name := range []string{id, strings.TrimPrefix(id, "sha256:"), hash} {
		if text, trusted := n.documents.byID[name]; trusted && params.Query == "" {
			params.Query = text
			return nil
		}
	}
	switch {
	case n.documents.texts[params.Query]:
		return nil
	case n.documents.texts != nil:
		return refusal(models.NewError(models.DocumentNotTrusted, "this server runs registered operations only, and this is none of them: %s", describe(id, hash)))
	case id != "" && hash == "":
		n.nameByHash(params, id)
	}
	if fault := n.automatic.MutateOperationParameters(ctx, params); fault != nil {
		return refused(fault)
	}
	return nil
}

// nameByHash asks for a documentId in the way of automatic persisted queries.
func (n named) nameByHash(params *graphql.RawParams, id string) {
	params.Extensions["persistedQuery"] = map[string]any{"version": 1, "sha256Hash": strings.TrimPrefix(id, "sha256:")}
}

// idOf is the documentId of a request, which the transports keep among its extensions.
func idOf(params *graphql.RawParams) string {
	id, _ := params.Extensions["documentId"].(string)
	return id
}

func hashOf(params *graphql.RawParams) string {
	persisted, _ := params.Extensions["persistedQuery"].(map[string]any)
	hash, _ := persisted["sha256Hash"].(string)
	return hash
}

func describe(id, hash string) string {
	switch {
	case id != "":
		return "no operation has the documentId " + id
	case hash != "":
		return "no operation has the sha256Hash " + hash
	default:
		return "send the documentId of one, or its text as it was registered"
	}
}

// refused gives what gqlgen says of persisted queries a code of ours. Clients know the first by its
// very words, and send the text then.
func refused(fault *gqlerror.Error) *gqlerror.Error {
	if fault.Extensions["code"] == string(models.PersistedQueryNotFound) {
		return refusal(models.NewError(models.PersistedQueryNotFound, "%s", fault.Message))
	}
	const told = `%s; give {"version": 1, "sha256Hash": "<SHA-256 of the query's UTF-8 text, in lower case hex>"}`
	return refusal(models.NewError(models.InvalidInput, told, fault.Message).At("extensions.persistedQuery"))
}

// short keeps what belongs to a short text, so that nobody fills the memory with long ones.
type short[T any] struct{ graphql.Cache[T] }

// Add keeps value under key, where both are short.
func (s short[T]) Add(ctx context.Context, key string, value T) {
	text, is := any(value).(string)
	if len(key) > maxKept || (is && len(text) > maxKept) {
		return
	}
	s.Cache.Add(ctx, key, value)
}
