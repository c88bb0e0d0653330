package models

// WorkProgramme is a mandate to which proposals belong, such as the Work Programme on Electronic
// Commerce of 1998.
type WorkProgramme struct {
	ID    ID `gorm:"primaryKey"`
	Code  Code
	Names `gorm:"embedded"`
	// EstablishedOn is the day of the decision that established the programme; zero if unknown.
	EstablishedOn Date
	// Mandate is the symbol of that decision, such as `WT/L/274`; empty if unknown.
	Mandate string
}
