package document_test

import (
	"fmt"

	"proposaltracker/internal/document"
	"proposaltracker/internal/document/page"
	"proposaltracker/models"
)

func ExampleRead() {
	names := map[string]models.Code{"Canada": "CAN", "Hong Kong, China": "HKG", "Japan": "JPN"}
	text := `JOB/GC/902
4 July 2019
General Council                         Original: English

WORK PROGRAMME ON ELECTRONIC COMMERCE
FORMS OF PORTS
Communication from Canada; Hong Kong, China and Japan

The following communication, dated 2 July 2019, is being circulated at the request of the delegation of Japan.
_______________
I. Background
1. Forms differ from port to port.
ANNEX
1. Members that answered.
`
	reading := document.Read(page.Document{Format: page.Plain, Text: text}, document.Options{
		Names: func(name string) (models.Code, bool) { code, known := names[name]; return code, known },
	})
	fmt.Println(reading.Symbols[0].Value, reading.Symbols[0].Confidence)
	fmt.Println(reading.Title.Value, "/", reading.Heading.Value)
	for _, sponsor := range reading.Sponsors {
		evidence := sponsor.Evidence[0]
		fmt.Printf("%s %q, bytes %d to %d\n", sponsor.Code, sponsor.Printed, evidence.Start, evidence.End)
	}
	fmt.Println("submitted by", reading.SubmittedBy.Printed, "on", reading.CommunicatedOn.Value)
	for _, section := range reading.Text.Sections[1:] {
		fmt.Println(section.Number, section.Heading)
		for _, paragraph := range section.Paragraphs {
			fmt.Println("  ", paragraph.Number, paragraph.Text)
		}
	}
	// Output:
	// JOB/GC/902 CERTAIN
	// FORMS OF PORTS / WORK PROGRAMME ON ELECTRONIC COMMERCE
	// CAN "Canada", bytes 154 to 160
	// HKG "Hong Kong, China", bytes 162 to 178
	// JPN "Japan", bytes 183 to 188
	// submitted by Japan on 2019-07-02
	// I Background
	//    1 Forms differ from port to port.
	//  ANNEX
	//    A1/1 Members that answered.
}
