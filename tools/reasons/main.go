// Command reasons writes models/operations.json, which lists the error reasons that each operation of the schema can
// return:
//
//	go -C tools run ./reasons ..
//
// It follows the code from each resolver, and from the function that decodes its arguments, to the
// calls of models.NewProblem. It treats every function that is referenced as called, but
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

// write analyzes the module in a folder and writes its models/operations.json.
func write(folder string) error {
	found, err := analyze(folder, analysis{
		module:   "proposaltracker",
		packages: []string{"proposaltracker/graph"},
		problem:  "NewProblem",
		skip: []string{
			"(*proposaltracker/internal/directory.Directory).Principal",
			// The problems of documents are part of the response, not errors.
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
	if err := os.WriteFile(filepath.Join(folder, "models", "operations.json"), text, 0o644); err != nil { //nolint:gosec // source files are world-readable
		return fmt.Errorf("write the operations: %w", err)
	}
	return nil
}

// operation is a field of the schema with its error reasons.
type operation struct {
	Operation string   `json:"operation"`
	Reasons   []string `json:"reasons"`
}

// operations returns the operations by name, each with the sorted reasons that reach clients.
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

// isHandled reports whether a reason is omitted from the list of an operation: because its code handles the error, or
// because any operation can return it.
func isHandled(operation, reason string, all []string) bool {
	owner, _, _ := strings.Cut(operation, ".")
	switch reason {
	case "DEADLINE_EXCEEDED", "CANCELED", "SERVER_ERROR", "BUSY", "STOPPING":
		return true
	case "OBJECT_NOT_FOUND":
		// Queries return null instead. Operations that take no ID load only objects that they have created.
		return owner != "Mutation" && owner != "Subscription" || !slices.Contains(all, "WRONG_ID_TYPE")
	case "UNKNOWN_CODE":
		// All other fields of a network use only codes that exist.
		if strings.Contains(owner, "Network") && operation != "CoSponsorshipNetwork.between" {
			return true
		}
	case "MISSING_SCOPE", "TOKEN_REQUIRED":
		if operation == "Query.nodes" { // returns null instead
			return true
		}
	}
	// viewerCan returns the errors as values.
	return strings.HasSuffix(operation, ".viewerCan") || slices.Contains(returningNull, operation)
}

// returningNull lists operations that return null instead of any error.
var returningNull = []string{
	"Query.proposal", "Query.delegation", "Query.group", "Query.venue", "Query.workProgramme", "Viewer.delegation",
}

// format encodes one operation per line, to keep diffs small.
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
