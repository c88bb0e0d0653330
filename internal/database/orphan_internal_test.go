package database

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestChild is a program that other tests run; on its own, it does nothing.
func TestChild(t *testing.T) {
	t.Parallel()
	data := os.Getenv("DATABASE_TEST_CHILD")
	if data == "" {
		t.Skip("started by other tests")
	}
	cluster, err := Start(t.Context(), options(data))
	if err != nil {
		t.Fatal(err)
	}
	file(t, cluster, "acknowledged")
	fmt.Println("pids", cluster.process.Process.Pid, cluster.dog.shell.Process.Pid)
	select {}
}

// child runs [TestChild] until it has printed its line. It returns the process, and the process IDs
// of its Postgres and its watchdog.
func child(t *testing.T, data string) (process *os.Process, postgres, dog int) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestChild$")
	cmd.Env = append(os.Environ(), "DATABASE_TEST_CHILD="+data)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	if _, err := fmt.Fscanf(out, "pids %d %d\n", &postgres, &dog); err != nil {
		t.Fatalf("the child printed no process IDs: %v", err)
	}
	return cmd.Process, postgres, dog
}

func TestParentKilled(t *testing.T) {
	t.Parallel()
	data := filepath.Join(openTemp(t), "data")
	process, postgres, _ := child(t, data)
	f := &folder{path: data}
	if !f.serves(t.Context(), postgres) {
		t.Fatal("Postgres is not running")
	}
	if err := process.Kill(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	if err := until(ctx, func() bool { return !f.serves(ctx, postgres) }); err != nil {
		t.Errorf("Postgres was not stopped: %v", err)
	}
	if got := filed(t, start(t, options(data))); got != "acknowledged" {
		t.Errorf("stored lines: %q", got)
	}
}

func TestOrphanRecovered(t *testing.T) {
	t.Parallel()
	data := filepath.Join(openTemp(t), "data")
	process, postgres, dog := child(t, data)
	if err := syscall.Kill(dog, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	if err := process.Kill(); err != nil {
		t.Fatal(err)
	}
	_, _ = process.Wait()
	if !(&folder{path: data}).serves(t.Context(), postgres) {
		t.Fatal("Postgres stopped without its watchdog")
	}
	cluster := start(t, options(data))
	if cluster.process.Process.Pid == postgres {
		t.Error("the orphan was not replaced")
	}
	if got := filed(t, cluster); got != "acknowledged" {
		t.Errorf("stored lines: %q", got)
	}
}

func TestStalePidFile(t *testing.T) {
	t.Parallel()
	data := filepath.Join(openTemp(t), "data")
	cluster := start(t, options(data))
	file(t, cluster, "kept")
	stop(t, cluster)

	// An unrelated process of the same user has the ID in the pid file.
	bystander := cluster.folder.as.command(t.Context(), "/bin/sleep", "60")
	if err := bystander.Start(); err != nil {
		t.Fatal(err)
	}
	gone := make(chan struct{})
	go func() { defer close(gone); _ = bystander.Wait() }()
	stale := fmt.Sprintf("%d\n%s\n1700000000\n5432\n%s\n\n  1 2\nready   \n", bystander.Process.Pid, cluster.folder.cluster(), cluster.socket)
	if err := os.WriteFile(cluster.folder.pidPath(), []byte(stale), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := filed(t, start(t, options(data))); got != "kept" {
		t.Errorf("stored lines: %q", got)
	}
	select {
	case <-gone:
		t.Error("the unrelated process was killed")
	default:
		_ = bystander.Process.Kill()
		<-gone
	}
}
