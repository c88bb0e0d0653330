package pdf_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"proposaltracker/internal/document/page"
	"proposaltracker/internal/document/pdf"
)

const shared = "../../../../shared/data/documents"

// Reading a hostile file fails with a reason, within the time and memory limits, and the parent
// process continues.
func TestReadHostileFiles(t *testing.T) {
	t.Parallel()
	for name, reasons := range map[string][]page.ErrorReason{
		"flate1g.pdf":   {page.ErrDamaged, page.ErrTooMuchMemory, page.ErrTimeout},
		"form-loop.pdf": {page.ErrDamaged, page.ErrTimeout},
		"truncated.pdf": {page.ErrDamaged},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(filepath.Join(shared, "hostile", name))
			if err != nil {
				t.Skipf("the hostile files were not found: %v", err)
			}
			start := time.Now()
			_, err = read(t, data)
			if took := time.Since(start); took > time.Minute { // including the wait for other files
				t.Errorf("reading took %s, want at most 1 min", took)
			}
			refused, ok := errors.AsType[*page.Error](err)
			if !ok || !slices.Contains(reasons, refused.Reason) {
				t.Errorf("got error %v, want one of the reasons %v", err, reasons)
			}
		})
	}
	t.Cleanup(func() {
		var usage syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_CHILDREN, &usage); err != nil {
			t.Fatal(err)
		}
		if resident := usage.Maxrss << 10; resident > 1<<30 {
			t.Errorf("a child used %d MiB of resident memory, want at most 1 GiB", resident>>20)
		}
	})
}

func TestReadFalsePageCount(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(filepath.Join(shared, "hostile", "count-lies.pdf"))
	if err != nil {
		t.Skipf("the hostile files were not found: %v", err)
	}
	got, err := read(t, data)
	if err != nil || got.Text != "hello\n" || len(got.Pages) != 1 {
		t.Errorf("got error %v, text %q and %d pages; want the only page", err, got.Text, len(got.Pages))
	}
}

// Read returns when its context is canceled, whether it is waiting or reading.
func TestReadCanceled(t *testing.T) {
	t.Parallel()
	gone := errors.New("the client is gone")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(gone)
	start := time.Now()
	_, err := pdf.NewReader(pdf.Config{Cache: cache()}).Read(ctx, build("", nil, testPage{content: text("F1", 11, 70, 780, "Text")}))
	if !errors.Is(err, gone) || time.Since(start) > 5*time.Second {
		t.Errorf("got error %v after %s, want %v immediately", err, time.Since(start), gone)
	}
}

func TestCacheFolder(t *testing.T) {
	t.Parallel()
	read := func(folder string) error {
		_, err := pdf.NewReader(pdf.Config{Cache: folder}).Read(t.Context(), []byte("%PDF-1.7"))
		return err
	}
	for name, spoil := range map[string]func(folder string) error{
		"accessible to others": func(folder string) error { return errors.Join(os.Mkdir(folder, 0o700), os.Chmod(folder, 0o755)) },
		"file":                 func(folder string) error { return os.WriteFile(folder, nil, 0o600) },
		"symbolic link":        func(folder string) error { return os.Symlink(cache(), folder) },
		"parent writable by others": func(folder string) error {
			return errors.Join(os.Mkdir(folder, 0o700), os.Chmod(filepath.Dir(folder), 0o777))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			folder := filepath.Join(t.TempDir(), "pdfium")
			if err := spoil(folder); err != nil {
				t.Fatal(err)
			}
			err := read(folder)
			if _, ok := errors.AsType[*page.Error](err); err == nil || ok {
				t.Errorf("got error %v, want an error about the folder", err)
			}
		})
	}
	t.Run("relative path", func(t *testing.T) {
		t.Parallel()
		if err := read("pdfium"); err == nil {
			t.Error("got no error for a relative path")
		}
	})
}
