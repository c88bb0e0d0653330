package document_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// grammar maps bodies to their expected outlines.
type grammar map[string]struct {
	body string
	want []string
}

func (g grammar) check(t *testing.T) {
	t.Helper()
	for name, test := range g {
		text := document.Parse(test.body, models.English)
		if diff := cmp.Diff(test.want, outline(text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if fault := broken(test.body, text); fault != "" {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

func TestHeadings(t *testing.T) {
	t.Parallel()
	grammar{
		"capitals after a wide space": {"1  PORTS\n\nx", []string{"== 1|PORTS", "PARAGRAPH |x"}},
		"capitals after a single space": {
			"1 PORTS\n2 POUR DES PORTS OUVERTS\nET DES FORMULAIRES\nx",
			[]string{"== 1|PORTS", "== 2|POUR DES PORTS OUVERTS ET DES FORMULAIRES", "PARAGRAPH |x"},
		},
		"number with a full stop": {"1. Ports\n1.1 x.\n2. Forms\n\ny", []string{"== 1|Ports", "PARAGRAPH 1.1|x.", "== 2|Forms", "PARAGRAPH |y"}},
		"Roman numerals":          {"I. PORTS\n\nx\n\nII. FORMS\n\ny", []string{"== I|PORTS", "PARAGRAPH |x", "== II|FORMS", "PARAGRAPH |y"}},
		"missing number":          {"1  PORTS\n\n3  FORMS\n\nx", []string{"== 1|PORTS", "== 3|FORMS", "PARAGRAPH |x"}},
		"number too high":         {"1  PORTS\n\n20 COUNTRIES JOIN\n\nx", []string{"== 1|PORTS", "PARAGRAPH |20 COUNTRIES JOIN", "PARAGRAPH |x"}},
		"lower number":            {"2  PORTS\n\n1  FORMS\n\nx", []string{"== 2|PORTS", "PARAGRAPH |1 FORMS", "PARAGRAPH |x"}},
		"year in capitals":        {"1  PORTS\n\n2016 WAS BAD\n\nx", []string{"== 1|PORTS", "PARAGRAPH |2016 WAS BAD", "PARAGRAPH |x"}},
		"another style":           {"1  PORTS\n\n2. Forms\n\nx", []string{"== 1|PORTS", "PARAGRAPH |2. Forms", "PARAGRAPH |x"}},
		"I as a word":             {"I think so\n\nI DO", []string{"== |", "PARAGRAPH |I think so", "PARAGRAPH |I DO"}},
		"annex": {
			"1  PORTS\n\nx.\n\nAnnex 1: Forms\ny\n\nLIST OF PORTS\nz",
			[]string{"== 1|PORTS", "PARAGRAPH |x.", "== |Annex 1: Forms", "PARAGRAPH |y", "== |LIST OF PORTS", "PARAGRAPH |z"},
		},
		"acronym":                               {"1  PORTS\n\nWCO\n\nx", []string{"== 1|PORTS", "PARAGRAPH |WCO", "PARAGRAPH |x"}},
		"sentence in capitals":                  {"1  PORTS\n\nWE SAY NO.\n\nx", []string{"== 1|PORTS", "PARAGRAPH |WE SAY NO.", "PARAGRAPH |x"}},
		"number at the start of a wrapped line": {"1  PORTS\n\nThere are\n2 PORTS HERE", []string{"== 1|PORTS", "PARAGRAPH |There are 2 PORTS HERE"}},
		"short sentences":                       {"1. Ports have forms.\n\n2. They do:", []string{"== |", "PARAGRAPH 1|Ports have forms.", "PARAGRAPH 2|They do:"}},
		"heading at the end of the text":        {"1. Ports", []string{"== |", "PARAGRAPH 1|Ports"}},
		"line too long for a heading":           {"1. P" + strings.Repeat("o", 100) + "\n\nX", []string{"== |", "PARAGRAPH 1|P" + strings.Repeat("o", 100), "PARAGRAPH |X"}},
	}.check(t)
}

func TestNumbers(t *testing.T) {
	t.Parallel()
	grammar{
		"dotted numbers":                          {"1.1.  a\n\n1.2 b\n1.2.1. c\n2.1 d", []string{"== |", "PARAGRAPH 1.1|a", "PARAGRAPH 1.2|b", "PARAGRAPH 1.2.1|c 2.1 d"}},
		"dotted numbers with full stops":          {"1.1.  a.\n\n1.2 b.\n1.2.1. c.\n2.1. d.", []string{"== |", "PARAGRAPH 1.1|a.", "PARAGRAPH 1.2|b.", "PARAGRAPH 1.2.1|c.", "PARAGRAPH 2.1|d."}},
		"number of another section":               {"1  PORTS\n\n1.1. a\n\n3.1. b", []string{"== 1|PORTS", "PARAGRAPH 1.1|a", "PARAGRAPH |3.1. b"}},
		"missing heading":                         {"1  PORTS\n\n1.1. a\n\n2.1. b", []string{"== 1|PORTS", "PARAGRAPH 1.1|a", "PARAGRAPH 2.1|b"}},
		"repeated number":                         {"1  PORTS\n\n1.1. a\n\n1.1. b", []string{"== 1|PORTS", "PARAGRAPH 1.1|a", "PARAGRAPH |1.1. b"}},
		"missing number with a full stop":         {"1  PORTS\n\n1.1. a\n\n1.3. b", []string{"== 1|PORTS", "PARAGRAPH 1.1|a", "PARAGRAPH 1.3|b"}},
		"quantity at the start of a paragraph":    {"1  PORTS\n\n1.1. a\n\n1.5 per cent", []string{"== 1|PORTS", "PARAGRAPH 1.1|a", "PARAGRAPH |1.5 per cent"}},
		"quantity at the start of a wrapped line": {"1  PORTS\n\n1.1. a share of\n1.2 per cent", []string{"== 1|PORTS", "PARAGRAPH 1.1|a share of 1.2 per cent"}},
		"restart in an annex":                     {"1  PORTS\n\n1.1. a\n\nANNEX\n\n1.1. b\n\n2.1. c", []string{"== 1|PORTS", "PARAGRAPH 1.1|a", "== |ANNEX", "PARAGRAPH A1/1.1|b", "PARAGRAPH A1/2.1|c"}},
		"flat numbers":                            {"1. a.\n2. b.\n\n4. c.\n\n40. d.", []string{"== |", "PARAGRAPH 1|a.", "PARAGRAPH 2|b.", "PARAGRAPH 4|c.", "PARAGRAPH |40. d."}},
		"flat numbers must begin at 1":            {"2. b.", []string{"== |", "PARAGRAPH |2. b."}},
		"list in a section":                       {"1  PORTS\n\n1.1. a:\n\n1. b.\n\n2. c.\n\n2  FORMS\n\nd", []string{"== 1|PORTS", "PARAGRAPH 1.1|a:", "PARAGRAPH |1. b.", "PARAGRAPH |2. c.", "== 2|FORMS", "PARAGRAPH |d"}},
		"year":                                    {"1. a.\n\n2016. b.\n\n2016 was.", []string{"== |", "PARAGRAPH 1|a.", "PARAGRAPH |2016. b.", "PARAGRAPH |2016 was."}},
		"items":                                   {"1. x:\n(a) a;\n(b) b.\n\n2. y:\n(a) c.", []string{"== |", "PARAGRAPH 1|x:", "PARAGRAPH 1(a)|a;", "PARAGRAPH 1(b)|b.", "PARAGRAPH 2|y:", "PARAGRAPH 2(a)|c."}},
		"items with a closing bracket only":       {"1. x:\n1) a;\n2) b.", []string{"== |", "PARAGRAPH 1|x:", "PARAGRAPH 1(1)|a;", "PARAGRAPH 1(2)|b."}},
		"items without a numbered paragraph":      {"(a) a;\n\n(b) b.", []string{"== |", "PARAGRAPH (a)|a;", "PARAGRAPH (b)|b."}},
		"missing item":                            {"1. x:\n(a) a;\n\n(c) c.", []string{"== |", "PARAGRAPH 1|x:", "PARAGRAPH 1(a)|a;", "PARAGRAPH 1(c)|c."}},
		"letter i after h": {
			"(a) 1;\n(b) 2;\n(c) 3;\n(d) 4;\n(e) 5;\n(f) 6;\n(g) 7;\n(h) 8;\n(i) 9.",
			[]string{
				"== |", "PARAGRAPH (a)|1;", "PARAGRAPH (b)|2;", "PARAGRAPH (c)|3;", "PARAGRAPH (d)|4;", "PARAGRAPH (e)|5;",
				"PARAGRAPH (f)|6;", "PARAGRAPH (g)|7;", "PARAGRAPH (h)|8;", "PARAGRAPH (i)|9.",
			},
		},
		"reference at the start of a wrapped line": {"1. as said in\n(a) above.", []string{"== |", "PARAGRAPH 1|as said in (a) above."}},
		"bracket in prose":                         {"1. x.\n\n(see) above.", []string{"== |", "PARAGRAPH 1|x.", "PARAGRAPH |(see) above."}},
		"items of a question":                      {"Question 1: x:\n(a) a;\n(b) b?", []string{"== |", "QUESTION Q1|x:", "PARAGRAPH Q1(a)|a;", "PARAGRAPH Q1(b)|b?"}},
	}.check(t)
}

func TestQuestionLabels(t *testing.T) {
	t.Parallel()
	for _, label := range []string{
		"Question n° 1 – ", "Question n°1 — ", "Question nº 1 : ", "Question\u00a0n°\u00a01\u00a0– ", "QUESTION 1. ", "Question 1: ", "Question 1 - ",
		"Question No. 1 – ", "Question no 1: ", "Question number 1: ", "Pregunta 1: ", "Pregunta N.º 1 – ", "Pregunta Nº 1. ", "Pregunta núm. 1: ", "Question 1\n", "Question 1:\n\n",
	} {
		questions := document.Parse("x.\n\n"+label+"Who reads\nthem?\n\ny", models.English).Questions()
		if len(questions) != 1 || questions[0].Number != 1 || questions[0].Text != "Who reads them?" || questions[0].Paragraph.Number != "Q1" {
			t.Errorf("%q: got questions %+v, want one", label, questions)
		}
	}
	for _, prose := range []string{"Question 1 is hard.", "Questions 1: x", "Question – x", "The question 1: x", "Question 0: x", "Question 1234: x"} {
		if questions := document.Parse(prose, models.English).Questions(); questions != nil {
			t.Errorf("%q: got questions %+v, want none", prose, questions)
		}
	}
}

func TestQuestionNumbers(t *testing.T) {
	t.Parallel()
	grammar{
		"repeated number":                          {"Question 1: a?\n\nQuestion 1: b?", []string{"== |", "QUESTION Q1|a?", "PARAGRAPH |Question 1: b?"}},
		"reference at the start of a wrapped line": {"as asked in\nQuestion 1: a", []string{"== |", "PARAGRAPH |as asked in Question 1: a"}},
		"text after a question":                    {"Question 1: a?\n\nb.", []string{"== |", "QUESTION Q1|a?", "PARAGRAPH |b."}},
	}.check(t)
}

func TestBullets(t *testing.T) {
	t.Parallel()
	for _, glyph := range []string{"•", "‣", "◦", "▪", "·", "\uf0b7", "\uf0a7", "-", "–", "—", "*"} {
		text := document.Parse("x:\n"+glyph+" a\n"+glyph+"\tb\n  and on\n", models.English)
		if diff := cmp.Diff([]string{"== |", "PARAGRAPH |x:", "BULLET |a", "BULLET |b and on"}, outline(text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", glyph, diff)
		}
	}
	grammar{
		"dash in prose":            {"the ports\n– those inland too –\nhave forms", []string{"== |", "PARAGRAPH |the ports – those inland too – have forms"}},
		"glyph alone on its line":  {"•\na\n\n•\n\nb", []string{"== |", "BULLET |a", "BULLET |b"}},
		"no space after the glyph": {"x:\n\n-5 degrees\n\n•a", []string{"== |", "PARAGRAPH |x:", "PARAGRAPH |-5 degrees", "PARAGRAPH |•a"}},
		"o as a word":              {"x.\n\no no", []string{"== |", "PARAGRAPH |x.", "PARAGRAPH |o no"}},
		"sentence across a blank line": {
			"• the forms that are asked for, of which there are many\n\nkinds\n• others",
			[]string{"== |", "BULLET |the forms that are asked for, of which there are many kinds", "BULLET |others"},
		},
		"short item before a blank line": {"• forms\n\nports", []string{"== |", "BULLET |forms", "PARAGRAPH |ports"}},
	}.check(t)
}

func TestBulletLevels(t *testing.T) {
	t.Parallel()
	body := "• a:\n– b\n– c\n• d;\no e\n\n1. f.\n\n– g\n• h\n\n\uf0b7 i\n Lost\n Lost too\n\uf0b7 k"
	var levels []int
	for _, p := range document.Parse(body, models.English).Paragraphs() {
		levels = append(levels, p.Level)
	}
	if diff := cmp.Diff([]int{1, 2, 2, 1, 2, 0, 1, 2, 3, 4, 4, 3}, levels); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestFootnotes(t *testing.T) {
	t.Parallel()
	filler := strings.Repeat(" ", 30) + "\n"
	grammar{
		"below a filler":                        {"x.\n" + filler + "1 Note.\n\ny.", []string{"== |", "PARAGRAPH |x.", "FOOTNOTE 1|Note.", "PARAGRAPH |y."}},
		"below a rule":                          {"x.\n____\n1 Note\nof two lines.\n2 Other.\n\fy.", []string{"== |", "PARAGRAPH |x.", "FURNITURE |____", "FOOTNOTE 1|Note of two lines.", "FOOTNOTE 2|Other.", "PARAGRAPH |y."}},
		"with a reference":                      {"ports1 x.\n\n1 Note.\n\ny.", []string{"== |", "PARAGRAPH |ports1 x.", "FOOTNOTE 1|Note.", "PARAGRAPH |y."}},
		"at the foot of a page":                 {"x.\n\n1 Note\nof two.\n\fy.", []string{"== |", "PARAGRAPH |x.", "FOOTNOTE 1|Note of two.", "PARAGRAPH |y."}},
		"without a reference":                   {"x.\n\n1 Member asks.\n\ny.", []string{"== |", "PARAGRAPH |x.", "PARAGRAPH |1 Member asks.", "PARAGRAPH |y."}},
		"number out of order":                   {"ports1 x20.\n" + filler + "20 Members ask.", []string{"== |", "PARAGRAPH |ports1 x20.", "PARAGRAPH |20 Members ask."}},
		"numbers restart on a later page":       {"x.\n" + filler + "1 Note.\n\fy.\n" + filler + "1 Other.", []string{"== |", "PARAGRAPH |x.", "FOOTNOTE 1|Note.", "PARAGRAPH |y.", "FOOTNOTE 1|Other."}},
		"number of a section":                   {"1  PORTS\n\nx.\n" + filler + "2 FORMS AND PORTS\n\ny.", []string{"== 1|PORTS", "PARAGRAPH |x.", "== 2|FORMS AND PORTS", "PARAGRAPH |y."}},
		"sentence continues after the footnote": {"It is read, where it is read at all today,\n" + filler + "1 Note.\nby nobody.", []string{"== |", "PARAGRAPH |It is read, where it is read at all today, by nobody.", "FOOTNOTE 1|Note."}},
		"revision note with an asterisk":        {"x.\n\n* This revision adds Japan.", []string{"== |", "PARAGRAPH |x.", "REVISION_NOTE *|This revision adds Japan."}},
	}.check(t)
}

func TestQuestionAcrossPages(t *testing.T) {
	t.Parallel()
	body := "Question 1 – Which of the forms that ports ask for today can be\n" + strings.Repeat(" ", 40) +
		"\n1 Inland ports too.\n- 2 -\n\fJOB/GC/7\ngiven up at once?\n\nQuestion 2 – Who reads them?"
	text := document.Parse(body, models.English)
	question := text.Questions()[0]
	if want := "Which of the forms that ports ask for today can be given up at once?"; question.Text != want {
		t.Errorf("got question %q, want %q", question.Text, want)
	}
	if len(question.Paragraph.Spans) != 2 || body[question.Paragraph.Spans[1].Start:question.Paragraph.End] != "given up at once?" {
		t.Errorf("got spans %v, want two", question.Paragraph.Spans)
	}
	if notes := text.Footnotes(); len(notes) != 1 || notes[0].Text != "Inland ports too." {
		t.Errorf("got footnotes %+v, want one", notes)
	}
}

func TestFurniture(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"___", "_______________", "-----", "=====", "* * *", "- 2 -", "– 12 –", "Page 2", "page 2/3", "Page 2 of 3", "Página 2 de 3", "./.", "/..."} {
		got := outline(document.Parse("x.\n\n"+text+"\n\ny.", models.English))
		if diff := cmp.Diff([]string{"== |", "PARAGRAPH |x.", "FURNITURE |" + text, "PARAGRAPH |y."}, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
	for _, text := range []string{"12", "2/3", "WT/MIN(17)/64", "JOB/GC/96/Rev.1/Corr.2", "IP/C/W/34/Add.3 • Page 2"} {
		inside := outline(document.Parse("a.\n\nx.\n\n"+text+"\n\ny.", models.English))
		if inside[3] != "PARAGRAPH |"+text {
			t.Errorf("in the middle of a page: got %s, want PARAGRAPH |%s", inside[3], text)
		}
		foot := outline(document.Parse("a.\n\nx.\n"+text+"\n\fy.", models.English))
		if foot[3] != "FURNITURE |"+text {
			t.Errorf("at the foot of a page: got %s, want FURNITURE |%s", foot[3], text)
		}
	}
}

func TestWrappedLines(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ body, want string }{
		"spaces":                  {"a  b \n\tc", "a b c"},
		"compound word":           {"plate-\nforme", "plate-forme"},
		"suspended hyphen":        {"import-\nand export", "import- and export"},
		"hyphen before a capital": {"trans-\nAtlantic", "trans- Atlantic"},
		"soft hyphen":             {"for\u00admu\u00ad\nlaires", "formulaires"},
		"non-breaking space":      {"10\u00a0000 ports\u202f; y", "10\u00a0000 ports\u202f; y"},
		"non-breaking space next to other white space": {"a\u00a0 b\u00a0\nc", "a b c"},
		"combining accents":                            {"re\u0301sume\u0301", "résumé"},
		"web address across lines":                     {"see https://www.example.org/news/\nfile_2.htm now", "see https://www.example.org/news/file_2.htm now"},
		"web address at the end of a line":             {"see https://www.example.org/\nand more.", "see https://www.example.org/ and more."},
		"other line breaks":                            {"a\rb\r\nc\u2028d", "a b c d"},
		"byte order mark":                              {"\ufeffa", "a"},
		"indented lines":                               {"   a\n   b\n   C", "a b C"},
	}
	for name, test := range tests {
		paragraphs := document.Parse(test.body, models.English).Paragraphs()
		if len(paragraphs) != 1 || paragraphs[0].Text != test.want {
			t.Errorf("%s: got paragraphs %+v, want %q", name, paragraphs, test.want)
		}
	}
}

// A single short word is a heading if a wide space separates it from its number.
func TestHeadingOfOneWord(t *testing.T) {
	t.Parallel()
	text := document.Parse("1  WHY\n\n1.1.  Trust is needed.\n\nQuestion 1 – What hinders it?\n\n2  NEXT\n\n2.1.  A workshop.\n\n3  US\n\n3.1.  We agree.\n", models.English)
	headings := []string{}
	for _, section := range text.Sections {
		headings = append(headings, section.Number+" "+section.Heading)
	}
	if diff := cmp.Diff([]string{"1 WHY", "2 NEXT", "3 US"}, headings); diff != "" {
		t.Errorf("headings (-want +got):\n%s", diff)
	}
	for _, number := range []string{"1.1", "Q1", "2.1", "3.1"} {
		if _, ok := text.Paragraph(number); !ok {
			t.Errorf("paragraph %s was not recognized", number)
		}
	}
}
