package shape

import (
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/network"
	"proposaltracker/models"
)

// NetworkMember is a sponsor in a network. Its measures are computed for all members together,
// before any member is resolved.
type NetworkMember struct {
	Network   *analysis.Network
	Sponsor   models.Party
	ItemCount int
	// LeadCount is nil if no item of the network names a lead sponsor.
	LeadCount *int
	// Measured returns a measure of the member.
	Measured func(measure analysis.Measure) float64
}

// Degree returns the number of sponsors with which m shares an item.
func (m *NetworkMember) Degree() int { return int(m.Measured(analysis.Degree)) }

// Strength returns the sum of the weights of m's ties.
func (m *NetworkMember) Strength() float64 { return m.Measured(analysis.Strength) }

// Closeness returns the closeness centrality of m.
func (m *NetworkMember) Closeness() float64 { return m.Measured(analysis.Closeness) }

// Betweenness returns the betweenness centrality of m.
func (m *NetworkMember) Betweenness() float64 { return m.Measured(analysis.Betweenness) }

// Eigenvector returns m's entry in the principal eigenvector.
func (m *NetworkMember) Eigenvector() float64 { return m.Measured(analysis.Eigenvector) }

// PageRank returns the PageRank of m.
func (m *NetworkMember) PageRank() float64 { return m.Measured(analysis.PageRank) }

// Clustering returns the fraction of pairs of m's neighbors that are tied.
func (m *NetworkMember) Clustering() float64 { return m.Measured(analysis.Clustering) }

// CoreNumber returns the largest k such that m is in the k-core.
func (m *NetworkMember) CoreNumber() int { return int(m.Measured(analysis.CoreNumber)) }

// Community returns the number of m's community.
func (m *NetworkMember) Community() int { return int(m.Measured(analysis.Community)) }

// Connectedness returns Fowler's connectedness. Nil if no item of the network names a lead sponsor.
func (m *NetworkMember) Connectedness() *float64 {
	if m.LeadCount == nil {
		return nil
	}
	value := m.Measured(analysis.Connectedness)
	return &value
}

// Tie is a pair of sponsors that share items.
type Tie struct {
	A, B                        models.Party
	SharedCount                 int
	Weight                      float64
	FirstSharedOn, LastSharedOn models.Date
	// PValue is set if the client selects it.
	PValue float64
}

// NetworkNeighbour is a sponsor tied to another one.
type NetworkNeighbour struct {
	Sponsor     models.Party
	SharedCount int
	Weight      float64
	// PValue is set if the client selects it.
	PValue float64
}

// TieColumns holds all ties in columns.
type TieColumns struct {
	A, B, SharedCount []int
	Weight            []float64
	// PValue is set if the client selects it.
	PValue []float64
}

// NetworkCommunity is a community of a network.
type NetworkCommunity struct {
	Number, Size int
	Members      []models.Party
}

// NetworkBetween describes the relationship of two sponsors of a network.
type NetworkBetween struct {
	A, B    models.Party
	Path    []models.Party
	Network *analysis.Network
	// Graph is the graph of the network. PlaceA and PlaceB are the nodes of the two sponsors, -1
	// for a sponsor that is not a node.
	Graph          *network.Graph
	PlaceA, PlaceB int32
	// ItemIDs lists the items that they share.
	ItemIDs []models.ID
}

// Tie returns the edge between them.
func (b *NetworkBetween) Tie() (edge int32, tied bool) {
	if b.PlaceA < 0 || b.PlaceB < 0 {
		return 0, false
	}
	return b.Graph.EdgeBetween(b.PlaceA, b.PlaceB)
}

// SharedCount returns the number of lists that they share: items, or revisions if joining is
// SAME_REVISION.
func (b *NetworkBetween) SharedCount() int {
	if edge, tied := b.Tie(); tied {
		return int(b.Graph.SharedCount(edge))
	}
	return len(b.ItemIDs)
}

// Weight returns the weight of their tie, from the first to the second.
func (b *NetworkBetween) Weight() float64 {
	if _, tied := b.Tie(); !tied {
		return 0
	}
	return b.Graph.Tie(b.Network.Query.Weight, b.PlaceA, b.PlaceB)
}

// NewTie is a pair of sponsors that share an item for the first time.
type NewTie struct {
	Joiner, Joined models.Party
	FormedOn       models.Date
	// Item is nil if the viewer may not see it.
	Item models.NetworkItem
}
