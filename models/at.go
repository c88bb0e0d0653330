package models

import "errors"

// At adds an input field to an error. If the error already has a field, field becomes the prefix of
// its path.
func At(field string, err error) error {
	if err == nil {
		return nil
	}
	var joined interface{ Unwrap() []error }
	if errors.As(err, &joined) {
		moved := []error{}
		for _, one := range joined.Unwrap() {
			moved = append(moved, At(field, one))
		}
		return errors.Join(moved...)
	}
	var fault *Error
	if !errors.As(err, &fault) {
		return err
	}
	if fault.Field != "" {
		field += "." + fault.Field
	}
	return fault.At(field)
}
