// Package docs embeds the pages of the manual that the server publishes.
package docs

import _ "embed"

// Symbols is the specification of document symbols, in Markdown. The scalar Symbol refers to it.
//
//go:embed symbols.md
var Symbols string
