// Command example lists, pages, files as a delegation, and follows events:
//
//	go run ./example http://localhost:8080/graphql TOKEN
//
// Create TOKEN at the root of the repository:
//
//	go run . token --delegation JPN --scope "proposals:read proposals:write"
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"

	client "proposaltracker/clients/go"
)

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: example URL TOKEN")
	}
	if err := run(context.Background(), log.New(os.Stdout, "", 0), os.Args[1], client.Token(os.Args[2])); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, out *log.Logger, url string, token client.TokenSource) error {
	if err := list(ctx, out, client.New(url, client.Options{Language: client.LanguageFr})); err != nil {
		return err
	}
	delegation := client.New(url, client.Options{Token: token})
	if err := fileInvalid(ctx, out, delegation); err != nil {
		return err
	}
	last, err := lastEvent(ctx, delegation)
	if err != nil {
		return err
	}
	if err := file(ctx, out, delegation); err != nil {
		return err
	}
	return follow(ctx, out, delegation, last)
}

// list prints all public proposals, three per page, the most recently circulated first.
func list(ctx context.Context, out *log.Logger, tracker *client.Client) error {
	var after *string
	for {
		page, err := client.Feed(ctx, tracker, new(3), after, nil, nil, new(client.LanguageFr))
		if err != nil {
			return err
		}
		for _, proposal := range page.Proposals.Nodes {
			symbol := "(no symbol)"
			if proposal.Symbol != nil {
				symbol = *proposal.Symbol
			}
			out.Printf("%s: %s (%s)", symbol, proposal.Title.Text, proposal.WorkProgramme.Name)
		}
		if !page.Proposals.PageInfo.HasNextPage {
			return nil
		}
		after = page.Proposals.PageInfo.EndCursor
	}
}

// fileInvalid files an invalid proposal and prints its errors, each with the path of the invalid input.
func fileInvalid(ctx context.Context, out *log.Logger, tracker *client.Client) error {
	input := client.CreateProposalInput{WorkProgramme: "ECOMERCE", OriginalLanguage: client.LanguageEn, Texts: text("")}
	_, err := client.CreateProposal(ctx, tracker, input)
	rejected, ok := errors.AsType[*client.Error](err)
	if !ok {
		return fmt.Errorf("the tracker did not reject an invalid proposal: %w", err)
	}
	for _, fault := range rejected.Faults {
		out.Print(fault)
	}
	return nil
}

// file files a proposal, submits it to the Secretariat and withdraws it.
func file(ctx context.Context, out *log.Logger, tracker *client.Client) error {
	created, err := client.CreateProposal(ctx, tracker, client.CreateProposalInput{
		WorkProgramme:    "ECOMMERCE",
		OriginalLanguage: client.LanguageEn,
		Texts:            text("Paperless trade"),
	})
	if err != nil {
		return err
	}
	proposal := created.CreateProposal.Proposal
	draft := proposal.PendingRevision
	out.Printf("filed: %s, revision %d", proposal.Status, draft.Number)
	if _, err := client.SubmitRevision(ctx, tracker, client.SubmitRevisionInput{Revision: draft.Id, ExpectedVersion: *draft.Version}); err != nil {
		return err
	}
	_, err = client.WithdrawProposal(ctx, tracker, client.WithdrawProposalInput{Proposal: proposal.Id})
	return err
}

func text(title string) []client.RevisionTextInput {
	content := client.TextContentInput{Body: new("1  WHY\n\n1.1.  Paper costs time.\n")}
	return []client.RevisionTextInput{{Language: client.LanguageEn, Title: title, Content: content}}
}

// lastEvent returns the ID of the last event in the log. It is empty if there are no events yet.
func lastEvent(ctx context.Context, tracker *client.Client) (string, error) {
	page, err := client.Events(ctx, tracker, nil, nil, nil, new(1), nil)
	if err != nil || len(page.Events.Nodes) == 0 {
		return "", err
	}
	return page.Events.Nodes[0].Id, nil
}

// follow prints events until a proposal is withdrawn: each exactly once, even if the connection is lost.
func follow(ctx context.Context, out *log.Logger, tracker *client.Client, after string) error {
	filter := &client.EventFilter{Proposals: &client.ProposalFilter{WorkProgrammes: []string{"ECOMMERCE"}}}
	for event, err := range tracker.Events(ctx, after, filter) {
		if err != nil {
			return err
		}
		out.Printf("event: %s by %s on %s", event.Kind, event.Actor.Code, event.Proposal.Label)
		if event.Kind == client.EventKindProposalWithdrawn {
			return nil
		}
	}
	return ctx.Err()
}
