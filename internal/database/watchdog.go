package database

import (
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"syscall"
)

// watchScript waits at one end of a pipe whose other end only the parent has. A line says
// farewell; the end of the pipe without one says that the parent is gone, in whatever way: then it
// stops Postgres, and removes the folders that are named. (A parent-death signal will not do: it
// comes at the end of the thread that forked, and Go ends threads as it likes.) It waits for the pid
// file to go: the process may stay a zombie for long where the first process reaps slowly.
const watchScript = `trap '' HUP INT TERM
read -r farewell && exit 0
pid=$1 file=$2
kill -s "$3" "$pid"
shift 3
tries=0
while [ -e "$file" ] && kill -0 "$pid" && [ "$tries" -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
[ "$#" = 0 ] || rm -rf -- "$@"`

// watchdog outlives this process by the moment that it takes to stop an abandoned Postgres.
type watchdog struct {
	shell *exec.Cmd
	pipe  io.WriteCloser
}

// watch sets a watchdog on the Postgres that has the pid file, with the name of the signal that is
// to stop it and the folders to be removed after that.
func watch(pid int, pidFile, signal string, remove ...string) (*watchdog, error) {
	args := append([]string{"-c", watchScript, "watchdog", strconv.Itoa(pid), pidFile, signal}, remove...)
	// It must outlive the context of whoever starts it.
	shell := exec.Command("/bin/sh", args...) //nolint:noctx // see above
	shell.Dir = "/"
	shell.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	pipe, err := shell.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("watch over Postgres: %w", err)
	}
	if err := shell.Start(); err != nil {
		return nil, fmt.Errorf("watch over Postgres: %w", err)
	}
	return &watchdog{shell: shell, pipe: pipe}, nil
}

// dismiss ends the watchdog and leaves everything as it is.
func (w *watchdog) dismiss() {
	_, _ = io.WriteString(w.pipe, "farewell\n")
	_ = w.pipe.Close()
	_ = w.shell.Wait()
}
