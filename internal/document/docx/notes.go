package docx

import (
	"encoding/xml"

	"proposaltracker/internal/document/page"
)

// notes are the footnotes and endnotes.
type notes struct {
	// order lists the keys of notes in the order of their references; marks maps keys to marks.
	order []string
	marks map[string]string
	// formats and counts contain, for each kind of note (footnote or endnote), the number format
	// and the number of notes so far.
	formats map[string]string
	counts  map[string]int
	// lines maps the keys of notes to their lines.
	lines map[string][]page.Line
}

func noteKey(kind, id string) string { return kind + " " + id }

// next returns the mark of the next note of the given kind.
func (n *notes) next(kind string) string {
	n.counts[kind]++
	return spell(n.counts[kind], n.formats[kind])
}

// readSettings reads the number formats of notes.
func (w *walker) readSettings() error {
	w.notes = notes{
		marks: map[string]string{}, counts: map[string]int{}, lines: map[string][]page.Line{},
		formats: map[string]string{"footnote": "decimal", "endnote": "lowerRoman"},
	}
	root, err := w.archive.tree(w.archive.part("", "settings"))
	if err != nil {
		return err
	}
	for _, kind := range []string{"footnote", "endnote"} {
		properties := root.child(kind + "Pr")
		if format := properties.value("numFmt"); format != "" {
			w.notes.formats[kind] = format
		}
		if start := integer(properties.value("numStart")); start != nil && *start > 0 {
			w.notes.counts[kind] = *start - 1
		}
	}
	return nil
}

// readNotes reads the notes that the body refers to, and returns their lines in the order of the references.
func (w *walker) readNotes() ([]page.Line, error) {
	for _, kind := range []string{"footnotes", "endnotes"} {
		name := w.archive.part("", kind)
		if name == "" || len(w.notes.order) == 0 {
			continue
		}
		if err := w.readPart(name); err != nil {
			return nil, err
		}
	}
	var all []page.Line
	for _, key := range w.notes.order {
		all = append(all, w.notes.lines[key]...)
		delete(w.notes.lines, key)
	}
	return all, nil
}

// beginNote reads a note. It ignores notes that are not referred to, including the separator
// between text and notes.
func (w *walker) beginNote(s *source, start xml.StartElement) error {
	n, err := s.tree(start)
	if err != nil {
		return err
	}
	key := noteKey(n.name, n.attribute("id"))
	mark, known := w.notes.marks[key]
	if !known {
		return nil
	}
	region := page.Footnote
	if n.name == "endnote" {
		region = page.Endnote
	}
	lines, err := w.aside(region, func() error {
		w.note, w.marked = mark, !n.contains(n.name+"Ref")
		defer func() { w.note, w.marked = "", false }()
		return w.blocks(n.children)
	})
	w.notes.lines[key] = lines
	return err
}

// readFurniture reads the page headers or footers of all sections, each part once.
func (w *walker) readFurniture(kind string, region page.Region) ([]page.Line, error) {
	var all []page.Line
	read := map[string]bool{}
	for _, section := range w.sections {
		for _, reference := range section.all(kind) {
			name := w.archive.part(reference.attribute("id"), "")
			if name == "" || read[name] {
				continue
			}
			read[name] = true
			lines, err := w.aside(region, func() error { return w.readPart(name) })
			if err != nil {
				return nil, err
			}
			all = append(all, lines...)
		}
	}
	return all, nil
}
