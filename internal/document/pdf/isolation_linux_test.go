package pdf_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"proposaltracker/internal/document/page"
	"proposaltracker/internal/document/pdf"
)

// endless returns a PDF that cannot be read within any time limit: nested forms, each of which
// draws the next one many times.
func endless() []byte {
	var forms []string
	for i := range 12 {
		draw := strings.Repeat("/X Do ", 12)
		forms = append(forms, fmt.Sprintf("<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >> /Length %d >>\nstream\n%s\nendstream",
			11+i, len(draw), draw))
	}
	forms = append(forms, "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 0 >>\nstream\n\nendstream")
	return build("", forms, testPage{content: "/Fm Do"})
}

// child returns the ID of a child process that reads a PDF; 0 if there is none.
func child(cache string) int {
	entries, _ := os.ReadDir("/proc")
	for _, entry := range entries {
		line, err := os.ReadFile(filepath.Join("/proc", entry.Name(), "cmdline"))
		if err != nil || !strings.Contains(string(line), "read-pdf-child\x00read\x00"+cache+"\x00") {
			continue
		}
		status, _ := os.ReadFile(filepath.Join("/proc", entry.Name(), "status"))
		if strings.Contains(string(status), fmt.Sprintf("PPid:\t%d\n", os.Getpid())) {
			id, _ := strconv.Atoi(entry.Name())
			return id
		}
	}
	return 0
}

// await waits until holds returns true, and fails after 90 s.
func await(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for deadline := time.Now().Add(90 * time.Second); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("timed out after 90 s: %s", what)
		}
	}
}

// A child process has no environment, no file descriptors of the parent and no root privileges, and
// ends when its context is canceled.
func TestChildIsolation(t *testing.T) {
	t.Parallel()
	// Another name for the same folder distinguishes this child from the children of other tests.
	folder := filepath.Join(filepath.Dir(cache()), ".", "..", filepath.Base(filepath.Dir(cache()))) + "/./pdfium"
	if err := pdf.NewReader(pdf.Config{Cache: folder}).Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	secret, err := os.Create(filepath.Join(t.TempDir(), "secret"))
	if err != nil {
		t.Fatal(err)
	}
	defer secret.Close() //nolint:errcheck // nothing was written
	gone := errors.New("the client is gone")
	ctx, cancel := context.WithCancelCause(t.Context())
	ended := make(chan error, 1)
	go func() {
		_, err := pdf.NewReader(pdf.Config{Cache: folder}).Read(ctx, endless())
		ended <- err
	}()
	id := 0
	await(t, "a child starts", func() bool { id = child(folder); return id != 0 })
	proc := filepath.Join("/proc", strconv.Itoa(id))
	if environment, err := os.ReadFile(filepath.Join(proc, "environ")); err != nil || len(environment) > 0 {
		t.Errorf("got environment %q and error %v, want neither", environment, err)
	}
	status, err := os.ReadFile(filepath.Join(proc, "status"))
	if err != nil {
		t.Fatal(err)
	}
	if uid := fmt.Sprintf("Uid:\t%d\t", max(os.Geteuid(), 0)); os.Geteuid() == 0 && strings.Contains(string(status), uid) {
		t.Errorf("the child runs as root:\n%s", status)
	}
	descriptors, err := os.ReadDir(filepath.Join(proc, "fd"))
	if err != nil {
		t.Fatal(err)
	}
	for _, each := range descriptors {
		if target, _ := os.Readlink(filepath.Join(proc, "fd", each.Name())); target == secret.Name() {
			t.Errorf("the child has inherited descriptor %s, the parent's %s", each.Name(), target)
		}
	}
	cancel(gone)
	if err := <-ended; !errors.Is(err, gone) {
		t.Errorf("got error %v, want %v", err, gone)
	}
	await(t, "the child ends", func() bool { return child(folder) == 0 })
}

// While a file is being read, others wait in the queue. Files that do not fit in the queue are
// rejected immediately.
func TestReaderQueue(t *testing.T) {
	t.Parallel()
	const waiting = 16
	one := pdf.NewReader(pdf.Config{Cache: cache()})
	gone := errors.New("the client is gone")
	ctx, cancel := context.WithCancelCause(t.Context())
	ended := make(chan error, waiting+2)
	for range waiting + 2 { // one is read, sixteen wait, and one is rejected
		go func() {
			_, err := one.Read(ctx, endless())
			ended <- err
		}()
	}
	first := <-ended
	if refused, ok := errors.AsType[*page.Error](first); !ok || refused.Reason != page.ErrBusy {
		t.Errorf("got error %v, want reason %s", first, page.ErrBusy)
	}
	cancel(gone)
	for range waiting + 1 {
		if err := <-ended; !errors.Is(err, gone) {
			t.Errorf("got error %v, want %v", err, gone)
		}
	}
	if got, err := one.Read(t.Context(), build("", nil, testPage{content: text("F1", 11, 70, 780, "Text")})); err != nil || got.Text != "Text\n" {
		t.Errorf("next file: got error %v and text %q, want Text", err, got.Text)
	}
}
