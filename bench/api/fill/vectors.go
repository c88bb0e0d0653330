package fill

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"proposaltracker/internal/database"
	"proposaltracker/models"
)

// unstemmed is the text search configuration whose words are added after those of each language.
const unstemmed = "proposals_plain"

// vectorizer computes the search vectors of texts, equal to those of the SQL function words_of. It
// requests the lexemes of each word from Postgres only once, instead of for each text.
type vectorizer struct {
	db *database.DB

	mu    sync.RWMutex
	known map[string]map[string]token // by configuration and word
}

// token contains the lexemes of a text without white space.
type token struct {
	lexemes []pgtype.TSVectorLexeme
	// width is the number of positions that the text takes.
	width uint16
}

// lexeme is a lexeme at one position of a text.
type lexeme struct {
	word     string
	position uint16
	weight   pgtype.TSVectorWeight
}

func newVectorizer(db *database.DB) *vectorizer {
	return &vectorizer{db: db, known: map[string]map[string]token{}}
}

func configuration(language models.Language) string {
	return "proposals_" + strings.ToLower(string(language))
}

// add adds the search vectors of the texts and paragraphs of a batch.
func (v *vectorizer) add(ctx context.Context, all *rows) error {
	if err := v.learn(ctx, all.texts); err != nil {
		return err
	}
	v.mu.RLock()
	defer v.mu.RUnlock()
	languages := map[models.ID]models.Language{}
	for _, text := range all.texts {
		languages[text.ID] = text.Language
		title := v.words(text.Language, text.Title, pgtype.TSVectorWeightA)
		all.textWords = append(all.textWords, vector(join(title, v.words(text.Language, text.Body, pgtype.TSVectorWeightD))))
	}
	for _, p := range all.paragraphs {
		words := vector(v.words(languages[p.TextID], p.Text, pgtype.TSVectorWeightD))
		all.paragraphWords = append(all.paragraphWords, paragraphWords{p.TextID, p.Position, words, languages[p.TextID]})
	}
	return nil
}

// words returns the same result as words_of: the lexemes of a language, then the unchanged words.
func (v *vectorizer) words(language models.Language, text string, weight pgtype.TSVectorWeight) []lexeme {
	words := strings.Fields(text)
	return join(v.lexemes(configuration(language), words, weight), v.lexemes(unstemmed, words, weight))
}

func (v *vectorizer) lexemes(configuration string, words []string, weight pgtype.TSVectorWeight) []lexeme {
	all, before := make([]lexeme, 0, len(words)), uint16(0)
	for _, word := range words {
		known := v.known[configuration][word]
		for _, l := range known.lexemes {
			for _, p := range l.Positions {
				all = append(all, lexeme{l.Word, before + p.Position, weight})
			}
		}
		before += known.width
	}
	return all
}

// join concatenates vectors as Postgres does: the positions of the second follow the last one of the
// first.
func join(first, second []lexeme) []lexeme {
	last := uint16(0)
	for _, l := range first {
		last = max(last, l.position)
	}
	for _, l := range second {
		l.position += last
		first = append(first, l)
	}
	return first
}

// vector groups lexemes by word.
func vector(all []lexeme) pgtype.TSVector {
	slices.SortFunc(all, func(a, b lexeme) int {
		return cmp.Or(strings.Compare(a.word, b.word), cmp.Compare(a.position, b.position))
	})
	made := pgtype.TSVector{Valid: true}
	for i, l := range all {
		if i == 0 || all[i-1].word != l.word {
			made.Lexemes = append(made.Lexemes, pgtype.TSVectorLexeme{Word: l.word})
		}
		last := &made.Lexemes[len(made.Lexemes)-1]
		last.Positions = append(last.Positions, pgtype.TSVectorPosition{Position: l.position, Weight: l.weight})
	}
	return made
}

// learn requests the lexemes of new words.
func (v *vectorizer) learn(ctx context.Context, texts []models.RevisionText) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	unknown := map[string]map[string]bool{}
	for _, text := range texts {
		words := append(strings.Fields(text.Title), strings.Fields(text.Body)...)
		for _, by := range []string{configuration(text.Language), unstemmed} {
			if unknown[by] == nil {
				unknown[by] = map[string]bool{}
			}
			for _, word := range words {
				if _, has := v.known[by][word]; !has {
					unknown[by][word] = true
				}
			}
		}
	}
	for by, words := range unknown {
		if err := v.request(ctx, by, words); err != nil {
			return err
		}
	}
	return nil
}

// request queries the lexemes of words. It appends a marker word to each: the position of the marker
// shows how many positions the word takes, even if it is a stop word.
func (v *vectorizer) request(ctx context.Context, configuration string, words map[string]bool) error {
	if v.known[configuration] == nil {
		v.known[configuration] = map[string]token{}
	}
	list := []string{}
	for word := range words {
		list = append(list, word)
	}
	const sql = "SELECT to_tsvector($1::regconfig, word || ' zyzyx') FROM unnest($2::text[]) WITH ORDINALITY AS listed (word, place) ORDER BY place"
	found, _ := v.db.Pool.Query(ctx, sql, configuration, list) // CollectRows returns the error
	vectors, err := pgx.CollectRows(found, pgx.RowTo[pgtype.TSVector])
	if err != nil {
		return fmt.Errorf("request the lexemes of words: %w", err)
	}
	for i, word := range list {
		v.known[configuration][word] = readToken(vectors[i])
	}
	return nil
}

// readToken returns the lexemes of a word without those of the appended word, which is at the last position.
func readToken(vector pgtype.TSVector) token {
	last := uint16(0)
	for _, l := range vector.Lexemes {
		last = max(last, l.Positions[len(l.Positions)-1].Position)
	}
	read := token{width: last - 1}
	for _, l := range vector.Lexemes {
		if l.Positions[len(l.Positions)-1].Position < last {
			read.lexemes = append(read.lexemes, l)
		}
	}
	return read
}
