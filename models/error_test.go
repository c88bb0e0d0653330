package models_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"proposaltracker/models"
)

func TestErrorCodes(t *testing.T) {
	t.Parallel()
	want := map[models.ErrorCode]string{
		models.Unauthenticated:     "UNAUTHENTICATED",
		models.Forbidden:           "FORBIDDEN",
		models.NotFound:            "NOT_FOUND",
		models.InvalidInput:        "INVALID_INPUT",
		models.InvalidTransition:   "INVALID_TRANSITION",
		models.Conflict:            "CONFLICT",
		models.IdempotencyMismatch: "IDEMPOTENCY_MISMATCH",
		models.LimitExceeded:       "LIMIT_EXCEEDED",
		models.Internal:            "INTERNAL",
	}
	if len(want) != 9 {
		t.Errorf("%d codes differ, of 9", len(want))
	}
	for code, text := range want {
		if string(code) != text {
			t.Errorf("%s is %q", text, code)
		}
	}
}

func TestCodeOfWrappedError(t *testing.T) {
	t.Parallel()
	taken := models.NewError(models.Conflict, "taken")
	tests := []struct {
		err  error
		want models.ErrorCode
	}{
		{taken, models.Conflict},
		{fmt.Errorf("file revision: %w", taken), models.Conflict},
		{errors.Join(io.EOF, taken, models.NotFoundError("proposal", "a")), models.Conflict},
		{io.EOF, models.Internal},
		{nil, models.Internal},
	}
	for _, test := range tests {
		if got := models.CodeOf(test.err); got != test.want {
			t.Errorf("code of %v = %s, want %s", test.err, got, test.want)
		}
	}
}

func TestErrorAt(t *testing.T) {
	t.Parallel()
	two := 2
	original := &models.Error{Code: models.Conflict, Message: "is 2 now", Allowed: []string{"2"}, CurrentRevision: &two}
	moved := original.At("input.expectedRevision")
	want := &models.Error{
		Code: models.Conflict, Message: "is 2 now", Field: "input.expectedRevision", Allowed: []string{"2"}, CurrentRevision: &two,
	}
	if diff := cmp.Diff(want, moved); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if original.Field != "" {
		t.Error("the original was changed")
	}
	if moved.Error() != "input.expectedRevision: is 2 now" || original.Error() != "is 2 now" {
		t.Errorf("they read %q and %q", moved, original)
	}
}

func TestErrorConstructors(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		got, want *models.Error
	}{
		"invalid": {
			models.Invalid("input.body", "%d bytes", 0),
			&models.Error{Code: models.InvalidInput, Field: "input.body", Message: "0 bytes"},
		},
		"missing": {
			models.NotFoundError("proposal", "JOB/GC/96"),
			&models.Error{Code: models.NotFound, Message: `there is no proposal "JOB/GC/96", or none that you may see`},
		},
		"refused": {
			models.InvalidTransitionError("co-authorship", "INVITED", "WITHDRAWN", []string{"ACCEPTED", "DECLINED"}),
			&models.Error{
				Code: models.InvalidTransition, Allowed: []string{"ACCEPTED", "DECLINED"},
				Message: "a co-authorship that is INVITED cannot become WITHDRAWN; allowed from here: ACCEPTED, DECLINED",
			},
		},
		"refused at the end": {
			models.InvalidTransitionError("proposal", "WITHDRAWN", "SUBMITTED", nil),
			&models.Error{
				Code: models.InvalidTransition, Allowed: []string{},
				Message: "a proposal that is WITHDRAWN cannot become SUBMITTED; nothing follows WITHDRAWN",
			},
		},
	}
	for name, test := range tests {
		if diff := cmp.Diff(test.want, test.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Of a long value the message says the beginning.
func TestLongValuesAreTruncated(t *testing.T) {
	t.Parallel()
	message := models.Invalid("input.symbols[0]", "symbol %q is none", strings.Repeat("é", 100_000)).Message
	if want := "symbol \"" + strings.Repeat("é", 200) + "…\" is none"; message != want {
		t.Errorf("it says %d bytes: %.300s", len(message), message)
	}
}
