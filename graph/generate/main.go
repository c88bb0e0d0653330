// Command generate writes what gqlgen makes of the schema, as gqlgen's own command does, but for one thing: fields of
// what was loaded whole, and elements of lists, are resolved one after the other.
package main

import (
	"fmt"
	"os"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/config"
)

func main() {
	if err := generate(); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func generate() error {
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

// asking are the types of which several fields ask the database, so that it is worth asking at once.
func asking() map[string]bool {
	return map[string]bool{"Query": true, "Viewer": true, "Venue": true, "Webhook": true, "CoSponsorshipNetwork": true}
}

// inTurn makes the fields of all other types be resolved one after the other. gqlgen starts a goroutine for each field
// that has a resolver; of what is in memory already that takes longer than the field.
type inTurn struct{ data *codegen.Data }

func (*inTurn) Name() string { return "in turn" }

func (p *inTurn) GenerateCode(data *codegen.Data) error { //nolint:unparam // as plugins of gqlgen do
	p.data = data
	for _, object := range data.Objects {
		object.DisableConcurrency = object.DisableConcurrency || !asking()[object.Name]
	}
	return nil
}
