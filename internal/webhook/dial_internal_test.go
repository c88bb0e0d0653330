package webhook

import (
	"context"
	"encoding/binary"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/dns/dnsmessage"

	"proposaltracker/models"
)

// fakeDNS maps host names to addresses. Other names do not exist, and queries for a name without
// addresses are never answered.
type fakeDNS map[string][]string

// resolver returns a resolver that queries a fake DNS server.
func (z fakeDNS) resolver(t *testing.T) *net.Resolver {
	t.Helper()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		client, server := net.Pipe()
		context.AfterFunc(ctx, func() { _ = server.Close() })
		go z.serve(server)
		return client, nil
	}}
}

// serve answers queries on a connection, in the format of DNS over TCP.
func (z fakeDNS) serve(conn net.Conn) {
	for {
		length := make([]byte, 2)
		if _, err := io.ReadFull(conn, length); err != nil {
			return
		}
		query := make([]byte, binary.BigEndian.Uint16(length))
		if _, err := io.ReadFull(conn, query); err != nil {
			return
		}
		var message dnsmessage.Message
		if message.Unpack(query) != nil {
			return
		}
		if !z.answer(&message) {
			continue
		}
		packed, err := message.Pack()
		if err != nil {
			return
		}
		if _, err := conn.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(packed))), packed...)); err != nil {
			return
		}
	}
}

// answer turns a query into its response; it returns false if the query is to remain unanswered.
func (z fakeDNS) answer(message *dnsmessage.Message) bool {
	question := message.Questions[0]
	addresses, exists := z[strings.TrimSuffix(question.Name.String(), ".")]
	message.Response, message.Additionals = true, nil
	if !exists {
		message.RCode = dnsmessage.RCodeNameError
		return true
	}
	for _, address := range addresses {
		if question.Type == dnsmessage.TypeA {
			message.Answers = append(message.Answers, dnsmessage.Resource{
				Header: dnsmessage.ResourceHeader{Name: question.Name, Class: dnsmessage.ClassINET, TTL: 60},
				Body:   &dnsmessage.AResource{A: [4]byte(net.ParseIP(address).To4())},
			})
		}
	}
	return len(addresses) > 0
}

// Names that do not exist, names that cannot be resolved, and names that resolve to private
// addresses all result in the same problem, which reveals nothing about the internal network.
func TestUnresolvedNames(t *testing.T) {
	t.Parallel()
	names := fakeDNS{
		"private.example.org": {"10.1.2.3"}, "loopback.example.org": {"127.0.0.1"}, "metadata.example.org": {"169.254.169.254"},
		"silent.example.org": {},
	}
	want := &models.Error{Code: models.Unavailable, Reason: models.ReceiverNotPublic}
	for _, name := range []string{"missing.example.org", "private.example.org", "loopback.example.org", "metadata.example.org", "silent.example.org"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client := newClient(Config{Timeout: 2 * time.Second}, names.resolver(t))
			request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "https://"+name+"/", http.NoBody)
			if err != nil {
				t.Fatal(err)
			}
			answer, err := client.Do(request)
			if err == nil {
				_ = answer.Body.Close()
				t.Fatal("the receiver was called")
			}
			if diff := cmp.Diff(error(want), unreachable(err)); diff != "" {
				t.Errorf("problem of error %v (-want +got):\n%s", err, diff)
			}
		})
	}
}
