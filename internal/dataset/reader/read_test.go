package reader_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/dataset/reader"
	"proposaltracker/models"
)

// known is the Resolve function of these tests. It knows a few delegations and a group.
func known(written string) reader.Sponsor {
	for code, names := range map[models.Code][]string{
		"BRA": {"Brazil"}, "CAN": {"Canada"}, "CHL": {"Chile"}, "HKG": {"Hong Kong, China"}, "ZMB": {"Zambia"}, "CIV": {"Côte d'Ivoire"},
		"AFRICAN_GROUP": {"African Group"}, "SECRETARIAT": {"Secretariat"}, "USA": {"United States"},
	} {
		if written == string(code) || written == names[0] {
			return reader.Sponsor{Code: code, Name: names[0], Known: true, Group: code == "AFRICAN_GROUP"}
		}
	}
	return reader.Sponsor{}
}

func options() reader.Options {
	return reader.Options{Name: "votes.csv", Today: day("2020-01-01"), Resolve: known}
}

func day(text string) models.Date {
	d, err := models.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// histories formats each item as a list of lines: first the lead, then each spell with its days.
func histories(f *reader.File) map[string][]string {
	all := map[string][]string{}
	for _, p := range f.Items {
		lead := "no lead"
		if p.Lead != reader.NoLead {
			lead = "by " + string(f.Sponsors[p.Lead].Code)
		}
		lead += " on " + p.CirculatedOn.String()
		lines := []string{lead}
		for _, s := range p.Spells {
			line := string(f.Sponsors[s.Sponsor].Code) + " " + s.On.String()
			if !s.Until.IsZero() {
				line += " until " + s.Until.String()
			}
			if s.Undated {
				line += " undated"
			}
			lines = append(lines, line)
		}
		all[p.ID] = lines
	}
	return all
}

var parliament = map[string][]string{
	"W/1": {
		"by BRA on 2019-03-01", "BRA 2019-03-01", "HKG 2019-03-01", "CAN 2019-03-01 until 2019-04-03", "ACTOR_7 2019-03-08", "CIV 2019-03-08",
		"AFRICAN_GROUP 2019-04-02",
	},
	"12-B-3": {"by ACTOR_7 on 2019-05-01", "ACTOR_7 2019-05-01", "RAMIREZ_NAN_ORTEGA 2019-05-01 undated", "ACTOR_9 2019-05-09"},
	"12-B-4": {"no lead on 2019-06-01", "ZMB 2019-06-01", "CHL 2019-06-01"},
	"12-B-5": {"by ACTOR_7 on 2019-06-20", "ACTOR_7 2019-06-20", "ACTOR_9 2019-07-01 until 2019-08-01", "ACTOR_9 2019-08-01"},
}

// Signatures become spells. The spell of a sponsor that withdrew ends on the latest possible day.
func TestReadSpells(t *testing.T) {
	t.Parallel()
	plain, err := os.ReadFile("testdata/parliament.csv")
	if err != nil {
		t.Fatal(err)
	}
	var zipped bytes.Buffer
	w := gzip.NewWriter(&zipped)
	if _, err := w.Write(plain); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	turned := strings.Replace(string(plain), "proposal_id,date,sponsor,role", "\uFEFFproposal_id,date,sponsor,role", 1)
	hashes := map[string]string{}
	for name, text := range map[string]string{"plain": string(plain), "gzip": zipped.String(), "with a byte order mark": turned} {
		file, err := reader.Read(strings.NewReader(text), options())
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if diff := cmp.Diff(parliament, histories(file)); diff != "" || file.Faults.Total != 0 || file.Rows != 14 {
			t.Errorf("%s: got %d rows and %d faults, want 14 and 0; histories (-want +got):\n%s", name, file.Rows, file.Faults.Total, diff)
		}
		hashes[name] = file.Hash
	}
	if hashes["plain"] != hashes["gzip"] || hashes["plain"] == hashes["with a byte order mark"] {
		t.Errorf("got hashes %v, want the same for plain and gzip, and another with a byte order mark", hashes)
	}
}

// An invalid row is skipped and reported with its line and column; other rows are read.
func TestReadInvalidRows(t *testing.T) {
	t.Parallel()
	const good = "P-1,2019-01-01,Brazil,sponsor\n"
	for name, c := range map[string]struct{ row, says string }{
		"date not in the calendar":       {"P-1,2019-02-30,Chile,cosponsor", `votes.csv:3:date: 2019-02-30 is not valid. Expected: a calendar date (YYYY-MM-DD), as in 2016-07-14.`},
		"date in the future":             {"P-1,2020-01-02,Chile,cosponsor", "votes.csv:3:date: 2020-01-02 is after today, 2020-01-01"},
		"unknown role":                   {"P-1,2019-01-01,Chile,observer", `votes.csv:3:role: "observer" is not a valid role; use one of sponsor, cosponsor, cosponsor_withdrawn, other_code_3, unstated, or state its meaning, as in --role observer=cosponsor`},
		"too few values":                 {"P-1,2019-01-01,Chile", "votes.csv:3: the row has 3 values, want 4; enclose a value that contains ',' in double quotes"},
		"too many values":                {"P-1,2019-01-01,Hong Kong, China,cosponsor", "votes.csv:3: the row has 5 values, want 4; enclose a value that contains ',' in double quotes"},
		"control character":              {"P-1,2019-01-01,Ch\x07ile,cosponsor", `votes.csv:3:sponsor: "Ch\aile" contains the control character '\a'; a value is one line of plain text`},
		"empty sponsor":                  {"P-1,2019-01-01, ,cosponsor", "votes.csv:3:sponsor: the name of the sponsor is missing"},
		"empty identifier":               {",2019-01-01,Chile,cosponsor", "votes.csv:3:proposal_id: the identifier of the item is missing"},
		"name too long":                  {"P-1,2019-01-01," + strings.Repeat("x", 201) + ",cosponsor", "votes.csv:3:sponsor: the name of the sponsor has 201 characters; at most 200 are allowed"},
		"Secretariat":                    {"P-1,2019-01-01,SECRETARIAT,cosponsor", "votes.csv:3:sponsor: the Secretariat cannot sponsor a proposal; name a delegation, a group or an actor of another body"},
		"stray quote":                    {`P-1,2019-01-01,Chi"le,cosponsor`, `votes.csv:3:19: the row cannot be read: bare " in non-quoted-field; enclose a value that contains a double quote in double quotes, and double each inner one: """so"""`},
		"text after a closing quote":     {`P-1,2019-01-01,"Chi"le,cosponsor`, `votes.csv:3:20: the row cannot be read: extraneous or missing " in quoted-field; enclose a value that contains a double quote in double quotes, and double each inner one: """so"""`},
		"duplicate row":                  {"P-1,2019-01-01,Brazil,sponsor", "votes.csv:3:sponsor: Brazil is already listed on P-1 in line 2: the row is a duplicate"},
		"same sponsor given by code":     {"P-1,2019-01-01,BRA,sponsor", "votes.csv:3:sponsor: Brazil is already listed on P-1 in line 2: the row is a duplicate"},
		"same sponsor with another role": {"P-1,2019-01-05,Brazil,cosponsor", "votes.csv:3:sponsor: Brazil is already listed on P-1 in line 2, with another role or date; correct one of the rows (a co-sponsor can sign again only after it has withdrawn)"},
		"proposal without a date":        {"P-2,,Chile,sponsor", "votes.csv:3:date: the date is missing, and no other row of P-2 has one; set a date for such items with --undated, or remove them"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file, err := reader.Read(strings.NewReader("proposal_id,date,sponsor,role\n"+good+c.row+"\nP-1,2019-01-09,Zambia,cosponsor\n"), options())
			if err != nil {
				t.Fatal(err)
			}
			faults := []string{}
			for _, fault := range file.Faults.Listed {
				faults = append(faults, fault.Error())
			}
			if diff := cmp.Diff([]string{c.says}, faults); diff != "" || file.Faults.Total != 1 || file.Faults.Rows != 1 {
				t.Errorf("got %d faults in %d rows, want 1 in 1; faults (-want +got):\n%s", file.Faults.Total, file.Faults.Rows, diff)
			}
			want := map[string][]string{"P-1": {"by BRA on 2019-01-01", "BRA 2019-01-01", "ZMB 2019-01-09"}}
			if diff := cmp.Diff(want, histories(file)); diff != "" {
				t.Errorf("valid rows (-want +got):\n%s", diff)
			}
		})
	}
}

// Each fault of a row counts. Of many faults, only the first hundred are listed.
func TestReadCountsFaults(t *testing.T) {
	t.Parallel()
	rows := strings.Repeat(",yesterday,Chile,observer\n", 150)
	file, err := reader.Read(strings.NewReader("proposal_id,date,sponsor,role\n"+rows), options())
	if err != nil {
		t.Fatal(err)
	}
	if f := file.Faults; f.Total != 450 || f.Rows != 150 || len(f.Listed) != 100 {
		t.Errorf("got %d faults in %d rows, %d of them listed; want 450, 150, 100", f.Total, f.Rows, len(f.Listed))
	}
}

// A file that cannot be parsed is rejected as a whole.
func TestReadUnreadableFiles(t *testing.T) {
	t.Parallel()
	const header = "proposal_id,date,sponsor,role\n"
	for name, c := range map[string]struct{ text, says string }{
		"empty":                        {"", "votes.csv: the file is empty; its first line must name the columns, such as proposal_id,date,sponsor,role"},
		"no sponsor":                   {"proposal_id,day,colour,role\n", `votes.csv:1: no column is known to be the sponsor; the columns are ["proposal_id" "day" "colour" "role"]; name it, as in --map "proposal_id"=sponsor`},
		"quote never closed":           {header + "P-1,2019-01-01,Chile,sponsor\nP-1,2019-01-01,\"Brazil,cosponsor\nP-2,2019-01-01,Chile,sponsor\n", `votes.csv:3: a double quote in this row is not closed; end a quoted value with a double quote, and double each inner one: """so"""`},
		"quote closed on a later line": {header + "P-1,2019-01-01,\"Brazil,sponsor\nP-2,2019-01-01,Chile\",sponsor\n", `votes.csv:2:16: a double quote in this row is not closed; end a quoted value with a double quote, and double each inner one: """so"""`},
		"damaged gzip":                 {"\x1f\x8bnothing of the kind", "votes.csv: the file begins like gzip, but cannot be decompressed: gzip: invalid header"},
		"too large":                    {header + strings.Repeat("P-1,2019-01-01,Chile,sponsor\n", 40), "votes.csv: the file is larger than 0.001 MB; split it, for example by year, or raise the limit"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := options()
			o.MaxBytes = 1000
			file, err := reader.Read(strings.NewReader(c.text), o)
			if file != nil || err == nil {
				t.Fatalf("got a file and error %v, want only an error", err)
			}
			if diff := cmp.Diff(c.says, err.Error()); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
		})
	}
}

// A code that is derived from a name does not depend on the file, and no two names share a code.
func TestCodesOfUnknownNames(t *testing.T) {
	t.Parallel()
	long := "The Honourable Representative of a Place with a Long Name"
	rows := []string{"icpsr:14105", "Müller-Lüdenscheidt, K.", "საქართველო", "U.S.A.", "USA.", long, "icpsr 14105"}
	text := "proposal_id,date,sponsor,role\n"
	for _, name := range rows {
		text += "P-1,2019-01-01,\"" + name + "\",cosponsor\n"
	}
	file, err := reader.Read(strings.NewReader(text), options())
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]models.Code{}
	for _, s := range file.Sponsors {
		got[s.Written] = s.Code
		if _, err := models.ParseCode(string(s.Code)); err != nil {
			t.Error(err)
		}
	}
	want := map[string]models.Code{
		"icpsr:14105": "ICPSR_14105", "Müller-Lüdenscheidt, K.": "MULLER_LUDENSCHEIDT_K", "საქართველო": "ACTOR_4F99EC49", "U.S.A.": "U_S_A",
		"USA.": "USA_2322E840", long: "THE_HONOURABLE_REPRESENTATIVE_O_F2F3EBF7", "icpsr 14105": "ICPSR_14105_2BF276B1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("codes (-want +got):\n%s", diff)
	}
}

// A name in composed and decomposed Unicode, with two spaces, in capitals or with invisible characters is one actor.
func TestFormsOfUnknownNames(t *testing.T) {
	t.Parallel()
	names := []string{"José Exemplár", "Jose\u0301 Exempla\u0301r", "José  Exemplár", "JOSÉ EXEMPLÁR", "José\u200b Exemplár", "José\u00a0Exem\u00adplár", "Jose Exemplar"}
	text := "proposal_id,date,sponsor,role\n"
	for i, name := range names {
		text += fmt.Sprintf("P-%d,2019-01-01,%s,sponsor\n", i, name)
	}
	file, err := reader.Read(strings.NewReader(text), options())
	if err != nil {
		t.Fatal(err)
	}
	got := []string{}
	for _, item := range file.Items {
		got = append(got, file.Sponsors[item.Lead].Written)
	}
	want := []string{names[0], names[0], names[0], names[0], names[0], names[0], "Jose Exemplar"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("leads (-want +got):\n%s", diff)
	}
}

// Items without any date get the date in Options.Undated.
func TestReadUndatedProposals(t *testing.T) {
	t.Parallel()
	o := options()
	o.Undated = day("1981-01-05")
	file, err := reader.Read(strings.NewReader("proposal_id,date,sponsor,role\nP-1,,Chile,sponsor\nP-2,2019-05-01,Chile,sponsor\nP-2,,Brazil,cosponsor\n"), o)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{
		"P-1": {"by CHL on 1981-01-05", "CHL 1981-01-05 undated"}, "P-2": {"by CHL on 2019-05-01", "CHL 2019-05-01", "BRA 2019-05-01 undated"},
	}
	if diff := cmp.Diff(want, histories(file)); diff != "" || file.Faults.Total != 0 {
		t.Errorf("got %d faults, want none; histories (-want +got):\n%s", file.Faults.Total, diff)
	}
}

// A list of sponsors has names, and its other columns are attributes. Faults are reported with their line.
func TestActors(t *testing.T) {
	t.Parallel()
	actors, err := reader.ReadActors(strings.NewReader("session;Sponsor;NAME;party\n1;actor:7;Ana;NA\n2;actor:7;Ana, dame;Green\n2;actor:9;Bo;Blue\n"), reader.Options{Name: "members.csv"})
	want := map[string]reader.Actor{
		"actor:7": {Name: "Ana, dame", Attributes: map[string]string{"session": "2", "party": "Green"}},
		"actor:9": {Name: "Bo", Attributes: map[string]string{"session": "2", "party": "Blue"}},
	}
	if diff := cmp.Diff(want, actors); diff != "" || err != nil {
		t.Errorf("error %v; actors (-want +got):\n%s", err, diff)
	}
	for text, says := range map[string]string{
		"sponsor,label\n":            `members.csv:1: the columns are ["sponsor" "label"]; sponsor and name must be among them, or be stated with --map-actors`,
		"sponsor,name\nactor:7,\n":   "members.csv:2:name: the name is missing",
		"sponsor,name\nactor:7,A,\n": "members.csv:2: the row has 3 values, want 2; enclose a value that contains ',' in double quotes",
	} {
		if _, err := reader.ReadActors(strings.NewReader(text), reader.Options{Name: "members.csv"}); err == nil || err.Error() != says {
			t.Errorf("%q: got error %v\nwant %s", text, err, says)
		}
	}
}

// FuzzRead checks that no input causes a panic, that the spells of a sponsor do not overlap, and
// that every row is either used or skipped.
func FuzzRead(f *testing.F) {
	text, err := os.ReadFile("testdata/parliament.csv")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(text))
	f.Add("proposal_id,date,sponsor,role\n\"P\n")
	f.Add("Bill;Authors\nA;Ann (@a), Bo (@b)\nB;NA\n")
	f.Add("member,B1,B2\nAnn,1,0\nBo,2,NA\n")
	f.Add("{\"id\":1,\"sponsors\":[\"A\",\"B\"],\"date\":\"26-Jun-2013\"}\n")
	f.Add("\xff\xfei\x00d\x00,\x00s\x00p\x00o\x00n\x00s\x00o\x00r\x00\n\x00")
	f.Fuzz(func(t *testing.T, text string) {
		o := options()
		file, err := reader.Read(strings.NewReader(text), o)
		if err != nil {
			return
		}
		kept := 0
		for _, p := range file.Items {
			kept += p.Rows
			last := map[int]reader.Spell{}
			for _, s := range p.Spells {
				if before, has := last[s.Sponsor]; has && (before.Until.IsZero() || before.Until.After(s.On)) {
					t.Errorf("spells of %s overlap: %v, %v", p.ID, before, s)
				}
				last[s.Sponsor] = s
			}
			if len(p.Spells) == 0 || !p.Spells[0].On.Equal(p.CirculatedOn) {
				t.Errorf("the first spell of %s does not begin on %s", p.ID, p.CirculatedOn)
			}
		}
		if kept+file.Faults.Rows+file.Unsponsored != file.Rows {
			t.Errorf("got %d used, %d skipped and %d unsponsored rows, want %d together", kept, file.Faults.Rows, file.Unsponsored, file.Rows)
		}
	})
}
