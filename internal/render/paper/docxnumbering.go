package paper

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// family is a kind of automatic numbers.
type family int

// The families. The items of lists have a family for each format and nesting.
const (
	// familySections has the levels "1", "1.1.", "1.1.1." and so on.
	familySections family = iota
	familyFlat
	familyRoman
	familyLetter
	familyQuestion
	familyBullet
	familyItem
)

// The formats of list items, in the order of their families.
const (
	itemLetter = iota
	itemRoman
	itemDecimal
	itemFormats
)

const (
	// deepestNumber is the number of levels of familySections.
	deepestNumber = 5
	// deepestItem is the number of nestings of list items and bullets.
	deepestItem = 3
	// familyCount is the number of all families.
	familyCount = int(familyItem) + itemFormats*deepestItem
)

// counter is the state of a family: the numbers of its last paragraph by level, and the list to which
// it belongs, from 1.
type counter struct {
	numbers []int
	list    int
}

// list is an instance of a family (w:num) that starts at given numbers.
type list struct {
	family family
	starts []int
}

// docxNumbering assigns automatic numbers. It starts another list of a family whenever a number does
// not follow the previous one.
type docxNumbering struct {
	counters [familyCount]counter
	lists    []list
	// siblings contains the last item under each address.
	siblings map[string]itemNumber
}

// number returns the properties that give a block its label, if the label can be generated.
func (n *docxNumbering) number(b *block) (properties string, automatic bool) {
	switch b.role {
	case roleHeading:
		return n.heading(b)
	case roleParagraph:
		return n.paragraph(b)
	case roleItem:
		return n.item(b)
	case roleBullet:
		return n.reference(familyBullet, min(b.level, deepestItem)-1, nil), b.level <= deepestItem
	case roleQuestion:
		value, err := strconv.Atoi(strings.TrimPrefix(b.address, "Q"))
		return n.next(familyQuestion, []int{value}), err == nil
	default:
		return "", false
	}
}

func (n *docxNumbering) heading(b *block) (properties string, automatic bool) {
	if value, err := strconv.Atoi(b.section); err == nil && strconv.Itoa(value) == b.section {
		return n.next(familySections, []int{value}), true
	}
	if b.section == "" {
		return "", false
	}
	letter := len(b.section) == 1 && n.lettered(int(b.section[0]-'A')+1)
	if value := romanValue(b.section); value > 0 && !letter {
		return n.next(familyRoman, []int{value}), true
	}
	if len(b.section) == 1 && b.section[0] >= 'A' && b.section[0] <= 'Z' {
		return n.next(familyLetter, []int{int(b.section[0]-'A') + 1}), true
	}
	return "", false
}

// lettered reports whether the section with a letter follows one with the letter before it, as I follows H.
func (n *docxNumbering) lettered(value int) bool {
	last := n.counters[familyLetter].numbers
	return len(last) == 1 && last[0] == value-1
}

func (n *docxNumbering) paragraph(b *block) (properties string, automatic bool) {
	var numbers []int
	for part := range strings.SplitSeq(strings.TrimSuffix(b.label, "."), ".") {
		value, err := strconv.Atoi(part)
		if err != nil || strconv.Itoa(value) != part {
			return "", false
		}
		numbers = append(numbers, value)
	}
	switch {
	case len(numbers) == 1:
		return n.next(familyFlat, numbers), true
	case len(numbers) > deepestNumber:
		return "", false
	default:
		return n.next(familySections, numbers), true
	}
}

func (n *docxNumbering) item(b *block) (properties string, automatic bool) {
	label := strings.Trim(b.label, "()")
	parent := strings.TrimSuffix(b.address, b.label)
	if n.siblings == nil {
		n.siblings = map[string]itemNumber{}
	}
	found, ok := readItem(label, n.siblings[parent])
	if !ok || b.level > deepestItem {
		return "", false
	}
	n.siblings[parent] = found
	return n.next(familyItem+family(found.format*deepestItem+b.level-1), []int{found.value}), true
}

// next returns the properties of the next paragraph of a family. The last of numbers is its own, the
// others are those of the levels above.
func (n *docxNumbering) next(of family, numbers []int) string {
	c, last := &n.counters[of], len(numbers)-1
	follows := c.list > 0 && len(c.numbers) >= last && slices.Equal(c.numbers[:last], numbers[:last])
	if follows && len(c.numbers) > last {
		follows = numbers[last] == c.numbers[last]+1
	} else if follows {
		follows = numbers[last] == 1
	}
	starts := numbers
	if follows {
		starts = nil
	}
	c.numbers = numbers
	return n.reference(of, last, starts)
}

// reference returns the properties of a paragraph at a level, from 0. It begins a list unless starts is nil
// and the family has one.
func (n *docxNumbering) reference(of family, level int, starts []int) string {
	c := &n.counters[of]
	if c.list == 0 || starts != nil {
		n.lists = append(n.lists, list{of, starts})
		c.list = len(n.lists)
	}
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, c.list)
}

// part returns the content of the numbering part. question is the word before the number of a question.
func (n *docxNumbering) part(question string) string {
	var part strings.Builder
	for of := range familyCount {
		fmt.Fprintf(&part, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="multilevel"/>`, of)
		for i, level := range levelsOf(family(of), question) {
			fmt.Fprintf(&part, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:suff w:val="%s"/><w:lvlText w:val="%s"/>`+
				`<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="%d" w:hanging="%d"/></w:pPr></w:lvl>`,
				i, level.format, level.suffix, escaped(level.text), level.left, level.hanging)
		}
		part.WriteString("</w:abstractNum>")
	}
	for i, each := range n.lists {
		fmt.Fprintf(&part, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>`, i+1, each.family)
		for at, start := range each.starts {
			fmt.Fprintf(&part, `<w:lvlOverride w:ilvl="%d"><w:startOverride w:val="%d"/></w:lvlOverride>`, at, start)
		}
		part.WriteString("</w:num>")
	}
	return part.String()
}

// numberLevel is a level of an automatic numbering. left and hanging are indents in twentieths of a point.
type numberLevel struct {
	format, text, suffix string
	left, hanging        int
}

// indent is the width of a label, in twentieths of a point.
const indent = 567

func levelsOf(of family, question string) []numberLevel {
	single := func(format, text string) []numberLevel { return []numberLevel{{format, text, "tab", indent, indent}} }
	switch of {
	case familySections:
		levels := single("decimal", "%1")
		const pattern = "%1.%2.%3.%4.%5."
		for i := 2; i <= deepestNumber; i++ {
			levels = append(levels, numberLevel{"decimal", pattern[:i*len("%1.")], "tab", 0, 0})
		}
		return levels
	case familyFlat:
		return []numberLevel{{"decimal", "%1.", "tab", 0, 0}}
	case familyRoman:
		return single("upperRoman", "%1.")
	case familyLetter:
		return single("upperLetter", "%1.")
	case familyQuestion:
		return []numberLevel{{"decimal", question + "%1:", "space", 0, 0}}
	case familyBullet:
		var levels []numberLevel
		for i := 1; i <= deepestItem; i++ {
			levels = append(levels, numberLevel{"bullet", bulletGlyph(i), "tab", indent * (i + 1), indent})
		}
		return levels
	default:
		format, nesting := int(of-familyItem)/deepestItem, int(of-familyItem)%deepestItem
		formats := []string{"lowerLetter", "lowerRoman", "decimal"}
		return []numberLevel{{formats[format], "(%1)", "tab", indent * (nesting + 2), indent}} //nolint:mnd // below the paragraph
	}
}

// itemNumber is the number of a list item.
type itemNumber struct{ format, value int }

// readItem parses the label of an item. A label such as "i" can be a letter or a Roman numeral; it is the one
// that follows the item before it, or else the one that begins a list.
func readItem(label string, before itemNumber) (itemNumber, bool) {
	var readings []itemNumber
	if value, err := strconv.Atoi(label); err == nil && strconv.Itoa(value) == label {
		readings = append(readings, itemNumber{itemDecimal, value})
	}
	if value := romanValue(strings.ToUpper(label)); value > 0 && label == strings.ToLower(label) {
		readings = append(readings, itemNumber{itemRoman, value})
	}
	if len(label) == 1 && label[0] >= 'a' && label[0] <= 'z' {
		readings = append(readings, itemNumber{itemLetter, int(label[0]-'a') + 1})
	}
	if len(readings) == 0 {
		return itemNumber{}, false
	}
	for _, reading := range readings {
		if before.value > 0 && reading.format == before.format && reading.value > before.value {
			return reading, true
		}
	}
	for _, reading := range readings {
		if reading.value == 1 {
			return reading, true
		}
	}
	return readings[len(readings)-1], true
}

// romanValue returns the value of a well-formed Roman numeral from I to XCIX; 0 for any other text.
func romanValue(text string) int {
	const most = 99
	for value := 1; value <= most; value++ {
		if roman(value) == text {
			return value
		}
	}
	return 0
}

func roman(value int) string {
	tens := []string{"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"}
	units := []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"}
	return tens[value/10] + units[value%10]
}
