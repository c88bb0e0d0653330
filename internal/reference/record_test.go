package reference_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"proposaltracker/internal/reference/names"
	"proposaltracker/models"
)

// All sponsors in the collection of communications are recognized. The test reads the rows with
// confidence A or B whose sponsors are a plain list of names.
func TestRecordedSponsors(t *testing.T) {
	t.Parallel()
	file, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", "communications.csv"))
	if err != nil {
		t.Skip("the collection of communications, ../shared/data/communications.csv, was not found")
	}
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	recognizer := names.New(embedded(t).Sponsors())
	described := regexp.MustCompile(`[0-9(]|not seen|\b(and others|co-sponsor\w*|Members|Chair\w*|group|Secretariat)\b`)
	read := 0
	for _, row := range rows[1:] {
		id, sponsors, confidence := row[0], row[4], row[7]
		if !strings.HasPrefix(confidence, "A") && !strings.HasPrefix(confidence, "B") || described.MatchString(sponsors) {
			continue
		}
		read++
		for _, name := range regexp.MustCompile(` ; | / | on behalf of the `).Split(sponsors, -1) {
			if _, ok := recognizer.Recognize(name); !ok {
				t.Errorf("row %s: got no sponsor for %q, want it recognized", id, name)
			}
		}
	}
	if read < 28 {
		t.Errorf("got %d rows with a list of names, want at least 28", read)
	}
}

// The co-authors of a real document in French are recognized.
func TestSponsorsOfTheDocument(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "data", "documents", "ecommerce-work-programme-rev1.fr.txt"))
	if err != nil {
		t.Skip("the document, in ../shared/data/documents, was not found")
	}
	recognizer := names.New(embedded(t).Sponsors())
	flat := strings.Join(strings.Fields(string(text)), " ")
	for name, want := range map[string]models.Code{
		"Hong Kong, Chine": "HKG", "Japon": "JPN", "Pakistan": "PAK", "Fédération de Russie": "RUS", "Singapour": "SGP",
		"Territoire douanier distinct de Taiwan, Penghu, Kinmen et Matsu": "TPKM",
	} {
		if got, _ := recognizer.Recognize(name); got != want || !strings.Contains(strings.ToLower(flat), strings.ToLower(name)) {
			t.Errorf("%q: got %q, want %s; the document contains the name: got %t, want true",
				name, got, want, strings.Contains(strings.ToLower(flat), strings.ToLower(name)))
		}
	}
}
