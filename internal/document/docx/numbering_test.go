package docx_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// outline defines the numbering of a WTO communication as list 1, and again as list 2, which
// restarts the numbers.
var outline = `<w:abstractNum w:abstractNumId="7">` +
	lvl(0, "decimal", "%1", `<w:pStyle w:val="H1"/>`) + lvl(1, "decimal", "%1.%2.", "") + lvl(2, "lowerLetter", "%3.", "") + lvl(3, "lowerRoman", "(%4)", "") +
	`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>` +
	`<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`

func TestReadNumbering(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, numbering, styles string
		body                    []string
		want                    []string
	}{
		{
			"levels begin again below a higher one", outline, "",
			[]string{p(num(1, 0), r("", "A")), p(num(1, 1), r("", "B")), p(num(1, 1), r("", "C")), p(num(1, 2), r("", "D")), p(num(1, 2), r("", "E")), p(num(1, 0), r("", "F")), p(num(1, 1), r("", "G")), p(num(1, 2), r("", "H")), p(num(1, 3), r("", "I"))},
			[]string{"1 A", "1.1. B", "1.2. C", "a. D", "b. E", "2 F", "2.1. G", "a. H", "(i) I"},
		},
		{
			"lists of one abstract list go on", outline + `<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>`, "",
			[]string{p(num(1, 0), r("", "A")), p(num(3, 0), r("", "B")), p(num(1, 0), r("", "C"))},
			[]string{"1 A", "2 B", "3 C"},
		},
		{
			"a list that restarts, as in an annex", outline, "",
			[]string{p(num(1, 0), r("", "A")), p(num(1, 0), r("", "B")), p(num(2, 0), r("", "C")), p(num(2, 1), r("", "D")), p(num(2, 0), r("", "E"))},
			[]string{"1 A", "2 B", "1 C", "1.1. D", "2 E"},
		},
		{
			"numbering of a style", outline, `<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`,
			[]string{p(`<w:pStyle w:val="H1"/>`, r("", "A")), p(num(1, 1), r("", "B")), p(`<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>`, r("", "none")), p(`<w:pStyle w:val="H1"/>`, r("", "C"))},
			[]string{"1 A", "1.1. B", "none", "2 C"},
		},
		{
			"formats", `<w:abstractNum w:abstractNumId="0">` + lvl(0, "upperRoman", "%1.", "") + lvl(1, "upperLetter", "%2)", "") + lvl(2, "decimalZero", "%3", "") + lvl(3, "bullet", "\uf0b7", "") + lvl(4, "bullet", "o", "") + lvl(5, "none", "", "") + lvl(6, "decimal", "%1.%7", "<w:isLgl/>") +
				`</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`, "",
			[]string{p(num(1, 0), r("", "A")), p(num(1, 0), r("", "B")), p(num(1, 0), r("", "C")), p(num(1, 0), r("", "D")), p(num(1, 1), r("", "E")), p(num(1, 2), r("", "F")), p(num(1, 3), r("", "G")), p(num(1, 4), r("", "H")), p(num(1, 5), r("", "I")), p(num(1, 6), r("", "J"))},
			[]string{"I. A", "II. B", "III. C", "IV. D", "A) E", "01 F", "• G", "◦ H", "I", "4.1 J"},
		},
		{
			"a level that does not begin again", `<w:abstractNum w:abstractNumId="0">` + lvl(0, "decimal", "%1", "") + lvl(1, "decimal", "%2.", `<w:lvlRestart w:val="0"/>`) + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`, "",
			[]string{p(num(1, 0), r("", "A")), p(num(1, 1), r("", "B")), p(num(1, 0), r("", "C")), p(num(1, 1), r("", "D"))},
			[]string{"1 A", "1. B", "2 C", "2. D"},
		},
		{
			"an override of a level", `<w:abstractNum w:abstractNumId="0">` + lvl(0, "decimal", "%1.", "") + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">` + lvl(0, "lowerRoman", "(%1)", "") + `</w:lvlOverride></w:num>`, "",
			[]string{p(num(1, 0), r("", "A")), p(num(1, 0), r("", "B"))},
			[]string{"(i) A", "(ii) B"},
		},
		{
			"a list that is not defined", "", "",
			[]string{p(num(9, 0), r("", "A"))},
			[]string{"A"},
		},
		{
			"a list through a style", `<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="L"/>` + lvl(0, "decimal", "%1)", "") + `</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`, "",
			[]string{p(num(1, 0), r("", "A")), p(num(1, 0), r("", "B"))},
			[]string{"1) A", "2) B"},
		},
		{
			"after z comes aa", `<w:abstractNum w:abstractNumId="0">` + strings.Replace(lvl(0, "lowerLetter", "%1.", ""), `w:start w:val="1"`, `w:start w:val="26"`, 1) + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`, "",
			[]string{p(num(1, 0), r("", "A")), p(num(1, 0), r("", "B")), p(num(1, 0), r("", "C"))},
			[]string{"z. A", "aa. B", "bb. C"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := read(t, file{body: strings.Join(c.body, ""), numbering: c.numbering, styles: c.styles})
			if diff := cmp.Diff(c.want, printed(got)); diff != "" {
				t.Errorf("lines (-want +got):\n%s", diff)
			}
		})
	}
}
