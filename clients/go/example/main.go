// Command example lists, pages, files as a delegation, and follows what happens:
//
//	go run ./clients/go/example http://localhost:8080/graphql TOKEN
//
// where TOKEN is one of go run . token --delegation JPN --scope "proposals:read proposals:write".
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
	if err := misfile(ctx, out, delegation); err != nil {
		return err
	}
	after, err := last(ctx, delegation)
	if err != nil {
		return err
	}
	if err := file(ctx, out, delegation); err != nil {
		return err
	}
	return follow(ctx, out, delegation, after)
}

// list goes through all that is public, three proposals at a time, the latest first.
func list(ctx context.Context, out *log.Logger, tracker *client.Client) error {
	var after *string
	for {
		page, err := client.Feed(ctx, tracker, new(3), after, nil, nil, nil)
		if err != nil {
			return err
		}
		for _, proposal := range page.Proposals.Nodes {
			symbol := "(no symbol)"
			if proposal.Symbol != nil {
				symbol = *proposal.Symbol
			}
			out.Printf("%s: %s (%s)", symbol, proposal.Title, proposal.WorkProgramme.Name)
		}
		if !page.Proposals.PageInfo.HasNextPage {
			return nil
		}
		after = page.Proposals.PageInfo.EndCursor
	}
}

// misfile shows that what is wrong with an input is told with its place in it.
func misfile(ctx context.Context, out *log.Logger, tracker *client.Client) error {
	_, err := client.CreateProposal(ctx, tracker, client.CreateProposalInput{WorkProgramme: "ECOMERCE", OriginalLanguage: client.LanguageEn, Texts: text("")})
	var refused *client.Error
	if !errors.As(err, &refused) {
		return fmt.Errorf("it was not refused: %w", err)
	}
	for _, fault := range refused.Faults {
		out.Print(fault)
	}
	return nil
}

// file files a proposal, hands it to the Secretariat and withdraws it.
func file(ctx context.Context, out *log.Logger, tracker *client.Client) error {
	created, err := client.CreateProposal(ctx, tracker, client.CreateProposalInput{
		WorkProgramme: "ECOMMERCE", OriginalLanguage: client.LanguageEn, Texts: text("Paperless trade"),
	})
	if err != nil {
		return err
	}
	proposal := created.CreateProposal.Proposal
	out.Printf("filed: %s, revision %d", proposal.Status, proposal.LatestRevision.Number)
	if _, err := client.SubmitRevision(ctx, tracker, client.SubmitRevisionInput{Proposal: proposal.Id}); err != nil {
		return err
	}
	_, err = client.WithdrawProposal(ctx, tracker, client.WithdrawProposalInput{Proposal: proposal.Id})
	return err
}

func text(title string) []client.RevisionTextInput {
	return []client.RevisionTextInput{{Language: client.LanguageEn, Title: title, Body: "1  WHY\n\n1.1.  Paper costs time.\n"}}
}

// last is the id of the event that the record ends with; empty where nothing has happened yet.
func last(ctx context.Context, tracker *client.Client) (string, error) {
	record, err := client.Events(ctx, tracker, nil, nil, nil, new(1), nil)
	if err != nil || len(record.Events.Nodes) == 0 {
		return "", err
	}
	return record.Events.Nodes[0].Id, nil
}

// follow tells each event once, though the connection may be lost meanwhile.
func follow(ctx context.Context, out *log.Logger, tracker *client.Client, after string) error {
	for event, err := range tracker.Events(ctx, after, &client.ProposalFilter{WorkProgramme: new("ECOMMERCE")}) {
		if err != nil {
			return err
		}
		out.Printf("event: %s by %s on %s", event.Kind, event.By.Code, event.Proposal.Title)
		if event.Kind == client.EventKindProposalWithdrawn {
			return nil
		}
	}
	return ctx.Err()
}
