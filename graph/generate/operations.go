package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"

	"proposaltracker/models"
)

// operationTable lists the error reasons of each operation. tools/reasons writes it.
const operationTable = "models/operations.json"

// readOperations returns the error reasons of each operation, by names such as "Mutation.createProposal".
func readOperations() (map[string][]models.ErrorReason, error) {
	text, err := os.ReadFile(operationTable)
	if err != nil {
		return nil, fmt.Errorf("read the operations: %w", err)
	}
	var rows []struct {
		Operation string               `json:"operation"`
		Reasons   []models.ErrorReason `json:"reasons"`
	}
	if err := json.Unmarshal(text, &rows); err != nil {
		return nil, fmt.Errorf("%s: %w", operationTable, err)
	}
	operations := map[string][]models.ErrorReason{}
	for _, row := range rows {
		operations[row.Operation] = row.Reasons
	}
	return operations, nil
}

// listErrors appends the codes and reasons of a field's errors to its description.
func listErrors(elements []element, operations map[string][]models.ErrorReason, table models.ErrorTable) {
	codes := map[models.ErrorReason]models.ErrorCode{}
	for _, entry := range table.Reasons {
		codes[entry.Reason] = entry.Code
	}
	for _, element := range elements {
		field, _, _ := strings.Cut(element.signature, ": ")
		if reasons, ok := operations[field]; ok && !strings.Contains(field, "(") {
			*element.description += "\n\n" + errorsLine(reasons, codes)
		}
	}
}

// errorsLine returns a line such as "Errors: CONFLICT (STALE_VERSION)." which lists the reasons by code.
func errorsLine(reasons []models.ErrorReason, codes map[models.ErrorReason]models.ErrorCode) string {
	byCode := map[string][]string{}
	for _, reason := range reasons {
		byCode[string(codes[reason])] = append(byCode[string(codes[reason])], string(reason))
	}
	entries := []string{}
	for code, all := range byCode {
		slices.Sort(all)
		entries = append(entries, code+" ("+strings.Join(all, ", ")+")")
	}
	slices.Sort(entries)
	return "Errors: " + strings.Join(entries, ", ") + "."
}
