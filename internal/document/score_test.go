package document_test

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"proposaltracker/internal/document"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/reference/names"
)

// labels contains the expected reading of a document, written by hand.
type labels struct {
	Symbols          []string `json:"symbols"`
	DocumentNumber   *string  `json:"documentNumber"`
	Title            *string  `json:"title"`
	Sponsors         []struct{ Name string }
	SubmittedBy      *string  `json:"submittedBy"`
	CommunicatedOn   *string  `json:"communicatedOn"`
	CirculatedOn     *string  `json:"circulatedOn"`
	OriginalLanguage *string  `json:"originalLanguage"`
	Access           *string  `json:"access"`
	RevisionKind     *string  `json:"revisionKind"`
	RevisionNumber   *int     `json:"revisionNumber"`
	Note             *string  `json:"note"`
	Body             []string `json:"body"`
	Heading          *string  `json:"heading"`
	Sections         []struct {
		Number  *string
		Heading string
	}
	Paragraphs []struct{ Number, Scope, First string }
	Items      []struct{ Parent, Scope, Label, First string }
	Questions  []struct {
		Number int
		First  string
	}
	Footnotes []struct{ Mark, First string }
	Annexes   []string
	Urls      []string
}

func readLabels(t *testing.T, path string) labels {
	t.Helper()
	written, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var want labels
	if err := json.Unmarshal(written, &want); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return want
}

// referenceNames returns a function that looks up names in the reference data.
func referenceNames(t testing.TB) document.Names {
	t.Helper()
	set, err := reference.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return names.New(set.Sponsors()).Recognize
}

// share counts correct values, expected values and false positives.
type share struct{ right, asked, spurious int }

// scores contains the shares of each group, and the errors.
type scores struct {
	groups map[string]*share
	wrong  []string
	known  document.Names
	// certain counts the header values with the confidence CERTAIN; certainRight counts the correct
	// ones among them.
	certain, certainRight int
}

func newScores(known document.Names) *scores {
	return &scores{groups: map[string]*share{}, known: known}
}

func (s *scores) group(name string) *share {
	if s.groups[name] == nil {
		s.groups[name] = &share{}
	}
	return s.groups[name]
}

func (s *scores) add(group string, right bool, what string) {
	one := s.group(group)
	one.asked++
	if right {
		one.right++
		return
	}
	s.wrong = append(s.wrong, group+": "+what)
}

func (s *scores) spurious(group, what string) {
	s.group(group).spurious++
	s.wrong = append(s.wrong, group+": reported, and not there: "+what)
}

// flat returns only the letters and digits of a text, in lower case.
func flat(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(text))
}

func (s *scores) nameKey(name string) string {
	if code, known := s.known(name); known {
		return string(code)
	}
	return flat(regexp.MustCompile(`(?i)^(?:the|les?|la|l'|el|los|las)\s+`).ReplaceAllString(name, ""))
}

// field compares a value of the header with its label.
func (s *scores) field(name string, want *string, got string, confidence document.Confidence, key func(string) string) {
	found := confidence != ""
	if want == nil {
		if found {
			s.spurious("header", name+" "+got)
			s.countCertain(confidence, false)
		}
		return
	}
	right := found && key(got) == key(*want)
	s.add("header", right, fmt.Sprintf("%s is %q, want %q", name, got, *want))
	s.countCertain(confidence, right)
}

func (s *scores) countCertain(confidence document.Confidence, right bool) {
	if confidence != document.Certain {
		return
	}
	s.certain++
	if right {
		s.certainRight++
	}
}

func (s *scores) header(want labels, got document.Reading) {
	text := func(value document.Value[string]) (string, document.Confidence) { return value.Value, value.Confidence }
	number, numberConfidence := text(got.DocumentNumber)
	s.field("documentNumber", want.DocumentNumber, number, numberConfidence, flat)
	title, titleConfidence := text(got.Title)
	s.field("title", want.Title, title, titleConfidence, flat)
	heading, headingConfidence := text(got.Heading)
	s.field("heading", want.Heading, heading, headingConfidence, flat)
	note, noteConfidence := text(got.Note)
	s.field("note", want.Note, note, noteConfidence, flat)
	s.field("communicatedOn", want.CommunicatedOn, got.CommunicatedOn.Value.String(), got.CommunicatedOn.Confidence, flat)
	s.field("circulatedOn", want.CirculatedOn, got.CirculatedOn.Value.String(), got.CirculatedOn.Confidence, flat)
	s.field("originalLanguage", want.OriginalLanguage, string(got.OriginalLanguage.Value), got.OriginalLanguage.Confidence, flat)
	s.field("access", want.Access, string(got.Access.Value), got.Access.Confidence, flat)
	s.field("revisionKind", want.RevisionKind, string(got.RevisionKind.Value), got.RevisionKind.Confidence, flat)
	var wantNumber *string
	if want.RevisionNumber != nil {
		printed := strconv.Itoa(*want.RevisionNumber)
		wantNumber = &printed
	}
	s.field("revisionNumber", wantNumber, strconv.Itoa(got.RevisionNumber.Value), got.RevisionNumber.Confidence, flat)
	submitter, confidence := "", document.Confidence("")
	if got.SubmittedBy != nil {
		submitter, confidence = got.SubmittedBy.Printed, got.SubmittedBy.Confidence
	}
	s.field("submittedBy", want.SubmittedBy, submitter, confidence, s.nameKey)
	s.set("symbol", want.Symbols, texts(got.Symbols))
	s.set("body", want.Body, texts(got.Bodies))
}

func texts[T ~string](values []document.Value[T]) []string {
	var all []string
	for _, value := range values {
		all = append(all, string(value.Value))
	}
	return all
}

func (s *scores) set(name string, want, got []string) {
	wanted, found := map[string]bool{}, map[string]bool{}
	for _, one := range got {
		found[flat(one)] = true
	}
	for _, one := range want {
		wanted[flat(one)] = true
		s.add("header", found[flat(one)], fmt.Sprintf("%s %q is not in %q", name, one, got))
	}
	for _, one := range got {
		if !wanted[flat(one)] {
			s.spurious("header", name+" "+one)
		}
	}
}

func (s *scores) sponsors(want labels, got document.Reading) {
	var wanted, found []string
	for _, sponsor := range want.Sponsors {
		wanted = append(wanted, s.nameKey(sponsor.Name))
	}
	for _, sponsor := range got.Sponsors {
		key := string(sponsor.Code)
		if key == "" {
			key = s.nameKey(sponsor.Printed)
		}
		found = append(found, key)
		s.countCertain(sponsor.Confidence, slices.Contains(wanted, key))
	}
	for _, key := range wanted {
		s.add("sponsors", slices.Contains(found, key), key+" is missing")
	}
	for _, key := range found {
		if !slices.Contains(wanted, key) {
			s.spurious("sponsors", key)
		}
	}
	if len(wanted) > 0 && !slices.Equal(wanted, found) {
		s.wrong = append(s.wrong, fmt.Sprintf("sponsors: %q, want %q", found, wanted))
	}
}

func (s *scores) headings(want labels, got document.Reading) {
	var left []document.Section
	for _, section := range got.Text.Sections {
		if section.Heading != "" {
			left = append(left, section)
		}
	}
	take := func(matches func(string) bool) (document.Section, bool) {
		i := slices.IndexFunc(left, func(section document.Section) bool { return matches(flat(section.Heading)) })
		if i < 0 {
			return document.Section{}, false
		}
		section := left[i]
		left = slices.Delete(left, i, i+1)
		return section, true
	}
	for _, section := range want.Sections {
		number := ""
		if section.Number != nil {
			number = *section.Number
		}
		found, ok := take(func(heading string) bool { return heading == flat(section.Heading) })
		s.add("headings", ok && flat(found.Number) == flat(number), number+" "+section.Heading+", got "+found.Number)
	}
	for _, annex := range want.Annexes {
		_, ok := take(func(heading string) bool { return strings.HasPrefix(heading, flat(annex)) })
		s.add("headings", ok, "annex "+annex)
	}
	for _, section := range left {
		s.spurious("headings", section.Number+" "+section.Heading)
	}
}

// starts reports whether a text begins with the words in first, disregarding case, spaces and punctuation.
func starts(text, first string) bool { return strings.HasPrefix(flat(text), flat(first)) }

func (s *scores) paragraphs(want labels, got document.Reading) {
	paragraphs := got.Text.Paragraphs()
	taken := make([]bool, len(paragraphs))
	find := func(group, number, first string, suffix bool) {
		for i, p := range paragraphs {
			right := flat(p.Number) == flat(number) || suffix && strings.HasSuffix(flat(p.Number), flat(number))
			if !taken[i] && p.Number != "" && right && starts(p.Text, first) {
				taken[i] = true
				s.add(group, true, "")
				return
			}
		}
		s.add(group, false, number+" "+first)
	}
	for _, p := range want.Paragraphs {
		find("paragraphs", p.Number, p.First, p.Scope != "")
	}
	for _, p := range want.Items {
		find("paragraphs", p.Label, p.First, true)
	}
	for _, p := range want.Questions {
		find("questions", "Q"+strconv.Itoa(p.Number), p.First, false)
	}
	for _, note := range want.Footnotes {
		s.add("footnotes", slices.ContainsFunc(paragraphs, func(p document.Paragraph) bool {
			return (p.Kind == document.KindFootnote || p.Kind == document.KindRevisionNote) && starts(p.Text, note.First)
		}), note.Mark+" "+note.First)
	}
	for _, url := range want.Urls {
		s.add("urls", slices.ContainsFunc(got.Sources, func(source document.Source) bool { return flat(source.URL) == flat(url) }), url)
	}
}

// score compares a reading with the labels of its document.
func (s *scores) score(name string, want labels, got document.Reading) {
	before := len(s.wrong)
	s.header(want, got)
	s.sponsors(want, got)
	s.headings(want, got)
	s.paragraphs(want, got)
	for i := before; i < len(s.wrong); i++ {
		s.wrong[i] = name + ": " + s.wrong[i]
	}
}

// hold fails the test if less than 98 % of the values of a group are correct, or if there are more
// than 2 % false positives.
func (s *scores) hold(t *testing.T) {
	t.Helper()
	const least = 0.98
	for _, group := range []string{"header", "sponsors", "paragraphs", "headings", "questions", "footnotes", "urls"} {
		one := s.group(group)
		if one.asked == 0 {
			continue
		}
		right := float64(one.right) / float64(one.asked)
		t.Logf("%-10s %4d of %4d correct (%5.1f %%), %d false positives", group, one.right, one.asked, 100*right, one.spurious)
		if right < least || float64(one.spurious) > 0.02*float64(one.asked) {
			t.Errorf("%s: got %.1f %% correct and %d false positives, want at least %.0f %% and at most one in fifty", group, 100*right, one.spurious, 100*least)
		}
	}
	t.Logf("%d of %d values with the confidence CERTAIN are correct", s.certainRight, s.certain)
	if float64(s.certainRight) < 0.99*float64(s.certain) {
		t.Errorf("got %d of %d values with the confidence CERTAIN correct, want 99 %%", s.certainRight, s.certain)
	}
	for _, wrong := range s.wrong {
		t.Log(wrong)
	}
}
