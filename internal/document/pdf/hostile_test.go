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

// Reading a hostile file ends within the limits with a reason, and the parent continues.
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
			if took := time.Since(start); took > time.Minute { // its turn included
				t.Errorf("took %s", took)
			}
			refused, ok := errors.AsType[*page.Error](err)
			if !ok || !slices.Contains(reasons, refused.Reason) {
				t.Errorf("error %v, want one of %v", err, reasons)
			}
		})
	}
	t.Cleanup(func() {
		var usage syscall.Rusage
		if err := syscall.Getrusage(syscall.RUSAGE_CHILDREN, &usage); err != nil {
			t.Fatal(err)
		}
		if resident := usage.Maxrss << 10; resident > 1<<30 {
			t.Errorf("a child was %d MiB resident, want at most 1 GiB", resident>>20)
		}
	})
}

func TestReadPageCountLies(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(filepath.Join(shared, "hostile", "count-lies.pdf"))
	if err != nil {
		t.Skipf("the hostile files were not found: %v", err)
	}
	got, err := read(t, data)
	if err != nil || got.Text != "hello\n" || len(got.Pages) != 1 {
		t.Errorf("error %v, text %q, %d pages; want the only page", err, got.Text, len(got.Pages))
	}
}

// A reader ends with its context, whether it waits or reads.
func TestReadCancelled(t *testing.T) {
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
		"open to others": func(folder string) error { return errors.Join(os.Mkdir(folder, 0o700), os.Chmod(folder, 0o755)) },
		"a file":         func(folder string) error { return os.WriteFile(folder, nil, 0o600) },
		"a link":         func(folder string) error { return os.Symlink(cache(), folder) },
		"in a folder that others write to": func(folder string) error {
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
				t.Errorf("got %v, want an error about the folder", err)
			}
		})
	}
	t.Run("a relative path", func(t *testing.T) {
		t.Parallel()
		if err := read("pdfium"); err == nil {
			t.Error("a relative path was accepted")
		}
	})
}
