package webhook

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"proposaltracker/internal/access"
	"proposaltracker/internal/opaque"
	"proposaltracker/internal/query"
	"proposaltracker/models"
)

// payload is the body of a delivery in the form recommended by Standard Webhooks.
type payload struct {
	Type      string    `json:"type"`
	Timestamp time.Time `json:"timestamp"`
	Data      any       `json:"data"`
	// Checkpoint is the latest checkpoint of the transparency log. Absent if there is none, or if it cannot be read now.
	Checkpoint string `json:"checkpoint,omitempty"`
}

func (d *Deliverer) encoded(ctx context.Context, kind string, at time.Time, data any) ([]byte, error) {
	checkpoint := ""
	if d.config.Checkpoint != nil {
		checkpoint, _ = d.config.Checkpoint(ctx) // the delivery is complete without it
	}
	body, err := json.Marshal(payload{kind, at.UTC(), data, checkpoint})
	if err != nil {
		return nil, fmt.Errorf("encode the body: %w", err)
	}
	return body, nil
}

// eventData identifies an event. Receivers query the details by ID.
type eventData struct {
	ID   string           `json:"id"`
	Kind models.EventKind `json:"kind"`
	// OccurredOn is absent if the day is unknown; Actor is absent if no delegation acted.
	OccurredOn *models.Date  `json:"occurredOn,omitempty"`
	RecordedAt time.Time     `json:"recordedAt"`
	Actor      models.Code   `json:"actor,omitempty"`
	Sponsor    models.Code   `json:"sponsor,omitempty"`
	Proposal   *proposalData `json:"proposal,omitempty"`
	Revision   *revisionData `json:"revision,omitempty"`
	Meeting    *meetingData  `json:"meeting,omitempty"`
}

type proposalData struct {
	ID     string                `json:"id"`
	Symbol models.Symbol         `json:"symbol,omitempty"`
	Title  string                `json:"title"`
	Status models.ProposalStatus `json:"status"`
}

type revisionData struct {
	ID     string        `json:"id"`
	Number int           `json:"number"`
	Symbol models.Symbol `json:"symbol,omitempty"`
}

type meetingData struct {
	ID       string      `json:"id"`
	Venue    models.Code `json:"venue"`
	StartsOn models.Date `json:"startsOn"`
}

// body returns the body of a delivery as its owner may see it now.
//
// Errors: NOT_FOUND (the owner may not see the event).
func (d *Deliverer) body(ctx context.Context, delivery *models.WebhookDelivery) ([]byte, error) {
	if delivery.EventID == nil {
		return d.encoded(ctx, "ping", delivery.CreatedAt, struct{}{})
	}
	event, err := d.visibleEvent(ctx, delivery)
	if err != nil {
		return nil, err
	}
	data, err := d.dataOf(ctx, event)
	if err != nil {
		return nil, err
	}
	subject := "meeting."
	if event.Proposal != nil {
		subject = "proposal."
	}
	return d.encoded(ctx, subject+strings.ToLower(string(event.Kind)), event.RecordedAt, data)
}

// visibleEvent reads the event of a delivery as the owner of the webhook may see it now.
//
// Errors: NOT_FOUND (the owner may not see the event).
func (d *Deliverer) visibleEvent(ctx context.Context, delivery *models.WebhookDelivery) (*models.Event, error) {
	owner, err := d.reader.Party(ctx, delivery.Webhook.OwnerID)
	if err != nil {
		return nil, err
	}
	return d.reader.Event(ctx, access.WebhookPrincipal(owner.Identity()), *delivery.EventID, query.With(query.Titles, query.EventMeetings))
}

// dataOf returns the data of a delivery for an event.
func (d *Deliverer) dataOf(ctx context.Context, event *models.Event) (eventData, error) {
	data := identified(d.reader.Codec(), event)
	var err error
	if actor, acted := event.Actor(); acted {
		if data.Actor, err = d.codeOf(ctx, actor); err != nil {
			return eventData{}, err
		}
	}
	if event.SponsorID != nil {
		data.Sponsor, err = d.codeOf(ctx, *event.SponsorID)
	}
	return data, err
}

// codeOf returns the code of a sponsor.
func (d *Deliverer) codeOf(ctx context.Context, sponsor models.ID) (models.Code, error) {
	party, err := d.reader.Party(ctx, sponsor)
	if err != nil {
		return "", err
	}
	return party.Identity().Code, nil
}

// identified returns the IDs of the event and of the objects that it concerns, without the codes of
// sponsors.
func identified(codec *opaque.Codec, event *models.Event) eventData {
	data := eventData{ID: codec.ID(event.NodeID()), Kind: event.Kind, RecordedAt: event.RecordedAt.UTC()}
	if p := event.Proposal; p != nil {
		data.Proposal = &proposalData{ID: codec.ID(p.NodeID()), Symbol: p.Symbol, Title: p.Title(), Status: p.Status}
	}
	if m := event.LoadedMeeting(); m != nil {
		data.Meeting = &meetingData{ID: codec.ID(m.NodeID()), Venue: m.Venue.Code, StartsOn: m.StartsOn}
	}
	if !event.OccurredOn.IsZero() {
		data.OccurredOn = &event.OccurredOn
	}
	if r := event.Revision; r != nil {
		symbol, _ := r.FirstSymbol()
		data.Revision = &revisionData{ID: codec.ID(r.NodeID()), Number: r.Number, Symbol: symbol}
	}
	return data
}
