package docx

import (
	"math"
	"strconv"
	"strings"

	"proposaltracker/internal/document/page"
)

// form is the formatting of characters. Pointers are nil if nothing is specified.
type form struct {
	font                       string
	size                       float64 // in points; 0 if not specified
	bold, italic, vanish, caps *bool
	color, fill, vertical      string
	raised                     *bool
}

// over returns f with the values that specific specifies.
func (f form) over(specific form) form {
	pick := func(general, specific *bool) *bool {
		if specific != nil {
			return specific
		}
		return general
	}
	word := func(general, specific string) string {
		if specific != "" {
			return specific
		}
		return general
	}
	merged := form{
		font: word(f.font, specific.font), size: f.size,
		bold: pick(f.bold, specific.bold), italic: pick(f.italic, specific.italic), vanish: pick(f.vanish, specific.vanish),
		caps: pick(f.caps, specific.caps), raised: pick(f.raised, specific.raised),
		color: word(f.color, specific.color), fill: word(f.fill, specific.fill), vertical: word(f.vertical, specific.vertical),
	}
	if specific.size > 0 {
		merged.size = specific.size
	}
	return merged
}

func is(b *bool) bool { return b != nil && *b }

// parseForm reads run properties.
func parseForm(rPr *node) form {
	toggle := func(name string) *bool {
		if on, stated := rPr.on(name); stated {
			return &on
		}
		return nil
	}
	f := form{
		font: rPr.child("rFonts").attribute("ascii"), size: number(rPr.value("sz")) / 2,
		bold: toggle("b"), italic: toggle("i"), vanish: toggle("vanish"), caps: toggle("caps"),
		color: strings.ToUpper(rPr.value("color")), fill: fillOf(rPr), vertical: rPr.value("vertAlign"),
	}
	if position := rPr.child("position"); position != nil {
		up := number(position.attribute("val")) >= 4 // half-points
		f.raised = &up
	}
	return f
}

// fillOf returns the background color in properties; empty if there is none.
func fillOf(properties *node) string {
	if highlight := properties.value("highlight"); highlight != "" && highlight != "none" {
		return highlight
	}
	if fill := strings.ToUpper(properties.child("shd").attribute("fill")); fill != "AUTO" {
		return fill
	}
	return ""
}

// isHidden reports whether text with this formatting is invisible on the page. background is the
// color of its paragraph or cell.
func (f form) isHidden(background string) bool {
	if f.fill == "" {
		f.fill = background
	}
	white := f.color == "FFFFFF" && (f.fill == "" || f.fill == "FFFFFF" || f.fill == "white")
	return is(f.vanish) || white || f.size > 0 && f.size < 2
}

func (f form) isSuperscript() bool { return f.vertical == "superscript" || is(f.raised) }

// layout is the formatting of a paragraph.
type layout struct {
	style string
	// list is the ID of the list, and level the level in it, from 0. Pointers are nil if nothing is
	// specified.
	list    string
	level   *int
	outline *int
	align   page.Alignment
	indent  *float64
	fill    string
	// before and after are the spacing around the paragraph in points; nil if not specified.
	before, after *float64
}

// over returns specific, with the values that it does not specify taken from l.
func (l layout) over(specific layout) layout {
	if specific.list == "" {
		specific.list = l.list
	}
	if specific.level == nil {
		specific.level = l.level
	}
	if specific.outline == nil {
		specific.outline = l.outline
	}
	if specific.align == "" {
		specific.align = l.align
	}
	if specific.indent == nil {
		specific.indent = l.indent
	}
	if specific.fill == "" {
		specific.fill = l.fill
	}
	if specific.before == nil {
		specific.before = l.before
	}
	if specific.after == nil {
		specific.after = l.after
	}
	return specific
}

// parseLayout reads paragraph properties.
func parseLayout(pPr *node) layout {
	l := layout{style: pPr.value("pStyle"), list: pPr.child("numPr").value("numId"), align: alignments[pPr.value("jc")], fill: fillOf(pPr)}
	l.level = integer(pPr.child("numPr").value("ilvl"))
	l.outline = integer(pPr.value("outlineLvl"))
	l.indent = twips(pPr.child("ind"), "left", "start")
	l.before, l.after = twips(pPr.child("spacing"), "before"), twips(pPr.child("spacing"), "after")
	return l
}

// twips returns the first attribute among names that exists, converted from twentieths of a point
// to points.
func twips(n *node, names ...string) *float64 {
	for _, name := range names {
		if stated := n.attribute(name); stated != "" {
			points := number(stated) / 20
			return &points
		}
	}
	return nil
}

func points(stated *float64) float64 {
	if stated == nil {
		return 0
	}
	return *stated
}

var alignments = map[string]page.Alignment{ //nolint:gochecknoglobals // a table
	"left": page.AlignLeft, "start": page.AlignLeft, "right": page.AlignRight, "end": page.AlignRight,
	"center": page.AlignCenter, "both": page.AlignJustify, "distribute": page.AlignJustify,
}

// style is a paragraph or character style, including inherited values.
type style struct {
	name   string
	form   form
	layout layout
}

// styles contains the styles of a file by ID. They are resolved when they are first used.
type styles struct {
	nodes    map[string]*node
	resolved map[string]style
	// usual is the ID of the default paragraph style.
	usual    string
	defaults style
}

// readStyles reads the styles part.
func (w *walker) readStyles() error {
	root, err := w.archive.tree(w.archive.part("", "styles"))
	if err != nil {
		return err
	}
	defaults := root.child("docDefaults")
	w.styles = styles{nodes: map[string]*node{}, resolved: map[string]style{}, defaults: style{
		form:   parseForm(defaults.child("rPrDefault").child("rPr")),
		layout: parseLayout(defaults.child("pPrDefault").child("pPr")),
	}}
	for _, each := range root.all("style") {
		id := each.attribute("styleId")
		w.styles.nodes[id] = each
		if standard := each.attribute("default"); each.attribute("type") == "paragraph" && (standard == "1" || standard == "true") {
			w.styles.usual = id
		}
	}
	return nil
}

// maxBased is the maximum number of styles in an inheritance chain.
const maxBased = 20

// style returns the style with the given ID, including inherited values. An unknown style is empty.
func (s *styles) style(id string, depth int) style {
	if found, known := s.resolved[id]; known {
		return found
	}
	n := s.nodes[id]
	if n == nil || depth > maxBased {
		return style{}
	}
	var base style
	if on := n.value("basedOn"); on != "" && on != id {
		base = s.style(on, depth+1)
	}
	own := parseLayout(n.child("pPr"))
	found := style{name: n.value("name"), form: base.form.over(parseForm(n.child("rPr"))), layout: base.layout.over(own)}
	found.layout.style = id
	s.resolved[id] = found
	return found
}

// headingLevel returns the level of a heading, from 1; 0 for other paragraphs.
func headingLevel(l layout, styleName string) int {
	if l.outline != nil {
		if *l.outline >= 0 && *l.outline < 9 {
			return *l.outline + 1
		}
		return 0
	}
	if level, ok := strings.CutPrefix(strings.ToLower(styleName), "heading "); ok {
		if n := integer(level); n != nil && *n >= 1 && *n <= 9 {
			return *n
		}
	}
	return 0
}

// number parses a number. It returns 0 for malformed text.
func number(text string) float64 {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || n < -1e6 || n > 1e6 || math.IsNaN(n) {
		return 0
	}
	return n
}

// integer parses an integer. It returns nil for malformed or empty text.
func integer(text string) *int {
	n, err := strconv.ParseInt(text, 10, 32)
	if err != nil {
		return nil
	}
	i := int(n)
	return &i
}
