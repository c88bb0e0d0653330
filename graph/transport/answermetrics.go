package transport

import "github.com/prometheus/client_golang/prometheus"

//nolint:gochecknoglobals // descriptions of metrics never change
var (
	answersMetric = prometheus.NewDesc("proposaltracker_answer_cache_total",
		"Anonymous queries, by result: hit, shared (waited for another request's computation) or miss.", []string{"result"}, nil)
	answerBytesMetric = prometheus.NewDesc("proposaltracker_answer_cache_bytes",
		"Estimated memory of the cached answers.", nil, nil)
	answersWaitingMetric = prometheus.NewDesc("proposaltracker_answer_cache_waiting",
		"Anonymous queries that are being computed, and those that wait for them.", nil, nil)
	answerEvictionsMetric = prometheus.NewDesc("proposaltracker_answer_cache_evictions_total",
		"Answers that were removed to make room.", nil, nil)
	answerInvalidationsMetric = prometheus.NewDesc("proposaltracker_answer_cache_invalidations_total",
		"Times that all answers were discarded, because something public changed, a day began or notifications were lost.", nil, nil)
)

// Describe implements [prometheus.Collector].
func (*AnswerCache) Describe(to chan<- *prometheus.Desc) {
	for _, one := range []*prometheus.Desc{answersMetric, answerBytesMetric, answersWaitingMetric, answerEvictionsMetric, answerInvalidationsMetric} {
		to <- one
	}
}

// Collect implements [prometheus.Collector].
func (c *AnswerCache) Collect(to chan<- prometheus.Metric) {
	for result, number := range map[string]int64{"hit": c.hits.Load(), "shared": c.shared.Load(), "miss": c.misses.Load()} {
		to <- prometheus.MustNewConstMetric(answersMetric, prometheus.CounterValue, float64(number), result)
	}
	to <- prometheus.MustNewConstMetric(answerBytesMetric, prometheus.GaugeValue, float64(c.answers.WeightedSize()))
	to <- prometheus.MustNewConstMetric(answersWaitingMetric, prometheus.GaugeValue, float64(c.waiting.Load()))
	to <- prometheus.MustNewConstMetric(answerEvictionsMetric, prometheus.CounterValue, float64(c.evictions.Load()))
	to <- prometheus.MustNewConstMetric(answerInvalidationsMetric, prometheus.CounterValue, float64(c.invalidations.Load()))
}
