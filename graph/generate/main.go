// Command generate runs gqlgen on the schema, like gqlgen's own command, with one difference:
// fields of objects that are already in memory, and elements of lists, are resolved sequentially.
package main

import (
	"fmt"
	"os"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/config"

	"proposaltracker/models"
)

func main() {
	if err := generate(); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func generate() error {
	if err := writeErrors(models.Errors()); err != nil {
		return err
	}
	settings, err := config.LoadConfigFromDefaultLocations()
	if err != nil {
		return fmt.Errorf("read gqlgen.yml: %w", err)
	}
	plan := &inTurn{}
	if err := api.Generate(settings, api.AddPlugin(plan)); err != nil {
		return fmt.Errorf("generate: %w", err)
	}
	return slicesInTurn(plan.data)
}

// asking names the types that have several fields with a database query each, which are worth
// resolving concurrently.
func asking() map[string]bool {
	return map[string]bool{"Query": true, "Viewer": true, "Venue": true, "Webhook": true, "CoSponsorshipNetwork": true}
}

// inTurn makes gqlgen resolve the fields of all other types sequentially. By default gqlgen starts
// a goroutine for each field that has a resolver, which costs more than resolving a field from
// memory.
type inTurn struct{ data *codegen.Data }

func (*inTurn) Name() string { return "in turn" }

func (p *inTurn) GenerateCode(data *codegen.Data) error { //nolint:unparam // the signature of gqlgen's plugins
	p.data = data
	for _, object := range data.Objects {
		object.DisableConcurrency = object.DisableConcurrency || !asking()[object.Name]
	}
	return nil
}
