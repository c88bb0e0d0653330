package transport

import "github.com/prometheus/client_golang/prometheus"

//nolint:gochecknoglobals // descriptions of metrics never change
var (
	responsesMetric = prometheus.NewDesc("proposaltracker_response_cache_total",
		"Anonymous queries, by result: hit, shared (waited for another request's computation) or miss.", []string{"result"}, nil)
	responseBytesMetric = prometheus.NewDesc("proposaltracker_response_cache_bytes",
		"Estimated memory of the cached responses.", nil, nil)
	responsesWaitingMetric = prometheus.NewDesc("proposaltracker_response_cache_waiting",
		"Anonymous queries that are being computed, and those that wait for them.", nil, nil)
	responseEvictionsMetric = prometheus.NewDesc("proposaltracker_response_cache_evictions_total",
		"Responses that were evicted because the cache was full.", nil, nil)
	responseInvalidationsMetric = prometheus.NewDesc("proposaltracker_response_cache_invalidations_total",
		"Times that all responses were discarded, because something public changed, a day began or notifications were lost.", nil, nil)
)

// Describe implements [prometheus.Collector].
func (*ResponseCache) Describe(to chan<- *prometheus.Desc) {
	for _, one := range []*prometheus.Desc{responsesMetric, responseBytesMetric, responsesWaitingMetric, responseEvictionsMetric, responseInvalidationsMetric} {
		to <- one
	}
}

// Collect implements [prometheus.Collector].
func (c *ResponseCache) Collect(to chan<- prometheus.Metric) {
	for result, number := range map[string]int64{"hit": c.hits.Load(), "shared": c.shared.Load(), "miss": c.misses.Load()} {
		to <- prometheus.MustNewConstMetric(responsesMetric, prometheus.CounterValue, float64(number), result)
	}
	to <- prometheus.MustNewConstMetric(responseBytesMetric, prometheus.GaugeValue, float64(c.responses.WeightedSize()))
	to <- prometheus.MustNewConstMetric(responsesWaitingMetric, prometheus.GaugeValue, float64(c.waiting.Load()))
	to <- prometheus.MustNewConstMetric(responseEvictionsMetric, prometheus.CounterValue, float64(c.evictions.Load()))
	to <- prometheus.MustNewConstMetric(responseInvalidationsMetric, prometheus.CounterValue, float64(c.invalidations.Load()))
}
