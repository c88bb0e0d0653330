package transparency

import (
	"encoding/base64"
	"fmt"
	"maps"
	"slices"

	"golang.org/x/mod/sumdb/tlog"
	"gorm.io/gorm"

	"proposaltracker/models"
)

// covering is a checkpoint that is the first to cover an event.
type covering struct {
	Row   row `gorm:"embedded"`
	Event int64
}

// AttachCheckpoints sets the first checkpoint that covers each event, in the current log. Events that no checkpoint covers yet have
// none.
func AttachCheckpoints(db *gorm.DB, events []*models.Event) error {
	_, err := attachCheckpoints(db, events)
	return err
}

func attachCheckpoints(db *gorm.DB, events []*models.Event) (map[int64]covering, error) {
	bySeq := map[int64][]*models.Event{}
	for _, event := range events {
		if event.Seq > 0 { // others are not committed yet
			bySeq[event.Seq] = append(bySeq[event.Seq], event)
		}
	}
	if len(bySeq) == 0 {
		return map[int64]covering{}, nil
	}
	const query = `SELECT e.seq AS event, c.log, c.size, c.seed, c.last_entry, c.after_event, c.last_event, c.note,
			coalesce((SELECT l.hash FROM log_entries l WHERE l.number = c.last_entry), '') AS entry_hash
		FROM events e, LATERAL (SELECT log, size, seed, last_entry, after_event, last_event, note FROM log_checkpoints
			WHERE log = (SELECT max(number) FROM transparency_logs) AND last_event >= e.seq
			ORDER BY last_event, size LIMIT 1) c
		WHERE e.seq IN ?`
	found, by := []covering{}, map[int64]covering{}
	if err := db.Raw(query, slices.Collect(maps.Keys(bySeq))).Scan(&found).Error; err != nil {
		return nil, fmt.Errorf("find the checkpoints of events: %w", err)
	}
	for _, one := range found {
		by[one.Event] = one
		for _, event := range bySeq[one.Event] {
			event.Checkpoint = &models.LogCheckpoint{Size: int(one.Row.Size), Note: one.Row.Note}
		}
	}
	return by, nil
}

// AttachProofs sets the proof of each event and the checkpoint that it is for. It returns the number of events that were hashed: those
// of the same batches too. The caller has checked that the viewer may see the events.
func AttachProofs(db *gorm.DB, events []*models.Event) (hashed int, err error) {
	checkpoints, err := attachCheckpoints(db, events)
	if err != nil {
		return 0, err
	}
	bySize := map[int64][]*models.Event{}
	for _, event := range events {
		if of, covered := checkpoints[event.Seq]; covered {
			bySize[of.Row.Size] = append(bySize[of.Row.Size], event)
		}
	}
	leafPaths, err := leafPathsOf(db, checkpoints)
	if err != nil {
		return 0, err
	}
	for _, of := range bySize {
		count, err := proveBatch(db, checkpoints[of[0].Seq].Row, of, leafPaths)
		hashed += count
		if err != nil {
			return hashed, err
		}
	}
	return hashed, nil
}

// proveBatch sets the proofs of events of one batch.
func proveBatch(db *gorm.DB, in row, events []*models.Event, leafPaths map[int64][]string) (hashed int, err error) {
	in.seed = newSeed(in.Seed)
	statements, err := readStatements(db, in.AfterEvent, in.LastEvent)
	if err != nil {
		return 0, err
	}
	batch, err := newBatch(in.seed, statements)
	if err != nil {
		return 0, err
	}
	entries, err := in.seed.commitment(in.LastEntry, in.EntryHash)
	if err != nil {
		return 0, err
	}
	for _, event := range events {
		place := slices.IndexFunc(statements, func(s Statement) bool { return s.Seq == event.Seq })
		if place < 0 {
			return 0, fmt.Errorf("event %d is missing in its batch", event.Seq)
		}
		event.Proof = &models.EventProof{
			Statement: string(batch.texts[place]), Salt: encoded(batch.salt(place)), Slot: int(batch.slots[place]), SlotPath: allEncoded(batch.path(place)),
			BatchRoot: encoded(batch.root()), EntriesHash: encoded(entries), LeafPath: leafPaths[in.Size],
		}
	}
	return len(statements), nil
}

// leafPathsOf returns the paths from the last leaf of each checkpoint to its root, by size.
func leafPathsOf(db *gorm.DB, checkpoints map[int64]covering) (map[int64][]string, error) {
	paths, log, needed := map[int64][]string{}, 0, &positions{}
	for _, of := range checkpoints {
		size := of.Row.Size
		if _, known := paths[size]; known {
			continue
		}
		paths[size], log = nil, of.Row.Log
		if _, err := tlog.ProveRecord(size, size-1, needed); err != nil {
			return nil, fmt.Errorf("find the hashes of a proof: %w", err)
		}
	}
	if len(needed.needed) == 0 {
		return paths, nil
	}
	known, err := reader{db, log}.read(needed.needed)
	if err != nil {
		return nil, err
	}
	for size := range paths {
		path, err := tlog.ProveRecord(size, size-1, known)
		if err != nil {
			return nil, fmt.Errorf("prove leaf %d: %w", size-1, err)
		}
		paths[size] = allEncoded(path)
	}
	return paths, nil
}

// Consistency returns the proof that the checkpoint of size to continues the one of size from, in the current log.
//
// Errors: INVALID_INPUT (OUT_OF_RANGE) at from or to.
func Consistency(db *gorm.DB, from, to int) (*models.LogConsistency, error) {
	state, err := readCurrent(db)
	if err != nil {
		return nil, err
	}
	switch {
	case to < 1 || int64(to) > state.Size:
		return nil, models.NewProblem(models.OutOfRange, models.P("value", to), models.P("min", 1), models.P("max", state.Size)).At("to")
	case from < 1 || from > to:
		return nil, models.NewProblem(models.OutOfRange, models.P("value", from), models.P("min", 1), models.P("max", to)).At("from")
	}
	proof, err := tlog.ProveTree(int64(to), int64(from), reader{db, state.Number})
	if err != nil {
		return nil, fmt.Errorf("prove the consistency of two checkpoints: %w", err)
	}
	return &models.LogConsistency{From: from, To: to, Hashes: allEncoded(proof)}, nil
}

func encoded(hash tlog.Hash) string { return base64.StdEncoding.EncodeToString(hash[:]) }

func allEncoded(hashes []tlog.Hash) []string {
	all := []string{}
	for _, hash := range hashes {
		all = append(all, encoded(hash))
	}
	return all
}
