package operations

import "proposaltracker/models"

func (s shaper) search(data map[string]any) any {
	return map[string]any{"totalCount": object(data["counted"])["totalCount"], "nodes": each(nodes(data["hits"]), s.hit)}
}

func (s shaper) hit(h map[string]any) any {
	made := map[string]any{"score": h["score"]}
	if h["kind"] != "SPONSOR" {
		made["excerpt"] = excerpt(h)
	}
	proposal := object(h["proposal"])
	switch h["kind"] {
	case "PROPOSAL":
		told := pick(proposal, "symbol", "status", "circulatedOn")
		told["id"], told["title"] = "Proposal:"+text(proposal["rowId"]), s.title(proposal)
		made["__typename"], made["proposal"] = "ProposalResult", told
	case "PARAGRAPH":
		made["__typename"], made["number"], made["revision"] = "ParagraphResult", orNull(h["paragraph"]), h["revision"]
		made["proposal"] = map[string]any{"id": "Proposal:" + text(proposal["rowId"]), "symbol": proposal["symbol"]}
	case "SPONSOR":
		sponsor := object(h["sponsor"])
		made["__typename"], made["sponsor"] = "SponsorResult", map[string]any{"code": sponsor["code"], "name": sponsor["nameEn"]}
	default:
		made["__typename"], made["answer"] = "AnswerResult", h["answer"]
		delete(object(made["excerpt"]), "paragraph")
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
	return map[string]any{"language": h["language"], "paragraph": orNull(h["paragraph"]), "fragments": fragments}
}
