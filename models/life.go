package models

// Life is the states of a kind of thing and the steps between them, as text: what the tables of
// [ProposalStatus.Next] and its like say, for whoever draws them.
type Life struct {
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

// Lives are those of all things whose state changes.
func Lives() []Life {
	return []Life{
		life("proposal", ProposalStatus.Next, ProposalDraft),
		life("revision", RevisionStatus.Next, RevisionDraft),
		life("co-authorship", CoAuthorshipStatus.Next, CoAuthorInvited, CoAuthorRequested),
		life("question", QuestionStatus.Next, QuestionPosed),
		life("follow-up", FollowUpStatus.Next, FollowUpSuggested),
		life("venue target", Outcome.Next, Outcome("")),
	}
}

// life walks a table of steps from the states in which a thing begins.
func life[S ~string](of string, next func(S) []S, begins ...S) Life {
	l := Life{Of: of}
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
