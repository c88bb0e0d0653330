package network_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"proposaltracker/internal/network"
	"proposaltracker/internal/npmtest"
	"proposaltracker/models"
)

// labels contains characters that need escaping in some format.
var labels = []network.Label{
	{Code: "CIV", Name: "Côte d'Ivoire"},
	{Code: "HKG", Name: "Hong Kong, China"},
	{Code: "JPN", Name: `საქართველო "Japan"`},
	{Code: "SGP", Name: "=SUM(A1:A9) <b>&amp;</b>"},
	{Code: "TPKM", Name: "Taipei; Penghu\\Kinmen %d"},
}

// troubled returns four proposals. Hong Kong leaves the second and joins again two days later;
// Taipei is alone on the fourth.
func troubled() *models.CoSponsorships {
	c := &models.CoSponsorships{}
	for i := range labels {
		c.Sponsors = append(c.Sponsors, id(byte(i+1)))
	}
	c.Items = []models.ListedItem{
		{ID: id(11), Symbol: "JOB/GC/1", CirculatedOn: on(1), SubmittedBy: 2},
		{ID: id(12), Symbol: "JOB/GC/2", CirculatedOn: on(3), SubmittedBy: 0},
		{ID: id(13), DocumentNumber: `12-B, "3"`, CirculatedOn: on(4), SubmittedBy: 3},
		{ID: id(14), Symbol: "JOB/GC/4", CirculatedOn: on(5), SubmittedBy: 4},
	}
	spell := func(proposal, sponsor int32, from, until int, joined int32) {
		s := models.ListedSpell{Item: proposal, Sponsor: sponsor, From: on(from), JoinedAt: joined, LeftAt: -1, Original: joined == 0}
		if until > 0 {
			s.Until, s.LeftAt = on(until), joined+1
		}
		c.Spells = append(c.Spells, s)
	}
	spell(0, 0, 1, 0, 0)
	spell(0, 2, 1, 0, 0)
	spell(0, 1, 9, 0, 1)
	spell(1, 0, 3, 0, 0)
	spell(1, 1, 3, 6, 0)
	spell(1, 1, 8, 0, 2)
	spell(2, 3, 4, 0, 0)
	spell(2, 2, 5, 20, 1)
	spell(3, 4, 5, 0, 0)
	return c
}

func export(t *testing.T, weight network.Weight) network.Export {
	t.Helper()
	lists := network.Select(troubled(), network.Selection{AsOf: on(28), IncludeEnded: true})
	graph, err := lists.Project(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return network.Export{Lists: lists, Graph: graph, Weight: weight, ProposalID: publicID, Labels: labels}
}

// publicID replaces the encoding of IDs in the API.
func publicID(id models.ID) string { return "Proposal of " + id.String() }

func written(t *testing.T, format network.Format, e network.Export) string {
	t.Helper()
	var file bytes.Buffer
	if err := network.Write(t.Context(), &file, format, e); err != nil {
		t.Fatal(err)
	}
	return file.String()
}

// The bipartite format is the dated list of sponsors and items that researchers download.
func TestBipartiteList(t *testing.T) {
	t.Parallel()
	got := strings.Split(written(t, network.BipartiteCSV, export(t, network.Shared)), "\n")
	first, third := publicID(id(11)), publicID(id(13))
	want := []string{
		"proposal,symbol,document_number,circulated_on,sponsor,name,role,from,until,joined_at,left_at,original",
		first + ",JOB/GC/1,,2018-01-01,CIV,Côte d'Ivoire,co-author,2018-01-01,,0,,true",
		first + `,JOB/GC/1,,2018-01-01,JPN,"საქართველო ""Japan""",submitter,2018-01-01,,0,,true`,
		first + `,JOB/GC/1,,2018-01-01,HKG,"Hong Kong, China",co-author,2018-01-09,,1,,false`,
	}
	if diff := gocmp.Diff(want, got[:4]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	wantThird := []string{
		third + `,,"12-B, ""3""",2018-01-04,SGP,=SUM(A1:A9) <b>&amp;</b>,submitter,2018-01-04,,0,,true`,
		third + `,,"12-B, ""3""",2018-01-04,JPN,"საქართველო ""Japan""",co-author,2018-01-05,2018-01-20,1,2,false`,
	}
	if diff := gocmp.Diff(wantThird, got[7:9]); diff != "" {
		t.Errorf("rows of sponsors that left (-want +got):\n%s", diff)
	}
}

// A tie in GEXF exists on the days on which both sponsors are on the same list.
func TestGEXFSpells(t *testing.T) {
	t.Parallel()
	file := written(t, network.GEXF, export(t, network.Shared))
	for name, want := range map[string]string{
		"tie from two proposals, one of them interrupted": `<edge id="0" source="CIV" target="HKG" weight="2">
    <attvalues>
     <attvalue for="shared" value="2"></attvalue>
    </attvalues>
    <spells>
     <spell start="2018-01-03" end="2018-01-05"></spell>
     <spell start="2018-01-08"></spell>
    </spells>`,
		"tie until Japan left": `<edge id="3" source="JPN" target="SGP" weight="1">
    <attvalues>
     <attvalue for="shared" value="1"></attvalue>
    </attvalues>
    <spells>
     <spell start="2018-01-05" end="2018-01-19"></spell>
    </spells>`,
		"sponsor without ties": `<node id="TPKM" label="Taipei; Penghu\Kinmen %d">`,
	} {
		if !strings.Contains(file, want) {
			t.Errorf("%s: got\n%s\nwant it to contain\n%s", name, file, want)
		}
	}
}

// The same export always produces the same bytes, and returns the errors of its writer.
func TestExportsAreDeterministic(t *testing.T) {
	t.Parallel()
	for _, format := range network.Formats() {
		for _, weight := range weights {
			once, again := written(t, format, export(t, weight)), written(t, format, export(t, weight))
			if once != again || len(once) < 100 {
				t.Errorf("%s, %s: got %d and then %d different bytes, want the same bytes twice", format, weight, len(once), len(again))
			}
		}
		if err := network.Write(t.Context(), full{}, format, export(t, network.Shared)); !errors.Is(err, errFull) {
			t.Errorf("%s to a full disk: got error %v, want %v", format, err, errFull)
		}
	}
	if err := network.Write(t.Context(), full{}, "DOT", export(t, network.Shared)); models.CodeOf(err) != models.InvalidInput {
		t.Errorf("unknown format: got error %v, want INVALID_INPUT", err)
	}
}

var errFull = errors.New("the disk is full")

// full is a writer that always fails.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

// expectation is the content that other programs should read, computed from the graph.
type expectation struct {
	Directed bool                `json:"directed"`
	Weight   network.Weight      `json:"weight"`
	AsOf     models.Date         `json:"asOf"`
	Nodes    []expectedNode      `json:"nodes"`
	Ties     []expectedTie       `json:"ties"`
	Spells   []map[string]string `json:"spells"`
}

type expectedNode struct {
	Code      models.Code `json:"code"`
	Name      string      `json:"name"`
	Proposals int32       `json:"proposals"`
	Submitted int32       `json:"submitted"`
	Spells    [][2]string `json:"spells"`
}

type expectedTie struct {
	A      models.Code `json:"a"`
	B      models.Code `json:"b"`
	Weight float64     `json:"weight"`
	Shared int32       `json:"shared"`
	Spells [][2]string `json:"spells"`
}

// nodeSpells and tieSpells contain the expected spells of the proposals of troubled, written by
// hand. An empty end means that the spell has not ended.
var nodeSpells = map[models.Code][][2]string{
	"CIV": {{"2018-01-01", ""}}, "HKG": {{"2018-01-03", "2018-01-05"}, {"2018-01-08", ""}}, "JPN": {{"2018-01-01", ""}}, "SGP": {{"2018-01-04", ""}},
	"TPKM": {{"2018-01-05", ""}},
}

var tieSpells = map[[2]models.Code][][2]string{
	{"CIV", "HKG"}: {{"2018-01-03", "2018-01-05"}, {"2018-01-08", ""}}, {"CIV", "JPN"}: {{"2018-01-01", ""}}, {"HKG", "JPN"}: {{"2018-01-09", ""}},
	{"JPN", "SGP"}: {{"2018-01-05", "2018-01-19"}},
}

// expect returns the expectation for an export.
func expect(t *testing.T, e network.Export) expectation {
	t.Helper()
	want := expectation{Directed: e.Weight == network.Fowler, Weight: cmp.Or(e.Weight, network.Shared), AsOf: on(28)}
	for node, label := range e.Labels {
		want.Nodes = append(want.Nodes, expectedNode{
			Code: label.Code, Name: label.Name, Proposals: e.Lists.ItemCounts()[node], Submitted: e.Lists.LeadCounts()[node], Spells: nodeSpells[label.Code],
		})
	}
	ties := e.Graph.Ties(e.Weight)
	for i := range ties.A {
		a, b := e.Labels[ties.A[i]].Code, e.Labels[ties.B[i]].Code
		spells := tieSpells[[2]models.Code{min(a, b), max(a, b)}]
		if spells == nil {
			t.Errorf("tieSpells has no entry for %s and %s", a, b)
		}
		want.Ties = append(want.Ties, expectedTie{A: a, B: b, Weight: ties.Weight[i], Shared: e.Graph.SharedCount(ties.Edge[i]), Spells: spells})
	}
	for spell := range e.Lists.Spells() {
		proposal, role := e.Lists.Items[spell.Item], "co-author"
		if spell.Submitted {
			role = "submitter"
		}
		number := func(n int32) string { return strings.Replace(fmt.Sprint(n), "-1", "", 1) }
		want.Spells = append(want.Spells, map[string]string{
			"proposal": publicID(proposal.ID), "symbol": string(proposal.Symbol), "document_number": proposal.DocumentNumber,
			"circulated_on": proposal.CirculatedOn.String(), "sponsor": string(e.Labels[spell.Sponsor].Code), "name": e.Labels[spell.Sponsor].Name, "role": role,
			"from": spell.From.String(), "until": spell.Until.String(), "joined_at": number(spell.JoinedAt), "left_at": number(spell.LeftAt),
			"original": fmt.Sprint(spell.Original),
		})
	}
	return want
}

// exported writes the files of all formats, and the expectation, to a folder and returns its path.
func exported(t *testing.T, weight network.Weight) string {
	t.Helper()
	folder, e := t.TempDir(), export(t, weight)
	for _, format := range network.Formats() {
		if err := os.WriteFile(filepath.Join(folder, format.FileName()), []byte(written(t, format, e)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	expected, err := json.Marshal(expect(t, e))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "expected.json"), expected, 0o600); err != nil {
		t.Fatal(err)
	}
	return folder
}

// networkx, a library that many researchers use, reads the expected nodes, names, weights and
// spells from the files.
func TestFormatsAreReadByNetworkx(t *testing.T) {
	t.Parallel()
	interpreter := python(t, "networkx", "python3-networkx")
	for _, weight := range weights {
		t.Run(string(weight), func(t *testing.T) {
			t.Parallel()
			reported, err := exec.CommandContext(t.Context(), interpreter, "check/formats.py", exported(t, weight)).CombinedOutput()
			if err != nil || !strings.Contains(string(reported), "reads 5 sponsors and ") {
				t.Errorf("check the files: %v: %s", err, reported)
			}
		})
	}
}

// graphology, a library for web pages, also reads GEXF.
func TestGEXFIsReadByGraphology(t *testing.T) {
	t.Parallel()
	node := npmtest.Node(t, "graphology-gexf")
	for _, weight := range weights {
		t.Run(string(weight), func(t *testing.T) {
			t.Parallel()
			reported, err := exec.CommandContext(t.Context(), node, "check/gexf.mjs", exported(t, weight)).CombinedOutput()
			if err != nil || !strings.Contains(string(reported), "reads 5 sponsors and ") {
				t.Errorf("check the files: %v: %s", err, reported)
			}
		})
	}
}
