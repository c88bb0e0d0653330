package plain_test

import (
	"strings"
	"testing"

	"proposaltracker/internal/document/plain"
)

// BenchmarkRead reads ten pages of 50 lines.
func BenchmarkRead(b *testing.B) {
	data := []byte(strings.Repeat(strings.Repeat("1.1.  Members recall what was said on small parcels and the hours that they take.\n", 50)+"\f", 10))
	for b.Loop() {
		if got, err := plain.Read(data); err != nil || len(got.Lines) != 500 {
			b.Fatalf("got error %v and %d lines, want 500", err, len(got.Lines))
		}
	}
}
