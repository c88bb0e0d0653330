package graph

import "proposaltracker/models"

// eventID decodes an optional event ID. Nil if absent.
func eventID(id *string) (*models.ID, error) {
	if id == nil {
		return nil, nil //nolint:nilnil // null if none is named
	}
	kind, key, err := models.ParseGlobalID(*id)
	if err == nil && kind != "Event" {
		err = models.WrongIDTypeError("Event", kind)
	}
	if err != nil {
		return nil, atField("afterEvent", err)
	}
	return &key, nil
}
