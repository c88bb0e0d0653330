-- $1 language, $2 rows, $3 work programme where it is asked for
WITH visible AS (
    SELECT p.id, p.circulated_on FROM proposals p
    WHERE p.circulated_on IS NOT NULL AND (p.access = 'PUBLIC' OR p.derestricted_on <= current_date) /*programme*/
), more AS MATERIALIZED (
    SELECT p.*, row_number() OVER (ORDER BY p.circulated_on DESC, p.id DESC) AS place,
        bench.global_id('', convert_to(format('{"o":"CIRCULATED_ON true","k":"%s","i":"%s"}', p.circulated_on, p.id), 'UTF8')) AS cursor
    FROM proposals p
    WHERE p.circulated_on IS NOT NULL AND (p.access = 'PUBLIC' OR p.derestricted_on <= current_date) /*programme*/
    ORDER BY p.circulated_on DESC, p.id DESC LIMIT $2 + 1
), page AS (SELECT * FROM more WHERE place <= $2)
SELECT json_build_object('proposals', json_build_object(
    'totalCount', (SELECT count(*) FROM visible), 'totalCountIsExact', true,
    'pageInfo', json_build_object('hasNextPage', (SELECT count(*) > $2 FROM more), 'hasPreviousPage', false,
        'startCursor', (SELECT cursor FROM page ORDER BY place LIMIT 1), 'endCursor', (SELECT cursor FROM page ORDER BY place DESC LIMIT 1)),
    'edges', coalesce((SELECT json_agg(json_build_object('cursor', p.cursor, 'node', json_build_object(
        'id', bench.global_id('Proposal', p.id),
        'symbol', p.symbol,
        'label', coalesce(p.symbol, bench.title(p.id, p.original_language, $1) ->> 'text'),
        'title', bench.title(p.id, p.original_language, $1),
        'status', p.status,
        'circulatedOn', p.circulated_on,
        'updatedAt', bench.instant(p.updated_at),
        'workProgramme', (SELECT json_build_object('code', g.code, 'name', bench.name($1, g.name_en, g.name_fr, g.name_es)) FROM work_programmes g WHERE g.id = p.work_programme_id),
        'submittedBy', (SELECT json_build_object('code', s.code, 'name', bench.name($1, s.name_en, s.name_fr, s.name_es)) FROM sponsors s WHERE s.id = p.submitted_by_id),
        'coAuthors', (SELECT json_build_object('totalCount', count(*), 'nodes', coalesce(json_agg(json_build_object(
                'sponsor', json_build_object('__typename', initcap(s.kind), 'code', s.code, 'name', bench.name($1, s.name_en, s.name_fr, s.name_es)),
                'role', CASE c.sponsor_id WHEN p.submitted_by_id THEN 'SUBMITTER' ELSE 'CO_AUTHOR' END, 'joinedOn', c.joined_on, 'original', r.number = 0)
                ORDER BY bench.filed(p.original_language, s.name_en, s.name_fr, s.name_es) COLLATE "und-x-icu"), '[]'))
            FROM co_authorships c JOIN sponsors s ON s.id = c.sponsor_id JOIN revisions r ON r.id = c.joined_in_id
            WHERE c.proposal_id = p.id AND c.status = 'ACCEPTED' AND c.joined_on IS NOT NULL),
        'currentRevision', (SELECT json_build_object('number', r.number, 'symbol', bench.symbol(r.id), 'circulatedOn', r.circulated_on)
            FROM revisions r WHERE r.proposal_id = p.id AND r.current),
        'venueTargets', (SELECT coalesce(json_agg(json_build_object(
                'venue', json_build_object('code', v.code, 'name', bench.name($1, v.name_en, v.name_fr, v.name_es)),
                'aim', bench.localized(t.aim, $1, p.original_language),
                'outcome', (SELECT json_build_object('kind', o.kind) FROM venue_outcomes o WHERE o.venue_target_id = t.id ORDER BY o.id DESC LIMIT 1)) ORDER BY t.id), '[]')
            FROM venue_targets t JOIN venues v ON v.id = t.venue_id WHERE t.proposal_id = p.id)
    )) ORDER BY p.place) FROM page p), '[]')
))
