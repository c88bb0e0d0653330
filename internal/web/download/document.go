package download

import (
	"context"
	"io"

	"proposaltracker/models"
)

// documentPolicy is the Content-Security-Policy for uploaded files: a browser that shows one does
// not run scripts in it.
const documentPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"

// document returns a file exactly as a delegation uploaded it.
func (h *Handler) document(ctx context.Context, a *request) (*file, error) {
	id, err := h.nodeID("id", models.TypeDocument, a.http.PathValue("id"))
	if err != nil {
		return nil, err
	}
	found, content, err := h.reader.DocumentBytes(ctx, a.viewer, id)
	if err != nil {
		return nil, err
	}
	return &file{mediaType: found.MediaType, name: found.Name, policy: documentPolicy, write: func(w io.Writer) error {
		_, err := w.Write(content)
		return err //nolint:wrapcheck // writing to a buffer cannot fail
	}}, nil
}
