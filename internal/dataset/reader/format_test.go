package reader_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/unicode"

	"proposaltracker/internal/dataset/reader"
)

// encoded returns a text in another encoding.
func encoded(t *testing.T, in encoding.Encoding, text string) string {
	t.Helper()
	out, err := in.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// written reads a file and returns its sponsors as written, or the error.
func written(text string, o reader.Options) (names []string, charset string) {
	file, err := reader.Read(strings.NewReader(text), o)
	if err != nil {
		return []string{err.Error()}, ""
	}
	for _, s := range file.Sponsors {
		names = append(names, s.Written)
	}
	for _, fault := range file.Faults.Listed {
		names = append(names, fault.Error())
	}
	return names, file.Format.Encoding
}

// The encoding is detected and reported, and a file in an unclear one is rejected as a whole.
func TestEncodings(t *testing.T) {
	t.Parallel()
	const head = "proposal_id,date,sponsor,role\nP-1,2019-01-01,"
	unclear := func(why string) []string {
		return []string{"votes.csv: the character encoding is not clear: " + why +
			"; save the file as UTF-8, or name its encoding with --encoding, as in --encoding windows-1251"}
	}
	for name, c := range map[string]struct {
		text, stated string
		encoding     string
		want         []string
	}{
		"UTF-8":                           {head + "Côte d'Or,sponsor\n", "", "UTF-8", []string{"Côte d'Or"}},
		"UTF-8 with a byte order mark":    {"\uFEFF" + head + "Côte d'Or,sponsor\n", "", "UTF-8", []string{"Côte d'Or"}},
		"UTF-16, little endian":           {encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), head+"Łódź 김,sponsor\n"), "", "UTF-16 (little endian)", []string{"Łódź 김"}},
		"UTF-16, big endian":              {encoded(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), head+"Łódź,sponsor\n"), "", "UTF-16 (big endian)", []string{"Łódź"}},
		"UTF-16 without byte order mark":  {encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), head+"Ana,sponsor\n"), "", "UTF-16 (little endian)", []string{"Ana"}},
		"Latin-1":                         {encoded(t, charmap.ISO8859_1, head+"Côte d'Or,sponsor\nP-2,2019-01-01,Núñez 1º,sponsor\n"), "", "Latin-1 (ISO 8859-1)", []string{"Côte d'Or", "Núñez 1º"}},
		"Windows-1252":                    {encoded(t, charmap.Windows1252, head+"Côte d’Or,sponsor\n"), "", "Windows-1252", []string{"Côte d’Or"}},
		"letter late in a large file":     {head + strings.Repeat("Ana,sponsor\nP-1,2019-01-02,", 3) + "C\xf4te,sponsor\n", "", "Latin-1 (ISO 8859-1)", nil},
		"Cyrillic":                        {encoded(t, charmap.Windows1251, head+"Иванова,sponsor\n"), "", "", unclear("it is not valid UTF-8, and has words of letters that are not Latin")},
		"Korean":                          {encoded(t, korean.EUCKR, head+"김가나,sponsor\n"), "", "", unclear("it is not valid UTF-8, and has words of letters that are not Latin")},
		"Polish":                          {encoded(t, charmap.ISO8859_2, head+"Małgorzata,sponsor\n"), "", "", unclear("it is not valid UTF-8, and would have symbols inside words in Latin-1")},
		"Turkish":                         {encoded(t, charmap.ISO8859_9, head+"Ayşe,sponsor\n"), "", "", unclear("it is not valid UTF-8, and has letters that differ between Western and Eastern European encodings")},
		"UTF-8 with a byte of Latin-1":    {head + "Côte,sponsor\nP-2,2019-01-01,Pe\xf1a,sponsor\n", "", "", unclear("some letters are encoded in UTF-8, but other bytes are not valid UTF-8")},
		"NUL bytes":                       {head + "A\x00na,sponsor\n", "", "", unclear("the file contains NUL bytes and no byte order mark")},
		"Cyrillic with a stated encoding": {encoded(t, charmap.Windows1251, head+"Иванова,sponsor\n"), "windows-1251", "windows-1251", []string{"Иванова"}},
		"wrong stated encoding": {
			head + "C\xf4te,sponsor\n", "utf-8", "UTF-8",
			[]string{`votes.csv:2:sponsor: "C\xf4te" is not valid UTF-8; name the encoding of the file with --encoding`},
		},
		"unknown encoding": {
			head, "ebcdic", "",
			[]string{`votes.csv: the encoding "ebcdic" is unknown; use a name such as utf-8, utf-16le, iso-8859-1, iso-8859-2, windows-1251 or euc-kr`},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := options()
			o.Encoding = c.stated
			got, charset := written(c.text, o)
			if charset != c.encoding {
				t.Errorf("got encoding %q, want %q", charset, c.encoding)
			}
			if diff := cmp.Diff(c.want, got); diff != "" && c.want != nil {
				t.Errorf("sponsors (-want +got):\n%s", diff)
			}
		})
	}
}

// The same rows are read with any delimiter, order and case of the header, and with quoted newlines.
func TestLayouts(t *testing.T) {
	t.Parallel()
	want := map[string][]string{"P-1": {"by BRA on 2019-01-01", "BRA 2019-01-01", "ANA_RIOS 2019-01-02"}}
	for name, c := range map[string]struct {
		text   string
		change func(*reader.Options)
	}{
		"semicolons":             {"proposal_id;date;sponsor;role\nP-1;2019-01-01;Brazil;sponsor\nP-1;2019-01-02;Ana Ríos;cosponsor\n", nil},
		"tabs":                   {"Date\tRole\tBill ID\tMember\n2019-01-01\tauthor\tP-1\tBrazil\n2019-01-02\tco-author\tP-1\tAna Ríos\n", nil},
		"bars":                   {"BILL|SPONSOR|ROLE|SIGNED ON\nP-1|Brazil|Primary|2019-01-01\nP-1|Ana Ríos|Signatory|2019-01-02\n", nil},
		"another order and case": {"ROLE,Sponsor,DATE,Proposal_ID\nLEAD,Brazil,2019-01-01,P-1\nco_sponsor,Ana Ríos,2019-01-02,P-1\n", nil},
		"further columns":        {"proposal_id,party,date,sponsor,role\nP-1,X,2019-01-01,Brazil,sponsor\nP-1,\"Y, Z\",2019-01-02,Ana Ríos,cosponsor\n", nil},
		"quoted newline":         {"proposal_id,note,date,sponsor,role\r\nP-1,\"one\r\ntwo\",2019-01-01,Brazil,sponsor\r\nP-1,,2019-01-02,\"Ana\r\nRíos\",cosponsor\r\n", nil},
		"stated delimiter":       {"proposal_id#date#sponsor#role\nP-1#2019-01-01#Brazil#sponsor\nP-1#2019-01-02#Ana Ríos#cosponsor\n", func(o *reader.Options) { o.Delimiter = "#" }},
		"stated columns": {"which,when,who,flag\nP-1,2019-01-01,Brazil,1\nP-1,2019-01-02,Ana Ríos,0\n", func(o *reader.Options) {
			o.Columns = map[string]reader.Meaning{"Which": "item", "when": "date", "who": "sponsor", "flag": "lead"}
		}},
		"stated roles":            {"proposal_id,date,sponsor,role\nP-1,2019-01-01,Brazil,A\nP-1,2019-01-02,Ana Ríos,B\n", func(o *reader.Options) { o.Roles = map[string]reader.Role{"A": reader.Lead, "B": reader.CoSponsor} }},
		"JSON lines":              {"{\"proposal_id\":\"P-1\",\"date\":\"2019-01-01\",\"sponsor\":\"Brazil\",\"role\":\"sponsor\"}\n\n{\"role\":\"cosponsor\",\"sponsor\":\"Ana R\\u00edos\",\"date\":\"2019-01-02\",\"proposal_id\":\"P-1\"}\n", nil},
		"revisions of a document": {"symbol,date,sponsor,role\nP-1,2019-01-01,Brazil,sponsor\nP-1,2019-01-02,Ana Ríos,cosponsor\n", func(o *reader.Options) { o.MergeRevisions = true }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := options()
			if c.change != nil {
				c.change(&o)
			}
			file, err := reader.Read(strings.NewReader(c.text), o)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, histories(file)); diff != "" || file.Faults.Total != 0 {
				t.Errorf("faults %v; items (-want +got):\n%s", file.Faults.Listed, diff)
			}
		})
	}
}

// A document and its revisions are one item if the settings say so.
func TestMergedRevisions(t *testing.T) {
	t.Parallel()
	const text = "symbol,date,sponsor\nS/2016/1061,2016-12-15,Chile\nS/2016/1061/Rev.1,2016-12-20,Brazil\nJOB/GC/96/Rev.2,2017-01-01,Canada\n"
	for merge, want := range map[bool][]string{false: {"S/2016/1061", "S/2016/1061/Rev.1", "JOB/GC/96/Rev.2"}, true: {"S/2016/1061", "JOB/GC/96"}} {
		o := options()
		o.MergeRevisions = merge
		file, err := reader.Read(strings.NewReader(text), o)
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for _, item := range file.Items {
			got = append(got, item.ID)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("merge %t: items (-want +got):\n%s", merge, diff)
		}
	}
}

// Dates are read in all unambiguous forms; others are reported with what to do.
func TestDates(t *testing.T) {
	t.Parallel()
	const ambiguous = "add --date-format d/m/y or --date-format m/d/y"
	for text, c := range map[string]struct {
		format reader.DateFormat
		want   string
	}{
		"2004-06-02":                {"", "2004-06-02"},
		"2004-06-02 00:00:00":       {"", "2004-06-02"},
		"2004-06-02T23:59:59Z":      {"", "2004-06-02"},
		"2004-06-02T23:59:59+09:00": {"", "2004-06-02"},
		"2004/6/2":                  {"", "2004-06-02"},
		"20040602":                  {"", "2004-06-02"},
		"26-Jun-2013":               {"", "2013-06-26"},
		"26 June 2013":              {"", "2013-06-26"},
		"June 26, 2013":             {"", "2013-06-26"},
		"26 juillet 2013":           {"", "2013-07-26"},
		"1er août 2013":             {"", "2013-08-01"},
		"26 de enero de 2013":       {"", "2013-01-26"},
		"26/06/2013":                {"", "2013-06-26"},
		"06/26/2013":                {"", "2013-06-26"},
		"06.06.2013":                {"", "2013-06-06"},
		"05/06/2013":                {"", `"05/06/2013" can be day/month or month/day; ` + ambiguous},
		"5.6.2013":                  {reader.DayFirst, "2013-06-05"},
		"5-6-2013 10:30":            {reader.MonthFirst, "2013-05-06"},
		"13/06/2013":                {reader.MonthFirst, `"13/06/2013" is not valid. Expected: a calendar date (YYYY-MM-DD), as in 2016-07-14.`},
		"31/02/2013":                {reader.DayFirst, `"31/02/2013" is not valid. Expected: a calendar date (YYYY-MM-DD), as in 2016-07-14.`},
		"26-Jun-13":                 {"", `"26-Jun-13" has a year of two digits; write all four`},
		"41451":                     {"", `"41451" is a number; if it is the date of a spreadsheet, add --date-format excel`},
		"41451.5":                   {reader.ExcelSerial, "2013-06-26"},
		"2013":                      {reader.ExcelSerial, `"2013" can be a year or the date of a spreadsheet; write a date such as 2013-01-01`},
		"yesterday":                 {"", `"yesterday" is not valid. Expected: a calendar date (YYYY-MM-DD), as in 2016-07-14.`},
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			o := options()
			o.DateFormat = c.format
			file, err := reader.Read(strings.NewReader("proposal_id;date;sponsor;role\nP-1;"+text+";Chile;sponsor\n"), o)
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, fault := range file.Faults.Listed {
				got = strings.TrimPrefix(fault.Error(), "votes.csv:2:date: ")
			}
			for _, item := range file.Items {
				got = item.CirculatedOn.String()
			}
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
	for pattern, want := range map[string]reader.DateFormat{"d/m/Y": "dmy", "DD.MM.YYYY": "dmy", "%m/%d/%Y": "mdy", "j-n-Y": "dmy", "excel": "excel", "": ""} {
		if got, err := reader.ParseDateFormat(pattern); got != want || err != nil {
			t.Errorf("format %q: got %q and error %v, want %q", pattern, got, err, want)
		}
	}
	if got, err := reader.ParseDateFormat("soon"); err == nil {
		t.Errorf("format soon: got %q, want an error", got)
	}
}

// Names in a cell are separated at commas outside of brackets, but not within the name of a known sponsor.
func TestSponsorsInACell(t *testing.T) {
	t.Parallel()
	for cell, want := range map[string][]string{
		"Ann Example (@ann), Bo Sample <bo@example.org>": {"Ann Example", "Bo Sample"},
		"Chile, Hong Kong, China, Brazil":                {"Chile", "Hong Kong, China", "Brazil"},
		"Doe, Jane; Roe, Rick":                           {"Doe, Jane", "Roe, Rick"},
		"Congo (Kinshasa), Chile":                        {"Congo (Kinshasa)", "Chile"},
		"@ann, [Bo](https://example.org/bo)":             {"@ann", "[Bo]"},
	} {
		o := options()
		file, err := reader.Read(strings.NewReader("id\tdate\tsponsors\nP-1\t2019-01-01\t"+cell+"\n"), o)
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for _, s := range file.Sponsors {
			got = append(got, s.Written)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", cell, diff)
		}
	}
}

// In a matrix with codes other than 0 and 1, each code needs a meaning. A matrix of dates must have the same shape.
func TestMatrices(t *testing.T) {
	t.Parallel()
	o := options()
	o.Undated = day("2019-01-01")
	file, err := reader.Read(strings.NewReader("bill,Ann,Bo\nB1,1,0\nB2,1,1\n"), o)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{
		"B1": {"no lead on 2019-01-01", "ANN 2019-01-01 undated"}, "B2": {"no lead on 2019-01-01", "ANN 2019-01-01 undated", "BO 2019-01-01 undated"},
	}
	if diff := cmp.Diff(want, histories(file)); diff != "" {
		t.Errorf("rows are bills (-want +got):\n%s", diff)
	}
	names, _ := written("member,B1,B2\nAnn,1,0\nBo,2,1\n", o)
	if diff := cmp.Diff([]string{"Ann", "Bo", `votes.csv:3:B1: the code "2" has no meaning; state it, as in --role 2=cosponsor`}, names); diff != "" {
		t.Errorf("code without a meaning (-want +got):\n%s", diff)
	}
	for days, says := range map[string]string{
		"member,B1,B3\nAnn,,\nBo,,\n": "votes.csv:1: the matrix of dates has other columns; both must have the same columns in the same order",
		"member,B1,B2\nAnn,,\nCy,,\n": `votes.csv:3: the row is "Bo", but in the matrix of dates "Cy"; both must have the same rows in the same order`,
		"member,B1,B2\nAnn,,\n":       "votes.csv:3: the matrix of dates has fewer rows",
	} {
		o.Dates = strings.NewReader(days)
		if names, _ := written("member,B1,B2\nAnn,1,0\nBo,0,1\n", o); len(names) != 1 || names[0] != says {
			t.Errorf("got %q, want %s", names, says)
		}
	}
}

// A file in which several sponsors of an item have the role sponsor, and none another, does not
// distinguish a lead.
func TestLeads(t *testing.T) {
	t.Parallel()
	const lists = "P-1,2019-01-01,Chile,sponsor\nP-1,2019-01-01,Brazil,sponsor\nP-2,2019-01-01,African Group,sponsor\n"
	for name, c := range map[string]struct{ rows, want string }{
		"only sponsors":              {lists, "no lead on 2019-01-01"},
		"co-sponsors on other items": {lists + "P-3,2019-01-01,Chile,cosponsor\n", "by AFRICAN_GROUP on 2019-01-01"},
	} {
		file, err := reader.Read(strings.NewReader("proposal_id,date,sponsor,role\n"+c.rows), options())
		if err != nil {
			t.Fatal(err)
		}
		if got := histories(file); got["P-2"][0] != c.want || got["P-1"][0] != "no lead on 2019-01-01" {
			t.Errorf("%s: got %q, want %q for P-2 and no lead for P-1", name, got, c.want)
		}
	}
}
