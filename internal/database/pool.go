package database

import (
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/prometheus/client_golang/prometheus"
)

// poolMetrics tells Prometheus of a pool, as it is when it is asked.
type poolMetrics struct {
	pool     *pgxpool.Pool
	measured []poolMetric
}

type poolMetric struct {
	told  *prometheus.Desc
	kind  prometheus.ValueType
	value func(*pgxpool.Stat) float64
}

// PoolMetrics collects how the pool of connections is used: a pool that is always full, or whose
// acquisitions wait, is too small for what is asked of it.
func (d *DB) PoolMetrics() prometheus.Collector {
	m := &poolMetrics{pool: d.Pool}
	gauge, counter := prometheus.GaugeValue, prometheus.CounterValue
	m.add("connections_acquired", "Connections in use.", gauge, func(s *pgxpool.Stat) float64 { return float64(s.AcquiredConns()) })
	m.add("connections_idle", "Connections open and not in use.", gauge, func(s *pgxpool.Stat) float64 { return float64(s.IdleConns()) })
	m.add("connections_max", "Most connections that are opened.", gauge, func(s *pgxpool.Stat) float64 { return float64(s.MaxConns()) })
	m.add("acquires_total", "Times that a connection was given out.", counter, func(s *pgxpool.Stat) float64 { return float64(s.AcquireCount()) })
	m.add("acquire_waits_total", "Times that one was waited for.", counter, func(s *pgxpool.Stat) float64 { return float64(s.EmptyAcquireCount()) })
	m.add("acquire_wait_seconds_total", "How long they were waited for.", counter, func(s *pgxpool.Stat) float64 { return s.EmptyAcquireWaitTime().Seconds() })
	m.add("acquires_canceled_total", "Times that nobody waited any longer.", counter, func(s *pgxpool.Stat) float64 { return float64(s.CanceledAcquireCount()) })
	return m
}

func (m *poolMetrics) add(name, help string, kind prometheus.ValueType, value func(*pgxpool.Stat) float64) {
	m.measured = append(m.measured, poolMetric{prometheus.NewDesc(Name+"_pool_"+name, help, nil, nil), kind, value})
}

// Describe tells what is collected.
func (m *poolMetrics) Describe(told chan<- *prometheus.Desc) {
	for _, one := range m.measured {
		told <- one.told
	}
}

// Collect tells how things stand.
func (m *poolMetrics) Collect(told chan<- prometheus.Metric) {
	stat := m.pool.Stat()
	for _, one := range m.measured {
		told <- prometheus.MustNewConstMetric(one.told, one.kind, one.value(stat))
	}
}
