package transport

import (
	"mime"
	"strconv"
	"strings"
)

// The two forms of an answer. They differ in what the status means: with the first, a request
// that did not come to be executed is 4xx; with the second it is 200, for clients that read the
// body of a 200 only.
const (
	mediaGraphQL = "application/graphql-response+json"
	mediaJSON    = "application/json"
)

// negotiate chooses the form by the Accept headers: the one of the higher quality, and of equal
// ones the first where it is named. Where nothing is said, or anything will do, it is JSON, as
// the clients expect that do not name the newer one. Events are for who names them and takes neither
// of the others as gladly. ok is false where none is accepted.
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

// weight is how much a media type is wanted, by the most exact of the ranges that it is in.
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

// acceptsEvents tells whether a client takes an answer in many parts.
func acceptsEvents(accept []string) bool {
	events := weigh(strings.Join(accept, ","), mediaEvents)
	return events.named() && events.quality > 0
}
