package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const communication = `                                                       JOB/GC/96
                                                       14 July 2016
General Council                                        Original: English

                         SMALL PARCELS
               Communication from Japan and Pakistan

The following communication, dated 14 July 2016, is being circulated at the request of the delegation of Japan.
                         _______________

1  INTRODUCTION
1.1.  Small parcels are held longest.
`

// runCommand runs the program, and returns what it wrote to standard output.
func runCommand(args ...string) (out string, err error) {
	var stdout, stderr bytes.Buffer
	env := &Environment{
		Out: &stdout, Err: &stderr, Getenv: func(string) string { return "" }, UID: os.Geteuid(),
		Now: func() time.Time { return time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC) },
	}
	err = run(args, env, nil)
	return stdout.String(), err
}

func TestReadCommand(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "communication.txt")
	if err := os.WriteFile(file, []byte(communication), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Run("as text", func(t *testing.T) {
		t.Parallel()
		out, err := runCommand("read", file)
		for _, want := range []string{"JOB/GC/96", "2016-07-14", "Japan (JPN)", "Pakistan (PAK)", "\n1 INTRODUCTION\n", "[1.1] Small parcels are held longest."} {
			if err != nil || !strings.Contains(out, want) {
				t.Errorf("error %v; %q is missing in:\n%s", err, want, out)
			}
		}
	})
	t.Run("as JSON", func(t *testing.T) {
		t.Parallel()
		out, err := runCommand("read", "--json", file)
		var reading struct {
			Symbols []struct{ Value string }
			Text    struct{ Original string }
		}
		if err := errors.Join(err, json.Unmarshal([]byte(out), &reading)); err != nil {
			t.Fatal(err)
		}
		if reading.Text.Original != communication || len(reading.Symbols) != 1 || reading.Symbols[0].Value != "JOB/GC/96" {
			t.Errorf("unexpected symbols %v or text %q", reading.Symbols, reading.Text.Original)
		}
	})
	t.Run("lines", func(t *testing.T) {
		t.Parallel()
		out, err := runCommand("read", "--lines", file)
		if diff := cmp.Diff(communication, out); err != nil || diff != "" {
			t.Errorf("error %v; output (-want +got):\n%s", err, diff)
		}
	})
	t.Run("a file that is not a document", func(t *testing.T) {
		t.Parallel()
		binary := filepath.Join(t.TempDir(), "program")
		if err := os.WriteFile(binary, []byte("\x7fELF\x00"), 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := runCommand("read", binary)
		if err == nil || out != "" || !strings.Contains(err.Error(), "UNSUPPORTED_FORMAT") || strings.Contains(err.Error(), "\n") {
			t.Errorf("output %q, error %v; want one line with a code", out, err)
		}
	})
	t.Run("a file that is missing", func(t *testing.T) {
		t.Parallel()
		if _, err := runCommand("read", filepath.Join(t.TempDir(), "missing.pdf")); err == nil || !strings.Contains(err.Error(), "missing.pdf: no such file") {
			t.Errorf("error %v, want one that names the file", err)
		}
	})
}

func TestLowerCamel(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"DocumentNumber": "documentNumber", "URL": "url", "URLBase": "urlBase", "X0": "x0", "id": "id", "": ""} {
		if got := lowerCamel(name); got != want {
			t.Errorf("lowerCamel(%q) = %q, want %q", name, got, want)
		}
	}
}
