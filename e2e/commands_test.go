package e2e

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Each failed start prints one line with its remedy.
func TestRefusedStarts(t *testing.T) {
	t.Parallel()
	taken, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = taken.Close() })
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, refused := range map[string]struct {
		environment, flags []string
		says               []string
	}{
		"port in use":           {nil, []string{"--listen", taken.Addr().String()}, []string{"another program listens", "--listen"}},
		"no address":            {nil, []string{"--listen", "8080"}, []string{"is not an address", "127.0.0.1:8080"}},
		"folder is a file":      {nil, []string{"--data", file}, []string{file, "--data"}},
		"folder not writable":   {nil, []string{"--data", "/proc/nowhere"}, []string{"/proc/nowhere", "--data"}},
		"open to all, no key":   {nil, []string{"--listen", "0.0.0.0:0"}, []string{"other machines", "--key-file"}},
		"no issuer":             {[]string{"DATABASE_URL=postgres://nobody@127.0.0.1:1/none"}, nil, []string{"TOKEN_ISSUER"}},
		"no key":                {[]string{"DATABASE_URL=postgres://nobody@127.0.0.1:1/none", "TOKEN_ISSUER=us"}, nil, []string{"TOKEN_KEY_FILE", "TOKEN_JWKS_URL"}},
		"secret in production":  {[]string{"DATABASE_URL=postgres://nobody@127.0.0.1:1/none", "TOKEN_ISSUER=us", "TOKEN_DEV_SECRET=" + strings.Repeat("s", 40)}, nil, []string{"development only"}},
		"unknown flag":          {nil, []string{"--lisen", "127.0.0.1:0"}, []string{"--lisen", "--help"}},
		"origin with a path":    {nil, []string{"--cors-origin", "https://a.example/x"}, []string{"https://a.example/x", "--cors-origin"}},
		"no binaries in folder": {nil, []string{"--postgres-bin", "/nowhere"}, []string{"/nowhere"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := append([]string{"serve", "--listen", "127.0.0.1:0", "--data", filepath.Join(t.TempDir(), "data")}, refused.flags...)
			_, errs, code := runs(t, refused.environment, args...)
			if code != 1 || strings.Count(errs, "\n") != 1 || !strings.HasPrefix(errs, "proposaltracker: ") {
				t.Errorf("exit code %d and not one line of our own:\n%s", code, errs)
			}
			for _, words := range refused.says {
				if !strings.Contains(errs, words) {
					t.Errorf("%q is not reported in: %s", words, errs)
				}
			}
		})
	}
}

// A port in use is reported before anything is created.
func TestPortBeforePostgres(t *testing.T) {
	t.Parallel()
	taken, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = taken.Close() })
	data := filepath.Join(t.TempDir(), "data")
	runs(t, nil, "--listen", taken.Addr().String(), "--data", data)
	if _, err := os.Stat(data); err == nil {
		t.Error("the data folder was created although the port was in use")
	}
}

func TestTokenCommand(t *testing.T) {
	t.Parallel()
	for name, asked := range map[string]struct {
		args []string
		says []string // empty if a token is expected
	}{
		"a delegation":            {[]string{"--delegation", "JPN", "--scope", "proposals:read proposals:write", "--ttl", "10m", "--subject", "desk"}, nil},
		"the Secretariat":         {[]string{"--scope", "secretariat"}, nil},
		"nobody":                  {[]string{"--scope", "proposals:read"}, []string{"--delegation"}},
		"a slip of the keys":      {[]string{"--delegation", "JPM"}, []string{"--delegation", "JPN"}},
		"a name":                  {[]string{"--delegation", "japan"}, []string{"--delegation", "JPN"}},
		"an unknown scope":        {[]string{"--delegation", "JPN", "--scope", "all"}, []string{"--scope", "proposals:read"}},
		"too long":                {[]string{"--delegation", "JPN", "--ttl", "9000h"}, []string{"--ttl", "the maximum is 720h"}},
		"two faults at once":      {[]string{"--scope", "all", "--ttl", "0s"}, []string{"--scope", "--ttl"}},
		"a life that is no time":  {[]string{"--delegation", "JPN", "--ttl", "soon"}, []string{"--ttl"}},
		"a folder that is no one": {[]string{"--delegation", "JPN", "--data", "/proc/nowhere"}, []string{"/proc/nowhere", "--data"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out, errs, code := runs(t, nil, append([]string{"token", "--data", filepath.Join(t.TempDir(), "new")}, asked.args...)...)
			if asked.says == nil {
				if code != 0 || errs != "" || strings.Count(out, "\n") != 1 || strings.Count(out, ".") != 2 || strings.ContainsAny(out, " \t") {
					t.Errorf("exit code %d, and not a bare token: %q %q", code, out, errs)
				}
				return
			}
			if code != 1 || out != "" || strings.Count(errs, "\n") != 1 {
				t.Errorf("exit code %d: %q %q", code, out, errs)
			}
			for _, words := range asked.says {
				if !strings.Contains(errs, words) {
					t.Errorf("%q is not reported in: %s", words, errs)
				}
			}
		})
	}
}

// An operator reverts and reapplies migrations manually; the schema of a newer program is rejected.
func TestMigrateByHand(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	for _, args := range [][]string{{"migrate"}, {"migrate", "--down-to", "1"}, {"migrate"}} {
		if _, errs, code := runs(t, nil, append(args, "--data", data)...); code != 0 {
			t.Fatalf("%v: %s", args, errs)
		}
	}
	startOn(t, data, "--demo=false")
}

// DATABASE_URL uses the server that is there: nothing is started and no demo is loaded.
func TestExistingServer(t *testing.T) {
	t.Parallel()
	host := startWithoutDemo(t)
	url := "postgres:///proposaltracker?host=" + socketOf(t, host.data) + "&user=proposaltracker"
	key := filepath.Join(host.data, "token-key.pem")
	data := t.TempDir()
	p := launch(t, data, []string{"DATABASE_URL=" + url, "TOKEN_ISSUER=proposaltracker-dev", "TOKEN_KEY_FILE=" + key})
	p.url = p.awaitLine(t, &p.out, `GraphQL:\s+(http://\S+)/graphql`)
	p.awaitLine(t, &p.out, `(Ready after .*)`)
	p.ask(t, host.token(t, "JPN", "proposals:read"), `{ viewer { subject } }`, nil)
	if count := at(p.ask(t, "", `{ proposals(first: 1) { totalCount } }`, nil), "proposals", "totalCount"); count != 0.0 {
		t.Errorf("%v demo proposals were loaded into the given database", count)
	}
	if left, _ := os.ReadDir(data); len(left) > 0 {
		t.Errorf("the data folder holds %v", left)
	}
	if code := p.signal(t, syscall.SIGTERM); code != 0 {
		t.Errorf("exit code %d: %s", code, p.errors.text())
	}
	host.ask(t, "", askProgrammes, nil)
}

// Another body's delegations are loaded from files; the tracker then contains only these.
func TestAnotherBodysReferenceData(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, text := range map[string]string{
		"delegations.csv":       "code,standing,member_since,name_en,name_fr,name_es,aliases\nNRW,MEMBER,,Narnia,Narnie,Narnia,\nSECRETARIAT,SECRETARIAT,,S,S,S,\n",
		"groups.csv":            "code,name_en,name_fr,name_es,aliases\n",
		"group_memberships.csv": "group,delegation,from,until\n",
		"venues.csv":            "code,kind,parent,name_en,name_fr,name_es,place,starts_on,ends_on,accepts_co_authors_after_outcome\nC,COUNCIL,,C,C,C,,,,true\n",
		"programmes.csv":        "code,established_on,mandate,name_en,name_fr,name_es\nP,,,P,P,P\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p := start(t, "--reference", folder)
	answer := p.ask(t, "", `{ delegations { code name(language: FR) } workProgrammes { code } proposals { totalCount } }`, nil)
	if got := at(answer, "delegations"); len(got.([]any)) != 2 || at(answer, "proposals", "totalCount") != 0.0 {
		t.Errorf("the tracker knows %v", answer)
	}
	if out, _, code := runs(t, nil, "token", "--data", p.data, "--reference", folder, "--delegation", "NRW", "--scope", "proposals:read"); code != 0 || out == "" {
		t.Errorf("a token for a delegation of the folder: exit %d", code)
	}
	if _, errs, code := runs(t, nil, "token", "--data", p.data, "--delegation", "NRW", "--scope", "proposals:read"); code != 1 {
		t.Errorf("a token for a delegation that is not embedded: exit %d, %s", code, errs)
	}
}

// The record of the demonstration holds, link by link.
func TestVerify(t *testing.T) {
	t.Parallel()
	p := start(t)
	if code := p.signal(t, syscall.SIGTERM); code != 0 {
		t.Fatalf("stopping: exit %d", code)
	}
	out, errs, code := runs(t, nil, "verify", "--data", p.data)
	if code != 0 || !strings.Contains(out, " 0 broken links") {
		t.Errorf("exit %d: %s %s", code, out, errs)
	}
}
