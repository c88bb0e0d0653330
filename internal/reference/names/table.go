package names

import (
	"embed"
	"encoding/csv"
	"fmt"
	"strings"
	"sync"

	"proposaltracker/models"
)

//go:embed *.csv
var tables embed.FS

// dictionary contains the embedded tables in parsed form.
type dictionary struct {
	fillers   map[string]bool
	canonical map[string]string
	// titles contains the official titles, such as "Kingdom of" in each language, by code.
	titles map[models.Code][][]word
	// alpha2 maps each two-letter code of ISO 3166 to an actor's code.
	alpha2 map[string]models.Code
	// names contains the keys of the names that the tables list for each code.
	names map[models.Code]map[string]bool
	index *index
}

// embedded returns the tables of this package. It panics on an error in them, since they are part
// of the program.
//
//nolint:gochecknoglobals // computed once, never changed
var embedded = sync.OnceValue(func() *dictionary {
	d := &dictionary{
		fillers: map[string]bool{}, canonical: map[string]string{}, titles: map[models.Code][][]word{},
		alpha2: map[string]models.Code{}, names: map[models.Code]map[string]bool{}, index: newIndex(),
	}
	d.readWords()
	d.readTitles()
	d.readPolicies()
	d.readNames()
	return d
})

// rows returns the rows of a table without its header. It panics if the table cannot be read.
func rows(file string) [][]string {
	from, err := tables.Open(file)
	if err != nil {
		panic(fmt.Sprintf("names: %v", err))
	}
	defer from.Close() //nolint:errcheck // only read
	all, err := csv.NewReader(from).ReadAll()
	if err != nil {
		panic(fmt.Sprintf("names: read %s: %v", file, err))
	}
	return all[1:]
}

func (d *dictionary) readWords() {
	for _, row := range rows("words.csv") {
		if row[1] == "" {
			d.fillers[row[0]] = true
			continue
		}
		d.canonical[row[0]] = row[1]
	}
}

func (d *dictionary) readTitles() {
	for _, row := range rows("titles.csv") {
		for code := range strings.FieldsSeq(row[3]) {
			for _, title := range row[:3] {
				d.titles[models.Code(code)] = append(d.titles[models.Code(code)], d.wordsOf(title))
			}
		}
	}
}

// readPolicies reads the decisions about ambiguous names. A name without a code remains unknown.
func (d *dictionary) readPolicies() {
	for _, row := range rows("policy.csv") {
		one := claim{code: models.Code(row[2]), text: row[0], words: d.wordsOf(row[0]), rank: byPolicy, exact: row[1] == "exact"}
		for code := range strings.FieldsSeq(row[3]) {
			one.candidates = append(one.candidates, models.Code(code))
		}
		d.index.add(one)
	}
}

func (d *dictionary) readNames() {
	for _, table := range []struct {
		file  string
		first int // column of names
	}{{"cldr.csv", 1}, {"iso.csv", 2}, {"official.csv", 1}, {"former.csv", 3}, {"aliases.csv", 1}} {
		for _, row := range rows(table.file) {
			for _, cell := range row[table.first:] {
				d.addNames(models.Code(row[0]), cell)
			}
			if table.file == "iso.csv" {
				d.alpha2[row[1]] = models.Code(row[0])
			}
		}
	}
}

// addNames adds the names in a cell, which semicolons separate.
func (d *dictionary) addNames(code models.Code, cell string) {
	for text := range strings.SplitSeq(cell, ";") {
		one := claim{code: code, text: strings.TrimSpace(text), words: d.wordsOf(text), rank: byTable}
		if d.names[code] == nil {
			d.names[code] = map[string]bool{}
		}
		at := key(one.words)
		d.index.add(one)
		if at != "" && !d.names[code][at] {
			d.names[code][at] = true
			d.index.addTitled(one, d.titles[code])
		}
	}
}
