package admission

import (
	"errors"
	"fmt"
)

// Config contains the number of places of each class; 0 is the default.
type Config struct {
	Interactive int `name:"interactive-places" env:"INTERACTIVE_PLACES" placeholder:"N" help:"Number of queries that run concurrently, without those below. Defaults to 4 per processor, at least 8. This and the following limits: one client gets at most a quarter while others wait, and half otherwise; what cannot start within a second receives 429 or 503 with Retry-After."`
	Heavy       int `name:"heavy-places" env:"HEAVY_PLACES" placeholder:"N" help:"Number of searches and queries of high cost that run concurrently. Defaults to 2 per processor, at least 4."`
	Analyses    int `name:"analysis-places" env:"ANALYSIS_PLACES" placeholder:"N" help:"Number of network analyses and tables for download that are prepared at once; one client never gets more than a quarter. Defaults to 2 per processor, at least 4."`
	Comparisons int `name:"comparison-places" env:"COMPARISON_PLACES" placeholder:"N" help:"Number of comparisons of texts that run at once; one client never gets more than a quarter, at least one. A comparison of two texts of 1 MB takes up to 100 MB of memory. Defaults to 1 per processor."`
	Writes      int `name:"write-places" env:"WRITE_PLACES" placeholder:"N" help:"Number of mutations that run concurrently; each uses a connection for writes. Defaults to 2 per processor, at least 4."`
	Downloads   int `name:"download-places" env:"DOWNLOAD_PLACES" placeholder:"N" help:"Number of network files that are sent concurrently; one client never gets more than a quarter. Defaults to 8 per processor."`
}

// minPlaces is the smallest number of places of a class in which a client's share, a quarter, is a place.
const minPlaces = 4

// Check returns an error for each invalid setting.
func (c Config) Check() error {
	return errors.Join(
		atLeast("interactive-places", c.Interactive, minPlaces), atLeast("heavy-places", c.Heavy, minPlaces),
		atLeast("analysis-places", c.Analyses, minPlaces), atLeast("comparison-places", c.Comparisons, 1),
		atLeast("write-places", c.Writes, minPlaces), atLeast("download-places", c.Downloads, minPlaces),
	)
}

func atLeast(flag string, given, least int) error {
	if given != 0 && given < least {
		return fmt.Errorf("--%s %d is too small: use at least %d, or omit it", flag, given, least)
	}
	return nil
}

// sizes returns the number of places of each class on a number of processors.
func (c Config) sizes(processors int) map[Class]int64 {
	size := func(given, perProcessor, least int) int64 {
		if given == 0 {
			given = max(perProcessor*processors, least)
		}
		return int64(given)
	}
	return map[Class]int64{
		InteractiveReads: size(c.Interactive, 4, 2*minPlaces), HeavyReads: size(c.Heavy, 2, minPlaces),
		Analyses: size(c.Analyses, 2, minPlaces), Comparisons: size(c.Comparisons, 1, 1),
		Writes: size(c.Writes, 2, minPlaces), Downloads: size(c.Downloads, 8, minPlaces),
	}
}
