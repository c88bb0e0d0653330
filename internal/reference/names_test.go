package reference_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"proposaltracker/internal/reference"
	"proposaltracker/models"
)

// Every code, name and alias leads to the sponsor that has it: none is another's too.
func TestEveryNameLeadsToItsOwner(t *testing.T) {
	t.Parallel()
	sponsors := embedded(t).Sponsors()
	names := reference.NewNames(sponsors)
	for _, sponsor := range sponsors {
		for _, name := range namesOf(sponsor) {
			if got, has := names.Lookup(name); !has || got != sponsor.Code {
				t.Errorf("%q of %s leads to %q", name, sponsor.Code, got)
			}
		}
	}
}

func namesOf(sponsor *models.Sponsor) []string {
	return append([]string{string(sponsor.Code), sponsor.EN, sponsor.FR, sponsor.ES}, sponsor.Aliases...)
}

func TestLookup(t *testing.T) {
	t.Parallel()
	names := reference.NewNames(embedded(t).Sponsors())
	for name, want := range map[string]models.Code{
		"Hong Kong, Chine": "HKG", "le Pakistan": "PAK", "le Japon": "JPN", "la Fédération de Russie": "RUS", "Federación de Rusia": "RUS",
		"Territoire douanier distinct de Taiwan, Penghu, Kinmen et Matsu": "TPKM", "Territorio Aduanero Distinto de Taiwán, Penghu, Kinmen y Matsu": "TPKM",
		"The Separate Customs Territory of Taiwan, Penghu, Kinmen and Matsu": "TPKM",
		"Chinese Taipei": "TPKM", "le Taipei chinois": "TPKM", "Taipei Chino": "TPKM", "China Taipei": "TPKM",
		"COREE, REPUBLIQUE DE": "KOR", "Corea, República de": "KOR", "l'Inde": "IND", "L’Inde": "IND", "Turkey": "TUR", "la Turquie": "TUR", "Turquía": "TUR", "TÜRKİYE": "TUR",
		"Bolivia": "BOL", "la République de Moldova": "", "Lao PDR": "LAO", "Cape Verde": "CPV", "Swaziland": "SWZ", "Côte d’Ivoire": "CIV", "Cote d'Ivoire": "CIV",
		"Gambia": "GMB", "the Gambia": "GMB", "Bahamas": "BHS", "Saudi Arabia": "SAU", "the United States": "USA", "les États-Unis": "USA", "los Estados Unidos": "USA",
		"el Brasil": "BRA", "El Salvador": "SLV", "European Communities": "EU", "l'Union  européenne": "EU", "Timor Leste": "TLS", "jpn": "JPN",
		"African Group": "AFRICAN_GROUP", "le Groupe des PMA": "LDC_GROUP", "l' Inde": "IND", "G 33": "G33", "G–90": "G90", "OACPS": "ACP", "RAMs": "RAMS", "SVEs": "SVE_GROUP",
		"CNUCED": "UNCTAD", "the Secretariat": "SECRETARIAT", "Can": "CAN",
		"Atlantis": "", "": "", "the ": "", "la": "", "l'": "", "Fédération de": "", "Kong": "",
	} {
		if got, has := names.Lookup(name); got != want || has != (want != "") {
			t.Errorf("%q leads to %q (%t), want %q", name, got, has, want)
		}
	}
}

func TestNobodyIsKnownToTheZeroNames(t *testing.T) {
	t.Parallel()
	var names reference.Names
	if got, has := names.Lookup("Japan"); has || len(names.Suggest("JPN")) > 0 {
		t.Errorf("the zero names know %q and suggest %v", got, names.Suggest("JPN"))
	}
}

// However a name is written, by case, accents in one or two characters, spaces and an article.
func TestTheFormOfANameDoesNotMatter(t *testing.T) {
	t.Parallel()
	sponsors := embedded(t).Sponsors()
	names := reference.NewNames(sponsors)
	rapid.Check(t, func(t *rapid.T) {
		sponsor := rapid.SampledFrom(sponsors).Draw(t, "sponsor")
		name := rapid.SampledFrom(namesOf(sponsor)).Draw(t, "name")
		article := rapid.SampledFrom([]string{"", "", "the ", "The  ", "le ", "La ", "LES ", "l'", "L’", "el ", "los ", "las "}).Draw(t, "article")
		written := article + inCase(t, rapid.SampledFrom([]norm.Form{norm.NFC, norm.NFD}).Draw(t, "form").String(name))
		written = strings.ReplaceAll(written, " ", rapid.SampledFrom([]string{" ", "  ", "\u00a0", "\n"}).Draw(t, "space"))
		if got, has := names.Lookup(written); !has || got != sponsor.Code {
			t.Fatalf("%q, which is %q of %s, leads to %q", written, name, sponsor.Code, got)
		}
	})
}

func inCase(t *rapid.T, name string) string {
	upper := rapid.SliceOfN(rapid.Bool(), len(name), len(name)).Draw(t, "upper")
	at := -1
	return strings.Map(func(r rune) rune {
		if at++; upper[at] {
			return unicode.ToUpper(r)
		}
		return unicode.ToLower(r)
	}, name)
}

func TestSuggest(t *testing.T) {
	t.Parallel()
	names := reference.NewNames(embedded(t).Sponsors())
	for code, want := range map[string][]models.Code{
		"JNP":           {"JPN"}, // in the wrong order
		"jnp":           {"JPN"},
		"Japan":         {"JPN"}, // a name
		"Pays-Bas":      {"NLD"},
		"jpn":           {"JPN"},
		"AFRICA_GROUP":  {"AFRICAN_GROUP"},
		"AFRICAN_GRUOP": {"AFRICAN_GROUP"},
		"WORLDBANK":     {"WORLD_BANK"},
		"TPMK":          {"TPKM"},
		"ATLANTIS":      {},
		"":              {},
	} {
		got := names.Suggest(code)
		if len(got) > 3 || (len(want) == 0) != (len(got) == 0) || (len(want) > 0 && got[0] != want[0]) {
			t.Errorf("for %q: %v, want %v first", code, got, want)
		}
	}
	if diff := cmp.Diff([]models.Code{"CHE", "CHL", "CHN"}, names.Suggest("CHX")); diff != "" {
		t.Errorf("equally near ones stand in order of code (-want +got):\n%s", diff)
	}
}

// FuzzLookup: no name is found by chance, and none that is found depends on how it is written.
func FuzzLookup(f *testing.F) {
	set, err := reference.Embedded()
	if err != nil {
		f.Fatal(err)
	}
	names := reference.NewNames(set.Sponsors())
	for _, name := range []string{"la Fédération de Russie", "L’Inde", "\xff", "the The Gambia", "G\u201033", "İ"} {
		f.Add(name)
	}
	known := map[models.Code]bool{}
	for _, sponsor := range set.Sponsors() {
		known[sponsor.Code] = true
	}
	f.Fuzz(func(t *testing.T, name string) {
		code, has := names.Lookup(name)
		if has != known[code] {
			t.Errorf("%q leads to %q (%t)", name, code, has)
		}
		if again, _ := names.Lookup("  " + name + "\t"); again != code {
			t.Errorf("%q leads to %q, and to %q among spaces", name, code, again)
		}
		for _, suggestion := range names.Suggest(name) {
			if !known[suggestion] {
				t.Errorf("%q suggests %q, which nobody has", name, suggestion)
			}
		}
	})
}
