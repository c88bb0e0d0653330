package render_test

import (
	"fmt"
	"os"
	"strings"
	"time"

	"proposaltracker/internal/render"
)

// A cell that a spreadsheet would evaluate is prefixed with an apostrophe. The file begins with a byte order mark.
func ExampleTable_WriteCSV() {
	table := &render.Table{
		Columns: []render.Column{{Header: "Proposal"}, {Header: "Follow-up"}},
		Rows: [][]render.Cell{
			{render.Text("JOB/GC/96"), render.Text("A workshop, of one day")},
			{render.Text("JOB/GC/204"), render.Text("=SUM(A1)")},
		},
	}
	text := &strings.Builder{}
	if err := table.WriteCSV(text); err != nil {
		fmt.Println(err)
	}
	fmt.Print(strings.ReplaceAll(strings.TrimPrefix(text.String(), "\ufeff"), "\r", ""))
	// Output:
	// Proposal,Follow-up
	// JOB/GC/96,"A workshop, of one day"
	// JOB/GC/204,'=SUM(A1)
}

// A feed without the elements that RFC 4287 requires is rejected before anything is written.
func ExampleFeed_WriteAtom() {
	feed := &render.Feed{Title: "Electronic commerce", Updated: time.Date(2026, time.November, 29, 9, 0, 0, 0, time.UTC)}
	fmt.Println(feed.WriteAtom(os.Stdout) != nil)
	// Output: true
}
