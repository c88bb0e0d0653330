package e2e

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Each start that fails prints a single line, which names a remedy.
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
		"port in use":                  {nil, []string{"--listen", taken.Addr().String()}, []string{"another program listens", "--listen"}},
		"invalid address":              {nil, []string{"--listen", "8080"}, []string{"is not an address", "127.0.0.1:8080"}},
		"folder is a file":             {nil, []string{"--data", file}, []string{file, "--data"}},
		"folder not writable":          {nil, []string{"--data", "/proc/nowhere"}, []string{"/proc/nowhere", "--data"}},
		"public address without a key": {nil, []string{"--listen", "0.0.0.0:0"}, []string{"other machines", "--key-file"}},
		"missing issuer":               {[]string{"DATABASE_URL=postgres://nobody@127.0.0.1:1/none"}, nil, []string{"TOKEN_ISSUER"}},
		"missing key":                  {[]string{"DATABASE_URL=postgres://nobody@127.0.0.1:1/none", "TOKEN_ISSUER=us"}, nil, []string{"TOKEN_KEY_FILE", "TOKEN_JWKS_URL"}},
		"secret in production":         {[]string{"DATABASE_URL=postgres://nobody@127.0.0.1:1/none", "TOKEN_ISSUER=us", "TOKEN_DEV_SECRET=" + strings.Repeat("s", 40)}, nil, []string{"development only"}},
		"unknown flag":                 {nil, []string{"--lisen", "127.0.0.1:0"}, []string{"--lisen", "--help"}},
		"origin with a path":           {nil, []string{"--cors-origin", "https://a.example/x"}, []string{"https://a.example/x", "--cors-origin"}},
		"folder without binaries":      {nil, []string{"--postgres-bin", "/nowhere"}, []string{"/nowhere"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			args := append([]string{"serve", "--listen", "127.0.0.1:0", "--data", filepath.Join(t.TempDir(), "data")}, refused.flags...)
			_, errs, code := runs(t, refused.environment, args...)
			if code != 1 || strings.Count(errs, "\n") != 1 || !strings.HasPrefix(errs, "proposaltracker: ") {
				t.Errorf("got exit code %d, want 1 and a single line that begins with \"proposaltracker: \":\n%s", code, errs)
			}
			for _, words := range refused.says {
				if !strings.Contains(errs, words) {
					t.Errorf("got error %s, want it to contain %q", errs, words)
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
		t.Error("port in use: got a data folder, want none")
	}
}

func TestTokenCommand(t *testing.T) {
	t.Parallel()
	for name, asked := range map[string]struct {
		args []string
		says []string // empty if a token is expected
	}{
		"delegation":                         {[]string{"--delegation", "JPN", "--scope", "proposals:read proposals:write", "--ttl", "10m", "--subject", "desk"}, nil},
		"Secretariat":                        {[]string{"--scope", "secretariat"}, nil},
		"neither delegation nor Secretariat": {[]string{"--scope", "proposals:read"}, []string{"--delegation"}},
		"misspelled code":                    {[]string{"--delegation", "JPM"}, []string{"--delegation", "JPN"}},
		"name instead of a code":             {[]string{"--delegation", "japan"}, []string{"--delegation", "JPN"}},
		"unknown scope":                      {[]string{"--delegation", "JPN", "--scope", "all"}, []string{"--scope", "proposals:read"}},
		"lifetime too long":                  {[]string{"--delegation", "JPN", "--ttl", "9000h"}, []string{"--ttl", "the maximum is 720h"}},
		"two errors":                         {[]string{"--scope", "all", "--ttl", "0s"}, []string{"--scope", "--ttl"}},
		"invalid lifetime":                   {[]string{"--delegation", "JPN", "--ttl", "soon"}, []string{"--ttl"}},
		"missing data folder":                {[]string{"--delegation", "JPN", "--data", "/proc/nowhere"}, []string{"/proc/nowhere", "--data"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out, errs, code := runs(t, nil, append([]string{"token", "--data", filepath.Join(t.TempDir(), "new")}, asked.args...)...)
			if asked.says == nil {
				if code != 0 || errs != "" || strings.Count(out, "\n") != 1 || strings.Count(out, ".") != 2 || strings.ContainsAny(out, " \t") {
					t.Errorf("got exit code %d, output %q and errors %q, want only a token", code, out, errs)
				}
				return
			}
			if code != 1 || out != "" || strings.Count(errs, "\n") != 1 {
				t.Errorf("got exit code %d, output %q and errors %q, want 1 and a single error line", code, out, errs)
			}
			for _, words := range asked.says {
				if !strings.Contains(errs, words) {
					t.Errorf("got error %s, want it to contain %q", errs, words)
				}
			}
		})
	}
}

// An operator can revert and reapply migrations manually. A program rejects the schema of a newer version.
func TestMigrateByHand(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	for _, args := range [][]string{{"migrate"}, {"migrate", "--down-to", "1"}, {"migrate"}} {
		if _, errs, code := runs(t, nil, append(args, "--data", data)...); code != 0 {
			t.Fatalf("%v: got exit code %d, want 0: %s", args, code, errs)
		}
	}
	startOn(t, data, "--demo=false")
}

// With DATABASE_URL, the program uses the given database: it starts no Postgres and loads no demo data.
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
		t.Errorf("got %v demo proposals in the given database, want none", count)
	}
	if left, _ := os.ReadDir(data); len(left) > 0 {
		t.Errorf("the data folder contains %v, want it to be empty", left)
	}
	if code := p.signal(t, syscall.SIGTERM); code != 0 {
		t.Errorf("got exit code %d, want 0: %s", code, p.errors.text())
	}
	host.ask(t, "", askProgrammes, nil)
}

// Reference data of another body is loaded from files and replaces the embedded data.
func TestCustomReferenceData(t *testing.T) {
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
		t.Errorf("got %v, want 2 delegations and no proposals", answer)
	}
	if out, _, code := runs(t, nil, "token", "--data", p.data, "--reference", folder, "--delegation", "NRW", "--scope", "proposals:read"); code != 0 || out == "" {
		t.Errorf("token for a delegation in the folder: got exit code %d, want 0 and a token", code)
	}
	if _, errs, code := runs(t, nil, "token", "--data", p.data, "--delegation", "NRW", "--scope", "proposals:read"); code != 1 {
		t.Errorf("token for a delegation that is not in the embedded data: got exit code %d, want 1: %s", code, errs)
	}
}

// The hash chains of the demo data's event log are intact.
func TestVerify(t *testing.T) {
	t.Parallel()
	p := start(t)
	if code := p.signal(t, syscall.SIGTERM); code != 0 {
		t.Fatalf("stop: got exit code %d, want 0", code)
	}
	out, errs, code := runs(t, nil, "verify", "--data", p.data)
	if code != 0 || !strings.Contains(out, " 0 broken links") {
		t.Errorf("verify: got exit code %d, want 0 and no broken links: %s %s", code, out, errs)
	}
}
