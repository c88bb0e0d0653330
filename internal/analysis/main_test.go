package analysis_test

import (
	"testing"

	"go.uber.org/goleak"
)

// What nobody waits for any more ends; a leak of it fails the package.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("proposaltracker/internal/database.(*Cluster).reap"))
}
