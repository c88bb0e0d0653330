package tracker

import (
	"testing"

	"proposaltracker/models"
)

// Two texts are the same question if they agree in every common language, of which there must be one.
func TestSameWords(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		a, b models.LocalizedText
		want bool
	}{
		"equal":                         {models.LocalizedText{"EN": "What helps?"}, models.LocalizedText{"EN": "What helps?"}, true},
		"other white space":             {models.LocalizedText{"EN": "What  helps?\n"}, models.LocalizedText{"EN": "What helps?"}, true},
		"another word":                  {models.LocalizedText{"EN": "What helps?"}, models.LocalizedText{"EN": "Who helps?"}, false},
		"one of two languages":          {models.LocalizedText{"EN": "What helps?"}, models.LocalizedText{"EN": "What helps?", "FR": "Quoi ?"}, true},
		"a difference in one of two":    {models.LocalizedText{"EN": "What helps?", "FR": "Qui ?"}, models.LocalizedText{"EN": "What helps?", "FR": "Quoi ?"}, false},
		"no common language":            {models.LocalizedText{"EN": "What helps?"}, models.LocalizedText{"FR": "Qu'est-ce qui aide ?"}, false},
		"no common language, same text": {models.LocalizedText{"EN": "Roads"}, models.LocalizedText{"FR": "Roads"}, false},
		"no texts":                      {models.LocalizedText{}, models.LocalizedText{}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := sameWords(c.a, c.b); got != c.want {
				t.Errorf("sameWords(%v, %v) = %t, want %t", c.a, c.b, got, c.want)
			}
			if got := sameWords(c.b, c.a); got != c.want {
				t.Errorf("sameWords(%v, %v) = %t, want %t", c.b, c.a, got, c.want)
			}
		})
	}
}

// Sources are the same publication if their addresses are equal or, where neither has one, if publisher, year and title are.
func TestSamePublication(t *testing.T) {
	t.Parallel()
	report := models.Source{Publisher: "UNCTAD", Year: 2015, Title: models.LocalizedText{"EN": "Digital Economy Report"}}
	for name, c := range map[string]struct {
		change func(*models.Source)
		want   bool
	}{
		"equal":             {func(*models.Source) {}, true},
		"another publisher": {func(s *models.Source) { s.Publisher = "ITC" }, false},
		"another year":      {func(s *models.Source) { s.Year = 2017 }, false},
		"another title":     {func(s *models.Source) { s.Title = models.LocalizedText{"EN": "Trade Report"} }, false},
		"an address":        {func(s *models.Source) { s.URL = "https://unctad.org/report" }, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			other := report
			c.change(&other)
			if got := samePublication(&report, &other); got != c.want {
				t.Errorf("samePublication(%v, %v) = %t, want %t", report, other, got, c.want)
			}
		})
	}
	one, other := models.Source{URL: "https://example.org/1", Year: 2015}, models.Source{URL: "https://example.org/1", Publisher: "ITC"}
	if !samePublication(&one, &other) {
		t.Error("sources with one address are different publications, want the same")
	}
}
