package main

import (
	"context"
	"fmt"
	"strings"
)

// mutations returns operations that write.
func (m *market) mutations() []priced {
	return []priced{
		m.writes("createProposal", only("filing", "CreateProposal"), func(context.Context) (map[string]any, error) { return proposalInput(smallText()), nil }),
		m.writes("createProposal, 20 kB", only("filing", "CreateProposal"), func(context.Context) (map[string]any, error) {
			return proposalInput(textOf(20_000)), nil
		}),
		m.writes("createProposal, 1 MB", only("filing", "CreateProposal"), func(context.Context) (map[string]any, error) {
			return proposalInput(largeText(5)), nil
		}),
		m.writes("editRevision", only("filing", "EditRevision"), func(ctx context.Context) (map[string]any, error) {
			_, draft, err := m.draft(ctx, smallText())
			texts := []any{map[string]any{"language": "EN", "title": "Another title"}}
			return map[string]any{"revision": draft.ID, "expectedVersion": draft.Version, "texts": texts}, err
		}),
		m.writes("submitRevision", only("filing", "SubmitRevision"), m.readDraft(smallText())),
		m.writes("submitRevision, 1 MB", only("filing", "SubmitRevision"), m.readDraft(largeText(6))),
		m.writes("inviteCoAuthor", only("coauthorships", "InviteCoAuthor"), func(ctx context.Context) (map[string]any, error) {
			proposal, _, err := m.draft(ctx, smallText())
			return map[string]any{"proposal": proposal, "sponsor": "BRA"}, err
		}),
		m.writes("poseQuestion", only("questions", "PoseQuestion"), func(ctx context.Context) (map[string]any, error) {
			proposal, _, err := m.draft(ctx, smallText())
			return map[string]any{"proposal": proposal, "texts": localized("What does it cost?")}, err
		}),
		m.writes("suggestFollowUp", only("followups", "SuggestFollowUp"), func(context.Context) (map[string]any, error) {
			return map[string]any{"proposal": m.own, "kind": "DISCUSSION", "texts": localized("A workshop")}, nil
		}),
	}
}

// writes returns a mutation. input is called before each run.
func (m *market) writes(name, query string, input func(ctx context.Context) (map[string]any, error)) priced {
	return priced{name, func(ctx context.Context, n int) ([]request, error) {
		all := []request{}
		for range n {
			prepared, err := input(ctx)
			if err != nil {
				return nil, err
			}
			all = append(all, request{path: "/graphql", token: m.delegation, body: m.operation(query, map[string]any{"input": prepared})})
		}
		return all, nil
	}}
}

func proposalInput(texts any) map[string]any {
	return map[string]any{"workProgramme": "ECOMMERCE", "originalLanguage": "EN", "texts": texts}
}

func localized(text string) []any { return []any{map[string]any{"language": "EN", "text": text}} }

// textOf returns numbered paragraphs with a total of size bytes or more.
func textOf(size int) []map[string]any {
	var body strings.Builder
	for paragraph := 1; body.Len() < size; paragraph++ {
		fmt.Fprintf(&body, "%d. %s\n\n", paragraph, strings.Repeat("Members recall that trade is good. ", 10))
	}
	return []map[string]any{{"language": "EN", "title": "A text", "content": map[string]any{"body": body.String()}}}
}

// draft creates a proposal and returns its ID and its draft revision.
func (m *market) draft(ctx context.Context, texts any) (proposal string, draft revision, err error) {
	var created struct {
		CreateProposal struct {
			Proposal struct {
				ID              string
				PendingRevision revision
			}
		}
	}
	const create = `mutation ($input: CreateProposalInput!) { createProposal(input: $input) { proposal { id pendingRevision { id version } } } }`
	err = m.server.ask(ctx, m.delegation, create,
		map[string]any{"input": proposalInput(texts)}, &created)
	return created.CreateProposal.Proposal.ID, created.CreateProposal.Proposal.PendingRevision, err
}

// readDraft returns a function that creates a proposal and returns an input that refers to its draft revision.
func (m *market) readDraft(texts any) func(ctx context.Context) (map[string]any, error) {
	return func(ctx context.Context) (map[string]any, error) {
		_, draft, err := m.draft(ctx, texts)
		return map[string]any{"revision": draft.ID, "expectedVersion": draft.Version}, err
	}
}
