package query

import (
	"proposaltracker/internal/document"
	"proposaltracker/internal/document/page"
	"proposaltracker/models"
)

// describe translates a problem of a document into an error that clients understand.
func (r *DocumentReading) describe(problem document.Problem) *models.Error {
	detail := models.P("detail", problem.Message)
	switch problem.Code {
	case document.SymbolTaken:
		return models.NewProblem(models.SymbolTaken, models.P("value", printed(problem)))
	case document.NoteDisagrees:
		claim, _ := document.ParseNote(r.Note.Value, r.directory.Recognize)
		return models.NewProblem(models.NoteDisagrees, models.P("given", claim.Added...))
	case document.SponsorUnknown:
		return models.NewProblem(models.SponsorUnknown, detail)
	case document.SponsorsDisagree:
		return models.NewProblem(models.SponsorsDisagree, detail)
	case document.SubmitterNotListed:
		return models.NewProblem(models.SubmitterNotListed, detail)
	case document.NotSubmittedByYou:
		return models.NewProblem(models.NotSubmittedByYou, detail)
	case document.SymbolDisagrees:
		return models.NewProblem(models.SymbolDisagrees, detail)
	case document.DateIncomplete:
		return models.NewProblem(models.DateIncomplete, detail)
	case document.DateDisagrees:
		return models.NewProblem(models.DateDisagrees, detail)
	case document.LanguageDisagrees:
		return models.NewProblem(models.LanguageDisagrees, detail)
	default:
		return describeText(problem, detail)
	}
}

// describeText is like describe, for problems of the text and the file.
func describeText(problem document.Problem, detail models.Param) *models.Error {
	switch problem.Code {
	case document.NumberGap:
		return models.NewProblem(models.NumberGap, detail)
	case document.NumberRepeated:
		return models.NewProblem(models.NumberRepeated, detail)
	case document.QuestionGap:
		return models.NewProblem(models.QuestionGap, detail)
	case document.FootnoteWithoutReference:
		return models.NewProblem(models.FootnoteWithoutReference, detail)
	case document.ReferenceWithoutFootnote:
		return models.NewProblem(models.ReferenceWithoutFootnote, detail)
	case document.ProblemCode(page.TrackedChanges):
		return models.NewProblem(models.TrackedChanges, detail)
	case document.ProblemCode(page.Comments):
		return models.NewProblem(models.Comments, detail)
	case document.ProblemCode(page.PersonalMetadata):
		return models.NewProblem(models.PersonalMetadata, detail)
	case document.ProblemCode(page.Damaged):
		return models.NewProblem(models.FileDamaged, detail)
	case document.ProblemCode(page.NoTextLayer):
		return models.NewProblem(models.NoTextLayer, detail)
	default:
		return models.NewProblem(models.HiddenText, detail)
	}
}

// printed returns the words in the document that a problem refers to.
func printed(problem document.Problem) string {
	if len(problem.Evidence) == 0 {
		return ""
	}
	return problem.Evidence[0].Printed
}
