package events

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// listening is the state of the hub's connection.
type listening struct {
	// losses counts lost connections and failed attempts to connect.
	losses int
	// lostAt is the time at which the connection was lost; zero while connected, and before the
	// first connection.
	lostAt time.Time
	// wokenAt is the time at which subscribers were last woken while the connection was down.
	wokenAt time.Time
}

// connected records that the hub has a connection.
func (h *Hub) connected() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.state.lostAt = time.Time{}
}

// disconnected records that the hub has no connection. It reports whether subscribers should poll
// for events now, which they do once per check interval.
func (h *Hub) disconnected() (late bool) {
	now := time.Now() //nolint:forbidigo // measures a duration with the monotonic clock
	h.mu.Lock()
	defer h.mu.Unlock()
	h.state.losses++
	if h.state.lostAt.IsZero() {
		h.state.lostAt, h.state.wokenAt = now, now
	}
	late = now.Sub(h.state.wokenAt) >= h.interval
	if late {
		h.state.wokenAt = now
	}
	return late
}

// Degraded returns a description of the failure for /readyz; "" while the hub is connected.
func (h *Hub) Degraded() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.state.lostAt.IsZero() {
		return ""
	}
	return "events are late: no notifications since " + h.state.lostAt.UTC().Format(time.RFC3339)
}

// Metrics returns a collector for metrics of the connection.
func (h *Hub) Metrics() prometheus.Collector { return metrics{h} }

//nolint:gochecknoglobals // descriptions of metrics never change
var (
	connectedMetric = prometheus.NewDesc("proposaltracker_events_listening",
		"1 if notifications of events are received, otherwise 0.", nil, nil)
	lossesMetric = prometheus.NewDesc("proposaltracker_events_listener_losses_total",
		"Lost connections for notifications, and failed attempts to connect.", nil, nil)
)

type metrics struct{ hub *Hub }

// Describe implements [prometheus.Collector].
func (metrics) Describe(to chan<- *prometheus.Desc) {
	to <- connectedMetric
	to <- lossesMetric
}

// Collect implements [prometheus.Collector].
func (m metrics) Collect(to chan<- prometheus.Metric) {
	m.hub.mu.Lock()
	state := m.hub.state
	m.hub.mu.Unlock()
	connected := 0.0
	if state.lostAt.IsZero() {
		connected = 1
	}
	to <- prometheus.MustNewConstMetric(connectedMetric, prometheus.GaugeValue, connected)
	to <- prometheus.MustNewConstMetric(lossesMetric, prometheus.CounterValue, float64(state.losses))
}
