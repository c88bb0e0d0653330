package query

// The SQL of searches. Arguments are named: @en, @fr, @es and @plain are the tsqueries of the
// search terms, see [searchTerms.arguments]; @revisions and @answers are subqueries, and @filter is
// a condition; these depend on the principal and the filter.

// textMatches is the condition that the text t matches the search terms. Each language has its own
// condition, so that the index of that language can be used.
const textMatches = `((t.language = 'EN' AND t.searchable @@ @en) OR (t.language = 'FR' AND t.searchable @@ @fr)
	OR (t.language = 'ES' AND t.searchable @@ @es))`

// symbolMatches is the condition that the symbol of b begins with the given text. LIKE could not
// use the index, because the pattern is an argument.
const symbolMatches = "upper(b.symbol) ~>=~ @symbol AND upper(b.symbol) ~<~ @symbol_end"

// numberMatches is the condition that a circulated revision has the given document number.
const numberMatches = "revisions.status = 'CIRCULATED' AND revisions.document_number <> '' AND revisions.document_number = @number"

// matchesSearch is the condition that a proposal matches by a text, a symbol or a document number.
const matchesSearch = `proposals.id IN (
	SELECT seen.proposal_id FROM revision_texts t JOIN (@revisions) seen ON seen.id = t.revision_id WHERE ` + textMatches + `
	UNION SELECT seen.proposal_id FROM revision_symbols b JOIN (@revisions) seen ON seen.id = b.revision_id WHERE ` + symbolMatches + `
	UNION SELECT seen.proposal_id FROM revisions JOIN (@revisions) seen ON seen.id = revisions.id WHERE ` + numberMatches + `)`

// proposalHits finds proposals by text, symbol or document number, each with its best match in a
// revision that the principal may see. Only the newest @max_texts matches are ranked; truncated is
// true if there are more. The score of a text is between 0 and 1 and grows with the frequency,
// proximity and weight of the words.
const proposalHits = `(WITH newest AS MATERIALIZED (
		SELECT seen.proposal_id, seen.id AS revision_id, t.id AS text_id, t.language, seen.number, t.searchable
		FROM revision_texts t JOIN (@revisions) seen ON seen.id = t.revision_id
		WHERE ` + textMatches + ` AND @filter ORDER BY t.id DESC LIMIT @max_texts),
	titled AS MATERIALIZED (
		SELECT seen.proposal_id, seen.id AS revision_id, NULL::uuid AS text_id, 'EN' AS language, seen.number,
			CASE WHEN upper(b.symbol) = @symbol THEN 3 ELSE 2 END::float8 AS score
		FROM revision_symbols b JOIN (@revisions) seen ON seen.id = b.revision_id
		WHERE ` + symbolMatches + ` AND @filter ORDER BY upper(b.symbol) USING ~<~ LIMIT @max_symbols)
	SELECT 'PROPOSAL' AS kind, 1 AS rank, proposal_id::text AS key, score, proposal_id, revision_id, text_id, language,
		NULL::uuid AS sponsor_id, NULL::uuid AS answer_id,
		(SELECT count(*) FROM newest) = @max_texts OR (SELECT count(*) FROM titled) = @max_symbols AS truncated
	FROM (SELECT DISTINCT ON (proposal_id) * FROM (
		SELECT proposal_id, revision_id, text_id, language, number,
			ts_rank_cd(searchable, CASE language WHEN 'EN' THEN @en WHEN 'FR' THEN @fr WHEN 'ES' THEN @es END, 32)::float8 AS score
		FROM newest
		UNION ALL SELECT * FROM titled
		UNION ALL SELECT seen.proposal_id, seen.id, NULL::uuid, 'EN', seen.number, 3::float8
		FROM revisions JOIN (@revisions) seen ON seen.id = revisions.id WHERE ` + numberMatches + ` AND @filter
	) each_text ORDER BY proposal_id, score DESC, number DESC, language) one_each)`

// sponsorHits finds sponsors by code, by any form of their names, and by similar names. @bare is
// the text without titles such as "Republic of", which would distort the similarity.
const sponsorHits = `SELECT 'SPONSOR' AS kind, 2 AS rank, named.id::text AS key, score,
		NULL::uuid AS proposal_id, NULL::uuid AS revision_id, NULL::uuid AS text_id, 'EN' AS language,
		named.id AS sponsor_id, NULL::uuid AS answer_id, false AS truncated
	FROM (SELECT sponsors.id, CASE
			WHEN sponsors.code = @code THEN 2.5
			ELSE coalesce((SELECT max(CASE WHEN n.proper AND n.name = (SELECT plain(@text)) THEN 2
				ELSE (word_similarity((SELECT plain(@bare)), n.name) + similarity((SELECT plain(@bare)), n.name)) / 2 END)
				FROM sponsor_names n WHERE n.sponsor_id = sponsors.id AND (n.name %> (SELECT plain(@bare)) OR n.name = (SELECT plain(@text)))), 0) END::float8 AS score
		FROM sponsors WHERE standing <> 'SECRETARIAT' AND (sponsors.code = @code OR sponsors.id IN
			(SELECT n.sponsor_id FROM sponsor_names n WHERE n.name %> (SELECT plain(@bare)) OR n.name = (SELECT plain(@text))))) named
	WHERE score >= @similarity`

// answersEN, answersFR and answersES find current answers that match in a language. Each language
// has its own condition, so that the index of that language can be used. Only the newest
// @max_answers matches are ranked, because ranking parses each answer again.
const (
	answersEN = `(WITH found AS MATERIALIZED (SELECT seen.* FROM (@answers) seen
		WHERE words_of('EN', coalesce(seen.texts ->> 'EN', '')) @@ @en AND @filter ORDER BY seen.id DESC LIMIT @max_answers)
	SELECT 'ANSWER' AS kind, 4 AS rank, id || ' EN' AS key, ts_rank_cd(words_of('EN', coalesce(texts ->> 'EN', '')), @en, 32)::float8 AS score,
		proposal_id, NULL::uuid AS revision_id, NULL::uuid AS text_id, 'EN' AS language, NULL::uuid AS sponsor_id, id AS answer_id,
		(SELECT count(*) FROM found) = @max_answers AS truncated
	FROM found)`
	answersFR = `(WITH found AS MATERIALIZED (SELECT seen.* FROM (@answers) seen
		WHERE words_of('FR', coalesce(seen.texts ->> 'FR', '')) @@ @fr AND @filter ORDER BY seen.id DESC LIMIT @max_answers)
	SELECT 'ANSWER' AS kind, 4 AS rank, id || ' FR' AS key, ts_rank_cd(words_of('FR', coalesce(texts ->> 'FR', '')), @fr, 32)::float8 AS score,
		proposal_id, NULL::uuid AS revision_id, NULL::uuid AS text_id, 'FR' AS language, NULL::uuid AS sponsor_id, id AS answer_id,
		(SELECT count(*) FROM found) = @max_answers AS truncated
	FROM found)`
	answersES = `(WITH found AS MATERIALIZED (SELECT seen.* FROM (@answers) seen
		WHERE words_of('ES', coalesce(seen.texts ->> 'ES', '')) @@ @es AND @filter ORDER BY seen.id DESC LIMIT @max_answers)
	SELECT 'ANSWER' AS kind, 4 AS rank, id || ' ES' AS key, ts_rank_cd(words_of('ES', coalesce(texts ->> 'ES', '')), @es, 32)::float8 AS score,
		proposal_id, NULL::uuid AS revision_id, NULL::uuid AS text_id, 'ES' AS language, NULL::uuid AS sponsor_id, id AS answer_id,
		(SELECT count(*) FROM found) = @max_answers AS truncated
	FROM found)`
)

// followsHit is the condition that a hit comes after the hit with the given sort key.
const followsHit = "(-score, rank, key) > (CAST(@score AS float8), CAST(@rank AS integer), CAST(@key AS text))"

// searchPageBegin and searchPageEnd enclose the SQL of the requested kinds of hits and read a page
// of them, best first. total is the number of all hits, and truncated states whether there are
// more; @after is [followsHit], or TRUE for the first page.
const (
	searchPageBegin = `SELECT kind, rank, key, score, proposal_id, revision_id, text_id, language, sponsor_id, answer_id, total, truncated
FROM (SELECT kind, rank, key, score, proposal_id, revision_id, text_id, language, sponsor_id, answer_id,
		count(*) OVER () AS total, bool_or(truncated) OVER () AS truncated
	FROM (`
	searchPageEnd = `) each_hit) hits
WHERE @after
ORDER BY -score, rank, key LIMIT @limit`
)

// searchExcerpts marks the matching words in hits. The excerpt of a proposal is taken from its best
// paragraph, or from its title if no paragraph contains all words. @unstemmed is true for terms
// with prefixes, which match unstemmed words. Postgres would parse "<too>" as markup and drop it,
// so @less_than replaces "<".
const searchExcerpts = `SELECT i.ord, i.language, coalesce(p.number, '') AS paragraph,
	ts_headline(CASE WHEN @unstemmed THEN 'proposals_plain'::regconfig WHEN i.language = 'FR' THEN 'proposals_fr'::regconfig
			WHEN i.language = 'ES' THEN 'proposals_es'::regconfig ELSE 'proposals_en'::regconfig END, said.text,
		CASE WHEN @unstemmed THEN @plain WHEN i.language = 'FR' THEN @fr WHEN i.language = 'ES' THEN @es ELSE @en END,
		CASE WHEN length(said.text) < @whole THEN @whole_options ELSE @options END) AS marked,
	coalesce(p.matches, 0) AS matches
FROM jsonb_to_recordset(CAST(@hits AS jsonb)) AS i (ord integer, "textId" uuid, "answerId" uuid, language text)
LEFT JOIN LATERAL (SELECT p.number, p.text, count(*) OVER () AS matches FROM paragraph_words w JOIN paragraphs p USING (text_id, position)
	WHERE w.text_id = i."textId" AND w.searchable @@ CASE i.language WHEN 'FR' THEN @fr WHEN 'ES' THEN @es ELSE @en END
	ORDER BY ts_rank_cd(w.searchable, CASE i.language WHEN 'FR' THEN @fr WHEN 'ES' THEN @es ELSE @en END, 32) DESC, w.position LIMIT 1) p ON true
LEFT JOIN revision_texts t ON t.id = i."textId" LEFT JOIN answers a ON a.id = i."answerId"
CROSS JOIN LATERAL (SELECT left(translate(coalesce(p.text, a.texts ->> i.language, t.title), @marks, @less_than), @longest) AS text) said`
