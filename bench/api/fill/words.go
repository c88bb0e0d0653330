package fill

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"proposaltracker/models"
)

// chance is a pseudorandom source with a fixed seed, and the words from which it chooses.
type chance struct {
	*rand.Rand

	// frequent lists the frequent words of each language, most frequent first; names is the number of rare words.
	frequent map[models.Language][]string
	names    int
}

// newChance returns the source for one part of the proposals.
func newChance(names int, part uint64) chance {
	frequent := map[models.Language][]string{}
	for _, language := range models.Languages() {
		frequent[language] = words(language)
	}
	return chance{rand.New(rand.NewPCG(4, 11+part)), frequent, names} //nolint:gosec // a reproducible sequence
}

// words returns domain words, most frequent first.
func words(language models.Language) []string {
	switch language {
	case models.French:
		return strings.Fields(`commerce membres pays mesures marché développement accord produits règles conseil politique services transparence
			notification agriculture pêche subventions électronique données examen facilitation droits tarifs origine normes sécurité
			alimentaire régional petites entreprises exportateurs importateurs consommateurs concurrence investissement technologie
			numérique réseau transfrontières formalités douanières certification laboratoire étiquetage quarantaine semences coton`)
	case models.Spanish:
		return strings.Fields(`comercio miembros países medidas mercado desarrollo acuerdo productos normas consejo política servicios transparencia
			notificación agricultura pesca subvenciones electrónico datos examen facilitación derechos aranceles origen seguridad
			alimentaria regional pequeñas empresas exportadores importadores consumidores competencia inversión tecnología
			digital red transfronterizos formalidades aduaneras certificación laboratorio etiquetado cuarentena semillas algodón`)
	default:
		return strings.Fields(`trade members countries measures market development agreement products rules council policy services transparency
			notification agriculture fisheries subsidies electronic data review facilitation duties tariffs origin standards safety
			food regional small enterprises exporters importers consumers competition investment technology digital network
			border formalities customs certification laboratory labelling quarantine seeds cotton sugar dairy textiles steel aluminium
			timber vessels licensing valuation inspection transit warehousing broadband encryption signatures authentication
			privacy platforms remittances insurance telecommunications cargo ports pilots refrigeration fertilizer irrigation
			vaccines patents trademarks geographical traditional biodiversity forests emissions recycling plastics batteries`)
	}
}

// common returns function words.
func common(language models.Language) []string {
	switch language {
	case models.French:
		return []string{"de la", "pour les", "et", "dans le", "avec des", "sur"}
	case models.Spanish:
		return []string{"de la", "para los", "y", "en el", "con las", "sobre"}
	default:
		return []string{"of the", "for", "and", "in the", "with", "on"}
	}
}

// rareWords returns the number of rare words, such as names of places, goods and programmes, in the
// texts of the given number of proposals. Larger collections have a larger vocabulary.
func rareWords(proposals int) int { return max(4000, proposals/5) }

// RareWord returns the rare word with the given index. Collections contain at least 4,000 rare words,
// and one more for every five proposals beyond 20,000. All languages share these words.
func RareWord(index int) string {
	starts := [...]string{"b", "c", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br"}
	middles := [...]string{"a", "e", "i", "o", "u", "an", "er", "il", "or", "al"}
	ends := [...]string{"ban", "cora", "dena", "fil", "gon", "kara", "lum", "mora", "nisk", "pola", "ran", "seda", "tor", "vane", "zel"}
	word := starts[index%16] + middles[index/16%10] + ends[index/160%15] + middles[index/2400%10]
	if rest := index / 24_000; rest > 0 {
		word += ends[rest%15]
	}
	return word
}

// namedBy is the number of proposals whose texts have the same name.
const namedBy = 5

// Name returns a name that occurs in the texts of exactly five proposals, regardless of the size of
// the collection.
func Name(index int) string {
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	var name strings.Builder
	name.WriteString("Qu")
	for range 4 {
		name.WriteByte(vowels[index%len(vowels)])
		name.WriteByte(consonants[index/len(vowels)%len(consonants)])
		index /= len(vowels) * len(consonants)
	}
	return name.String() + "x"
}

// word returns a rare word in one of four cases, and otherwise a frequent word, preferring the
// first words of the list.
func (c chance) word(language models.Language) string {
	if c.IntN(4) == 0 {
		return RareWord(c.IntN(c.names))
	}
	list := c.frequent[language]
	at := c.Float64()
	return list[int(at*at*float64(len(list)))]
}

func (c chance) phrase(language models.Language, length int) string {
	chosen := []string{}
	for i := range length {
		if i > 0 && i%3 == 0 {
			between := common(language)
			chosen = append(chosen, between[c.IntN(len(between))])
		}
		chosen = append(chosen, c.word(language))
	}
	return strings.Join(chosen, " ")
}

func (c chance) sentence(language models.Language, length int) string {
	return capital(c.phrase(language, length)) + "."
}

func (c chance) title(language models.Language) string {
	return capital(c.phrase(language, 4+c.IntN(4)))
}

func capital(phrase string) string {
	first, size := utf8.DecodeRuneInString(phrase)
	return string(unicode.ToUpper(first)) + phrase[size:]
}

// body returns a numbered text of two sections about a name, with the questions between them.
func (c chance) body(language models.Language, name string, questions int) string {
	heads := map[models.Language][3]string{
		models.English: {"INTRODUCTION", "PROPOSAL", "Question"}, models.French: {"INTRODUCTION", "PROPOSITION", "Question"},
		models.Spanish: {"INTRODUCCIÓN", "PROPUESTA", "Pregunta"},
	}[language]
	var text strings.Builder
	section := func(number int, heading, beginning string) {
		fmt.Fprintf(&text, "%d  %s\n\n", number, heading)
		for paragraph := range 2 + c.IntN(2) {
			sentence := beginning + c.sentence(language, 10+c.IntN(10))
			fmt.Fprintf(&text, "%d.%d.  %s %s\n\n", number, paragraph+1, sentence, c.sentence(language, 6+c.IntN(6)))
			beginning = ""
		}
	}
	section(1, heads[0], name+": ")
	for number := range questions {
		fmt.Fprintf(&text, "%s %d – %s?\n\n", heads[2], number+1, c.title(language))
	}
	section(2, heads[1], "")
	return text.String()
}
