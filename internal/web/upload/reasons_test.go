package upload_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/document/extract"
	"proposaltracker/internal/document/page"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// picture returns a PDF whose only page is an image.
func picture() []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n")
	table := "xref\n0 6\n0000000000 65535 f \n"
	for i, object := range []string{
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /Im1 5 0 R >> >> >>",
		"<< /Length 30 >>\nstream\nq 595 0 0 842 0 0 cm /Im1 Do Q\nendstream",
		"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>\nstream\nA\nendstream",
	} {
		table += fmt.Sprintf("%010d 00000 n \n", out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	start := out.Len()
	fmt.Fprintf(&out, "%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", table, start)
	return out.Bytes()
}

// Each reason for rejecting a file has a status, a code, and a message in each language.
func TestErrorReasons(t *testing.T) {
	t.Parallel()
	f := newFixture(t, 128<<10)
	japan := delegation("JPN")
	text := strings.TrimSpace(communication)
	id := f.upload(t, japan, "a.docx", docx(t, text, true))
	f.must(t, japan, createProposal, map[string]any{"input": inputWith(id)})
	f.upload(t, delegation("SGP"), "a.txt", []byte("First."))
	f.upload(t, delegation("SGP"), "b.txt", []byte("Second."))
	const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
	encrypted := ole + strings.Join(strings.Split("EncryptedPackage", ""), "\x00") + "\x00"
	deep := packed(t, map[string]string{"[Content_Types].xml": "<Types/>", "word/document.xml": strings.Repeat("<w>", 200_000)})
	for _, c := range []struct {
		by, query string
		data      []byte
		status    int
		reason    models.ErrorReason
	}{
		{"JPN", "", []byte("GIF89a"), http.StatusUnsupportedMediaType, models.FormatNotSupported},
		{"JPN", "", []byte("PK\x03\x04"), http.StatusUnprocessableEntity, models.FileDamaged},
		{"JPN", "", []byte(encrypted), http.StatusUnprocessableEntity, models.Encrypted},
		{"JPN", "", picture(), http.StatusUnprocessableEntity, models.NoTextLayer},
		{"JPN", "", deep, http.StatusRequestEntityTooLarge, models.FileTooComplex},
		{"JPN", "", []byte(strings.Repeat("word ", 220_000)), http.StatusRequestEntityTooLarge, models.TextTooLong},
		{"SGP", "", []byte("Third."), http.StatusRequestEntityTooLarge, models.StorageQuotaUsed},
		{"JPN", "?replaces=" + id, docx(t, text, true), http.StatusBadRequest, models.FileNotClean},
		{"JPN", "?replaces=" + id, docx(t, "1.1. Another text.", false), http.StatusBadRequest, models.CopyDiffers},
	} {
		got := refusalOf(t, f.ask(t, delegation(models.Code(c.by)), http.MethodPost, "/documents"+c.query, c.data))
		entry := entryOf(t, c.reason)
		if got.status != c.status || got.reason != string(c.reason) || got.code != string(entry.Code) {
			t.Errorf("%s: %v, want status %d", c.reason, got, c.status)
		}
	}
}

// entryOf returns the row of models/errors.json for the given reason.
func entryOf(t *testing.T, reason models.ErrorReason) models.ReasonEntry {
	t.Helper()
	entries := models.Errors().Reasons
	at := slices.IndexFunc(entries, func(e models.ReasonEntry) bool { return e.Reason == reason })
	if at < 0 {
		t.Fatalf("models/errors.json has no %s", reason)
	}
	return entries[at]
}

const forms = `                                                                      RESTRICTED
                                                                      JOB/GC/901/Rev.1
                                                                      4 July 2019
(19-4321)                                                             Page: 1/2
General Council                                                       Original: English

                       FORMS OF PORTS

          COMMUNICATION FROM JAPAN AND HONG KONG, CHINA

                          Revision1

The following communication, dated 2 July 2019, is being circulated at the request of the delegation
of Japan.
_______________

1 BACKGROUND
1.1. Forms differ from port to port.

1 This revision is solely to add Hong Kong, China as a co-sponsor.
`

const problemsOf = `query($id: ID!) { document(id: $id) { reading { problems { severity evidence { printed start end }
	problem { code reason en: message(language: EN) fr: message(language: FR) es: message(language: ES) } } } } }`

// Each problem of a document has a reason, and a message in each language.
func TestReadingProblems(t *testing.T) {
	t.Parallel()
	f := newFixture(t, usualQuota)
	for reason, change := range map[models.ErrorReason]func(string) page.Document{
		models.SponsorUnknown:           changed("JAPAN AND", "ATLANTIS, JAPAN AND"),
		models.SponsorsDisagree:         changed("delegation\nof Japan.", "delegations\nof Japan, India and Pakistan."),
		models.SubmitterNotListed:       changed("of Japan.", "of India."),
		models.NoteDisagrees:            changed("add Hong Kong, China as", "add India as"),
		models.SymbolDisagrees:          changed("Revision1", "Corrigendum1"),
		models.DateIncomplete:           changed("4 July 2019", "July 2019"),
		models.DateDisagrees:            changed("4 July 2019", "1 July 2019"),
		models.NumberGap:                changed("port.\n", "port.\n\n1.3. And so on.\n"),
		models.NumberRepeated:           changed("port.\n", "port.\n\n1.1. And so on.\n"),
		models.QuestionGap:              changed("port.\n", "port.\n\nQuestion 2: Which ports?\n"),
		models.FootnoteWithoutReference: changed("co-sponsor.\n", "co-sponsor.\n2 Inland ports too.\n"),
		models.NotSubmittedByYou: func(text string) page.Document {
			return plain(strings.NewReplacer("JAPAN AND HONG KONG, CHINA", "KENYA AND HONG KONG, CHINA", "of Japan.", "of Kenya.").Replace(text))
		},
		models.ReferenceWithoutFootnote: withRun,
		models.LanguageDisagrees:        func(text string) page.Document { d := plain(text); d.Properties.Language = "fr-CH"; return d },
		models.HiddenText:               withProblem(page.HiddenText),
		models.TrackedChanges:           withProblem(page.TrackedChanges),
		models.Comments:                 withProblem(page.Comments),
		models.PersonalMetadata:         withProblem(page.PersonalMetadata),
		models.NoTextLayer:              withProblem(page.NoTextLayer),
		models.FileDamaged:              withProblem(page.Damaged),
	} {
		t.Run(string(reason), func(t *testing.T) {
			t.Parallel()
			upload := tracker.UploadDocument{Name: "forms.txt", Quota: usualQuota}.With([]byte(forms), change(forms))
			stored, err := f.tracker.UploadDocument(t.Context(), delegation("JPN"), upload)
			if err != nil {
				t.Fatal(err)
			}
			got := f.must(t, delegation("JPN"), problemsOf, map[string]any{"id": f.tracker.Reader.Codec().ID(stored.NodeID())})
			entry := entryOf(t, reason)
			for _, found := range at(got, "document", "reading", "problems").([]any) {
				problem := at(found, "problem").(map[string]any)
				if problem["reason"] != string(reason) {
					continue
				}
				for field, language := range map[string]models.Language{"en": models.English, "fr": models.French, "es": models.Spanish} {
					words, _, _ := strings.Cut(strings.ReplaceAll(entry.Messages[language], "{given}", "\x00"), " ({detail})")
					words, _, _ = strings.Cut(words, "\x00")
					if message := problem[field].(string); !strings.HasPrefix(message, words) || strings.Contains(message, "{") {
						t.Errorf("message in %s: %q, want one that begins with %q", language, message, words)
					}
				}
				if diff := cmp.Diff(string(entry.Code), problem["code"]); diff != "" {
					t.Errorf("code (-want +got):\n%s", diff)
				}
				return
			}
			t.Errorf("problems: %v", at(got, "document", "reading", "problems"))
		})
	}
}

func plain(text string) page.Document {
	read, err := extract.New(extract.Config{}).Open(context.Background(), []byte(text))
	if err != nil {
		panic(fmt.Sprintf("read a plain text: %v", err))
	}
	return read
}

func changed(from, to string) func(string) page.Document {
	return func(text string) page.Document { return plain(strings.Replace(text, from, to, 1)) }
}

func withProblem(reason page.ProblemReason) func(string) page.Document {
	return func(text string) page.Document {
		d := plain(text)
		d.Problems = append(d.Problems, page.Problem{Reason: reason, Message: "found by the reader of the file"})
		return d
	}
}

// withRun returns a text with a superscript number that does not refer to a footnote.
func withRun(text string) page.Document {
	d := plain(strings.Replace(text, "port to port.", "port to port.7", 1))
	d.Format = page.DOCX
	for i := range d.Lines {
		if line := &d.Lines[i]; strings.HasSuffix(line.Text, "7") {
			line.Runs = []page.Run{{Text: strings.TrimSuffix(line.Text, "7")}, {Text: "7", Superscript: true, Note: "7"}}
		}
	}
	return d
}

// The API reads the labeled documents like the library does, and returns their bytes unchanged.
func TestUploadLabeledDocuments(t *testing.T) {
	t.Parallel()
	names := labeled()
	if len(names) == 0 {
		t.Skip("the labeled documents were not found")
	}
	f := newFixture(t, usualQuota)
	sponsored := 0
	for _, file := range names {
		data := readFile(t, file)
		id := f.upload(t, delegation("JPN"), filepath.Base(file), data)
		got := f.must(t, delegation("JPN"), `query($id: ID!) { document(id: $id) { reading { title { value evidence { printed } }
			sponsors { printed confidence sponsor { code } } sections { paragraphs { id address start end page text } } footnotes { mark text } } } }`, map[string]any{"id": id})
		reading := at(got, "document", "reading")
		if len(at(reading, "sections").([]any)) == 0 {
			t.Errorf("%s: %v", file, reading)
		}
		if len(at(reading, "sponsors").([]any)) > 0 {
			sponsored++
		}
		if response := f.ask(t, delegation("JPN"), http.MethodGet, "/documents/"+id, nil); !bytes.Equal(response.Body.Bytes(), data) {
			t.Errorf("%s: got status %d and %d bytes, want 200 and the bytes of the file", file, response.Code, response.Body.Len())
		}
	}
	if sponsored < len(names)*3/4 {
		t.Errorf("sponsors were read in %d of %d documents", sponsored, len(names))
	}
}
