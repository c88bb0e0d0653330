package transparency

import (
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
	"gorm.io/gorm"
)

// Verified is the result of computing the transparency log again.
type Verified struct {
	// Checkpoints is the number of checkpoints that were compared.
	Checkpoints int
	// Broken describes each difference.
	Broken []string
}

// Verify computes each log again from the events and log entries of a snapshot, and compares it with the published checkpoints and, if
// held is not empty, with a checkpoint that somebody has saved.
//
// Errors: held is damaged, or was not signed with a key of this database.
func Verify(tx *gorm.DB, held []byte) (Verified, error) {
	logs, err := readLogs(tx)
	if err != nil {
		return Verified{}, err
	}
	saved, err := openHeld(held, logs)
	if err != nil {
		return Verified{}, err
	}
	v := Verified{}
	for _, log := range logs {
		tree, err := v.log(tx, log)
		if err != nil {
			return v, err
		}
		if saved.Origin == log.Origin && log.Origin != "" {
			v.compare(tree, saved, fmt.Sprintf("the given checkpoint of %d leaves", saved.Size))
		}
	}
	return v, nil
}

// loggedAs is a log with its keys.
type loggedAs struct {
	Number int
	Origin string
	// Keys are the verifier keys, one per line.
	Keys string

	verifiers []note.Verifier
}

// readLogs returns all logs.
func readLogs(tx *gorm.DB) ([]loggedAs, error) {
	logs := []loggedAs{}
	const query = `SELECT l.number, l.origin,
			coalesce((SELECT string_agg(k.verifier, E'\n' ORDER BY k.number) FROM log_keys k WHERE k.log = l.number), '') AS keys
		FROM transparency_logs l ORDER BY l.number`
	if err := tx.Raw(query).Scan(&logs).Error; err != nil {
		return nil, fmt.Errorf("read the transparency logs: %w", err)
	}
	for i := range logs {
		for key := range strings.Lines(logs[i].Keys) {
			if verifier, err := note.NewVerifier(strings.TrimSpace(key)); err == nil { // a key that is damaged verifies nothing
				logs[i].verifiers = append(logs[i].verifiers, verifier)
			}
		}
	}
	return logs, nil
}

// openHeld verifies a saved checkpoint with the keys of all logs. The zero Checkpoint if there is none.
func openHeld(held []byte, logs []loggedAs) (Checkpoint, error) {
	if len(held) == 0 {
		return Checkpoint{}, nil
	}
	keys := []note.Verifier{}
	for _, log := range logs {
		keys = append(keys, log.verifiers...)
	}
	saved, err := OpenCheckpoint(held, keys...)
	if err != nil {
		return Checkpoint{}, fmt.Errorf("the checkpoint cannot be used: %w", err)
	}
	return saved, nil
}

// log computes a log again and compares it with its published checkpoints.
func (v *Verified) log(tx *gorm.DB, log loggedAs) (*tree, error) {
	rows, err := tx.Raw(`SELECT c.size, c.seed, c.last_entry, coalesce(l.hash, '') AS entry_hash, c.after_event, c.last_event, c.note
		FROM log_checkpoints c LEFT JOIN log_entries l ON l.number = c.last_entry WHERE c.log = ? ORDER BY c.size`, log.Number).Rows()
	if err != nil {
		return nil, fmt.Errorf("read the checkpoints: %w", err)
	}
	defer rows.Close() //nolint:errcheck // the error of reading is returned
	stored, t := []row{}, &tree{}
	for rows.Next() {
		var next row
		if err := tx.ScanRows(rows, &next); err != nil {
			return nil, fmt.Errorf("read a checkpoint: %w", err)
		}
		stored = append(stored, next)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read the checkpoints: %w", err)
	}
	former := row{}
	for _, next := range stored {
		if next.Size != former.Size+1 {
			v.brokenf("log_checkpoints %d to %d of the log %s are missing", former.Size+1, next.Size-1, log.Origin)
			return t, nil
		}
		next.seed = newSeed(next.Seed)
		if err := v.row(tx, t, next, former, log); err != nil {
			return nil, err
		}
		former = next
	}
	return t, v.stored(tx, t, log)
}

// row adds a leaf to the tree and compares the root with the published checkpoint.
func (v *Verified) row(tx *gorm.DB, t *tree, next, former row, log loggedAs) error {
	where := fmt.Sprintf("log_checkpoints %d of the log %s", next.Size, log.Origin)
	if next.AfterEvent != former.LastEvent {
		v.brokenf("%s: it begins after event %d, but the checkpoint before it ends with event %d", where, next.AfterEvent, former.LastEvent)
	}
	record, err := next.leaf(tx)
	if err != nil {
		return err
	}
	if err := t.add(record); err != nil {
		return err
	}
	published, err := OpenCheckpoint([]byte(next.Note), log.verifiers...)
	if err != nil {
		v.brokenf("%s: %v", where, err)
		return nil
	}
	v.Checkpoints++
	if published.Size != next.Size || published.Origin != log.Origin {
		v.brokenf("%s: its note is that of another checkpoint", where)
		return nil
	}
	v.compare(t, published, where)
	return nil
}

// stored compares the stored hashes of a tree with the computed ones.
func (v *Verified) stored(tx *gorm.DB, t *tree, log loggedAs) error {
	rows, err := tx.Raw("SELECT position, hash FROM log_hashes WHERE log = ? ORDER BY position", log.Number).Rows()
	if err != nil {
		return fmt.Errorf("read the hashes of the log: %w", err)
	}
	defer rows.Close() //nolint:errcheck // the error of reading is returned
	count := int64(0)
	for ; rows.Next(); count++ {
		var position int64
		var hash []byte
		if err := rows.Scan(&position, &hash); err != nil {
			return fmt.Errorf("read a hash of the log: %w", err)
		}
		if position != count || position >= int64(len(t.hashes)) || string(hash) != string(t.hashes[position][:]) {
			v.brokenf("log_hashes %d of the log %s: it was altered or removed", count, log.Origin)
			return nil
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("read the hashes of the log: %w", err)
	}
	if count < int64(len(t.hashes)) {
		v.brokenf("log_hashes %d of the log %s: it is missing", count, log.Origin)
	}
	return nil
}

// compare compares a tree with a checkpoint.
func (v *Verified) compare(t *tree, with Checkpoint, name string) {
	if with.Size > t.size {
		v.brokenf("%s: the log has only %d leaves, so later ones were removed or the database was restored to an earlier state", name, t.size)
		return
	}
	root, err := tlog.TreeHash(with.Size, t)
	if err != nil || root != with.Root {
		v.brokenf("%s: the events or the log entries that it covers were altered", name)
	}
}

func (v *Verified) brokenf(format string, args ...any) {
	v.Broken = append(v.Broken, fmt.Sprintf(format, args...))
}

// tree is a Merkle tree in memory: its hashes in the order of tlog, and its number of leaves.
type tree struct {
	hashes []tlog.Hash
	size   int64
}

// ReadHashes implements [tlog.HashReader].
func (t *tree) ReadHashes(positions []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, len(positions))
	for i, position := range positions {
		if position >= int64(len(t.hashes)) {
			return nil, fmt.Errorf("the tree has no hash %d", position)
		}
		found[i] = t.hashes[position]
	}
	return found, nil
}

// add adds a leaf.
func (t *tree) add(record []byte) error {
	added, err := tlog.StoredHashes(t.size, record, t)
	if err != nil {
		return fmt.Errorf("compute the hashes of leaf %d: %w", t.size, err)
	}
	t.hashes, t.size = append(t.hashes, added...), t.size+1
	return nil
}
