package document

import (
	"fmt"
	"strings"
	"testing"

	"proposaltracker/models"
)

// hostile returns generators of lines. For their length, bodies made of these lines take the most
// work.
func hostile() map[string]func(int) string {
	return map[string]func(i int) string{
		"one repeated line":      func(int) string { return "a\n" },
		"one repeated paragraph": func(int) string { return "Forms are many.\n\n" },
		"distinct lines":         func(i int) string { return fmt.Sprintf("%x\n\n", i*2654435761) },
		"many words in common":   func(i int) string { return fmt.Sprintf("of the forms of the ports %x of the %x\n\n", i, i*7919) },
		"numbered":               func(i int) string { return fmt.Sprintf("%d.%d. the forms %x\n\n", 1+i/900, 1+i%900, i*7919) },
		"rules":                  func(int) string { return "___\n" },
		"bullets":                func(i int) string { return string(rune(0xF020+i%0xE0)) + " a\n" },
		"footnotes":              func(i int) string { return fmt.Sprintf("word%d\n\n%d Note.\n\n", 1+i%99, 1+i%99) },
		"items":                  func(i int) string { return fmt.Sprintf("(%c)\n", 'a'+rune(i%26)) },
		"first items only":       func(int) string { return "x\n(a) y\n" },
		"addresses":              func(int) string { return "Source: https://a/\nb.c/\n" },
		"brackets":               func(int) string { return "((–a)." },
		"spaces":                 func(int) string { return " \u00a0" },
		"titles":                 func(int) string { return "WORK PROGRAMME ON\nCommunication from a, b and\n" },
		"symbols":                func(i int) string { return fmt.Sprintf("A/%d      General Council      Original: English\n", i) },
		"lost numbers":           func(i int) string { return fmt.Sprintf("1.%d. A\n\n", 1+i%999) },
		"inline items":           func(int) string { return "1. x: (a) y; (b) z; " },
		"rows":                   func(int) string { return "a    b    c\n" },
		"headings":               func(i int) string { return fmt.Sprintf("%s. Title of it\n\n", romanNumeral(1+i%89)) },
		"annexes":                func(int) string { return "ANNEX\n\n1. a\n\n" },
		"half sentences":         func(i int) string { return fmt.Sprintf("a line of forms that is full and goes on to %d\n\n\f", i) },
	}
}

func grown(line func(int) string, length, salt int) string {
	var body strings.Builder
	for i := salt; body.Len() < length; i++ {
		body.WriteString(line(i))
	}
	return body.String()
}

// The test limits the number of compared pairs instead of the time.
func TestAlignmentBound(t *testing.T) {
	t.Parallel()
	const length = MaxBytes / 64
	for name, line := range hostile() {
		a := alignmentOf(grown(line, length, 0), grown(line, length, 17)+"\n\nends.")
		if bound := max(maxPairs, 2*nearest*max(len(a.before), len(a.after))); a.compared > bound {
			t.Errorf("%s: compared %d pairs of %d and %d units, want at most %d", name, a.compared, len(a.before), len(a.after), bound)
		}
		if changes := a.changes(); len(changes) == 0 {
			t.Errorf("%s: got no changes, want some", name)
		}
	}
}

func alignmentOf(before, after string) *alignment {
	ids := identities{}
	a := newAlignment(substance(Parse(before, models.English), ids), substance(Parse(after, models.English), ids))
	a.align()
	return a
}

// With this many paragraphs, a quadratic algorithm would not finish.
func TestAlignmentLongBody(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("comparing a long text takes too long for -short")
	}
	const length = MaxBytes / 4
	line := hostile()["one repeated paragraph"]
	a := alignmentOf(grown(line, length, 0), "begins.\n\n"+grown(line, length, 0))
	if changes := a.changes(); len(changes) != 1 || changes[0].After != "begins." {
		t.Errorf("got %d changes, want 1: the added paragraph", len(changes))
	}
}

// Text that is only split into other paragraphs counts as unchanged, even next to real changes.
func TestAlignmentRewrapped(t *testing.T) {
	t.Parallel()
	a := alignmentOf("One says this. One says that.\n\nAll agree.\n\nNobody asks.", "One says this.\n\nOne says that.\n\nAll agree.\n\nWho asks?")
	changes := a.changes()
	if len(changes) != 1 || changes[0].Before != "Nobody asks." || changes[0].After != "Who asks?" {
		t.Errorf("got changes %+v, want only the changed sentence", changes)
	}
}

func TestLongestInOrder(t *testing.T) {
	t.Parallel()
	tests := []struct {
		partners []int
		want     string
	}{
		{nil, ""},
		{[]int{0, 1, 2}, "111"},
		{[]int{2, 0, 1}, "011"},
		{[]int{1, 2, 0}, "110"},
		{[]int{unpaired, 0, rewrapped, 1}, "0101"},
		{[]int{3, 0, 4, 1, 2}, "01011"},
		{[]int{unpaired}, "0"},
	}
	for _, test := range tests {
		a := &alignment{toBefore: test.partners, after: make([]unit, len(test.partners))}
		var got strings.Builder
		for _, in := range a.longestInOrder() {
			got.WriteByte("01"[map[bool]int{true: 1}[in]])
		}
		if got.String() != test.want {
			t.Errorf("partners %v: got %s, want %s", test.partners, got.String(), test.want)
		}
	}
}

func TestUnmark(t *testing.T) {
	t.Parallel()
	marks := map[int]int{1: 0, 2: 1, 3: 2}
	for key, want := range map[string]string{
		"ports": "ports", "Révision1": "Révision", "ports2": "ports^1", "ports.3": "ports.^2", "ports²": "ports^1", "ports4": "ports4",
		"MC2": "MC2", "2": "2", "G20": "G20", "b2b": "b2b", "ports22": "ports22",
	} {
		if got := unmark(key, marks); got != want {
			t.Errorf("unmark(%q) = %q, want %q", key, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"plain": "plain", "l’été": "l'été", "ʼ‘": "''", "“„”": `"""`, "«x»": `"x"`, "a‑b‐c": "a-b-c", "―—–": "——–", "…": "...", "ﬀﬁﬂﬃﬄ": "fffiflffiffl",
	} {
		if got := fold(text); got != want {
			t.Errorf("fold(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestSimilarity(t *testing.T) {
	t.Parallel()
	ids := identities{}
	words := func(text string) []int32 { return newUnit("", text, nil, ids).words }
	tests := []struct {
		before, after string
		want          float64
	}{
		{"the ports ask", "the ports ask", 1},
		{"the ports ask", "ask: the ports!", 1},
		{"the ports ask", "forms are long", 0},
		{"the ports ask", "the ports", 0.8},
		{"the the the", "the", 0.5},
		{"", "", 0},
		{"...", "!", 0},
	}
	for _, test := range tests {
		if got := similarity(words(test.before), words(test.after)); got != test.want {
			t.Errorf("similarity(%q, %q) = %g, want %g", test.before, test.after, got, test.want)
		}
	}
}

func TestTokenize(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"l'OMC (et l’UIT).":     "l'OMC ( et l'UIT ) .",
		"10.5 %, soit «peu»…":   `10.5 % , soit " peu " ...`,
		"non-discrimination–ok": "non-discrimination – ok",
		"(see https://a.b/c?d)": "( see https://a.b/c?d )",
		"… — ?! ﬁn":             "... — ? ! fin",
		"x»., y ...":            `x " . , y ...`,
		"":                      "",
		"a\u00a0b\u202f;":       "a b ;",
	}
	for text, want := range tests {
		var again strings.Builder
		var keys []string
		for _, token := range tokenize(text) {
			again.WriteString(token.text)
			keys = append(keys, token.key)
		}
		if got := strings.Join(keys, " "); got != want || again.String() != text {
			t.Errorf("tokenize(%q): got keys %q, want %q", text, got, want)
		}
	}
}

func TestRomanNumerals(t *testing.T) {
	t.Parallel()
	for value := 1; value < 90; value++ {
		if got := romanValue(romanNumeral(value)); got != value {
			t.Errorf("romanValue(%s) = %d, want %d", romanNumeral(value), got, value)
		}
	}
	for _, text := range []string{"", "IIII", "VX", "IC", "i", "MC"} {
		if got := romanValue(text); got != 0 {
			t.Errorf("romanValue(%q) = %d, want 0", text, got)
		}
	}
}
