-- +goose Up
-- Each language is searched separately, so there is an index for each: matches need not be read again to check
-- the language, and whole texts are long.
DROP INDEX revision_texts_searchable;
CREATE INDEX revision_texts_words_en ON revision_texts USING gin (searchable) WHERE language = 'EN';
CREATE INDEX revision_texts_words_fr ON revision_texts USING gin (searchable) WHERE language = 'FR';
CREATE INDEX revision_texts_words_es ON revision_texts USING gin (searchable) WHERE language = 'ES';

DROP INDEX paragraph_words_searchable;
ALTER TABLE paragraph_words ADD COLUMN language text;
UPDATE paragraph_words w SET language = t.language FROM revision_texts t WHERE t.id = w.text_id;
-- squawk-ignore adding-not-nullable-field
ALTER TABLE paragraph_words ALTER COLUMN language SET NOT NULL;
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION find_paragraphs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO paragraph_words (text_id, position, searchable, language)
    SELECT p.text_id, p.position, words_of(t.language, p.text), t.language FROM added p JOIN revision_texts t ON t.id = p.text_id;
    RETURN NULL;
END
$$;
-- +goose StatementEnd
CREATE INDEX paragraph_words_en ON paragraph_words USING gin (searchable) WHERE language = 'EN';
CREATE INDEX paragraph_words_fr ON paragraph_words USING gin (searchable) WHERE language = 'FR';
CREATE INDEX paragraph_words_es ON paragraph_words USING gin (searchable) WHERE language = 'ES';

-- Only changed names are written, because the reference data is loaded at every start.
DROP TRIGGER sponsors_named ON sponsors;
CREATE TRIGGER sponsors_named AFTER INSERT ON sponsors FOR EACH ROW EXECUTE FUNCTION name_sponsor();
CREATE TRIGGER sponsors_renamed AFTER UPDATE ON sponsors FOR EACH ROW
    WHEN ((OLD.name_en, OLD.name_fr, OLD.name_es, OLD.aliases) IS DISTINCT FROM (NEW.name_en, NEW.name_fr, NEW.name_es, NEW.aliases))
    EXECUTE FUNCTION name_sponsor();

-- +goose Down
DROP TRIGGER sponsors_renamed ON sponsors;
DROP TRIGGER sponsors_named ON sponsors;
CREATE TRIGGER sponsors_named AFTER INSERT OR UPDATE ON sponsors FOR EACH ROW EXECUTE FUNCTION name_sponsor();
DROP INDEX paragraph_words_es;
DROP INDEX paragraph_words_fr;
DROP INDEX paragraph_words_en;
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION find_paragraphs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO paragraph_words (text_id, position, searchable)
    SELECT p.text_id, p.position, words_of(t.language, p.text) FROM added p JOIN revision_texts t ON t.id = p.text_id;
    RETURN NULL;
END
$$;
-- +goose StatementEnd
ALTER TABLE paragraph_words DROP COLUMN language;
CREATE INDEX paragraph_words_searchable ON paragraph_words USING gin (searchable);
DROP INDEX revision_texts_words_es;
DROP INDEX revision_texts_words_fr;
DROP INDEX revision_texts_words_en;
CREATE INDEX revision_texts_searchable ON revision_texts USING gin (searchable);
