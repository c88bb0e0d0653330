package graph

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"

	"proposaltracker/internal/analysis"
)

// measurements maps each measure that an operation selects to its values for all nodes. They are
// computed before the first member is resolved, so that a timeout causes one error instead of one
// per member.
type measurements map[analysis.Measure][]float64

// at returns the values of a measure, by node. It panics if measuredFor did not compute the measure.
func (m measurements) at(measure analysis.Measure) []float64 {
	values, ok := m[measure]
	if !ok {
		panic(fmt.Sprintf("%s was not selected when the measures were computed", measure)) // a programming error
	}
	return values
}

// measuredFor computes the measures that the client selects below the current field.
func measuredFor(ctx context.Context, n *analysis.Network) (measurements, error) {
	known := measurements{}
	for _, field := range graphql.CollectFieldsCtx(ctx, []string{"NetworkMember"}) {
		measure, ok := analysis.MeasureOf(field.Name)
		if !ok {
			continue
		}
		values, err := n.Values(ctx, measure)
		if err != nil {
			return nil, err
		}
		known[measure] = values
	}
	return known, nil
}

// pValuesFor returns a function that looks up the p-value of a tie. If the client does not select pValue below the
// current field, no p-values are computed and the function returns 0.
func pValuesFor(ctx context.Context, n *analysis.Network) (func(edge int32) float64, error) {
	operation := graphql.GetOperationContext(ctx)
	if !selects("pValue", operation, graphql.GetFieldContext(ctx).Field) {
		return func(int32) float64 { return 0 }, nil
	}
	values, err := n.PValues(ctx)
	return func(edge int32) float64 { return values[edge] }, err
}

// selects reports whether a field with the given name is selected at any depth below a field.
func selects(name string, operation *graphql.OperationContext, of graphql.CollectedField) bool {
	for _, field := range graphql.CollectFields(operation, of.Selections, []string{of.Definition.Type.Name()}) {
		if field.Name == name || selects(name, operation, field) {
			return true
		}
	}
	return false
}
