package e2e

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A docBlock is a fenced code block of a page. An HTML comment directly above it may contain
// instructions for the test that runs it, separated by semicolons:
//
//	not run: REASON    the block is not executed (operations are still validated)
//	as CODE: SCOPES    the request has a token of that delegation; without CODE, of the Secretariat
//	save NAME: PATH    a value of the response is stored for later blocks of the page; repeatable
//	variables          the block contains the variables of the operation above
//
// A block of JSON or text below an executed block is its expected output. In it, "…" matches any
// text, and a saved name stands for its value.
type docBlock struct {
	line         int
	language     string
	body         string
	instructions map[string]string
}

func (b docBlock) has(instruction string) bool {
	_, found := b.instructions[instruction]
	return found
}

var fence = regexp.MustCompile("^```([a-z]*)$")

// docBlocks returns the code blocks of a page.
func docBlocks(t *testing.T, path string) []docBlock {
	t.Helper()
	blocks, open := []docBlock{}, false
	instructions := map[string]string{}
	for i, line := range strings.Split(readFile(t, path), "\n") {
		match := fence.FindStringSubmatch(line)
		switch {
		case match != nil && !open:
			blocks, open = append(blocks, docBlock{line: i + 1, language: match[1], instructions: instructions}), true
		case match != nil:
			open, instructions = false, map[string]string{}
		case open:
			blocks[len(blocks)-1].body += line + "\n"
		case strings.HasPrefix(line, "<!-- "):
			instructions = docInstructions(line)
		case line != "":
			instructions = map[string]string{}
		}
	}
	if open {
		t.Fatalf("%s: the last code block is not closed", path)
	}
	return blocks
}

// docInstructions parses a comment, such as "<!-- as JPN: proposals:read; save ID: viewer.id -->".
func docInstructions(comment string) map[string]string {
	found := map[string]string{}
	for part := range strings.SplitSeq(strings.TrimSuffix(strings.TrimPrefix(comment, "<!-- "), " -->"), ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), ":")
		verb, object, _ := strings.Cut(name, " ")
		if verb == "not" {
			verb = "not run"
		}
		found[verb] = strings.TrimSpace(found[verb] + "\n" + object + ":" + strings.TrimSpace(value))
	}
	return found
}

// docPages returns the pages whose examples are checked. Pages with examples that write are last,
// since other pages would count their proposals.
func docPages(t *testing.T) []string {
	t.Helper()
	pages, err := filepath.Glob("docs/*.md")
	if err != nil || len(pages) == 0 {
		t.Fatalf("find the pages in docs/: got %v and error %v", pages, err)
	}
	const filing = "docs/filing.md"
	pages = slices.DeleteFunc(pages, func(page string) bool { return page == filing })
	return append(pages, filing, "README.md")
}
