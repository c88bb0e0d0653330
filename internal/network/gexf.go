package network

import (
	"bufio"
	"cmp"
	"context"
	"slices"
	"strconv"
)

// interval is a period from first to last, both inclusive. last is noDay if the period has not ended.
type interval struct{ first, last day }

// writeGEXF writes the projection with the spells of its nodes and ties. A sponsor exists while it
// is on any list, and a tie while both of its sponsors are on the same list. The end of a spell in
// the file is its last day. The date of the file is the day as of which the lists are read.
func writeGEXF(ctx context.Context, to *bufio.Writer, e Export) error {
	x := newElements(to)
	x.open("gexf", "xmlns", "http://gexf.net/1.3", "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance",
		"xsi:schemaLocation", "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd", "version", "1.3")
	x.open("meta", "lastmodifieddate", e.Lists.selection.AsOf.String())
	x.leaf("creator", "Proposal tracker")
	x.leaf("description", "Co-sponsorship, weighted by "+string(cmp.Or(e.Weight, Shared)))
	x.end("meta")
	x.open("graph", "defaultedgetype", edgeKind(e.Weight), "mode", "dynamic", "timeformat", "date", "timerepresentation", "interval")
	nodes, ties := e.nodeAttributes()[1:], e.tieAttributes() // the name is the label
	x.open("attributes", "class", "node", "mode", "static")
	for _, attribute := range nodes {
		x.leaf("attribute", "", "id", attribute.name, "title", attribute.name, "type", gexfKind(attribute.kind))
	}
	x.end("attributes")
	x.open("attributes", "class", "edge", "mode", "static")
	for _, attribute := range ties {
		x.leaf("attribute", "", "id", attribute.name, "title", attribute.name, "type", gexfKind(attribute.kind))
	}
	x.end("attributes")
	held := e.Lists.held()
	x.open("nodes", "count", strconv.Itoa(len(e.Lists.Sponsors)))
	for node := range e.Lists.Sponsors {
		x.open("node", "id", e.code(int32(node)), "label", e.Labels[node].Name)
		x.open("attvalues")
		for _, attribute := range nodes {
			x.leaf("attvalue", "", "for", attribute.name, "value", attribute.of(int32(node)))
		}
		x.end("attvalues")
		x.spells(held.ofNode(int32(node)))
		x.end("node")
	}
	x.end("nodes")
	if err := e.writeEdges(ctx, x, held, ties); err != nil {
		return err
	}
	x.end("graph")
	x.end("gexf")
	return x.flush()
}

func (e *Export) writeEdges(ctx context.Context, x *elements, held *held, attributes []tieAttribute) error {
	x.open("edges", "count", strconv.Itoa(len(e.Graph.Ties(e.Weight).A)))
	number := 0
	err := e.each(ctx, func(t tie) error {
		x.open("edge", "id", strconv.Itoa(number), "source", e.code(t.a), "target", e.code(t.b), "weight", real64(t.weight))
		number++
		x.open("attvalues")
		for _, attribute := range attributes {
			x.leaf("attvalue", "", "for", attribute.name, "value", attribute.of(t))
		}
		x.end("attvalues")
		x.spells(held.together(t.a, t.b))
		x.end("edge")
		return x.err
	})
	x.end("edges")
	return err
}

func gexfKind(kind string) string {
	if kind == "int" {
		return "integer"
	}
	return kind
}

// spells writes intervals. There are none for a tie between sponsors that were never on a list on
// the same day.
func (e *elements) spells(intervals []interval) {
	if len(intervals) == 0 {
		return
	}
	e.open("spells")
	for _, one := range intervals {
		attributes := []string{"start", one.first.date().String()}
		if one.last != noDay {
			attributes = append(attributes, "end", one.last.date().String())
		}
		e.leaf("spell", "", attributes...)
	}
	e.end("spells")
}

// held looks up the periods during which sponsors were on lists.
type held struct {
	lists *Lists
	// The spells of the member at index i of Lists.members are order[start[i]:start[i+1]].
	order, start []int32
}

func (l *Lists) held() *held {
	h := &held{lists: l, order: l.byListAndSponsor(), start: make([]int32, 1, len(l.members)+1)}
	for i := 1; i <= len(h.order); i++ {
		if i == len(h.order) || l.spells[h.order[i]].list != l.spells[h.order[i-1]].list || l.spells[h.order[i]].sponsor != l.spells[h.order[i-1]].sponsor {
			h.start = append(h.start, int32(i))
		}
	}
	return h
}

// of returns the interval of a spell.
func (h *held) of(place int32) interval {
	s := &h.lists.spells[place]
	if s.until == noDay {
		return interval{s.from, noDay}
	}
	return interval{s.from, s.until - 1}
}

// ofNode returns the periods during which a sponsor was on any list.
func (h *held) ofNode(node int32) []interval {
	all := []interval{}
	for _, at := range h.lists.at[h.lists.nodeStart[node]:h.lists.nodeStart[node+1]] {
		for _, place := range h.order[h.start[at]:h.start[at+1]] {
			all = append(all, h.of(place))
		}
	}
	return united(all)
}

// together returns the periods during which two sponsors were on the same list.
func (h *held) together(a, b int32) []interval {
	all := []interval{}
	h.lists.common(a, b, func(atA, atB, _ int32) {
		for _, placeA := range h.order[h.start[atA]:h.start[atA+1]] {
			for _, placeB := range h.order[h.start[atB]:h.start[atB+1]] {
				all = append(all, common(h.of(placeA), h.of(placeB)))
			}
		}
	})
	return united(all)
}

// common returns the intersection of two intervals. If it is empty, last is before first.
func common(a, b interval) interval {
	last := min(a.last, b.last)
	if a.last == noDay || b.last == noDay {
		last = max(a.last, b.last) // noDay is smaller than all days
	}
	return interval{max(a.first, b.first), last}
}

// united returns the union of the intervals as a minimal list of intervals, in order.
func united(all []interval) []interval {
	all = slices.DeleteFunc(all, func(i interval) bool { return i.last != noDay && i.last < i.first })
	slices.SortFunc(all, func(a, b interval) int { return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.last, b.last)) })
	whole := all[:0]
	for _, one := range all {
		if len(whole) == 0 || (whole[len(whole)-1].last != noDay && whole[len(whole)-1].last+1 < one.first) {
			whole = append(whole, one)
			continue
		}
		last := &whole[len(whole)-1].last
		if *last == noDay || one.last == noDay {
			*last = noDay
		} else {
			*last = max(*last, one.last)
		}
	}
	return whole
}
