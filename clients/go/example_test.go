package client_test

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"sync/atomic"
	"time"

	client "proposaltracker/clients/go"
)

func ExampleNew() {
	ctx := context.Background()
	tracker := client.New(url, client.Options{Language: client.LanguageFr})
	page, err := client.ProposalPage(ctx, tracker, "JOB/GC/96", nil, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	proposal := page.Proposal
	fmt.Println(*proposal.Symbol, "by", proposal.SubmittedBy.Name)
	// Output: JOB/GC/96/Rev.1 by Japon
}

func ExampleFeed() {
	ctx := context.Background()
	tracker := client.New(url, client.Options{})
	count := 0
	for after := (*string)(nil); ; {
		page, err := client.Feed(ctx, tracker, new(3), after, nil, nil, nil)
		if err != nil {
			fmt.Println(err)
			return
		}
		count += len(page.Proposals.Nodes)
		if !page.Proposals.PageInfo.HasNextPage {
			fmt.Println("all proposals read:", count == page.Proposals.TotalCount)
			return
		}
		after = page.Proposals.PageInfo.EndCursor
	}
	// Output: all proposals read: true
}

func ExampleError() {
	ctx := context.Background()
	tracker := client.New(url, client.Options{Token: client.Token(token)})
	_, err := client.CreateProposal(ctx, tracker, client.CreateProposalInput{
		WorkProgramme:    "ECOMERCE",
		OriginalLanguage: client.LanguageEn,
		Texts:            text(""),
	})
	if rejected, ok := errors.AsType[*client.Error](err); ok {
		for _, fault := range rejected.Faults {
			fmt.Println(fault.Reason, "at", fault.Field)
		}
	}
	// Output:
	// EMPTY at input.texts[0].title
	// UNKNOWN_CODE at input.workProgramme
}

// A response that never arrives does not create the proposal twice.
func ExampleIsTemporary() {
	ctx := context.Background()
	unreliable := &http.Client{Transport: &losesFirstResponse{}}
	tracker := client.New(url, client.Options{Token: client.Token(token), HTTP: unreliable})
	input := client.CreateProposalInput{
		WorkProgramme:    "ECOMMERCE",
		OriginalLanguage: client.LanguageEn,
		Texts:            text("Filed once"),
		IdempotencyKey:   new(rand.Text()),
	}
	_, err := client.CreateProposal(ctx, tracker, input)
	for attempt := 1; client.IsTemporary(err) && attempt <= 5; attempt++ {
		fmt.Println("attempt", attempt, "failed")
		time.Sleep(time.Duration(attempt) * 100 * time.Millisecond)
		_, err = client.CreateProposal(ctx, tracker, input)
	}
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("drafts:", drafts(ctx, tracker, "Filed once"))
	// Output:
	// attempt 1 failed
	// drafts: 1
}

func ExampleClient_Events() {
	ctx := context.Background()
	tracker := client.New(url, client.Options{Token: client.Token(token)})
	page, err := client.Events(ctx, tracker, nil, nil, nil, new(1), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	last := page.Events.Nodes[0].Id // a program that was stopped continues after the last event that it has stored
	if err := fileAndWithdraw(ctx, tracker, "Followed"); err != nil {
		fmt.Println(err)
		return
	}
	filter := &client.EventFilter{Proposals: &client.ProposalFilter{WorkProgrammes: []string{"ECOMMERCE"}}}
	for event, err := range tracker.Events(ctx, last, filter) {
		if err != nil {
			fmt.Println(err)
			return
		}
		if event.Proposal == nil || event.Proposal.Label != "Followed" {
			continue
		}
		fmt.Println(event.Kind, "by", event.Actor.Code)
		if event.Kind == client.EventKindProposalWithdrawn {
			break
		}
	}
	// Output:
	// PROPOSAL_CREATED by JPN
	// PROPOSAL_WITHDRAWN by JPN
}

// fileAndWithdraw creates a proposal with the title and withdraws it.
func fileAndWithdraw(ctx context.Context, tracker *client.Client, title string) error {
	created, err := client.CreateProposal(ctx, tracker, client.CreateProposalInput{
		WorkProgramme:    "ECOMMERCE",
		OriginalLanguage: client.LanguageEn,
		Texts:            text(title),
	})
	if err != nil {
		return err
	}
	_, err = client.WithdrawProposal(ctx, tracker, client.WithdrawProposalInput{Proposal: created.CreateProposal.Proposal.Id})
	return err
}

// text is the text of a proposal in English.
func text(title string) []client.RevisionTextInput {
	return []client.RevisionTextInput{{Language: client.LanguageEn, Title: title, Content: client.TextContentInput{Body: new("1  WHY\n")}}}
}

// drafts counts the drafts of the token's delegation with the title.
func drafts(ctx context.Context, tracker *client.Client, title string) int {
	desk, err := client.Desk(ctx, tracker, nil)
	if err != nil {
		panic(err)
	}
	count := 0
	for _, draft := range desk.Viewer.Drafts.Nodes {
		if draft.Proposal.Label == title {
			count++
		}
	}
	return count
}

// losesFirstResponse is a transport that delivers the first request and loses its response.
type losesFirstResponse struct{ lost atomic.Bool }

func (l *losesFirstResponse) RoundTrip(request *http.Request) (*http.Response, error) {
	response, err := http.DefaultTransport.RoundTrip(request)
	if err == nil && l.lost.CompareAndSwap(false, true) {
		_ = response.Body.Close()
		return nil, errors.New("connection reset")
	}
	return response, err
}
