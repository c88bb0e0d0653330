package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"proposaltracker/internal/database"
	"proposaltracker/internal/document/extract"
	"proposaltracker/internal/document/page"
	"proposaltracker/internal/document/pdf"
)

// readCommand prints how a document is read, without a server or an account.
type readCommand struct {
	File  string `arg:"" type:"existingfile" placeholder:"FILE" help:"Text, DOCX or PDF file, of at most 20 MiB and 200 pages."`
	JSON  bool   `name:"json" help:"Print the lines with their pages, places and forms as JSON."`
	Cache string `name:"cache" type:"path" placeholder:"DIR" help:"Folder for the compiled PDF reader. By default, that of this user."`
}

// Run prints the lines of the document. Problems go to standard error.
func (c *readCommand) Run(e *Environment) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	data, err := readFile(c.File)
	if err != nil {
		return err
	}
	cache := e.pdfCache(c.Cache)
	if _, missing := os.Stat(cache); missing != nil && pdf.IsPDF(data) {
		_, _ = fmt.Fprintln(e.Err, "Preparing the PDF reader, which takes about 20 s once.")
	}
	document, err := extract.New(extract.Config{PDFCache: cache}).Open(ctx, data)
	if refused, is := errors.AsType[*page.Error](err); is {
		return fmt.Errorf("%s: %w (%s)", c.File, refused, refused.Reason)
	}
	if err != nil {
		return fmt.Errorf("read %s: %w", c.File, err)
	}
	for _, problem := range document.Problems {
		_, _ = fmt.Fprintf(e.Err, "%s (%s)\n", describe(problem), problem.Reason)
	}
	if c.JSON {
		return printJSON(e.Out, document)
	}
	_, err = io.WriteString(e.Out, document.Text)
	return err //nolint:wrapcheck // the person at the terminal closed it
}

// describe writes a problem with the page that it is about.
func describe(problem page.Problem) string {
	if problem.Page == 0 {
		return problem.Message
	}
	return fmt.Sprintf("page %d: %s", problem.Page, problem.Message)
}

func printJSON(to io.Writer, document page.Document) error {
	encoder := json.NewEncoder(to)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(document); err != nil { //nolint:musttag // the names of the fields are those of the package
		return fmt.Errorf("print the document as JSON: %w", err)
	}
	return nil
}

// readFile reads a file up to one byte more than is read of a document.
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

// pdfCache is the folder for the compiled PDF reader.
func (e *Environment) pdfCache(named string) string {
	if named != "" {
		return named
	}
	return filepath.Join(database.DefaultCache(e.UID, e.Getenv), "pdfium")
}
