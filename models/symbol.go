package models

// Symbol is the official identifier of a document.
type Symbol string
