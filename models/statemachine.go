package models

// StateMachine is the states of a kind of thing and the steps between them, as text: what the tables of
// [ProposalStatus.Next] and its like say, for whoever draws them.
type StateMachine struct {
	// Of names the thing: "revision".
	Of string
	// Begins are the states in which one is made.
	Begins []string
	// Steps lists for each state, in the order of a life, those that may follow.
	Steps []Step
}

// Step is a state and what may follow it; an end, where nothing may.
type Step struct {
	From string
	To   []string
}

// StateMachines are those of all things whose state changes.
func StateMachines() []StateMachine {
	return []StateMachine{
		stateMachine("proposal", ProposalStatus.Next, ProposalDraft),
		stateMachine("revision", RevisionStatus.Next, RevisionDraft),
		stateMachine("co-authorship", CoAuthorshipStatus.Next, CoAuthorInvited, CoAuthorRequested),
		stateMachine("question", QuestionStatus.Next, QuestionPosed),
		stateMachine("follow-up", FollowUpStatus.Next, FollowUpSuggested),
		stateMachine("venue target", Outcome.Next, Outcome("")),
	}
}

// stateMachine walks a table of steps from the states in which a thing begins.
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
