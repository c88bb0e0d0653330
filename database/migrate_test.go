package database_test

import (
	"testing"

	"proposaltracker/database/databasetest"
)

func TestSmoke(t *testing.T) {
	t.Parallel()
	db := databasetest.New(t)
	var n int
	if err := db.GORM.Raw("select count(*) from sponsors").Scan(&n).Error; err != nil || n != 0 {
		t.Fatal(n, err)
	}
}
