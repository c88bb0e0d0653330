package graph

import "proposaltracker/models"

// eventID decodes an optional global ID of an event. Nil if absent.
func (r *Resolver) eventID(id *string) (*models.ID, error) {
	if id == nil {
		return nil, nil //nolint:nilnil // the argument is optional
	}
	key, err := r.ids().ParseIDOfType(models.TypeEvent, *id)
	if err != nil {
		return nil, atField("afterEvent", err)
	}
	return &key, nil
}
