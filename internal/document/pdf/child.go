package pdf

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"proposaltracker/internal/document/page"
)

// childArgument is the first argument of a child process. It is internal and not documented for users.
const childArgument = "read-pdf-child"

const (
	// wasmPages limits the memory of PDFium to 256 MiB, in pages of [wasmPageSize].
	wasmPages = 4096
	// exitTimeout is the exit code of a child that exceeded its time limit.
	exitTimeout = 3
	// instanceTimeout is the time limit for initializing PDFium after it was compiled.
	instanceTimeout = 10 * time.Second
)

// answer is the output of a child, as JSON. Exactly one field is set.
type answer struct {
	Document *page.Document `json:"document,omitempty"`
	Error    *page.Error    `json:"error,omitempty"`
}

// Child runs the child process if args, the arguments of the process, request it, and returns its exit code. A
// program that uses a [Reader] calls it at the beginning of main, and its tests in TestMain:
//
//	if code, is := pdf.Child(os.Args); is {
//		os.Exit(code)
//	}
func Child(args []string) (code int, is bool) {
	if len(args) != 4 || args[1] != childArgument {
		return 0, false
	}
	if err := runChild(args[2], args[3]); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, err) // the parent logs it
		return 1, true
	}
	return 0, true
}

// runChild reads a PDF from standard input and writes the result to standard output. For the task
// "prepare", it only compiles PDFium into the cache.
func runChild(task, cache string) error {
	if err := limitMemory(); err != nil {
		return fmt.Errorf("limit the memory of the child: %w", err)
	}
	library, err := startPDFium(cache)
	if err != nil || task == taskPrepare {
		return err
	}
	if err := ready(); err != nil {
		return err
	}
	data, err := io.ReadAll(io.LimitReader(os.Stdin, page.MaxBytes+1))
	if err != nil {
		return fmt.Errorf("read the file from the parent: %w", err)
	}
	document, err := extract(library, data)
	if refused, ok := errors.AsType[*page.Error](err); ok {
		return reply(answer{Error: refused})
	}
	if err != nil {
		return err
	}
	return reply(answer{Document: document})
}

// ready notifies the parent that PDFium has started, so that the time limit begins. It writes a
// newline, which the JSON decoder ignores.
func ready() error {
	// The parent kills a child that takes too long. This timer ends the child if the parent has
	// ended.
	time.AfterFunc(readTimeout+5*time.Second, func() { os.Exit(exitTimeout) }) //nolint:revive // there is no caller left
	if _, err := os.Stdout.WriteString("\n"); err != nil {
		return fmt.Errorf("notify the parent that the child is ready: %w", err)
	}
	return nil
}

func reply(a answer) error {
	if err := json.NewEncoder(os.Stdout).Encode(a); err != nil { //nolint:musttag // the same program encodes and decodes it
		return fmt.Errorf("send the result to the parent: %w", err)
	}
	return nil
}

// startPDFium compiles PDFium, or loads it from the cache folder, and starts one instance. The
// instance gets an empty file system, since by default the library would mount that of the host.
func startPDFium(cache string) (pdfium.Pdfium, error) {
	compiled, err := wazero.NewCompilationCacheWithDir(cache)
	if err != nil {
		return nil, fmt.Errorf("open the compilation cache: %w", err)
	}
	// PDFium uses WebAssembly exceptions, which a custom configuration must enable.
	config := wazero.NewRuntimeConfigCompiler().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(wasmPages).WithCompilationCache(compiled)
	pool, err := webassembly.Init(webassembly.Config{
		Context: withReservedMemory(context.Background()), MaxIdle: 1, MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(), RuntimeConfig: config,
		Stdout: io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		return nil, fmt.Errorf("start PDFium: %w", err)
	}
	instance, err := pool.GetInstance(instanceTimeout)
	if err != nil {
		return nil, fmt.Errorf("start PDFium: %w", err)
	}
	return instance, nil
}
