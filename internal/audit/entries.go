package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"gorm.io/gorm"
)

// entry is an entry of the log, as migration 00033 describes it.
type entry struct {
	Number    int64
	Kind      string
	FirstSeq  *int64 `gorm:"column:first_event"`
	LastSeq   *int64 `gorm:"column:last_event"`
	Made      string
	Hash      string
	Events    string
	Rows      string
	Missing   *int64
	Counted   *bool
	Unordered *bool
}

// entries selects the entries in order, each with the hashes of its events and of its recorded rows, and the number of its events
// that are missing. If the counter has reached them, [gaps] finds them too.
const entries = `SELECT l.number, l.kind, l.first_event, l.last_event, l.hash,
		coalesce(to_char(l.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '') AS made,
		coalesce(e.hashes, '') AS events, coalesce(r.hashes, '') AS rows,
		l.last_event - l.first_event + 1 - coalesce(e.found, 0) AS missing, l.last_event <= (SELECT last FROM event_counter) AS counted,
		l.first_event <> 1 + coalesce(max(l.last_event) OVER (ORDER BY l.number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS unordered
	FROM log_entries l
	LEFT JOIN LATERAL (SELECT string_agg(e.hash, '' ORDER BY e.seq) AS hashes, count(*) AS found
		FROM events e WHERE e.seq BETWEEN l.first_event AND l.last_event) e ON true
	LEFT JOIN LATERAL (SELECT string_agg(encode(sha256(convert_to(concat_ws('|', coalesce(r.proposal_id, r.meeting_id), r.rows), 'UTF8')), 'hex'), ''
			ORDER BY r.position) AS hashes
		FROM recorded_rows r WHERE r.entry = l.number) r ON true
	ORDER BY l.number`

// verifyEntries checks the chain of log entries: each matches its hash, which covers its events, the rows recorded with them and
// the previous entry; none is missing, and each event has one.
func (v *verifier) verifyEntries(tx *gorm.DB) error {
	rows, err := tx.Raw(entries).Rows()
	if err != nil {
		return fmt.Errorf("read the log entries: %w", err)
	}
	defer rows.Close() //nolint:errcheck // the error of reading is returned
	last := entry{}
	for rows.Next() {
		var next entry
		if err := tx.ScanRows(rows, &next); err != nil {
			return fmt.Errorf("read a log entry: %w", err)
		}
		v.Entries++
		v.Broken = append(v.Broken, next.faults(last)...)
		last = next
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("read the log entries: %w", err)
	}
	return nil
}

// faults returns the errors of an entry, given the previous one.
func (e entry) faults(previous entry) []string {
	where := fmt.Sprintf("log_entries %d", e.Number)
	faults := []string{}
	if e.Number != previous.Number+1 {
		faults = append(faults, fmt.Sprintf("log_entries %d to %d are missing", previous.Number+1, e.Number-1))
	}
	switch {
	case e.missing() > 0 && *e.Counted: // reported as a gap
	case e.missing() > 0 && e.Kind == "EVENT":
		faults = append(faults, fmt.Sprintf("%s: event %d is missing", where, *e.FirstSeq))
	case e.missing() > 0:
		faults = append(faults, fmt.Sprintf("%s: %d of the events %d to %d are missing", where, e.missing(), *e.FirstSeq, *e.LastSeq))
	case e.Unordered != nil && *e.Unordered:
		faults = append(faults, fmt.Sprintf("%s: it begins with event %d, which does not follow the last event of the earlier entries", where, *e.FirstSeq))
	case e.Number == previous.Number+1 && e.Hash != e.computed(previous.Hash):
		faults = append(faults, where+": it was altered, or its events, or its recorded_rows")
	}
	return faults
}

// missing returns the number of events that the entry covers and that do not exist.
func (e entry) missing() int64 {
	if e.Missing == nil {
		return 0
	}
	return *e.Missing
}

// computed returns the hash of an entry from its content and the hash of the previous entry.
func (e entry) computed(previous string) string {
	events := ""
	if e.FirstSeq != nil {
		events = fmt.Sprintf("%d-%d", *e.FirstSeq, *e.LastSeq)
	}
	return hashOf(strings.Join([]string{strconv.FormatInt(e.Number, 10), e.Kind, events, e.Made, hashOf(e.Events), hashOf(e.Rows), previous}, "|"))
}

func hashOf(content string) string {
	sum := sha256.Sum256([]byte(content))
	return hex.EncodeToString(sum[:])
}

// orphans selects the entries that recorded rows name, but that do not exist.
const orphans = `SELECT DISTINCT r.entry FROM recorded_rows r WHERE NOT EXISTS (SELECT FROM log_entries l WHERE l.number = r.entry) ORDER BY r.entry`

// verifyOrphans finds recorded rows whose entry is missing.
func (v *verifier) verifyOrphans(tx *gorm.DB) error {
	without := []int64{}
	if err := tx.Raw(orphans).Scan(&without).Error; err != nil {
		return fmt.Errorf("find recorded rows without a log entry: %w", err)
	}
	for _, number := range without {
		v.Broken = append(v.Broken, fmt.Sprintf("log entry %d is missing, but recorded_rows refers to it", number))
	}
	return nil
}
