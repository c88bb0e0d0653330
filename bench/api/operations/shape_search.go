package operations

import "proposaltracker/models"

func (s shaper) search(data map[string]any) any {
	return map[string]any{"totalCount": object(data["counted"])["totalCount"], "nodes": each(nodes(data["hits"]), s.hit)}
}

func (s shaper) hit(h map[string]any) any {
	made := map[string]any{"excerpt": nil}
	if h["kind"] != "SPONSOR" {
		made["excerpt"] = excerpt(h)
	}
	switch h["kind"] {
	case "PROPOSAL":
		p := object(h["proposal"])
		found := pick(p, "symbol", "status", "circulatedOn")
		found["id"], found["label"] = p["rowId"], s.label(p)
		made["__typename"], made["proposal"], made["revision"], made["matchCount"] = "ProposalResult", found, h["revision"], h["matches"]
	case "SPONSOR":
		sponsor := object(h["sponsor"])
		made["__typename"], made["sponsor"] = "SponsorResult", map[string]any{"code": sponsor["code"], "name": sponsor["nameEn"]}
	default:
		made["__typename"], made["answer"] = "AnswerResult", h["answer"]
	}
	return made
}

func excerpt(h map[string]any) any {
	if h["marked"] == nil {
		return nil
	}
	fragments := []any{}
	for _, fragment := range models.ReadExcerpt(text(h["marked"])) {
		fragments = append(fragments, map[string]any{"text": fragment.Text, "match": fragment.Match})
	}
	return map[string]any{"language": h["language"], "paragraphNumber": orNull(h["paragraph"]), "fragments": fragments}
}
