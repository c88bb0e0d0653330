package models_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"proposaltracker/models"
)

// canonicalSymbols returns symbols as printed, which ParseSymbol must return unchanged.
func canonicalSymbols() []string {
	return []string{
		"JOB/GC/96/Rev.1", "JOB/GC/204", "JOB/GC/204/Rev.6", "JOB/CTG/14", "JOB(09)/10/Rev.8", "JOB(06)/99",
		"WT/ACC/SPEC/LVA/7/Add.2/Corr.1", "IP/C/W/34/Add.3/Suppl.3", "IP/C/W/669", "IP/C/M/89",
		"WT/MIN(17)/64", "WT/MIN(01)/DEC/1", "WT/GC/W/635", "G/C/W/650", "WT/COMTD/W/179", "TN/RL/W/273",
		"WT/COMTD/SE/W/22/Rev.7", "WT/L/1032", "G/C/W/857", "G/C/M/127", "INF/ECOM/27/Rev.1",
		"S/2016/1061", "WT/COMTD/19", "TN/MA/W/103/Rev.3/Add.1", "WT/DS26/1", "WT/DS26",
		// WTO and GATT: words instead of numbers, and points.
		"WT/MIN(05)/DEC", "WT/DS363/AB/R", "WT/DS363/R/Add.1", "WT/DS379/ARB", "G/SCM/N/284/EU", "G/SCM/N/343/CHN/Suppl.1",
		"G/TBT/10.7/N/1", "S/DCS/W/USA", "TN/S/O/EEC", "WT/REG455/N/1/Add.1", "G/SCM/N/3/BRA", "IP/N/1/USA/D/1", "G/ADP/Q1/CHN/70",
		"MTN.TNC/W/FA", "MTN.GNG/NG5/W/69", "L/7420/Rev.1", "BISD 28S/102", "GATT/CP/1", "WT/Let/1501",
		// United Nations: points, hyphens, sessions and sections in parentheses.
		"A/C.3/71/L.28/Rev.1", "S/RES/2334 (2016)", "A/RES/ES-11/1", "S/PV.9000", "E/CN.4/Sub.2/2003/12/Rev.2", "A/HRC/48/L.23/Rev.1",
		"A/CONF.183/9", "A/71/PV.68", "E/1979/79/Amend.1", "A/RES/377(V)", "A/RES/217 A (III)", "A/CN.9/1054/Add.1/Rev.2", "TD/L.427",
		"A/58/PV.12 (Resumption 2)", "A/72/6 (Sect. 1)", "CCPR/C/21/Rev.1/Add.13", "UNEP/CBD/COP/DEC/X/2", "E/CN.4/2005/L.10/Add.1",
		// Other bodies.
		"FCCC/CP/2015/L.9/Rev.1", "EB150.R1", "WHA75.1", "A75/10", "GC.19/12", "GC(66)/INF/6", "LP.1/Rev.2", "MEPC 80/17/Rev.1", "MSC.1/Circ.1580",
		"MEPC.377(80)", "CX/FA 23/53/5/Add.1", "CXS 192-1995", "ST 7520/21/Rev.1", "COM(2020) 123",
	}
}

func TestCanonicalSymbols(t *testing.T) {
	t.Parallel()
	for _, text := range canonicalSymbols() {
		symbol, err := models.ParseSymbol(text)
		if err != nil || string(symbol) != text {
			t.Errorf("ParseSymbol(%q) = %q, %v", text, symbol, err)
		}
		if _, ok := symbol.Parts(); !ok {
			t.Errorf("Parts of %q: got false, want true", symbol)
		}
	}
}

func TestTypedSymbols(t *testing.T) {
	t.Parallel()
	for want, typed := range map[models.Symbol][]string{
		"JOB/GC/96/Rev.1": {
			"job/gc/96/rev.1", "  JOB / GC / 96 / Rev. 1 \n", "JOB/GC/96/Rev1", "JOB/GC/96/REV. 1", "JOB/GC/096/rev 01", "JOB/GC/96\u00a0/\u00a0Rev.\t1",
			"JOB/GC/96 Rev.1", "JOB/GC/96, Rev. 1", "JOB/GC/96.Rev.1", "JOB/GC/96-Rev.1", "JOB/GC/96–Rev.1", "JOB/GC/96Rev.1", "JOB/GC 96/Rev.1", "JOB GC 96 Rev 1",
			"JOB-GC-96-Rev.1", "JOB_GC_96_Rev.1", "JOB\\GC\\96\\Rev.1", "ＪＯＢ／ＧＣ／９６／Ｒｅｖ．１", "JOB⁄GC∕96/Rev.1", "JOB/GC\u200b/96/Rev.1", "JOB/GC/96/Rév.1",
			"JOB/GC/96/Revision 1", "\"JOB/GC/96/Rev.1\"", "“JOB/GC/96/Rev.1”", "«JOB/GC/96/Rev.1»", "(JOB/GC/96/Rev.1)", "[JOB/GC/96/Rev.1]", "JOB/GC/96/Rev.1.", "JOB/GC/96/Rev.1;",
			"JOB/GC/96/Rev.1)", "doc. JOB/GC/96/Rev.1", "document JOB/GC/96/Rev.1", "Document n° JOB/GC/96/Rev.1", "(doc. JOB/GC/96/Rev.1),", "JOB/GC/96/Rev.1*", "JOB/GC/96/Rev.1[-E]",
		},
		"WT/MIN(17)/64":             {"wt/min (17) / 64", "WT/MIN/(17)/64", "WT/MIN(17)64", "(WT/MIN(17)/64)", "WT/MIN( 17 )/ 064"},
		"IP/C/W/34/Add.3/Suppl.3":   {"ip/c/w/34/ADD.3/SUPPL.3", "IP/C/W/34 Addendum 3 Supplement 3", "IP/C/W/34/Add.3/Supp.3"},
		"WT/L/274/Corr.2":           {"wt/l/274/CORR .2", "WT/L/274, Corrigendum 2"},
		"G/REVIEW/5":                {"g/review/5"},
		"S/RES/2334 (2016)":         {"S/RES/2334(2016)", "s/res/2334 ( 2016 )"},
		"A/RES/377(V)":              {"A/RES/377 (V)"},
		"A/RES/217 A (III)":         {"A/RES/217A(III)", "A/RES/217 A(III)"},
		"A/58/PV.12 (Resumption 2)": {"a/58/pv.12(resumption 2)"},
		"A/72/6 (Sect. 1)":          {"A/72/6 (Sect.1)", "A/72/6(Section 1)"},
		"A/C.3/65/L.41":             {"A/C.3/65/L.41*", "A/C.3/65/L.41**"},
		"E/CN.4/Sub.2/2003/12":      {"e/cn.4/sub.2/2003/12"},
		"ST 7520/21/Rev.1":          {"ST 7520/21 REV 1 INIT"},
		"COM(2020) 123":             {"COM(2020)123 final"},
		"CX/FA 23/53/5/Add.1":       {"cx/fa 23/53/5 add.1"},
	} {
		for _, text := range typed {
			if got, err := models.ParseSymbol(text); err != nil || got != want {
				t.Errorf("ParseSymbol(%q) = %q, %v; want %q", text, got, err, want)
			}
		}
	}
}

func TestParseSymbolErrors(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"JOB/GC":             {"NUMBER_MISSING"},
		"JOB":                {"NUMBER_MISSING"},
		"JOB(09)":            {"NUMBER_MISSING"},
		"IP/C/W":             {"NUMBER_MISSING"},
		"WT/MIN(17)":         {"NUMBER_MISSING"},
		"N-1":                {"NUMBER_MISSING"},
		"Bill 5":             {"NUMBER_MISSING"},
		"JOB/GC/Rev.1":       {"NUMBER_MISSING", "Rev.1"},
		"96/Rev.1":           {"SERIES_MISSING", "96"},
		"10.7/1":             {"SERIES_MISSING", "10.7"},
		"Rev.1":              {"SERIES_MISSING", "Rev.1"},
		"JOB/GC/96/Rev":      {"SUFFIX_NUMBER_MISSING", "Rev"},
		"JOB/GC/96/suppl.":   {"SUFFIX_NUMBER_MISSING", "Suppl"},
		"JOB/GC/96/Rev.0":    {"NUMBER_ZERO", "0"},
		"JOB/GC/0":           {"NUMBER_ZERO", "0"},
		"JOB/GC/1234567890":  {"NUMBER_TOO_LONG", "1234567890"},
		"WT/DS1234567890/1":  {"NUMBER_TOO_LONG", "1234567890"},
		"JOB/GC/96/Rev.1/GC": {"SUFFIX_ORDER", "GC"},
		"JOB/GC/96/Rev.1/2":  {"SUFFIX_ORDER", "2"},
		"JOB//96":            {"PART_EMPTY"},
		"JOB/GC/96/":         {"PART_EMPTY"},
		"see JOB/96":         {"PART_UNKNOWN", "SEE JOB"},
		"JOB/GC/9..6":        {"PART_UNKNOWN", "9..6"},
		"WT/MIN(2017)/64":    {"SESSION_MALFORMED", "MIN(2017)"},
		"WT/MIN(17/64":       {"PART_UNKNOWN", "MIN(17"},
		"A/RES/1 (soon)":     {"PART_UNKNOWN", "(SOON)"},
		"JOB/GC/९६":          {"SYMBOL_CHARACTER", "९"},
		"JOB/GC/96²":         {"SYMBOL_CHARACTER", "²"},
		"JOB/GC/96?":         {"SYMBOL_CHARACTER", "?"},
		"JOB/GC\x00/96":      {"SYMBOL_CHARACTER", "\x00"},
		"JOB/\xff/96":        {"SYMBOL_CHARACTER", "\uFFFD"},
	} {
		fault := symbolError(t, text)
		if got := slices.Concat(fault.Param("problem"), fault.Param("part")); fault.Reason != models.SymbolMalformed || !slices.Equal(got, want) {
			t.Errorf("ParseSymbol(%q) returns %s %q, want %q", text, fault.Reason, got, want)
		}
	}
	for text, want := range map[string]models.ErrorReason{
		"": models.Malformed, "\t": models.Malformed, "A/" + strings.Repeat("B", 97) + "/1": models.TooLong, strings.Repeat("A", 401): models.TooLong,
	} {
		if fault := symbolError(t, text); fault.Reason != want {
			t.Errorf("ParseSymbol(%q) returns %s, want %s", text, fault.Reason, want)
		}
	}
}

func symbolError(t *testing.T, text string) *models.Error {
	t.Helper()
	symbol, err := models.ParseSymbol(text)
	var fault *models.Error
	if !errors.As(err, &fault) || symbol != "" {
		t.Fatalf("ParseSymbol(%q) = %q, %v", text, symbol, err)
	}
	return fault
}
