package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"

	"proposaltracker/internal/document/page"
)

const (
	// maxEntries is the maximum number of files in the archive.
	maxEntries = 4000
	// maxUnpacked is the maximum total size of the unpacked parts, in bytes. Pictures are not
	// unpacked.
	maxUnpacked = 48 << 20
)

// archive is an open DOCX file.
type archive struct {
	files map[string]*zip.File
	// unpacked counts the bytes read so far.
	unpacked int64
	// main is the name of the document part.
	main string
	// links maps the IDs of the document part's relationships to their targets.
	links map[string]link
}

// link is a relationship to another part.
type link struct{ kind, target string }

// open opens the archive and finds the document part.
func open(data []byte) (*archive, error) {
	if bytes.Count(data, []byte("PK\x01\x02")) > maxEntries {
		return nil, tooLarge()
	}
	reader, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, page.Errorf(page.ErrDamaged, "the DOCX file is damaged: its ZIP archive cannot be read (%v); save it again from Word", err)
	}
	a := &archive{files: map[string]*zip.File{}}
	for _, file := range reader.File {
		name := strings.ToLower(strings.TrimPrefix(file.Name, "/"))
		if a.files[name] != nil {
			return nil, page.Errorf(page.ErrDamaged, "the DOCX file is damaged: its archive has two parts %q; save it again from Word", file.Name)
		}
		a.files[name] = file
	}
	if err := a.findMain(); err != nil {
		return nil, err
	}
	return a, a.checkSize()
}

func tooLarge() error {
	return page.Errorf(page.ErrTooLarge,
		"the DOCX file has too many parts, or is larger than %d MiB when unpacked: submit the proposal without its enclosures", maxUnpacked>>20)
}

// checkSize rejects a zip bomb before anything is unpacked.
func (a *archive) checkSize() error {
	if file := a.files[a.main]; file.UncompressedSize64 > maxUnpacked {
		return tooLarge()
	}
	return nil
}

// findMain finds the document part. If the archive is of another kind, the error names that kind.
func (a *archive) findMain() error {
	if err := a.checkKind(); err != nil {
		return err
	}
	links, err := a.readLinks("_rels/.rels")
	if err != nil {
		return err
	}
	for _, l := range links {
		if l.kind == "officeDocument" {
			a.main = resolve("", l.target)
		}
	}
	if a.main == "" {
		a.main = "word/document.xml"
	}
	if a.files[a.main] == nil {
		return page.Errorf(page.ErrDamaged, "the DOCX file has no part %s, which should contain the text: save it again from Word", a.main)
	}
	a.links, err = a.readLinks(path.Join(path.Dir(a.main), "_rels", path.Base(a.main)+".rels"))
	return err
}

// checkKind returns an error for archives that are not Word documents.
func (a *archive) checkKind() error {
	if kind, err := a.read("mimetype"); err == nil && bytes.HasPrefix(kind, []byte("application/vnd.oasis.opendocument.text")) {
		return page.Errorf(page.ErrUnsupported, "the file is an OpenDocument text (ODT): save it as DOCX")
	}
	for name, what := range map[string]string{
		"xl/workbook.xml":      "an Excel workbook (XLSX): submit the proposal as DOCX, PDF or text",
		"ppt/presentation.xml": "a PowerPoint presentation (PPTX): submit the proposal as DOCX, PDF or text",
		"content.xml":          "an OpenDocument file: save it as DOCX",
	} {
		if a.files[name] != nil {
			return page.Errorf(page.ErrUnsupported, "the file is %s", what)
		}
	}
	if a.files["[content_types].xml"] == nil {
		return page.Errorf(page.ErrUnsupported, "the file is a ZIP archive, not a Word document: submit the file inside, as DOCX, PDF or text")
	}
	return nil
}

// errMissing means that the archive lacks a part.
var errMissing = errors.New("the part is missing")

// read unpacks a part.
func (a *archive) read(name string) ([]byte, error) {
	file := a.files[strings.ToLower(name)]
	if file == nil {
		return nil, errMissing
	}
	if file.Flags&1 != 0 {
		return nil, page.Errorf(page.ErrEncrypted, "the file is encrypted and needs a password: save it without one")
	}
	left := maxUnpacked - a.unpacked
	if file.UncompressedSize64 > uint64(left) {
		return nil, tooLarge()
	}
	stated := int64(file.UncompressedSize64)
	data, err := unpack(file, stated)
	a.unpacked += int64(len(data))
	switch {
	case err != nil:
		return nil, page.Errorf(page.ErrDamaged, "the DOCX file is damaged: its part %s cannot be unpacked (%v); save it again from Word", name, err)
	case int64(len(data)) > stated:
		return nil, page.Errorf(page.ErrDamaged, "the DOCX file is damaged: its part %s is larger than declared; save it again from Word", name)
	default:
		return data, nil
	}
}

// unpack reads at most one byte more than the stated size of a file, because the statement may be
// false.
func unpack(file *zip.File, stated int64) ([]byte, error) {
	reader, err := file.Open()
	if err != nil {
		return nil, err //nolint:wrapcheck // read wraps it
	}
	defer reader.Close()
	return io.ReadAll(io.LimitReader(reader, stated+1)) //nolint:wrapcheck // read wraps it
}

// readLinks reads a relationships part. If it is missing, there are no links.
func (a *archive) readLinks(name string) (map[string]link, error) {
	root, err := a.tree(name)
	if err != nil {
		return nil, err
	}
	links := map[string]link{}
	for _, each := range root.all("Relationship") {
		if each.attribute("TargetMode") == "External" {
			continue
		}
		kind := each.attribute("Type")
		links[each.attribute("Id")] = link{kind: kind[strings.LastIndexByte(kind, '/')+1:], target: each.attribute("Target")}
	}
	return links, nil
}

// part returns the name of the part that the document part links to with the given ID or, if id is
// empty, with the given kind. It is empty if there is no such link.
func (a *archive) part(id, kind string) string {
	for key, l := range a.links {
		if key == id && id != "" || id == "" && l.kind == kind {
			return resolve(path.Dir(a.main), l.target)
		}
	}
	return ""
}

// resolve returns the name of the part that target refers to, relative to folder.
func resolve(folder, target string) string {
	if strings.HasPrefix(target, "/") {
		folder = ""
	}
	return strings.ToLower(strings.TrimPrefix(path.Join(folder, target), "/"))
}
