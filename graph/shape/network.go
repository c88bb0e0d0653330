package shape

import (
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/network"
	"proposaltracker/models"
)

// NetworkNode is a delegation or group in a network. Its measures are computed for all nodes at
// once, before any node is resolved.
type NetworkNode struct {
	Sponsor   models.Party
	Proposals int
	Submitted int
	// Measured returns a measure of the node.
	Measured func(measure analysis.Measure, weight *network.Weight) float64
}

// Degree returns the number of sponsors it shares a proposal with.
func (n *NetworkNode) Degree() int { return int(n.Measured(analysis.Degree, nil)) }

// Strength returns the sum of the weights of its ties.
func (n *NetworkNode) Strength(weight *network.Weight) float64 {
	return n.Measured(analysis.Strength, weight)
}

// Closeness returns its closeness centrality.
func (n *NetworkNode) Closeness(weight *network.Weight) float64 {
	return n.Measured(analysis.Closeness, weight)
}

// Betweenness returns its betweenness centrality.
func (n *NetworkNode) Betweenness(weight *network.Weight) float64 {
	return n.Measured(analysis.Betweenness, weight)
}

// Eigenvector returns its entry in the principal eigenvector.
func (n *NetworkNode) Eigenvector(weight *network.Weight) float64 {
	return n.Measured(analysis.Eigenvector, weight)
}

// PageRank returns its PageRank.
func (n *NetworkNode) PageRank(weight *network.Weight) float64 {
	return n.Measured(analysis.PageRank, weight)
}

// Clustering returns the share of the pairs of its neighbors that are tied.
func (n *NetworkNode) Clustering() float64 { return n.Measured(analysis.Clustering, nil) }

// Core returns the greatest k such that it is in the k-core.
func (n *NetworkNode) Core() int { return int(n.Measured(analysis.Core, nil)) }

// Community returns the number of its community.
func (n *NetworkNode) Community(weight *network.Weight) int {
	return int(n.Measured(analysis.Community, weight))
}

// Connectedness returns Fowler's connectedness.
func (n *NetworkNode) Connectedness() float64 { return n.Measured(analysis.Connectedness, nil) }

// NetworkEdge is a tie.
type NetworkEdge struct {
	A, B                        models.Party
	Shared                      int
	Weight                      float64
	FirstSharedOn, LastSharedOn models.Date
	// Significance is set if the client selects it.
	Significance float64
}

// NetworkNeighbour is a sponsor tied to another one.
type NetworkNeighbour struct {
	Sponsor models.Party
	Shared  int
	Weight  float64
	// Significance is set if the client selects it.
	Significance float64
}

// NetworkEdgeColumns holds all ties in columns.
type NetworkEdgeColumns struct {
	A, B, Shared []int
	Weight       []float64
	// Significance is set if the client selects it.
	Significance []float64
}

// NetworkCommunity is a community of a network.
type NetworkCommunity struct {
	Number, Size int
	Members      []models.Party
}

// NetworkBetween describes how two sponsors of a network are related.
type NetworkBetween struct {
	A, B    models.Party
	Path    []models.Party
	Network *analysis.Network
	// Graph is the graph of the network. PlaceA and PlaceB are the nodes of the two sponsors, -1
	// for a sponsor that is not a node.
	Graph          *network.Graph
	PlaceA, PlaceB int32
	// ProposalIDs lists the proposals that they share.
	ProposalIDs []models.ID
}

// Tie returns the edge between them.
func (b *NetworkBetween) Tie() (edge int32, tied bool) {
	if b.PlaceA < 0 || b.PlaceB < 0 {
		return 0, false
	}
	return b.Graph.EdgeBetween(b.PlaceA, b.PlaceB)
}

// Shared returns the number of lists that they share: proposals, or revisions if joining is
// SAME_REVISION.
func (b *NetworkBetween) Shared() int {
	if edge, tied := b.Tie(); tied {
		return int(b.Graph.SharedCount(edge))
	}
	return len(b.ProposalIDs)
}

// Weight returns the weight of their tie, from the first to the second.
func (b *NetworkBetween) Weight(weight *network.Weight) float64 {
	if _, tied := b.Tie(); !tied {
		return 0
	}
	return b.Graph.Tie(analysis.WeightOr(weight), b.PlaceA, b.PlaceB)
}

// NetworkNewTie is a pair of sponsors that share a proposal for the first time.
type NetworkNewTie struct {
	Joiner, Joined models.Party
	On             models.Date
	// Proposal is nil if the viewer may not see it.
	Proposal *models.Proposal
}
