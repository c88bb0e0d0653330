package network

import (
	"bufio"
	"context"
	"encoding/xml"
	"slices"
)

// elements writes XML as a stream. After the first error, it writes nothing more.
type elements struct {
	to  *xml.Encoder
	err error
}

func newElements(w *bufio.Writer) *elements {
	e := &elements{to: xml.NewEncoder(w)}
	_, e.err = w.WriteString(xml.Header)
	e.to.Indent("", " ")
	return e
}

func (e *elements) token(t xml.Token) {
	if e.err == nil {
		e.err = e.to.EncodeToken(t)
	}
}

// open starts an element. attributes alternates names and values.
func (e *elements) open(name string, attributes ...string) {
	start := xml.StartElement{Name: xml.Name{Local: name}}
	for pair := range slices.Chunk(attributes, 2) {
		start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Local: pair[0]}, Value: pair[1]})
	}
	e.token(start)
}

func (e *elements) end(name string) { e.token(xml.EndElement{Name: xml.Name{Local: name}}) }

// leaf writes an element that contains text or nothing.
func (e *elements) leaf(name, text string, attributes ...string) {
	e.open(name, attributes...)
	if text != "" {
		e.token(xml.CharData(text))
	}
	e.end(name)
}

// flush writes the remaining bytes and returns the first error.
func (e *elements) flush() error {
	if e.err == nil {
		e.err = e.to.Flush()
	}
	return e.err
}

// edgeKind returns "directed" or "undirected".
func edgeKind(w Weight) string {
	if w.directed() {
		return "directed"
	}
	return "undirected"
}

// writeGraphML writes the projection, with the codes of sponsors as IDs.
func writeGraphML(ctx context.Context, to *bufio.Writer, e Export) error {
	x := newElements(to)
	x.open("graphml", "xmlns", "http://graphml.graphdrawing.org/xmlns", "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance",
		"xsi:schemaLocation", "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd")
	nodes, ties := e.nodeAttributes(), e.tieAttributes()
	for _, attribute := range nodes {
		x.leaf("key", "", "id", attribute.name, "for", "node", "attr.name", attribute.name, "attr.type", attribute.kind)
	}
	x.leaf("key", "", "id", "weight", "for", "edge", "attr.name", "weight", "attr.type", "double")
	for _, attribute := range ties {
		x.leaf("key", "", "id", attribute.name, "for", "edge", "attr.name", attribute.name, "attr.type", attribute.kind)
	}
	x.open("graph", "id", "co-sponsorship", "edgedefault", edgeKind(e.Weight))
	for node := range e.Lists.Sponsors {
		x.open("node", "id", e.code(int32(node)))
		for _, attribute := range nodes {
			x.leaf("data", attribute.of(int32(node)), "key", attribute.name)
		}
		x.end("node")
	}
	err := e.each(ctx, func(t tie) error {
		x.open("edge", "source", e.code(t.a), "target", e.code(t.b))
		x.leaf("data", real64(t.weight), "key", "weight")
		for _, attribute := range ties {
			x.leaf("data", attribute.of(t), "key", attribute.name)
		}
		x.end("edge")
		return x.err
	})
	if err != nil {
		return err
	}
	x.end("graph")
	x.end("graphml")
	return x.flush()
}
