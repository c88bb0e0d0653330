package main

import (
	"bufio"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"
	"os/exec"
	"time"

	"proposaltracker/bench/api/fill"
	"proposaltracker/bench/api/operations"
	"proposaltracker/internal/database"
	"proposaltracker/internal/query"
	"proposaltracker/internal/reference"
	"proposaltracker/internal/tracker"
	"proposaltracker/models"
)

// arena contains a server with many proposals, a null handler, and the data that floods and normal
// clients need.
type arena struct {
	server  *server
	null    *net.TCPAddr
	stop    func() // stops the null handler
	attack  attack // with the IDs of objects
	clients []client
}

// openArena fills a database, starts the server on it, and prepares the clients. The caller must
// close the arena even after an error.
func openArena(ctx context.Context, proposals int, flags ...string) (*arena, error) {
	a := &arena{stop: func() {}}
	s, err := newServer(ctx)
	a.server = s
	if err != nil {
		return a, err
	}
	if err := fillData(ctx, s.data(), proposals); err != nil {
		return a, err
	}
	if err := s.start(ctx, append([]string{"--demo=false"}, flags...)...); err != nil {
		return a, err
	}
	if err := a.startNull(ctx); err != nil {
		return a, err
	}
	return a, a.prepare(ctx)
}

func (a *arena) close() error {
	a.stop()
	return a.server.stop()
}

// fillData creates a data folder with proposals.
func fillData(ctx context.Context, data string, proposals int) (err error) {
	cluster, err := database.Start(ctx, database.StartOptions{
		Data: data, Fetch: true, Cache: database.DefaultCache(os.Geteuid(), os.Getenv), //nolint:forbidigo // this is a command
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cluster.Stop(context.WithoutCancel(ctx))) }()
	if err := cluster.EnsureDatabase(ctx, database.Name); err != nil {
		return err
	}
	db, err := database.Open(ctx, cluster.URL(database.Name), database.OpenOptions{Sessions: database.Unbounded()})
	if err != nil {
		return err
	}
	defer db.Close()
	if err := database.Migrate(ctx, db); err != nil {
		return err
	}
	set, err := reference.Embedded()
	if err != nil {
		return fmt.Errorf("read the reference data: %w", err)
	}
	if err := tracker.Seed(ctx, db.GORM, set); err != nil {
		return err
	}
	now := time.Now //nolint:forbidigo // the clock of this command
	reader, err := query.New(ctx, db, now)
	if err != nil {
		return err
	}
	_, err = fill.Fill(ctx, db, reader.Directory(), proposals, now())
	return err
}

// startNull starts the null handler.
func (a *arena) startNull(ctx context.Context) error {
	program, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program: %w", err)
	}
	null := exec.CommandContext(ctx, program, "null")
	out, err := null.StdoutPipe()
	if err != nil {
		return fmt.Errorf("read the output of the null handler: %w", err)
	}
	if err := null.Start(); err != nil {
		return fmt.Errorf("start the null handler: %w", err)
	}
	a.stop = func() {
		_ = null.Process.Kill()
		_ = null.Wait()
	}
	line := bufio.NewScanner(out)
	line.Scan()
	address, err := netip.ParseAddrPort(line.Text())
	if err != nil {
		return fmt.Errorf("start the null handler: %w", err)
	}
	a.null = net.TCPAddrFromAddrPort(address)
	return nil
}

// prepare reads the IDs that floods need, and prepares the two normal clients: an anonymous reader
// and a writer.
func (a *arena) prepare(ctx context.Context) error {
	var found struct {
		Proposals struct {
			Nodes []struct{ ID, Symbol string }
		}
		Events struct{ Nodes []struct{ ID string } }
	}
	if err := a.server.ask(ctx, "", `{ proposals(first: 100) { nodes { id symbol } } events(first: 1) { nodes { id } } }`, nil, &found); err != nil {
		return err
	}
	reader := client{name: "the reader"}
	for i, proposal := range found.Proposals.Nodes {
		a.attack.IDs = append(a.attack.IDs, proposal.ID)
		if i < 20 {
			reader.bodies = append(reader.bodies,
				operations.Wanted{Operation: operations.Feed, First: 20, Language: models.English}.Tracker(),
				operations.Wanted{Operation: operations.Page, Symbol: proposal.Symbol, Language: models.English}.Tracker())
		}
	}
	reader.bodies = append(reader.bodies, operations.Wanted{Operation: operations.Search, First: 20, Words: fill.RareWord(100)}.Tracker())
	a.attack.Event = found.Events.Nodes[0].ID
	var err error
	if a.attack.From, a.attack.To, _, err = fileLarge(ctx, a.server); err != nil {
		return err
	}
	writer := client{name: "the writer", bodies: [][]byte{operation(draftMutation, map[string]any{
		"input": map[string]any{"workProgramme": "ECOMMERCE", "originalLanguage": "EN", "texts": smallText()},
	})}}
	if writer.token, err = a.server.token(ctx, "CHE", "proposals:read proposals:write", "writer"); err != nil {
		return err
	}
	a.clients = []client{reader, writer}
	return nil
}
