package admission

import (
	"errors"
	"fmt"
)

// Config contains the number of slots of each class; 0 selects the default.
type Config struct {
	Interactive int `name:"interactive-slots" env:"INTERACTIVE_SLOTS" placeholder:"N" help:"Number of queries that run concurrently, except those counted below. Defaults to 4 per processor, at least 8. This and the following limits: one client gets at most a quarter while others wait, and half otherwise; what cannot start within a second receives 429 or 503 with Retry-After."`
	Heavy       int `name:"heavy-slots" env:"HEAVY_SLOTS" placeholder:"N" help:"Number of searches and other expensive queries that run concurrently. Defaults to 2 per processor, at least 4."`
	Analyses    int `name:"analysis-slots" env:"ANALYSIS_SLOTS" placeholder:"N" help:"Number of network analyses and tables for download that are prepared concurrently; one client never gets more than a quarter. Defaults to 2 per processor, at least 4."`
	Comparisons int `name:"comparison-slots" env:"COMPARISON_SLOTS" placeholder:"N" help:"Number of text comparisons that run concurrently; one client never gets more than a quarter, at least one. A comparison of two texts of 1 MB takes up to 100 MB of memory. Defaults to 1 per processor."`
	Writes      int `name:"write-slots" env:"WRITE_SLOTS" placeholder:"N" help:"Number of mutations that run concurrently; each uses a connection for writes. Defaults to 2 per processor, at least 4."`
	Downloads   int `name:"download-slots" env:"DOWNLOAD_SLOTS" placeholder:"N" help:"Number of files that are sent concurrently; one client never gets more than a quarter. Defaults to 8 per processor."`
}

// minSlots is the smallest number of slots for which a client's share, a quarter, is one slot.
const minSlots = 4

// Check returns an error for each invalid setting.
func (c Config) Check() error {
	return errors.Join(
		atLeast("interactive-slots", c.Interactive, minSlots), atLeast("heavy-slots", c.Heavy, minSlots),
		atLeast("analysis-slots", c.Analyses, minSlots), atLeast("comparison-slots", c.Comparisons, 1),
		atLeast("write-slots", c.Writes, minSlots), atLeast("download-slots", c.Downloads, minSlots),
	)
}

func atLeast(flag string, given, least int) error {
	if given != 0 && given < least {
		return fmt.Errorf("--%s %d is too small: use at least %d, or omit it", flag, given, least)
	}
	return nil
}

// sizes returns the number of slots of each class on a machine with the given number of processors.
func (c Config) sizes(processors int) map[Class]int64 {
	size := func(given, perProcessor, least int) int64 {
		if given == 0 {
			given = max(perProcessor*processors, least)
		}
		return int64(given)
	}
	return map[Class]int64{
		InteractiveReads: size(c.Interactive, 4, 2*minSlots), HeavyReads: size(c.Heavy, 2, minSlots),
		Analyses: size(c.Analyses, 2, minSlots), Comparisons: size(c.Comparisons, 1, 1),
		Writes: size(c.Writes, 2, minSlots), Downloads: size(c.Downloads, 8, minSlots),
	}
}
