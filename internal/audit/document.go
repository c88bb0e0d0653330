package audit

import (
	"encoding/json"
	"fmt"
	"slices"

	"gorm.io/gorm"

	"proposaltracker/models"
)

// filedFile is a filed document with the hash of its bytes as they are stored.
type filedFile struct {
	ProposalID models.ID
	SHA256     string `gorm:"column:sha256"`
	Actual     string
}

// filedOf returns the filed documents of proposals. The database computes the hashes, so that the files are not sent.
func filedOf(tx *gorm.DB, proposals []*models.Proposal) (map[models.ID][]filedFile, error) {
	files, by := []filedFile{}, map[models.ID][]filedFile{}
	query := tx.Table("documents").Select("documents.proposal_id, documents.sha256, coalesce(encode(sha256(document_contents.bytes), 'hex'), '') AS actual").
		Joins("LEFT JOIN document_contents ON document_contents.document_id = documents.id").
		Where("documents.proposal_id = ANY(?) AND documents.filed_at IS NOT NULL", idsOf(proposals))
	if err := query.Order("documents.id").Scan(&files).Error; err != nil {
		return nil, fmt.Errorf("read the documents of proposals: %w", err)
	}
	for _, file := range files {
		by[file.ProposalID] = append(by[file.ProposalID], file)
	}
	return by, nil
}

// alteredDocuments lists the documents of a proposal that differ from the event log.
func alteredDocuments(p *models.Proposal, events []*models.Event, files []filedFile) ([]string, error) {
	recorded, altered := []string{}, []string{}
	for _, event := range events {
		var said struct {
			Files []models.FiledDocument `json:"files"`
		}
		if err := json.Unmarshal(event.Data, &said); err != nil {
			return nil, fmt.Errorf("read the data of event %s: %w", event.ID, err)
		}
		for _, document := range said.Files {
			recorded = append(recorded, document.SHA256)
		}
	}
	where := fmt.Sprintf("proposal %s %s", p.ID, p.Symbol)
	for _, file := range files {
		at := slices.Index(recorded, file.SHA256)
		switch {
		case file.Actual != file.SHA256:
			altered = append(altered, fmt.Sprintf("%s: the bytes of the document with the hash %s are not those that were filed", where, file.SHA256))
		case at < 0:
			altered = append(altered, fmt.Sprintf("%s: the event log does not record the document with the hash %s", where, file.SHA256))
		}
		if at >= 0 {
			recorded = slices.Delete(recorded, at, at+1)
		}
	}
	for _, missing := range recorded {
		altered = append(altered, fmt.Sprintf("%s: the document with the hash %s, which was filed, is missing", where, missing))
	}
	return altered, nil
}
