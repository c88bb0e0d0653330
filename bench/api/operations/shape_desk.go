package operations

import (
	"cmp"
	"slices"
)

// relations returns the relations to public proposals, in order of creation.
func relations(p map[string]any) []any {
	type relation struct {
		id    string
		shown any
	}
	all := []relation{}
	for _, end := range []struct {
		field   string
		inverse bool
	}{{"relationsFrom", false}, {"relationsTo", true}} {
		for _, one := range nodes(p[end.field]) {
			stored := object(one)
			other := object(stored["proposal"])
			if other["access"] != "PUBLIC" || stored["retractedAt"] != nil {
				continue
			}
			from, to := pick(p, "symbol"), pick(other, "symbol")
			if end.inverse {
				from, to = to, from
			}
			all = append(all, relation{text(stored["rowId"]), map[string]any{
				"id": stored["rowId"], "kind": stored["kind"], "from": from, "to": to, "statedBy": stored["statedBy"],
			}})
		}
	}
	slices.SortFunc(all, func(a, b relation) int { return cmp.Compare(a.id, b.id) })
	made := []any{}
	for _, one := range all {
		made = append(made, one.shown)
	}
	return made
}

func (s shaper) desk(data map[string]any) any {
	titled := func(p map[string]any) any {
		return map[string]any{"id": p["rowId"], "label": s.label(p)}
	}
	page := func(field string, shaped func(map[string]any) any) map[string]any {
		return map[string]any{"totalCount": object(data[field])["totalCount"], "nodes": each(nodes(data[field]), shaped)}
	}
	return map[string]any{
		"drafts": page("drafts", func(r map[string]any) any {
			p := object(r["proposal"])
			return map[string]any{
				"id": r["rowId"], "number": r["number"], "status": r["status"], "version": r["version"],
				"proposal": map[string]any{"id": p["rowId"], "label": s.label(p), "updatedAt": instant(p["updatedAt"])},
			}
		}),
		"invitationsReceived": page("invitationsReceived", func(c map[string]any) any {
			return map[string]any{"id": c["rowId"], "proposal": titled(object(c["proposal"])), "invitedBy": c["invitedBy"], "initiatedOn": c["initiatedOn"]}
		}),
		"requestsReceived": page("requestsReceived", func(c map[string]any) any {
			return map[string]any{"id": c["rowId"], "proposal": titled(object(c["proposal"])), "sponsor": c["sponsor"], "initiatedOn": c["initiatedOn"]}
		}),
		"openQuestions": page("openQuestions", func(q map[string]any) any {
			of := object(q["proposal"])
			return map[string]any{
				"id": q["rowId"], "number": q["number"], "text": s.in(q["texts"], of["originalLanguage"]), "proposal": pick(of, "symbol"),
			}
		}),
		"followUps": page("followUps", func(f map[string]any) any {
			made := pick(f, "kind", "status", "dueOn")
			made["id"], made["proposal"] = f["rowId"], map[string]any{"symbol": orNull(object(f["proposal"])["symbol"])}
			return made
		}),
	}
}
