package paper_test

import (
	"bytes"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"proposaltracker/models"
)

// element is an element of Akoma Ntoso.
type element struct {
	XMLName    xml.Name
	Attributes []xml.Attr `xml:",any,attr"`
	Text       string     `xml:",chardata"`
	Children   []element  `xml:",any"`
}

func (e *element) attribute(name string) string {
	for _, attribute := range e.Attributes {
		if attribute.Name.Local == name {
			return attribute.Value
		}
	}
	return ""
}

// rule describes an element in the schema of Akoma Ntoso 3.0 (akomantoso30.xsd of OASIS): its children in
// order, as a regular expression over their names, its required attributes, and whether it has text.
type rule struct {
	children   string
	attributes []string
	text       bool
}

// hierarchy is the content of an element of the text: a number and a heading, and then either content, or an introduction
// and elements.
const hierarchy = `(num )?(heading )?((intro )?((section|paragraph|point|hcontainer) )+|content )`

// schema contains the elements that are written, with a part of what the schema of OASIS allows in them. The schema
// itself could not be obtained from a package registry: see TestAKNSchema.
func schema() map[string]rule {
	const properties = `FRBRthis FRBRuri FRBRdate FRBRauthor `
	const inline = `((docNumber|docTitle|docProponent|docDate|authorialNote) )*`
	value := rule{"", []string{"value"}, false}
	return map[string]rule{
		"akomaNtoso":        {`doc `, nil, false},
		"doc":               {`meta preface mainBody `, []string{"name"}, false},
		"meta":              {`identification references `, nil, false},
		"identification":    {`FRBRWork FRBRExpression FRBRManifestation `, []string{"source"}, false},
		"FRBRWork":          {properties + `FRBRcountry `, nil, false},
		"FRBRExpression":    {properties + `FRBRlanguage `, nil, false},
		"FRBRManifestation": {properties, nil, false},
		"FRBRthis":          value,
		"FRBRuri":           value,
		"FRBRcountry":       value,
		"FRBRdate":          {"", []string{"date", "name"}, false},
		"FRBRauthor":        {"", []string{"href"}, false},
		"FRBRlanguage":      {"", []string{"language"}, false},
		"references":        {`(TLCOrganization )*`, []string{"source"}, false},
		"TLCOrganization":   {"", []string{"eId", "href", "showAs"}, false},
		"preface":           {`(p )+`, nil, false},
		"mainBody":          {`((section|paragraph|point|hcontainer) )+`, nil, false},
		"section":           {hierarchy, []string{"eId"}, false},
		"paragraph":         {hierarchy, []string{"eId"}, false},
		"point":             {hierarchy, []string{"eId"}, false},
		"hcontainer":        {hierarchy, []string{"eId", "name"}, false},
		"intro":             {`p `, nil, false},
		"content":           {`p `, nil, false},
		"p":                 {inline, nil, true},
		"num":               {"", nil, true},
		"heading":           {`(authorialNote )*`, nil, true},
		"docNumber":         {"", nil, true},
		"docTitle":          {"", nil, true},
		"docProponent":      {"", nil, true},
		"docDate":           {"", []string{"date"}, true},
		"authorialNote":     {`p `, []string{"eId"}, false},
	}
}

// violations returns the differences of an element and its descendants from the schema.
func (e *element) violations(rules map[string]rule, ids map[string]bool) []string {
	name := e.XMLName.Local
	of, known := rules[name]
	if !known || e.XMLName.Space != "http://docs.oasis-open.org/legaldocml/ns/akn/3.0" {
		return []string{"unknown element " + e.XMLName.Space + " " + name}
	}
	var found []string
	var children strings.Builder
	for i := range e.Children {
		children.WriteString(e.Children[i].XMLName.Local + " ")
		found = append(found, e.Children[i].violations(rules, ids)...)
	}
	if !regexp.MustCompile(`^(?:` + of.children + `)$`).MatchString(children.String()) {
		found = append(found, name+" contains "+children.String()+", want "+of.children)
	}
	for _, attribute := range of.attributes {
		if e.attribute(attribute) == "" {
			found = append(found, name+" lacks "+attribute)
		}
	}
	if !of.text && strings.TrimSpace(e.Text) != "" {
		found = append(found, name+" has text")
	}
	if id := e.attribute("eId"); id != "" {
		if ids[id] || strings.ContainsAny(id, " \t") {
			found = append(found, "the eId "+id+" is not unique or has spaces")
		}
		ids[id] = true
	}
	return found
}

func parseAKN(t testing.TB, data []byte) *element {
	t.Helper()
	var root element
	if err := xml.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	return &root
}

// outline returns one line for each element of the text that has an eId.
func (e *element) outline() []string {
	var lines []string
	if id := e.attribute("eId"); id != "" {
		line := e.XMLName.Local + " " + id + ":"
		for _, child := range e.Children {
			switch child.XMLName.Local {
			case "num", "heading":
				line += " " + child.Text
			case "content", "intro":
				line += " | " + child.Children[0].Text
			case "p":
				line += " | " + child.Text
			}
		}
		lines = append(lines, line)
	}
	for i := range e.Children {
		lines = append(lines, e.Children[i].outline()...)
	}
	return lines
}

func TestAKN(t *testing.T) {
	t.Parallel()
	root := parseAKN(t, written(t, sample().WriteAKN))
	want := []string{
		"authorialNote authorialNote_1: | This revision adds Hong Kong, China.", "section sec_1: 1 WHY",
		"paragraph sec_1__para_1-1: 1.1. | Trust matters.", "authorialNote authorialNote_2: | To all.",
		"paragraph sec_1__para_1-3: 1.3. | Three things:", "point sec_1__para_1-3__point_a: (a) | one;", "point sec_1__para_1-3__point_a__point_i: (i) | its part;",
		"point sec_1__para_1-3__point_b: (b) | two.", "hcontainer sec_1__bullet_3: • | a point", "hcontainer sec_1__question_Question-1: Question 1: | What is missing?",
		"hcontainer annex_2: ANNEX 1", "paragraph annex_2__para_1: 1. | A list.", "hcontainer footnote_2: 2 | Lost.",
	}
	body := root.Children[0].Children
	if diff := cmp.Diff(want, slices.Concat(body[1].outline(), body[2].outline())); diff != "" {
		t.Errorf("elements (-want +got):\n%s", diff)
	}
	if uri := "/akn/wto/doc/communication/2016-07-14/job-gc-96-rev-1"; !strings.Contains(string(written(t, sample().WriteAKN)), `<FRBRuri value="`+uri+`/eng@"/>`) {
		t.Errorf("the expression is not identified by %s", uri)
	}
}

// TestAKNStructure checks documents against a hand-written part of the schema of Akoma Ntoso.
func TestAKNStructure(t *testing.T) {
	t.Parallel()
	rules := schema()
	for _, found := range parseAKN(t, written(t, sample().WriteAKN)).violations(rules, map[string]bool{}) {
		t.Error(found)
	}
	rapid.Check(t, func(rt *rapid.T) {
		a := &author{T: rt, language: rapid.SampledFrom(models.Languages()).Draw(rt, "language")}
		var file bytes.Buffer
		if err := a.document().WriteAKN(&file); err != nil {
			rt.Fatal(err)
		}
		if found := parseAKN(t, file.Bytes()).violations(rules, map[string]bool{}); len(found) > 0 {
			rt.Fatalf("%s\n%s", strings.Join(found, "\n"), file.Bytes())
		}
	})
}

// TestAKNSchema validates a document with xmllint against the schema of OASIS, whose path is in the
// environment variable AKN_XSD.
func TestAKNSchema(t *testing.T) {
	t.Parallel()
	path := os.Getenv("AKN_XSD")
	linter, err := exec.LookPath("xmllint")
	if path == "" || err != nil {
		t.Skip("AKN_XSD names no schema, or xmllint is not installed: TestAKNStructure checks the structure")
	}
	file := filepath.Join(t.TempDir(), "document.xml")
	if err := os.WriteFile(file, written(t, sample().WriteAKN), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.CommandContext(t.Context(), linter, "--noout", "--nonet", "--schema", path, file).CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
}
