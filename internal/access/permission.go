package access

import (
	"slices"

	"proposaltracker/models"
)

// Action is an operation that a viewer can perform on an object: a mutation, or one of the responses to an
// invitation or a request.
type Action string

// The actions, grouped by the object that they concern.
const (
	CreateProposal Action = "CREATE_PROPOSAL"
	RecordMeeting  Action = "RECORD_MEETING"
	CreateWebhook  Action = "CREATE_WEBHOOK"

	FileRevision        Action = "FILE_REVISION"
	WithdrawProposal    Action = "WITHDRAW_PROPOSAL"
	ConcludeProposal    Action = "CONCLUDE_PROPOSAL"
	RequestCoAuthorship Action = "REQUEST_CO_AUTHORSHIP"
	InviteCoAuthor      Action = "INVITE_CO_AUTHOR"
	SuggestFollowUp     Action = "SUGGEST_FOLLOW_UP"
	TargetVenue         Action = "TARGET_VENUE"
	PoseQuestion        Action = "POSE_QUESTION"
	CompileAnswers      Action = "COMPILE_ANSWERS"
	CiteSource          Action = "CITE_SOURCE"
	RelateProposals     Action = "RELATE_PROPOSALS"

	EditRevision      Action = "EDIT_REVISION"
	SubmitRevision    Action = "SUBMIT_REVISION"
	ReturnRevision    Action = "RETURN_REVISION"
	CirculateRevision Action = "CIRCULATE_REVISION"
	AddTranslation    Action = "ADD_TRANSLATION"
	ChangeAccess      Action = "CHANGE_ACCESS"

	AcceptCoAuthorship   Action = "ACCEPT_CO_AUTHORSHIP"
	DeclineCoAuthorship  Action = "DECLINE_CO_AUTHORSHIP"
	CancelCoAuthorship   Action = "CANCEL_CO_AUTHORSHIP"
	WithdrawCoAuthorship Action = "WITHDRAW_CO_AUTHORSHIP"

	PlanFollowUp    Action = "PLAN_FOLLOW_UP"
	AdvanceFollowUp Action = "ADVANCE_FOLLOW_UP"
	RecordOutcome   Action = "RECORD_OUTCOME"
	AnswerQuestion  Action = "ANSWER_QUESTION"
	DropQuestion    Action = "DROP_QUESTION"
	WithdrawAnswer  Action = "WITHDRAW_ANSWER"
	RetractRelation Action = "RETRACT_RELATION"
	PlaceOnAgenda   Action = "PLACE_ON_AGENDA"

	RequestAgendaItem     Action = "REQUEST_AGENDA_ITEM"
	WithdrawAgendaRequest Action = "WITHDRAW_AGENDA_REQUEST"
	DeclineAgendaRequest  Action = "DECLINE_AGENDA_REQUEST"

	RotateWebhookSecret      Action = "ROTATE_WEBHOOK_SECRET" //nolint:gosec // a name
	UpdateWebhook            Action = "UPDATE_WEBHOOK"
	TestWebhook              Action = "TEST_WEBHOOK"
	DeleteWebhook            Action = "DELETE_WEBHOOK"
	RedeliverWebhookDelivery Action = "REDELIVER_WEBHOOK_DELIVERY"
)

// Permission describes whether a principal may now perform an action on an object.
type Permission struct {
	Action Action
	// Refusal is the error with which the mutation would fail, without a field. Nil if the action is allowed; the
	// mutation can still fail because of its input.
	Refusal *models.Error
	// Effect is the status that the object has afterwards. Empty if the status does not change, or depends on the input.
	Effect string
}

// Allowed reports whether the action is allowed.
func (p Permission) Allowed() bool { return p.Refusal == nil }

// permit returns the permission for an action. The action is refused with the first error of its checks,
// which are in the order in which the mutation makes them.
func permit[S ~string](action Action, effect S, checks ...error) *Permission {
	permission := &Permission{Action: action, Effect: string(effect)}
	for _, check := range checks {
		for _, leaf := range models.Leaves(check) {
			if refusal, ok := leaf.(*models.Error); ok { //nolint:errorlint // leaves are not wrapped
				permission.Refusal = refusal
				return permission
			}
		}
	}
	return permission
}

// noEffect is the effect of actions that do not change the object's status.
const noEffect = ""

// follows returns nil if the next state is among the allowed ones.
func follows[S ~string](object models.Term, state S, allowed []S, next S) error {
	if slices.Contains(allowed, next) {
		return nil
	}
	return models.WrongStateError(object, state, allowed)
}

// Permissions returns the permissions for actions that do not concern an existing object.
func (a Principal) Permissions() []*Permission {
	return []*Permission{
		permit(CreateProposal, noEffect, AuthorizeWritingProposals(a)),
		permit(RecordMeeting, noEffect, AuthorizeMaintainingAgenda(a)),
		permit(CreateWebhook, noEffect, AuthorizeManagingWebhooks(a)),
	}
}

// OnProposal returns the principal's permissions on a visible proposal, whose visible co-authorships, revisions and
// questions are loaded. considered lists the venues that it targets.
func (a Principal) OnProposal(p *models.Proposal, considered []Consideration) []*Permission {
	spells, standing := p.CoAuthorships, RequireNotWithdrawn(p)
	accepts := RequireOpenToCoAuthors(p, considered)
	end := func(next models.ProposalStatus) error {
		return follows(models.TermProposal, p.Status, p.Status.Next(), next)
	}
	posed := 0
	for _, question := range p.Questions {
		if question.Status() == models.QuestionPosed {
			posed++
		}
	}
	return []*Permission{
		permit(FileRevision, noEffect, AuthorizeWritingProposals(a), AuthorizeFiling(a, p), requireRevisable(p, accepts)),
		permit(WithdrawProposal, models.ProposalWithdrawn, AuthorizeWritingProposals(a), AuthorizeFiling(a, p), end(models.ProposalWithdrawn)),
		permit(ConcludeProposal, noEffect, AuthorizeConcluding(a), end(models.ProposalNoted)),
		permit(RequestCoAuthorship, noEffect, AuthorizeCoAuthoring(a), standing, RequireCirculated(p), accepts, a.authorizeJoining(spells)),
		permit(InviteCoAuthor, noEffect, AuthorizeCoAuthoring(a), AuthorizeManagingCoAuthors(a, p, spells), standing, accepts),
		permit(SuggestFollowUp, noEffect, AuthorizeFollowUps(a), AuthorizeSuggestingFollowUp(a, p, spells), standing),
		permit(TargetVenue, noEffect, AuthorizeTargeting(a), AuthorizeTargetingWith(a, p), standing),
		permit(PoseQuestion, noEffect, AuthorizePosingQuestions(a), AuthorizeSuggestingFollowUp(a, p, spells), standing),
		permit(CompileAnswers, noEffect, AuthorizeCompiling(a), RequireCirculated(p), RequireCompilable(p, posed)),
		permit(CiteSource, noEffect, AuthorizeDocumenting(a), AuthorizeDocumentingProposal(a, p), standing),
		permit(RelateProposals, noEffect, AuthorizeDocumenting(a), AuthorizeDocumentingProposal(a, p)),
	}
}

// requireRevisable is like [RequireRevisable] for the latest revision of a proposal. A concluded proposal
// passes if its venues accept late co-authors.
func requireRevisable(p *models.Proposal, accepts error) error {
	if len(p.Revisions) == 0 {
		return nil // a principal that sees no revision may not file one either
	}
	latest := p.Revisions[len(p.Revisions)-1]
	if ListsLateCoAuthors(p, latest) && accepts == nil {
		return nil
	}
	return RequireRevisable(p, latest)
}

// authorizeJoining returns nil if the principal's own delegation could become a co-author.
func (a Principal) authorizeJoining(spells []*models.CoAuthorship) error {
	own := &models.Sponsor{ID: a.DelegationID, Code: a.Delegation, Standing: a.Standing}
	if err := RequireEligible(own); err != nil {
		return err
	}
	return RequireNotCoAuthor(spells, own)
}

// OnRevision returns the principal's permissions on a visible revision.
func (a Principal) OnRevision(r *models.Revision) []*Permission {
	p := r.Proposal
	own := func() []error { return []error{AuthorizeWritingProposals(a), AuthorizeFiling(a, p)} }
	turn := func(next models.RevisionStatus) error {
		return follows(models.TermRevision, r.Status, r.Status.Next(), next)
	}
	return []*Permission{
		permit(EditRevision, noEffect, append(own(), RequireEditable(r))...),
		permit(SubmitRevision, models.RevisionSubmitted, append(own(), turn(models.RevisionSubmitted))...),
		permit(ReturnRevision, models.RevisionReturned, AuthorizeReturning(a), turn(models.RevisionReturned)),
		permit(CirculateRevision, models.RevisionCirculated, AuthorizeCirculating(a), turn(models.RevisionCirculated)),
		permit(AddTranslation, noEffect, AuthorizeDocumenting(a), AuthorizeDocumentingProposal(a, p), RequireCirculatedRevision(r)),
		permit(ChangeAccess, noEffect, AuthorizeChangingAccess(a), RequireCirculatedRevision(r)),
	}
}

// OnCoAuthorship returns the principal's permissions on a visible co-authorship. The visible co-authorships of its
// proposal are loaded, and considered lists the venues that the proposal targets. If the principal may no longer see
// the proposal, no action is allowed.
func (a Principal) OnCoAuthorship(c *models.CoAuthorship, considered []Consideration) []*Permission {
	p := c.Proposal
	if p == nil {
		gone := models.NewProblem(models.ObjectNotFound, models.P("object", models.TermObject))
		return a.onSpell(c, spellChecks{accept: gone, decline: gone, cancel: gone, withdraw: gone})
	}
	speaks := AuthorizeSpeakingFor(a, &models.Sponsor{ID: c.SponsorID})
	manages := AuthorizeManagingCoAuthors(a, p, p.CoAuthorships)
	sponsor, other := speaks, manages // who made the request or invitation, and who answers it
	if c.InvitedByID != nil {
		sponsor, other = manages, speaks
	}
	answer := firstOf(AuthorizeConsenting(a, c), RequireNotWithdrawn(p))
	return a.onSpell(c, spellChecks{
		accept:   firstOf(other, RequireOpenToCoAuthors(p, considered), answer),
		decline:  firstOf(other, answer),
		cancel:   firstOf(sponsor, RequireNotWithdrawn(p)),
		withdraw: firstOf(speaks, RequireNotSubmitter(p, c)),
	})
}

// spellChecks contains, for each mutation of a co-authorship, the error of its checks other than those of the scope
// and the status.
type spellChecks struct{ accept, decline, cancel, withdraw error }

func (a Principal) onSpell(c *models.CoAuthorship, checks spellChecks) []*Permission {
	one := func(action Action, check error, next models.CoAuthorshipStatus) *Permission {
		return permit(action, next, AuthorizeCoAuthoring(a), check, follows(models.TermCoAuthorship, c.Status, c.Status.Next(), next))
	}
	return []*Permission{
		one(AcceptCoAuthorship, checks.accept, models.CoAuthorAccepted),
		one(DeclineCoAuthorship, checks.decline, models.CoAuthorDeclined),
		one(CancelCoAuthorship, checks.cancel, models.CoAuthorCancelled),
		one(WithdrawCoAuthorship, checks.withdraw, models.CoAuthorWithdrawn),
	}
}

// firstOf returns the first error that is not nil.
func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// OnFollowUp returns the principal's permissions on a follow-up of a visible proposal, whose visible
// co-authorships are loaded.
func (a Principal) OnFollowUp(f *models.FollowUp) []*Permission {
	may := AuthorizeAdvancingFollowUp(a, f.Proposal, f.Proposal.CoAuthorships, f.Responsible)
	return []*Permission{
		permit(PlanFollowUp, noEffect, AuthorizeFollowUps(a), may, RequireUnfinished(f)),
		permit(AdvanceFollowUp, noEffect, AuthorizeFollowUps(a), may, RequireUnfinished(f)),
	}
}

// OnVenueTarget returns the principal's permissions on a venue target of a visible proposal.
func (a Principal) OnVenueTarget(t *models.VenueTarget) []*Permission {
	return []*Permission{permit(RecordOutcome, noEffect, AuthorizeRecordingOutcome(a), RequireNotWithdrawn(t.Proposal), RequireCirculated(t.Proposal))}
}

// OnQuestion returns the principal's permissions on a visible question.
func (a Principal) OnQuestion(q *models.Question) []*Permission {
	p := q.Proposal
	return []*Permission{
		permit(AnswerQuestion, noEffect, AuthorizeAnswering(a), RequireNotWithdrawn(p), RequireCirculated(p), RequireNotDropped(q)),
		permit(DropQuestion, models.QuestionDropped, AuthorizePosingQuestions(a), AuthorizeDroppingQuestion(a, p, q), RequireDroppable(q)),
	}
}

// OnAnswer returns the principal's permissions on a visible answer.
func (a Principal) OnAnswer(answer *models.Answer) []*Permission {
	return []*Permission{permit(WithdrawAnswer, noEffect, AuthorizeAnswering(a), AuthorizeWithdrawingAnswer(a, answer), RequireAnswerInForce(answer))}
}

// OnRelation returns the principal's permissions on a visible relation.
func (a Principal) OnRelation(r *models.Relation) []*Permission {
	var gone error
	if r.RetractedAt != nil {
		gone = models.NewProblem(models.ObjectNotFound, models.P("object", models.TermRelation))
	}
	return []*Permission{permit(RetractRelation, noEffect, AuthorizeDocumenting(a), gone, AuthorizeRetractingRelation(a, a.ActsAs, r))}
}

// OnMeeting returns the principal's permissions on a meeting.
func (a Principal) OnMeeting(m *models.Meeting) []*Permission {
	return []*Permission{
		permit(PlaceOnAgenda, noEffect, AuthorizeMaintainingAgenda(a)),
		permit(RequestAgendaItem, noEffect, AuthorizeRequestingAgendaItem(a), RequireNotOver(m, a.Today)),
	}
}

// OnAgendaRequest returns the principal's permissions on a visible request for an agenda item.
func (a Principal) OnAgendaRequest(r *models.AgendaRequest) []*Permission {
	settle := func(next models.AgendaRequestStatus) error {
		return follows(models.TermAgendaRequest, r.Status, r.Status.Next(), next)
	}
	return []*Permission{
		permit(WithdrawAgendaRequest, models.AgendaRequestWithdrawn,
			AuthorizeRequestingAgendaItem(a), AuthorizeWithdrawingAgendaRequest(a, r), settle(models.AgendaRequestWithdrawn)),
		permit(DeclineAgendaRequest, models.AgendaRequestDeclined, AuthorizeMaintainingAgenda(a), settle(models.AgendaRequestDeclined)),
	}
}

// OnWebhook returns the principal's permissions on one of its own webhooks.
func (a Principal) OnWebhook(w *models.Webhook) []*Permission {
	may := AuthorizeManagingWebhooks(a)
	return []*Permission{
		permit(UpdateWebhook, noEffect, may),
		permit(RotateWebhookSecret, noEffect, may),
		permit(TestWebhook, noEffect, may, RequireActive(w)),
		permit(DeleteWebhook, noEffect, may),
	}
}

// OnWebhookDelivery returns the principal's permissions on a delivery of one of its own webhooks.
func (a Principal) OnWebhookDelivery() []*Permission {
	return []*Permission{permit(RedeliverWebhookDelivery, noEffect, AuthorizeManagingWebhooks(a))}
}
