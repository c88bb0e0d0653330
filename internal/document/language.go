package document

import (
	"strings"

	"proposaltracker/models"
)

// commonWords returns words that are frequent in the given language, but not in the other two.
func commonWords(language models.Language) string {
	switch language {
	case models.French:
		return " le les des et est dans pour sur que qui par une du au aux ce cette sont avec ne pas ou "
	case models.Spanish:
		return " el los las y es del para por que una un con se su sus al este esta son lo como "
	default:
		return " the of and to in is that for on by with are be as it from this which at an "
	}
}

// sampleBytes is the maximum size, in bytes, of the sample that is used to detect the language.
const sampleBytes = 64 << 10

// detectLanguage determines the language of a text from its most common words.
func detectLanguage(lines []line) Value[models.Language] {
	counts := map[models.Language]int{}
	read := 0
	for i := range lines {
		if read += len(lines[i].text); read > sampleBytes {
			break
		}
		for word := range strings.FieldsSeq(lines[i].text) {
			countWord(strings.ToLower(strings.Trim(word, ".,;:()«»\"'’")), counts)
		}
	}
	best, second := models.English, 0
	for _, language := range models.Languages() {
		if counts[language] > counts[best] {
			best = language
		}
	}
	for language, count := range counts {
		if language != best {
			second = max(second, count)
		}
	}
	return Value[models.Language]{Value: best, Confidence: languageConfidence(counts[best], second)}
}

func countWord(word string, counts map[models.Language]int) {
	const longest = 5
	if word == "" || len(word) > longest {
		return
	}
	for _, language := range models.Languages() {
		if strings.Contains(commonWords(language), " "+word+" ") {
			counts[language]++
		}
	}
}

func languageConfidence(best, second int) Confidence {
	const enough = 12
	switch {
	case best >= enough && best > 2*second:
		return Certain
	case best > second:
		return Likely
	default:
		return Unsure
	}
}
