package webhook

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"
	"unicode"

	"code.dny.dev/ssrf"
	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"proposaltracker/models"
)

// maxAnswer is the number of bytes of a response body that are read before it is discarded.
const maxAnswer = 1 << 10

// newClient returns the HTTP client for calls to receivers. It checks each address when it dials,
// so that a host name cannot resolve to another address after the check, and it does not follow
// redirects. Connecting may take half of the time limit. A nil resolver selects the default one.
func newClient(config Config, resolver *net.Resolver) *http.Client {
	dialer := &net.Dialer{Timeout: config.Timeout / 2, Resolver: resolver}
	if !config.AllowPrivate {
		dialer.Control = newGuard().Safe
	}
	dial := func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := dialer.DialContext(ctx, network, address)
		return conn, concealed(err)
	}
	return &http.Client{
		Timeout: config.Timeout,
		Transport: &http.Transport{
			DialContext: dial, ForceAttemptHTTP2: true, MaxIdleConnsPerHost: 1, IdleConnTimeout: config.Interval, TLSHandshakeTimeout: config.Timeout,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// concealed returns the same error for host names that do not exist and for those that resolve to
// internal addresses, since delivery attempts would otherwise reveal which internal names exist.
func concealed(err error) error {
	_, unresolved := errors.AsType[*net.DNSError](err)
	if unresolved || errors.Is(err, ssrf.ErrProhibitedIP) {
		return models.NewProblem(models.ReceiverNotPublic)
	}
	return err
}

// post signs and sends a body. It returns no error if the receiver responded with a 2xx status.
// status is 0 if there was no response.
func (d *Deliverer) post(ctx context.Context, delivery *models.WebhookDelivery, body []byte) (status int, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, delivery.Webhook.URL, bytes.NewReader(body))
	if err != nil {
		return 0, fmt.Errorf("parse the URL: %w", err)
	}
	if err := d.config.ValidateURL(request.URL); err != nil {
		return 0, err
	}
	if err := d.sign(request, delivery, body, d.now()); err != nil {
		return 0, err
	}
	answer, err := d.client.Do(request)
	if err != nil {
		return 0, unreachable(err)
	}
	defer func() { _ = answer.Body.Close() }()
	if answer.StatusCode != http.StatusSwitchingProtocols { // otherwise the body is the connection, which has no timeout
		_, _ = io.CopyN(io.Discard, answer.Body, maxAnswer) // allows the connection to be reused
	}
	if answer.StatusCode < 200 || answer.StatusCode > 299 {
		return answer.StatusCode, models.NewProblem(models.ReceiverFailed, models.P("status", answer.StatusCode))
	}
	return answer.StatusCode, nil
}

// unreachable describes why a receiver could not be called, as an error that can be stored and
// shown to the owner.
func unreachable(err error) error {
	coded, ok := errors.AsType[*models.Error](err)
	switch {
	case ok:
		return coded
	case errors.Is(err, context.DeadlineExceeded), os.IsTimeout(err):
		return models.NewProblem(models.ReceiverTimedOut)
	}
	if request, ok := errors.AsType[*url.Error](err); ok {
		err = request.Err // without the URL, which may contain a secret
	}
	detail := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1 // Postgres stores no NUL
		}
		return r
	}, err.Error())
	return models.NewProblem(models.ReceiverUnreachable, models.P("detail", detail))
}

// problem returns the problem of a failed attempt. It logs errors that the receiver did not cause.
func (d *Deliverer) problem(ctx context.Context, delivery *models.WebhookDelivery, err error) *models.Error {
	if coded, ok := errors.AsType[*models.Error](err); ok {
		return coded
	}
	d.log.ErrorContext(ctx, "sending webhook delivery failed", "delivery", d.idOf(delivery), "error", err)
	return models.NewProblem(models.ServerError)
}

// idOf returns the ID of a delivery as clients see it.
func (d *Deliverer) idOf(delivery *models.WebhookDelivery) string {
	return d.reader.Codec().ID(delivery.NodeID())
}

// sign sets the headers of Standard Webhooks: the delivery's ID, the timestamp, and a signature
// with each valid secret.
func (d *Deliverer) sign(request *http.Request, delivery *models.WebhookDelivery, body []byte, now time.Time) error {
	signatures := []string{}
	for _, secret := range delivery.Webhook.Secrets(now) {
		signer, err := standardwebhooks.NewWebhook(secret)
		if err != nil {
			return fmt.Errorf("read the secret: %w", err)
		}
		signature, err := signer.Sign(d.idOf(delivery), now, body)
		if err != nil {
			return fmt.Errorf("sign: %w", err)
		}
		signatures = append(signatures, signature)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", "proposaltracker")
	request.Header.Set(standardwebhooks.HeaderWebhookID, d.idOf(delivery))
	request.Header.Set(standardwebhooks.HeaderWebhookTimestamp, strconv.FormatInt(now.Unix(), 10))
	request.Header.Set(standardwebhooks.HeaderWebhookSignature, strings.Join(signatures, " "))
	return nil
}
