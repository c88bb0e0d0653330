package graph_test

import (
	"context"
	"fmt"
	"time"

	"proposaltracker/internal/document/plain"
	"proposaltracker/internal/query"
	"proposaltracker/internal/tracker"
)

// scenarioFile is the same text as a file, from which the text of the proposal is read.
const scenarioFile = "1  WHY\n\n1.1.  Because.\n\nQuestion 1 – What do you think?\n"

// upload stores the file of the submitting delegation.
func (s *scenario) upload(ctx context.Context) {
	if s.fault != nil {
		return
	}
	db := s.endpoint.db
	reader, err := query.New(ctx, db, time.Now)
	if err != nil {
		s.fault = fmt.Errorf("read the reference data: %w", err)
		return
	}
	lines, err := plain.Read([]byte(scenarioFile))
	if err != nil {
		s.fault = fmt.Errorf("read the file: %w", err)
		return
	}
	in := tracker.UploadDocument{Name: "trial.txt", Quota: 1 << 30}.With([]byte(scenarioFile), lines)
	stored, err := tracker.New(reader, db, time.Now).UploadDocument(ctx, delegation("JPN"), in)
	if err != nil {
		s.fault = fmt.Errorf("store the file: %w", err)
		return
	}
	s.names["document"] = reader.Codec().ID(stored.NodeID())
}
