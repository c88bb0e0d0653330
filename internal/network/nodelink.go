package network

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"

	"proposaltracker/models"
)

// linkedGraph contains the graph attributes in the file.
type linkedGraph struct {
	Weight Weight      `json:"weight"`
	AsOf   models.Date `json:"asOf"`
}

// linkedNode is a sponsor, identified by code.
type linkedNode struct {
	ID        models.Code `json:"id"`
	Name      string      `json:"name"`
	Proposals int32       `json:"proposals"`
	Submitted int32       `json:"submitted"`
	Community *int32      `json:"community,omitempty"`
}

// link is a tie.
type link struct {
	Source       models.Code `json:"source"`
	Target       models.Code `json:"target"`
	Weight       float64     `json:"weight"`
	Shared       int32       `json:"shared"`
	Significance *float64    `json:"significance,omitempty"`
}

// writeNodeLink writes the projection as a JSON object, with a line for each sponsor and each tie.
func writeNodeLink(ctx context.Context, to *bufio.Writer, e Export) error {
	w := &listed{to: to}
	directed := "false"
	if e.Weight.directed() {
		directed = "true"
	}
	w.text(`{"directed":` + directed + `,"multigraph":false,"graph":`)
	w.value(linkedGraph{cmp.Or(e.Weight, Shared), e.Lists.selection.AsOf})
	w.text(`,"nodes":[`)
	for node := range e.Lists.Sponsors {
		one := linkedNode{
			ID: e.Labels[node].Code, Name: e.Labels[node].Name, Proposals: e.Lists.ItemCounts()[node], Submitted: e.Lists.LeadCounts()[node],
		}
		if e.Community != nil {
			one.Community = &e.Community[node]
		}
		w.item(one)
	}
	w.text("\n],\"links\":[")
	w.begun = false
	err := e.each(ctx, func(t tie) error {
		one := link{Source: e.Labels[t.a].Code, Target: e.Labels[t.b].Code, Weight: t.weight, Shared: e.Graph.SharedCount(t.edge)}
		if e.PValues != nil {
			one.Significance = &e.PValues[t.edge]
		}
		w.item(one)
		return w.err
	})
	if err != nil {
		return err
	}
	w.text("\n]}\n")
	return w.err
}

// listed writes JSON as a stream. After the first error it writes nothing more.
type listed struct {
	to    *bufio.Writer
	begun bool
	err   error
}

func (l *listed) text(text string) {
	if l.err == nil {
		_, l.err = l.to.WriteString(text)
	}
}

func (l *listed) value(value any) {
	text, err := json.Marshal(value)
	if l.err == nil {
		l.err = err
	}
	l.text(string(text))
}

// item writes the next element of a list.
func (l *listed) item(value any) {
	if l.begun {
		l.text(",")
	}
	l.begun = true
	l.text("\n")
	l.value(value)
}
