package cli

import (
	"errors"
	"runtime/debug"
	"strings"
)

// Version is the semantic version of the program, with the suffix -dev until it is released.
// CHANGELOG.md lists the changes in each version.
const Version = "0.1.0-dev"

type versionCommand struct{}

// Run prints the version, the Go version and, if known, the commit.
func (c *versionCommand) Run(e *Environment) error {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return errors.New("this binary contains no version information")
	}
	words := []string{"proposaltracker", Version, info.GoVersion}
	modified := false
	for _, setting := range info.Settings {
		switch setting.Key {
		case "vcs.revision":
			words = append(words, setting.Value)
		case "vcs.modified":
			modified = setting.Value == "true"
		}
	}
	if modified {
		words = append(words, "modified")
	}
	e.Printf("%s", strings.Join(words, " "))
	return nil
}
