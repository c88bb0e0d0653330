package paper_test

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"proposaltracker/internal/document"
	"proposaltracker/internal/render/paper"
	"proposaltracker/models"
)

// vocabulary contains the words of random texts in one language, with accents, hyphens, quotation
// marks and abbreviations.
var vocabulary = map[models.Language][]string{
	models.English: strings.Fields(`trade in services members ports customs small-scale co-operation "single window" e-commerce U.S. (see note) data; rules, 2017 30% they've WT/MIN(17)/64 the of and to small island economies`),
	models.French:  strings.Fields(`commerce des services membres ports douanes sous-région l'accès « guichet » PME électronique; règles, 2017 30 % qu'ils WT/MIN(17)/64 le de et à petites économies œuvre naïve`),
	models.Spanish: strings.Fields(`comercio de servicios miembros puertos aduanas físico-química "ventanilla" pyme electrónico; normas, 2017 30 % WT/MIN(17)/64 el de y a pequeñas economías años mañana`),
}

var parties = map[models.Language][]string{
	models.English: {"Japan", "Hong Kong, China", "Separate Customs Territory of Taiwan, Penghu, Kinmen and Matsu", "Trinidad and Tobago", "Switzerland", "African Group", "Bosnia and Herzegovina", "Viet Nam"},
	models.French:  {"Japon", "Hong Kong, Chine", "Territoire douanier distinct de Taiwan, Penghu, Kinmen et Matsu", "Trinité-et-Tobago", "Suisse", "Groupe africain", "Fédération de Russie", "Viet Nam"},
	models.Spanish: {"Japón", "Hong Kong, China", "Territorio Aduanero Distinto de Taiwán, Penghu, Kinmen y Matsu", "Trinidad y Tabago", "Suiza", "Grupo Africano", "Federación de Rusia", "Viet Nam"},
}

var bodies = map[models.Language][]string{
	models.English: {"General Council", "Council for Trade in Goods", "Committee on Trade and Development", "Eleventh Ministerial Conference"},
	models.French:  {"Conseil général", "Conseil du commerce des marchandises", "Comité du commerce et du développement", "Onzième Conférence ministérielle"},
	models.Spanish: {"Consejo General", "Consejo del Comercio de Mercancías", "Comité de Comercio y Desarrollo", "Undécima Conferencia Ministerial"},
}

var programmes = map[models.Language][]string{
	models.English: {"", "Work Programme on Electronic Commerce", "Fisheries subsidies"},
	models.French:  {"", "Programme de travail sur le commerce électronique", "Subventions à la pêche"},
	models.Spanish: {"", "Programa de Trabajo sobre el Comercio Electrónico", "Subvenciones a la pesca"},
}

// author writes a random document.
type author struct {
	*rapid.T

	language models.Language
	notes    int
	sections []document.Section
}

func (a *author) one(from []string) string { return rapid.SampledFrom(from).Draw(a.T, "one") }
func (a *author) number(most int) int      { return rapid.IntRange(0, most).Draw(a.T, "number") }
func (a *author) chance(of int) bool       { return a.number(of-1) == 0 }

// sentence returns a sentence that starts with a capital and ends in a full stop.
func (a *author) sentence() string {
	start := map[models.Language]string{models.English: "Members", models.French: "Les Membres", models.Spanish: "Los Miembros"}[a.language]
	words := []string{start}
	for range 2 + a.number(40) {
		words = append(words, a.one(vocabulary[a.language]))
	}
	return strings.TrimRight(strings.Join(words, " "), ";, ") + " x."
}

// prose returns one to three sentences. Some refer to a new footnote.
func (a *author) prose() string {
	text := a.sentence()
	for range a.number(2) {
		text += " " + a.sentence()
	}
	if a.notes < 90 && a.chance(6) {
		a.notes++
		text += strconv.Itoa(a.notes)
	}
	return text
}

// title returns a heading, in capitals or not.
func (a *author) title(capitals bool) string {
	words := map[models.Language][]string{
		models.English: {"Background", "Next steps", "What Members could share", "Trade in services"},
		models.French:  {"Contexte", "Voie à suivre", "Pour des discussions plus fructueuses", "Échanges de services"},
		models.Spanish: {"Antecedentes", "Próximos pasos", "Qué pueden compartir los Miembros", "Comercio de servicios"},
	}[a.language]
	title := a.one(words)
	if capitals {
		return strings.ToUpper(title)
	}
	return title
}

func (a *author) add(p document.Paragraph) {
	last := &a.sections[len(a.sections)-1]
	last.Paragraphs = append(last.Paragraphs, p)
}

// list adds items under an address, and items of a second level under some of them.
func (a *author) list(address string) {
	for i := range 2 + a.number(2) {
		label := string(rune('a' + i))
		item := address + "(" + label + ")"
		a.add(document.Paragraph{Kind: document.KindParagraph, Number: item, Label: label, Text: a.prose()})
		if !a.chance(4) {
			continue
		}
		for _, roman := range []string{"i", "ii"} {
			a.add(document.Paragraph{Kind: document.KindParagraph, Number: item + "(" + roman + ")", Label: roman, Text: a.prose()})
		}
	}
}

func (a *author) bullets() {
	for range 2 {
		a.add(document.Paragraph{Kind: document.KindBullet, Level: 1, Text: a.prose()})
		if a.chance(3) {
			a.add(document.Paragraph{Kind: document.KindBullet, Level: 2, Text: a.prose()})
		}
	}
}

// paragraphs adds up to five paragraphs numbered with a prefix: "2." for section 2, "" for flat numbers.
func (a *author) paragraphs(prefix, scope string, first int) (next int) {
	next = first
	for range 1 + a.number(4) {
		label := prefix + strconv.Itoa(next)
		next++
		a.add(document.Paragraph{Kind: document.KindParagraph, Number: scope + label, Label: label, Text: a.prose()})
		switch a.number(5) {
		case 0:
			a.list(scope + label)
		case 1:
			a.bullets()
		}
	}
	return next
}

// body adds sections in one of three styles: Arabic with dotted numbers, Roman with consecutive ones, and none.
func (a *author) body() {
	a.sections = []document.Section{{}}
	style, next, questions := a.number(2), 1, 0
	capitals := style == 1 || a.chance(2)
	for i := range 1 + a.number(3) {
		number := []string{strconv.Itoa(i + 1), []string{"I", "II", "III", "IV"}[i], ""}[style]
		if number != "" {
			a.sections = append(a.sections, document.Section{Number: number, Heading: a.title(capitals)})
		}
		if style == 0 {
			a.paragraphs(number+".", "", 1)
		} else {
			next = a.paragraphs("", "", next)
		}
		for range a.number(2) {
			questions++
			a.add(document.Paragraph{Kind: document.KindQuestion, Number: "Q" + strconv.Itoa(questions), Ordinal: questions, Text: a.prose()})
		}
	}
}

func (a *author) annexes() {
	word := map[models.Language]string{models.English: "ANNEX", models.French: "ANNEXE", models.Spanish: "ANEXO"}[a.language]
	for i := range a.number(2) {
		heading := fmt.Sprintf("%s %d", word, i+1)
		if a.chance(2) {
			heading += " " + a.title(true)
		}
		a.sections = append(a.sections, document.Section{Heading: heading, Annex: i + 1})
		a.paragraphs("", fmt.Sprintf("A%d/", i+1), 1)
	}
}

// footnotes adds the footnotes to which the text refers.
func (a *author) footnotes() {
	for i := range a.notes {
		a.add(document.Paragraph{Kind: document.KindFootnote, Mark: strconv.Itoa(i + 1), Text: a.sentence()})
	}
}

// document returns a random document.
func (a *author) document() *paper.Document {
	d := &paper.Document{
		Language: a.language, OriginalLanguage: rapid.SampledFrom(models.Languages()).Draw(a.T, "original"),
		Symbols: []models.Symbol{models.Symbol(fmt.Sprintf("JOB/GC/%d", 1+a.number(400)))}, Restricted: a.chance(2),
		CirculatedOn: models.NewDate(2000+a.number(30), 7, 1+a.number(27)), Bodies: []string{a.one(bodies[a.language])},
		Heading: a.one(programmes[a.language]), Title: a.title(a.chance(2)) + " X",
	}
	d.CommunicatedOn = d.CirculatedOn.AddDays(-a.number(30))
	if a.chance(2) {
		d.Number = d.CirculatedOn.String()[2:4] + fmt.Sprintf("-%04d", a.number(9999))
	}
	d.Sponsors = rapid.SliceOfNDistinct(rapid.SampledFrom(parties[a.language]), 1, 8, rapid.ID[string]).Draw(a.T, "sponsors")
	d.SubmittedBy = d.Sponsors[0]
	if a.chance(3) {
		d.Symbols[0] += "/Rev.1"
		d.Kind, d.NoteMark = models.KindRevision, "*"
		d.Note = map[models.Language]string{
			models.English: "This revision is solely to add Japan as a co-sponsor.", models.French: "La présente révision vise uniquement à ajouter le Japon comme coauteur.",
			models.Spanish: "La presente revisión tiene por único objeto añadir al Japón como copatrocinador.",
		}[a.language]
	}
	a.body()
	a.annexes()
	a.footnotes()
	d.Text = document.Text{Language: a.language, Sections: a.sections}
	return d
}

// TestRandomRoundTrip writes random documents in each language and reads them again. The content must be
// the same.
func TestRandomRoundTrip(t *testing.T) {
	t.Parallel()
	r := newReader(t)
	for _, language := range models.Languages() {
		t.Run(string(language), func(t *testing.T) {
			t.Parallel()
			rapid.Check(t, func(rt *rapid.T) { r.roundTrip(rt, (&author{T: rt, language: language}).document()) })
		})
	}
}

// TestRandomPDF writes a few random documents as PDF and reads them again: reading a PDF takes much longer.
func TestRandomPDF(t *testing.T) {
	t.Parallel()
	const count = 12
	r := newReader(t)
	documents := rapid.Custom(func(rt *rapid.T) *paper.Document {
		return (&author{T: rt, language: rapid.SampledFrom(models.Languages()).Draw(rt, "language")}).document()
	})
	for seed := range count {
		d := documents.Example(seed)
		r.same(t, "pdf", d, written(t, d.WritePDF))
	}
}

// roundTrip fails unless text and DOCX files of a document are read as the document.
func (r reader) roundTrip(t *rapid.T, d *paper.Document) {
	for format, write := range map[string]func(io.Writer) error{"txt": d.WriteText, "docx": d.WriteDOCX} {
		var file bytes.Buffer
		if err := write(&file); err != nil {
			t.Fatal(err)
		}
		extracted, err := r.files.Open(t.Context(), file.Bytes())
		if err != nil {
			t.Fatalf("%s: %v", format, err)
		}
		got := documentOf(document.Read(extracted, document.Options{Names: r.names}))
		if diff := diff(contentOf(d), contentOf(got)); diff != "" {
			t.Fatalf("%s (-want +got):\n%s\nread:\n%s", format, diff, extracted.Text)
		}
	}
}
