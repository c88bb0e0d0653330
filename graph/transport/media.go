package transport

import (
	"mime"
	"strconv"
	"strings"
)

// The two JSON media types of responses. They differ in the status of a request that was not executed: 4xx for the
// first, and 200 for the second, because some of its clients read the body of a response only if its status is 200.
const (
	mediaGraphQL = "application/graphql-response+json"
	mediaJSON    = "application/json"
)

// negotiate chooses the media type with the highest quality in the Accept headers. If the qualities of both JSON
// types are equal, it chooses the newer type if a header names it, and otherwise plain JSON, which clients expect by
// default. It chooses events only if a header names them with a higher quality than both others. ok is false if no
// type is accepted.
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
	exact   int // 0: no match, 1: */*, 2: application/*, 3: the exact type
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

// acceptsEvents reports whether an Accept header allows an event stream.
func acceptsEvents(accept []string) bool {
	events := weigh(strings.Join(accept, ","), mediaEvents)
	return events.named() && events.quality > 0
}
