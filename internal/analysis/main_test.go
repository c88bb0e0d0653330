package analysis_test

import (
	"testing"

	"go.uber.org/goleak"
)

// Computations end when nobody waits for them. A goroutine leak fails the package.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("proposaltracker/internal/database.(*Cluster).reap"))
}
