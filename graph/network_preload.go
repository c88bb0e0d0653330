package graph

import (
	"context"
	"fmt"

	"github.com/99designs/gqlgen/graphql"

	"proposaltracker/internal/analysis"
	"proposaltracker/internal/network"
)

// measurements are the measures of all nodes that an operation asks for: computed before the first node
// is told, so that one that takes too long is told once, and not for each node.
type measurements map[measurement][]float64

type measurement struct {
	measure analysis.Measure
	weight  network.Weight
}

// at is a measure of each node.
func (m measurements) at(measure analysis.Measure, weight *network.Weight) []float64 {
	values, has := m[measurement{measure, analysis.WeightOr(weight)}]
	if !has {
		panic(fmt.Sprintf("%s was not asked for when it was computed", measure)) // a fault of ours
	}
	return values
}

// measuredFor computes what is asked of nodes below the field that is being resolved.
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

// significanceFor computes the significance of ties, where it is asked for below the field that is being
// resolved.
func significanceFor(ctx context.Context, n *analysis.Network) (func(edge int32) float64, error) {
	operation := graphql.GetOperationContext(ctx)
	if !asksFor("significance", operation, graphql.GetFieldContext(ctx).Field) {
		return func(int32) float64 { return 0 }, nil
	}
	values, err := n.Significance(ctx)
	return func(edge int32) float64 { return values[edge] }, err
}

// asksFor tells whether a field of a name is asked for below another.
func asksFor(name string, operation *graphql.OperationContext, of graphql.CollectedField) bool {
	for _, field := range graphql.CollectFields(operation, of.Selections, []string{of.Definition.Type.Name()}) {
		if field.Name == name || asksFor(name, operation, field) {
			return true
		}
	}
	return false
}
