package document_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// known looks up names, some of which contain commas and conjunctions.
func known(name string) (models.Code, bool) {
	code, ok := map[string]models.Code{
		"hong kong, chine": "HKG", "hong kong, china": "HKG", "pakistan": "PAK", "pakistán": "PAK", "chine": "CHN", "china": "CHN", "inde": "IND", "india": "IND",
		"territoire douanier distinct de taiwan, penghu, kinmen et matsu": "TPKM", "separate customs territory of taiwan, penghu, kinmen and matsu": "TPKM",
		"trinité-et-tobago": "TTO", "trinidad and tobago": "TTO", "trinidad y tabago": "TTO", "antigua and barbuda": "ATG", "the gambia": "GMB", "gambia": "GMB",
		"corée, république de": "KOR", "korea, republic of": "KOR", "fédération de russie": "RUS", "japón": "JPN", "japan": "JPN", "eu": "EU", "african group": "AFRICAN_GROUP",
	}[strings.ToLower(name)]
	return code, ok
}

func TestParseNote(t *testing.T) {
	t.Parallel()
	tests := []struct {
		note    string
		added   []models.Code
		unknown []string
	}{
		{"La présente révision vise uniquement à ajouter Hong Kong, Chine et le Pakistan comme coauteurs.", []models.Code{"HKG", "PAK"}, nil},
		{"La présente révision vise uniquement à ajouter Hong\u00a0Kong, Chine\net le Pakistan comme co-auteurs", []models.Code{"HKG", "PAK"}, nil},
		{"La pre\u0301sente re\u0301vision vise uniquement a\u0300 ajouter l'Inde comme coauteur.", []models.Code{"IND"}, nil},
		{"La présente révision vise seulement à inclure l’Inde, la Chine et la Fédération de Russie parmi les coauteurs.", []models.Code{"IND", "CHN", "RUS"}, nil},
		{"La présente révision a pour seul objet d'ajouter le Pakistan; le Territoire douanier distinct de Taiwan, Penghu, Kinmen et Matsu; et la Corée, République de comme coparrains de la présente communication.", []models.Code{"PAK", "TPKM", "KOR"}, nil},
		{"Cette révision est distribuée uniquement pour ajouter le Pakistan à la liste des coauteurs.", []models.Code{"PAK"}, nil},
		{"This revision is solely to add Hong Kong, China and Pakistan as co-authors.", []models.Code{"HKG", "PAK"}, nil},
		{"* This revision is issued solely to add India, Trinidad and Tobago, and Hong Kong, China as co-sponsors.", []models.Code{"IND", "TTO", "HKG"}, nil},
		{"The sole purpose of this revision is to add Antigua and Barbuda, Korea, Republic of, the African Group and The Gambia to the list of co-sponsors.", []models.Code{"ATG", "KOR", "AFRICAN_GROUP", "GMB"}, nil},
		{"This revised version only adds the EU as a co-sponsor of this communication.", []models.Code{"EU"}, nil},
		{"This revision solely adds China; India; China as cosponsors", []models.Code{"CHN", "IND"}, nil},
		{"La presente revisión tiene por único objeto añadir a Hong Kong, China y al Pakistán como coautores.", []models.Code{"HKG", "PAK"}, nil},
		{"Esta revisión se distribuye únicamente para incluir a Trinidad y Tabago, India e Japón como copatrocinadores.", []models.Code{"TTO", "IND", "JPN"}, nil},
		{"This revision is solely to add Atlantis, India and the Land of Oz as co-authors.", []models.Code{"IND"}, []string{"Atlantis", "the Land of Oz"}},
		{"This revision is solely to add Oz, Emerald City and Munchkins; India as co-authors.", []models.Code{"IND"}, []string{"Oz, Emerald City and Munchkins"}},
	}
	for _, test := range tests {
		claim, ok := document.ParseNote(test.note, known)
		want := document.NoteClaim{Reason: models.ReasonCoAuthorsOnly, Added: test.added, Unknown: test.unknown}
		if diff := cmp.Diff(want, claim); diff != "" || !ok {
			t.Errorf("%q: parsed %t, want true; claim (-want +got):\n%s", test.note, ok, diff)
		}
	}
}

func TestParseNoteOther(t *testing.T) {
	t.Parallel()
	for _, note := range []string{
		"", "Inland ports too.", "This revision adds Pakistan as a co-author.", "This revision is solely to correct paragraph 2.",
		"This revision is solely to add Pakistan.", "This revision is solely to add Pakistan as co-author and to delete paragraph 4.1.",
		"This revision is solely to add Pakistan as co-author. Paragraph 4.1 no longer applies.",
		"This revision is solely to add India as co-author. It also replaces paragraph 2. It adds Japan as co-author.",
		"This revision replaces paragraph 2 and is solely to add Pakistan as co-author.",
		"La présente révision vise à ajouter le Pakistan comme coauteur.", "La présente révision vise uniquement à supprimer le Pakistan comme coauteur.",
		"La presente revisión añade al Pakistán como coautor.",
		"This revision is solely to add " + strings.Repeat("a, ", 4000) + "b as co-authors.",
	} {
		if claim, ok := document.ParseNote(note, known); ok {
			t.Errorf("ParseNote(%.100q) = %+v, want false", note, claim)
		}
	}
}

func TestParseNoteLookups(t *testing.T) {
	t.Parallel()
	asked := 0
	list := strings.TrimSuffix(strings.Repeat("a, ", 2000), ", ")
	claim, ok := document.ParseNote("This revision is solely to add "+list+" as co-authors.", func(string) (models.Code, bool) {
		asked++
		return "", false
	})
	if !ok || len(claim.Unknown) != 2000 || asked > 2000*8*2 {
		t.Errorf("got %d unknown names after %d lookups, want 2000 names and at most %d lookups", len(claim.Unknown), asked, 2000*8*2)
	}
}

func ExampleParseNote() {
	names := map[string]models.Code{"Hong Kong, Chine": "HKG", "Pakistan": "PAK", "Chine": "CHN"}
	note := "La présente révision vise uniquement à ajouter Hong Kong, Chine et le Pakistan comme coauteurs."
	claim, ok := document.ParseNote(note, func(name string) (models.Code, bool) {
		code, known := names[name]
		return code, known
	})
	fmt.Println(ok, claim.Reason, claim.Added, claim.Unknown)
	// Output: true CO_AUTHORS_ONLY [HKG PAK] []
}
