package models_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"proposaltracker/models"
)

func TestCheckSuffix(t *testing.T) {
	t.Parallel()
	earlier := []models.Symbol{"JOB/GC/204", "JOB/GC/204/Rev.9", "JOB/GC/204/Rev.10", "JOB/GC/204/Rev.10/Corr.1", "JOB/GC/204/Corr.2", "JOB/CTG/14/Rev.3"}
	for name, c := range map[string]struct {
		kind   models.RevisionKind
		symbol models.Symbol
		want   string
	}{
		"next revision":                      {models.KindRevision, "JOB/GC/204/Rev.11", ""},
		"gap before the revision":            {models.KindRevision, "JOB/GC/204/Rev.13", ""},
		"earlier revision":                   {models.KindRevision, "JOB/GC/204/Rev.3", "JOB/GC/204/Rev.11"},
		"same revision":                      {models.KindRevision, "JOB/GC/204/Rev.10", "JOB/GC/204/Rev.11"},
		"other series":                       {models.KindRevision, "JOB/CTG/14/Rev.4", ""},
		"new document number":                {models.KindRevision, "WT/GC/W/9", ""},
		"first revision in a new series":     {models.KindRevision, "WT/GC/W/9/Rev.1", ""},
		"corrigendum as revision":            {models.KindCorrigendum, "JOB/GC/204/Rev.11", "JOB/GC/204/Corr.3"},
		"revision as addendum":               {models.KindRevision, "JOB/GC/204/Rev.10/Add.1", "JOB/GC/204/Rev.11"},
		"addendum":                           {models.KindAddendum, "JOB/GC/204/Rev.10/Add.1", ""},
		"supplement":                         {models.KindSupplement, "JOB/GC/204/Suppl.1", ""},
		"corrigendum of a revision":          {models.KindCorrigendum, "JOB/GC/204/Rev.10/Corr.2", ""},
		"same corrigendum":                   {models.KindCorrigendum, "JOB/GC/204/Rev.10/Corr.1", "JOB/GC/204/Rev.10/Corr.2"},
		"corrigendum of an earlier revision": {models.KindCorrigendum, "JOB/GC/204/Rev.9/Corr.1", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := ""
			if err := models.CheckSuffix(c.kind, c.symbol, earlier); err != nil {
				var fault *models.Error
				if !errors.As(err, &fault) || fault.Reason != models.SymbolSuffixWrong {
					t.Fatalf("got error %v, want SYMBOL_SUFFIX_WRONG", err)
				}
				got = fault.Param("expected")[0]
			}
			if got != c.want {
				t.Errorf("%s under %s: got expected symbol %q, want %q", c.kind, c.symbol, got, c.want)
			}
		})
	}
}

// Parsing the canonical form of a symbol returns the same symbol.
func TestCanonicalSymbolsAreStable(t *testing.T) {
	t.Parallel()
	pieces := []string{
		"A", "1", "0", "/", " ", ".", "-", "(", ")", "Rev", "add", "(17)", "[-E]", "*", "doc.", "\"", "supp", "ement", ",", "é", "／", "2016", "V",
		"S/", "COM", "BISD", "CX/", "JOB", "final", "Sub", "EB", "WT/GC/W/1", "(2016)", "(Resumption 2)", "/Rev.1",
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 8).Draw(t, "pieces"), "")
		symbol, err := models.ParseSymbol(text)
		if err != nil {
			return
		}
		if again, err := models.ParseSymbol(string(symbol)); again != symbol {
			t.Fatalf("ParseSymbol(%q) = %q, which is parsed as %q, %v", text, symbol, again, err)
		}
	})
}
