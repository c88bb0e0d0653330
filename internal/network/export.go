package network

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strconv"

	"proposaltracker/models"
)

// Format is a form in which a network is taken away.
type Format string

// The formats. All are UTF-8, in a fixed order: the same lists give the same bytes.
const (
	// BipartiteCSV is the dated edge list of sponsors and proposals, RFC 4180, a row for each spell.
	BipartiteCSV Format = "BIPARTITE_CSV"
	// ProjectionCSV is the edge list of the projection, RFC 4180, a row for each tie.
	ProjectionCSV Format = "PROJECTION_CSV"
	// GraphML is GraphML 1.0.
	GraphML Format = "GRAPHML"
	// GEXF is GEXF 1.3, dynamic: nodes and ties have the spells for which they were there.
	GEXF Format = "GEXF"
	// Pajek is a .net file of Pajek, whose labels are codes; the names are comments at its head.
	Pajek Format = "PAJEK"
	// NodeLink is JSON as the node_link_graph of networkx reads it, with ties under `links`.
	NodeLink Format = "NODE_LINK"
)

// Formats lists all of them.
func Formats() []Format {
	return []Format{BipartiteCSV, ProjectionCSV, GraphML, GEXF, Pajek, NodeLink}
}

// MediaType is what HTTP calls the format.
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

// FileName is what a file of the format is called.
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

// Projected tells whether the format is one of the projection, and not of the lists themselves.
func (f Format) Projected() bool { return f != BipartiteCSV }

// Label is what a sponsor is called, in the language of the file.
type Label struct {
	Code models.Code
	Name string
}

// Export is what is written: lists, and for all formats but [BipartiteCSV] their projection.
type Export struct {
	Lists *Lists
	Graph *Graph
	// Weight is that of the ties. [Fowler]'s are directed, and so is a file of them.
	Weight Weight
	// Labels are those of the sponsors, by their place in Lists.
	Labels []Label
	// Significance is that of the edges, by number, and Community that of the sponsors, by place; nil
	// leaves either out of the file.
	Significance []float64
	Community    []int32
}

// Write writes an export in a format, as it goes: whatever its size, little of it is in memory. A file
// for programs says things as they are, so no cell is made harmless for a spreadsheet: a name that
// begins with `=` stands there so.
//
// Errors: ctx's, once it is done; those of the writer. What was written by then is no whole file.
func Write(ctx context.Context, to io.Writer, format Format, e Export) error {
	writers := map[Format]func(context.Context, *bufio.Writer, Export) error{
		BipartiteCSV: writeBipartite, ProjectionCSV: writeProjection, GraphML: writeGraphML, GEXF: writeGEXF, Pajek: writePajek, NodeLink: writeNodeLink,
	}
	write, has := writers[format]
	if !has {
		return models.NewError(models.InvalidInput, "%q is no format of networks", format)
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

// tie is one tie as all formats tell it.
type tie struct {
	a, b   int32
	weight float64
	edge   int32
}

// each goes through the ties, and asks now and then whether anybody still waits.
func (e *Export) each(ctx context.Context, visit func(tie) error) error {
	ties := e.Graph.Ties(e.Weight)
	for i := range ties.A {
		if i%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if err := visit(tie{ties.A[i], ties.B[i], ties.Weight[i], ties.Edge[i]}); err != nil {
			return err
		}
	}
	return nil
}

// nodeAttribute is something that is told of each sponsor.
type nodeAttribute struct {
	name, kind string
	of         func(node int32) string
}

// nodeAttributes are those that the files of graphs have; kinds are those of GraphML.
func (e *Export) nodeAttributes() []nodeAttribute {
	all := []nodeAttribute{
		{"name", "string", func(node int32) string { return e.Labels[node].Name }},
		{"proposals", "int", func(node int32) string { return whole(e.Lists.ProposalsOf()[node]) }},
		{"submitted", "int", func(node int32) string { return whole(e.Lists.SubmittedOf()[node]) }},
	}
	if e.Community != nil {
		all = append(all, nodeAttribute{"community", "int", func(node int32) string { return whole(e.Community[node]) }})
	}
	return all
}

// tieAttribute is something that is told of each tie beside its weight.
type tieAttribute struct {
	name, kind string
	of         func(tie) string
}

func (e *Export) tieAttributes() []tieAttribute {
	all := []tieAttribute{{"shared", "int", func(t tie) string { return whole(e.Graph.SharedCount(t.edge)) }}}
	if e.Significance != nil {
		all = append(all, tieAttribute{"significance", "double", func(t tie) string { return real64(e.Significance[t.edge]) }})
	}
	return all
}

func (e *Export) code(node int32) string { return string(e.Labels[node].Code) }

func whole(n int32) string { return strconv.Itoa(int(n)) }

// real64 is the shortest text that is read back as the same number.
func real64(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
