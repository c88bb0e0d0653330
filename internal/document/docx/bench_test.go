package docx_test

import (
	"context"
	"strings"
	"testing"

	"proposaltracker/internal/document/docx"
)

// BenchmarkRead reads ten pages of 50 numbered lines.
func BenchmarkRead(b *testing.B) {
	body := strings.Repeat(p(num(1, 0), r("<w:b/>", "Small parcels"))+strings.Repeat(p(num(1, 1), r("", "Members recall "), r("<w:i/>", "what was said"),
		r("", " on small parcels and the hours that they take at the borders.")), 49), 10)
	data := pack(b, file{body: body, numbering: outline}.parts())
	for b.Loop() {
		if got, err := docx.Read(context.Background(), data); err != nil || len(got.Lines) != 500 || got.Lines[499].Label != "10.49." {
			b.Fatalf("got error %v and %d lines, want 500 numbered lines", err, len(got.Lines))
		}
	}
}
