package tracker

import "proposaltracker/models"

// veil takes out, of symbols that are about to be told, those of proposals that the asker may not
// know of. A symbol comes with a circulation, and Members see all that is circulated. Who writes a
// symbol is not told whether it is one of these: what is taken out for others was named by those who
// see it.
func (r *reading) veil(told []*models.Symbol) error {
	if r.asker.ReadsAsMember() {
		return nil
	}
	symbols := []models.Symbol{}
	for _, symbol := range told {
		if *symbol != "" {
			symbols = append(symbols, *symbol)
		}
	}
	if len(symbols) == 0 {
		return nil
	}
	tracked := []models.RevisionSymbol{}
	if err := r.db.Select("symbol", "proposal_id").Where("symbol IN ?", symbols).Find(&tracked).Error; err != nil {
		return err
	}
	owners := models.IDs{}
	for _, one := range tracked {
		owners = append(owners, one.ProposalID)
	}
	seen, err := r.seenAmong(owners)
	hidden := map[models.Symbol]bool{}
	for _, one := range tracked {
		hidden[one.Symbol] = !seen[one.ProposalID]
	}
	for _, symbol := range told {
		if hidden[*symbol] {
			*symbol = ""
		}
	}
	return err
}

func (r *reading) veilMinutes(meetings []*models.Meeting) error {
	named := []*models.Symbol{}
	for _, meeting := range meetings {
		named = append(named, &meeting.Minutes)
	}
	return r.veil(named)
}

// seesAsMember tells whether a sponsor sees every document that is circulated. What others name they
// name at a guess: to take that out where it is in use would tell them that it is.
func (d *Directory) seesAsMember(sponsor models.ID) bool {
	standing := d.Party(sponsor).Identity().Standing
	return standing == models.Member || standing == models.Secretariat
}
