package graph

import (
	"context"
	"net/url"

	"proposaltracker/internal/analysis"
	"proposaltracker/internal/network"
	"proposaltracker/models"
)

// origin returns the origin of the server, as the client addressed it.
func origin(ctx context.Context) string { return requestOf(ctx).origin }

// networkDownloads returns the downloads of a network. Their URLs include the date of the network, by default
// today's, so that they return the same file later.
func networkDownloads(ctx context.Context, n *analysis.Network) []*models.Download {
	downloads := []*models.Download{}
	parameters := n.Query.Values().Encode()
	for _, format := range network.Formats() {
		downloads = append(downloads, &models.Download{
			Format: models.DownloadFormat(format), URL: origin(ctx) + "/" + format.FileName() + "?" + parameters, MediaType: format.MediaType(),
		})
	}
	return downloads
}

// comparisonDownloads returns the downloads of a comparison. There are none if the two revisions have no language in
// common.
func (r *Resolver) comparisonDownloads(ctx context.Context, c *models.Comparison) []*models.Download {
	if _, common := c.InLanguages(); !common {
		return []*models.Download{}
	}
	query := "?" + url.Values{"from": {r.ids().ID(c.From.NodeID())}, "to": {r.ids().ID(c.To.NodeID())}}.Encode()
	return []*models.Download{
		documentDownload(ctx, models.DownloadHTML, "/compare.html"+query),
		documentDownload(ctx, models.DownloadText, "/compare.txt"+query),
		documentDownload(ctx, models.DownloadDOCX, "/compare.docx"+query),
	}
}

func (r *Resolver) compilationDownloads(ctx context.Context, c *models.Compilation) []*models.Download {
	file := "/compilations/" + url.PathEscape(r.ids().ID(c.NodeID()))
	return []*models.Download{
		documentDownload(ctx, models.DownloadHTML, file+".html"),
		documentDownload(ctx, models.DownloadCSV, file+".csv"),
		documentDownload(ctx, models.DownloadDOCX, file+".docx"),
	}
}

// revisionDownloads returns the downloads of a revision as a document.
func (r *Resolver) revisionDownloads(ctx context.Context, revision *models.Revision) []*models.Download {
	file := "/revisions/" + url.PathEscape(r.ids().ID(revision.NodeID()))
	return []*models.Download{
		documentDownload(ctx, models.DownloadHTML, file+".html"),
		documentDownload(ctx, models.DownloadText, file+".txt"),
		documentDownload(ctx, models.DownloadDOCX, file+".docx"),
		documentDownload(ctx, models.DownloadPDF, file+".pdf"),
		documentDownload(ctx, models.DownloadAKN, file+".xml"),
	}
}

// documentDownload returns a download with the media type that the server sends for its format.
func documentDownload(ctx context.Context, format models.DownloadFormat, path string) *models.Download {
	mediaTypes := map[models.DownloadFormat]string{
		models.DownloadHTML: "text/html; charset=utf-8", models.DownloadText: "text/plain; charset=utf-8",
		models.DownloadCSV:  "text/csv; charset=utf-8; header=present",
		models.DownloadPDF:  "application/pdf",
		models.DownloadDOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
		models.DownloadAKN:  "application/akn+xml",
	}
	return &models.Download{Format: format, URL: origin(ctx) + path, MediaType: mediaTypes[format]}
}
