package reader_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/dataset/reader"
)

// open returns a file of the test data.
func open(t *testing.T, name string) *os.File {
	t.Helper()
	file, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	return file
}

// The kinds of public files that researchers have are read unedited. The files are small copies of
// their layouts with invented content.
func TestKindsOfFiles(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		file   string
		change func(t *testing.T, o *reader.Options)
		want   map[string][]string
		format reader.Format
	}{
		"assembly with a flag for the proposer": {
			file: "assembly.csv",
			change: func(t *testing.T, o *reader.Options) {
				t.Helper()
				actors, err := reader.ReadActors(open(t, "assembly-members.csv"), reader.Options{Name: "assembly-members.csv"})
				if err != nil {
					t.Fatal(err)
				}
				o.Actors = actors
			},
			want: map[string][]string{
				"PRC_A1": {"by KR001 on 2004-06-02", "KR001 2004-06-02", "KR002 2004-06-02", "KR003 2004-06-02"},
				"PRC_A2": {"by KR003 on 2004-07-15", "KR003 2004-07-15", "KR001 2004-07-15"},
			},
			format: reader.Format{Kind: "CSV", Encoding: "UTF-8", Delimiter: ",", Columns: []reader.Column{
				{Name: "BILL_ID", Meaning: reader.ItemID},
				{Name: "MEMBER_ID", Meaning: reader.SponsorID},
				{Name: "NAME", Meaning: reader.SponsorName},
				{Name: "PROPOSER", Meaning: reader.LeadFlag},
				{Name: "PROPOSE_DATE", Meaning: reader.SignedOn},
			}},
		},
		"chamber of deputies without dates": {
			file: "deputies.csv",
			change: func(_ *testing.T, o *reader.Options) {
				o.Columns = map[string]reader.Meaning{
					"idProposicao": reader.ItemID, "nomeAutor": reader.SponsorID, "proponente": reader.LeadFlag, "siglaTipo": reader.ItemAttribute,
					"siglaPartidoAutor": reader.SponsorAttribute, "siglaUFAutor": reader.SponsorAttribute,
				}
				o.Undated = day("2019-01-01")
			},
			want: map[string][]string{
				"2001": {"by JOSE_EXEMPLAO on 2019-01-01", "JOSE_EXEMPLAO 2019-01-01 undated", "CONCEICAO_MODELO 2019-01-01 undated"},
				"2002": {
					"by CONCEICAO_MODELO on 2019-01-01", "CONCEICAO_MODELO 2019-01-01 undated", "JOSE_EXEMPLAO 2019-01-01 undated",
					"INES_AMOSTRA 2019-01-01 undated",
				},
			},
			format: reader.Format{Kind: "CSV", Encoding: "Latin-1 (ISO 8859-1)", Delimiter: ";", Columns: []reader.Column{
				{Name: "idProposicao", Meaning: reader.ItemID, Stated: true},
				{Name: "siglaTipo", Meaning: reader.ItemAttribute, Stated: true},
				{Name: "nomeAutor", Meaning: reader.SponsorID, Stated: true},
				{Name: "siglaPartidoAutor", Meaning: reader.SponsorAttribute, Stated: true},
				{Name: "siglaUFAutor", Meaning: reader.SponsorAttribute, Stated: true},
				{Name: "ordemAssinatura", Meaning: reader.Attribute},
				{Name: "proponente", Meaning: reader.LeadFlag, Stated: true},
			}},
		},
		"standards with several authors in a cell": {
			file: "standards.csv",
			want: map[string][]string{
				"1": {"no lead on 2015-10-27", "ANN_EXAMPLE 2015-10-27", "BO_SAMPLE 2015-10-27", "CY_PATTERN 2015-10-27"},
				"2": {"no lead on 2015-11-15", "BO_SAMPLE 2015-11-15"},
				"3": {"no lead on 2016-01-03", "CY_PATTERN 2016-01-03", "ANN_EXAMPLE 2016-01-03"},
			},
			format: reader.Format{Kind: "CSV", Encoding: "UTF-8", Delimiter: ",", Lists: true, Columns: []reader.Column{
				{Name: "eip", Meaning: reader.ItemID},
				{Name: "title", Meaning: reader.ItemTitle},
				{Name: "status", Meaning: reader.Attribute},
				{Name: "author", Meaning: reader.SponsorID},
				{Name: "created", Meaning: reader.SignedOn},
			}},
		},
		"enhancements with local dates and NA": {
			file: "enhancements.csv",
			want: map[string][]string{
				"1":   {"no lead on 2000-06-13", "ANN_EXAMPLE 2000-06-13", "BO_SAMPLE 2000-06-13"},
				"8":   {"no lead on 2001-07-05", "ANN_EXAMPLE 2001-07-05"},
				"450": {"no lead on 2013-06-26", "BO_SAMPLE 2013-06-26", "CY_PATTERN 2013-06-26"},
			},
			format: reader.Format{Kind: "CSV", Encoding: "UTF-8", Delimiter: ",", Lists: true, Columns: []reader.Column{
				{Name: "Number", Meaning: reader.ItemID},
				{Name: "Title", Meaning: reader.ItemTitle},
				{Name: "Authors", Meaning: reader.SponsorList},
				{Name: "Status", Meaning: reader.Attribute},
				{Name: "Type", Meaning: reader.Attribute},
				{Name: "Created", Meaning: reader.SignedOn},
				{Name: "Resolution", Meaning: reader.Attribute},
			}},
		},
		"senate as a matrix with a matrix of dates": {
			file: "senate-matrix.csv",
			change: func(t *testing.T, o *reader.Options) {
				t.Helper()
				o.Roles = map[string]reader.Role{"1": reader.Lead, "2": reader.CoSponsor, "3": reader.Unexplained}
				o.Dates, o.DateFormat = open(t, "senate-dates.csv"), reader.MonthFirst
			},
			want: map[string][]string{
				"S1": {"by ADAMS on 1973-01-09", "ADAMS 1973-01-09", "BAKER 1973-01-31"},
				"S2": {"by BAKER on 1973-01-09", "BAKER 1973-01-09", "CLARK 1973-03-01"},
				"S3": {"no lead on 1973-02-14", "CLARK 1973-02-14", "ADAMS 1973-02-20"},
			},
			format: reader.Format{Kind: "CSV", Encoding: "UTF-8", Delimiter: ",", Matrix: true, Columns: []reader.Column{
				{Name: "item", Meaning: reader.ItemID},
				{Name: "sponsor", Meaning: reader.SponsorID},
				{Name: "code", Meaning: reader.SponsorRole},
				{Name: "date", Meaning: reader.SignedOn},
			}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := options()
			o.Name = c.file
			if c.change != nil {
				c.change(t, &o)
			}
			file, err := reader.Read(open(t, c.file), o)
			if err != nil {
				t.Fatal(err)
			}
			if file.Faults.Total != 0 {
				t.Errorf("got faults %v, want none", file.Faults.Listed)
			}
			if diff := cmp.Diff(c.want, histories(file)); diff != "" {
				t.Errorf("items (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.format, file.Format); diff != "" {
				t.Errorf("format (-want +got):\n%s", diff)
			}
		})
	}
}

// Titles and attributes of items, sponsors and sponsorships are read, without missing values.
func TestAttributes(t *testing.T) {
	t.Parallel()
	o := options()
	o.Undated = day("2019-01-01")
	o.Columns = map[string]reader.Meaning{
		"idProposicao": reader.ItemID, "nomeAutor": reader.SponsorID, "siglaTipo": reader.ItemAttribute, "siglaPartidoAutor": reader.SponsorAttribute,
		"siglaUFAutor": reader.SponsorAttribute, "proponente": reader.Ignored,
	}
	file, err := reader.Read(open(t, "deputies.csv"), o)
	if err != nil {
		t.Fatal(err)
	}
	type facts struct {
		Names     []string
		Item      []string
		Sponsor   map[string]string
		Signature [][]string
		Lead      int
	}
	got := facts{file.ColumnsOf(reader.ItemAttribute), file.Items[1].Attributes, file.Sponsors[0].Attributes, nil, file.Items[0].Lead}
	for _, spell := range file.Items[1].Spells {
		got.Signature = append(got.Signature, spell.Attributes)
	}
	want := facts{[]string{"siglaTipo"}, []string{"PEC"}, map[string]string{"siglaPartidoAutor": "ABC", "siglaUFAutor": "SP"}, [][]string{{"1"}, {"2"}, {"3"}}, reader.NoLead}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("attributes (-want +got):\n%s", diff)
	}
	file, err = reader.Read(open(t, "enhancements.csv"), options())
	if err != nil {
		t.Fatal(err)
	}
	if item := file.Items[2]; item.Title != "Assertions" || file.Unsponsored != 1 {
		t.Errorf("got title %q and %d rows without a sponsor, want Assertions and 1", item.Title, file.Unsponsored)
	}
}
