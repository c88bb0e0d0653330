package models

// LogCheckpoint is a published checkpoint of the transparency log.
type LogCheckpoint struct {
	// Size is the number of leaves of the log's tree.
	Size int
	// Note is the checkpoint as a signed note.
	Note string
}

// EventProof proves that an event is in the transparency log. Hashes and the salt are in base64.
type EventProof struct {
	// Statement is the JSON object that the log records about the event.
	Statement string
	Salt      string
	// Slot is the index of the event in its batch, and SlotPath leads from it to BatchRoot.
	Slot      int
	SlotPath  []string
	BatchRoot string
	// EntriesHash and BatchRoot form the leaf of the log, from which LeafPath leads to the root.
	EntriesHash string
	LeafPath    []string
}

// LogConsistency proves that the checkpoint of size To extends the checkpoint of size From. Hashes
// are in base64.
type LogConsistency struct {
	From, To int
	Hashes   []string
}
