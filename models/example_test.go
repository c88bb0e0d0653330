package models_test

import (
	"errors"
	"fmt"
	"time"

	"proposaltracker/models"
)

func ExampleSymbol_Base() {
	fmt.Println(models.Symbol("WT/ACC/SPEC/LVA/7/Add.2/Corr.1").Base())
	// Output: WT/ACC/SPEC/LVA/7
}

func ExampleSymbol_RevisionNumber() {
	fmt.Println(models.Symbol("JOB/GC/204/Rev.6").RevisionNumber(), models.Symbol("JOB/GC/204").RevisionNumber())
	// Output: 6 0
}

func ExampleParseDate() {
	day, err := models.ParseDate("2016-07-14")
	fmt.Println(day, err)
	_, err = models.ParseDate("14.7.2016")
	fmt.Println(models.CodeOf(err))
	// Output:
	// 2016-07-14 <nil>
	// INVALID_INPUT
}

// An instant late in the evening in New York belongs to the next day in UTC.
func ExampleDateOf() {
	newYork := time.FixedZone("EST", -5*60*60)
	fmt.Println(models.DateOf(time.Date(2016, time.July, 14, 22, 0, 0, 0, newYork)))
	// Output: 2016-07-15
}

func ExampleParseCode() {
	code, err := models.ParseCode("MC11")
	fmt.Println(code, err)
	_, err = models.ParseCode("Hong Kong, China")
	fmt.Println(models.CodeOf(err))
	// Output:
	// MC11 <nil>
	// INVALID_INPUT
}

func ExampleProposalStatus_Next() {
	fmt.Println(models.ProposalSubmitted.Next(), models.ProposalWithdrawn.Ended())
	// Output: [CIRCULATED WITHDRAWN] true
}

func ExampleProposal_TransitionTo() {
	proposal := &models.Proposal{Status: models.ProposalDraft}
	fmt.Println(models.CodeOf(proposal.TransitionTo(models.ProposalAdopted)), proposal.Status)
	fmt.Println(proposal.TransitionTo(models.ProposalSubmitted), proposal.Status)
	// Output:
	// INVALID_TRANSITION DRAFT
	// <nil> SUBMITTED
}

// One sponsor joined in July, another in October; a third joined in July and left in September.
func ExampleProposal_ListOn() {
	day := func(month time.Month) models.Date { return models.NewDate(2016, month, 1) }
	proposal := &models.Proposal{CoAuthorships: []*models.CoAuthorship{
		{Status: models.CoAuthorAccepted, JoinedOn: day(time.July)},
		{Status: models.CoAuthorAccepted, JoinedOn: day(time.October)},
		{Status: models.CoAuthorWithdrawn, JoinedOn: day(time.July), LeftOn: day(time.September)},
	}}
	fmt.Println(len(proposal.ListOn(day(time.June))), len(proposal.ListOn(day(time.August))), len(proposal.ListOn(day(time.November))))
	// Output: 0 2 2
}

func ExampleNames_Filed() {
	russia := models.Names{EN: "Russian Federation", FR: "Fédération de Russie", ES: "Federación de Rusia"}
	fmt.Println(russia.Filed(models.English), "–", russia.Filed(models.French), "–", russia.Filed(models.Spanish))
	// Output: Russian Federation – Russie – Rusia
}

// The last day of membership is the one before Until.
func ExampleGroupMembership_On() {
	spell := models.GroupMembership{From: models.NewDate(2015, time.January, 1), Until: models.NewDate(2020, time.January, 1)}
	fmt.Println(spell.On(models.NewDate(2019, time.December, 31)), spell.On(models.NewDate(2020, time.January, 1)))
	// Output: true false
}

func ExampleLeaves() {
	err := errors.Join(
		models.NewProblem(models.Empty).At("input.texts[0].title"),
		errors.Join(models.NewProblem(models.UnknownCode, models.P("object", models.TermWorkProgramme), models.P("value", "ECOMERCE")).At("input.workProgramme")),
	)
	for _, leaf := range models.Leaves(err) {
		fmt.Println(models.CodeOf(leaf), leaf)
	}
	// Output:
	// INVALID_INPUT input.texts[0].title: The value must not be empty.
	// INVALID_INPUT input.workProgramme: There is no work programme "ECOMERCE".
}
