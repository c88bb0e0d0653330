package models

// WorkProgramme is a mandate that proposals belong to, such as the Work Programme on Electronic
// Commerce of 1998.
type WorkProgramme struct {
	ID    ID `gorm:"primaryKey"`
	Code  Code
	Names `gorm:"embedded"`
	// EstablishedOn is the day of the decision that established the programme. Zero if unknown.
	EstablishedOn Date
	// Mandate is the symbol of the decision that established the programme, such as `WT/L/274`. Empty if unknown.
	Mandate string
}
