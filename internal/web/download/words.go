package download

import (
	_ "embed" // the words
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"proposaltracker/models"
)

// program is the name of the program, as shown in tables and feeds.
const program = "proposaltracker"

//go:embed words.json
var wordsFile []byte

// words contains the labels of tables and feeds in one language.
type words struct {
	FollowUps   string `json:"followUps"`
	FollowUp    string `json:"followUp"`
	Proposal    string `json:"proposal"`
	Kind        string `json:"kind"`
	Responsible string `json:"responsible"`
	Venue       string `json:"venue"`
	Due         string `json:"due"`
	Status      string `json:"status"`
	LastStep    string `json:"lastStep"`
	None        string `json:"none"`
	AsOf        string `json:"asOf"`
	Paragraph   string `json:"paragraph"`
	Invited     string `json:"invited"`
	Compilation string `json:"compilation"`
	Delegation  string `json:"delegation"`
	Delegations string `json:"delegations"`
	Comparison  string `json:"comparison"`
	Feed        string `json:"feed"`

	Kinds     map[models.FollowUpKind]string   `json:"kinds"`
	Statuses  map[models.FollowUpStatus]string `json:"statuses"`
	Audiences map[models.AnswerAudience]string `json:"audiences"`
	Events    map[models.EventKind]string      `json:"events"`
}

// readWords reads the labels in all languages.
func readWords() map[models.Language]*words {
	var all map[models.Language]*words
	if err := json.Unmarshal(wordsFile, &all); err != nil {
		panic(fmt.Errorf("read the embedded words.json: %w", err))
	}
	return all
}

// count formats a number with the noun that it counts, such as "7 follow-ups".
func (w *words) count(number int, of string) string {
	return strconv.Itoa(number) + " " + strings.ToLower(of)
}

// tag returns the BCP 47 tag of a language.
func tag(language models.Language) string { return strings.ToLower(string(language)) }
