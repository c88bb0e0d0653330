package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// largeSymbol is the symbol of the proposal whose texts have 1 MB.
const largeSymbol = "WT/GC/W/9999"

// fileLarge returns the IDs of two circulated revisions of one proposal, whose texts differ throughout.
func fileLarge(ctx context.Context, s *server) ( //nolint:revive // the two IDs and the token go together
	from, to, token string, err error,
) {
	token, err = s.token(ctx, "JPN", "proposals:read proposals:write", "filer")
	if err != nil {
		return "", "", "", err
	}
	secretariat, err := s.token(ctx, "", "secretariat proposals:read proposals:write", "secretariat")
	if err != nil {
		return "", "", "", err
	}
	var created struct {
		CreateProposal struct {
			Proposal struct {
				ID              string
				PendingRevision revision
			}
		}
	}
	err = s.ask(ctx, token, `mutation ($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id pendingRevision { id version } } } }`,
		map[string]any{"input": map[string]any{"workProgramme": "ECOMMERCE", "originalLanguage": "EN", "texts": largeText(1)}}, &created)
	if err != nil {
		return "", "", "", fmt.Errorf("create a proposal: %w", err)
	}
	proposal := created.CreateProposal.Proposal
	if err := circulate(ctx, s, token, secretariat, proposal.PendingRevision); err != nil {
		return "", "", "", err
	}
	var filed struct{ FileRevision struct{ Revision revision } }
	err = s.ask(ctx, token, `mutation ($input: FileRevisionInput!) { fileRevision(input: $input) { revision { id } } }`,
		map[string]any{"input": map[string]any{
			"proposal": proposal.ID, "basedOn": proposal.PendingRevision.ID, "kind": "REVISION", "reason": "TEXT", "texts": largeText(2),
		}}, &filed)
	if err != nil {
		return "", "", "", fmt.Errorf("file a revision: %w", err)
	}
	return proposal.PendingRevision.ID, filed.FileRevision.Revision.ID, token, nil
}

// revision is a revision as it was read.
type revision struct {
	ID      string
	Version int
}

func circulate(ctx context.Context, s *server, token, secretariat string, draft revision) error {
	read := map[string]any{"revision": draft.ID, "expectedVersion": draft.Version}
	err := s.ask(ctx, token, `mutation ($input: SubmitRevisionInput!) { submitRevision(input: $input) { revision { number } } }`,
		map[string]any{"input": read}, new(any))
	if err != nil {
		return fmt.Errorf("submit a revision: %w", err)
	}
	err = s.ask(ctx, secretariat, `mutation ($input: CirculateRevisionInput!) { circulateRevision(input: $input) { revision { number } } }`,
		map[string]any{"input": map[string]any{
			"revision": draft.ID, "expectedVersion": draft.Version, "symbols": []string{largeSymbol},
			"circulatedOn": time.Now().UTC().Format(time.DateOnly), //nolint:forbidigo // the current date
		}}, new(any))
	if err != nil {
		return fmt.Errorf("circulate a revision: %w", err)
	}
	return nil
}

// largeText returns a text of 1 MB in numbered paragraphs; different seeds differ in every paragraph.
func largeText(seed uint64) []map[string]any {
	words := strings.Fields("Members recall that fisheries subsidies agriculture services tariffs notification transparency review " +
		"committee procedures implementation development flexibility commitments disciplines electronic commerce moratorium")
	random := rand.New(rand.NewPCG(seed, 0)) //nolint:gosec // not a secret
	var body strings.Builder
	for paragraph := 1; body.Len() < textSize-1_000; paragraph++ {
		fmt.Fprintf(&body, "%d. ", paragraph)
		for range 60 {
			body.WriteString(words[random.IntN(len(words))] + " ")
		}
		body.WriteString(".\n\n")
	}
	return []map[string]any{{"language": "EN", "title": "A large text", "content": map[string]any{"body": body.String()}}}
}
