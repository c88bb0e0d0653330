-- Functions and indexes for PostGraphile, as a project that uses it with these tables would write them: the
-- functions return the values that are neither columns nor relations.
DROP SCHEMA IF EXISTS bench CASCADE;
CREATE SCHEMA bench;

-- For the order of the feed.
CREATE INDEX IF NOT EXISTS bench_proposals_by_circulation ON proposals (circulated_on DESC, id DESC) WHERE circulated_on IS NOT NULL;

-- The sponsors that the token acts for: its delegation and the delegation's groups.
CREATE FUNCTION bench.parties() RETURNS uuid[] LANGUAGE sql STABLE AS $$
    SELECT array_agg(id) FROM (
        SELECT id FROM public.sponsors WHERE code = current_setting('bench.delegation', true)
        UNION ALL
        SELECT m.group_id FROM public.group_memberships m JOIN public.sponsors s ON s.id = m.delegation_id
        WHERE s.code = current_setting('bench.delegation', true) AND coalesce(m.from_on, '-infinity') <= current_date
            AND (m.until_on IS NULL OR m.until_on > current_date)) x
$$;
CREATE FUNCTION bench.drafts() RETURNS SETOF public.revisions LANGUAGE sql STABLE AS $$
    WITH me AS MATERIALIZED (SELECT bench.parties() AS ids)
    SELECT d.* FROM me, public.revisions d JOIN public.proposals p ON p.id = d.proposal_id WHERE d.status = 'DRAFT'
        AND (p.submitted_by_id = ANY (me.ids) OR EXISTS (SELECT FROM public.co_authorships c
            WHERE c.proposal_id = p.id AND c.status = 'ACCEPTED' AND c.sponsor_id = ANY (me.ids)))
    ORDER BY p.updated_at DESC, d.id
$$;
CREATE FUNCTION bench.invitations() RETURNS SETOF public.co_authorships LANGUAGE sql STABLE AS $$
    WITH me AS MATERIALIZED (SELECT bench.parties() AS ids)
    SELECT c.* FROM me, public.co_authorships c JOIN public.proposals p ON p.id = c.proposal_id
    WHERE c.status = 'INVITED' AND c.sponsor_id = ANY (me.ids) AND p.status <> 'WITHDRAWN'
    ORDER BY c.initiated_on, c.id
$$;
CREATE FUNCTION bench.requests() RETURNS SETOF public.co_authorships LANGUAGE sql STABLE AS $$
    WITH me AS MATERIALIZED (SELECT bench.parties() AS ids)
    SELECT c.* FROM me, public.co_authorships c JOIN public.proposals p ON p.id = c.proposal_id
    WHERE c.status = 'REQUESTED' AND p.status <> 'WITHDRAWN' AND (p.submitted_by_id = ANY (me.ids) OR EXISTS (
        SELECT FROM public.co_authorships a WHERE a.proposal_id = p.id AND a.status = 'ACCEPTED' AND a.sponsor_id = ANY (me.ids)))
    ORDER BY c.initiated_on, c.id
$$;
CREATE FUNCTION bench.open_questions() RETURNS SETOF public.questions LANGUAGE sql STABLE AS $$
    SELECT q.* FROM public.questions q JOIN public.proposals p ON p.id = q.proposal_id
    WHERE p.status IN ('CIRCULATED', 'UNDER_DISCUSSION') AND q.dropped_in_id IS NULL AND q.dropped_on IS NULL
        AND NOT EXISTS (SELECT FROM public.answers a WHERE a.question_id = q.id AND a.replaced_at IS NULL AND a.withdrawn_on IS NULL
            AND a.delegation_id = (SELECT id FROM public.sponsors WHERE code = current_setting('bench.delegation', true)))
    ORDER BY p.circulated_on DESC, p.id, q.number
$$;
CREATE FUNCTION bench.follow_ups() RETURNS SETOF public.follow_ups LANGUAGE sql STABLE AS $$
    WITH me AS MATERIALIZED (SELECT bench.parties() AS ids)
    SELECT f.* FROM me, public.follow_ups f JOIN public.proposals p ON p.id = f.proposal_id
    WHERE f.status NOT IN ('DONE', 'DROPPED') AND p.status <> 'WITHDRAWN' AND p.circulated_on IS NOT NULL
        AND EXISTS (SELECT FROM public.follow_up_responsibles b WHERE b.follow_up_id = f.id AND b.sponsor_id = ANY (me.ids))
    ORDER BY f.due_on NULLS LAST, f.id
$$;

-- The result type of the search, with foreign keys to the objects that were found.
CREATE TABLE bench.hits (
    ord integer PRIMARY KEY, kind text NOT NULL, rank integer NOT NULL, key text NOT NULL, score float8 NOT NULL, language text, paragraph text, marked text, matches integer,
    proposal_id uuid REFERENCES public.proposals (id), revision_id uuid REFERENCES public.revisions (id), text_id uuid,
    sponsor_id uuid REFERENCES public.sponsors (id), answer_id uuid REFERENCES public.answers (id)
);

CREATE FUNCTION bench.query_in(language text, words text) RETURNS tsquery LANGUAGE sql STABLE AS $$
    SELECT CASE language WHEN 'FR' THEN websearch_to_tsquery('public.proposals_fr', words) WHEN 'ES' THEN websearch_to_tsquery('public.proposals_es', words)
        ELSE websearch_to_tsquery('public.proposals_en', words) END
$$;

-- All public matches without excerpts: proposals by texts and symbols, sponsors, and answers. It is a
-- single SELECT, so that Postgres inlines it and plans it for the actual search terms.
CREATE FUNCTION bench.all_hits(words text) RETURNS SETOF bench.hits LANGUAGE sql STABLE AS $$
    SELECT 0, 'PROPOSAL', 1, proposal_id::text, score, language, NULL::text, NULL::text, NULL::integer, proposal_id, revision_id, text_id, NULL::uuid, NULL::uuid
    FROM (SELECT DISTINCT ON (proposal_id) * FROM (
        SELECT p.id AS proposal_id, r.id AS revision_id, t.id AS text_id, t.language, r.number, ts_rank_cd(t.searchable, bench.query_in(t.language, words), 32)::float8 AS score
        FROM public.revision_texts t JOIN public.revisions r ON r.id = t.revision_id AND r.status = 'CIRCULATED'
        JOIN public.proposals p ON p.id = r.proposal_id
        WHERE p.circulated_on IS NOT NULL AND (p.access = 'PUBLIC' OR p.derestricted_on <= current_date)
            AND ((t.language = 'EN' AND t.searchable @@ websearch_to_tsquery('public.proposals_en', words)) OR (t.language = 'FR' AND t.searchable @@ websearch_to_tsquery('public.proposals_fr', words)) OR (t.language = 'ES' AND t.searchable @@ websearch_to_tsquery('public.proposals_es', words)))
        UNION ALL
        SELECT p.id, r.id, NULL::uuid, 'EN', r.number, CASE WHEN upper(b.symbol) = upper(replace(words, ' ', '')) THEN 3 ELSE 2 END::float8
        FROM public.revision_symbols b JOIN public.revisions r ON r.id = b.revision_id AND r.status = 'CIRCULATED' JOIN public.proposals p ON p.id = r.proposal_id
        WHERE p.circulated_on IS NOT NULL AND (p.access = 'PUBLIC' OR p.derestricted_on <= current_date)
            AND upper(b.symbol) ~>=~ upper(replace(words, ' ', '')) AND upper(b.symbol) ~<~ (upper(replace(words, ' ', '')) || U&'\+10FFFF')) each_text
        ORDER BY proposal_id, score DESC, number DESC, language) proposals
    UNION ALL
    SELECT 0, 'SPONSOR', 2, id::text, score, 'EN', NULL, NULL, NULL, NULL, NULL, NULL, id, NULL FROM (SELECT s.id, CASE
        WHEN s.code = upper(words) THEN 2.5
        ELSE coalesce((SELECT max(CASE WHEN n.proper AND n.name = public.plain(words) THEN 2.5
            WHEN word_similarity(public.plain(words), n.name) < 0.45 THEN 0
            ELSE (word_similarity(public.plain(words), n.name) + similarity(public.plain(words), n.name)) / 2 END)
            FROM public.sponsor_names n WHERE n.sponsor_id = s.id), 0) END::float8 AS score
        FROM public.sponsors s WHERE standing <> 'SECRETARIAT') named WHERE score >= 0.25
    UNION ALL
    SELECT 0, 'ANSWER', 4, n.id || ' ' || l.language, ts_rank_cd(public.words_of(l.language, n.texts ->> l.language), bench.query_in(l.language, words), 32)::float8,
        l.language, NULL, NULL, NULL, q.proposal_id, NULL, NULL, NULL, n.id
    FROM public.answers n JOIN public.questions q ON q.id = n.question_id JOIN public.proposals p ON p.id = q.proposal_id
    CROSS JOIN (VALUES ('EN'), ('FR'), ('ES')) l (language)
    WHERE p.circulated_on IS NOT NULL AND (p.access = 'PUBLIC' OR p.derestricted_on <= current_date)
        AND n.replaced_at IS NULL AND n.withdrawn_on IS NULL AND n.audience = 'PUBLIC'
        AND ((l.language = 'EN' AND public.words_of('EN', coalesce(n.texts ->> 'EN', '')) @@ websearch_to_tsquery('public.proposals_en', words)) OR (l.language = 'FR' AND public.words_of('FR', coalesce(n.texts ->> 'FR', '')) @@ websearch_to_tsquery('public.proposals_fr', words)) OR (l.language = 'ES' AND public.words_of('ES', coalesce(n.texts ->> 'ES', '')) @@ websearch_to_tsquery('public.proposals_es', words)))
$$;

-- One page of the search: the best matches with excerpts.
CREATE FUNCTION bench.find(words text, size integer) RETURNS SETOF bench.hits LANGUAGE sql STABLE ROWS 20 AS $$
    SELECT row_number() OVER (ORDER BY -h.score, h.rank, h.key)::integer, h.kind, h.rank, h.key, h.score, h.language, coalesce(p.number, ''),
        CASE WHEN h.text_id IS NOT NULL OR h.answer_id IS NOT NULL THEN ts_headline(
            CASE h.language WHEN 'FR' THEN 'public.proposals_fr'::regconfig WHEN 'ES' THEN 'public.proposals_es'::regconfig ELSE 'public.proposals_en'::regconfig END,
            said.text, bench.query_in(h.language, words),
            CASE WHEN length(said.text) < 300 THEN U&'HighlightAll=true, StartSel="\E000", StopSel="\E001"'
                ELSE U&'MaxWords=40, MinWords=15, MaxFragments=2, FragmentDelimiter=" \2026 ", StartSel="\E000", StopSel="\E001"' END) END,
        coalesce(p.matches, 0)::integer, h.proposal_id, h.revision_id, h.text_id, h.sponsor_id, h.answer_id
    FROM (SELECT * FROM bench.all_hits(words) ORDER BY -score, rank, key LIMIT size) h
    LEFT JOIN LATERAL (SELECT x.number, x.text, count(*) OVER () AS matches FROM public.paragraph_words w JOIN public.paragraphs x USING (text_id, position)
        WHERE w.text_id = h.text_id AND w.searchable @@ bench.query_in(h.language, words)
        ORDER BY ts_rank_cd(w.searchable, bench.query_in(h.language, words), 32) DESC, w.position LIMIT 1) p ON true
    LEFT JOIN public.revision_texts t ON t.id = h.text_id
    LEFT JOIN public.answers n ON n.id = h.answer_id
    CROSS JOIN LATERAL (SELECT coalesce(p.text, n.texts ->> h.language, t.title) AS text) said
    ORDER BY 1
$$;

-- Functions of triggers are not part of the API.
COMMENT ON FUNCTION changes_public(events) IS '@behavior -*';
COMMENT ON FUNCTION is_public_by(text, date, date) IS '@behavior -*';

-- Both directions of this relation would have the same name, since an outcome is corrected at most once.
COMMENT ON CONSTRAINT venue_outcomes_corrects_id_fkey ON venue_outcomes IS '@foreignSingleFieldName correction';
