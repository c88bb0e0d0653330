package operations

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"proposaltracker/models"
)

// shape converts a response of PostGraphile to the structure of the tracker's response.
func shape(w Wanted, data map[string]any) any {
	s := shaper{language: w.Language}
	if s.language == "" {
		s.language = models.English
	}
	switch w.Operation {
	case Feed:
		return unordered(s.feed(data))
	case Page:
		return unordered(map[string]any{"proposal": s.page(object(object(data["bearer"])["proposal"]))})
	case Desk:
		return s.desk(data)
	default:
		return map[string]any{"search": s.search(data)}
	}
}

// shaper performs the conversions that a client of PostGraphile would have to perform.
type shaper struct{ language models.Language }

func nodes(value any) []any { return list(object(value)["nodes"]) }

func first(value any) map[string]any {
	if all := nodes(value); len(all) > 0 {
		return object(all[0])
	}
	return nil
}

func each(all []any, shaped func(map[string]any) any) []any {
	made := []any{}
	for _, one := range all {
		made = append(made, shaped(object(one)))
	}
	return made
}

func pick(from map[string]any, fields ...string) map[string]any {
	made := map[string]any{}
	for _, field := range fields {
		made[field] = from[field]
	}
	return made
}

func orNull(value any) any {
	if value == "" || value == 0.0 {
		return nil
	}
	return value
}

func instant(value any) any {
	at, err := time.Parse(time.RFC3339Nano, text(value))
	if err != nil {
		return value
	}
	return at.UTC().Format("2006-01-02T15:04:05.999999Z07:00")
}

func typename(sponsor map[string]any) string {
	kind := text(sponsor["kind"])
	return kind[:1] + strings.ToLower(kind[1:])
}

// in returns a text and its language: the client's language if available, otherwise the original one.
func (s shaper) in(texts any, original any) any {
	held := object(texts)
	for _, language := range []string{string(s.language), text(original), "EN", "FR", "ES"} {
		if value, ok := held[language]; ok {
			return map[string]any{"language": language, "text": value}
		}
	}
	return nil
}

func (s shaper) title(p map[string]any) any {
	titles := map[string]any{}
	for _, given := range nodes(first(p["current"])["texts"]) {
		titles[text(object(given)["language"])] = object(given)["title"]
	}
	return s.in(titles, p["originalLanguage"])
}

// label returns the symbol of a proposal, or its title if it has no symbol.
func (s shaper) label(p map[string]any) any {
	if symbol := text(p["symbol"]); symbol != "" {
		return symbol
	}
	return object(s.title(p))["text"]
}

func role(c, p map[string]any) string {
	if c["sponsorId"] == p["submittedById"] {
		return "SUBMITTER"
	}
	return "CO_AUTHOR"
}

// outcome returns the latest outcome of a venue; nil if there is none.
func outcome(target map[string]any) any {
	if last := first(target["outcomes"]); last != nil {
		return last
	}
	return nil
}

func (s shaper) feed(data map[string]any) any {
	page := object(data["proposals"])
	edges := each(list(page["edges"]), func(edge map[string]any) any {
		p := object(edge["node"])
		node := pick(p, "symbol", "status", "circulatedOn", "workProgramme", "submittedBy")
		node["id"], node["updatedAt"], node["title"], node["label"] = p["rowId"], instant(p["updatedAt"]), s.title(p), s.label(p)
		node["coAuthors"] = map[string]any{"totalCount": object(p["coAuthors"])["totalCount"], "nodes": each(nodes(p["coAuthors"]), func(c map[string]any) any {
			sponsor := pick(object(c["sponsor"]), "code", "name")
			sponsor["__typename"] = typename(object(c["sponsor"]))
			return map[string]any{"sponsor": sponsor, "role": role(c, p), "joinedOn": c["joinedOn"], "original": object(c["joinedIn"])["number"] == 0.0}
		})}
		current := first(p["current"])
		node["currentRevision"] = map[string]any{
			"number": current["number"], "circulatedOn": current["circulatedOn"], "symbol": first(current["symbols"])["symbol"],
		}
		node["venueTargets"] = each(nodes(p["venueTargets"]), func(t map[string]any) any {
			return map[string]any{"venue": t["venue"], "aim": s.in(t["aim"], p["originalLanguage"]), "outcome": outcome(t)}
		})
		return map[string]any{"node": node}
	})
	info := pick(object(page["pageInfo"]), "hasNextPage", "hasPreviousPage")
	return map[string]any{"proposals": map[string]any{"totalCount": page["totalCount"], "totalCountIsExact": true, "pageInfo": info, "edges": edges}}
}

func (s shaper) page(p map[string]any) any {
	made := pick(p, "symbol", "status", "workProgramme", "submittedBy")
	made["id"] = p["rowId"]
	symbols, titles := []any{}, map[string]any{}
	for _, one := range nodes(p["revisions"]) {
		revision := object(one)
		for _, named := range nodes(revision["symbols"]) {
			symbols = append(symbols, object(named)["symbol"])
		}
		if revision["current"] == true {
			made["documentNumber"] = orNull(revision["documentNumber"])
			made["currentRevision"] = map[string]any{"id": revision["rowId"], "number": revision["number"]}
			for _, given := range nodes(revision["titles"]) {
				titles[text(object(given)["language"])] = object(given)["title"]
			}
		}
	}
	made["allSymbols"], made["title"] = symbols, s.in(titles, p["originalLanguage"])
	made["label"] = p["symbol"]
	made["coAuthors"] = map[string]any{
		"totalCount": object(p["coAuthors"])["totalCount"],
		"nodes":      each(nodes(p["coAuthors"]), func(c map[string]any) any { return s.coAuthor(c, p) }),
	}
	made["revisions"] = map[string]any{"totalCount": object(p["revisions"])["totalCount"], "nodes": each(nodes(p["revisions"]), s.revision)}
	made["questions"] = map[string]any{"nodes": each(nodes(p["questions"]), func(q map[string]any) any { return s.question(q, p["originalLanguage"]) })}
	made["followUps"] = map[string]any{"totalCount": object(p["followUps"])["totalCount"], "nodes": each(nodes(p["followUps"]), func(f map[string]any) any {
		return s.followUp(f, p["originalLanguage"])
	})}
	made["venueTargets"] = each(nodes(p["venueTargets"]), func(t map[string]any) any { return s.target(t, p) })
	made["sources"] = each(nodes(p["sources"]), func(source map[string]any) any {
		return map[string]any{
			"title": s.in(source["title"], p["originalLanguage"]), "publisher": orNull(source["publisher"]),
			"year": orNull(source["year"]), "url": orNull(source["url"]),
		}
	})
	made["relations"] = map[string]any{"nodes": relations(p)}
	made["events"] = map[string]any{"totalCount": object(p["events"])["totalCount"], "nodes": each(nodes(p["events"]), func(e map[string]any) any {
		event := pick(e, "kind", "occurredOn", "actor")
		event["id"], event["recordedAt"], event["revision"] = e["rowId"], instant(e["recordedAt"]), nil
		if of := object(e["revision"]); of != nil {
			event["revision"] = pick(of, "number")
		}
		return event
	})}
	return made
}

func (s shaper) coAuthor(c, p map[string]any) any {
	made := pick(c, "status", "initiatedOn", "joinedOn", "leftOn")
	made["role"] = role(c, p)
	of := object(c["sponsor"])
	sponsor := pick(of, "code", "name")
	sponsor["__typename"] = typename(of)
	if of["kind"] == "GROUP" {
		today, members := time.Now().UTC().Format(time.DateOnly), []any{} //nolint:forbidigo // this is a command
		for _, one := range nodes(of["members"]) {
			from, until := text(object(one)["fromOn"]), text(object(one)["untilOn"])
			if from <= today && (until == "" || until > today) {
				members = append(members, object(one)["delegation"])
			}
		}
		slices.SortFunc(members, func(a, b any) int { return cmp.Compare(text(object(a)["code"]), text(object(b)["code"])) })
		sponsor["members"] = members
	}
	made["sponsor"], made["original"] = sponsor, object(c["joinedIn"])["number"] == 0.0
	for _, at := range []string{"joinedIn", "leftIn"} {
		made[at] = nil
		if revision := object(c[at]); revision != nil {
			made[at] = map[string]any{"number": revision["number"], "symbol": first(revision["symbols"])["symbol"]}
		}
	}
	return made
}

func (s shaper) revision(r map[string]any) any {
	made := pick(r, "number", "kind", "access", "derestrictedOn", "communicatedOn", "circulatedOn", "filedBy", "originalLanguage", "contentHash")
	made["id"] = r["rowId"]
	made["reason"], made["note"] = orNull(r["reason"]), s.in(r["note"], r["originalLanguage"])
	symbols := each(nodes(r["symbols"]), func(named map[string]any) any { return named["symbol"] })
	made["symbols"], made["symbol"] = symbols, symbols[0]
	languages, titles := []any{}, map[string]any{}
	for _, given := range nodes(r["titles"]) {
		language := object(given)["language"]
		titles[text(language)] = object(given)["title"]
		if language == r["originalLanguage"] {
			languages = slices.Insert(languages, 0, language)
		} else {
			languages = append(languages, language)
		}
	}
	made["languages"] = languages
	body := first(r["text"])
	made["text"] = map[string]any{"language": body["language"], "title": titles[text(body["language"])], "sections": sections(nodes(body["paragraphs"]))}
	return made
}

func sections(paragraphs []any) []any {
	made, last := []any{}, -1.0
	for _, one := range paragraphs {
		paragraph := object(one)
		kind := text(paragraph["kind"])
		if kind == "FOOTNOTE" || kind == "REVISION_NOTE" || kind == "FURNITURE" {
			continue
		}
		if section := number(paragraph["section"]); section != last {
			made = append(made, map[string]any{"number": orNull(paragraph["sectionNumber"]), "heading": orNull(paragraph["heading"]), "paragraphs": []any{}})
			last = section
		}
		if kind != models.BareHeading {
			section := object(made[len(made)-1])
			section["paragraphs"] = append(list(section["paragraphs"]), map[string]any{"number": printedNumber(text(paragraph["number"])), "text": paragraph["text"]})
		}
	}
	return made
}

// printedNumber returns the number that a client prints for an address such as 2.1(a), which is a, or Q3, which is 3.
// Nil if there is none.
func printedNumber(address string) any {
	if open := strings.LastIndexByte(address, '('); open >= 0 {
		address = strings.TrimSuffix(address[open+1:], ")")
	}
	return orNull(strings.TrimPrefix(address, "Q"))
}

func (s shaper) question(q map[string]any, original any) any {
	return map[string]any{
		"id": q["rowId"], "number": q["number"], "text": s.in(q["texts"], original),
		"answers": map[string]any{"totalCount": object(q["answers"])["totalCount"], "nodes": each(nodes(q["answers"]), func(a map[string]any) any {
			return map[string]any{"delegation": a["delegation"], "text": s.in(a["texts"], original), "answeredOn": a["answeredOn"]}
		})},
	}
}

func (s shaper) followUp(f map[string]any, original any) any {
	made := pick(f, "kind", "status", "dueOn", "venue")
	made["id"], made["text"], made["paragraphNumber"] = f["rowId"], s.in(f["texts"], original), orNull(f["paragraphNumber"])
	made["responsible"] = each(nodes(f["responsible"]), func(r map[string]any) any { return r["sponsor"] })
	made["steps"] = each(nodes(f["steps"]), func(step map[string]any) any {
		return map[string]any{
			"status": step["status"], "takenOn": step["takenOn"], "note": orNull(step["note"]), "meeting": step["meeting"],
			"document": document(step["document"]), "recordedBy": step["recordedBy"],
		}
	})
	return made
}

// document returns a reference to the document with the given symbol; nil if the symbol is empty.
func document(symbol any) any {
	if symbol == "" {
		return nil
	}
	return map[string]any{"symbol": symbol}
}

// publicDocuments returns the documents of public proposals, sorted by the numbers in their symbols, which PostGraphile
// sorts as text.
func publicDocuments(documents []any) []any {
	numberOf := func(document any) (int, string) {
		symbol := text(object(document)["symbol"])
		parts := strings.Split(symbol, "/")
		read, _ := strconv.Atoi(parts[min(2, len(parts)-1)]) // symbols of this collection are BENCH/W/1 and so on
		return read, symbol
	}
	public := []any{}
	for _, document := range documents {
		if of := object(object(document)["proposal"]); of["access"] == "PUBLIC" && of["circulatedOn"] != nil {
			public = append(public, pick(object(document), "symbol"))
		}
	}
	return slices.SortedFunc(slices.Values(public), func(a, b any) int {
		first, symbol := numberOf(a)
		second, other := numberOf(b)
		return cmp.Or(cmp.Compare(first, second), cmp.Compare(symbol, other))
	})
}

func (s shaper) target(t, p map[string]any) any {
	items := []any{}
	for _, one := range nodes(p["agenda"]) {
		item := object(object(one)["item"])
		meeting := object(item["meeting"])
		if meeting["venueId"] == t["venueId"] {
			items = append(items, map[string]any{
				"id": item["rowId"], "meeting": map[string]any{"venue": meeting["venue"], "startsOn": meeting["startsOn"], "place": orNull(meeting["place"])},
				"number": item["number"], "title": item["title"], "documents": publicDocuments(nodes(item["documents"])),
			})
		}
	}
	return map[string]any{
		"id": t["rowId"], "venue": t["venue"], "aim": s.in(t["aim"], p["originalLanguage"]), "outcome": outcome(t), "agendaItems": items,
	}
}
