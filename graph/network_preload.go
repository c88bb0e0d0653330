package graph

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"

	"proposaltracker/internal/analysis"
	"proposaltracker/internal/network"
)

// measurements maps each measure that an operation selects to its values for all nodes. They are
// computed before the first node is resolved, so that a timeout is one error and not one per node.
type measurements map[measurement][]float64

type measurement struct {
	measure analysis.Measure
	weight  network.Weight
}

// at returns the values of a measure by node. It panics if measuredFor did not compute the measure.
func (m measurements) at(measure analysis.Measure, weight *network.Weight) []float64 {
	values, has := m[measurement{measure, analysis.WeightOr(weight)}]
	if !has {
		panic(fmt.Sprintf("%s was not asked for when it was computed", measure)) // a programming error
	}
	return values
}

// measuredFor computes the node measures that are selected below the field being resolved.
func measuredFor(ctx context.Context, n *analysis.Network) (measurements, error) {
	known := measurements{}
	operation := graphql.GetOperationContext(ctx)
	for _, field := range graphql.CollectFieldsCtx(ctx, []string{"NetworkNode"}) {
		measure, is := analysis.MeasureOf(field.Name)
		if !is {
			continue
		}
		weight := network.Shared
		if given, is := field.ArgumentMap(operation.Variables)["weight"].(string); is {
			weight = network.Weight(given)
		}
		values, err := n.Values(ctx, measure, weight)
		if err != nil {
			return nil, err
		}
		known[measurement{measure, weight}] = values
	}
	return known, nil
}

// significanceFor returns a function that looks up the significance of ties. It computes nothing if
// significance is not selected below the field being resolved.
func significanceFor(ctx context.Context, n *analysis.Network) (func(edge int32) float64, error) {
	operation := graphql.GetOperationContext(ctx)
	if !asksFor("significance", operation, graphql.GetFieldContext(ctx).Field) {
		return func(int32) float64 { return 0 }, nil
	}
	values, err := n.Significance(ctx)
	return func(edge int32) float64 { return values[edge] }, err
}

// asksFor reports whether a field named name is selected anywhere below another.
func asksFor(name string, operation *graphql.OperationContext, of graphql.CollectedField) bool {
	for _, field := range graphql.CollectFields(operation, of.Selections, []string{of.Definition.Type.Name()}) {
		if field.Name == name || asksFor(name, operation, field) {
			return true
		}
	}
	return false
}
