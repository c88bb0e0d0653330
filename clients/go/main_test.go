package client_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"
)

// url is the endpoint of the tracker that TestMain starts with demonstration data, and token is a token of Japan.
var url, token string

// TestMain runs the tests and examples against the real program, built from the repository that holds this
// module. PROPOSALTRACKER_PROGRAM names a binary that is built already.
func TestMain(m *testing.M) {
	if _, err := os.Stat("../../server.go"); err != nil {
		fmt.Println("skipped: the tests run against the program, whose sources were not found")
		return
	}
	code, err := runAgainstTracker(m)
	if err != nil {
		fmt.Println(err)
		code = 1
	}
	os.Exit(code)
}

func runAgainstTracker(m *testing.M) (code int, err error) {
	folder, err := os.MkdirTemp("", "client")
	if err != nil {
		return 1, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	program, err := build(folder)
	if err != nil {
		return 1, err
	}
	data := filepath.Join(folder, "data")
	stop, err := serve(program, data)
	if err != nil {
		return 1, err
	}
	defer func() { err = errors.Join(err, stop()) }()
	out, err := exec.CommandContext(context.Background(), program, "token", "--data", data, "--delegation", "JPN", "--scope", "proposals:read proposals:write").Output()
	if err != nil {
		return 1, fmt.Errorf("create a token: %w", err)
	}
	token = strings.TrimSpace(string(out))
	return m.Run(), nil
}

// build returns the path of the program.
func build(folder string) (string, error) {
	if built := os.Getenv("PROPOSALTRACKER_PROGRAM"); built != "" {
		return built, nil
	}
	program := filepath.Join(folder, "proposaltracker")
	cmd := exec.CommandContext(context.Background(), "go", "build", "-o", program, ".")
	cmd.Dir = "../.."
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build the tracker: %w\n%s", err, out)
	}
	return program, nil
}

// serve starts the program, waits until it is ready and sets url. stop ends it.
func serve(program, data string) (stop func() error, err error) {
	cmd := exec.CommandContext(context.Background(), program, "serve", "--data", data, "--listen", "127.0.0.1:0")
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	errs := &strings.Builder{}
	cmd.Stderr = errs
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	late := time.AfterFunc(3*time.Minute, func() { _ = cmd.Process.Signal(syscall.SIGTERM) })
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if found := regexp.MustCompile(`GraphQL:\s+(http\S+)`).FindStringSubmatch(lines.Text()); found != nil {
			url = found[1]
		}
		if strings.Contains(lines.Text(), "Ready after ") {
			late.Stop()
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return func() error { return errors.Join(cmd.Process.Signal(syscall.SIGTERM), cmd.Wait()) }, nil
		}
	}
	return nil, fmt.Errorf("the tracker did not start: %w\n%s", cmd.Wait(), errs)
}
