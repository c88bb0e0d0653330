package network

import (
	"bufio"
	"context"
	"encoding/csv"
)

// writeBipartite writes a row for each spell, ordered by circulation of the item, then by the first
// day of the spell. Unknown dates are empty. `until` is the first day off the list; `joined_at` and
// `left_at` are revision numbers.
func writeBipartite(ctx context.Context, to *bufio.Writer, e Export) error {
	w := csv.NewWriter(to)
	header := []string{
		"proposal", "symbol", "document_number", "circulated_on", "sponsor", "name", "role", "from", "until", "joined_at", "left_at", "original",
	}
	_ = w.Write(header) // the underlying buffer returns its first error when it is flushed
	row, written := make([]string, len(header)), 0
	for spell := range e.Lists.Spells() {
		if written%1024 == 0 && !proceed(ctx) {
			return ctx.Err()
		}
		written++
		item, role, original := &e.Lists.Items[spell.Item], "co-author", "false"
		if spell.Submitted {
			role = "submitter"
		}
		if spell.Original {
			original = "true"
		}
		row[0], row[1], row[2] = e.ProposalID(item.ID), string(item.Symbol), item.DocumentNumber
		row[3], row[4], row[5] = item.CirculatedOn.String(), e.code(spell.Sponsor), e.Labels[spell.Sponsor].Name
		row[6], row[7], row[8] = role, spell.From.String(), spell.Until.String()
		row[9], row[10], row[11] = revisionNumber(spell.JoinedAt), revisionNumber(spell.LeftAt), original
		_ = w.Write(row)
	}
	w.Flush()
	return nil
}

func revisionNumber(number int32) string {
	if number < 0 {
		return ""
	}
	return whole(number)
}

// writeProjection writes a row for each tie, ordered by code. Directed ties go from a, the
// co-sponsor, to b, the submitting delegation.
func writeProjection(ctx context.Context, to *bufio.Writer, e Export) error {
	w := csv.NewWriter(to)
	header := []string{"a", "a_name", "b", "b_name", "weight", "first_shared_on", "last_shared_on"}
	attributes := e.tieAttributes()
	for _, attribute := range attributes {
		header = append(header, attribute.name)
	}
	_ = w.Write(header) // the underlying buffer returns its first error when it is flushed
	err := e.each(ctx, func(t tie) error {
		first, last := e.Graph.SharedOn(t.a, t.b)
		row := []string{e.code(t.a), e.Labels[t.a].Name, e.code(t.b), e.Labels[t.b].Name, real64(t.weight), first.String(), last.String()}
		for _, attribute := range attributes {
			row = append(row, attribute.of(t))
		}
		_ = w.Write(row)
		return nil
	})
	w.Flush()
	return err
}
