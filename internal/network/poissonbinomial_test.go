package network_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"proposaltracker/internal/network"
	"proposaltracker/models"
)

// drawn computes the upper tail by adding one draw at a time to the distribution.
func drawn(probabilities []float64, times []int, least int) float64 {
	distribution := []float64{1}
	for i, p := range probabilities {
		for range times[i] {
			next := make([]float64, len(distribution)+1)
			for k, chance := range distribution {
				next[k] += chance * (1 - p)
				next[k+1] += chance * p
			}
			distribution = next
		}
	}
	sum := 0.0
	for k := len(distribution) - 1; k >= least && k >= 0; k-- {
		sum += distribution[k]
	}
	return sum
}

func TestPoissonBinomialTail(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		classes := rapid.IntRange(1, 6).Draw(t, "classes")
		probabilities := rapid.SliceOfN(rapid.Float64Range(0.001, 0.999), classes, classes).Draw(t, "probabilities")
		times := rapid.SliceOfN(rapid.IntRange(1, 40), classes, classes).Draw(t, "times")
		all := 0
		for _, n := range times {
			all += n
		}
		least := rapid.IntRange(1, all).Draw(t, "least")
		want, got := drawn(probabilities, times, least), network.Tail(probabilities, times, least)
		if math.Abs(got-want) > 1e-9*want {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

// The expected number of lists of each sponsor, and of sponsors on each list, equals the observed
// number.
func TestNullModelDegrees(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		lists := network.Select(drawLists(t), network.Selection{AsOf: models.NewDate(2026, 1, 1)})
		probabilities, err := lists.Probabilities(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		onLists := make([]float64, len(lists.Sponsors))
		members := make([]float64, len(lists.Items))
		for s := range lists.Spells() {
			onLists[s.Sponsor]++
			members[s.Item]++
		}
		sums := make([]float64, len(lists.Items))
		for node, row := range probabilities {
			sum := 0.0
			for list, p := range row {
				sum += p
				sums[list] += p
			}
			if math.Abs(sum-onLists[node]) > 1e-8 {
				t.Fatalf("sponsor %d: got %v expected lists, want %v", node, sum, onLists[node])
			}
		}
		for list := range sums {
			if math.Abs(sums[list]-members[list]) > 1e-8 {
				t.Fatalf("list %d: got %v expected sponsors, want %v", list, sums[list], members[list])
			}
		}
	})
}
