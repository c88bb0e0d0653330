// Command reasons lists for each operation of the schema the reasons of the errors that its code can
// return, in models/operations.json:
//
//	go -C tools run ./reasons ..
//
// It follows the code from each resolver, and from the function that decodes the arguments, to the
// calls of models.NewProblem. It takes every function that is mentioned for one that is called, but
// does not follow calls through interfaces. See reach.go.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: reasons FOLDER")
		os.Exit(2)
	}
	if err := write(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "reasons:", err)
		os.Exit(1)
	}
}

// write lists the operations of the module in a folder.
func write(folder string) error {
	found, err := analyze(folder, analysis{
		module:   "proposaltracker",
		packages: []string{"proposaltracker/graph"},
		problem:  "NewProblem",
		skip: []string{
			"(*proposaltracker/internal/directory.Directory).Principal",
			// The problems of documents are data.
			"proposaltracker/internal/document.Read", "(*proposaltracker/internal/query.DocumentReading).describe",
		},
	})
	if err != nil {
		return err
	}
	text, err := format(operations(found))
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, "models", "operations.json"), text, 0o644); err != nil { //nolint:gosec // source is for all to read
		return fmt.Errorf("write the operations: %w", err)
	}
	return nil
}

// operation is a field of the schema with the reasons of its errors.
type operation struct {
	Operation string   `json:"operation"`
	Reasons   []string `json:"reasons"`
}

// operations drops the reasons that do not reach clients, and sorts the others.
func operations(found map[string][]string) []operation {
	all := []operation{}
	for name, reasons := range found {
		reasons = slices.DeleteFunc(slices.Clone(reasons), func(reason string) bool { return isHandled(name, reason, reasons) })
		if len(reasons) > 0 {
			slices.Sort(reasons)
			all = append(all, operation{name, slices.Compact(reasons)})
		}
	}
	slices.SortFunc(all, func(a, b operation) int { return strings.Compare(a.Operation, b.Operation) })
	return all
}

// isHandled reports whether clients do not see the error, because a caller of the code handles it, or
// any operation can return it, so that it is not listed with each.
func isHandled(operation, reason string, all []string) bool {
	owner, _, _ := strings.Cut(operation, ".")
	switch reason {
	case "DEADLINE_EXCEEDED", "CANCELED", "SERVER_ERROR", "BUSY", "STOPPING":
		return true
	case "OBJECT_NOT_FOUND":
		// Queries return null. Operations without an ID load only what they have made.
		return owner != "Mutation" && owner != "Subscription" || !slices.Contains(all, "WRONG_ID_TYPE")
	case "UNKNOWN_CODE":
		// Elsewhere, a network contains only codes that exist.
		if strings.Contains(owner, "Network") && operation != "CoSponsorshipNetwork.between" {
			return true
		}
	case "MISSING_SCOPE", "TOKEN_REQUIRED":
		if operation == "Query.nodes" { // null
			return true
		}
	}
	// Permissions have the errors as values.
	return strings.HasSuffix(operation, ".viewerCan") || slices.Contains(returningNull, operation)
}

// returningNull lists operations that return null instead of any error.
var returningNull = []string{
	"Query.proposal", "Query.delegation", "Query.group", "Query.venue", "Query.workProgramme", "Viewer.delegation",
}

// format writes one operation per line, so that a change is a line of a diff.
func format(all []operation) ([]byte, error) {
	lines := make([]string, len(all))
	for i, one := range all {
		line, err := json.Marshal(one)
		if err != nil {
			return nil, fmt.Errorf("encode %s: %w", one.Operation, err)
		}
		lines[i] = "  " + string(line)
	}
	return []byte("[\n" + strings.Join(lines, ",\n") + "\n]\n"), nil
}
