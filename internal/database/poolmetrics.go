package database

import (
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/prometheus/client_golang/prometheus"
)

// poolMetrics reports the current state of the pools to Prometheus.
type poolMetrics struct {
	pools    map[string]*pgxpool.Pool
	measured []poolMetric
}

type poolMetric struct {
	about *prometheus.Desc
	kind  prometheus.ValueType
	value func(*pgxpool.Stat) float64
}

// PoolMetrics returns a collector for the use of connections, with the label pool (read or write).
// A pool that is always full, or for which requests wait, is too small for its load.
func (d *DB) PoolMetrics() prometheus.Collector {
	m := &poolMetrics{pools: map[string]*pgxpool.Pool{string(toRead): d.Reads.Pgx(), string(toWrite): d.Pool}}
	gauge, counter := prometheus.GaugeValue, prometheus.CounterValue
	m.add("connections_acquired", "Connections in use.", gauge, func(s *pgxpool.Stat) float64 { return float64(s.AcquiredConns()) })
	m.add("connections_idle", "Connections open and not in use.", gauge, func(s *pgxpool.Stat) float64 { return float64(s.IdleConns()) })
	m.add("connections_max", "Maximum number of connections.", gauge, func(s *pgxpool.Stat) float64 { return float64(s.MaxConns()) })
	m.add("acquires_total", "Number of acquired connections.", counter, func(s *pgxpool.Stat) float64 { return float64(s.AcquireCount()) })
	m.add("acquire_waits_total", "Acquisitions that waited.", counter, func(s *pgxpool.Stat) float64 { return float64(s.EmptyAcquireCount()) })
	m.add("acquire_wait_seconds_total", "Time that acquisitions waited.", counter, func(s *pgxpool.Stat) float64 { return s.EmptyAcquireWaitTime().Seconds() })
	m.add(
		"acquires_canceled_total",
		"Number of acquisitions that were canceled.",
		counter,
		func(s *pgxpool.Stat) float64 { return float64(s.CanceledAcquireCount()) },
	)
	return m
}

func (m *poolMetrics) add(name, help string, kind prometheus.ValueType, value func(*pgxpool.Stat) float64) {
	m.measured = append(m.measured, poolMetric{prometheus.NewDesc(Name+"_pool_"+name, help, []string{"pool"}, nil), kind, value})
}

// Describe implements [prometheus.Collector].
func (m *poolMetrics) Describe(descriptions chan<- *prometheus.Desc) {
	for _, one := range m.measured {
		descriptions <- one.about
	}
}

// Collect implements [prometheus.Collector].
func (m *poolMetrics) Collect(metrics chan<- prometheus.Metric) {
	for name, pool := range m.pools {
		stat := pool.Stat()
		for _, one := range m.measured {
			metrics <- prometheus.MustNewConstMetric(one.about, one.kind, one.value(stat), name)
		}
	}
}
