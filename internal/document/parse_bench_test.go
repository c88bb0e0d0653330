package document

import (
	"testing"

	"proposaltracker/internal/document/page"
	"proposaltracker/models"
)

func BenchmarkParse(b *testing.B) {
	for name, line := range hostile() {
		body := grown(line, MaxBytes, 0)[:MaxBytes]
		b.Run(name, func(b *testing.B) {
			b.SetBytes(MaxBytes)
			for b.Loop() {
				Parse(body, models.English)
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	for name, line := range hostile() {
		body := grown(line, MaxBytes, 0)[:MaxBytes]
		b.Run(name, func(b *testing.B) {
			b.SetBytes(MaxBytes)
			for b.Loop() {
				Read(page.Document{Format: page.Plain, Text: body}, Options{})
			}
		})
	}
}
