package network_test

import (
	"context"
	"fmt"

	"proposaltracker/internal/network"
	"proposaltracker/models"
)

// kite returns a graph in which sponsors 0, 1 and 2 form a triangle, 3 is tied only to 2, and 4 has no ties.
func kite() *network.Graph {
	return projected(lists(5, []int32{0, 1}, []int32{0, 2}, []int32{1, 2}, []int32{2, 3}, []int32{4}))
}

func projected(c *models.CoSponsorships) *network.Graph {
	g, err := network.Select(c, network.Selection{AsOf: on(31)}).Project(context.Background())
	if err != nil {
		panic(err) // fails only if the context ends
	}
	return g
}

func ExampleGraph_Degree() {
	fmt.Println(kite().Degree())
	// Output: [2 2 3 1 0]
}

// Four of ten possible ties exist.
func ExampleGraph_Density() {
	fmt.Println(kite().Density())
	// Output: 0.4
}

func ExampleGraph_Components() {
	of, count := kite().Components()
	fmt.Println(of, count)
	// Output: [0 0 0 0 1] 2
}

func ExampleGraph_Core() {
	fmt.Println(kite().Core())
	// Output: [2 2 2 1 0]
}

func ExampleGraph_Path() {
	fmt.Println(kite().Path(0, 3), kite().Path(0, 4))
	// Output: [0 2 3] []
}

// One of the three pairs of neighbors of sponsor 2 is tied.
func ExampleGraph_Clustering() {
	clustering, err := kite().Clustering(context.Background())
	fmt.Printf("%.2f %v\n", clustering, err)
	// Output: [1.00 1.00 0.33 0.00 0.00] <nil>
}

// Two triangles with one tie between them: Q = 2 (3/7 - (7/14)²).
func ExampleGraph_Communities() {
	g := projected(lists(6, []int32{0, 1}, []int32{0, 2}, []int32{1, 2}, []int32{3, 4}, []int32{3, 5}, []int32{4, 5}, []int32{2, 3}))
	communities, err := g.Communities(context.Background(), network.Shared)
	fmt.Printf("%v %v %.4f %v\n", communities.Of, communities.Sizes, communities.Modularity, err)
	// Output: [0 0 0 1 1 1] [3 3] 0.3571 <nil>
}

// The probability of at least one head in two tosses.
func ExampleTail() {
	fmt.Println(network.Tail([]float64{0.5}, []int{2}, 1))
	// Output: 0.75
}

func ExampleFormats() {
	for _, format := range network.Formats() {
		fmt.Println(format, format.FileName())
	}
	// Output:
	// BIPARTITE_CSV network.csv
	// PROJECTION_CSV network-projection.csv
	// GRAPHML network.graphml
	// GEXF network.gexf
	// PAJEK network.net
	// NODE_LINK_JSON network.json
}
