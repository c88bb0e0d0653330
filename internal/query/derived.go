package query

import (
	"strings"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"proposaltracker/internal/access"
	"proposaltracker/models"
)

// derivedProposals returns a query on all proposals in which the columns derived from circulated
// revisions (the day of circulation, the symbol and the time of the last change) take only the
// revisions visible to the principal into account. The query has the name and the columns of the
// table. It does not hide proposals; callers apply [access.VisibleProposals].
//
// For Members, who see all circulated revisions, it reads the table itself. For others, it computes
// the columns of the few proposals whose revisions differ in access; all others are still read
// through the table's indexes.
func (v *View) derivedProposals() *gorm.DB { return deriveProposals(v.tables, v.fresh(), v.principal) }

func deriveProposals(t *tables, db *gorm.DB, principal access.Principal) *gorm.DB {
	if principal.ReadsAsMember() {
		return db.Model(&models.Proposal{})
	}
	table, err := tableOf[models.Proposal](t)
	if err != nil {
		_ = db.AddError(err) // returned by the query
		return db
	}
	mixed := mixedFor(principal)
	fresh := func() *gorm.DB { return db.Session(&gorm.Session{NewDB: true}).Table("proposals") }
	columns := table.without(nil).list
	whole := fresh().Select(columns).Where("NOT ?", mixed)
	derived := deriveMixed(db.Session(&gorm.Session{NewDB: true}), principal, columns)
	return db.Table("(? UNION ALL ?) AS proposals", whole, derived)
}

// deriveMixed returns the query on those proposals of which the principal may not see all
// circulated revisions.
func deriveMixed(db *gorm.DB, principal access.Principal, columns string) *gorm.DB {
	public := principal.RevisionIsPublic("r")
	return db.Table("proposals").Select(derivedColumns(columns)).
		Joins(`JOIN LATERAL (SELECT min(r.circulated_on) AS circulated_on, max(r.changed_at) AS changed_at
			FROM revisions r WHERE r.proposal_id = proposals.id AND ?) seen ON true`, public).
		Joins(`LEFT JOIN LATERAL (SELECT s.symbol, s.sort_key FROM revision_symbols s JOIN revisions r ON r.id = s.revision_id
			WHERE s.proposal_id = proposals.id AND ? ORDER BY r.number DESC, s.position LIMIT 1) named ON true`, public).
		Where(mixedFor(principal))
}

// derivedColumns replaces the columns that are derived from revisions with their expressions.
func derivedColumns(columns string) string {
	return strings.NewReplacer(
		"proposals.symbol_key", "coalesce(named.sort_key, '') AS symbol_key",
		"proposals.symbol", "coalesce(named.symbol, '') AS symbol",
		"proposals.circulated_on", "seen.circulated_on",
		"proposals.updated_at", "greatest(proposals.shared_changed_at, seen.changed_at) AS updated_at",
	).Replace(columns)
}

// onList returns the condition that the co-authorship c is on the current sponsor list. For
// principals who do not see all revisions of a proposal, that is the list of the last visible one,
// without the sponsors that left since.
func (v *View) onList() clause.Expr {
	const standing = `(c.status = 'ACCEPTED' AND (c.joined_on IS NOT NULL OR proposals.circulated_on IS NULL))`
	if v.principal.ReadsAsMember() {
		return gorm.Expr(standing)
	}
	return gorm.Expr(`CASE WHEN ? THEN
		(c.status = 'ACCEPTED' OR (c.status = 'REMOVED' AND NOT EXISTS (SELECT FROM revisions removing WHERE removing.id = c.left_in_id AND ?)))
		AND EXISTS (SELECT FROM printed_co_authors printed WHERE printed.co_authorship_id = c.id AND printed.revision_id =
			(SELECT r.id FROM revisions r WHERE r.proposal_id = c.proposal_id AND ? ORDER BY r.number DESC LIMIT 1))
		ELSE `+standing+` END`, mixedFor(v.principal), v.principal.RevisionIsPublic("removing"), v.principal.RevisionIsPublic("r"))
}

// listedSpells returns a query on all spells that appeared on lists, under the alias spell: with
// the days on which they begin and end, the number of the first revision with the name, and the
// number of the first revision without it (-1 if there is none). It takes only the lists visible to
// the principal into account. It does not hide proposals; callers apply [access.VisibleProposals].
func listedSpells(db *gorm.DB, principal access.Principal) *gorm.DB {
	fresh := func() *gorm.DB {
		return db.Session(&gorm.Session{NewDB: true}).Table("co_authorships c").Joins("JOIN proposals ON proposals.id = c.proposal_id").
			Where("c.joined_on IS NOT NULL")
	}
	whole := fresh().Select("c.proposal_id, c.sponsor_id, c.joined_on, c.left_on, joined.number AS joined_in, coalesce(gone.number, -1) AS left_in").
		Joins("JOIN revisions joined ON joined.id = c.joined_in_id").Joins("LEFT JOIN revisions gone ON gone.id = c.left_in_id")
	if principal.ReadsAsMember() {
		return db.Table("(?) AS spell", whole)
	}
	mixed := mixedFor(principal)
	public := principal.RevisionIsPublic("r")
	derived := fresh().Select("c.proposal_id, c.sponsor_id, joined.circulated_on, "+
		"CASE c.status WHEN 'REMOVED' THEN gone.circulated_on ELSE c.left_on END, joined.number, coalesce(gone.number, -1)").
		Joins(`JOIN LATERAL (SELECT r.number, r.circulated_on FROM printed_co_authors printed JOIN revisions r ON r.id = printed.revision_id
			WHERE r.proposal_id = c.proposal_id AND printed.co_authorship_id = c.id AND ? ORDER BY r.number LIMIT 1) joined ON true`, public).
		Joins(`LEFT JOIN revisions leaving ON leaving.id = c.left_in_id`).
		Joins(`LEFT JOIN LATERAL (SELECT r.number, r.circulated_on FROM revisions r
			WHERE r.proposal_id = c.proposal_id AND r.number >= leaving.number AND ? ORDER BY r.number LIMIT 1) gone ON true`, public)
	return db.Table("(? UNION ALL ?) AS spell", whole.Where("NOT ?", mixed), derived.Where(mixed))
}

// mixedFor returns the condition that the principal may see only some of the circulated revisions
// of a row of `proposals`.
func mixedFor(principal access.Principal) clause.Expr {
	if insider, possible := principal.IsInsider(); possible {
		return gorm.Expr("(proposals.mixed_access AND NOT ?)", insider)
	}
	return gorm.Expr("proposals.mixed_access")
}
