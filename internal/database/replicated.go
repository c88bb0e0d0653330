package database

import (
	"database/sql"
	"fmt"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"

	"proposaltracker/models"
)

// warned is the key under which a connection stores that its server has sent a warning.
const warned = "warned"

// noteWarning stores that a server has sent a warning like that of an interrupted wait for
// standbys, which has the code 01000, or 57P01 if the server is stopping. Other warnings have codes
// of their own, such as that of a ROLLBACK after a failed COMMIT.
func noteWarning(conn *pgconn.PgConn, notice *pgconn.Notice) {
	if notice.SeverityUnlocalized == "WARNING" && (notice.Code == "01000" || notice.Code == "57P01") {
		conn.CustomData()[warned] = true
	}
}

// CheckCommit returns an error if the last COMMIT on a connection raised a warning, and clears the
// warning. The warning means that Postgres has committed, but that its wait for synchronous
// standbys was interrupted: if the primary fails, the transaction is lost.
//
// Errors: UNAVAILABLE (DATABASE_UNAVAILABLE).
func (d *DB) CheckCommit(conn *sql.Conn) error {
	return conn.Raw(func(driver any) error { //nolint:wrapcheck // our own error
		lent, is := driver.(*stdlib.Conn)
		if !is {
			return fmt.Errorf("the connection is %T, not a pgx connection", driver)
		}
		data := lent.Conn().PgConn().CustomData()
		if _, has := data[warned]; !has {
			return nil
		}
		delete(data, warned)
		return fmt.Errorf("committed on the primary only: %w", models.NewProblem(models.DatabaseUnavailable))
	})
}
