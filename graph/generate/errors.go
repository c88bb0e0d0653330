package main

import (
	"fmt"
	"os"
	"strings"

	"proposaltracker/models"
)

const (
	errorSchema = "graph/schema/error.graphqls"
	errorManual = "docs/errors.md"
)

// writeErrors writes the files that are generated from errors.json: a schema file and part of a documentation page.
func writeErrors(table models.ErrorTable) error {
	page, err := os.ReadFile(errorManual)
	if err != nil {
		return fmt.Errorf("read the page of errors: %w", err)
	}
	manual, err := errorPage(string(page), table)
	if err != nil {
		return err
	}
	for path, text := range map[string]string{errorSchema: errorSDL(table), errorManual: manual} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil { //nolint:gosec // source files are world-readable
			return fmt.Errorf("write the errors: %w", err)
		}
	}
	return nil
}

// errorSDL returns the schema file with the types of errors.
func errorSDL(table models.ErrorTable) string {
	var sdl strings.Builder
	sdl.WriteString(`# Generated from models/errors.json by graph/generate. Do not edit.

"""
The class of an error, which decides how a client reacts: ` + "`extensions.code`" + ` of an entry in ` + "`errors`" + `. Each mistake has an entry of its own.
"""
enum ErrorCode {
`)
	for _, entry := range table.Codes {
		fmt.Fprintf(&sdl, "  \"\"\"\n  %s\n\n  Example: %s\n  \"\"\"\n  %s\n", entry.Meaning, entry.Example, entry.Code)
	}
	sdl.WriteString(`}

"""
The cause of an error: ` + "`extensions.reason`" + ` of an entry in ` + "`errors`" + `. Reasons may be added; clients that do not know one react to the code.
"""
enum ErrorReason {
`)
	for _, entry := range table.Reasons {
		fmt.Fprintf(&sdl, "  \"\"\"\n  %s %s.%s\n  \"\"\"\n  %s\n", entry.Meaning, entry.Code, paramsSentence(entry.Params), entry.Reason)
	}
	sdl.WriteString(`}

"""
A problem, for programs and for people. The ` + "`extensions`" + ` of an entry in ` + "`errors`" + ` have the same fields.
"""
type Problem {
  "The class, which decides how a client reacts."
  code: ErrorCode!
  "The cause."
  reason: ErrorReason!
  "The values that the message contains."
  params: [ProblemParam!]!
  "The path in the input, such as ` + "`input.texts[1].title`" + `. Null if no single field is at fault."
  field: String
  "A sentence for people that describes the error and its remedy."
  message(language: Language): String!
}

"""
A parameter of a problem.
"""
type ProblemParam {
  "The name, such as ` + "`nearest`, `allowed`, `currentVersion` or `limit`" + `."
  name: String!
  "The values of the parameter."
  values: [String!]!
}
`)
	return sdl.String()
}

func paramsSentence(params []string) string {
	if len(params) == 0 {
		return ""
	}
	return " Parameters: `" + strings.Join(params, "`, `") + "`."
}

// These comments enclose the generated part of the page.
const (
	generatedFrom = "<!-- Generated from models/errors.json by graph/generate: -->\n"
	generatedTo   = "<!-- End of the generated part. -->\n"
)

// errorPage returns the documentation page with its generated part replaced.
func errorPage(page string, table models.ErrorTable) (string, error) {
	before, rest, begins := strings.Cut(page, generatedFrom)
	_, after, ends := strings.Cut(rest, generatedTo)
	if !begins || !ends {
		return "", fmt.Errorf("%s has no generated part", errorManual)
	}
	return before + generatedFrom + errorTables(table) + generatedTo + after, nil
}

func errorTables(table models.ErrorTable) string {
	var page strings.Builder
	page.WriteString("\n## Codes\n\n| code | meaning | what to do | example |\n|---|---|---|---|\n")
	for _, entry := range table.Codes {
		fmt.Fprintf(&page, "| `%s` | %s | %s | %s |\n", entry.Code, cell(entry.Meaning), cell(entry.Reaction), cell(entry.Example))
	}
	page.WriteString("\n## Reasons\n\n| reason | code | meaning | parameters | message |\n|---|---|---|---|---|\n")
	for _, entry := range table.Reasons {
		fmt.Fprintf(&page, "| %s | %s | %s | %s | %s |\n", entry.Reason, entry.Code, cell(entry.Meaning),
			strings.Join(entry.Params, ", "), cell(entry.Messages[models.English]))
	}
	page.WriteString("\n## Parameters\n\n| parameter | meaning |\n|---|---|\n")
	for _, entry := range table.Params {
		fmt.Fprintf(&page, "| %s | %s |\n", entry.Name, cell(entry.Meaning))
	}
	page.WriteString("\n## Terms\n\nMessages translate these values of parameters.\n\n| term | English | French | Spanish |\n|---|---|---|---|\n")
	for _, entry := range table.Terms {
		fmt.Fprintf(&page, "| %s | %s | %s | %s |\n", entry.Term, cell(entry.English), cell(entry.French), cell(entry.Spanish))
	}
	page.WriteString("\n")
	return page.String()
}

func cell(text string) string { return strings.ReplaceAll(text, "|", `\|`) }
