package webhook_test

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
	"proposaltracker/internal/tracker/trackertest"
	"proposaltracker/internal/webhook"
	"proposaltracker/models"
)

// accessFixture has a webhook of each kind of owner: the submitting delegation, a Member, an observer and the
// Secretariat.
type accessFixture struct {
	*sender

	proposal                       *models.Proposal
	japan, usa, vatican, secretary *receiver
	ofVatican                      *models.Webhook
}

// newAccessFixture circulates a public proposal with the title "Open", and then creates the
// webhooks.
func newAccessFixture(t *testing.T) *accessFixture {
	t.Helper()
	a := &accessFixture{sender: newSender(t), japan: newReceiver(t), usa: newReceiver(t), vatican: newReceiver(t), secretary: newReceiver(t)}
	in := draft()
	in.Texts[0].Title = "Open"
	p, err := a.CreateProposal(t.Context(), japan, in, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	a.proposal = p
	a.circulate(t, p, "TEST/W/1")
	a.webhook(t, japan, a.japan.URL)
	a.webhook(t, delegation("USA"), a.usa.URL)
	a.ofVatican, _ = a.webhook(t, delegation("VAT"), a.vatican.URL)
	a.webhook(t, secretariat, a.secretary.URL)
	return a
}

// revise files Rev.1 with the title "Closed" and circulates it as restricted. It becomes public on
// the given day, or never if the day is zero.
func (a *accessFixture) revise(t *testing.T, derestrictedOn models.Date) *models.Revision {
	t.Helper()
	first := trackertest.Revision(t, a.Tracker, japan, a.proposal.ID, 0)
	_, err := a.FileRevision(t.Context(), japan, tracker.FileRevision{
		Proposal: a.proposal.ID, BasedOn: first.ID, Kind: models.KindRevision, Reason: models.ReasonText,
		Texts: []tracker.TextInput{{Language: models.English, Title: "Closed", Body: "1.1.  Trust is needed by all.\n"}},
	}, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.SubmitRevision(t.Context(), japan, trackertest.Submission(t, a.Tracker, japan, a.proposal.ID, 1), query.Preload{}); err != nil {
		t.Fatal(err)
	}
	in := trackertest.Circulation(t, a.Tracker, japan, a.proposal.ID, 1, a.Reader.Today(), "TEST/W/1/Rev.1")
	in.Access = models.Restricted
	if !derestrictedOn.IsZero() {
		in.DerestrictedOn = models.SetTo(derestrictedOn)
	}
	revision, err := a.CirculateRevision(t.Context(), secretariat, in, query.Preload{})
	if err != nil {
		t.Fatal(err)
	}
	return revision
}

// changeAccess changes the access of a revision.
func (a *accessFixture) changeAccess(t *testing.T, number int, to models.Access) {
	t.Helper()
	revision := trackertest.Revision(t, a.Tracker, japan, a.proposal.ID, number)
	if _, err := a.ChangeAccess(t.Context(), secretariat, tracker.ChangeAccess{Revision: revision.ID, Access: to}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
}

// received returns the deliveries to a receiver since the last call, sorted. Each line contains the
// kind of the event, the number of its revision, and the symbol and the title of the proposal.
func (r *receiver) received(t *testing.T) []string {
	t.Helper()
	lines := []string{}
	for _, request := range r.take() {
		data := request.read(t)["data"].(map[string]any)
		words := []string{data["kind"].(string)}
		if revision, ok := data["revision"].(map[string]any); ok {
			words = append(words, strconv.Itoa(int(revision["number"].(float64))))
		}
		proposal := data["proposal"].(map[string]any)
		symbol, _ := proposal["symbol"].(string)
		lines = append(lines, strings.Join(append(words, symbol, proposal["title"].(string)), " "))
	}
	slices.Sort(lines)
	return lines
}

// sent compares the deliveries to each receiver since the last call with want.
func (a *accessFixture) sent(t *testing.T, what string, want map[string][]string) {
	t.Helper()
	got := map[string][]string{}
	for name, r := range map[string]*receiver{"JPN": a.japan, "USA": a.usa, "VAT": a.vatican, "SECRETARIAT": a.secretary} {
		if lines := r.received(t); len(lines) > 0 {
			got[name] = lines
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// left counts the deliveries to the observer in the outbox, including those of events that it may
// not see.
func (a *accessFixture) left(t *testing.T) int64 {
	t.Helper()
	var count int64
	if err := a.db.GORM.Model(&models.WebhookDelivery{}).Where("webhook_id = ?", a.ofVatican.ID).Count(&count).Error; err != nil {
		t.Fatal(err)
	}
	return count
}

// restrictedRevision returns the expected deliveries of the restricted revision: none to the observer,
// and those of the draft only to the parties and the Secretariat.
func restrictedRevision() map[string][]string {
	readers := []string{"REVISION_CIRCULATED 1 TEST/W/1/Rev.1 Closed", "REVISION_SUBMITTED 1 TEST/W/1/Rev.1 Closed"}
	parties := []string{
		"REVISION_CIRCULATED 1 TEST/W/1/Rev.1 Closed", "REVISION_FILED 1 TEST/W/1/Rev.1 Closed", "REVISION_SUBMITTED 1 TEST/W/1/Rev.1 Closed",
	}
	return map[string][]string{"JPN": parties, "SECRETARIAT": parties, "USA": readers}
}

// A restricted revision of a public proposal is sent to Members, but not to an observer. The
// observer receives later events of the proposal as if the revision did not exist.
func TestWebhooksOfMixedAccess(t *testing.T) {
	t.Parallel()
	a := newAccessFixture(t)
	a.revise(t, models.Date{})
	a.send(t)
	a.sent(t, "the restricted revision", restrictedRevision())
	if left := a.left(t); left != 0 {
		t.Errorf("got %d remaining deliveries to the observer, want none", left)
	}
	if _, err := a.ConcludeProposal(t.Context(), secretariat, tracker.ConcludeProposal{Proposal: a.proposal.ID, Conclusion: models.ProposalNoted}, query.Preload{}); err != nil {
		t.Fatal(err)
	}
	a.send(t)
	concluded := []string{"PROPOSAL_CONCLUDED TEST/W/1/Rev.1 Closed"}
	a.sent(t, "the conclusion", map[string][]string{
		"JPN": concluded, "USA": concluded, "SECRETARIAT": concluded, "VAT": {"PROPOSAL_CONCLUDED TEST/W/1 Open"},
	})
}

// An event is not sent if the webhook's owner may no longer see it at the time of an attempt:
// neither at the first attempt, nor after a failure, nor on request. Its delivery is dropped, so it
// is not sent even if the owner may see the event again later.
func TestWebhookLostAccess(t *testing.T) {
	t.Parallel()
	t.Run("before the first attempt", func(t *testing.T) {
		t.Parallel()
		a := newAccessFixture(t)
		a.revise(t, models.Date{})
		a.changeAccess(t, 1, models.Public)
		if left := a.left(t); left == 0 {
			t.Fatal("got no delivery to the observer in the outbox, want one")
		}
		a.changeAccess(t, 1, models.Restricted)
		a.send(t)
		want := restrictedRevision()
		for owner, lines := range want {
			want[owner] = append([]string{"ACCESS_CHANGED 1 TEST/W/1/Rev.1 Closed", "ACCESS_CHANGED 1 TEST/W/1/Rev.1 Closed"}, lines...)
		}
		a.sent(t, "after the revision is restricted again", want)
		a.changeAccess(t, 1, models.Public)
		a.send(t)
		public := []string{"ACCESS_CHANGED 1 TEST/W/1/Rev.1 Closed"}
		a.sent(t, "after it is public", map[string][]string{"JPN": public, "USA": public, "SECRETARIAT": public, "VAT": public})
	})
	t.Run("after a failed attempt", func(t *testing.T) {
		t.Parallel()
		a := newAccessFixture(t)
		a.vatican.says(http.StatusServiceUnavailable)
		a.changeAccess(t, 0, models.Public)
		a.send(t)
		a.vatican.take()
		failed := a.onlyDelivery(t, delegation("VAT"), a.ofVatican)
		if failed.Status != models.DeliveryFailed {
			t.Fatalf("unexpected delivery status %s", failed.Status)
		}
		a.vatican.says(http.StatusOK)
		a.changeAccess(t, 0, models.Restricted)
		_, err := a.webhooks.Redeliver(t.Context(), delegation("VAT"), webhook.Redeliver{Delivery: failed.ID}, query.Preload{})
		expect(t, "a redelivery", err, problem{models.NotFound, "input.delivery"})
		a.pass(time.Hour)
		a.send(t)
		if lines := a.vatican.received(t); len(lines) != 0 || a.left(t) != 0 {
			t.Errorf("got %v sent to the observer and %d deliveries left, want none", lines, a.left(t))
		}
	})
}

// On the day of derestriction, every receiver is sent the event of the derestriction once, and no
// earlier event again.
func TestWebhookDerestriction(t *testing.T) {
	t.Parallel()
	a := newAccessFixture(t)
	a.revise(t, models.DateOf(a.now().Add(24*time.Hour)))
	a.send(t)
	a.sent(t, "the day before", restrictedRevision())
	a.pass(24 * time.Hour)
	a.send(t)
	a.sent(t, "on the day, before it is recorded", map[string][]string{})
	for range 2 {
		if _, err := a.Derestrict(t.Context()); err != nil {
			t.Fatal(err)
		}
		a.send(t)
	}
	derestricted := []string{"DERESTRICTED 1 TEST/W/1/Rev.1 Closed"}
	a.sent(t, "on the day", map[string][]string{"JPN": derestricted, "USA": derestricted, "SECRETARIAT": derestricted, "VAT": derestricted})
}
