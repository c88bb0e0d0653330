package models

// DownloadFormat is the format of a downloadable file. Formats of networks are named as in package
// network.
type DownloadFormat string

// The formats of documents and tables.
const (
	// DownloadHTML is an HTML page for reading and printing.
	DownloadHTML DownloadFormat = "HTML"
	// DownloadText is plain text in UTF-8.
	DownloadText DownloadFormat = "TEXT"
	// DownloadCSV is a table as CSV (RFC 4180).
	DownloadCSV DownloadFormat = "CSV"
	// DownloadDOCX is an Office Open XML document.
	DownloadDOCX DownloadFormat = "DOCX"
	// DownloadPDF is a PDF file.
	DownloadPDF DownloadFormat = "PDF"
	// DownloadAKN is XML according to Akoma Ntoso 3.0.
	DownloadAKN DownloadFormat = "AKOMA_NTOSO"
)

// Download is a file that can be downloaded.
type Download struct {
	Format DownloadFormat
	// URL is absolute.
	URL       string
	MediaType string
}
