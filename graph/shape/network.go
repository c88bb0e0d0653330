package shape

import (
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/network"
	"proposaltracker/models"
)

// NetworkNode is a delegation or group in a network. Its measures were computed for all nodes at once,
// before the nodes were told.
type NetworkNode struct {
	Sponsor   models.Party
	Proposals int
	Submitted int
	// Measured looks up a measure of the node.
	Measured func(measure analysis.Measure, weight *network.Weight) float64
}

// Degree is with how many others it shares a proposal.
func (n *NetworkNode) Degree() int { return int(n.Measured(analysis.Degree, nil)) }

// Strength is the sum of the weights of its ties.
func (n *NetworkNode) Strength(weight *network.Weight) float64 {
	return n.Measured(analysis.Strength, weight)
}

// Closeness is how near it is to all that it reaches.
func (n *NetworkNode) Closeness(weight *network.Weight) float64 {
	return n.Measured(analysis.Closeness, weight)
}

// Betweenness is on which share of the shortest ways it lies.
func (n *NetworkNode) Betweenness(weight *network.Weight) float64 {
	return n.Measured(analysis.Betweenness, weight)
}

// Eigenvector is its part in the principal eigenvector.
func (n *NetworkNode) Eigenvector(weight *network.Weight) float64 {
	return n.Measured(analysis.Eigenvector, weight)
}

// PageRank is the share of its time that a walker spends here.
func (n *NetworkNode) PageRank(weight *network.Weight) float64 {
	return n.Measured(analysis.PageRank, weight)
}

// Clustering is how many of its neighbours' pairs are tied.
func (n *NetworkNode) Clustering() float64 { return n.Measured(analysis.Clustering, nil) }

// Core is the largest k for which it is in the k-core.
func (n *NetworkNode) Core() int { return int(n.Measured(analysis.Core, nil)) }

// Community is the number of its community.
func (n *NetworkNode) Community(weight *network.Weight) int {
	return int(n.Measured(analysis.Community, weight))
}

// Connectedness is how well it is connected as a lead sponsor.
func (n *NetworkNode) Connectedness() float64 { return n.Measured(analysis.Connectedness, nil) }

// NetworkEdge is a tie.
type NetworkEdge struct {
	A, B                        models.Party
	Shared                      int
	Weight                      float64
	FirstSharedOn, LastSharedOn models.Date
	// Significance is there where it was asked for.
	Significance float64
}

// NetworkNeighbour is a sponsor that is tied to another.
type NetworkNeighbour struct {
	Sponsor models.Party
	Shared  int
	Weight  float64
	// Significance is there where it was asked for.
	Significance float64
}

// NetworkEdgeColumns are all ties, in columns.
type NetworkEdgeColumns struct {
	A, B, Shared []int
	Weight       []float64
	// Significance is there where it was asked for.
	Significance []float64
}

// NetworkCommunity is a part of a network.
type NetworkCommunity struct {
	Number, Size int
	Members      []models.Party
}

// NetworkBetween is two sponsors of a network, and what is between them.
type NetworkBetween struct {
	A, B    models.Party
	Path    []models.Party
	Network *analysis.Network
	// Graph is the network's, and PlaceA and PlaceB those of the two in it; -1 for who is no node.
	Graph          *network.Graph
	PlaceA, PlaceB int32
	// ProposalIDs are the proposals that they share.
	ProposalIDs []models.ID
}

// Tie is the number of their tie, where they have one.
func (b *NetworkBetween) Tie() (edge int32, tied bool) {
	if b.PlaceA < 0 || b.PlaceB < 0 {
		return 0, false
	}
	return b.Graph.EdgeBetween(b.PlaceA, b.PlaceB)
}

// Shared is how many proposals they share; where those who joined at one revision are a list, how many lists.
func (b *NetworkBetween) Shared() int {
	if edge, tied := b.Tie(); tied {
		return int(b.Graph.SharedCount(edge))
	}
	return len(b.ProposalIDs)
}

// Weight is the weight of their tie, from the first to the second.
func (b *NetworkBetween) Weight(weight *network.Weight) float64 {
	if _, tied := b.Tie(); !tied {
		return 0
	}
	return b.Graph.Tie(analysis.WeightOr(weight), b.PlaceA, b.PlaceB)
}

// NetworkNewTie is two sponsors that share a proposal for the first time.
type NetworkNewTie struct {
	Joiner, Joined models.Party
	On             models.Date
	// Proposal is nil where the viewer may no longer see it.
	Proposal *models.Proposal
}
