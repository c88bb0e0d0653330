package docx

import (
	"strings"
	"unicode"

	"proposaltracker/internal/document/page"
)

// inline reads the content of a paragraph. around is the formatting of the enclosing link or other
// element.
func (p *paragraph) inline(nodes []*node, around form, depth int) error {
	if depth > maxNested {
		return page.Errorf(page.ErrTooLarge, "the DOCX file nests text too deeply: save it again from Word")
	}
	for _, n := range nodes {
		switch n.name {
		case "r":
			if err := p.run(n, around, depth); err != nil {
				return err
			}
		case "del", "moveFrom":
			p.walker.deletions++
			p.tracked = true
		case "ins", "moveTo":
			p.walker.insertions++
			p.tracked = true
			if err := p.inline(n.children, around, depth+1); err != nil {
				return err
			}
		case "mc:AlternateContent":
			if err := p.inline(chosen(n), around, depth+1); err != nil {
				return err
			}
		case "m:oMath", "m:oMathPara":
			p.add(formula(n), p.form, "")
		case "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "bdo", "dir", "customXml":
			if err := p.inline(n.children, around, depth+1); err != nil {
				return err
			}
		}
	}
	return nil
}

// chosen returns the content of a compatibility element that is to be read: the first choice or, if
// there is none, the fallback.
func chosen(n *node) []*node {
	if choice := n.child("mc:Choice"); choice != nil {
		return choice.children
	}
	if fallback := n.child("mc:Fallback"); fallback != nil {
		return fallback.children
	}
	return nil
}

// formula returns the text of a formula.
func formula(n *node) string {
	var text strings.Builder
	for _, c := range n.children {
		if c.name == "m:t" {
			text.WriteString(c.text)
		} else {
			text.WriteString(formula(c))
		}
	}
	return text.String()
}

// run reads a run.
func (p *paragraph) run(n *node, around form, depth int) error {
	rPr := n.child("rPr")
	named := p.walker.styles.style(rPr.value("rStyle"), 0)
	f := p.form.over(around).over(named.form).over(parseForm(rPr))
	for _, c := range n.children {
		if err := p.piece(c, f, depth); err != nil {
			return err
		}
	}
	return nil
}

// piece reads one child of a run.
func (p *paragraph) piece(n *node, f form, depth int) error {
	switch n.name {
	case "fldChar":
		p.field(n.attribute("fldCharType"))
		return nil
	case "pict", "drawing", "object", "mc:AlternateContent":
		return p.boxesIn(n, depth)
	}
	if !p.isShown() {
		return nil
	}
	switch n.name {
	case "t":
		p.text(n.text, f)
	case "tab", "ptab":
		p.add("\t", f, "")
	case "br", "cr":
		p.breakLine()
	case "noBreakHyphen":
		p.add("-", f, "")
	case "sym":
		p.add(symbol(n.attribute("char")), f, "")
	case "footnoteReference", "endnoteReference":
		p.reference(n, f)
	}
	return nil
}

// text adds text. It removes soft hyphens, and replaces line breaks by spaces and private-use
// characters by bullets.
func (p *paragraph) text(text string, f form) {
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\u00ad':
			return -1
		case r == '\n', r == '\r':
			return ' '
		case unicode.Is(unicode.Co, r):
			return '•'
		default:
			return r
		}
	}, text)
	if p.bare != "" && text != "" {
		id := p.bare
		p.bare = ""
		mark := strings.TrimSpace(text)
		p.walker.notes.marks[id] = mark
		p.add(text, f, mark)
		return
	}
	p.add(text, f, "")
}

// reference adds the mark that refers to a note.
func (p *paragraph) reference(n *node, f form) {
	key := noteKey(strings.TrimSuffix(n.name, "Reference"), n.attribute("id"))
	if p.walker.region == page.Footnote || p.walker.region == page.Endnote || p.walker.notes.marks == nil {
		return
	}
	p.walker.notes.order = append(p.walker.notes.order, key)
	if custom := n.attribute("customMarkFollows"); custom == "1" || custom == "true" || custom == "on" {
		p.bare = key
		return
	}
	mark := p.walker.notes.next(strings.TrimSuffix(n.name, "Reference"))
	p.walker.notes.marks[key] = mark
	p.add(mark, f, mark)
}

// field begins a field, begins its result, or ends it. The result of a field is text; its
// instruction is not.
func (p *paragraph) field(kind string) {
	w := p.walker
	switch last := len(w.fields) - 1; {
	case kind == "begin" && len(w.fields) < maxNested:
		w.fields = append(w.fields, false)
	case kind == "separate" && last >= 0:
		w.fields[last] = true
	case kind == "end" && last >= 0:
		w.fields = w.fields[:last]
	}
}

// isShown reports whether the current text is shown, rather than part of a field's instruction.
func (p *paragraph) isShown() bool {
	for _, result := range p.walker.fields {
		if !result {
			return false
		}
	}
	return true
}

// symbol returns the character for a code of a symbol font, in hexadecimal.
func symbol(code string) string {
	switch strings.ToUpper(code) {
	case "F0A7":
		return "▪"
	case "F02D":
		return "–"
	default:
		return "•"
	}
}

// boxesIn reads the text boxes in a drawing.
func (p *paragraph) boxesIn(n *node, depth int) error {
	if depth > maxNested {
		return nil
	}
	if n.name == "txbxContent" {
		lines, err := p.walker.aside(page.TextBox, func() error { return p.walker.blocks(n.children) })
		p.boxes = append(p.boxes, lines...)
		return err
	}
	children := n.children
	if n.name == "mc:AlternateContent" {
		children = chosen(n)
	}
	for _, c := range children {
		if err := p.boxesIn(c, depth+1); err != nil {
			return err
		}
	}
	return nil
}
