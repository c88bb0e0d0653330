package names_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/models"
)

// found is the code and the text of a match.
type found struct {
	Code models.Code
	Text string
}

func TestFind(t *testing.T) {
	t.Parallel()
	r := embedded(t)
	for name, c := range map[string]struct {
		text string
		want []found
	}{
		"list in English": {
			"Communication from Hong Kong, China; Korea, Republic of; the Lao People's Democratic Republic, Japan and Trinidad and Tobago",
			[]found{{"HKG", "Hong Kong, China"}, {"KOR", "Korea, Republic"}, {"LAO", "Lao People's Democratic Republic"}, {"JPN", "Japan"}, {"TTO", "Trinidad and Tobago"}},
		},
		"sentence in French": {
			"vise uniquement à ajouter Hong Kong, Chine et le Pakistan, l'Inde et la Côte d’Ivoire comme coauteurs",
			[]found{{"HKG", "Hong Kong, Chine"}, {"PAK", "Pakistan"}, {"IND", "Inde"}, {"CIV", "Côte d’Ivoire"}},
		},
		"all in capitals": {
			"COMMUNICATION FROM THE SEPARATE CUSTOMS TERRITORY OF TAIWAN, PENGHU, KINMEN AND MATSU, TÜRKIYE, COTE D'IVOIRE AND THE UNITED STATES",
			[]found{{"TPKM", "SEPARATE CUSTOMS TERRITORY OF TAIWAN, PENGHU, KINMEN AND MATSU"}, {"TUR", "TÜRKIYE"}, {"CIV", "COTE D'IVOIRE"}, {"USA", "UNITED STATES"}},
		},
		"adjacent names separated by commas": {"Sudan, South Africa, Guinea, Equatorial Guinea, China, Hong Kong", []found{{"SDN", "Sudan"}, {"ZAF", "South Africa"}, {"GIN", "Guinea"}, {"GNQ", "Equatorial Guinea"}, {"CHN", "China"}, {"HKG", "Hong Kong"}}},
		"lower-case words":                   {"a turkey, china plates, can we ask us; the us; Oman's and G33", []found{{"OMN", "Oman"}, {"G33", "G33"}}},
		"names of unknown actors":            {"North Korea, South Viet Nam and the German Democratic Republic, then Germany", []found{{"DEU", "Germany"}}},
		"groups":                             {"on behalf of the African Group, the LDC Group and the G-90", []found{{"AFRICAN_GROUP", "African Group"}, {"LDC_GROUP", "LDC Group"}, {"G90", "G-90"}}},
		"name across a line break":           {"República Democrática\ndel Congo", []found{{"COD", "República Democrática\ndel Congo"}}},
		"empty":                              {"", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []found
			for _, m := range r.Find(c.text) {
				got = append(got, found{m.Code, c.text[m.Start:m.End]})
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("matches (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPrefix(t *testing.T) {
	t.Parallel()
	r := embedded(t)
	for text, want := range map[string]found{
		"la Fédération de Russie et le Pakistan": {"RUS", "Fédération de Russie"},
		"hong kong, china, japan":                {"HKG", "hong kong, china"},
		"islas Salomón":                          {"SLB", "islas Salomón"},
		"Guinea-Bissau":                          {"GNB", "Guinea-Bissau"},
		"Congo (Brazzaville) and others":         {"COG", "Congo (Brazzaville"},
		"North Korea":                            {},
		"and Japan":                              {"JPN", "Japan"},
		"with Japan":                             {},
		"":                                       {},
	} {
		got := found{}
		if m, ok := r.Prefix(text); ok {
			got = found{m.Code, text[m.Start:m.End]}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Prefix(%q) (-want +got):\n%s", text, diff)
		}
	}
}
