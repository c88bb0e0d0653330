package database

import (
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"syscall"
)

// watchScript waits for the end of a pipe that only the parent process holds open. A line in the
// pipe dismisses the script. If the pipe ends without a line, the parent has ended: the script
// stops Postgres and removes the given folders. (A parent-death signal would not work: it is sent
// when the thread that forked ends, and Go ends threads at any time.) The script waits for the pid
// file to disappear, because the process may remain a zombie for a long time if PID 1 reaps slowly.
const watchScript = `trap '' HUP INT TERM
read -r farewell && exit 0
pid=$1 file=$2
kill -s "$3" "$pid"
shift 3
tries=0
while [ -e "$file" ] && kill -0 "$pid" && [ "$tries" -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
[ "$#" = 0 ] || rm -rf -- "$@"`

// watchdog is a process that outlives this one for the moment that it takes to stop an abandoned
// Postgres.
type watchdog struct {
	shell *exec.Cmd
	pipe  io.WriteCloser
}

// watch starts a watchdog for the Postgres with the given process ID and pid file. signal stops it;
// the folders in remove are then deleted.
func watch(pid int, pidFile, signal string, remove ...string) (*watchdog, error) {
	args := append([]string{"-c", watchScript, "watchdog", strconv.Itoa(pid), pidFile, signal}, remove...)
	// The watchdog must outlive the caller's context.
	shell := exec.Command("/bin/sh", args...) //nolint:noctx // see above
	shell.Dir = "/"
	shell.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	pipe, err := shell.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("start the Postgres watchdog: %w", err)
	}
	if err := shell.Start(); err != nil {
		return nil, fmt.Errorf("start the Postgres watchdog: %w", err)
	}
	return &watchdog{shell: shell, pipe: pipe}, nil
}

// dismiss ends the watchdog without any other effect.
func (w *watchdog) dismiss() {
	_, _ = io.WriteString(w.pipe, "farewell\n")
	_ = w.pipe.Close()
	_ = w.shell.Wait()
}
