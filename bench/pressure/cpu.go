package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// usage is the CPU time of the server and of Postgres since their start.
type usage struct{ server, postgres time.Duration }

func (u usage) total() time.Duration { return u.server + u.postgres }

func (u usage) minus(other usage) usage {
	return usage{u.server - other.server, u.postgres - other.postgres}
}

// cpuTime returns the CPU time of the server and of all processes of its embedded Postgres,
// from /proc. The time of threads and processes that have ended is lost, so connections to the
// database must stay open during a measurement.
func (s *server) cpuTime() (usage, error) {
	server, err := threadTime(s.cmd.Process.Pid)
	if err != nil {
		return usage{}, fmt.Errorf("read the CPU time of the server: %w", err)
	}
	u := usage{server: server}
	for _, pid := range descendants(s.cmd.Process.Pid) {
		if took, err := threadTime(pid); err == nil && !isAutovacuum(pid) { // it may have ended
			u.postgres += took
		}
	}
	return u, nil
}

// isAutovacuum reports whether a process is an autovacuum worker, whose work is not caused by an
// individual request.
func isAutovacuum(pid int) bool {
	title, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid))
	return err == nil && strings.HasPrefix(string(title), "postgres: autovacuum")
}

// threadTime returns the CPU time of all threads of a process.
func threadTime(pid int) (time.Duration, error) {
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	if err == nil && len(threads) == 0 {
		err = os.ErrNotExist
	}
	total := time.Duration(0)
	for _, thread := range threads {
		text, err := os.ReadFile(thread)
		if err != nil {
			continue // the thread has ended
		}
		running, _, _ := strings.Cut(string(text), " ") // nanoseconds, see proc(5)
		took, err := strconv.ParseInt(running, 10, 64)
		if err != nil {
			return 0, fmt.Errorf("parse %s: %w", thread, err)
		}
		total += time.Duration(took)
	}
	return total, err
}

// descendants returns the processes that a process has started, directly or indirectly.
func descendants(pid int) []int {
	children := map[int][]int{}
	statuses, _ := filepath.Glob("/proc/[0-9]*/stat") // the pattern is valid
	for _, file := range statuses {
		text, err := os.ReadFile(file)
		if err != nil {
			continue // the process has ended
		}
		child, _ := strconv.Atoi(filepath.Base(filepath.Dir(file))) // by the pattern
		// The name of the program, in parentheses, can contain anything; state and parent follow.
		fields := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
		if len(fields) > 1 {
			parent, _ := strconv.Atoi(fields[1])
			children[parent] = append(children[parent], child)
		}
	}
	all := []int{}
	for next := []int{pid}; len(next) > 0; next = next[1:] {
		all = append(all, children[next[0]]...)
		next = append(next, children[next[0]]...)
	}
	return all
}
