package docx

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"proposaltracker/internal/document/page"
)

const (
	// maxDepth is the maximum nesting of elements.
	maxDepth = 128
	// maxElements is the maximum number of elements in all parts.
	maxElements = 2_000_000
	// maxTree is the maximum number of elements that are held in memory together: those of a
	// paragraph, or of a small part.
	maxTree = 200_000
)

// node is an XML element with its content. The names of WordprocessingML elements have no prefix.
// Other names have the prefix mc: (compatibility), m: (formulas) or x: (any other namespace).
type node struct {
	name       string
	attributes []xml.Attr
	children   []*node
	text       string
}

// attribute returns the value of the attribute with the given local name, in any namespace; empty
// if it is missing.
func (n *node) attribute(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attributes {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// child returns the first child with the given name, or nil.
func (n *node) child(name string) *node {
	if n == nil {
		return nil
	}
	for _, c := range n.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// all returns all children with the given name.
func (n *node) all(name string) []*node {
	var found []*node
	if n == nil {
		return nil
	}
	for _, c := range n.children {
		if c.name == name {
			found = append(found, c)
		}
	}
	return found
}

// contains reports whether a descendant has the given name.
func (n *node) contains(name string) bool {
	for _, c := range n.children {
		if c.name == name || c.contains(name) {
			return true
		}
	}
	return false
}

// value returns the val attribute of the child with the given name; empty if there is none.
func (n *node) value(name string) string { return n.child(name).attribute("val") }

// on returns the value of a Boolean property, and whether the node specifies it.
func (n *node) on(name string) (on, stated bool) {
	c := n.child(name)
	if c == nil {
		return false, false
	}
	switch c.attribute("val") {
	case "0", "false", "off":
		return false, true
	default:
		return true, true
	}
}

// source reads the tokens of a part within the limits.
type source struct {
	ctx     context.Context //nolint:containedctx // used for one call of Read only
	name    string
	decoder *xml.Decoder
	// elements counts the elements of all parts of a file.
	elements *int
	depth    int
}

func newSource(ctx context.Context, name string, data []byte, elements *int) *source {
	decoder := xml.NewDecoder(bytes.NewReader(data))
	decoder.Strict = true
	return &source{ctx: ctx, name: name, decoder: decoder, elements: elements}
}

// next returns the next token; [io.EOF] at the end.
func (s *source) next() (xml.Token, error) {
	token, err := s.decoder.Token()
	switch {
	case errors.Is(err, io.EOF) && s.depth == 0:
		return nil, io.EOF
	case err != nil:
		return nil, page.Errorf(page.ErrDamaged, "the DOCX file is damaged: its part %s is not well-formed (%v); save it again from Word", s.name, err)
	}
	switch token.(type) {
	case xml.StartElement:
		s.depth++
		*s.elements++
		if s.depth > maxDepth || *s.elements > maxElements {
			return nil, page.Errorf(page.ErrTooLarge, "the DOCX file has too many elements, or nests them too deeply: save it again from Word")
		}
		if *s.elements%1024 == 0 && s.ctx.Err() != nil {
			return nil, context.Cause(s.ctx)
		}
	case xml.EndElement:
		s.depth--
	}
	return token, nil
}

// skip skips the rest of the current element.
func (s *source) skip() error {
	for outside := s.depth - 1; s.depth > outside; {
		if _, err := s.next(); err != nil {
			return err
		}
	}
	return nil
}

// tree reads the rest of the current element, and returns it with all its content.
func (s *source) tree(start xml.StartElement) (*node, error) {
	root := &node{name: nameOf(start.Name), attributes: keep(start.Attr)}
	open, count := []*node{root}, 1
	for len(open) > 0 {
		token, err := s.next()
		if err != nil {
			return nil, err
		}
		last := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			if count++; count > maxTree {
				return nil, page.Errorf(page.ErrTooLarge, "a paragraph of the DOCX file has too many elements: save it again from Word")
			}
			n := &node{name: nameOf(token.Name), attributes: keep(token.Attr)}
			last.children = append(last.children, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if holdsText(last.name) {
				last.text += string(token)
			}
		}
	}
	return root, nil
}

// holdsText reports whether an element can contain text. In other elements, characters are only
// white space between tags.
func holdsText(name string) bool {
	switch name {
	case "p", "r", "pPr", "rPr", "tcPr", "sectPr":
		return false
	default:
		return true
	}
}

// keep copies the relevant attributes: the decoder reuses its slice, and most attributes are
// revision IDs.
func keep(attributes []xml.Attr) []xml.Attr {
	var kept []xml.Attr
	for _, a := range attributes {
		if !strings.HasPrefix(a.Name.Local, "rsid") && a.Name.Space != "xmlns" {
			kept = append(kept, a)
		}
	}
	return kept
}

// nameOf returns an XML name in the form that [node] uses.
func nameOf(name xml.Name) string {
	switch name.Space {
	case "", "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
		"http://schemas.openxmlformats.org/package/2006/relationships":
		return name.Local
	case "http://schemas.openxmlformats.org/markup-compatibility/2006":
		return "mc:" + name.Local
	case "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math":
		return "m:" + name.Local
	default:
		return "x:" + name.Local
	}
}

// tree reads a small part into memory. It returns nil if the part is missing.
func (a *archive) tree(name string) (*node, error) {
	data, err := a.read(name)
	if errors.Is(err, errMissing) {
		return nil, nil //nolint:nilnil // a missing part counts as empty, and methods of node accept nil
	}
	if err != nil {
		return nil, err
	}
	elements := 0
	s := newSource(context.Background(), name, data, &elements)
	for {
		token, err := s.next()
		if errors.Is(err, io.EOF) {
			return nil, page.Errorf(page.ErrDamaged, "the DOCX file is damaged: its part %s is empty; save it again from Word", name)
		}
		if err != nil {
			return nil, err
		}
		if start, ok := token.(xml.StartElement); ok {
			return s.tree(start)
		}
	}
}
