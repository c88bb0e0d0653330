package names_test

import (
	"fmt"

	"proposaltracker/internal/reference"
	"proposaltracker/internal/reference/names"
)

func ExampleRecognizer() {
	set, err := reference.Embedded()
	if err != nil {
		fmt.Println(err)
		return
	}
	recognizer := names.New(set.Sponsors())
	for _, text := range []string{"la Fédération de Russie", "Congo, Dem. Rep.", "U.S.A.", "North Korea"} {
		code, known := recognizer.Recognize(text)
		fmt.Println(code, known)
	}
	fmt.Println(recognizer.Suggest("UK"))
	for _, match := range recognizer.Find("COMMUNICATION FROM JAPAN AND HONG KONG, CHINA") {
		fmt.Println(match.Code)
	}
	// Output:
	// RUS true
	// COD true
	// USA true
	//  false
	// [{GBR United Kingdom}]
	// JPN
	// HKG
}
