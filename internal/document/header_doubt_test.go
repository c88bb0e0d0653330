package document_test

import (
	"fmt"
	"strings"
	"testing"

	"proposaltracker/internal/document"
)

// Values that contradict each other, or that only look like values of a header, are not certain.
func TestReadHeaderDoubts(t *testing.T) {
	t.Parallel()
	symbols := func(r document.Reading) string {
		all := []string{}
		for _, symbol := range r.Symbols {
			all = append(all, string(symbol.Value))
		}
		return strings.Join(all, " ")
	}
	for name, c := range map[string]struct {
		replace []string
		value   func(document.Reading) string
		want    string
	}{
		"LIMITE does not mean restricted": {
			[]string{"RESTRICTED", "LIMITE"}, func(r document.Reading) string { return fmt.Sprint(r.Access.Found()) }, "false",
		},
		"revision with the symbol of an addendum": {
			[]string{"901/Rev.1", "901/Add.1"},
			func(r document.Reading) string {
				return fmt.Sprint(r.RevisionKind.Confidence, " ", r.RevisionNumber.Confidence)
			},
			"UNSURE UNSURE",
		},
		"document number of another year": {
			[]string{"(19-4321)", "(17-4321)"},
			func(r document.Reading) string {
				return r.DocumentNumber.Value + " " + fmt.Sprint(r.DocumentNumber.Confidence)
			},
			"17-4321 LIKELY",
		},
		"duplicate symbol": {
			[]string{"(19-4321) ", "JOB/GC/901/Rev.1 "}, symbols, "JOB/GC/901/Rev.1",
		},
		"two symbols": {
			[]string{"(19-4321) ", "JOB/CTG/17/Rev.1 "}, symbols, "JOB/GC/901/Rev.1 JOB/CTG/17/Rev.1",
		},
		"date without a symbol or number": {
			[]string{"JOB/GC/901/Rev.1", "", "(19-4321)", "", "RESTRICTED", "", "Page: 1/2", "", "Original: English", ""},
			func(r document.Reading) string { return fmt.Sprint(r.CirculatedOn.Found()) }, "false",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := strings.NewReplacer(c.replace...).Replace(communication2019)
			if got := c.value(document.Read(plainDocument(text), document.Options{Names: known})); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// A line at the edge of most pages is a header or footer; a line at the edge of only a few of many
// pages is text.
func TestRepeatedLines(t *testing.T) {
	t.Parallel()
	const line = "Members agreed on this"
	for repeated, want := range map[int]bool{2: false, 4: true} {
		pages := []string{}
		for number := range 12 {
			first := fmt.Sprintf("Page heading of its own, %c", 'A'+number)
			if number < repeated {
				first = line
			}
			pages = append(pages, first+"\n\n"+fmt.Sprintf("%d.1.  Forms differ from port to port, as those of %c do.\n\n%d.2.  They could compare them.\n\n%d.3.  They could agree.\n",
				number+1, 'A'+number, number+1, number+1))
		}
		read := document.Read(plainDocument(strings.Join(pages, "\f")), document.Options{Names: known})
		furniture := 0
		for _, one := range outline(read.Text) {
			if one == "FURNITURE |"+line {
				furniture++
			}
		}
		if (furniture == repeated) != want || (furniture == 0) == want {
			t.Errorf("line on %d of 12 pages: got %d page headers; want all of them: %t", repeated, furniture, want)
		}
	}
}
