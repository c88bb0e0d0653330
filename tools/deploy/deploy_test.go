// Package deploy checks the files in the folder deploy against the types of the programs that read them.
package deploy

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	cnpg "github.com/cloudnative-pg/cloudnative-pg/api/v1"
	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/linter"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	apps "k8s.io/api/apps/v1"
	batch "k8s.io/api/batch/v1"
	core "k8s.io/api/core/v1"
	networking "k8s.io/api/networking/v1"
	policy "k8s.io/api/policy/v1"
	"k8s.io/apimachinery/pkg/util/yaml"
	strict "sigs.k8s.io/yaml"
)

const folder = "../../deploy"

// Each manifest has only fields of its type, with values of the right types.
func TestManifests(t *testing.T) {
	t.Parallel()
	kinds := map[string]func() any{
		"apps/v1 Deployment":                 func() any { return new(apps.Deployment) },
		"batch/v1 Job":                       func() any { return new(batch.Job) },
		"networking.k8s.io/v1 Ingress":       func() any { return new(networking.Ingress) },
		"networking.k8s.io/v1 NetworkPolicy": func() any { return new(networking.NetworkPolicy) },
		"policy/v1 PodDisruptionBudget":      func() any { return new(policy.PodDisruptionBudget) },
		"postgresql.cnpg.io/v1 Cluster":      func() any { return new(cnpg.Cluster) },
		"v1 ConfigMap":                       func() any { return new(core.ConfigMap) },
		"v1 Secret":                          func() any { return new(core.Secret) },
		"v1 Service":                         func() any { return new(core.Service) },
	}
	found := map[string]bool{}
	for _, name := range []string{"database.yaml", "migrate.yaml", "tracker.yaml"} {
		for i, document := range documents(t, filepath.Join(folder, "kubernetes", name)) {
			var is struct {
				APIVersion string `json:"apiVersion"`
				Kind       string `json:"kind"`
			}
			if err := strict.Unmarshal(document, &is); err != nil {
				t.Fatal(err)
			}
			kind := is.APIVersion + " " + is.Kind
			decoded, known := kinds[kind]
			if !known {
				t.Errorf("%s, document %d: unknown kind %q", name, i, kind)
				continue
			}
			if err := strict.UnmarshalStrict(document, decoded()); err != nil {
				t.Errorf("%s, document %d, %s: %v", name, i, kind, err)
			}
			found[kind] = true
		}
	}
	if len(found) != len(kinds) {
		t.Errorf("got manifests of the kinds %v, want more", found)
	}
}

func documents(t *testing.T, path string) [][]byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var all [][]byte
	for reader := yaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(content))); ; {
		document, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, document)
	}
}

// Kustomize includes every manifest.
func TestKustomization(t *testing.T) {
	t.Parallel()
	content, err := os.ReadFile(filepath.Join(folder, "kubernetes", "kustomization.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var kustomization struct {
		APIVersion string   `json:"apiVersion"`
		Kind       string   `json:"kind"`
		Namespace  string   `json:"namespace"`
		Resources  []string `json:"resources"`
	}
	if err := strict.UnmarshalStrict(content, &kustomization); err != nil {
		t.Fatal(err)
	}
	all, err := filepath.Glob(filepath.Join(folder, "kubernetes", "*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range all {
		name := filepath.Base(path)
		if name != "kustomization.yaml" && !slices.Contains(kustomization.Resources, name) {
			t.Errorf("%s is missing from the resources of kustomization.yaml", name)
		}
	}
}

// Compose accepts the file with the settings of env.example, and rejects it without them.
func TestCompose(t *testing.T) {
	t.Parallel()
	load := func(environment ...string) error {
		options, err := cli.NewProjectOptions([]string{filepath.Join(folder, "compose.yaml")}, cli.WithEnv(environment))
		if err != nil {
			return err //nolint:wrapcheck // read by the test
		}
		_, err = options.LoadProject(t.Context())
		return err //nolint:wrapcheck // read by the test
	}
	example, err := os.ReadFile(filepath.Join(folder, "env.example"))
	if err != nil {
		t.Fatal(err)
	}
	var environment []string
	for line := range bytes.Lines(example) {
		if name, value, is := bytes.Cut(bytes.TrimSpace(line), []byte("=")); is && line[0] != '#' {
			if len(value) == 0 {
				value = []byte("filled-in")
			}
			environment = append(environment, string(name)+"="+string(value))
		}
	}
	if err := load(environment...); err != nil {
		t.Error(err)
	}
	for i := range environment {
		if err := load(slices.Delete(slices.Clone(environment), i, i+1)...); err == nil {
			t.Errorf("the configuration loads without %s, want an error", environment[i])
		}
	}
}

// The Dockerfile has no error and no warning.
func TestDockerfile(t *testing.T) {
	t.Parallel()
	content, err := os.ReadFile(filepath.Join(folder, "Dockerfile"))
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := parser.Parse(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	lint := linter.New(&linter.Config{Warn: func(rule, description, _, message string, _ []parser.Range) {
		t.Errorf("%s: unexpected finding: %s (%s)", rule, message, description)
	}})
	stages, _, err := instructions.Parse(parsed.AST, lint)
	if err != nil {
		t.Fatal(err)
	}
	last := stages[len(stages)-1]
	if last.BaseName != "scratch" {
		t.Errorf("base image %s, want scratch", last.BaseName)
	}
}

// systemd accepts the units, and rates their exposure as low.
func TestUnits(t *testing.T) {
	t.Parallel()
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("systemd-analyze is not installed")
	}
	installed := t.TempDir()
	var paths []string
	for _, name := range []string{"proposaltracker.service", "proposaltracker-migrate.service"} {
		unit, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		// The program is not installed here.
		unit = bytes.ReplaceAll(unit, []byte("ExecStart=/usr/local/bin/proposaltracker"), []byte("ExecStart=/bin/true"))
		path := filepath.Join(installed, name)
		if err := os.WriteFile(path, unit, 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	verify := exec.CommandContext(t.Context(), analyze, append([]string{"verify", "--man=no"}, paths...)...)
	if out, err := verify.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v: %s", err, out)
	}
	const tenths = "25" // an exposure of 2.5 of 10
	for _, path := range paths {
		security := exec.CommandContext(t.Context(), analyze, "security", "--offline=yes", "--no-pager", "--threshold="+tenths, path)
		if out, err := security.CombinedOutput(); err != nil {
			t.Errorf("%v: %s", err, out)
		}
	}
}
