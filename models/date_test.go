package models_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"proposaltracker/models"
)

func TestInvalidDates(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "2016", "2016-07", "2016-7-14", "14/07/2016", "2016-07-14T00:00:00Z", " 2016-07-14", "2016-07-14 ",
		"2016-02-30", "2015-02-29", "2016-13-01", "2016-00-10", "2016-07-00", "+2016-07-14", "20160714", "２０１６-07-14",
	} {
		date, err := models.ParseDate(text)
		want := models.NewProblem(models.Malformed, models.P("value", text), models.P("type", models.TermDate), models.P("example", "2016-07-14"))
		if diff := cmp.Diff(error(want), err); diff != "" || !date.IsZero() {
			t.Errorf("ParseDate(%q) = %s (-want +got):\n%s", text, date, diff)
		}
	}
}

func TestDateRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		date := drawDate(t, "date")
		again, err := models.ParseDate(date.String())
		if err != nil || again != date {
			t.Fatalf("ParseDate(%q) = %s, %v", date, again, err)
		}
		stored, err := date.Value()
		var scanned models.Date
		if err != nil || scanned.Scan(stored) != nil || scanned != date {
			t.Fatalf("%s was stored as %v (error %v) and scanned as %s", date, stored, err, scanned)
		}
		if err := scanned.Scan(date.String()); err != nil || scanned != date {
			t.Fatalf("%s was scanned from text as %s, error %v", date, scanned, err)
		}
	})
}

func TestDateOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawDate(t, "a"), drawDate(t, "b")
		if a.Before(b) != (a.String() < b.String()) || a.After(b) != b.Before(a) || a.Equal(b) != (a.String() == b.String()) {
			t.Fatalf("%s compared with %s: before %v, after %v, equal %v", a, b, a.Before(b), a.After(b), a.Equal(b))
		}
		days := rapid.IntRange(0, 100_000).Draw(t, "days")
		if later := a.AddDays(days); later.AddDays(-days) != a || later.Before(a) {
			t.Fatalf("%s plus %d days = %s", a, days, later)
		}
	})
}

func drawDate(t *rapid.T, label string) models.Date {
	return models.NewDate(1948, time.January, 1).AddDays(rapid.IntRange(0, 50_000).Draw(t, label))
}

func TestDateOfUsesUTC(t *testing.T) {
	t.Parallel()
	tokyo, york := time.FixedZone("Tokyo", 9*60*60), time.FixedZone("New York", -5*60*60)
	tests := []struct {
		at   time.Time
		want models.Date
	}{
		{time.Date(2016, time.July, 14, 8, 59, 0, 0, tokyo), models.NewDate(2016, time.July, 13)},
		{time.Date(2016, time.July, 14, 9, 0, 0, 0, tokyo), models.NewDate(2016, time.July, 14)},
		{time.Date(2016, time.July, 13, 19, 0, 0, 0, york), models.NewDate(2016, time.July, 14)},
	}
	for _, test := range tests {
		if got := models.DateOf(test.at); got != test.want {
			t.Errorf("DateOf(%s) = %s, want %s", test.at, got, test.want)
		}
	}
	if got := models.NewDate(2016, time.February, 30); got != models.NewDate(2016, time.March, 1) {
		t.Errorf("30 February 2016: got %s, want 1 March", got)
	}
	if want := time.Date(2016, time.July, 14, 0, 0, 0, 0, time.UTC); !models.NewDate(2016, time.July, 14).Time().Equal(want) {
		t.Error("Time() is not midnight UTC of the day")
	}
}

func TestZeroDate(t *testing.T) {
	t.Parallel()
	var none models.Date
	stored, err := none.Value()
	if !none.IsZero() || none.String() != "" || stored != nil || err != nil {
		t.Errorf("zero date: got text %q, stored value %v and error %v, want an empty text and NULL", none, stored, err)
	}
	date := models.NewDate(2016, time.July, 14)
	if date.IsZero() {
		t.Error("IsZero is true for 14 July 2016")
	}
	if err := date.Scan(nil); err != nil || !date.IsZero() {
		t.Errorf("Scan(nil) = %s, %v, want the zero date", date, err)
	}
	if err := date.Scan(7); err == nil || err.Error() != "read a date from int" {
		t.Errorf("Scan of a number: got error %v", err)
	}
	if err := date.Scan("soon"); models.CodeOf(err) != models.InvalidInput {
		t.Errorf("Scan of a word: got error %v, want INVALID_INPUT", err)
	}
}

func TestDatesInJSON(t *testing.T) {
	t.Parallel()
	type meeting struct{ HeldOn, EndsOn models.Date }
	want := meeting{HeldOn: models.NewDate(2018, time.July, 26)}
	data, err := json.Marshal(want)
	if err != nil || string(data) != `{"HeldOn":"2018-07-26","EndsOn":""}` {
		t.Fatalf("got JSON %s and error %v", data, err)
	}
	got := meeting{EndsOn: models.NewDate(2000, time.January, 1)}
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if err := json.Unmarshal([]byte(`{"HeldOn":"26 July"}`), &got); models.CodeOf(err) != models.InvalidInput {
		t.Errorf("date in words: got error %v, want INVALID_INPUT", err)
	}
}

func FuzzParseDate(f *testing.F) {
	for _, text := range []string{"2016-07-14", "0001-01-01", "9999-12-31", "2016-02-30", "x"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		date, err := models.ParseDate(text)
		if err == nil && date.String() != text && !date.IsZero() {
			t.Fatalf("ParseDate(%q) = %s", text, date)
		}
	})
}
