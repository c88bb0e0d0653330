package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

const (
	// maxAnswer is the maximum output of a child in bytes: the text with its geometry.
	maxAnswer = 64 << 20
	// maxComplaint is the maximum number of bytes that are stored of a child's standard error.
	maxComplaint = 4 << 10
	// nobody is the ID of the user and group as which a child of root runs. The IDs do not have to
	// exist in the user database.
	nobody = 65534
)

// run runs one child and returns its standard output.
func (r *Reader) run(ctx context.Context, task string, input []byte) ([]byte, error) {
	if err := makeCache(r.config.Cache, childID()); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	cmd, err := command(ctx, task, r.config.Cache)
	if err != nil {
		return nil, err
	}
	starting := time.AfterFunc(startTimeout, func() { cancel(errors.New("the PDF reader did not start in time")) })
	defer starting.Stop()
	output, complaint := bounded{most: maxAnswer}, bounded{most: maxComplaint, truncate: true}
	output.first = func() { // the child has started
		starting.Stop()
		time.AfterFunc(readTimeout, func() { cancel(errTimeout) }) // without effect once the child has ended
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(input), &output, &complaint
	err = cmd.Run()
	switch ended, ok := errors.AsType[*exec.ExitError](err); {
	case err == nil:
		return output.buffer.Bytes(), nil
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case ok:
		return nil, crashed(ended.Sys().(syscall.WaitStatus), complaint.buffer.String()) //nolint:forcetypeassert // Sys always returns a WaitStatus on Unix
	default:
		return nil, fmt.Errorf("run the PDF reader: %w", err)
	}
}

// command returns the command that runs this program as a child: with an empty environment, in the
// root folder, in a separate process group, and as user nobody if the parent is root.
func command(ctx context.Context, task, cache string) (*exec.Cmd, error) {
	program, err := self()
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, program, childArgument, task, cache)
	cmd.Env = []string{}
	cmd.Dir = "/"
	cmd.WaitDelay = time.Second
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if os.Geteuid() == 0 {
		cmd.SysProcAttr.Credential = &syscall.Credential{Uid: nobody, Gid: nobody}
	}
	return cmd, nil
}

// self returns the path of this program. On Linux, it returns the kernel's link, which works even
// if the child's user cannot enter the program's folder (such as that of `go run`), and even after
// the file was replaced.
func self() (string, error) {
	const link = "/proc/self/exe"
	if _, err := os.Stat(link); err == nil {
		return link, nil
	}
	path, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("find this program: %w", err)
	}
	return path, nil
}

// childID returns the ID of the user as which children run.
func childID() int {
	if id := os.Geteuid(); id != 0 {
		return id
	}
	return nobody
}

func isOutOfMemory(complaint string) bool {
	return strings.Contains(complaint, "out of memory") || strings.Contains(complaint, "cannot allocate memory")
}

// bounded is a buffer with a maximum size. Exceeding the size is an error or, if truncate is set,
// truncates the content.
type bounded struct {
	buffer bytes.Buffer

	most     int
	truncate bool
	// first, if not nil, is called before the first byte is written.
	first func()
}

// Write appends p. If p does not fit, it returns [io.ErrShortWrite] or, with truncate, stores the
// beginning and drops the rest.
func (b *bounded) Write(p []byte) (int, error) {
	if b.first != nil {
		b.first()
		b.first = nil
	}
	space := b.most - b.buffer.Len()
	if len(p) <= space {
		return b.buffer.Write(p) //nolint:wrapcheck // writing to a buffer cannot fail
	}
	if !b.truncate {
		return 0, io.ErrShortWrite
	}
	b.buffer.Write(p[:max(0, space)])
	return len(p), nil
}
