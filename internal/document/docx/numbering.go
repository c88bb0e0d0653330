package docx

import (
	"strconv"
	"strings"
	"unicode"
)

// levels is the maximum number of levels of a list.
const levels = 9

// level describes the numbering of one level of a list.
type level struct {
	start  int
	format string
	// text is the pattern of the label, in which %1 stands for the number of the first level.
	text  string
	style string
	// legal is true if the numbers of all levels are written in digits.
	legal bool
	// restart is the level, from 1, after which the numbering restarts; 0 for never, nil for any
	// higher level.
	restart *int
}

// list is an instance of an abstract list. It can restart or override levels.
type list struct {
	abstract string
	levels   [levels]level
	// starts holds the number at which each level restarts when the list is first used; nil
	// continues the numbering.
	starts [levels]*int
}

// numbering assigns numbers to the paragraphs of lists.
type numbering struct {
	lists map[string]*list
	// counters maps each abstract list to its counters, which all its instances share. 0 means
	// unused; the number n is stored as n+1.
	counters map[string]*[levels]int
	used     map[string]bool
}

// readNumbering reads the numbering part.
func (w *walker) readNumbering() error {
	root, err := w.archive.tree(w.archive.part("", "numbering"))
	if err != nil {
		return err
	}
	w.numbering = numbering{lists: map[string]*list{}, counters: map[string]*[levels]int{}, used: map[string]bool{}}
	abstracts, byStyle := map[string]*node{}, map[string]*node{}
	for _, each := range root.all("abstractNum") {
		abstracts[each.attribute("abstractNumId")] = each
		if link := each.value("styleLink"); link != "" {
			byStyle[link] = each
		}
	}
	for _, each := range root.all("num") {
		abstract := each.value("abstractNumId")
		definition := abstracts[abstract]
		if linked := byStyle[definition.value("numStyleLink")]; linked != nil {
			definition, abstract = linked, linked.attribute("abstractNumId")
		}
		w.numbering.lists[each.attribute("numId")] = parseList(each, definition, abstract)
	}
	return nil
}

func parseList(num, definition *node, abstract string) *list {
	l := &list{abstract: abstract}
	for i := range l.levels {
		l.levels[i] = level{start: 1, format: "decimal"}
	}
	l.setLevels(definition)
	for _, override := range num.all("lvlOverride") {
		l.setLevels(override)
		if at := integer(override.attribute("ilvl")); at != nil && *at >= 0 && *at < levels {
			if start := integer(override.value("startOverride")); start != nil {
				l.starts[*at] = start
			}
		}
	}
	return l
}

// setLevels reads the levels that a node defines.
func (l *list) setLevels(in *node) {
	for _, each := range in.all("lvl") {
		at := integer(each.attribute("ilvl"))
		if at == nil || *at < 0 || *at >= levels {
			continue
		}
		defined := level{start: 1, format: each.value("numFmt"), text: each.value("lvlText"), style: each.value("pStyle"), restart: integer(each.value("lvlRestart"))}
		if start := integer(each.value("start")); start != nil {
			defined.start = *start
		}
		if defined.format == "" {
			defined.format = "decimal"
		}
		defined.legal, _ = each.on("isLgl")
		l.levels[*at] = defined
	}
}

// levelOf returns the level of a paragraph, from 0: its explicit level or, if it has none, the
// level of its style in the list.
func (l *list) levelOf(stated *int, style string) int {
	for i, each := range l.levels {
		if each.style != "" && each.style == style && stated == nil {
			return i
		}
	}
	if stated != nil && *stated >= 0 && *stated < levels {
		return *stated
	}
	return 0
}

// count assigns the next number at the given level of a list, and returns the label.
func (n *numbering) count(id string, at int) string {
	l := n.lists[id]
	counter := n.counters[l.abstract]
	if counter == nil {
		counter = &[levels]int{}
		n.counters[l.abstract] = counter
	}
	if !n.used[id] {
		n.used[id] = true
		for i, start := range l.starts {
			if start != nil {
				counter[i] = 0
				l.levels[i].start = *start
			}
		}
	}
	for i := range at {
		if counter[i] == 0 {
			counter[i] = l.levels[i].start + 1
		}
	}
	if counter[at] == 0 {
		counter[at] = l.levels[at].start + 1
	} else {
		counter[at]++
	}
	for i := at + 1; i < levels; i++ {
		if restart := l.levels[i].restart; restart == nil || at < *restart {
			counter[i] = 0
		}
	}
	return l.label(at, counter)
}

// label returns the label for the current numbers of a list.
func (l *list) label(at int, counter *[levels]int) string {
	own := l.levels[at]
	if own.format == "bullet" {
		return bullet(own.text)
	}
	var label strings.Builder
	for i := 0; i < len(own.text); i++ {
		if own.text[i] != '%' || i+1 == len(own.text) || own.text[i+1] < '1' || own.text[i+1] > '9' {
			label.WriteByte(own.text[i])
			continue
		}
		i++
		of := int(own.text[i] - '1')
		format := l.levels[of].format
		if own.legal {
			format = "decimal"
		}
		label.WriteString(spell(max(counter[of]-1, 0), format))
	}
	return strings.TrimSpace(label.String())
}

// bullet replaces a bullet of a symbol font, which is in the private use area, with a standard character.
func bullet(text string) string {
	text = strings.TrimSpace(text)
	for _, r := range text {
		switch {
		case r == '\uf0a7':
			return "▪"
		case r == '\uf02d':
			return "–"
		case unicode.Is(unicode.Co, r):
			return "•"
		case text == "o":
			return "◦"
		}
	}
	return text
}

// spell formats a number in one of Word's number formats.
func spell(n int, format string) string {
	switch format {
	case "none":
		return ""
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
		return strconv.Itoa(n)
	case "lowerLetter":
		return strings.ToLower(letters(n))
	case "upperLetter":
		return letters(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "chicago":
		return strings.Repeat([]string{"*", "†", "‡", "§"}[max(n-1, 0)%4], min(max(n-1, 0)/4+1, 20))
	default:
		return strconv.Itoa(n)
	}
}

// letters formats 1 as A, 26 as Z, 27 as AA and 28 as BB.
func letters(n int) string {
	if n < 1 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('A'+(n-1)%26)), min((n-1)/26+1, 20))
}

// roman formats a number from 1 to 3999 in Roman numerals.
func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var out strings.Builder
	for _, each := range []struct {
		value int
		text  string
	}{
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	} {
		for n >= each.value {
			out.WriteString(each.text)
			n -= each.value
		}
	}
	return out.String()
}
