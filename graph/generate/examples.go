package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
)

// actTable contains an input for each mutation, which tests run: see graph/act_table_test.go.
const actTable = "graph/testdata/acts.txt"

var (
	// actInput matches a mutation of the table with its input. The text after the name distinguishes
	// blocks.
	actInput = regexp.MustCompile(`(?m)^mutation: (\w+)(?: .*)?\n(?:.+\n)*?input: (.+)$`)
	// actID matches the ID of an object created by the test.
	actID = regexp.MustCompile(`"\$\w+"`)
)

// readExamples returns an example call of each mutation, by name. The example has the mutation's first input in the
// table.
func readExamples() (map[string]string, error) {
	table, err := os.ReadFile(actTable)
	if err != nil {
		return nil, fmt.Errorf("read the examples: %w", err)
	}
	examples := map[string]string{}
	for _, match := range actInput.FindAllStringSubmatch(string(table), -1) {
		if name := "Mutation." + match[1]; examples[name] == "" {
			examples[name] = fmt.Sprintf("%s(input: {%s})", match[1], printable(match[2]))
		}
	}
	return examples, nil
}

// printable replaces the placeholders of the test's objects with printable values.
func printable(input string) string {
	input = strings.NewReplacer("$symbol", "JOB/GC/96", "$version", "1").Replace(input)
	return actID.ReplaceAllString(input, `"…"`)
}

// addExamples appends an example to the description of each mutation.
func addExamples(elements []element, examples map[string]string) {
	for _, element := range elements {
		field, _, _ := strings.Cut(element.signature, ": ")
		if example, ok := examples[field]; ok {
			*element.description += "\n\nExample: `" + example + "`"
		}
	}
}
