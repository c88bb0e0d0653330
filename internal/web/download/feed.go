package download

import (
	"context"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"proposaltracker/internal/price"
	"proposaltracker/internal/query"
	"proposaltracker/internal/render"
	"proposaltracker/models"
)

// newest is the maximum number of entries in a feed.
const newest = 50

// feed returns an Atom feed of events: of the proposals of a work programme, of those that target a
// venue, or of those that a delegation sponsors.
func (h *Handler) feed(ctx context.Context, a *request) (*file, error) {
	name := a.http.PathValue("file")
	code := strings.TrimSuffix(name, path.Ext(name))
	if a.form() != "atom" {
		return nil, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermDownload))
	}
	filter, subject, err := h.subject(a, code)
	if err != nil {
		return nil, err
	}
	rows, err := h.reader.Events(ctx, a.viewer, query.EventFilter{Proposals: &filter}, query.PageRequest{Last: newest}, query.With(query.Titles))
	if err != nil {
		return nil, err
	}
	price.Add(ctx, price.Rows, len(rows.Items))
	slices.Reverse(rows.Items) // newest first, as feed readers expect
	say := h.words[a.language()]
	feed := &render.Feed{
		ID: h.feedID(subject.id), Title: subject.names.In(a.language()), Subtitle: say.Feed, Language: tag(a.language()), Author: program,
		Self: Origin(a.http) + a.http.URL.Path, Updated: h.now().Truncate(24 * time.Hour),
	}
	for i, event := range rows.Items {
		if i == 0 {
			feed.Updated = event.RecordedAt
		}
		entry, err := h.entry(ctx, a, event)
		if err != nil {
			return nil, err
		}
		feed.Entries = append(feed.Entries, entry)
	}
	return &file{mediaType: render.AtomType, write: feed.WriteAtom}, nil
}

// subject is the work programme, venue or delegation that a feed is about.
type subject struct {
	id    models.NodeID
	names models.Names
}

func (h *Handler) subject(a *request, code string) (query.ProposalFilter, subject, error) {
	directory := h.reader.Directory()
	switch of := a.http.PathValue("of"); of {
	case "programmes":
		programme, err := directory.ProgrammeByCode(code)
		if err != nil {
			return query.ProposalFilter{}, subject{}, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermWorkProgramme), models.P("value", code))
		}
		return query.ProposalFilter{WorkProgrammes: []string{code}}, subject{programme.NodeID(), programme.Names}, nil
	case "venues":
		venue, err := directory.VenueByCode(code)
		if err != nil {
			return query.ProposalFilter{}, subject{}, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermVenue), models.P("value", code))
		}
		return query.ProposalFilter{Venues: []string{code}}, subject{venue.NodeID(), venue.Names}, nil
	case "delegations":
		party, err := directory.PartyByCode(code)
		if err != nil {
			return query.ProposalFilter{}, subject{}, models.NewProblem(models.ObjectNotFound, models.P("object", models.TermDelegation), models.P("value", code))
		}
		return query.ProposalFilter{Sponsors: []string{code}}, subject{party.NodeID(), party.Identity().Names}, nil
	default:
		return query.ProposalFilter{}, subject{}, models.NotFoundError(models.TermDownload, of)
	}
}

// feedID returns the ID of an object in feeds: a URN derived from the object's ID in the API.
func (h *Handler) feedID(of models.NodeID) string {
	return uuid.NewSHA1(uuid.NameSpaceOID, []byte(h.reader.Codec().ID(of))).URN()
}

func (h *Handler) entry(ctx context.Context, a *request, event *models.Event) (render.Entry, error) {
	say := h.words[a.language()]
	by, err := h.sponsorName(ctx, a, event.ActorID)
	if err != nil {
		return render.Entry{}, err
	}
	about := ""
	if event.SponsorID != nil && *event.SponsorID != event.ActorID {
		if about, err = h.sponsorName(ctx, a, *event.SponsorID); err != nil {
			return render.Entry{}, err
		}
	}
	symbol := string(event.Proposal.Symbol)
	if event.Revision != nil {
		if own, ok := event.Revision.FirstSymbol(); ok {
			symbol = string(own)
		}
	}
	what := strings.Join(nonEmpty(say.Events[event.Kind], about), ": ")
	return render.Entry{
		ID:         h.feedID(event.NodeID()),
		Title:      strings.Join(nonEmpty(symbol, what), " – "),
		Content:    event.Proposal.Title(a.languages...) + " – " + what + " (" + by + ")",
		Updated:    event.RecordedAt,
		Published:  event.RecordedAt,
		Authors:    []string{by},
		Categories: []render.Category{{Term: string(event.Kind), Label: say.Events[event.Kind]}},
	}, nil
}

// Origin returns the server's origin as the client addressed it, such as
// "https://tracker.example.org".
func Origin(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}
