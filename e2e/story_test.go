package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The operations of the story, as a front end would send them.
const (
	createProposal = `mutation ($input: CreateProposalInput!) { createProposal(input: $input) { proposal {
		id status currentRevision { id number } pendingRevision { number version } coAuthorships(statuses: [INVITED]) { nodes { id sponsor { code } } } } } }`
	fileRevision = `mutation ($input: FileRevisionInput!) { fileRevision(input: $input) { revision {
		id number version kind reason reasonCheck { holds } changes { sponsorsAdded { code } textChanged } } } }`
	submitRevision      = `mutation ($input: SubmitRevisionInput!) { submitRevision(input: $input) { revision { number status } } }`
	circulateRevision   = `mutation ($input: CirculateRevisionInput!) { circulateRevision(input: $input) { revision { number symbol symbols circulatedOn version } } }`
	requestCoAuthorship = `mutation ($input: RequestCoAuthorshipInput!) { requestCoAuthorship(input: $input) { coAuthorship { id status } } }`
	respond             = `mutation ($input: RespondToCoAuthorshipInput!) { respondToCoAuthorship(input: $input) { coAuthorship { id status joinedOn joinedIn { number } } } }`
	suggestFollowUp     = `mutation ($input: SuggestFollowUpInput!) { suggestFollowUp(input: $input) { followUp { id kind status } } }`
	targetVenue         = `mutation ($input: TargetVenueInput!) { targetVenue(input: $input) { venueTarget { id venue { code } aim { text } } } }`
	proposalPage        = `query ($symbol: Symbol!, $asOf: Date) { proposal(by: {symbol: $symbol}) {
		symbol allSymbols status currentRevision { number }
		coAuthors(asOf: $asOf) { totalCount nodes { sponsor { code } original joinedOn joinedIn { number symbol } } }
		revisions(first: 50) { nodes { number symbol reason note(language: FR) { text } communicatedOn circulatedOn
			changes { sponsorsAdded { code } sponsorsRemoved { code } textChanged text(language: FR) { paragraphs { number kind before after } } } reasonCheck { holds }
			text(language: FR) { language sections { number heading } } } }
		questions { nodes { number text(language: FR) { text } } }
		followUps { nodes { kind status paragraphNumber responsible { code } } }
		venueTargets { venue { code } }
		sources { title(language: FR) { text } publisher year url } } }`
)

// document is a text for the story with its expected structure: a real communication if it is
// available, otherwise a text of the project in the same format.
type document struct {
	body      string
	sources   int
	paragraph string // words of paragraph 4.1
}

func storyDocument(t *testing.T) document {
	t.Helper()
	communication, err := os.ReadFile(filepath.Join("..", "shared", "data", "documents", "ecommerce-work-programme-rev1.fr.txt"))
	if err == nil {
		return document{string(communication), 2, "d'un ou de deux jours"}
	}
	t.Logf("the real communication is not available (%v): using a text of the project instead", err)
	own, err := os.ReadFile(filepath.Join("internal", "demo", "texts", "ecommerce.fr.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return document{string(own), 0, "d'un ou deux jours"}
}

// TestStory follows a communication of Japan from the first draft to the revision that adds two
// co-authors.
func TestStory(t *testing.T) {
	t.Parallel()
	s := &storyClient{t: t, program: startWithoutDemo(t)}
	text := storyDocument(t)
	proposal, first := s.fileFirst(text, "JOB/GC/96")
	s.addTwo(proposal, first, nil, "JOB/GC/96/Rev.1")

	page := s.page("JOB/GC/96", nil)
	joined := map[string]float64{}
	for _, node := range list(page, "coAuthors", "nodes") {
		joined[at(node, "sponsor", "code").(string)] = at(node, "joinedIn", "number").(float64)
	}
	s.same("who joined at which revision", map[string]float64{"JPN": 0, "RUS": 0, "SGP": 0, "TPKM": 0, "HKG": 1, "PAK": 1}, joined)
	s.same("the symbols", []any{"JOB/GC/96", "JOB/GC/96/Rev.1"}, at(page, "allSymbols"))
	second := list(page, "revisions", "nodes")[1]
	s.same("the changes", map[string]any{
		"sponsorsAdded": []any{map[string]any{"code": "HKG"}, map[string]any{"code": "PAK"}}, "sponsorsRemoved": []any{},
		"textChanged": false, "text": map[string]any{"paragraphs": []any{}},
	}, at(second, "changes"))
	s.same("the reason holds", true, at(second, "reasonCheck", "holds"))
	s.same("the current revision", 1.0, at(page, "currentRevision", "number"))

	before := s.page("JOB/GC/96/Rev.1", "2016-07-15")
	s.same("the list before Rev.1", 4.0, at(before, "coAuthors", "totalCount"))

	s.same("the questions", 3, len(list(page, "questions", "nodes")))
	kinds := []any{}
	for _, node := range list(page, "followUps", "nodes") {
		kinds = append(kinds, at(node, "kind"))
	}
	s.same("the follow-ups", []any{"DISCUSSION", "COMPILATION", "WORKSHOP", "FURTHER_WORK"}, kinds)
	venues := []any{}
	for _, node := range list(page, "venueTargets") {
		venues = append(venues, at(node, "venue", "code"))
	}
	s.same("the venues", []any{"MC11", "GC", "CTG"}, venues)
	s.same("the sources", text.sources, len(list(page, "sources")))
}

// If a paragraph changes in the revision, the note that only co-authors were added is incorrect,
// and the page reports this.
func TestIncorrectNote(t *testing.T) {
	t.Parallel()
	s := &storyClient{t: t, program: startWithoutDemo(t)}
	text := storyDocument(t)
	proposal, first := s.fileFirst(text, "JOB/GC/96")
	changed := replaceOnce(t, text.body, text.paragraph, "de cinq jours")
	s.addTwo(proposal, first, []any{map[string]any{"language": "FR", "title": "Relancer les discussions", "content": map[string]any{"body": changed}}}, "JOB/GC/96/Rev.1")

	revision := list(s.page("JOB/GC/96/Rev.1", nil), "revisions", "nodes")[1]
	changes := at(revision, "changes")
	s.same("the text changed", true, at(changes, "textChanged"))
	s.same("the note holds", false, at(revision, "reasonCheck", "holds"))
	paragraphs := at(changes, "text", "paragraphs").([]any)
	s.same("how many paragraphs changed", 1, len(paragraphs))
	s.same("which paragraph, and how", map[string]any{"number": "4.1", "kind": "CHANGED"},
		map[string]any{"number": at(paragraphs[0], "number"), "kind": at(paragraphs[0], "kind")})
}

// storyClient sends the operations of each delegation.
type storyClient struct {
	t       *testing.T
	program *program
}

func (s *storyClient) say(delegation, operation string, input map[string]any) any {
	s.t.Helper()
	scopes := "proposals:read proposals:write coauthors:write followups:write venues:write answers:write"
	if delegation == "" {
		scopes = "secretariat"
	}
	return s.program.ask(s.t, s.program.token(s.t, delegation, scopes), operation, map[string]any{"input": input})
}

func (s *storyClient) same(what string, want, got any) {
	s.t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		s.t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// fileFirst runs the story up to the circulation of revision 0, and returns the IDs of the proposal
// and the revision.
func (s *storyClient) fileFirst(text document, symbol string) (id, revision string) {
	s.t.Helper()
	made := at(s.say("JPN", createProposal, map[string]any{
		"workProgramme": "ECOMMERCE", "originalLanguage": "FR", "coAuthors": []any{"RUS", "SGP", "TPKM"},
		"texts": []any{map[string]any{"language": "FR", "title": "Relancer les discussions", "content": map[string]any{"body": text.body}}},
	}), "createProposal", "proposal")
	id = at(made, "id").(string)
	s.same("the draft", "DRAFT", at(made, "status"))
	for _, invitation := range list(made, "coAuthorships", "nodes") {
		s.accept(at(invitation, "sponsor", "code").(string), at(invitation, "id").(string))
	}
	for _, venue := range []string{"MC11", "GC", "CTG"} {
		s.say("JPN", targetVenue, map[string]any{"proposal": id, "venue": venue})
	}
	for _, suggestion := range []map[string]any{
		{"kind": "DISCUSSION", "paragraphNumber": "3.1"},
		{"kind": "COMPILATION", "paragraphNumber": "3.1", "responsible": []any{"SECRETARIAT"}},
		{"kind": "WORKSHOP", "paragraphNumber": "4.1"},
		{"kind": "FURTHER_WORK", "paragraphNumber": "5.1", "venue": "CTG"},
	} {
		suggestion["proposal"], suggestion["texts"] = id, []any{map[string]any{"language": "FR", "text": "Comme le texte le dit."}}
		s.say("JPN", suggestFollowUp, suggestion)
	}
	revision = at(made, "currentRevision", "id").(string)
	s.say("JPN", submitRevision, map[string]any{"revision": revision, "expectedVersion": 1})
	circulated := at(s.say("", circulateRevision, map[string]any{
		"revision": revision, "expectedVersion": 1, "symbols": []any{symbol}, "attributedSymbols": []any{symbol}, "circulatedOn": "2016-07-14",
	}), "circulateRevision", "revision")
	s.same("the circulated revision", map[string]any{
		"number": 0.0, "symbol": symbol, "symbols": []any{symbol}, "circulatedOn": "2016-07-14", "version": nil,
	}, circulated)
	return id, revision
}

func (s *storyClient) accept(delegation, spell string) {
	s.t.Helper()
	answered := at(s.say(delegation, respond, map[string]any{"coAuthorship": spell, "response": "ACCEPT"}), "respondToCoAuthorship", "coAuthorship")
	s.same(delegation+" accepts", "ACCEPTED", at(answered, "status"))
}

// addTwo circulates Rev.1, with which Hong Kong, China and Pakistan join. texts is nil if the text is unchanged.
func (s *storyClient) addTwo(proposal, basedOn string, texts []any, symbol string) {
	s.t.Helper()
	for _, delegation := range []string{"HKG", "PAK"} {
		asked := s.say(delegation, requestCoAuthorship, map[string]any{"proposal": proposal})
		s.accept("JPN", at(asked, "requestCoAuthorship", "coAuthorship", "id").(string))
	}
	input := map[string]any{
		"proposal": proposal, "basedOn": basedOn, "kind": "REVISION", "reason": "CO_AUTHORS_ONLY",
		"notes": []any{map[string]any{
			"language": "FR", "text": "La présente révision vise uniquement à ajouter Hong Kong, Chine et le Pakistan comme coauteurs.",
		}},
	}
	if texts != nil {
		input["texts"] = texts
	}
	revision := at(s.say("JPN", fileRevision, input), "fileRevision", "revision", "id")
	s.say("JPN", submitRevision, map[string]any{"revision": revision, "expectedVersion": 1})
	s.say("", circulateRevision, map[string]any{"revision": revision, "expectedVersion": 1, "symbols": []any{symbol}, "circulatedOn": "2016-07-20"})
}

// page returns the proposal as anonymous clients see it.
func (s *storyClient) page(symbol string, asOf any) any {
	s.t.Helper()
	return at(s.program.ask(s.t, "", proposalPage, map[string]any{"symbol": symbol, "asOf": asOf}), "proposal")
}
