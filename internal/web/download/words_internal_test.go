package download

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"proposaltracker/models"
)

// Each language has a label for each enum value, and no others.
func TestEveryLanguageHasAllWords(t *testing.T) {
	t.Parallel()
	all := readWords()
	for _, language := range models.Languages() {
		say := all[language]
		for name, word := range map[string]string{
			"followUps": say.FollowUps, "none": say.None, "asOf": say.AsOf, "compilation": say.Compilation, "comparison": say.Comparison, "feed": say.Feed, "invited": say.Invited,
		} {
			if word == "" {
				t.Errorf("language %s has no word for %s", language, name)
			}
		}
		same(t, language, enum(t, "followup", "FollowUpKind"), say.Kinds)
		same(t, language, enum(t, "followup", "FollowUpStatus"), say.Statuses)
		same(t, language, enum(t, "question", "AnswerAudience"), say.Audiences)
		same(t, language, enum(t, "event", "EventKind"), say.Events)
	}
}

func same[K ~string](t *testing.T, language models.Language, values []string, words map[K]string) {
	t.Helper()
	want, got := map[string]bool{}, map[string]bool{}
	for _, value := range values {
		want[value] = true
	}
	for value, word := range words {
		got[string(value)] = word != ""
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-schema +words):\n%s", language, diff)
	}
}

// enum returns the values of an enum in a file of the schema.
func enum(t *testing.T, file, name string) []string {
	t.Helper()
	text, err := os.ReadFile("../../../graph/schema/" + file + ".graphqls")
	if err != nil {
		t.Fatal(err)
	}
	document, err := parser.ParseSchema(&ast.Source{Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	values := []string{}
	for _, value := range document.Definitions.ForName(name).EnumValues {
		values = append(values, value.Name)
	}
	return values
}
