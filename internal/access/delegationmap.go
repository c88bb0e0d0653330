package access

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"

	"proposaltracker/models"
)

// maxMapping is the maximum number of rows in a mapping.
const maxMapping = 100_000

// DelegationMap maps the values of an issuer's delegation claim to codes.
type DelegationMap map[string]models.Code

// ReadDelegationMap reads a CSV file with the columns `value` and `delegation`. The result is nil if no file is named.
//
// Each error is one line with the file and the line.
func ReadDelegationMap(path string) (DelegationMap, error) {
	if path == "" {
		return nil, nil //nolint:nilnil // without a mapping, values are codes
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read the delegation map (--delegation-map): %w", err)
	}
	defer file.Close() //nolint:errcheck // only read
	mapping, err := readMapping(csv.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("delegation map %s (--delegation-map): %w", path, err)
	}
	return mapping, nil
}

func readMapping(rows *csv.Reader) (DelegationMap, error) {
	rows.FieldsPerRecord = 2
	header, err := rows.Read()
	if err != nil || header[0] != "value" || header[1] != "delegation" {
		return nil, errors.New("the first line must be \"value,delegation\"")
	}
	mapping := DelegationMap{}
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return mapping, nil
		}
		if err != nil {
			return nil, err //nolint:wrapcheck // names the line
		}
		line, _ := rows.FieldPos(0)
		code, err := models.ParseCode(row[1])
		_, repeated := mapping[row[0]]
		switch {
		case err != nil:
			return nil, fmt.Errorf("line %d: %q is not the code of a delegation, such as JPN", line, row[1])
		case row[0] == "":
			return nil, fmt.Errorf("line %d: the value is empty", line)
		case repeated:
			return nil, fmt.Errorf("line %d: %q occurs twice", line, row[0])
		case len(mapping) == maxMapping:
			return nil, fmt.Errorf("line %d: the limit is %d lines", line, maxMapping)
		}
		mapping[row[0]] = code
	}
}
