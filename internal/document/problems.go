package document

import "proposaltracker/internal/document/page"

func problems(page.Document, *reader, *header, *Reading, Options) []Problem { return nil }
