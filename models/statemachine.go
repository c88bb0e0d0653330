package models

// StateMachine lists the states of a kind of object and the transitions between them, for
// documentation. It is derived from methods such as [ProposalStatus.Next].
type StateMachine struct {
	// Of is the name of the object, such as "revision".
	Of string
	// Begins lists the initial states.
	Begins []string
	// Steps lists the allowed transitions from each state.
	Steps []Step
}

// Step is a state and the states that may follow it. To is empty for a final state.
type Step struct {
	From string
	To   []string
}

// StateMachines returns the state machines of all objects.
func StateMachines() []StateMachine {
	return []StateMachine{
		stateMachine("proposal", ProposalStatus.Next, ProposalDraft),
		stateMachine("revision", RevisionStatus.Next, RevisionDraft),
		stateMachine("co-authorship", CoAuthorshipStatus.Next, CoAuthorInvited, CoAuthorRequested),
		stateMachine("question", QuestionStatus.Next, QuestionPosed),
		stateMachine("follow-up", FollowUpStatus.Next, FollowUpSuggested),
		stateMachine("agenda request", AgendaRequestStatus.Next, AgendaRequestOpen),
		stateMachine("venue target", OutcomeKind.Next, OutcomeKind("")),
	}
}

// stateMachine collects the transitions that are reachable from the initial states.
func stateMachine[S ~string](of string, next func(S) []S, begins ...S) StateMachine {
	l := StateMachine{Of: of}
	waiting, known := []S{}, map[S]bool{}
	for _, state := range begins {
		l.Begins = append(l.Begins, string(state))
		waiting, known[state] = append(waiting, state), true
	}
	for len(waiting) > 0 {
		state := waiting[0]
		waiting = waiting[1:]
		step := Step{From: string(state)}
		for _, following := range next(state) {
			step.To = append(step.To, string(following))
			if !known[following] {
				waiting, known[following] = append(waiting, following), true
			}
		}
		l.Steps = append(l.Steps, step)
	}
	return l
}
