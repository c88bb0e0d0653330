package transport

import (
	"mime"
	"strconv"
	"strings"
)

// The two media types of responses. They differ in the status of a request that was not executed:
// 4xx for the first, and 200 for the second, for clients that read only the bodies of 200
// responses.
const (
	mediaGraphQL = "application/graphql-response+json"
	mediaJSON    = "application/json"
)

// negotiate chooses the media type by the Accept headers: the one with the higher quality, or the
// first one. If there is no header or it accepts anything, the result is JSON, which clients expect
// unless they name the newer type. Events are chosen only if they are named with a higher quality
// than both others. ok is false if no type is accepted.
func negotiate(accept []string) (media string, ok bool) {
	if len(accept) == 0 {
		return mediaJSON, true
	}
	header := strings.Join(accept, ",")
	newer, older, events := weigh(header, mediaGraphQL), weigh(header, mediaJSON), weigh(header, mediaEvents)
	switch {
	case events.named() && events.quality > newer.quality && events.quality > older.quality:
		return mediaEvents, true
	case newer.quality > older.quality, newer.quality > 0 && newer.quality == older.quality && newer.named():
		return mediaGraphQL, true
	case older.quality > 0:
		return mediaJSON, true
	default:
		return "", false
	}
}

// weight is the quality of a media type, from the most specific range that includes it.
type weight struct {
	quality float64
	exact   int // 0 in no range, 1 by */*, 2 by application/*, 3 by its name
}

func (w weight) named() bool { return w.exact == 3 }

func weigh(accept, media string) weight {
	var best weight
	for part := range strings.SplitSeq(accept, ",") {
		name, parameters, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		exact := exactness(name, media)
		if exact == 0 || exact < best.exact {
			continue
		}
		quality := 1.0
		if q, given := parameters["q"]; given {
			if quality, err = strconv.ParseFloat(q, 64); err != nil {
				continue
			}
		}
		best = weight{quality: quality, exact: exact}
	}
	return best
}

func exactness(name, media string) int {
	switch name {
	case media:
		return 3
	case "application/*":
		return 2
	case "*/*":
		return 1
	default:
		return 0
	}
}

// acceptsEvents reports whether a client accepts an event stream.
func acceptsEvents(accept []string) bool {
	events := weigh(strings.Join(accept, ","), mediaEvents)
	return events.named() && events.quality > 0
}
