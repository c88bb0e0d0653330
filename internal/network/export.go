package network

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strconv"

	"proposaltracker/models"
)

// Format is an export format of a network.
type Format string

// The formats. All are in UTF-8 and deterministic: the same lists always produce the same bytes.
const (
	// BipartiteCSV is the dated edge list of sponsors and items (RFC 4180), one row per spell.
	BipartiteCSV Format = "BIPARTITE_CSV"
	// ProjectionCSV is the edge list of the projection (RFC 4180), one row per tie.
	ProjectionCSV Format = "PROJECTION_CSV"
	// GraphML is GraphML 1.0.
	GraphML Format = "GRAPHML"
	// GEXF is dynamic GEXF 1.3: nodes and ties have the spells during which they existed.
	GEXF Format = "GEXF"
	// Pajek is a Pajek .net file with codes as labels. The names are comments at the top.
	Pajek Format = "PAJEK"
	// NodeLink is JSON for node_link_graph of networkx, with the ties under `links`.
	NodeLink Format = "NODE_LINK_JSON"
)

// Formats lists all formats.
func Formats() []Format {
	return []Format{BipartiteCSV, ProjectionCSV, GraphML, GEXF, Pajek, NodeLink}
}

// MediaType returns the media type of the format.
func (f Format) MediaType() string {
	switch f {
	case BipartiteCSV, ProjectionCSV:
		return "text/csv; charset=utf-8; header=present"
	case GraphML:
		return "application/graphml+xml; charset=utf-8"
	case GEXF:
		return "application/gexf+xml; charset=utf-8"
	case Pajek:
		return "text/plain; charset=utf-8"
	default:
		return "application/json"
	}
}

// FileName returns the name of files in the format.
func (f Format) FileName() string {
	switch f {
	case BipartiteCSV:
		return "network.csv"
	case ProjectionCSV:
		return "network-projection.csv"
	case GraphML:
		return "network.graphml"
	case GEXF:
		return "network.gexf"
	case Pajek:
		return "network.net"
	default:
		return "network.json"
	}
}

// Projected reports whether the format contains the projection rather than the lists.
func (f Format) Projected() bool { return f != BipartiteCSV }

// Label is the name of a sponsor in the language of the file.
type Label struct {
	Code models.Code
	Name string
}

// Export is the content of a file: lists and, for all formats except [BipartiteCSV], their
// projection.
type Export struct {
	Lists *Lists
	Graph *Graph
	// Weight is the weight of the ties. A file of [Fowler] ties is directed.
	Weight Weight
	// ProposalID converts the ID of a proposal to the ID in the API.
	ProposalID func(models.ID) string
	// Labels are the labels of the sponsors, in the order of Lists.Sponsors.
	Labels []Label
	// PValues is indexed by edge, and Community by sponsor. If one is nil, the file does not contain it.
	PValues   []float64
	Community []int32
}

// Write writes an export as a stream, using little memory regardless of the size. The files are
// meant for programs, so cells are not escaped for spreadsheets: a name that begins with `=` is
// written unchanged.
//
// Errors: those of ctx and of the writer. After an error the output is incomplete.
func Write(ctx context.Context, to io.Writer, format Format, e Export) error {
	writers := map[Format]func(context.Context, *bufio.Writer, Export) error{
		BipartiteCSV: writeBipartite, ProjectionCSV: writeProjection, GraphML: writeGraphML, GEXF: writeGEXF, Pajek: writePajek, NodeLink: writeNodeLink,
	}
	write, ok := writers[format]
	if !ok {
		return models.NewProblem(models.UnknownValue, models.P("value", format))
	}
	buffered := bufio.NewWriterSize(to, 1<<16)
	if err := write(ctx, buffered, e); err != nil {
		return fmt.Errorf("write the network as %s: %w", format, err)
	}
	if err := buffered.Flush(); err != nil {
		return fmt.Errorf("write the network as %s: %w", format, err)
	}
	return nil
}

// tie is a tie in the form that the writers of all formats use.
type tie struct {
	a, b   int32
	weight float64
	edge   int32
}

// each calls visit for all ties, and checks ctx at intervals.
func (e *Export) each(ctx context.Context, visit func(tie) error) error {
	ties := e.Graph.Ties(e.Weight)
	for i := range ties.A {
		if i%1024 == 0 && !proceed(ctx) {
			return ctx.Err()
		}
		if err := visit(tie{ties.A[i], ties.B[i], ties.Weight[i], ties.Edge[i]}); err != nil {
			return err
		}
	}
	return nil
}

// nodeAttribute is an attribute of sponsors.
type nodeAttribute struct {
	name, kind string
	of         func(node int32) string
}

// nodeAttributes returns the node attributes of graph files. kind is the GraphML type.
func (e *Export) nodeAttributes() []nodeAttribute {
	all := []nodeAttribute{
		{"name", "string", func(node int32) string { return e.Labels[node].Name }},
		{"proposals", "int", func(node int32) string { return whole(e.Lists.ItemCounts()[node]) }},
		{"submitted", "int", func(node int32) string { return whole(e.Lists.LeadCounts()[node]) }},
	}
	if e.Community != nil {
		all = append(all, nodeAttribute{"community", "int", func(node int32) string { return whole(e.Community[node]) }})
	}
	return all
}

// tieAttribute is an attribute of ties other than the weight.
type tieAttribute struct {
	name, kind string
	of         func(tie) string
}

func (e *Export) tieAttributes() []tieAttribute {
	all := []tieAttribute{{"shared", "int", func(t tie) string { return whole(e.Graph.SharedCount(t.edge)) }}}
	if e.PValues != nil {
		all = append(all, tieAttribute{"significance", "double", func(t tie) string { return real64(e.PValues[t.edge]) }})
	}
	return all
}

func (e *Export) code(node int32) string { return string(e.Labels[node].Code) }

func whole(n int32) string { return strconv.Itoa(int(n)) }

// real64 returns the shortest text that parses to the same number.
func real64(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
