// Package pdf reads PDF files to positioned lines. PDFium, compiled to WebAssembly, parses the file
// in a child process of the same program, since a hostile file can take any amount of time and
// memory. The child has no file system, no environment, and no file descriptors except its three
// standard streams. It runs as an unprivileged user if the parent is root, and is killed when its
// context ends.
package pdf

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"syscall"
	"time"

	"proposaltracker/internal/document/page"
)

const (
	taskRead    = "read"
	taskPrepare = "prepare"
	// readTimeout is the time limit for reading one file, after PDFium has started.
	readTimeout = 20 * time.Second
	// startTimeout is the time limit for starting a child. If the cache is empty, the child first
	// compiles PDFium, which takes about 20 s on two slow cores.
	startTimeout = 3 * time.Minute
	// waitTimeout is the maximum time for which a file waits while others are read.
	waitTimeout = 40 * time.Second
	// maxWaiting is the maximum number of waiting files.
	maxWaiting = 16
)

// Config configures a Reader.
type Config struct {
	// Cache is the folder for the compiled PDFium, which is created if it does not exist. Since it
	// contains executable code, it must belong to the user that runs the children, and no other
	// user may be able to write to it or replace it.
	Cache string
}

// Reader reads PDF files, one at a time. It is safe for concurrent use.
type Reader struct {
	config Config
	// turn holds an element while a child runs; queue holds an element for each file that is being
	// read or waiting.
	turn, queue chan struct{}
}

// NewReader returns a Reader. It does not start a child process yet.
func NewReader(config Config) *Reader {
	return &Reader{config: config, turn: make(chan struct{}, 1), queue: make(chan struct{}, maxWaiting+1)}
}

// Prepare compiles PDFium into the cache, which takes about 20 s the first time. Otherwise, the
// first call of [Reader.Read] compiles it, so a server calls Prepare in the background when it
// starts.
func (r *Reader) Prepare(ctx context.Context) error {
	if _, err := r.run(ctx, taskPrepare, nil); err != nil {
		return fmt.Errorf("prepare the PDF reader: %w", err)
	}
	return nil
}

// Read reads a PDF file. It waits up to 40 s for its turn and then reads for up to 20 s.
//
// Errors are of type [page.Error], with the reasons EMPTY, UNSUPPORTED_FORMAT, DAMAGED, ENCRYPTED,
// NO_TEXT_LAYER, TOO_LARGE (20 MiB), TOO_MANY_PAGES (200), TOO_MUCH_TEXT (1 MiB), TIMEOUT,
// TOO_MUCH_MEMORY and BUSY, unless the installation is broken or ctx has ended.
func (r *Reader) Read(ctx context.Context, data []byte) (page.Document, error) {
	if err := checkBytes(data); err != nil {
		return page.Document{}, err
	}
	leave, err := r.enter(ctx)
	if err != nil {
		return page.Document{}, err
	}
	defer leave()
	return r.read(ctx, data)
}

// checkBytes rejects files that can be recognized as invalid without starting a child.
func checkBytes(data []byte) error {
	switch {
	case len(data) == 0:
		return page.Errorf(page.ErrEmpty, "the file is empty: submit a PDF, DOCX or text file")
	case len(data) > page.MaxBytes:
		return page.Errorf(page.ErrTooLarge, "the file has %d bytes, but at most %d are allowed: save the PDF with smaller pictures", len(data), page.MaxBytes)
	case !IsPDF(data):
		return page.Errorf(page.ErrUnsupported, "the file is not a PDF: it does not begin with %%PDF-")
	default:
		return nil
	}
}

// IsPDF reports whether data is a PDF file: it begins with the header, or it has the header within
// the first 1,024 bytes, as viewers accept, and contains objects. A text that merely mentions the
// header is not a PDF.
func IsPDF(data []byte) bool {
	at := bytes.Index(data[:min(len(data), 1024)], []byte("%PDF-"))
	return at == 0 || at > 0 && bytes.Contains(data, []byte("endobj"))
}

// enter waits until no other file is being read. The caller must call leave when it is done.
func (r *Reader) enter(ctx context.Context) (leave func(), err error) {
	busy := page.Errorf(page.ErrBusy, "other PDF files are being read: try again in a minute")
	select {
	case r.queue <- struct{}{}:
	default:
		return nil, busy
	}
	timer := time.NewTimer(waitTimeout)
	defer timer.Stop()
	select {
	case r.turn <- struct{}{}:
		return func() { <-r.turn; <-r.queue }, nil
	case <-timer.C:
		err = busy
	case <-ctx.Done():
		err = context.Cause(ctx)
	}
	<-r.queue
	return nil, err
}

// read runs a child that reads the file, and decodes its output.
func (r *Reader) read(ctx context.Context, data []byte) (page.Document, error) {
	output, err := r.run(ctx, taskRead, data)
	if err != nil {
		return page.Document{}, err
	}
	var got answer
	if err := json.Unmarshal(output, &got); err != nil { //nolint:musttag // the same program encodes and decodes it
		return page.Document{}, fmt.Errorf("decode the output of the PDF reader: %w", err)
	}
	switch {
	case got.Error != nil:
		return page.Document{}, got.Error
	case got.Document == nil:
		return page.Document{}, errors.New("the PDF reader returned nothing")
	default:
		return *got.Document, nil
	}
}

// errTimeout is the error for a file that takes too long.
var errTimeout = page.Errorf(page.ErrTimeout,
	"the PDF could not be read within %d s: save it again from the program that created it, or submit a DOCX file", int(readTimeout.Seconds()))

// crashed returns the error for a child that ended without a result.
func crashed(ended syscall.WaitStatus, complaint string) error {
	switch {
	case ended.ExitStatus() == exitTimeout:
		return errTimeout
	case ended.Signaled() && ended.Signal() == syscall.SIGKILL, isOutOfMemory(complaint):
		return page.Errorf(page.ErrTooMuchMemory, "the PDF takes too much memory to read: save it again from the program that created it, or submit a DOCX file")
	case ended.ExitStatus() == 2: // a panic of Go's runtime
		return page.Errorf(page.ErrDamaged, "the PDF is damaged, and the reader crashed: save it again from the program that created it")
	default:
		return fmt.Errorf("the PDF reader failed: %s", complaint)
	}
}
