package cli

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"proposaltracker/internal/dataset/reader"
	"proposaltracker/models"
)

// FileFormatConfig contains the settings for reading files of research data.
type FileFormatConfig struct {
	Map            map[string]string `name:"map" placeholder:"COLUMN=MEANING" mapsep:"none" help:"Meaning of a column (repeatable), such as bill_no=item. Meanings: item, title, date, sponsor, sponsors (several in a cell), name, role, lead (1 or 0), attribute, item-attribute, sponsor-attribute, ignore. By default it is derived from the names of the columns; others are attributes."`
	Role           map[string]string `name:"role" placeholder:"VALUE=ROLE" mapsep:"none" help:"Meaning of a role or code in the file (repeatable), such as 2=cosponsor. Roles: sponsor (the lead), cosponsor, cosponsor_withdrawn, unstated."`
	Mapping        string            `name:"mapping" type:"existingfile" placeholder:"FILE" help:"JSON file with the fields columns, roles, encoding, delimiter, sheet, dateFormat, separator and mergeRevisions. Flags take precedence."`
	Encoding       string            `name:"encoding" placeholder:"NAME" help:"Character encoding, such as windows-1251 (default: detected among UTF-8, UTF-16, Latin-1 and Windows-1252)."`
	Delimiter      string            `name:"delimiter" placeholder:"CHARACTER" help:"Delimiter of CSV: one character, or tab, comma, semicolon or pipe (default: detected)."`
	Sheet          string            `name:"sheet" placeholder:"NAME" help:"Sheet of a workbook (default: the first)."`
	DateFormat     string            `name:"date-format" placeholder:"FORMAT" help:"Order of numbers in dates: d/m/y, m/d/y or excel. ISO dates and dates with the name of a month are always read. By default, ambiguous dates such as 05/06/2013 are errors."`
	Separator      string            `name:"separator" placeholder:"TEXT" help:"Separator of sponsors in a cell (default: semicolon, bar or new line, otherwise comma)."`
	MergeRevisions bool              `name:"merge-revisions" help:"Read a document and its revisions, such as S/2016/1061/Rev.1, as one item."`
	Dates          string            `name:"dates" type:"existingfile" placeholder:"FILE" help:"Matrix of dates, for a matrix of sponsors and items with the same rows and columns."`
	Actors         string            `name:"actors" type:"existingfile" placeholder:"FILE" help:"File with the names of sponsors (columns sponsor and name). Other columns are attributes."`
	MapActors      map[string]string `name:"map-actors" placeholder:"COLUMN=MEANING" mapsep:"none" help:"Meaning of a column of --actors (repeatable): sponsor or name."`
	Undated        string            `name:"undated" placeholder:"YYYY-MM-DD" help:"Date for proposals without a date in any row. By default such proposals are listed but not imported."`
}

// mappingFile is the content of the file given by --mapping.
type mappingFile struct {
	Columns        map[string]string `json:"columns"`
	Roles          map[string]string `json:"roles"`
	Encoding       string            `json:"encoding"`
	Delimiter      string            `json:"delimiter"`
	Sheet          string            `json:"sheet"`
	DateFormat     string            `json:"dateFormat"`
	Separator      string            `json:"separator"`
	MergeRevisions bool              `json:"mergeRevisions"`
}

// options converts the settings to options. maxBytes is the maximum size of each file.
func (c *FileFormatConfig) options(maxBytes int64) (reader.Options, error) {
	stated := mappingFile{Columns: map[string]string{}, Roles: map[string]string{}}
	if c.Mapping != "" {
		if err := readMapping(c.Mapping, &stated); err != nil {
			return reader.Options{}, err
		}
	}
	maps.Copy(stated.Columns, c.Map)
	maps.Copy(stated.Roles, c.Role)
	o := reader.Options{
		MaxBytes: maxBytes, Encoding: cmp.Or(c.Encoding, stated.Encoding), Delimiter: cmp.Or(c.Delimiter, stated.Delimiter), Sheet: cmp.Or(c.Sheet, stated.Sheet),
		Separator: cmp.Or(c.Separator, stated.Separator), MergeRevisions: c.MergeRevisions || stated.MergeRevisions,
	}
	var errs [5]error
	o.Columns, errs[0] = meanings("--map", stated.Columns)
	o.Roles, errs[1] = roles(stated.Roles)
	o.DateFormat, errs[2] = reader.ParseDateFormat(cmp.Or(c.DateFormat, stated.DateFormat))
	if c.Undated != "" {
		o.Undated, errs[3] = models.ParseDate(c.Undated)
	}
	for i, flag := range []string{"", "--role", "--date-format", "--undated"} {
		if errs[i] != nil && flag != "" {
			errs[i] = fmt.Errorf("%s: %w", flag, errs[i])
		}
	}
	o.Actors, errs[4] = c.actors(maxBytes)
	return o, errors.Join(errs[:]...)
}

func readMapping(path string, into *mappingFile) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("--mapping: %w", err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("--mapping %s: %w", path, err)
	}
	return nil
}

// meanings parses the meanings of columns.
func meanings(flag string, stated map[string]string) (map[string]reader.Meaning, error) {
	found := map[string]reader.Meaning{}
	for column, text := range stated {
		meaning := reader.Meaning(text)
		if !slices.Contains(reader.Meanings(), meaning) {
			return nil, fmt.Errorf("%s %s=%s: the meaning must be one of %v", flag, column, text, reader.Meanings())
		}
		found[column] = meaning
	}
	return found, nil
}

// roles parses the meanings of roles.
func roles(stated map[string]string) (map[string]reader.Role, error) {
	found := map[string]reader.Role{}
	for value, text := range stated {
		role, err := reader.ParseRole(text)
		if err != nil {
			return nil, err
		}
		found[value] = role
	}
	return found, nil
}

// actors reads the file given by --actors; nil if the flag is not set.
func (c *FileFormatConfig) actors(maxBytes int64) (map[string]reader.Actor, error) {
	if c.Actors == "" {
		return nil, nil //nolint:nilnil // no actors
	}
	columns, err := meanings("--map-actors", c.MapActors)
	if err != nil {
		return nil, err
	}
	file, err := os.Open(c.Actors)
	if err != nil {
		return nil, err
	}
	defer file.Close() //nolint:errcheck // nothing was written
	return reader.ReadActors(file, reader.Options{Name: filepath.Base(c.Actors), Columns: columns, MaxBytes: maxBytes})
}
