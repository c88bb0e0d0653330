package document_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/document"
	"proposaltracker/models"
)

// fixture returns a communication that was written for tests in the form of a real one.
func fixture(t testing.TB, name string) string {
	t.Helper()
	body, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// outline summarizes a text with one line per heading or paragraph.
func outline(text document.Text) []string {
	var lines []string
	for _, section := range text.Sections {
		lines = append(lines, fmt.Sprintf("== %s|%s", section.Number, section.Heading))
		for _, p := range section.Paragraphs {
			lines = append(lines, fmt.Sprintf("%s %s%s|%s", p.Kind, p.Number, p.Mark, p.Text))
		}
	}
	return lines
}

func TestParseFrenchPDF(t *testing.T) {
	t.Parallel()
	want := []string{
		"== |",
		"FRONT_MATTER |PROGRAMME DE TRAVAIL SUR LES FORMULAIRES DOUANIERS",
		"FRONT_MATTER |POUR DES GUICHETS OUVERTS À TOUS",
		"FRONT_MATTER |Proposition présentée par Hong Kong, Chine; le Japon; le Pakistan; et le Territoire douanier distinct de Taiwan, Penghu, Kinmen et Matsu",
		"FRONT_MATTER |Révision1",
		"FRONT_MATTER |La communication ci-après, datée du 3 mars 2015, est distribuée à la demande de la délégation du Japon.",
		"FURNITURE |_______________",
		"== 1|OBJET",
		"PARAGRAPH 1.1|Les formulaires que remplissent les transporteurs varient d'un port à l'autre. Cette variété coûte du temps à chacun.",
		"PARAGRAPH 1.2|Le Comité offre un lieu où les comparer.",
		"== 2|QUESTIONS AUX MEMBRES",
		"PARAGRAPH 2.1|Les réponses aux questions suivantes seraient utiles.",
		"QUESTION Q1|Quels formulaires vos services exigent-ils, et lesquels de ces formulaires pourraient être supprimés? (Une liste figure à la fin.)",
		"QUESTION Q2|Quels services les reçoivent: la douane, le port ou d'autres encore? Qui les lit?",
		"REVISION_NOTE 1|La présente révision vise uniquement à ajouter Hong Kong, Chine et le Pakistan comme coauteurs.",
		"QUESTION Q3|Combien de temps faut-il pour les remplir?",
		"== 3|VOIE À SUIVRE",
		"PARAGRAPH 3.1|Nous proposons un atelier d'un jour.",
		"FURNITURE |_______________",
		"== |RELEVÉ DE TRAVAUX RÉCENTS",
		"PARAGRAPH |OMD (enquête auprès des ports)",
		"PARAGRAPH |L'enquête recommandait:",
		"BULLET |de réduire le nombre des champs que chaque formulaire demande aux transporteurs de remplir;",
		"BULLET |de publier les formulaires;",
		"BULLET |de former les agents, y compris ceux des bureaux les plus éloignés de la capitale, et leurs chefs.",
		"SOURCE |Source: OMD (2014), ENQUÊTE SUR LES FORMULAIRES DES PORTS https://www.example.org/ports/enquete_2014.htm.",
		"PARAGRAPH |CNUCED (Rapport sur les guichets)",
		"BULLET |Politiques nationales",
		"BULLET |Mesures de simplification",
		"BULLET |Guichets et paiement, avec des moyens que les petites entreprises peuvent employer elles-mêmes en ligne",
		"BULLET |Formation",
		"BULLET |Politiques internationales",
		"BULLET |Reconnaissance mutuelle",
		"SOURCE |Source: CNUCED (2013), Guichets uniques – Ce que les ports en disent, CHAPITRE II http://www.example.org/guichets.pdf.",
		"FURNITURE |__________",
	}
	text := document.Parse(fixture(t, "forms-rev1.fr.txt"), models.French)
	if diff := cmp.Diff(want, outline(text)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestParseEnglishPages(t *testing.T) {
	t.Parallel()
	want := []string{
		"== |",
		"FURNITURE |JOB/GC/901/Rev.1",
		"FRONT_MATTER |WORK PROGRAMME ON CUSTOMS FORMS",
		"FRONT_MATTER |Communication from Japan and Pakistan",
		"FRONT_MATTER |Revision*",
		"FRONT_MATTER |The following communication, dated 3 March 2015, is being circulated at the request of the delegation of Japan.",
		"FURNITURE |_______________",
		"REVISION_NOTE *|This revision is solely to add Pakistan as a co-sponsor.",
		"== I|INTRODUCTION",
		"PARAGRAPH 1|Forms differ from port to port.¹ They have since 1998, and 2016 was the worst of years:",
		"PARAGRAPH 1(a)|there are too many;",
		"PARAGRAPH 1(b)|they ask for",
		"PARAGRAPH 1(b)(i)|the same thing, and",
		"PARAGRAPH 1(b)(ii)|far too much of it;",
		"PARAGRAPH 1(c)|nobody reads them.",
		"PARAGRAPH 2|The Committee could:",
		"BULLET |compare them;",
		"BULLET |shorten them, be it by leaving out what is not read;",
		"BULLET |by law;",
		"BULLET |by custom.",
		"FOOTNOTE 1|Not counting inland ports.",
		"FURNITURE |- 2 -",
		"FURNITURE |JOB/GC/901/Rev.1",
		"== II|QUESTIONS",
		"PARAGRAPH 3|Members are asked, at their own pace and where they have them at hand, to answer these questions.",
		"QUESTION Q1|Which forms do you ask for, how many of them are on paper, and which could be given up at once?",
		"FURNITURE |2/3",
		"QUESTION Q2|Who reads them?",
		"== |ANNEX",
		"PARAGRAPH |Background",
		"SOURCE |Source: WCO (2014), Survey of ports, at https://www.example.org/survey/2014_en.pdf; UNCTAD (2013a), Single windows (https://www.example.org/windows).",
	}
	text := document.Parse(fixture(t, "forms-rev1.en.txt"), models.English)
	if diff := cmp.Diff(want, outline(text)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestParseSpanishWithoutRule(t *testing.T) {
	t.Parallel()
	want := []string{
		"== |",
		"FRONT_MATTER |PROGRAMA DE TRABAJO SOBRE FORMULARIOS ADUANEROS",
		"FRONT_MATTER |Comunicación presentada por el Japón y el Pakistán",
		"FRONT_MATTER |La siguiente comunicación, de fecha 3 de marzo de 2015, se distribuye a petición de la delegación del Japón.",
		"== 1|Introducción",
		"PARAGRAPH 1.1|Los formularios varían de un puerto a otro.",
		"PARAGRAPH 1.1.1|Así ocurre desde hace tiempo.",
		"== 2|Preguntas a los Miembros",
		"PARAGRAPH 2.1|Se invita a los Miembros a responder.",
		"QUESTION Q1|¿Qué formularios exigen?",
		"QUESTION Q2|¿Quién los lee?",
		"SOURCE |Fuente: OMA, Encuesta.",
	}
	text := document.Parse(fixture(t, "forms.es.txt"), models.Spanish)
	if diff := cmp.Diff(want, outline(text)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
