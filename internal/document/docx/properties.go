package docx

import (
	"strings"
	"time"

	"proposaltracker/internal/document/page"
)

// maxProperty is the maximum length of a property, in bytes.
const maxProperty = 1000

// readProperties reads the file's metadata.
func (w *walker) readProperties() error {
	core, err := w.archive.tree("docProps/core.xml")
	if err != nil {
		return err
	}
	app, err := w.archive.tree("docProps/app.xml")
	if err != nil {
		return err
	}
	w.document.Properties = page.Properties{
		Title: property(core, "title"), Author: property(core, "creator"), LastModifiedBy: property(core, "lastModifiedBy"),
		Company: property(app, "Company"), Producer: property(app, "Application"), Language: property(core, "language"),
		Created: instant(property(core, "created")), Modified: instant(property(core, "modified")),
	}
	return nil
}

// property returns the text of the property with the given name; empty if it is missing.
func property(root *node, name string) string {
	if root == nil {
		return ""
	}
	for _, c := range root.children {
		if strings.TrimPrefix(c.name, "x:") == name {
			text := strings.TrimSpace(c.text)
			return strings.ToValidUTF8(text[:min(len(text), maxProperty)], "")
		}
	}
	return ""
}

// instant parses a time. It returns the zero time for malformed text.
func instant(text string) time.Time {
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return time.Time{}
	}
	return at
}

// countComments counts the comments, which are not read.
func (w *walker) countComments() error {
	root, err := w.archive.tree(w.archive.part("", "comments"))
	if err != nil {
		return err
	}
	w.comments = len(root.all("comment"))
	return nil
}
