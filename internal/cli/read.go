package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"proposaltracker/internal/database"
	"proposaltracker/internal/document"
	"proposaltracker/internal/document/extract"
	"proposaltracker/internal/document/page"
	"proposaltracker/internal/document/pdf"
	"proposaltracker/internal/reference/names"
	"proposaltracker/models"
)

// readCommand prints what the tracker extracts from a document. It needs neither a server nor an
// account.
type readCommand struct {
	File  string `arg:"" type:"path" placeholder:"FILE" help:"Text, DOCX or PDF file, of at most 20 MiB and 200 pages."`
	JSON  bool   `name:"json" help:"Print JSON, with the evidence of each value: its words, offsets, page and box."`
	Lines bool   `name:"lines" help:"Print the extracted lines instead of the recognized structure."`
	Cache string `name:"cache" type:"path" placeholder:"DIR" help:"Folder for the compiled PDF reader. Default: below the user's cache folder."`

	Reference ReferenceConfig `embed:""`
}

// Run prints the header and text of the document. Problems go to standard error.
func (c *readCommand) Run(e *Environment) error {
	set, err := c.Reference.Load()
	if err != nil {
		return err
	}
	extracted, err := c.extract(e)
	if err != nil {
		return err
	}
	if c.Lines {
		return c.printLines(e, extracted)
	}
	reading := document.Read(extracted, document.Options{Names: names.New(set.Sponsors()).Recognize, Today: models.DateOf(e.Now())})
	for _, problem := range reading.Problems {
		_, _ = fmt.Fprintf(e.Err, "%s (%s, %s)\n", problem.Message, problem.Code, problem.Severity)
	}
	if c.JSON {
		return printJSON(e.Out, reading)
	}
	return printReading(e.Out, reading)
}

// extract extracts the lines of the file and prints problems of the file.
func (c *readCommand) extract(e *Environment) (page.Document, error) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	data, err := readFile(c.File)
	if err != nil {
		return page.Document{}, err
	}
	cache := e.pdfCache(c.Cache)
	if _, missing := os.Stat(cache); missing != nil && pdf.IsPDF(data) {
		_, _ = fmt.Fprintln(e.Err, "Preparing the PDF reader; this takes about 20 s, only once.")
	}
	extracted, err := extract.New(extract.Config{PDFCache: cache}).Open(ctx, data)
	if refused, ok := errors.AsType[*page.Error](err); ok {
		return extracted, fmt.Errorf("%s: %w (%s)", c.File, refused, refused.Reason)
	}
	if err != nil {
		return extracted, fmt.Errorf("read %s: %w", c.File, err)
	}
	for _, problem := range extracted.Problems {
		_, _ = fmt.Fprintf(e.Err, "%s (%s)\n", describe(problem), problem.Reason)
	}
	return extracted, nil
}

func (c *readCommand) printLines(e *Environment, extracted page.Document) error {
	if c.JSON {
		return printJSON(e.Out, extracted)
	}
	_, err := io.WriteString(e.Out, extracted.Text)
	return err //nolint:wrapcheck // the user closed the output
}

// describe formats a problem with its page number.
func describe(problem page.Problem) string {
	if problem.Page == 0 {
		return problem.Message
	}
	return fmt.Sprintf("page %d: %s", problem.Page, problem.Message)
}

// readFile reads a file, up to one byte more than the maximum size of documents.
func readFile(name string) ([]byte, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close() //nolint:errcheck // nothing was written
	data, err := io.ReadAll(io.LimitReader(file, page.MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return data, nil
}

// pdfCache returns the folder for the compiled PDF reader: the named one, or the default.
func (e *Environment) pdfCache(named string) string {
	if named != "" {
		return named
	}
	return filepath.Join(database.DefaultCache(e.UID, e.Getenv), "pdfium")
}
