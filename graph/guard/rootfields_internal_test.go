package guard

import (
	"context"
	"io"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"

	"proposaltracker/internal/admission"
)

func TestRootFields(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		operation := &graphql.OperationContext{}
		_ = rootFields{}.MutateOperationContext(t.Context(), operation)
		ctx := graphql.WithOperationContext(t.Context(), operation)
		end, running := make(chan struct{}), make(chan struct{}, 50)
		var all sync.WaitGroup
		for range 50 {
			all.Go(func() {
				rootFields{}.InterceptRootField(ctx, func(context.Context) graphql.Marshaler {
					running <- struct{}{}
					<-end
					return graphql.WriterFunc(func(io.Writer) {})
				})
			})
		}
		synctest.Wait()
		if got := len(running); got != maxConcurrentRoots {
			t.Errorf("got %d concurrent root fields, want %d", got, maxConcurrentRoots)
		}
		close(end)
		all.Wait()
		if got := len(running); got != 50 {
			t.Errorf("got %d root fields run, want 50", got)
		}
	})
}

func TestClassOf(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]admission.Class{
		`{ proposals { nodes { id } } }`:           admission.InteractiveReads,
		`{ search(query: "fish") { totalCount } }`: admission.HeavyReads,
		`{ a: viewer { subject } ...F } fragment F on Query { ... { compare(from: "a", to: "b") { textChanged } } }`: admission.Comparisons,
		`{ coSponsorship { sampling { __typename } } }`:                                                              admission.Analyses,
		`{ proposals(first: 100) { nodes { coAuthorships(first: 100) { nodes { id } } } } }`:                         admission.HeavyReads,
		`{ coSponsorshipSeries(step: YEAR, window: 1) { from } }`:                                                    admission.Analyses,
		`mutation { withdrawProposal(input: {proposal: "a"}) { proposal { id } } }`:                                  admission.Writes,
	} {
		document, faults := gqlparser.LoadQueryWithRules(sdl(), text, nil)
		if len(faults) > 0 {
			t.Errorf("%s: unexpected errors %v", text, faults)
			continue
		}
		operation := &graphql.OperationContext{Doc: document, Operation: document.Operations[0]}
		_ = costLimits{}.MutateOperationContext(t.Context(), operation)
		if got := ClassOf(operation); got != want {
			t.Errorf("%s: got class %v, want %v", text, got, want)
		}
	}
}
