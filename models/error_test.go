package models_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/models"
)

func TestCodeOfWrappedError(t *testing.T) {
	t.Parallel()
	taken := models.NewProblem(models.SymbolTaken, models.P("value", "JOB/GC/1"))
	tests := []struct {
		err  error
		want models.ErrorCode
	}{
		{taken, models.Conflict},
		{fmt.Errorf("file revision: %w", taken), models.Conflict},
		{errors.Join(io.EOF, taken, models.NotFoundError(models.TermProposal, "a")), models.Conflict},
		{io.EOF, models.Internal},
		{nil, models.Internal},
	}
	for _, test := range tests {
		if got := models.CodeOf(test.err); got != test.want {
			t.Errorf("code of %v = %s, want %s", test.err, got, test.want)
		}
	}
}

func TestErrorAt(t *testing.T) {
	t.Parallel()
	original := models.NewProblem(models.StaleVersion, models.P("currentVersion", 2))
	moved := original.At("input.expectedVersion")
	want := &models.Error{
		Code: models.Conflict, Reason: models.StaleVersion, Field: "input.expectedVersion",
		Params: []models.Param{{Name: "currentVersion", Values: []string{"2"}}},
	}
	if diff := cmp.Diff(want, moved); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if original.Field != "" {
		t.Error("At changed the original error")
	}
	if text := "The text has changed and is now at version 2; read it and try again."; moved.Error() != "input.expectedVersion: "+text || original.Error() != text {
		t.Errorf("got messages %q and %q, want %q with and without the field", moved, original, text)
	}
}

// TestErrorMessage covers English messages with and without their optional parts.
func TestErrorMessage(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		err  *models.Error
		want string
	}{
		"not found":               {models.NotFoundError(models.TermProposal, "JOB/GC/96"), `There is no proposal "JOB/GC/96", or you may not see it.`},
		"not found without a key": {models.NotFoundError(models.TermMeeting, ""), `There is no meeting, or you may not see it.`},
		"wrong state": {
			models.WrongStateError(models.TermCoAuthorship, models.CoAuthorInvited, []models.CoAuthorshipStatus{models.CoAuthorAccepted}),
			"This is not allowed while the co-authorship is in state INVITED; allowed next states: ACCEPTED.",
		},
		"final state": {
			models.WrongStateError(models.TermProposal, models.ProposalWithdrawn, nil),
			"This is not allowed while the proposal is in state WITHDRAWN.",
		},
		"timeout": {models.Timeout(5 * time.Second), "The operation took longer than the limit of 5s; request less at a time."},
		"suggestions": {
			models.NewProblem(models.UnknownCode, models.P("object", models.TermVenue), models.P("value", "CTGG"), models.P("nearest", "CTG", "CTS")),
			`There is no venue "CTGG". Did you mean CTG, CTS?`,
		},
		"unquoted number": {
			models.NewProblem(models.OutOfRange, models.P("value", 0), models.P("min", 1)), "0 is out of range; the minimum is 1.",
		},
		"value with template syntax": {
			models.NewProblem(models.Duplicate, models.P("value", "[{value}]")), `"[{value}]" is given twice.`,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := test.err.Error(); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestErrorMessageLanguages(t *testing.T) {
	t.Parallel()
	fault := models.NewProblem(models.UnknownCode, models.P("object", models.TermWorkProgramme), models.P("value", "ECOMERCE"), models.P("nearest", "ECOMMERCE"))
	want := map[models.Language]string{
		models.English: `There is no work programme "ECOMERCE". Did you mean ECOMMERCE?`,
		models.French:  `Code inconnu : programme de travail "ECOMERCE". Vouliez-vous dire ECOMMERCE ?`,
		models.Spanish: `Código desconocido: programa de trabajo "ECOMERCE". ¿Quiso decir ECOMMERCE?`,
	}
	for language, message := range want {
		if got := fault.In(language); got != message {
			t.Errorf("%s: got %s, want %s", language, got, message)
		}
	}
}

// Long values are truncated, and invalid UTF-8 is replaced.
func TestErrorParamValues(t *testing.T) {
	t.Parallel()
	got := models.P("value", strings.Repeat("é", 100_000), "a\xffb")
	want := models.Param{Name: "value", Values: []string{strings.Repeat("é", 200) + "…", "a\uFFFDb"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%.500s", diff)
	}
}

// An error survives encoding as JSON and decoding.
func TestErrorJSON(t *testing.T) {
	t.Parallel()
	problem := models.NewProblem(models.ReceiverFailed, models.P("status", 503)).At("url")
	text, err := json.Marshal(problem)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"code":"UNAVAILABLE","reason":"RECEIVER_FAILED","params":[{"name":"status","values":["503"]}],"field":"url"}`
	if string(text) != want {
		t.Errorf("got JSON %s, want %s", text, want)
	}
	var read *models.Error
	if err := json.Unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(problem, read); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

var placeholders = regexp.MustCompile(`\{(\w+)\}`)

// Each reason has a code of the table and a message in each language. All messages of a reason use
// exactly its parameters. Each code, parameter and term is explained.
func TestErrorTable(t *testing.T) {
	t.Parallel()
	table := models.Errors()
	codes, params, used := map[models.ErrorCode]bool{}, map[string]bool{}, map[string]bool{}
	for _, entry := range table.Codes {
		if entry.Meaning == "" || entry.Reaction == "" || entry.Example == "" {
			t.Errorf("code %s has no meaning, reaction or example", entry.Code)
		}
		codes[entry.Code] = false
	}
	for _, entry := range table.Params {
		params[entry.Name] = true
		if entry.Meaning == "" {
			t.Errorf("parameter %s has no meaning", entry.Name)
		}
	}
	for _, entry := range table.Reasons {
		if _, ok := codes[entry.Code]; !ok || entry.Meaning == "" {
			t.Errorf("reason %s has no meaning or an unknown code", entry.Reason)
		}
		codes[entry.Code] = true
		checkMessages(t, entry)
		for _, name := range entry.Params {
			used[name] = true
			if !params[name] {
				t.Errorf("reason %s: parameter %s is not in the table", entry.Reason, name)
			}
		}
	}
	for code, has := range codes {
		if !has {
			t.Errorf("no reason has the code %s", code)
		}
	}
	for name := range params {
		if !used[name] {
			t.Errorf("no reason has the parameter %s", name)
		}
	}
	for _, entry := range table.Terms {
		if entry.English == "" || entry.French == "" || entry.Spanish == "" {
			t.Errorf("term %s is not translated into all languages", entry.Term)
		}
	}
}

func checkMessages(t *testing.T, entry models.ReasonEntry) {
	t.Helper()
	for _, language := range models.Languages() {
		message := entry.Messages[language]
		if message == "" || strings.Count(message, "[") != strings.Count(message, "]") {
			t.Errorf("%s: the message in %s is missing or has unbalanced brackets", entry.Reason, language)
		}
		named := []string{}
		for _, match := range placeholders.FindAllStringSubmatch(message, -1) {
			named = append(named, match[1])
		}
		slices.Sort(named)
		if len(named) > 0 || len(entry.Params) > 0 {
			want := slices.Sorted(slices.Values(entry.Params))
			if diff := cmp.Diff(want, slices.Compact(named)); diff != "" {
				t.Errorf("%s: parameters of the message in %s (-table +message):\n%s", entry.Reason, language, diff)
			}
		}
	}
}

// The constants in reason.go are the reasons and terms of errors.json, in the same order.
func TestErrorConstants(t *testing.T) {
	t.Parallel()
	table := models.Errors()
	reasons, terms := []string{}, []string{}
	for _, entry := range table.Reasons {
		reasons = append(reasons, string(entry.Reason))
	}
	for _, entry := range table.Terms {
		terms = append(terms, string(entry.Term))
	}
	file, err := parser.ParseFile(token.NewFileSet(), "reason.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	constants := map[string][]string{}
	ast.Inspect(file, func(node ast.Node) bool {
		if spec, ok := node.(*ast.ValueSpec); ok {
			kind := spec.Type.(*ast.Ident).Name
			text, _ := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			constants[kind] = append(constants[kind], text)
		}
		return true
	})
	if diff := cmp.Diff(map[string][]string{"ErrorReason": reasons, "Term": terms}, constants); diff != "" {
		t.Errorf("constants (-errors.json +reason.go):\n%s", diff)
	}
}

// Production code creates errors only with the parameters that errors.json lists for the reason,
// and uses every reason.
func TestErrorParamsInCode(t *testing.T) {
	t.Parallel()
	params := map[string][]string{}
	for _, entry := range models.Errors().Reasons {
		params[constantOf(string(entry.Reason))] = entry.Params
	}
	used := map[string]bool{}
	err := filepath.WalkDir("..", func(path string, entry os.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains([]string{"node_modules", "generated", "clients"}, entry.Name()):
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		return eachProblem(path, func(at token.Position, reason string, names []string) {
			used[reason] = true
			for _, name := range names {
				if !slices.Contains(params[reason], name) {
					t.Errorf("%s: reason %s has no parameter %s", at, reason, name)
				}
			}
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	for reason := range params {
		if !used[reason] {
			t.Errorf("no code returns %s", reason)
		}
	}
}

// constantOf returns the Go name of a reason: TooLong for TOO_LONG.
func constantOf(reason string) string {
	name := ""
	for word := range strings.SplitSeq(reason, "_") {
		switch word {
		case "ID", "URL":
			name += word
		default:
			name += word[:1] + strings.ToLower(word[1:])
		}
	}
	return name
}

// eachProblem calls visit for each call in the file that has a reason among its arguments.
func eachProblem(path string, visit func(at token.Position, reason string, params []string)) error {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, nil, 0)
	if err != nil {
		return err
	}
	reasons := map[string]bool{}
	for _, entry := range models.Errors().Reasons {
		reasons[constantOf(string(entry.Reason))] = true
	}
	ast.Inspect(file, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok {
			return true
		}
		for i, argument := range call.Args {
			if reason := lastName(argument); reasons[reason] {
				visit(files.Position(call.Pos()), reason, paramNames(call.Args[i+1:]))
			}
		}
		return true
	})
	return nil
}

func lastName(expression ast.Expr) string {
	switch e := expression.(type) {
	case *ast.SelectorExpr:
		if from, ok := e.X.(*ast.Ident); ok && from.Name == "models" {
			return e.Sel.Name
		}
	case *ast.Ident:
		return e.Name
	}
	return ""
}

func paramNames(arguments []ast.Expr) []string {
	names := []string{}
	for _, argument := range arguments {
		if call, ok := argument.(*ast.CallExpr); ok && lastName(call.Fun) == "P" {
			if literal, ok := call.Args[0].(*ast.BasicLit); ok {
				name, _ := strconv.Unquote(literal.Value)
				names = append(names, name)
			}
		}
	}
	return names
}
