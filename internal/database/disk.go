package database

import (
	"context"
	"fmt"
	"log/slog"
	"syscall"

	"github.com/prometheus/client_golang/prometheus"

	"proposaltracker/models"
)

const (
	// almostFull is the share of free space below which a disk counts as almost full.
	almostFull = 0.05
	// reserved is the free space, in bytes, below which writes are rejected: if Postgres cannot
	// write its WAL, it stops, and then reads fail as well. It is the size of three WAL segments.
	reserved = 48 << 20
)

// disk is the file system that contains the data folder of a private cluster. The zero value stands
// for a disk on another machine, whose space is unknown.
type disk struct {
	folder string
	// warned is true after the log was warned that the disk is almost full. Only [DB.Watch] uses
	// it.
	warned bool
}

// space returns the free space and the total size, in bytes; false if they are unknown.
func (d *disk) space() (free, size float64, known bool) {
	var has syscall.Statfs_t
	if d.folder == "" || syscall.Statfs(d.folder, &has) != nil {
		return 0, 0, false
	}
	block := float64(has.Bsize)
	return float64(has.Bavail) * block, float64(has.Blocks) * block, true
}

// full returns an error if writes are rejected because the disk is full.
func (d *disk) full() error {
	if free, _, known := d.space(); known && free < reserved {
		return models.NewProblem(models.StorageFull)
	}
	return nil
}

// problem describes a disk that is full or almost full; "" if it is neither.
func (d *disk) problem() string {
	free, size, known := d.space()
	switch {
	case !known || free >= almostFull*size && free >= reserved:
		return ""
	case free < reserved:
		return fmt.Sprintf("the disk is full: nothing can be recorded with less than %d MB free", reserved>>20)
	default:
		return fmt.Sprintf("the disk is almost full: %.0f MB of %.0f MB are free", free/(1<<20), size/(1<<20))
	}
}

// watch logs when the disk becomes almost full, and when it no longer is.
func (d *disk) watch(ctx context.Context, log *slog.Logger) {
	switch problem := d.problem(); {
	case problem != "" && !d.warned:
		log.WarnContext(ctx, "disk almost full", "folder", d.folder, "problem", problem)
		d.warned = true
	case problem == "" && d.warned:
		log.InfoContext(ctx, "disk has space again", "folder", d.folder)
		d.warned = false
	}
}

// CheckSpace returns an error if writes are rejected because the disk of a private cluster is full.
//
// Errors: UNAVAILABLE (STORAGE_FULL).
func (d *DB) CheckSpace() error { return d.disk.full() }

// Degraded describes what does not work although the database responds; "" if everything works.
func (d *DB) Degraded() string { return d.disk.problem() }

// DiskMetrics returns a collector for the space on the disk of a private cluster. For other
// databases, it collects no metrics.
func (d *DB) DiskMetrics() prometheus.Collector { return diskMetrics{&d.disk} }

//nolint:gochecknoglobals // descriptions of metrics never change
var (
	diskFree = prometheus.NewDesc(Name+"_disk_free_bytes", "Free space on the disk of the private Postgres.", nil, nil)
	diskSize = prometheus.NewDesc(Name+"_disk_size_bytes", "Size of the disk of the private Postgres.", nil, nil)
)

type diskMetrics struct{ disk *disk }

// Describe implements [prometheus.Collector].
func (diskMetrics) Describe(to chan<- *prometheus.Desc) {
	to <- diskFree
	to <- diskSize
}

// Collect implements [prometheus.Collector].
func (m diskMetrics) Collect(to chan<- prometheus.Metric) {
	if free, size, known := m.disk.space(); known {
		to <- prometheus.MustNewConstMetric(diskFree, prometheus.GaugeValue, free)
		to <- prometheus.MustNewConstMetric(diskSize, prometheus.GaugeValue, size)
	}
}
