package database

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// UpgradeOptions configure [Upgrade].
type UpgradeOptions struct {
	// Start names the data folder and the binaries of the new major version. The data folder must not be in use.
	Start StartOptions
	// Backup returns how the old database is copied.
	Backup func(old *DB) BackupOptions
	// Restore configures how the copy is loaded.
	Restore RestoreOptions
	// Check rejects the new database, so that the old one stays in use.
	Check func(ctx context.Context, loaded *DB) error
}

// Upgraded is the result of [Upgrade].
type Upgraded struct {
	// From and To are major versions of Postgres.
	From, To int
	// Kept is the folder with the former cluster.
	Kept     string
	Manifest Manifest
}

// Upgrade moves the data of a private Postgres to a new major version: it runs both versions, copies the database by [Backup] and [Restore],
// checks the copy, and exchanges the folders of the clusters. The former cluster is kept as postgres-N, where N is its major version. If
// Upgrade is interrupted, the next start uses the old cluster, or the complete new one.
//
// Each error is one line, and the old cluster stays in use.
func Upgrade(ctx context.Context, o UpgradeOptions) (result Upgraded, err error) {
	old, err := Start(ctx, StartOptions{
		Data: o.Start.Data, Fetch: o.Start.Fetch, Cache: o.Start.Cache, Progress: o.Start.Progress, places: o.Start.places,
	})
	if err != nil {
		return result, err
	}
	exchange := func() error { return nil }
	defer func() {
		if stopped := old.stopAnd(context.WithoutCancel(ctx), func() error { return exchange() }); err == nil {
			err = stopped
		}
	}()
	result.From, result.Kept = old.Major(), old.folder.formerCluster(old.Major())
	if _, err := os.Lstat(result.Kept); err == nil {
		return result, fmt.Errorf("%s exists from an earlier upgrade: delete it or move it away first", result.Kept)
	}
	if err := old.folder.clearUpgrade(ctx); err != nil {
		return result, err
	}
	if err := o.copy(ctx, old, &result); err != nil {
		return result, errors.Join(err, old.folder.clearUpgrade(context.WithoutCancel(ctx)))
	}
	exchange = func() error { return old.folder.exchange(result.Kept) }
	return result, nil
}

// copy creates a cluster of the new version with a checked copy of the database, and stops it.
func (o UpgradeOptions) copy(ctx context.Context, old *Cluster, result *Upgraded) (err error) {
	start := o.Start
	start.Data = old.folder.upgrade()
	made, err := Start(ctx, start)
	if err != nil {
		return err
	}
	defer func() {
		if stopped := made.Stop(context.WithoutCancel(ctx)); err == nil {
			err = stopped
		}
	}()
	if result.To = made.Major(); result.To <= result.From {
		return fmt.Errorf("the data folder %s has Postgres %d, and the binaries found for the upgrade are Postgres %d: "+
			"name the folder of a newer version with --postgres-bin", old.folder.path, result.From, result.To)
	}
	if err := made.EnsureDatabase(ctx, Name); err != nil {
		return err
	}
	from, err := Open(ctx, old.URL(Name), OpenOptions{Sessions: Unbounded()})
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := Open(ctx, made.URL(Name), OpenOptions{Sessions: Unbounded()})
	if err != nil {
		return err
	}
	defer to.Close()
	if err := CheckMigrated(ctx, from); err != nil {
		return err
	}
	file := filepath.Join(start.Data, "backup.zip")
	if _, err := Backup(ctx, from, file, o.Backup(from)); err != nil {
		return err
	}
	if result.Manifest, err = Restore(ctx, to, file, o.Restore); err != nil {
		return err
	}
	return o.Check(ctx, to)
}

// upgrade is the data folder of the new cluster until it is complete.
func (f *folder) upgrade() string { return filepath.Join(f.path, "upgrade") }

// upgraded is a complete new cluster that is about to replace the old one.
func (f *folder) upgraded() string { return filepath.Join(f.path, "postgres.upgraded") }

// formerCluster is the folder of a cluster that has been replaced.
func (f *folder) formerCluster(major int) string {
	return filepath.Join(f.path, fmt.Sprintf("postgres-%d", major))
}

// clearUpgrade removes what an interrupted upgrade has left, and stops a Postgres that still runs there.
func (f *folder) clearUpgrade(ctx context.Context) error {
	if _, err := os.Lstat(f.upgrade()); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	left, err := openFolder(f.upgrade())
	if err != nil {
		return err
	}
	_, err = left.recoverFolder(ctx)
	left.held.release()
	if err != nil {
		return err
	}
	if err := os.RemoveAll(f.upgrade()); err != nil {
		return unwritable(f.path, err)
	}
	return nil
}

// exchange replaces the cluster by the new one and keeps the former one. Both must be stopped. At each point at which it can be interrupted,
// [folder.finishUpgrade] finds which of the two is to be used.
func (f *folder) exchange(kept string) error {
	for _, step := range []struct{ from, to string }{
		{filepath.Join(f.upgrade(), "postgres"), f.upgraded()}, {f.cluster(), kept}, {f.upgraded(), f.cluster()},
	} {
		if err := os.Rename(step.from, step.to); err != nil {
			return unwritable(f.path, err)
		}
		if err := syncFolder(f.path); err != nil {
			return err
		}
	}
	if err := os.RemoveAll(f.upgrade()); err != nil {
		return unwritable(f.path, err)
	}
	return nil
}

// finishUpgrade completes an exchange that was interrupted when the old cluster was already renamed, and otherwise discards the new cluster,
// since the old one may have changed.
func (f *folder) finishUpgrade() error {
	if _, err := os.Lstat(f.upgraded()); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	_, err := os.Lstat(f.cluster())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = os.Rename(f.upgraded(), f.cluster())
	case err == nil:
		err = os.RemoveAll(f.upgraded())
	}
	if err != nil {
		return unwritable(f.path, err)
	}
	return nil
}
