package network_test

import (
	"context"
	"fmt"
	"time"

	"proposaltracker/internal/network"
	"proposaltracker/models"
)

// Japan submits a proposal with Chile, which Singapore joins; Singapore submits another with Chile;
// Pakistan submits one alone.
func ExampleLists_Project() {
	names := []string{"Chile", "Japan", "Pakistan", "Singapore"}
	g, err := network.Select(record(), network.Selection{AsOf: on(15)}).Project(context.Background())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, weight := range []network.Weight{network.Shared, network.Newman, network.Fowler} {
		ties := g.Ties(weight)
		for i := range ties.A {
			fmt.Printf("%s: %s and %s %v\n", weight, names[ties.A[i]], names[ties.B[i]], ties.Weight[i])
		}
	}
	// Output:
	// SHARED: Chile and Japan 1
	// SHARED: Chile and Singapore 2
	// SHARED: Japan and Singapore 1
	// NEWMAN: Chile and Japan 0.5
	// NEWMAN: Chile and Singapore 1.5
	// NEWMAN: Japan and Singapore 0.5
	// FOWLER: Chile and Japan 0.5
	// FOWLER: Chile and Singapore 1
	// FOWLER: Singapore and Japan 0.5
}

func ExampleGraph_Betweenness() {
	// The only path between 0 and 3 passes through 1 and 2.
	c := lists(4, []int32{0, 1}, []int32{1, 2}, []int32{2, 3})
	g, err := network.Select(c, network.Selection{AsOf: on(31)}).Project(context.Background())
	if err != nil {
		fmt.Println(err)
		return
	}
	betweenness, err := g.Betweenness(context.Background(), network.Shared)
	fmt.Printf("%.4f %v\n", betweenness, err)
	// Output: [0.0000 0.6667 0.6667 0.0000] <nil>
}

// The slices are two years long and overlap. The columns are bounds, nodes, edges and new ties.
func ExampleSeries() {
	all := network.Selection{AsOf: models.NewDate(2020, time.January, 1)}
	series, err := network.Series(context.Background(), years(), all, network.Year, 2)
	for _, slice := range series {
		fmt.Println(slice.From, slice.To, slice.Graph.Nodes(), slice.Graph.Edges(), len(slice.NewTies))
	}
	fmt.Println(err)
	// Output:
	// 2016-01-01 2017-12-31 2 1 1
	// 2017-01-01 2018-12-31 4 3 4
	// 2018-01-01 2019-12-31 4 4 5
	// <nil>
}
