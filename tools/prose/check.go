package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// phrase is a rejected pattern with its replacement.
type phrase struct {
	pattern *regexp.Regexp
	instead string
}

// phrases lists the rejected phrases. They match across line breaks; a space matches any white space.
var phrases = []phrase{
	refuse(`\b(is|are|was|were|be|been|being) told\b`, "report, return, receive or log"),
	refuse(`\b\w+ (is|are) no [a-z]+( [a-z]+)?[;:]`, `"is not a valid …"`),
	refuse(`(?:^|[.:;!?] |\n)\s*(Who|Whoever|Whatever) (asks|reads|wants|bears|comes|has|is|may|can|needs)\b`, "a subject: clients, users, the caller"),
	refuse(`\b[Ww]hoever\b`, "a subject: clients, users, the caller"),
	refuse(`\bways? to the (store|database)\b`, `"round trip to the database"`),
	refuse(`\bwhere there (is|are) none\b`, `"if there is none" or "null if not set"`),
	refuse(`\bwhatever it is\b`, "what is meant"),
	refuse(`\b(this|other|each|every|the|its own) (room|house)('s|s)?\b`, "package or codebase"),
	refuse(`\b(tells|told|telling) (of|onward)\b`, "report, record or describe"),
	refuse(`\bis a row of (it|them)\b`, `"is an edge of …"`),
	refuse(`\bfor all who ask\b`, "for all clients"),
	refuse(`\bas it is (had|asked)\b`, "what is meant"),
	refuse(`\btells? (whether|where|that|what|how|which|nothing)\b`, "reports, returns or contains"),
	refuse(`\banew\b`, "again"),
	refuse(`\bbeside\b`, `"next to", "in addition to" or "compared with"`),
	refuse(`\bfor ever\b`, `"forever" or "permanently"`),
	refuse(`\b(can|cannot|to) be had\b`, `"available"`),
	refuse(`\bmay know of\b`, `"may see"`),
	refuse(`\bis taken for\b`, `"is recognized as" or "counts as"`),
	refuse(`\b(exists?|open|recorded|taken|active|retracted) already\b`, `"already exists"`),
	refuse(`\balso (after|if|when)\b`, `"even after", "even if" or "even when"`),
	refuse(`\b(greatest|least) (number|length|size|p-value)\b`, `"maximum" or "minimum"`),
	refuse(`\bsays (so|which|of what|of whom)\b`, "reports, names or contains"),
	refuse(`\bsmall letters\b`, `"lower case"`),
	refuse(`\b(left|leaves|leave) out\b`, `"omit" or "skip"`),
	refuse(`\b(a|the) (latest|newest|earliest|nearest|surest|largest|oldest) first\b`, `"latest first"`),
	refuse(`\bthe (one|row|event|revision) before\b[^a-z]*(?:\.|,|;|$)`, `"the previous one"`),
	refuse(`\b(code|codes) of an error of\b|\berrors? of Postgres\b`, `"a Postgres error"`),
	refuse(`\b(stays?|remains?|leaves? \w+) as (it is|they are)\b`, `"stay unchanged"`),
	refuse(`(?:^|[.;!?] |\n)\s*Before, `, `"Previously, "`),
	refuse(`\b(reports?|returns?|checks?) everything that is wrong\b`, `"all errors"`),
	refuse(`\bwhat (would be right|is wrong with|came of|can be had)\b`, "the noun that is meant"),
	refuse(`\bstands? in (double )?(quotes|quotation marks)\b`, `"is quoted"`),
	refuse(`\bon a number of\b`, `"for several" or a number`),
	refuse(`(?:^|[.:;!?] |\n)\s*What (people|users|clients|others|everybody|the viewer|it) [^.?:|]{1,200}\.`, "a subject: the noun that is meant"),
	refuse(`(?:^|[.:;!?] |\n)\s*What (is|was|are|were|cannot|may|stands|has|comes) [^.?:|]{1,200}\.`, "a subject: the noun that is meant"),
}

func refuse(pattern, instead string) phrase {
	return phrase{regexp.MustCompile(strings.ReplaceAll(pattern, " ", `\s+`)), instead}
}

// check returns one line per rejected phrase in a file.
func check(path, content string) []string {
	text := content
	if filepath.Ext(path) == ".go" {
		text = goText(path, content)
	}
	text = leaders.ReplaceAllStringFunc(text, blank)
	findings := []string{}
	for _, p := range phrases {
		for _, place := range p.pattern.FindAllStringIndex(text, -1) {
			found := text[place[0]:place[1]]
			if strings.HasPrefix(strings.ToLower(found), "there ") || strings.Contains(found, "no longer") {
				continue // "there is no limit;", "is no longer needed:"
			}
			start := place[0] + len(found) - len(strings.TrimLeft(found, ".:;!? \t\n"))
			line := 1 + strings.Count(text[:start], "\n")
			findings = append(findings, fmt.Sprintf("%s:%d: %q: write %s", path, line, strings.Join(strings.Fields(text[start:place[1]]), " "), p.instead))
		}
	}
	slices.Sort(findings)
	return findings
}

// leaders matches the characters with which lines of comments, lists and quotations begin.
var leaders = regexp.MustCompile(`(?m)^[ \t]*(//|#+|--|/?\*+|>|-)[ \t]`)

// blank returns spaces in place of a text, so that offsets and line numbers do not change.
func blank(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return ' '
	}, text)
}

// goText returns the comments and strings of a Go file, with everything else replaced with spaces. It also omits
// the strings in calls of apiErrors.
func goText(path, content string) string {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, content, parser.ParseComments)
	if err != nil {
		return "" // the compiler reports it
	}
	text := blankBytes(content)
	show := func(node ast.Node) {
		from, to := files.Position(node.Pos()).Offset, files.Position(node.End()).Offset
		copy(text[from:to], content[from:to])
	}
	for _, group := range file.Comments {
		for _, comment := range group.List {
			show(comment)
		}
	}
	ast.Inspect(file, func(node ast.Node) bool {
		if call, is := node.(*ast.CallExpr); is && slices.Contains(apiErrors, calledName(call)) {
			return false
		}
		if literal, is := node.(*ast.BasicLit); is && literal.Kind == token.STRING {
			show(literal)
		}
		return true
	})
	return string(text)
}

// blankBytes returns a copy of content in which every byte except line feeds is a space.
func blankBytes(content string) []byte {
	blanked := []byte(content)
	for i, b := range blanked {
		if b != '\n' {
			blanked[i] = ' '
		}
	}
	return blanked
}

// apiErrors lists the functions that create API errors, whose strings are not checked.
var apiErrors = []string{"NewError", "refusal", "Invalid", "InvalidInput", "FieldError", "Fault", "fault", "add", "addf", "invalid", "refuse", "wrong"}

func calledName(call *ast.CallExpr) string {
	switch called := call.Fun.(type) {
	case *ast.Ident:
		return called.Name
	case *ast.SelectorExpr:
		return called.Sel.Name
	default:
		return ""
	}
}
