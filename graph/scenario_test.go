package graph_test

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"

	"proposaltracker/internal/database"
	"proposaltracker/internal/database/databasetest"
	"proposaltracker/models"
)

// Kinds of viewer, in the order of their columns in the tables of testdata.
const (
	anonymous = "anonymous" // no token
	observer  = "observer"  // a delegation that is not a Member
	member    = "member"    // a Member that is not involved in the proposal
	asked     = "asked"     // requested to join and has not been answered
	invited   = "invited"   // was invited and has not answered
	accepted  = "accepted"  // is a co-author
	declined  = "declined"  // was invited and declined
	withdrew  = "withdrew"  // accepted, and left before its name was printed
	former    = "former"    // left after its name was printed
	submitter = "submitter" // submits the proposal
	deputy    = "deputy"    // is a member of a group that is a co-author
	registry  = "secretariat"
)

// viewerKinds lists the kinds of viewer in the order of the columns.
func viewerKinds() []string {
	return []string{anonymous, observer, member, asked, invited, accepted, declined, withdrew, former, submitter, deputy, registry}
}

// delegationOf returns the code of the delegation that represents a kind of viewer in all scenarios.
func delegationOf(kind string) string {
	return map[string]string{
		observer: "VAT", member: "BRA", asked: "IDN", invited: "SGP", accepted: "CHE", declined: "PAK",
		withdrew: "NOR", former: "KOR", submitter: "JPN", deputy: "TCD",
	}[kind]
}

// scenario is a proposal in one state, with the IDs of its parts by name. It has a sponsor for each kind of viewer
// that is possible in that state.
type scenario struct {
	endpoint *endpoint
	names    map[string]string
	fault    error
}

// scenarios builds the template database with a proposal in each state. It is built once per test process, and its
// clones have the same IDs.
type scenarios struct {
	named map[string]map[string]string // IDs by state and name
}

// allStates holds the scenarios of all states, which the tests share.
var allStates scenarios

func (s *scenarios) template() databasetest.Template {
	return databasetest.Template{Name: "scenarios", Prepare: func(ctx context.Context, db *database.DB) error {
		if err := seedReference(ctx, db); err != nil {
			return err
		}
		e, err := newEndpoint(ctx, db)
		if err != nil {
			return err
		}
		defer e.close()
		s.named, err = buildScenarios(ctx, e)
		return err
	}}
}

// buildScenarios runs the steps of each state.
func buildScenarios(ctx context.Context, e *endpoint) (map[string]map[string]string, error) {
	common := &scenario{endpoint: e, names: map[string]string{}}
	common.common(ctx)
	named := map[string]map[string]string{}
	for state, steps := range scenarioSteps() {
		s := &scenario{endpoint: e, names: maps.Clone(common.names), fault: common.fault}
		s.names["symbol"] = "TEST/W/" + fmt.Sprint(10+len(named))
		for _, step := range steps {
			step(s, ctx)
		}
		if s.fault != nil {
			return nil, fmt.Errorf("build the scenario %q: %w", state, s.fault)
		}
		named[state] = s.names
	}
	return named, nil
}

// scenarioSteps maps each state of the tables to the steps that lead to it.
func scenarioSteps() map[string][]func(*scenario, context.Context) {
	type steps = []func(*scenario, context.Context)
	circulated := steps{(*scenario).draft, (*scenario).submit, (*scenario).circulate, (*scenario).afterCirculation}
	restricted := steps{(*scenario).restrictedDraft, (*scenario).submit, (*scenario).circulate, (*scenario).afterCirculation}
	then := func(before steps, further ...func(*scenario, context.Context)) steps {
		return slices.Concat(before, further)
	}
	return map[string]steps{
		"draft":      {(*scenario).draft},
		"submitted":  {(*scenario).draft, (*scenario).submit},
		"returned":   {(*scenario).draft, (*scenario).submit, (*scenario).sendBack},
		"edited":     {(*scenario).draft, (*scenario).submit, (*scenario).sendBack, (*scenario).edit},
		"abandoned":  {(*scenario).draft, (*scenario).withdraw},
		"public":     circulated,
		"restricted": restricted,
		"revising":   then(circulated, (*scenario).revise),
		"revised":    then(circulated, (*scenario).revise, (*scenario).submit),
		"mixed":      then(circulated, (*scenario).revise, (*scenario).submit, (*scenario).circulateRestricted),
		"concluded":  then(circulated, (*scenario).conclude),
		"withdrawn":  then(circulated, (*scenario).decide, (*scenario).withdraw),
	}
}

var placeholder = regexp.MustCompile(`\$[a-zA-Z0-9]+`)

// fill replaces the names in a text with the IDs of a scenario.
func fill(text string, names map[string]string) (string, error) {
	var missing error
	filled := placeholder.ReplaceAllStringFunc(text, func(name string) string {
		value, known := names[name[1:]]
		if !known {
			missing = fmt.Errorf("unknown name %s in %s", name, text)
		}
		return value
	})
	return filled, missing
}

// mutate runs a mutation as a delegation with every scope, or as the Secretariat. If the payload contains an object
// with an ID, mutate records the ID under the name as. After an error, it does nothing and s.fault is set.
func (s *scenario) mutate(ctx context.Context, by, mutation, input, selection, as string) {
	if s.fault != nil {
		return
	}
	who := caller{delegation: by, scopes: allBut()}
	if by == registry {
		who = caller{scopes: secretariatScope}
	}
	filled, err := fill(fmt.Sprintf("mutation { %s(input: {%s}) { %s { id } } }", mutation, input, selection), s.names)
	if err != nil {
		s.fault = err
		return
	}
	got, err := s.endpoint.post(ctx, who, filled)
	if err != nil || len(got.Errors) > 0 {
		s.fault = fmt.Errorf("%s by %s: %w %s", mutation, by, err, got.messages())
		return
	}
	s.names[as], _ = at(got.Data, mutation, selection, "id").(string)
}

// common creates the objects that all scenarios share: another delegation's proposal, meetings with agenda requests
// of the submitting delegation, and the submitting delegation's webhooks.
func (s *scenario) common(ctx context.Context) {
	s.mutate(ctx, "USA", "createProposal", `workProgramme: "ECOMMERCE", originalLanguage: EN, texts: [{language: EN, title: "Other", content: {body: "1.1.  Other."}}]`, "proposal", "other")
	s.first(ctx, "USA", "other", "otherRevision")
	s.mutate(ctx, "USA", "submitRevision", `revision: "$otherRevision", expectedVersion: 1`, "revision", "otherRevision")
	s.mutate(ctx, registry, "circulateRevision", `revision: "$otherRevision", expectedVersion: 1, symbols: ["TEST/W/1"], circulatedOn: "2020-01-15"`, "revision", "otherRevision")
	s.mutate(ctx, "JPN", "createProposal", `workProgramme: "ECOMMERCE", originalLanguage: EN, texts: [{language: EN, title: "Earlier", content: {body: "1.1.  Earlier."}}]`, "proposal", "earlier")
	s.first(ctx, "JPN", "earlier", "earlierRevision")
	s.mutate(ctx, "JPN", "submitRevision", `revision: "$earlierRevision", expectedVersion: 1`, "revision", "earlierRevision")
	s.mutate(ctx, registry, "circulateRevision", `revision: "$earlierRevision", expectedVersion: 1, symbols: ["TEST/W/2"], circulatedOn: "2020-01-16"`, "revision", "earlierRevision")
	s.mutate(ctx, registry, "recordMeeting", `venue: "MC11", startsOn: "2017-12-10", endsOn: "2017-12-13"`, "meeting", "meeting")
	s.mutate(ctx, registry, "recordMeeting", `venue: "GC", startsOn: "2099-05-04"`, "meeting", "coming")
	s.mutate(ctx, registry, "placeOnAgenda", `meeting: "$coming", number: "1", title: "Adoption of the agenda"`, "agendaItem", "openItem")
	s.mutate(ctx, "JPN", "requestAgendaItem", `meeting: "$coming", titles: [{language: EN, text: "Trial"}], documentSymbols: ["TEST/W/2"]`, "agendaRequest", "agendaRequest")
	s.mutate(ctx, "JPN", "requestAgendaItem", `meeting: "$coming", titles: [{language: EN, text: "Trial"}]`, "agendaRequest", "declinedRequest")
	s.mutate(ctx, registry, "declineAgendaRequest", `agendaRequest: "$declinedRequest", note: "The agenda is full."`, "agendaRequest", "declinedRequest")
	s.events(ctx)
	s.names["noRelation"] = s.endpoint.idOf(models.TypeRelation, models.NewID())
	s.mutate(ctx, "JPN", "createWebhook", `url: "https://www.example.org/active"`, "webhook", "webhook")
	s.mutate(ctx, "JPN", "createWebhook", `url: "https://www.example.org/paused"`, "webhook", "paused")
	s.mutate(ctx, "JPN", "testWebhook", `webhook: "$webhook"`, "delivery", "delivery")
	s.mutate(ctx, "JPN", "updateWebhook", `webhook: "$paused", paused: true`, "webhook", "paused")
}

// first records the ID of a proposal's revision 0 under the name as.
func (s *scenario) first(ctx context.Context, by, proposal, as string) {
	if s.fault != nil {
		return
	}
	got, err := s.endpoint.post(ctx, caller{delegation: by, scopes: allBut()}, `{ proposal(by: {id: "`+s.names[proposal]+`"}) { revision(number: 0) { id } } }`)
	if err != nil || len(got.Errors) > 0 {
		s.fault = fmt.Errorf("read revision 0: %w %s", err, got.messages())
		return
	}
	s.names[as], _ = at(got.Data, "proposal", "revision", "id").(string)
}

// events records the IDs of events without a proposal.
func (s *scenario) events(ctx context.Context) {
	for name, kind := range map[string]models.EventKind{
		"meetingEvent": models.MeetingRecordedEvent, "itemEvent": models.AgendaItemPlacedEvent,
		"requestEvent": models.AgendaItemRequestedEvent, "declineEvent": models.AgendaRequestDeclinedEvent,
	} {
		if s.fault != nil {
			return
		}
		got, err := s.endpoint.post(ctx, caller{scopes: secretariatScope}, fmt.Sprintf(`{ events(filter: {kinds: [%s]}, last: 1) { nodes { id } } }`, kind))
		if err != nil || len(got.Errors) > 0 {
			s.fault = fmt.Errorf("read the event %s: %w %s", kind, err, got.messages())
			return
		}
		s.names[name], _ = at(got.Data, "events", "nodes", 0, "id").(string)
	}
}

const scenarioText = `texts: [{language: EN, title: "Trial", content: {body: "1  WHY\n\n1.1.  Because.\n\nQuestion 1 – What do you think?\n"}}]`

func (s *scenario) draft(ctx context.Context)           { s.drafted(ctx, models.Public) }
func (s *scenario) restrictedDraft(ctx context.Context) { s.drafted(ctx, models.Restricted) }

// drafted creates the proposal with its sponsors and everything that can be added to a draft.
func (s *scenario) drafted(ctx context.Context, access models.Access) {
	create := fmt.Sprintf(`workProgramme: "ECOMMERCE", originalLanguage: EN, access: %s, texts: [{language: EN, title: "Trial", content: {document: "$document"}}]`, access)
	s.upload(ctx)
	s.mutate(ctx, "JPN", "createProposal", create, "proposal", "proposal")
	s.first(ctx, "JPN", "proposal", "latest")
	s.names["version"] = "1"
	s.mutate(ctx, "JPN", "inviteCoAuthor", `proposal: "$proposal", sponsor: "SGP"`, "coAuthorship", "invitation")
	s.mutate(ctx, "JPN", "inviteCoAuthor", `proposal: "$proposal", sponsor: "CHE"`, "coAuthorship", "accepted")
	s.mutate(ctx, "JPN", "inviteCoAuthor", `proposal: "$proposal", sponsor: "PAK"`, "coAuthorship", "declined")
	s.mutate(ctx, "JPN", "inviteCoAuthor", `proposal: "$proposal", sponsor: "NOR"`, "coAuthorship", "withdrew")
	s.mutate(ctx, "JPN", "inviteCoAuthor", `proposal: "$proposal", sponsor: "LDC_GROUP"`, "coAuthorship", "group")
	s.mutate(ctx, "CHE", "respondToCoAuthorship", `coAuthorship: "$accepted", response: ACCEPT`, "coAuthorship", "accepted")
	s.mutate(ctx, "NOR", "respondToCoAuthorship", `coAuthorship: "$withdrew", response: ACCEPT`, "coAuthorship", "withdrew")
	s.mutate(ctx, "NOR", "withdrawCoAuthorship", `coAuthorship: "$withdrew"`, "coAuthorship", "withdrew")
	s.mutate(ctx, "TCD", "respondToCoAuthorship", `coAuthorship: "$group", response: ACCEPT`, "coAuthorship", "group")
	s.mutate(ctx, "PAK", "respondToCoAuthorship", `coAuthorship: "$declined", response: DECLINE`, "coAuthorship", "declined")
	s.mutate(ctx, "JPN", "suggestFollowUp", `proposal: "$proposal", kind: DISCUSSION, responsible: ["SECRETARIAT"], texts: [{language: EN, text: "Discuss."}]`, "followUp", "followUp")
	s.mutate(ctx, "JPN", "suggestFollowUp", `proposal: "$proposal", kind: WORKSHOP, responsible: ["BRA"], texts: [{language: EN, text: "Meet."}]`, "followUp", "task")
	s.mutate(ctx, "JPN", "targetVenue", `proposal: "$proposal", venue: "MC11", aims: [{language: EN, text: "To agree."}]`, "venueTarget", "target")
	s.mutate(ctx, "JPN", "citeSource", `proposal: "$proposal", titles: [{language: EN, text: "A book"}]`, "source", "source")
	s.mutate(ctx, "JPN", "relateProposals", `from: "$proposal", kind: RELATED_TO, to: "$other"`, "relation", "relation")
	s.mutate(ctx, "CHE", "poseQuestion", `proposal: "$proposal", texts: [{language: EN, text: "And more?"}]`, "question", "posed")
	s.ids(ctx)
}

// ids records the IDs of the parts that every proposal has: its first co-authorship, revision and question.
func (s *scenario) ids(ctx context.Context) {
	if s.fault != nil {
		return
	}
	query, err := fill(`{ proposal(by: {id: "$proposal"}) { revision(number: 0) { id } questions { nodes { id number } }
		coAuthorships(first: 100) { nodes { id sponsor { ... on Delegation { code } } } } } }`, s.names)
	if err != nil {
		s.fault = err
		return
	}
	got, err := s.endpoint.post(ctx, caller{delegation: "JPN", scopes: allBut()}, query)
	if err != nil || len(got.Errors) > 0 {
		s.fault = fmt.Errorf("read the IDs: %w %s", err, got.messages())
		return
	}
	s.names["revision"], _ = at(got.Data, "proposal", "revision", "id").(string)
	for _, question := range at(got.Data, "proposal", "questions", "nodes").([]any) {
		if at(question, "number") == 1.0 && at(question, "id") != s.names["posed"] {
			s.names["question"], _ = at(question, "id").(string)
		}
	}
	for _, spell := range at(got.Data, "proposal", "coAuthorships", "nodes").([]any) {
		if at(spell, "sponsor", "code") == "JPN" {
			s.names["submitter"], _ = at(spell, "id").(string)
		}
	}
}

func (s *scenario) submit(ctx context.Context) {
	s.mutate(ctx, "JPN", "submitRevision", `revision: "$latest", expectedVersion: $version`, "revision", "submitted")
}

func (s *scenario) sendBack(ctx context.Context) {
	s.mutate(ctx, registry, "returnRevision", `revision: "$latest", expectedVersion: $version, note: "Incomplete."`, "revision", "revision")
}

func (s *scenario) edit(ctx context.Context) {
	s.mutate(ctx, "JPN", "editRevision", `revision: "$latest", expectedVersion: $version, texts: [{language: FR, title: "Essai", content: {body: "1.1.  Secret."}}]`, "revision", "revision")
	s.names["version"] = "2"
}

// circulate circulates revision 0 with another co-author, which then leaves.
func (s *scenario) circulate(ctx context.Context) {
	s.mutate(ctx, "JPN", "inviteCoAuthor", `proposal: "$proposal", sponsor: "KOR"`, "coAuthorship", "former")
	s.mutate(ctx, "KOR", "respondToCoAuthorship", `coAuthorship: "$former", response: ACCEPT`, "coAuthorship", "former")
	s.mutate(ctx, registry, "circulateRevision", `revision: "$latest", expectedVersion: $version, symbols: ["$symbol"], circulatedOn: "2020-03-02"`, "revision", "revision")
	s.mutate(ctx, "KOR", "withdrawCoAuthorship", `coAuthorship: "$former"`, "coAuthorship", "former")
}

// circulateRestricted circulates revision 1 as a restricted document.
func (s *scenario) circulateRestricted(ctx context.Context) {
	s.mutate(ctx, registry, "circulateRevision", `revision: "$latest", expectedVersion: $version, symbols: ["$symbol/Rev.1"], circulatedOn: "2020-03-20", access: RESTRICTED`, "revision", "revision1")
}

// afterCirculation adds the parts that only a circulated proposal can have.
func (s *scenario) afterCirculation(ctx context.Context) {
	s.mutate(ctx, "IDN", "requestCoAuthorship", `proposal: "$proposal"`, "coAuthorship", "request")
	s.mutate(ctx, "BRA", "answerQuestion", `question: "$question", audience: PUBLIC, texts: [{language: EN, text: "Yes."}]`, "answer", "answer")
	s.mutate(ctx, "CHE", "answerQuestion", `question: "$question", audience: MEMBERS, texts: [{language: EN, text: "Yes."}]`, "answer", "membersAnswer")
	s.mutate(ctx, "PAK", "answerQuestion", `question: "$question", audience: SECRETARIAT, texts: [{language: EN, text: "Yes."}]`, "answer", "secretAnswer")
	s.mutate(ctx, registry, "relateProposals", `from: "$proposal", kind: RESTATES, to: "$other"`, "relation", "restates")
	s.mutate(ctx, registry, "placeOnAgenda", `meeting: "$meeting", number: "$symbol", title: "Trial", documentSymbols: ["$symbol"]`, "agendaItem", "item")
	s.mutate(ctx, registry, "compileAnswers", `proposal: "$proposal", audience: PUBLIC`, "compilation", "compilation")
	s.mutate(ctx, registry, "compileAnswers", `proposal: "$proposal", audience: MEMBERS`, "compilation", "membersCompilation")
	s.mutate(ctx, registry, "compileAnswers", `proposal: "$proposal", audience: SECRETARIAT`, "compilation", "secretCompilation")
}

func (s *scenario) revise(ctx context.Context) {
	s.mutate(ctx, "JPN", "fileRevision", `proposal: "$proposal", basedOn: "$latest", kind: REVISION, reason: TEXT, notes: [{language: EN, text: "To say more."}], `+scenarioText, "revision", "revision1")
	s.names["latest"] = s.names["revision1"]
}

func (s *scenario) conclude(ctx context.Context) {
	s.mutate(ctx, registry, "concludeProposal", `proposal: "$proposal", conclusion: NOTED`, "proposal", "proposal")
}

func (s *scenario) decide(ctx context.Context) {
	s.mutate(ctx, registry, "recordOutcome", `venueTarget: "$target", kind: NOTED`, "outcome", "outcome")
}

func (s *scenario) withdraw(ctx context.Context) {
	s.mutate(ctx, "JPN", "withdrawProposal", `proposal: "$proposal"`, "proposal", "proposal")
}
