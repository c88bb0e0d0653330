package paper

import (
	"strconv"
	"strings"

	"proposaltracker/models"
)

// rule is the line that closes the title block and the text.
const rule = "_______________"

// restricted is the mark of restricted documents. It is the same in all languages.
const restricted = "RESTRICTED"

// terms are the fixed words of the layout in one language.
type terms struct {
	original, page, programme, question string
	// communication precedes the names of the authors, submitted in a document without title; onBehalf
	// precedes the group of a single author.
	communication, submitted, onBehalf string
	// circulation is the sentence of circulation, with the date of the communication and the
	// delegation, which dated and request introduce.
	circulation, dated, request string
	languages                   map[models.Language]string
	kinds                       map[models.RevisionKind]string
	months                      string
}

func termsOf(language models.Language) terms {
	switch language {
	case models.French:
		return terms{
			original: "Original:", page: "Page:", programme: "Programme de travail:", question: "Question n° ",
			communication: "Communication présentée par ", submitted: "Présentée par ", onBehalf: " au nom du groupe suivant: ",
			circulation: "La communication ci-après%s est distribuée%s.", dated: ", datée du ", request: " à la demande de la délégation suivante: ",
			languages: map[models.Language]string{models.English: "anglais", models.French: "français", models.Spanish: "espagnol"},
			kinds: map[models.RevisionKind]string{
				models.KindRevision: "Révision", models.KindAddendum: "Addendum", models.KindCorrigendum: "Corrigendum", models.KindSupplement: "Supplément",
			},
			months: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
		}
	case models.Spanish:
		return terms{
			original: "Original:", page: "Página:", programme: "Programa de trabajo:", question: "Pregunta Nº ",
			communication: "Comunicación presentada por ", submitted: "Presentada por ", onBehalf: " en nombre del siguiente grupo: ",
			circulation: "La siguiente comunicación%s se distribuye%s.", dated: ", de fecha ", request: " a petición de la delegación siguiente: ",
			languages: map[models.Language]string{models.English: "inglés", models.French: "francés", models.Spanish: "español"},
			kinds: map[models.RevisionKind]string{
				models.KindRevision: "Revisión", models.KindAddendum: "Addendum", models.KindCorrigendum: "Corrigendum", models.KindSupplement: "Suplemento",
			},
			months: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
		}
	default:
		return terms{
			original: "Original:", page: "Page:", programme: "Work programme:", question: "Question ",
			communication: "Communication from ", submitted: "Submitted by ", onBehalf: " on behalf of ",
			circulation: "The following communication%s is being circulated%s.", dated: ", dated ", request: " at the request of the delegation of ",
			languages: map[models.Language]string{models.English: "English", models.French: "French", models.Spanish: "Spanish"},
			kinds: map[models.RevisionKind]string{
				models.KindRevision: "Revision", models.KindAddendum: "Addendum", models.KindCorrigendum: "Corrigendum", models.KindSupplement: "Supplement",
			},
			months: "January February March April May June July August September October November December",
		}
	}
}

// date returns a date as printed in a language, such as "1er juillet 2016"; empty for the zero date.
func (t *terms) date(language models.Language, date models.Date) string {
	if date.IsZero() {
		return ""
	}
	at := date.Time()
	day, month, year := strconv.Itoa(at.Day()), strings.Fields(t.months)[at.Month()-1], strconv.Itoa(at.Year())
	switch {
	case language == models.Spanish:
		return day + " de " + month + " de " + year
	case language == models.French && at.Day() == 1:
		return "1er " + month + " " + year
	default:
		return day + " " + month + " " + year
	}
}
