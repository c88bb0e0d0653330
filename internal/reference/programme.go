package reference

import "proposaltracker/models"

func (l *loader) programmes() []models.WorkProgramme {
	programmes := []models.WorkProgramme{}
	for row := range l.rows(programmesFile, "code", "established_on", "mandate", "name_en", "name_fr", "name_es") {
		code, id := l.identity(row, "programme")
		programmes = append(programmes, models.WorkProgramme{
			ID: id, Code: code, Names: row.names(), EstablishedOn: row.date("established_on"), Mandate: row.text("mandate"),
		})
	}
	return programmes
}
