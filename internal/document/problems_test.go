package document_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/document"
	"proposaltracker/internal/document/page"
	"proposaltracker/models"
)

// Each case makes one change to a document that has no problems.
func TestReadProblems(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		from, to string
		options  document.Options
		want     []string // code, severity and the first words of the evidence
	}{
		"no change":       {},
		"unknown sponsor": {from: "JAPAN AND", to: "ATLANTIS, JAPAN AND", want: []string{"SPONSOR_UNKNOWN ERROR ATLANTIS"}},
		"submitter not listed": {
			from: "of Japan.", to: "of India.", want: []string{"SUBMITTER_NOT_LISTED WARNING India"},
		},
		"different lists": {
			from: "delegation\nof Japan.", to: "delegations\nof Japan, India and Pakistan.", want: []string{"SPONSORS_DISAGREE WARNING India"},
		},
		"note names an unlisted sponsor": {
			from: "add Hong Kong, China as", to: "add India as", want: []string{"NOTE_DISAGREES ERROR 1 This revision is solely to add India as a co-sponsor."},
		},
		"new sponsor missing from the note": {
			options: document.Options{Previous: []models.Code{}},
			want:    []string{"NOTE_DISAGREES ERROR 1 This revision is solely to add Hong Kong, China as a co-sponsor."},
		},
		"mark of another kind": {
			from: "Revision1", to: "Corrigendum1", want: []string{"SYMBOL_DISAGREES ERROR Corrigendum1"},
		},
		"symbol taken": {
			options: document.Options{SymbolTaken: func(s models.Symbol) bool { return s == "JOB/GC/901/Rev.1" }},
			want:    []string{"SYMBOL_TAKEN ERROR JOB/GC/901/Rev.1"},
		},
		"date without a day":                    {from: "4 July 2019", to: "July 2019", want: []string{"DATE_INCOMPLETE WARNING July 2019"}},
		"circulated before it was communicated": {from: "4 July 2019", to: "1 July 2019", want: []string{"DATE_DISAGREES WARNING 2 July 2019"}},
		"date in the future": {
			options: document.Options{Today: models.NewDate(2019, time.July, 3)}, want: []string{"DATE_DISAGREES NOTICE 4 July 2019"},
		},
		"missing number":  {from: "port.\n", to: "port.\n\n1.3. And so on.\n", want: []string{"NUMBER_GAP WARNING 1.3. And so on."}},
		"repeated number": {from: "port.\n", to: "port.\n\n1.1. And so on.\n", want: []string{"NUMBER_REPEATED WARNING 1.1. And so on."}},
		"missing question": {
			from: "port.\n", to: "port.\n\nQuestion 2: Which ports?\n", want: []string{"QUESTION_GAP WARNING Question 2: Which ports?"},
		},
		"footnote without a reference": {
			from: "co-sponsor.\n", to: "co-sponsor.\n2 Inland ports too.\n", want: []string{"FOOTNOTE_WITHOUT_REFERENCE WARNING 2 Inland ports too."},
		},
		"filed by a delegation that is not a sponsor": {options: document.Options{Filer: "IND"}, want: []string{"NOT_SUBMITTED_BY_YOU ERROR JAPAN"}},
		"filed by a sponsor":                          {options: document.Options{Filer: "HKG"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := communication2019
			if test.from != "" {
				if text = strings.Replace(text, test.from, test.to, 1); text == communication2019 {
					t.Fatal("the case does not change the document")
				}
			}
			test.options.Names = known
			got := document.Read(plainDocument(text), test.options)
			if diff := cmp.Diff(test.want, problemLines(got.Problems)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func problemLines(problems []document.Problem) []string {
	var lines []string
	for _, problem := range problems {
		line := string(problem.Code) + " " + string(problem.Severity)
		if len(problem.Evidence) > 0 {
			line += " " + problem.Evidence[0].Printed
		}
		lines = append(lines, line)
	}
	return lines
}

// The problems that the reader of the file found are included.
func TestReadFileProblems(t *testing.T) {
	t.Parallel()
	d := plainDocument(communication2019)
	at := strings.Index(d.Text, "Forms differ")
	d.Problems = []page.Problem{
		{Reason: page.HiddenText, Message: "white text", Evidence: []page.Span{{Start: at, End: at + len("Forms differ")}}},
		{Reason: page.PersonalMetadata, Message: "the author is named"},
	}
	d.Properties.Language = "fr-CH"
	got := problemLines(document.Read(d, document.Options{Names: known}).Problems)
	want := []string{"HIDDEN_TEXT WARNING Forms differ", "PERSONAL_METADATA NOTICE", "LANGUAGE_DISAGREES NOTICE"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
