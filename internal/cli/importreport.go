package cli

import (
	"fmt"
	"strings"
	"time"

	"proposaltracker/internal/dataset"
	"proposaltracker/internal/dataset/reader"
	"proposaltracker/models"
)

// print prints a summary of an import.
func (c *importCommand) print(e *Environment, report *dataset.Report, took time.Duration) {
	if report == nil || report.File == nil {
		return
	}
	printFaults(e, report.File.Faults)
	printFormat(e, report.File)
	printMatching(e, report.Matching)
	if report.Import.ID == (models.ID{}) {
		if c.DryRun {
			e.Printf("Dry run: nothing was written. %d items of %d sponsors in %d rows, %d skipped.",
				len(report.File.Items), len(report.File.Sponsors), report.File.Rows, report.File.Faults.Rows)
		}
		return
	}
	if report.Before > 0 {
		e.Printf("%d proposals of this file had already been imported.", report.Before)
	}
	e.Printf("%d of %d rows imported into %s in %.1f s (%.0f rows/s), %d skipped.", report.Rows, report.File.Rows, c.programme(), took.Seconds(),
		float64(report.Rows)/took.Seconds(), report.File.Faults.Rows)
	e.Printf("Added: %d proposals, %d revisions, %d co-authorships, %d events, %d other actors.",
		report.Proposals, report.Revisions, report.Spells, report.Events, report.Actors)
	if report.Undated > 0 {
		e.Printf("%d rows had no date; they start on the first day of their proposal, or on the day of --undated.", report.Undated)
	}
	if report.Leaderless > 0 {
		e.Printf("%d proposals have no single lead sponsor; the first sponsor in alphabetical order is recorded as the submitting delegation.", report.Leaderless)
	}
}

// printFaults writes the faults of a file to standard error.
func printFaults(e *Environment, faults reader.Faults) {
	for _, fault := range faults.Listed {
		_, _ = fmt.Fprintln(e.Err, fault)
	}
	if more := faults.Total - len(faults.Listed); more > 0 {
		_, _ = fmt.Fprintf(e.Err, "%d further errors are not listed\n", more)
	}
}

// printFormat prints how a file was read.
func printFormat(e *Environment, file *reader.File) {
	format := file.Format
	switch {
	case format.Matrix:
		e.Printf("Read as a matrix of sponsors and items (%s).", formatName(format))
	case format.Lists:
		e.Printf("Read as rows with several sponsors in a cell (%s).", formatName(format))
	default:
		e.Printf("Read as rows of one sponsor each (%s).", formatName(format))
	}
	for _, column := range format.Columns {
		how := "guessed"
		if column.Stated {
			how = "stated"
		}
		e.Printf("  %-24s = %s (%s)", column.Name, column.Meaning, how)
	}
	if file.Unsponsored > 0 {
		e.Printf("%d rows do not name a sponsor.", file.Unsponsored)
	}
}

// formatName returns a description of a format, such as "CSV, delimiter \";\", UTF-8".
func formatName(format reader.Format) string {
	switch format.Kind {
	case "CSV":
		return fmt.Sprintf("CSV, delimiter %q, %s", format.Delimiter, format.Encoding)
	case "JSON":
		return "JSON, " + format.Encoding
	default:
		return format.Kind
	}
}

// printMatching prints how many sponsors were recognized, and suggestions for those that were not.
func printMatching(e *Environment, matching dataset.Matching) {
	e.Printf("%d sponsors are recognized as delegations or groups, %d are not.", len(matching.Matched), matching.Unmatched)
	for _, miss := range matching.Misses {
		similar := []string{}
		for _, suggestion := range miss.Suggestions {
			similar = append(similar, fmt.Sprintf("%s (%s)", suggestion.Code, suggestion.Name))
		}
		e.Printf("  %s is unknown; did you mean %s?", miss.Written, strings.Join(similar, ", "))
	}
}
