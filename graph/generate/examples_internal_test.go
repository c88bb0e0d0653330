package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The example of a mutation has the mutation's first input, without the placeholders of the test's objects.
func TestExamples(t *testing.T) {
	t.Chdir("../..")
	examples, err := readExamples()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"Mutation.circulateRevision": `circulateRevision(input: {revision: "…", expectedVersion: 1, symbols: ["JOB/GC/96"], circulatedOn: "2020-03-05"})`,
		"Mutation.recordMeeting":     `recordMeeting(input: {venue: "GC", startsOn: "2020-05-01"})`,
	}
	for name, example := range want {
		if examples[name] != example {
			t.Errorf("%s: got example %s, want %s", name, examples[name], example)
		}
	}
	text := "Records a meeting."
	addExamples([]element{{"Mutation.recordMeeting: RecordMeetingPayload", &text}}, examples)
	if diff := cmp.Diff("Records a meeting.\n\nExample: `"+want["Mutation.recordMeeting"]+"`", text); diff != "" {
		t.Errorf("description (-want +got):\n%s", diff)
	}
}
