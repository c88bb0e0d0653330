package pdf_test

import (
	"bytes"
	"fmt"
	"strings"
)

// testPage is a page of a PDF for tests: its content stream, and further entries of its dictionary.
type testPage struct{ content, dictionary string }

// build returns a PDF whose pages have 595 by 842 points, with the fonts F1 (Helvetica) and F2
// (Helvetica-Bold), the picture Im1, and the form Fm, which is object 10. The objects in further
// are numbered from 10; trailer is added to the trailer's dictionary.
func build(trailer string, further []string, sheets ...testPage) []byte {
	objects := map[int]string{
		1: "<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
		3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
		4: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
		5: "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 >>\nstream\nA\nendstream",
	}
	for i, object := range further {
		objects[10+i] = object
	}
	next := 10 + len(further)
	var kids []string
	for _, s := range sheets {
		objects[next] = fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R %s "+
			"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /Im1 5 0 R /Fm 10 0 R >> >> >>", next+1, s.dictionary)
		objects[next+1] = fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(s.content), s.content)
		kids = append(kids, fmt.Sprintf("%d 0 R", next))
		next += 2
	}
	objects[2] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(kids))
	return write(objects, next, trailer)
}

func write(objects map[int]string, size int, trailer string) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n")
	table := fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", size)
	for number := 1; number < size; number++ {
		if objects[number] == "" {
			table += "0000000000 00000 f \n"
			continue
		}
		table += fmt.Sprintf("%010d 00000 n \n", out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", number, objects[number])
	}
	start := out.Len()
	fmt.Fprintf(&out, "%strailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", table, size, trailer, start)
	return out.Bytes()
}

// text returns a content stream that draws words at x and y, in points from the bottom left.
func text(font string, size, x, y float64, words string) string {
	return fmt.Sprintf("BT /%s %g Tf %g %g Td (%s) Tj ET\n", font, size, x, y, words)
}
