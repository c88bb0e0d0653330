package download

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"net/http"
	"slices"
	"strings"

	"proposaltracker/internal/admission"
	"proposaltracker/internal/analysis"
	"proposaltracker/internal/network"
	"proposaltracker/models"
)

// quickPValues is the maximum product of ties and items for which a file includes p-values, as documented in
// docs/network.md. Beyond it, computing them takes minutes.
const quickPValues = 500_000_000

// network returns a handler that streams a network, since the file may not fit in memory. The valid
// parameters are those of [analysis.Parameters], and `language`.
func (h *Handler) network(format network.Format) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		sent, err := h.limits.Admit(r.Context(), admission.Downloads)
		if !h.admitted(w, r, err) {
			return
		}
		defer sent()
		release, err := h.limits.Admit(r.Context(), admission.Analyses)
		if !h.admitted(w, r, err) {
			return
		}
		a, err := parseRequest(r, analysis.Parameters())
		export, err := h.export(r.Context(), a, format, err)
		release() // only sending remains
		if err != nil {
			h.refuse(w, r, statusOf(err), ofAddress(err))
			return
		}
		made := &file{mediaType: format.MediaType(), name: format.FileName()}
		head(w.Header(), a, made, sumOf(format, export))
		if tag := w.Header().Get("ETag"); tag != "" && knows(r, tag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		if r.Method == http.MethodHead {
			return
		}
		if err := network.Write(r.Context(), w, format, export); err != nil {
			panic(http.ErrAbortHandler) // the file is incomplete, and must not look complete
		}
	}
}

// ofAddress changes the field of each error to the name of the URL parameter, by removing the
// prefixes `filter.` and `projection.`.
func ofAddress(err error) error {
	errs := models.Leaves(err)
	for i, one := range errs {
		if fault, ok := errors.AsType[*models.Error](one); ok {
			errs[i] = fault.At(strings.TrimPrefix(strings.TrimPrefix(fault.Field, "filter."), "projection."))
		}
	}
	return errors.Join(errs...)
}

// knows reports whether If-None-Match contains the given ETag, so that the client need not receive
// the file again.
func knows(r *http.Request, tag string) bool {
	given := strings.Split(r.Header.Get("If-None-Match"), ",")
	return slices.ContainsFunc(given, func(one string) bool {
		one = strings.TrimSpace(one)
		return one == "*" || strings.TrimPrefix(one, "W/") == strings.TrimPrefix(tag, "W/")
	})
}

// export returns the content of a file. addressErr is the error of parsing the URL, which is
// returned together with the others.
//
// Errors: INVALID_INPUT at each invalid parameter, LIMIT_EXCEEDED, UNAUTHENTICATED.
func (h *Handler) export(ctx context.Context, a *request, format network.Format, addressErr error) (network.Export, error) {
	values := a.http.URL.Query()
	wanted, queryErr := analysis.ParseQuery(values)
	if err := errors.Join(addressErr, queryErr); err != nil {
		return network.Export{}, err
	}
	n, err := h.analyst.Network(ctx, a.viewer, wanted)
	if err != nil {
		return network.Export{}, err
	}
	lists, err := n.Lists(ctx)
	if err != nil {
		return network.Export{}, err
	}
	labels, err := h.labels(ctx, lists.Sponsors, a.language())
	if err != nil {
		return network.Export{}, err
	}
	e := network.Export{Lists: lists, Weight: wanted.Weight, ProposalID: h.proposalID, Labels: labels}
	if !format.Projected() {
		return e, nil
	}
	return h.projected(ctx, n, e)
}

// projected adds the projection and its measures to the content.
func (*Handler) projected(ctx context.Context, n *analysis.Network, e network.Export) (network.Export, error) {
	var err error
	if e.Graph, err = n.Graph(ctx); err != nil {
		return e, err
	}
	if e.Graph.Edges()*len(e.Lists.Items) <= quickPValues {
		if e.PValues, err = n.PValues(ctx); err != nil {
			return e, err
		}
	}
	communities, err := n.Communities(ctx)
	if err != nil {
		return e, err
	}
	e.Community = make([]int32, len(e.Labels))
	for _, community := range communities {
		for _, member := range community.Members {
			e.Community[member] = int32(community.Number) //nolint:gosec // less than the number of nodes
		}
	}
	return e, nil
}

func (h *Handler) labels(ctx context.Context, sponsors []models.ID, language models.Language) ([]network.Label, error) {
	labels := make([]network.Label, len(sponsors))
	for i, id := range sponsors {
		party, err := h.reader.Party(ctx, id)
		if err != nil {
			return nil, err
		}
		labels[i] = network.Label{Code: party.Identity().Code, Name: party.Identity().In(language)}
	}
	return labels, nil
}

// sumOf returns a hash of all data in a file.
func sumOf(format network.Format, e network.Export) []byte {
	sum := sha256.New()
	put(sum, format, e.Weight, e.Labels, e.Lists.Items, e.PValues, e.Community)
	for spell := range e.Lists.Spells() {
		fmt.Fprintln(sum, spell) //nolint:errcheck // writing to a hash cannot fail
	}
	if e.Graph != nil {
		put(sum, e.Graph.Ties(e.Weight))
	}
	return sum.Sum(nil)
}

func put(sum hash.Hash, values ...any) {
	for _, value := range values {
		if err := json.NewEncoder(io.Writer(sum)).Encode(value); err != nil {
			panic(fmt.Sprintf("sum: %v", err)) // the values are numbers and texts
		}
	}
}
