package main

import (
	"regexp"
	"strings"
	"unicode"
)

// rule describes the elements of the schema whose signature matches. The first matching rule applies. A description
// in a schema file takes precedence over all rules.
type rule struct {
	signature *regexp.Regexp
	// text may refer to the first group of the pattern: as {name}, as {field} (with its first letter in lower case),
	// and in words as {thing} and {things}. {owner} is the type of the element, in words.
	text string
}

// describing returns a rule for elements whose whole signature matches the pattern.
func describing(pattern, text string) rule {
	return rule{signature: regexp.MustCompile(`^` + pattern + `$`), text: text}
}

// rules returns the descriptions that many elements share.
func rules() []rule {
	return []rule{
		// Connections.
		describing(`type (\w+)Connection`, "A page of a list of {things}."),
		describing(`(\w+)Connection\.edges: .+`, "The {things} of the page, each with its cursor."),
		describing(`(\w+)Connection\.nodes: .+`, "The {things} of the page, without cursors."),
		describing(`\w+Connection\.pageInfo: .+`, "The position of the page in the list."),
		describing(`(\w+)Connection\.totalCount: .+`, "The number of {things} in the whole list that the viewer may see."),
		describing(`\w+Connection\.totalCountIsExact: .+`, "False if the list is so long that `totalCount` is only a lower bound."),
		describing(`type (\w+)Edge`, "An edge of `{name}Connection`."),
		describing(`\w+Edge\.cursor: .+`, "The opaque cursor of the edge, for `after` and `before`."),
		describing(`(\w+)Edge\.node: .+`, "The {thing}."),
		describing(`.+\(first: Int\): (\w+)Connection!?`,
			"The number of {things} from the start of the list: 0 to 100. Defaults to 20 if `last` is omitted too."),
		describing(`.+\(last: Int\): (\w+)Connection!?`,
			"The number of {things} from the end of the list: 0 to 100. Not together with `first`."),
		describing(`.+\(after: String\): .+`, "A cursor. The page begins after it."),
		describing(`.+\(before: String\): .+`, "A cursor. The page ends before it."),
		describing(`.+\(filter: \w+\): (\w+)Connection`, "Only the {things} that the filter selects. Omitted: all."),
		describing(`.+\(statuses: \[\w+!\]\): (\w+)Connection!?`, "Only {things} in one of these states. Omitted: all."),
		describing(`.+\(orderBy: ProposalOrder\): .+`, "The order. Omitted: by day of first circulation, latest first."),
		describing(`input (\w+)Order`, "The order of a list of {things}."),
		describing(`\w+Order\.field: .+`, "The field to order by."),
		describing(`\w+Order\.direction: .+`, "The direction of the order."),

		// Mutations.
		describing(`Mutation\.\w+\(input: \w+!\): \w+`, "The arguments, in one object."),
		describing(`input (\w+)Input`, "The input of `Mutation.{field}`."),
		describing(`type (\w+)Payload`, "The result of `Mutation.{field}`."),
		describing(`\w+Payload\.(\w+): [A-Z]\w+!`, "The {thing} after the change."),
		describing(`\w+Input\.idempotencyKey: String`,
			"Makes the call safe to retry: a repeated call with the same key returns the first result and changes nothing. "+
				"At most 200 characters, such as a UUID. Retained for at least 7 days."),
		describing(`\w+Input\.expectedVersion: Int!`,
			"The `version` of the revision that the caller read. CONFLICT with `currentVersion` if the revision has been edited since."),
		describing(`\w+Input\.(\w+): ID!`, "The ID of the {thing}."),
		describing(`\w+\.language: Language!`, "The language of the text."),

		// Objects.
		describing(`\w+\.id: ID!`, "An opaque, globally unique ID that never changes. `Query.node` accepts it."),
		describing(`enum (\w+)Status`, "The state of a {thing}."),
		describing(`(\w+)\.status: \w+Status!`, "The current state of the {thing}."),
		describing(`\w+Result\.(proposal|sponsor|answer): \w+!`, "The {thing} that was found."),
		describing(`NetworkMember\.sponsor: \w+!`, "The sponsor at this node of the network."),
		describing(`NetworkNeighbour\.sponsor: \w+!`, "The neighboring sponsor."),
		describing(`\w+\.(proposal|revision|sponsor|question|answer|meeting): \w+!`, "The {thing} of the {owner}."),
		describing(`(\w+)\.viewerCan: .+`, "The actions on the {thing}, and whether the viewer may take them now."),
		describing(`\w+\.name: String!`, "The name as printed by the body."),
		describing(`\w+\.label: String!`, "A short name for lists: the symbol if there is one, otherwise the title."),

		// Readings of documents.
		describing(`\w+\.confidence: Confidence!`, "The reliability of the value."),
		describing(`\w+\.evidence: \[Evidence!\]!`, "The places in the document, in order."),
		describing(`ReadingProblem\.severity: .+`, "The severity."),

		// Languages.
		describing(`.+\.(?:name|message)\(language: Language\): .+`, "Preferred language. Defaults to Accept-Language, then English."),
		describing(`.+\(language: Language\): .+`,
			"Preferred language. Defaults to Accept-Language, then English; falls back to the original language."),
	}
}

// descriptionOf returns the text of the first rule that matches.
func descriptionOf(signature string, rules []rule) (string, bool) {
	for _, rule := range rules {
		match := rule.signature.FindStringSubmatch(signature)
		if match == nil {
			continue
		}
		name := append(match, "")[1]
		thing := words(name)
		owner, _, _ := strings.Cut(signature, ".")
		replace := strings.NewReplacer("{name}", name, "{field}", lowerFirst(name), "{thing}", thing, "{things}", plural(thing),
			"{owner}", words(owner))
		return replace.Replace(rule.text), true
	}
	return "", false
}

// terms returns the names whose wording cannot be derived from their parts.
func terms() map[string]string {
	return map[string]string{
		"CoAuthorship":     "co-authorship",
		"FollowUp":         "follow-up",
		"NetworkItem":      "item",
		"NetworkNeighbour": "neighbor",
		"NewTie":           "new tie",
		"WebhookDelivery":  "delivery",
	}
}

// words returns a name in words: "venue target" for VenueTarget and venueTarget.
func words(name string) string {
	for term, text := range terms() {
		if lowerFirst(name) == lowerFirst(term) {
			return text
		}
	}
	var text strings.Builder
	for i, letter := range name {
		if i > 0 && unicode.IsUpper(letter) {
			text.WriteByte(' ')
		}
		text.WriteRune(unicode.ToLower(letter))
	}
	return text.String()
}

func plural(thing string) string {
	if stem, ok := strings.CutSuffix(thing, "y"); ok {
		return stem + "ies"
	}
	return thing + "s"
}

func lowerFirst(name string) string {
	if name == "" {
		return ""
	}
	return strings.ToLower(name[:1]) + name[1:]
}
