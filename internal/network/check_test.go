package network_test

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"

	"proposaltracker/internal/network"
	"proposaltracker/models"
)

// python returns a Python interpreter that can import the modules, or skips the test.
func python(t *testing.T, modules, packages string) string {
	t.Helper()
	for _, one := range []string{"python3", "/usr/bin/python3"} {
		if exec.CommandContext(t.Context(), one, "-c", "import "+modules).Run() == nil {
			return one
		}
	}
	t.Skipf("a Python interpreter with %s is not installed (Debian: %s)", modules, packages)
	return ""
}

// Every measure agrees with networkx, igraph and scipy on real and on random lists.
func TestMeasuresAgreeWithNetworkx(t *testing.T) {
	t.Parallel()
	interpreter := python(t, "networkx, igraph, scipy", "python3-networkx python3-igraph python3-scipy")
	cases := map[string]func(*testing.T) *models.CoSponsorships{
		"sparse lists":   func(*testing.T) *models.CoSponsorships { return randomLists(60, 50, 3) },
		"dense lists":    func(*testing.T) *models.CoSponsorships { return randomLists(40, 120, 12) },
		"single sponsor": func(*testing.T) *models.CoSponsorships { return randomLists(1, 1, 1) },
		"Security Council": func(t *testing.T) *models.CoSponsorships {
			t.Helper()
			return sponsorships(t, "un_security_council_drafts.csv")
		},
		"110th Senate": func(t *testing.T) *models.CoSponsorships {
			t.Helper()
			return sponsorships(t, "us_senate_110_bills.csv")
		},
	}
	for name, lists := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := lists(t)
			reported, err := exec.CommandContext(t.Context(), interpreter, "check/measures.py", measured(t, c)).CombinedOutput()
			if err != nil || !strings.Contains(string(reported), " lists agree in\n") {
				t.Errorf("compare with networkx: %v: %s", err, reported)
			}
			t.Logf("%s", reported)
		})
	}
}

// randomLists returns random proposals with an average of size sponsors, one of which is the submitter.
func randomLists(sponsors, proposals, size int) *models.CoSponsorships {
	drawn := rand.New(rand.NewPCG(1, uint64(sponsors)))
	c := &models.CoSponsorships{}
	for s := range sponsors {
		c.Sponsors = append(c.Sponsors, id(byte(s+1)))
	}
	for p := range proposals {
		members := drawn.Perm(sponsors)[:1+min(sponsors-1, int(drawn.ExpFloat64()*float64(size-1)))]
		c.Items = append(c.Items, models.ListedItem{ID: uuid.UUID{1, 15: byte(p)}, CirculatedOn: on(1), SubmittedBy: int32(members[0])})
		slices.Sort(members)
		for _, member := range members {
			c.Spells = append(c.Spells, models.ListedSpell{Item: int32(p), Sponsor: int32(member), From: on(1), LeftAt: -1, Original: true})
		}
	}
	return c
}

// sponsorships returns real lists, built from the rows that have a date.
func sponsorships(t *testing.T, name string) *models.CoSponsorships {
	t.Helper()
	file, err := os.Open(filepath.Join("../../../shared/data/cosponsorship", name))
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("%s was not found: research data is not part of the repository", name)
	} else if err != nil {
		t.Fatal(err)
	}
	defer file.Close() //nolint:errcheck // only read
	rows := csv.NewReader(bufio.NewReader(file))
	c := &models.CoSponsorships{}
	sponsors, proposals := map[string]int32{}, map[string]int32{}
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return c
		} else if err != nil {
			t.Fatal(err)
		}
		day, err := models.ParseDate(row[1])
		if err != nil {
			continue // the header, or a row without a date
		}
		sponsor := place(sponsors, row[2], &c.Sponsors)
		if _, known := proposals[row[0]]; !known {
			proposals[row[0]] = int32(len(c.Items))
			c.Items = append(c.Items, models.ListedItem{ID: uuid.NewSHA1(uuid.Nil, []byte(row[0])), CirculatedOn: day, SubmittedBy: sponsor})
		}
		c.Spells = append(c.Spells, models.ListedSpell{Item: proposals[row[0]], Sponsor: sponsor, From: day, LeftAt: -1, Original: true})
	}
}

func place(places map[string]int32, name string, ids *[]models.ID) int32 {
	number, known := places[name]
	if !known {
		number = int32(len(*ids))
		places[name] = number
		*ids = append(*ids, uuid.NewSHA1(uuid.Nil, []byte(name)))
	}
	return number
}

// ofWeight contains the measures for one weight.
type ofWeight struct {
	Strength    []float64 `json:"strength"`
	Closeness   []float64 `json:"closeness"`
	Betweenness []float64 `json:"betweenness"`
	Eigenvector []float64 `json:"eigenvector"`
	PageRank    []float64 `json:"pageRank"`
}

type ofCommunities struct {
	Of         []int32 `json:"of"`
	Modularity float64 `json:"modularity"`
}

// report contains the lists and all measures of them.
type report struct {
	Sponsors      int                              `json:"sponsors"`
	Lists         [][2]any                         `json:"lists"` // members, submitter
	Ties          map[network.Weight][][3]float64  `json:"ties"`  // a, b, weight
	Weights       map[network.Weight]ofWeight      `json:"weights"`
	Communities   map[network.Weight]ofCommunities `json:"communities"`
	Degree        []int32                          `json:"degree"`
	Clustering    []float64                        `json:"clustering"`
	Core          []int32                          `json:"core"`
	Density       float64                          `json:"density"`
	Components    int                              `json:"components"`
	Connectedness []float64                        `json:"connectedness"`
	Significance  [][4]float64                     `json:"significance"` // a, b, shared, probability
}

// measured writes a report to a file and returns its path.
func measured(t *testing.T, c *models.CoSponsorships) string {
	t.Helper()
	g := project(t, c, network.Selection{AsOf: models.NewDate(2026, 1, 1)})
	r := &report{Sponsors: g.Nodes(), Lists: listsOf(g.Lists()), Degree: g.Degree(), Core: g.Core(), Density: g.Density(), Significance: [][4]float64{}}
	r.Ties, r.Weights, r.Communities = map[network.Weight][][3]float64{}, map[network.Weight]ofWeight{}, map[network.Weight]ofCommunities{}
	_, r.Components = g.Components()
	ctx := context.Background()
	r.Clustering = must(g.Clustering(ctx))(t)
	r.Connectedness = must(g.Connectedness(ctx))(t)
	for _, w := range weights {
		ties := g.Ties(w)
		r.Ties[w] = [][3]float64{}
		for i := range ties.A {
			r.Ties[w] = append(r.Ties[w], [3]float64{float64(ties.A[i]), float64(ties.B[i]), ties.Weight[i]})
		}
		r.Weights[w] = ofWeight{
			g.Strength(w), must(g.Closeness(ctx, w))(t), must(g.Betweenness(ctx, w))(t), must(g.Eigenvector(ctx, w))(t), must(g.PageRank(ctx, w))(t),
		}
		found := must(g.Communities(ctx, w))(t)
		r.Communities[w] = ofCommunities{found.Of, found.Modularity}
	}
	for edge, probability := range must(g.PValues(ctx))(t) {
		a, b := g.Ends(int32(edge))
		r.Significance = append(r.Significance, [4]float64{float64(a), float64(b), float64(g.SharedCount(int32(edge))), probability})
	}
	written, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "measured.json")
	if err := os.WriteFile(path, written, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func must[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

// listsOf returns the members of each list and the submitter of its proposal.
func listsOf(l *network.Lists) [][2]any {
	members := make([][]int32, len(l.Items))
	for s := range l.Spells() {
		members[s.Item] = append(members[s.Item], s.Sponsor)
	}
	lists := make([][2]any, len(members))
	for i := range members {
		lists[i] = [2]any{members[i], l.Items[i].SubmittedBy}
	}
	return lists
}
