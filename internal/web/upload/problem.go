package upload

import (
	"errors"
	"net/http"

	"proposaltracker/internal/admission"
	"proposaltracker/internal/document/page"
	"proposaltracker/models"
)

// formats lists the supported formats, as named in messages.
func formats() []string { return []string{"DOCX", "PDF", "TXT"} }

// tooLarge returns the error for a file that exceeds the maximum size.
func (h *Handler) tooLarge() error {
	return models.NewProblem(models.TooMany, models.P("items", models.TermBodyBytes), models.P("limit", h.limits.maxBytes()))
}

// problem returns the client error for a file that cannot be read.
func (h *Handler) problem(refused *page.Error) error {
	detail := models.P("detail", refused.Message)
	switch refused.Reason {
	case page.ErrEmpty:
		return models.NewProblem(models.Empty)
	case page.ErrUnsupported:
		return models.NewProblem(models.FormatNotSupported, models.P("allowed", formats()...), detail)
	case page.ErrDamaged:
		return models.NewProblem(models.FileDamaged, detail)
	case page.ErrEncrypted:
		return models.NewProblem(models.Encrypted, detail)
	case page.ErrNoTextLayer:
		return models.NewProblem(models.NoTextLayer, detail)
	case page.ErrTooManyPages:
		return models.NewProblem(models.TooMany, models.P("items", models.TermPages), models.P("limit", page.MaxPages))
	case page.ErrTooMuchText:
		return models.NewProblem(models.TextTooLong, models.P("limit", page.MaxText), models.P("unit", models.TermBytes))
	case page.ErrBusy:
		return models.NewProblem(models.Busy)
	default: // too large when unpacked, or too much time or memory
		return models.NewProblem(models.FileTooComplex, detail)
	}
}

// placed sets the field of an idempotency key error to the header, since an upload has no input
// object.
func placed(err error) error {
	if fault, ok := errors.AsType[*models.Error](err); ok && fault.Field == "input.idempotencyKey" {
		return fault.At("Idempotency-Key")
	}
	return err
}

// reject responds with err and the status that belongs to it.
func (h *Handler) reject(w http.ResponseWriter, r *http.Request, err error) {
	status, fault, rejected := admission.Rejection(err)
	if rejected {
		err = fault
	} else {
		status = statusOf(err)
	}
	if status == http.StatusServiceUnavailable || status == http.StatusTooManyRequests {
		w.Header().Set("Retry-After", admission.RetryAfter)
	}
	h.refuse(w, r, status, err)
}

// statusOf returns the HTTP status for an error.
func statusOf(err error) int {
	fault, ok := errors.AsType[*models.Error](err)
	if !ok {
		return http.StatusInternalServerError
	}
	switch fault.Reason {
	case models.FormatNotSupported:
		return http.StatusUnsupportedMediaType
	case models.FileDamaged, models.Encrypted, models.NoTextLayer, models.InvalidCharacter:
		return http.StatusUnprocessableEntity
	default:
		return statusOfCode(fault.Code)
	}
}

func statusOfCode(code models.ErrorCode) int {
	switch code {
	case models.Unauthenticated:
		return http.StatusUnauthorized
	case models.Forbidden:
		return http.StatusForbidden
	case models.NotFound:
		return http.StatusNotFound
	case models.LimitExceeded:
		return http.StatusRequestEntityTooLarge
	case models.IdempotencyMismatch:
		return http.StatusConflict
	case models.Unavailable, models.TimedOut:
		return http.StatusServiceUnavailable
	case models.Internal:
		return http.StatusInternalServerError
	default:
		return http.StatusBadRequest
	}
}
