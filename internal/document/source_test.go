package document_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

func TestSources(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		body string
		want []document.Source
	}{
		"title across lines": {
			"Source: OMD (2014), FORMULAIRES DES \nPORTS https://www.example.org/a_2014.htm. \n\nx",
			[]document.Source{{Publisher: "OMD", Year: 2014, Title: "FORMULAIRES DES PORTS", URL: "https://www.example.org/a_2014.htm"}},
		},
		"French colon":        {"Source\u00a0: OMD (2014). Formulaires.", []document.Source{{Publisher: "OMD", Year: 2014, Title: "Formulaires"}}},
		"no year":             {"Fuente: OMA, Encuesta. https://www.example.org/", []document.Source{{Title: "OMA, Encuesta", URL: "https://www.example.org/"}}},
		"address only":        {"Source: http://example.org/a(b)?c=d,", []document.Source{{URL: "http://example.org/a(b)?c=d"}}},
		"address in brackets": {"Source: WCO (2013a), Survey (https://example.org/x).", []document.Source{{Publisher: "WCO", Year: 2013, Title: "Survey", URL: "https://example.org/x"}}},
		"several": {
			"Sources: WCO (2014), Survey, https://example.org/a.pdf; World Bank (2015), Ports <https://example.org/b>.",
			[]document.Source{
				{Publisher: "WCO", Year: 2014, Title: "Survey", URL: "https://example.org/a.pdf"},
				{Publisher: "World Bank", Year: 2015, Title: "Ports", URL: "https://example.org/b"},
			},
		},
		"source in prose": {"The source: nobody knows.", nil},
		"empty":           {"Source:", nil},
	}
	for name, test := range tests {
		got := document.Parse(test.body, models.French).Sources()
		if diff := cmp.Diff(test.want, got, cmpopts.IgnoreFields(document.Source{}, "Paragraph")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		for _, source := range got {
			if source.Paragraph.Kind != document.KindSource {
				t.Errorf("%s: got paragraph %+v, want one of kind SOURCE", name, source.Paragraph)
			}
		}
	}
}
