package client_test

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	client "proposaltracker/clients/go"
)

// fetch returns the body of a response to GET, once the server has it.
func fetch(t *testing.T, address string) string {
	t.Helper()
	again := time.NewTicker(100 * time.Millisecond)
	defer again.Stop()
	for deadline := time.Now().Add(time.Minute); ; <-again.C {
		response, err := http.Get(address) //nolint:noctx // the test's own server
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		if err != nil || response.Body.Close() != nil {
			t.Fatal(err)
		}
		if response.StatusCode == http.StatusOK {
			return string(body)
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s: %d %s", address, response.StatusCode, body)
		}
	}
}

type provedEvent struct {
	Kind, RecordedAt string
	Actor            *struct{ Code string }
	Proof            *client.Proof
	Checkpoint       *struct{ Note string }
}

// provedEvents returns events with their proofs.
func provedEvents(t *testing.T) []provedEvent {
	t.Helper()
	const body = `{"query": "{ events(first: 20) { nodes { kind recordedAt actor { code } checkpoint { note } proof { statement salt slot slotPath batchRoot entriesHash leafPath } } } }"}`
	response, err := http.Post(url, "application/json", strings.NewReader(body)) //nolint:noctx // the test's own server
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var found struct {
		Data struct{ Events struct{ Nodes []provedEvent } }
	}
	if err := json.NewDecoder(response.Body).Decode(&found); err != nil {
		t.Fatal(err)
	}
	return found.Data.Events.Nodes
}

// Proofs of the server are verified offline, and an altered proof, statement or checkpoint is not.
func TestRecord(t *testing.T) {
	t.Parallel()
	base := strings.TrimSuffix(url, "/graphql")
	latest := fetch(t, base+"/log/checkpoint")
	record, err := client.NewRecord(fetch(t, base+"/log/key"))
	if err != nil {
		t.Fatal(err)
	}
	events := provedEvents(t)
	if len(events) != 20 {
		t.Fatalf("%d events", len(events))
	}
	for _, event := range events {
		statement, err := record.VerifyEvent(*event.Proof, event.Checkpoint.Note)
		if err != nil || string(statement.Kind) != event.Kind || statement.Actor != event.Actor.Code || !strings.HasPrefix(event.RecordedAt, statement.RecordedAt.Format("2006-01-02T15:04:05")) {
			t.Errorf("%s of %s: got %+v, %v", event.Kind, event.RecordedAt, statement, err)
		}
	}
	signed := events[0].Checkpoint.Note
	if checkpoint, err := record.Open(signed); err != nil || checkpoint.Size != 1 {
		t.Errorf("the first checkpoint is %+v: %v", checkpoint, err)
	}
	if err := record.VerifyConsistency(signed, signed, nil); err != nil {
		t.Errorf("a checkpoint and itself: %v", err)
	}
	if err := record.VerifyConsistency(signed, latest, []string{events[0].Proof.BatchRoot, events[0].Proof.BatchRoot}); err == nil {
		t.Error("a proof of consistency with other hashes was accepted, want an error")
	}
	for name, alter := range map[string]func(*client.Proof){
		"the statement":    func(p *client.Proof) { p.Statement = strings.Replace(p.Statement, "20", "19", 1) },
		"the salt":         func(p *client.Proof) { p.Salt = p.BatchRoot },
		"the slot":         func(p *client.Proof) { p.Slot ^= 1 },
		"the slot path":    func(p *client.Proof) { p.SlotPath = p.SlotPath[1:] },
		"the batch":        func(p *client.Proof) { p.BatchRoot = p.EntriesHash },
		"the entries hash": func(p *client.Proof) { p.EntriesHash = p.BatchRoot },
		"the leaf path":    func(p *client.Proof) { p.LeafPath = append(p.LeafPath, p.Salt) },
		"no base64":        func(p *client.Proof) { p.Salt = "?" },
	} {
		proof := *events[0].Proof
		if alter(&proof); proof.Statement == "" {
			t.Fatal("no statement")
		}
		if _, err := record.VerifyEvent(proof, signed); err == nil {
			t.Errorf("%s: an altered proof was accepted, want an error", name)
		}
	}
	for name, checkpoint := range map[string]string{
		"another size": strings.Replace(signed, "\n1\n", "\n2\n", 1), "no signature": strings.SplitN(signed, "\n\n", 2)[0], "nothing": "",
	} {
		if _, err := record.VerifyEvent(*events[0].Proof, checkpoint); err == nil {
			t.Errorf("a checkpoint with %s was accepted, want an error", name)
		}
	}
	if _, err := client.NewRecord("other"); err == nil {
		t.Error("a text was accepted as a key, want an error")
	}
}

// The roots and proofs of the test data of RFC 6962: its trees of 2, 5, 6 and 8 leaves.
func TestConsistency(t *testing.T) {
	t.Parallel()
	private, public, err := note.GenerateKey(rand.Reader, "test")
	if err != nil {
		t.Fatal(err)
	}
	signer, err := note.NewSigner(private)
	if err != nil {
		t.Fatal(err)
	}
	record, err := client.NewRecord(public)
	if err != nil {
		t.Fatal(err)
	}
	roots := map[int]string{
		1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
		2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
		5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
		6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
		8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
	}
	base64Of := func(hash string) string {
		decoded, err := hex.DecodeString(hash)
		if err != nil {
			t.Fatal(err)
		}
		return base64.StdEncoding.EncodeToString(decoded)
	}
	checkpoint := func(size int) string {
		signed, err := note.Sign(&note.Note{Text: fmt.Sprintf("test\n%d\n%s\n", size, base64Of(roots[size]))}, signer)
		if err != nil {
			t.Fatal(err)
		}
		return string(signed)
	}
	for _, c := range []struct {
		from, to int
		hashes   []string
		ok       bool
	}{
		{1, 1, nil, true},
		{1, 8, []string{
			"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7", "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
			"6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
		}, true},
		{6, 8, []string{
			"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a", "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
			"d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
		}, true},
		{2, 5, []string{
			"5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
		}, true},
		{2, 5, []string{"5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"}, false},
		{5, 2, nil, false},
		{2, 8, nil, false},
	} {
		hashes := []string{}
		for _, hash := range c.hashes {
			hashes = append(hashes, base64Of(hash))
		}
		if err := record.VerifyConsistency(checkpoint(c.from), checkpoint(c.to), hashes); (err == nil) != c.ok {
			t.Errorf("from %d to %d: %v", c.from, c.to, err)
		}
	}
}

// Generated proofs can be converted.
var _ = func(event client.EventProofsEventsEventConnectionNodesEvent) client.Proof {
	return client.Proof(*event.Proof)
}

// After a rotation, checkpoints of both keys of the log are verified.
func TestRotatedKey(t *testing.T) {
	t.Parallel()
	keys, checkpoints := "", []string{}
	for range 2 {
		private, public, err := note.GenerateKey(rand.Reader, "test")
		if err != nil {
			t.Fatal(err)
		}
		signer, err := note.NewSigner(private)
		if err != nil {
			t.Fatal(err)
		}
		signed, err := note.Sign(&note.Note{Text: "test\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n"}, signer)
		if err != nil {
			t.Fatal(err)
		}
		keys, checkpoints = keys+public+"\n", append(checkpoints, string(signed))
	}
	record, err := client.NewRecord(keys + "\nproposaltracker key rotation v1\ntest\n1\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, signed := range checkpoints {
		if checkpoint, err := record.Open(signed); err != nil || checkpoint.Size != 1 {
			t.Errorf("got %+v, %v", checkpoint, err)
		}
	}
}
