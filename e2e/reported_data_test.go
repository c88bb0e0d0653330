package e2e

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The cases are problems with imported and exported files that researchers have reported.
//
//nolint:paralleltest,tparallel // the imports share a data folder, which one import at a time may write
func TestReportedResearchData(t *testing.T) {
	t.Parallel()
	p := startWithoutDemo(t)

	t.Run("spellings of a name are one actor", func(t *testing.T) {
		text := "proposal_id,date,sponsor,role\n"
		for i, name := range []string{"José Exemplár", "Jose\u0301 Exempla\u0301r", "José  Exemplár", "JOSÉ EXEMPLÁR"} {
			text += "M-" + string(rune('0'+i)) + ",2020-01-02," + name + ",sponsor\n"
		}
		p.imports(t, "FORMS", text)
		if got := p.sponsorsOf(t, "FORMS"); len(got) != 4 || len(slices.Compact(got)) != 1 {
			t.Errorf("got sponsors %v, want the same one for 4 proposals", got)
		}
	})
	t.Run("names in statistical tables are recognized as delegations", func(t *testing.T) {
		names := []struct{ name, code string }{
			{"Congo, Dem. Rep.", "COD"},
			{"Gambia, The", "GMB"},
			{"U.K.", "GBR"},
			{"St Lucia", "LCA"},
			{"Confédération suisse", "CHE"},
			{"Chinese Taipei", "TPKM"},
			{"Hong Kong SAR, China", "HKG"},
			{"República Bolivariana de Venezuela", "VEN"},
		}
		text, want := "proposal_id,date,sponsor,role\n", []string{}
		for i, one := range names {
			text += "T-" + string(rune('0'+i)) + ",2020-01-02,\"" + one.name + "\",sponsor\n"
			want = append(want, one.code)
		}
		p.imports(t, "TABLES", text)
		slices.Sort(want)
		if diff := cmp.Diff(want, p.sponsorsOf(t, "TABLES")); diff != "" {
			t.Errorf("sponsors (-want +got):\n%s", diff)
		}
	})
	t.Run("network.csv has the document number in each row", func(t *testing.T) {
		t.Skip("document numbers in exports come with data sets")
		p.imports(t, "NUMBERS", "proposal_id,date,sponsor,role\n110-XX-1,2008-01-02,Ann Example,sponsor\n110-XX-1,2008-01-02,Bob Example,cosponsor\n")
		_, body := p.get(t, "/network.csv?proposals.workProgrammes=NUMBERS")
		rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
		if err != nil || len(rows) != 3 {
			t.Fatalf("got error %v and rows %v, want 3 rows", err, rows)
		}
		column := slices.Index(rows[0], "document_number")
		for _, row := range rows[1:] {
			if row[column] != "110-XX-1" {
				t.Errorf("got row %v, want the proposal 110-XX-1", row)
			}
		}
	})
	t.Run("paper with a group as the only sponsor is imported", func(t *testing.T) {
		t.Skip("papers without a submitting delegation come with data sets")
		p.imports(t, "ALONE", "proposal_id,date,sponsor,role\nG-1,2020-01-02,African Group,sponsor\nG-2,2020-01-02,LDC Group,sponsor\n")
		if diff := cmp.Diff([]string{"AFRICAN_GROUP", "LDC_GROUP"}, p.sponsorsOf(t, "ALONE")); diff != "" {
			t.Errorf("sponsors (-want +got):\n%s", diff)
		}
	})
	t.Run("file in Latin-1 is rejected or read completely", func(t *testing.T) {
		out := p.imports(t, "LATIN", "proposal_id,date,sponsor,role\nL-1,2020-01-02,Mali,sponsor\nL-1,2020-01-02,C\xf4te d'Ivoire,cosponsor\n")
		if got := p.sponsorsOf(t, "LATIN"); len(got) != 0 && len(got) != 2 {
			t.Errorf("got sponsors %v, want none or two\n%s", got, out)
		}
	})
	t.Run("unknown sponsors are listed with suggestions", func(t *testing.T) {
		out := p.imports(t, "MISSPELT", "proposal_id,date,sponsor,role\nL-1,2020-01-02,Madagascat,sponsor\nL-2,2020-01-02,Sr Lanka,sponsor\n")
		for _, word := range []string{"Madagascat", "MDG", "Sr Lanka", "LKA"} {
			if !strings.Contains(out, word) {
				t.Errorf("got output without %s:\n%s", word, out)
			}
		}
	})
	t.Run("network.json has edges and links", func(t *testing.T) {
		t.Skip("node-link JSON for networkx 3.4 comes with the exports that today's tools read")
		_, body := p.get(t, "/network.json")
		graph := struct{ Edges, Links []json.RawMessage }{}
		if err := json.Unmarshal([]byte(body), &graph); err != nil {
			t.Fatal(err)
		}
		if len(graph.Edges) == 0 || len(graph.Edges) != len(graph.Links) {
			t.Errorf("got %d edges and %d links, want the same positive number", len(graph.Edges), len(graph.Links))
		}
	})
	t.Run("network.net has no byte order mark", func(t *testing.T) {
		t.Skip("Pajek for igraph comes with the exports that today's tools read")
		if _, body := p.get(t, "/network.net"); strings.HasPrefix(body, "\xef\xbb\xbf") {
			t.Error("network.net begins with a byte order mark, at which igraph fails")
		}
	})
}

// imports reads a CSV text into a separate work programme, and returns the output of the command.
func (p *program) imports(t *testing.T, programme, text string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "file.csv")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	out, errs, _ := runs(t, nil, "import", "--format", "sponsorship-csv", "--data", p.data, "--programme", programme, file)
	return out + errs
}

// sponsorsOf returns the sponsors' codes, sorted, for all proposals in a work programme. It
// waits until the server has been notified of the import.
func (p *program) sponsorsOf(t *testing.T, programme string) []string {
	t.Helper()
	p.until(t, `{ workProgramme(code: "`+programme+`") { code } }`, func(body string) bool { return strings.Contains(body, `"`+programme+`"`) })
	data := p.ask(t, "", `query ($codes: [String!]) { proposals(first: 100, filter: {workProgrammes: $codes}) { nodes { coAuthors { nodes { sponsor { code } } } } } }`,
		map[string]any{"codes": []string{programme}})
	codes := []string{}
	for _, proposal := range list(data, "proposals", "nodes") {
		for _, spell := range list(proposal, "coAuthors", "nodes") {
			codes = append(codes, at(spell, "sponsor", "code").(string))
		}
	}
	slices.Sort(codes)
	return codes
}
