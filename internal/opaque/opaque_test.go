package opaque_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"proposaltracker/internal/opaque"
	"proposaltracker/models"
)

// newCodec returns a codec whose key consists of one repeated byte.
func newCodec(t testing.TB, key byte) *opaque.Codec {
	t.Helper()
	codec, err := opaque.New(bytes.Repeat([]byte{key}, opaque.KeySize))
	if err != nil {
		t.Fatal(err)
	}
	return codec
}

func reasonOf(err error) models.ErrorReason {
	if problem, coded := errors.AsType[*models.Error](err); coded {
		return problem.Reason
	}
	return ""
}

func TestKeySize(t *testing.T) {
	t.Parallel()
	for _, size := range []int{0, 16, opaque.KeySize - 1, opaque.KeySize + 1} {
		if _, err := opaque.New(make([]byte, size)); err == nil {
			t.Errorf("a key of %d bytes was accepted, want an error", size)
		}
	}
}

// Clients store IDs, so the encoding must never change. The expected ID was computed with OpenSSL.
func TestEncodingIsStable(t *testing.T) {
	t.Parallel()
	codec := newCodec(t, 1)
	id := models.NodeID{Type: models.TypeProposal, ID: uuid.MustParse("01890a5d-ac96-774b-bcce-b302099a8057")}
	if got, want := codec.ID(id), "Proposal_-vQC2nvOkF9IQcvxIsiBAw"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// An ID decodes to the UUID that it encodes, and is not valid where another type is required.
func TestIDRoundTrip(t *testing.T) {
	t.Parallel()
	codec := newCodec(t, 1)
	for _, of := range models.NodeTypes() {
		t.Run(string(of), func(t *testing.T) {
			t.Parallel()
			for _, id := range []models.ID{models.NewID(), uuid.NewSHA1(uuid.NameSpaceOID, []byte("x")), uuid.NewHash(sha256.New(), uuid.Nil, nil, 8)} {
				given := models.NodeID{Type: of, ID: id}
				text := codec.ID(given)
				if got, err := codec.ParseID(text); err != nil || got != given {
					t.Errorf("parse %s: got %v, error %v; want %v", text, got, err, given)
				}
				if got, err := codec.ParseIDOfType(of, text); err != nil || got != id {
					t.Errorf("parse %s: got %v, error %v; want %v", text, got, err, id)
				}
				if name, _, _ := strings.Cut(text, "_"); name != string(of) {
					t.Errorf("ID %s does not begin with its type", text)
				}
				for _, other := range models.NodeTypes() {
					if _, err := codec.ParseIDOfType(other, text); (reasonOf(err) == models.WrongIDType) != (other != of) {
						t.Errorf("%s as the ID of a %s: %v", text, other, err)
					}
				}
			}
		})
	}
}

// The IDs that one UUID has in different types and in different databases are unrelated.
func TestIDsAreUnrelated(t *testing.T) {
	t.Parallel()
	id, seen := models.NewID(), map[string]string{}
	for key := range byte(3) {
		codec := newCodec(t, key)
		for _, of := range models.NodeTypes() {
			_, encrypted, _ := strings.Cut(codec.ID(models.NodeID{Type: of, ID: id}), "_")
			whose := fmt.Sprintf("a %s in database %d", of, key)
			if other, ok := seen[encrypted]; ok {
				t.Errorf("%s has the ID of %s", whose, other)
			}
			seen[encrypted] = whose
		}
	}
}

// The IDs of rows that were created one after another reveal neither their order nor the time.
func TestIDsRevealNothing(t *testing.T) {
	t.Parallel()
	const count = 1000
	codec, texts, decoded := newCodec(t, 1), make([]string, count), make([][]byte, count)
	for i := range count {
		id := models.NodeID{Type: models.TypeProposal, ID: models.NewID()}
		texts[i] = codec.ID(id)
		_, encrypted, _ := strings.Cut(texts[i], "_")
		var err error
		if decoded[i], err = base64.RawURLEncoding.DecodeString(encrypted); err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(decoded[i], id.ID[:4]) || strings.Contains(texts[i], id.ID.String()[:8]) {
			t.Fatalf("%s contains the time of %s", texts[i], id.ID)
		}
	}
	// If neighbors are in random order, half of the pairs ascend, with a standard deviation of 9.
	ascending := 0
	for i := range count - 1 {
		if texts[i] < texts[i+1] {
			ascending++
		}
	}
	if ascending < 430 || ascending > 570 {
		t.Errorf("got %d ascending pairs of %d neighbors, want about half", ascending, count-1)
	}
	// Each byte takes each value about four times. Bytes of a timestamp would take few values.
	for place := range 16 {
		values := map[byte]int{}
		for _, one := range decoded {
			values[one[place]]++
		}
		if most := slices.Max(slices.Collect(maps.Values(values))); len(values) < 220 || most > 25 {
			t.Errorf("byte %d takes %d values, one of them %d times", place, len(values), most)
		}
	}
}

// Texts that are not IDs of this database are malformed.
func TestInvalidIDs(t *testing.T) {
	t.Parallel()
	codec := newCodec(t, 1)
	id := models.NodeID{Type: models.TypeProposal, ID: models.NewID()}
	valid := codec.ID(id)
	_, encrypted, _ := strings.Cut(valid, "_")
	for name, text := range map[string]string{
		"empty":                         "",
		"words":                         "nonsense",
		"a UUID":                        id.ID.String(),
		"a UUID after the type":         "Proposal_" + id.ID.String(),
		"encoding of versions before 1": base64.RawURLEncoding.EncodeToString([]byte("Proposal:" + id.ID.String())),
		"without a type":                encrypted,
		"an empty type":                 "_" + encrypted,
		"an unknown type":               "Draft_" + encrypted,
		"a type in lower case":          "proposal_" + encrypted,
		"only the type":                 "Proposal",
		"nothing after the type":        "Proposal_",
		"too short":                     valid[:len(valid)-1],
		"too long":                      valid + "A",
		"padded":                        valid + "==",
		"with a line break":             valid[:len(valid)-1] + "\n",
		"a space before":                " " + valid,
		"a space after":                 valid + " ",
		"other base64 alphabet":         "Proposal_" + strings.Repeat("+", len(encrypted)),
		"with unused bits set":          valid[:len(valid)-1] + string(valid[len(valid)-1]+1),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := codec.ParseID(text)
			if want := models.NewProblem(models.Malformed, models.P("value", text), models.P("type", models.TermID)); want.Error() != fmt.Sprint(err) {
				t.Errorf("parse %q: got %v, error %v; want %v", text, got, err, want)
			}
		})
	}
}

// Neither an altered ID nor an ID of another database decodes to the same object.
func TestForeignIDs(t *testing.T) {
	t.Parallel()
	codec, other := newCodec(t, 1), newCodec(t, 2)
	rapid.Check(t, func(rt *rapid.T) {
		given := models.NodeID{Type: models.TypeProposal, ID: models.NewID()}
		valid := codec.ID(given)
		altered := []byte(valid)
		place := rapid.IntRange(len("Proposal_"), len(altered)-1).Draw(rt, "place")
		altered[place] = rapid.SampledFrom([]byte("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")).Draw(rt, "letter")
		got, err := codec.ParseID(string(altered))
		if (got == given && err == nil) != (string(altered) == valid) {
			rt.Fatalf("%s is read as %v, %v", altered, got, err)
		}
		if got, _ = other.ParseID(valid); got == given {
			rt.Fatalf("another database decodes the ID to the same object %v", got)
		}
	})
	// A random block is a UUID of one of our versions with a probability of 3 in 64.
	const count = 1000
	accepted := 0
	for range count {
		if _, err := other.ParseID(codec.ID(models.NodeID{Type: models.TypeProposal, ID: models.NewID()})); err == nil {
			accepted++
		}
	}
	if accepted > count/10 {
		t.Errorf("another database accepts %d of %d IDs, want about 47", accepted, count)
	}
}

// A cursor decodes to its content. The same content always has the same cursor, which does not
// reveal it.
func TestCursorRoundTrip(t *testing.T) {
	t.Parallel()
	codec, other := newCodec(t, 1), newCodec(t, 2)
	rapid.Check(t, func(rt *rapid.T) {
		content := rapid.SliceOf(rapid.Byte()).Draw(rt, "content")
		text := codec.Cursor(content)
		if got, valid := codec.ParseCursor(text); !valid || !bytes.Equal(got, content) {
			rt.Fatalf("round trip of %x: got %x, valid %t", content, got, valid)
		}
		if again := codec.Cursor(content); again != text {
			rt.Fatalf("%x has the cursors %s and %s", content, text, again)
		}
		sealed, err := base64.RawURLEncoding.DecodeString(text)
		if err != nil || (len(content) > 4 && bytes.Contains(sealed, content)) {
			rt.Fatalf("%s contains %x, %v", text, content, err)
		}
		if got, valid := other.ParseCursor(text); valid {
			rt.Fatalf("another database decodes the cursor to %x", got)
		}
	})
}

// Any change makes a cursor invalid.
func TestAlteredCursors(t *testing.T) {
	t.Parallel()
	codec := newCodec(t, 1)
	rapid.Check(t, func(rt *rapid.T) {
		text := codec.Cursor(rapid.SliceOf(rapid.Byte()).Draw(rt, "content"))
		from := rapid.IntRange(0, len(text)).Draw(rt, "from")
		to := min(len(text), from+rapid.IntRange(0, 3).Draw(rt, "cut"))
		altered := text[:from] + rapid.StringMatching(`[A-Za-z0-9_=\n -]{0,3}`).Draw(rt, "instead") + text[to:]
		if _, valid := codec.ParseCursor(altered); valid != (altered == text) {
			rt.Fatalf("%q, altered from %q, is valid: %t", altered, text, valid)
		}
	})
	valid := codec.Cursor(nil) // 28 bytes, so that the last character has 4 unused bits
	for _, text := range []string{"", "x", strings.Repeat("A", 16), strings.Repeat("A", 80), valid[:len(valid)-1] + string(valid[len(valid)-1]+1)} {
		if _, valid := codec.ParseCursor(text); valid {
			t.Errorf("cursor %q was accepted, want an error", text)
		}
	}
}

// Cursors with different contents never share a nonce. If they did, GCM would reveal the difference
// of their contents.
func TestCursorNonces(t *testing.T) {
	t.Parallel()
	const nonceSize = 12
	codec, seen := newCodec(t, 1), map[string]string{}
	for _, content := range []string{"", "a", "b", "aa", strings.Repeat("a", 100), strings.Repeat("a", 99) + "b"} {
		sealed, err := base64.RawURLEncoding.DecodeString(codec.Cursor([]byte(content)))
		if err != nil {
			t.Fatal(err)
		}
		nonce := string(sealed[:nonceSize])
		if other, has := seen[nonce]; has {
			t.Errorf("%q and %q have the nonce %x", content, other, nonce)
		}
		seen[nonce] = content
	}
}

// Messages and logs never contain the keys.
func TestCodecInMessages(t *testing.T) {
	t.Parallel()
	codec := newCodec(t, 'K')
	for _, format := range []string{"%v", "%+v", "%#v", "%s"} {
		if got := fmt.Sprintf(format, codec); got != "opaque.Codec" {
			t.Errorf("format %s: got %s, want no key", format, got)
		}
	}
}

func BenchmarkID(b *testing.B) {
	codec, id := newCodec(b, 1), models.NodeID{Type: models.TypeProposal, ID: models.NewID()}
	b.ReportAllocs()
	for b.Loop() {
		_ = codec.ID(id)
	}
}

func BenchmarkCursor(b *testing.B) {
	codec, content := newCodec(b, 1), []byte("0123456789abcdefCIRCULATED_ON true\x002016-07-14")
	b.ReportAllocs()
	for b.Loop() {
		_ = codec.Cursor(content)
	}
}
