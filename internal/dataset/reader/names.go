package reader

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
)

// maxFaults is the maximum number of faults that are reported for a list of names.
const maxFaults = 20

// ReadNames returns the names of sponsors, keyed by their spelling in a file of sponsorships. It
// reads CSV in UTF-8 with the columns `sponsor` and `name`; other columns are ignored. If a sponsor
// has several names, the last one is used. name is the file name to report in faults. Errors: a
// [*FileError] for each invalid row, at most 20, joined.
func ReadNames(from io.Reader, name string) (map[string]string, error) {
	reader := csv.NewReader(from)
	header, err := reader.Read()
	if err != nil {
		return nil, faultf(placeOf(name, 1, ""), "the first line cannot be read: %v; it must name the columns sponsor and name", err)
	}
	header[0] = strings.TrimPrefix(header[0], "\uFEFF")
	sponsor, called := slices.Index(header, sponsorColumn), slices.Index(header, "name")
	if sponsor < 0 || called < 0 {
		return nil, faultf(placeOf(name, 1, ""), "the columns are %.200q; sponsor and name must be among them", strings.Join(header, ","))
	}
	names, faults := map[string]string{}, []error{}
	for len(faults) < maxFaults {
		values, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			faults = append(faults, faultf(name, "a row cannot be read: %v", err))
			continue
		}
		line, _ := reader.FieldPos(0)
		for at, problem := range map[int]string{
			sponsor: textProblem("sponsor", values[sponsor], maxName), called: textProblem("name", values[called], maxName),
		} {
			if problem != "" {
				faults = append(faults, faultf(placeOf(name, line, header[at]), "%s", problem))
			}
		}
		names[strings.TrimSpace(values[sponsor])] = strings.TrimSpace(values[called])
	}
	return names, errors.Join(faults...)
}
