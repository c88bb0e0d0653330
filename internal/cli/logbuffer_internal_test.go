package cli

import (
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// writes records the text of each call of Write.
type writes []string

func (w *writes) Write(p []byte) (int, error) {
	*w = append(*w, string(p))
	return len(p), nil
}

func TestLogBuffer(t *testing.T) {
	t.Parallel()
	line := func(text string) string { return "level=INFO msg=" + text + "\n" }
	for name, c := range map[string]struct {
		log  func(log *slog.Logger, buffer *LogBuffer)
		want writes
	}{
		"buffered lines": {func(log *slog.Logger, _ *LogBuffer) {
			log.Info("one")
			time.Sleep(logDelay / 2)
			log.Info("two")
			time.Sleep(logDelay)
			log.Info("three")
			time.Sleep(logDelay)
		}, writes{line("one") + line("two"), line("three")}},
		"warning after buffered lines": {func(log *slog.Logger, _ *LogBuffer) {
			log.Info("one")
			log.With("key", "value").Warn("two")
		}, writes{line("one") + "level=WARN msg=two key=value\n"}},
		"full buffer": {func(log *slog.Logger, _ *LogBuffer) {
			log.Info("one")
			log.Info(strings.Repeat("x", maxBufferedLog))
		}, writes{line("one") + line(strings.Repeat("x", maxBufferedLog))}},
		"closed buffer": {func(log *slog.Logger, buffer *LogBuffer) {
			log.Info("one")
			_ = buffer.Close()
			log.Info("two")
		}, writes{line("one"), line("two")}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var got writes
				buffer := newLogBuffer(&got)
				log := slog.New(prompt{slog.NewTextHandler(buffer, &slog.HandlerOptions{
					ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
						if a.Key == slog.TimeKey {
							return slog.Attr{}
						}
						return a
					},
				}), buffer})
				c.log(log, buffer)
				synctest.Wait()
				if diff := cmp.Diff(c.want, got); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			})
		})
	}
}
