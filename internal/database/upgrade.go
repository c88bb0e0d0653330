package database

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// UpgradeOptions configures [Upgrade].
type UpgradeOptions struct {
	// Start names the data folder, which must not be in use, and the binaries of the new major
	// version.
	Start StartOptions
	// Backup returns the options for copying the old database.
	Backup func(old *DB) BackupOptions
	// Restore contains the options for loading the copy.
	Restore RestoreOptions
	// Check returns an error to reject the new database; the old one then remains in use.
	Check func(ctx context.Context, loaded *DB) error
}

// Upgraded is the result of [Upgrade].
type Upgraded struct {
	// From and To are the old and the new major version of Postgres.
	From, To int
	// Kept is the folder that contains the old cluster.
	Kept     string
	Manifest Manifest
}

// Upgrade moves the data of a private Postgres to a new major version: it runs both versions,
// copies the database with [Backup] and [Restore], checks the copy, and exchanges the folders of
// the clusters. The old cluster is retained as postgres-N, where N is its major version. If Upgrade
// is interrupted, the next start uses either the old cluster or the complete new one.
//
// Errors are single lines; the old cluster then remains in use.
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

// copy creates a cluster of the new version that contains a checked copy of the database, and stops
// it.
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

// upgrade returns the data folder of the new cluster until it is complete.
func (f *folder) upgrade() string { return filepath.Join(f.path, "upgrade") }

// upgraded returns the folder of a complete new cluster that is about to replace the old one.
func (f *folder) upgraded() string { return filepath.Join(f.path, "postgres.upgraded") }

// formerCluster returns the folder of a cluster that has been replaced.
func (f *folder) formerCluster(major int) string {
	return filepath.Join(f.path, fmt.Sprintf("postgres-%d", major))
}

// clearUpgrade removes what an interrupted upgrade has left behind, and stops a Postgres that is
// still running there.
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

// exchange replaces the old cluster with the new one, and retains the old one. Both must be stopped.
// If it is interrupted, [folder.finishUpgrade] finds out which of the two to use.
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

// finishUpgrade completes an exchange that was interrupted after the old cluster had been renamed.
// Otherwise, it discards the new cluster, since the old one may have changed in the meantime.
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
