package reader_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"proposaltracker/internal/dataset/reader"
)

// workbook returns a workbook with the given rows in its second sheet.
func workbook(t *testing.T, rows [][]any) string {
	t.Helper()
	book := excelize.NewFile()
	sheet, err := book.NewSheet("Votes")
	if err != nil || sheet != 1 {
		t.Fatal(err)
	}
	date, err := book.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if err := book.SetSheetRow("Votes", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.SetColStyle("Votes", "B", date); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Dates of a workbook are numbers of days. Its unpacked size is limited.
func TestWorkbooks(t *testing.T) {
	t.Parallel()
	text := workbook(t, [][]any{
		{"Bill", "Date", "Member", "Role", "Note"},
		{"P-1", 41451, "Brazil", "sponsor"},
		{},
		{"P-1", "2013-07-01", "Ana Ríos", "cosponsor", "late"},
		{"P-1", 2013, "Chile", "cosponsor"},
	})
	o := options()
	o.Sheet = "Votes"
	file, err := reader.Read(strings.NewReader(text), o)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{"P-1": {"by BRA on 2013-06-26", "BRA 2013-06-26", "ANA_RIOS 2013-07-01"}}
	if diff := cmp.Diff(want, histories(file)); diff != "" {
		t.Errorf("items (-want +got):\n%s", diff)
	}
	const year = `votes.csv:5:Date: "2013" can be a year or the date of a spreadsheet; write a date such as 2013-01-01`
	if len(file.Faults.Listed) != 1 || file.Faults.Listed[0].Error() != year {
		t.Errorf("got faults %v, want %s", file.Faults.Listed, year)
	}
	for name, c := range map[string]struct {
		text   string
		change func(*reader.Options)
		want   string
	}{
		"first sheet is empty": {text, func(o *reader.Options) { o.Sheet = "" }, `votes.csv: the sheet "Sheet1" is empty; its first row must name the columns, such as proposal_id, date, sponsor and role`},
		"unknown sheet":        {text, func(o *reader.Options) { o.Sheet = "Bills" }, `votes.csv: there is no sheet "Bills"; the sheets are ["Sheet1" "Votes"]`},
		"not a workbook":       {"PK\x03\x04 nothing", func(*reader.Options) {}, "votes.csv: the workbook cannot be read: zip: not a valid zip file; its unpacked size can be at most 100 MB"},
		"too large": {
			workbook(t, [][]any{{"Bill", strings.Repeat("x", 30_000)}}), func(o *reader.Options) { o.MaxBytes = 20_000 },
			"votes.csv: the workbook cannot be read: unzip size exceeds the 20000 bytes limit; its unpacked size can be at most 0 MB",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := options()
			c.change(&o)
			if _, err := reader.Read(strings.NewReader(c.text), o); err == nil || err.Error() != c.want {
				t.Errorf("got error %v\nwant %s", err, c.want)
			}
		})
	}
}

// Lines of JSON can have lists of sponsors. Invalid lines are reported.
func TestJSONLines(t *testing.T) {
	t.Parallel()
	const text = `{"id": 1, "sponsors": ["Hong Kong, China", "Ana"], "date": "2019-01-01"}
{"id": 2, "sponsors": ["Bo"], "date": null}
{"id": 3, "sponsors": {"first": "Cy"}, "date": "2019-01-01"}
{"id": 4, "sponsors": ["Di"]
{"id": 5, "sponsors": ["Hong Kong, China; Ed"], "date": "2019-01-03"}
`
	o := options()
	file, err := reader.Read(strings.NewReader(text), o)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{"1": {"no lead on 2019-01-01", "HKG 2019-01-01", "ANA 2019-01-01"}, "5": {"no lead on 2019-01-03", "HKG 2019-01-03", "ED 2019-01-03"}}
	if diff := cmp.Diff(want, histories(file)); diff != "" {
		t.Errorf("items (-want +got):\n%s", diff)
	}
	faults := []string{}
	for _, fault := range file.Faults.Listed {
		faults = append(faults, fault.Error())
	}
	wantFaults := []string{
		"votes.csv:3:sponsors: the value is neither a text, a number nor a list of them",
		"votes.csv:4: the line is not a JSON object: unexpected EOF; write one object per line, without commas between them",
		"votes.csv:2:date: the date is missing, and no other row of 2 has one; set a date for such items with --undated, or remove them",
	}
	if diff := cmp.Diff(wantFaults, faults); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
	if _, err := reader.Read(strings.NewReader("[{}]"), o); err == nil || !strings.Contains(err.Error(), "jq -c '.[]'") {
		t.Errorf("array: got error %v, want a hint to jq", err)
	}
}
