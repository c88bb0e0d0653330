package guard

import (
	"cmp"
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

	"proposaltracker/models"
)

// Config holds the settings of the guards.
type Config struct {
	// TrustedDocuments are the paths of manifests; the default is none.
	TrustedDocuments []string `name:"trusted-documents" env:"TRUSTED_DOCUMENTS" type:"existingfile" placeholder:"FILE" help:"Manifest of trusted operations, which clients may send by ID. Formats: Relay compiler (persistConfig), graphql-codegen (persistedDocuments), Apollo generate-persisted-query-manifest. Repeatable. Default: none."`
	// OnlyTrusted rejects all other operations; the default is false.
	OnlyTrusted bool `name:"only-trusted" env:"ONLY_TRUSTED" help:"Run only the operations of --trusted-documents, for servers whose front ends are all yours. GraphiQL does not work then. Default: run all operations."`
	// Introspection publishes the schema; the default is true.
	Introspection bool `name:"introspection" env:"INTROSPECTION" negatable:"" default:"true" help:"Publish the schema: by introspection, at /schema.graphql and as suggestions in errors (default on)."`
}

// Documents are the trusted operations, which clients may send by ID. The zero value has none and
// allows all other operations.
type Documents struct {
	byID map[string]string
	// texts contains the texts of byID if only those are allowed; otherwise it is nil.
	texts map[string]bool
}

// ReadDocuments reads the configured manifests and validates each operation against the schema.
//
// The error names the first invalid file and operation.
func ReadDocuments(config Config, schema *ast.Schema) (*Documents, error) {
	d := &Documents{byID: map[string]string{}}
	if config.OnlyTrusted && len(config.TrustedDocuments) == 0 {
		return nil, errors.New("--only-trusted without --trusted-documents would reject every operation: name the manifest of your operations")
	}
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

// add adds the operations of a manifest.
func (d *Documents) add(schema *ast.Schema, manifest []byte) error {
	documents, err := readManifest(manifest)
	if err != nil {
		return err
	}
	for id, text := range documents {
		if other, ok := d.byID[id]; ok && other != text {
			return fmt.Errorf("the ID %q has two different operations", id)
		}
		if _, fault := parse(text); fault != nil {
			return fmt.Errorf("%q: %w", id, fault)
		}
		if _, faults := gqlparser.LoadQueryWithRules(schema, text, nil); len(faults) > 0 {
			return fmt.Errorf("%q is not valid against this schema: %w", id, faults)
		}
		d.byID[id] = text
	}
	return nil
}

// apolloManifest is the format of Apollo's generate-persisted-query-manifest.
type apolloManifest struct {
	Format     string `json:"format"`
	Version    int    `json:"version"`
	Operations []struct {
		ID   string `json:"id"`
		Body string `json:"body"`
	} `json:"operations"`
}

// readManifest returns the operation texts of a manifest by ID. The manifest is a JSON object of texts by ID, or a
// list in Apollo's format.
func readManifest(data []byte) (map[string]string, error) {
	var list apolloManifest
	if json.Unmarshal(data, &list) == nil && list.Format != "" {
		const known = "apollo-persisted-query-manifest"
		if list.Format != known || list.Version != 1 {
			return nil, fmt.Errorf("unknown manifest format %q in version %d; supported is %s in version 1", list.Format, list.Version, known)
		}
		documents := map[string]string{}
		for _, operation := range list.Operations {
			documents[operation.ID] = operation.Body
		}
		return documents, nil
	}
	documents := map[string]string{}
	if err := json.Unmarshal(data, &documents); err != nil {
		return nil, fmt.Errorf(`not a manifest: write a JSON object of texts by ID, as in {"<id>": "query Feed { … }"}: %w`, err)
	}
	return documents, nil
}

// persistedOperations finds the text of an operation that a client sends by ID or hash. The operation is trusted, or
// was sent earlier together with its hash (automatic persisted queries).
type persistedOperations struct {
	documents *Documents
	automatic extension.AutomaticPersistedQuery
}

var _ interface {
	graphql.OperationParameterMutator
	graphql.HandlerExtension
} = persistedOperations{}

func newPersistedOperations(documents *Documents) persistedOperations {
	if documents == nil {
		documents = &Documents{}
	}
	return persistedOperations{documents, extension.AutomaticPersistedQuery{Cache: shortTexts{lru.New[string](maxCachedDocuments)}}}
}

// ExtensionName implements [graphql.HandlerExtension].
func (persistedOperations) ExtensionName() string { return "PersistedOperations" }

// Validate implements [graphql.HandlerExtension].
func (persistedOperations) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters fills in the text of an operation sent by ID or hash.
func (o persistedOperations) MutateOperationParameters(ctx context.Context, params *graphql.RawParams) *gqlerror.Error {
	id, hash := idOf(params), hashOf(params)
	for _, name := range []string{id, strings.TrimPrefix(id, "sha256:"), hash} {
		if text, trusted := o.documents.byID[name]; trusted && params.Query == "" {
			params.Query = text
			return nil
		}
	}
	switch {
	case o.documents.texts[params.Query]:
		return nil
	case o.documents.texts != nil:
		return reject(notRegistered(id, hash))
	case id != "" && hash == "":
		o.nameByHash(params, id)
	}
	if fault := o.automatic.MutateOperationParameters(ctx, params); fault != nil {
		return rejectPersisted(fault)
	}
	return nil
}

// nameByHash converts a documentId to the hash of an automatic persisted query.
func (o persistedOperations) nameByHash(params *graphql.RawParams, id string) {
	params.Extensions["persistedQuery"] = map[string]any{"version": 1, "sha256Hash": strings.TrimPrefix(id, "sha256:")}
}

// idOf returns the documentId of a request, which the transports put into its extensions.
func idOf(params *graphql.RawParams) string {
	id, _ := params.Extensions["documentId"].(string)
	return id
}

func hashOf(params *graphql.RawParams) string {
	persisted, _ := params.Extensions["persistedQuery"].(map[string]any)
	hash, _ := persisted["sha256Hash"].(string)
	return hash
}

func notRegistered(id, hash string) *models.Error {
	if name := cmp.Or(id, hash); name != "" {
		return models.NewProblem(models.OperationNotRegistered, models.P("value", name))
	}
	return models.NewProblem(models.OperationNotRegistered)
}

// rejectPersisted assigns the codes of this API to gqlgen's errors about persisted queries. Clients recognize
// PersistedQueryNotFound by its exact message, and then send the text.
func rejectPersisted(fault *gqlerror.Error) *gqlerror.Error {
	if fault.Extensions["code"] == string(models.PersistedQueryNotFound) {
		return reject(models.NewProblem(models.HashUnknown))
	}
	example := `{"version": 1, "sha256Hash": "<SHA-256 of the query's UTF-8 text, in lower case hex>"}`
	malformed := models.NewProblem(models.Malformed, models.P("type", models.TermPersistedQuery), models.P("example", example))
	return reject(malformed.At("extensions.persistedQuery"))
}
