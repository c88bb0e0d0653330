package models

// LogCheckpoint is a published checkpoint of the transparency log.
type LogCheckpoint struct {
	// Size is the number of leaves.
	Size int
	// Note is the signed checkpoint.
	Note string
}

// EventProof proves that an event is in the transparency log. Hashes and the salt are in base64.
type EventProof struct {
	// Statement is what the log states about the event, as JSON.
	Statement string
	Salt      string
	// Slot is the place of the event in its batch, and SlotPath leads from there to BatchRoot.
	Slot      int
	SlotPath  []string
	BatchRoot string
	// EntriesHash and BatchRoot are the leaf of the log, from which LeafPath leads to the root.
	EntriesHash string
	LeafPath    []string
}

// LogConsistency proves that the checkpoint of size To continues the one of size From. Hashes are in base64.
type LogConsistency struct {
	From, To int
	Hashes   []string
}
