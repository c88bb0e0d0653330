// Command generate writes the name tables that come from other projects: cldr.csv from the Unicode
// CLDR data of golang.org/x/text, and iso.csv from the folder langs of the npm package
// i18n-iso-countries (`npm pack i18n-iso-countries`). The README of package names lists versions
// and licenses.
//
//	go run ./internal/reference/names/generate -iso node_modules/i18n-iso-countries/langs -out internal/reference/names
package main

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

func main() {
	langs := flag.String("iso", "", "folder `langs` of the npm package i18n-iso-countries")
	out := flag.String("out", ".", "folder to write the tables to")
	flag.Parse()
	if err := errors.Join(writeCLDR(*out), writeISO(*langs, *out)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// countries returns the regions of ISO 3166-1, ordered by alpha-3 code.
func countries() []language.Region {
	all := []language.Region{}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			region, err := language.ParseRegion(string([]rune{a, b}))
			if err == nil && region.IsCountry() && region.Canonicalize() == region && region.ISO3() != "ZZZ" && display.Regions(language.English).Name(region) != "" {
				all = append(all, region)
			}
		}
	}
	slices.SortFunc(all, func(a, b language.Region) int { return strings.Compare(a.ISO3(), b.ISO3()) })
	return all
}

func tags() []language.Tag {
	return []language.Tag{language.English, language.French, language.Spanish}
}

func writeCLDR(out string) error {
	rows := [][]string{{"code", "en", "fr", "es"}}
	for _, region := range countries() {
		row := []string{region.ISO3()}
		for _, tag := range tags() {
			row = append(row, display.Regions(tag).Name(region))
		}
		rows = append(rows, row)
	}
	return write(filepath.Join(out, "cldr.csv"), rows)
}

func writeISO(langs, out string) error {
	if langs == "" {
		return nil
	}
	named := []map[string][]string{}
	for _, tag := range tags() {
		names, err := readLanguage(filepath.Join(langs, tag.String()+".json"))
		if err != nil {
			return err
		}
		named = append(named, names)
	}
	rows := [][]string{{"code", "alpha2", "en", "fr", "es"}}
	for _, region := range countries() {
		row := []string{region.ISO3(), region.String()}
		for _, names := range named {
			row = append(row, strings.Join(names[region.String()], ";"))
		}
		rows = append(rows, row)
	}
	return write(filepath.Join(out, "iso.csv"), rows)
}

// readLanguage returns the names of each country in one language, by alpha-2 code. In the file, a
// country has a name or a list of names.
func readLanguage(file string) (map[string][]string, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read names: %w", err)
	}
	var content struct {
		Countries map[string]any `json:"countries"`
	}
	if err := json.Unmarshal(data, &content); err != nil {
		return nil, fmt.Errorf("read %s: %w", file, err)
	}
	names := map[string][]string{}
	for code, value := range content.Countries {
		switch value := value.(type) {
		case string:
			names[code] = []string{value}
		case []any:
			for _, one := range value {
				names[code] = append(names[code], fmt.Sprint(one))
			}
		}
	}
	return names, nil
}

func write(file string, rows [][]string) error {
	to, err := os.Create(file)
	if err != nil {
		return fmt.Errorf("write a table: %w", err)
	}
	writer := csv.NewWriter(to)
	if err := errors.Join(writer.WriteAll(rows), to.Close()); err != nil {
		return fmt.Errorf("write %s: %w", file, err)
	}
	return nil
}
