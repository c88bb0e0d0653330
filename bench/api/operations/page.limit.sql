-- $1 language, $2 symbol
SELECT json_build_object('proposal', (SELECT json_build_object(
    'id', bench.global_id('Proposal', p.id),
    'symbol', p.symbol,
    'allSymbols', (SELECT json_agg(b.symbol ORDER BY b.sort_key) FROM revision_symbols b WHERE b.proposal_id = p.id),
    'documentNumber', (SELECT nullif(r.document_number, '') FROM revisions r WHERE r.proposal_id = p.id AND r.current),
    'label', coalesce(p.symbol, bench.title(p.id, p.original_language, $1) ->> 'text'),
    'title', bench.title(p.id, p.original_language, $1),
    'status', p.status,
    'workProgramme', (SELECT json_build_object('code', g.code, 'name', bench.name($1, g.name_en, g.name_fr, g.name_es)) FROM work_programmes g WHERE g.id = p.work_programme_id),
    'submittedBy', (SELECT json_build_object('code', s.code, 'name', bench.name($1, s.name_en, s.name_fr, s.name_es)) FROM sponsors s WHERE s.id = p.submitted_by_id),
    'coAuthors', (SELECT json_build_object('totalCount', (SELECT count(*) FROM co_authorships c WHERE c.proposal_id = p.id AND c.status = 'ACCEPTED' AND c.joined_on IS NOT NULL),
            'nodes', coalesce(json_agg(node ORDER BY filed COLLATE "und-x-icu"), '[]'))
        FROM (SELECT bench.filed(p.original_language, s.name_en, s.name_fr, s.name_es) AS filed, json_build_object(
                'sponsor', CASE s.kind WHEN 'GROUP' THEN json_build_object('__typename', 'Group', 'code', s.code, 'name', bench.name($1, s.name_en, s.name_fr, s.name_es),
                        'members', (SELECT coalesce(json_agg(json_build_object('code', d.code) ORDER BY d.code COLLATE "C"), '[]') FROM group_memberships m
                            JOIN sponsors d ON d.id = m.delegation_id WHERE m.group_id = s.id AND coalesce(m.from_on, '-infinity') <= current_date
                            AND (m.until_on IS NULL OR m.until_on > current_date)))
                    ELSE json_build_object('__typename', 'Delegation', 'code', s.code, 'name', bench.name($1, s.name_en, s.name_fr, s.name_es)) END,
                'role', CASE c.sponsor_id WHEN p.submitted_by_id THEN 'SUBMITTER' ELSE 'CO_AUTHOR' END,
                'status', c.status, 'original', j.number = 0, 'initiatedOn', c.initiated_on, 'joinedOn', c.joined_on,
                'joinedIn', json_build_object('number', j.number, 'symbol', bench.symbol(j.id)), 'leftOn', c.left_on,
                'leftIn', (SELECT json_build_object('number', l.number, 'symbol', bench.symbol(l.id)) FROM revisions l WHERE l.id = c.left_in_id)) AS node
            FROM co_authorships c JOIN sponsors s ON s.id = c.sponsor_id JOIN revisions j ON j.id = c.joined_in_id
            WHERE c.proposal_id = p.id AND c.status = 'ACCEPTED' AND c.joined_on IS NOT NULL
            ORDER BY bench.filed(p.original_language, s.name_en, s.name_fr, s.name_es) COLLATE "und-x-icu") listed),
    'revisions', (SELECT json_build_object('totalCount', count(*), 'nodes', json_agg(json_build_object(
            'id', bench.global_id('Revision', r.id), 'number', r.number, 'kind', r.kind, 'symbol', bench.symbol(r.id),
            'symbols', (SELECT coalesce(json_agg(b.symbol ORDER BY b.position), '[]') FROM revision_symbols b WHERE b.revision_id = r.id),
            'reason', nullif(r.reason, ''), 'note', bench.localized(r.note, $1, r.original_language), 'access', r.access, 'derestrictedOn', r.derestricted_on,
            'communicatedOn', r.communicated_on, 'circulatedOn', r.circulated_on,
            'filedBy', (SELECT json_build_object('code', s.code) FROM sponsors s WHERE s.id = r.filed_by_id),
            'originalLanguage', r.original_language,
            'languages', (SELECT json_agg(t.language ORDER BY t.language <> r.original_language, t.language) FROM revision_texts t WHERE t.revision_id = r.id),
            'contentHash', r.content_hash,
            'text', (SELECT json_build_object('language', t.language, 'title', t.title, 'sections', (
                    SELECT coalesce(json_agg(json_build_object('number', nullif(section_number, ''), 'heading', nullif(heading, ''), 'paragraphs', paragraphs) ORDER BY section), '[]')
                    FROM (SELECT g.section, min(g.section_number) AS section_number, min(g.heading) AS heading,
                            coalesce(json_agg(json_build_object('number', bench.printed_number(g.number), 'text', g.text) ORDER BY g.position) FILTER (WHERE g.kind <> 'HEADING'), '[]') AS paragraphs
                        FROM paragraphs g WHERE g.text_id = t.id AND g.kind NOT IN ('FOOTNOTE', 'REVISION_NOTE', 'FURNITURE') GROUP BY g.section) sections))
                FROM revision_texts t WHERE t.revision_id = r.id AND t.language IN ($1, r.original_language) ORDER BY t.language <> $1 LIMIT 1)
            ) ORDER BY r.number)) FROM revisions r WHERE r.proposal_id = p.id AND r.status = 'CIRCULATED' AND (r.access = 'PUBLIC' OR r.derestricted_on <= current_date)),
    'currentRevision', (SELECT json_build_object('id', bench.global_id('Revision', r.id), 'number', r.number) FROM revisions r WHERE r.proposal_id = p.id AND r.current),
    'questions', (SELECT json_build_object('nodes', coalesce(json_agg(json_build_object('id', bench.global_id('Question', q.id), 'number', q.number,
            'text', bench.localized(q.texts, $1, p.original_language),
            'answers', (SELECT json_build_object('totalCount', count(*), 'nodes', coalesce(json_agg(json_build_object(
                    'delegation', (SELECT json_build_object('code', s.code) FROM sponsors s WHERE s.id = a.delegation_id),
                    'text', bench.localized(a.texts, $1, p.original_language), 'answeredOn', a.answered_on) ORDER BY a.answered_on, a.id), '[]'))
                FROM answers a WHERE a.question_id = q.id AND a.replaced_at IS NULL AND a.withdrawn_on IS NULL AND a.audience = 'PUBLIC')
            ) ORDER BY q.number), '[]')) FROM questions q WHERE q.proposal_id = p.id AND q.dropped_in_id IS NULL AND q.dropped_on IS NULL),
    'followUps', (SELECT json_build_object('totalCount', count(*), 'nodes', coalesce(json_agg(json_build_object(
            'id', bench.global_id('FollowUp', f.id), 'kind', f.kind, 'text', bench.localized(f.texts, $1, p.original_language), 'status', f.status,
            'paragraphNumber', nullif(f.paragraph_number, ''), 'dueOn', f.due_on,
            'responsible', (SELECT coalesce(json_agg(json_build_object('code', s.code) ORDER BY s.code COLLATE "C"), '[]') FROM follow_up_responsibles b
                JOIN sponsors s ON s.id = b.sponsor_id WHERE b.follow_up_id = f.id),
            'venue', (SELECT json_build_object('code', v.code) FROM venues v WHERE v.id = f.venue_id),
            'steps', (SELECT coalesce(json_agg(json_build_object('status', x.status, 'takenOn', x.taken_on, 'note', nullif(x.note, ''),
                'meeting', (SELECT json_build_object('venue', json_build_object('code', v.code), 'startsOn', m.starts_on) FROM meetings m JOIN venues v ON v.id = m.venue_id WHERE m.id = x.meeting_id),
                'document', bench.document(x.document), 'recordedBy', (SELECT json_build_object('code', s.code) FROM sponsors s WHERE s.id = x.recorded_by_id)) ORDER BY x.id), '[]')
                FROM follow_up_steps x WHERE x.follow_up_id = f.id)
            ) ORDER BY f.id), '[]')) FROM follow_ups f WHERE f.proposal_id = p.id),
    'venueTargets', (SELECT coalesce(json_agg(json_build_object('id', bench.global_id('VenueTarget', t.id),
            'venue', json_build_object('code', v.code, 'kind', v.kind, 'name', bench.name($1, v.name_en, v.name_fr, v.name_es)),
            'aim', bench.localized(t.aim, $1, p.original_language),
            'outcome', (SELECT json_build_object('kind', o.kind, 'decidedOn', o.decided_on) FROM venue_outcomes o WHERE o.venue_target_id = t.id ORDER BY o.id DESC LIMIT 1),
            'agendaItems', (SELECT coalesce(json_agg(json_build_object('id', bench.global_id('AgendaItem', i.id),
                    'meeting', json_build_object('venue', json_build_object('code', v.code), 'startsOn', m.starts_on, 'place', nullif(m.place, '')),
                    'number', i.number, 'title', i.title, 'documents', (
                        SELECT json_agg(json_build_object('symbol', a.symbol) ORDER BY split_part(a.symbol, '/', 3)::int, a.symbol COLLATE "C")
                        FROM agenda_documents a WHERE a.agenda_item_id = i.id AND EXISTS (SELECT FROM revision_symbols b JOIN revisions r ON r.id = b.revision_id
                            WHERE b.symbol = a.symbol AND r.status = 'CIRCULATED' AND (r.access = 'PUBLIC' OR r.derestricted_on <= current_date)))
                    ) ORDER BY m.starts_on, i.id), '[]')
                FROM agenda_items i JOIN meetings m ON m.id = i.meeting_id
                WHERE m.venue_id = t.venue_id AND EXISTS (SELECT FROM agenda_documents d WHERE d.agenda_item_id = i.id AND d.proposal_id = p.id))
            ) ORDER BY t.id), '[]') FROM venue_targets t JOIN venues v ON v.id = t.venue_id WHERE t.proposal_id = p.id),
    'sources', (SELECT coalesce(json_agg(json_build_object('title', bench.localized(o.title, $1, p.original_language), 'publisher', nullif(o.publisher, ''),
            'year', nullif(o.year, 0), 'url', nullif(o.url, '')) ORDER BY o.position), '[]') FROM sources o WHERE o.proposal_id = p.id),
    'relations', (SELECT json_build_object('nodes', coalesce(json_agg(json_build_object('id', bench.global_id('Relation', l.id), 'kind', l.kind,
            'from', json_build_object('symbol', o.symbol), 'to', json_build_object('symbol', x.symbol),
            'statedBy', (SELECT json_build_object('code', s.code) FROM sponsors s WHERE s.id = l.stated_by_id)) ORDER BY l.id), '[]'))
        FROM proposal_relations l JOIN proposals o ON o.id = l.from_id JOIN proposals x ON x.id = l.to_id
        WHERE p.id IN (l.from_id, l.to_id) AND l.retracted_at IS NULL AND NOT EXISTS (SELECT FROM proposals other WHERE other.id IN (l.from_id, l.to_id)
            AND (other.circulated_on IS NULL OR (other.access = 'PUBLIC' OR other.derestricted_on <= current_date) IS NOT TRUE))),
    'events', (SELECT json_build_object('totalCount', max(total), 'nodes', json_agg(json_build_object('id', bench.global_id('Event', e.id), 'kind', e.kind,
            'occurredOn', e.occurred_on, 'recordedAt', bench.instant(e.recorded_at),
            'actor', (SELECT json_build_object('code', s.code) FROM sponsors s WHERE s.id = e.actor_id),
            'revision', CASE WHEN e.number IS NOT NULL THEN json_build_object('number', e.number) END) ORDER BY e.seq))
        FROM (SELECT e.*, r.number, count(*) OVER () AS total FROM events e LEFT JOIN revisions r ON r.id = e.revision_id
            WHERE e.proposal_id = p.id AND e.audience = 'READERS' AND e.kind NOT IN ('PROPOSAL_CREATED', 'REVISION_FILED', 'REVISION_EDITED')
                AND (r.id IS NULL OR r.status = 'CIRCULATED') ORDER BY e.seq DESC LIMIT 20) e)
    ) FROM proposals p JOIN revision_symbols bearer ON bearer.proposal_id = p.id
    WHERE bearer.symbol = $2 AND p.circulated_on IS NOT NULL AND (p.access = 'PUBLIC' OR p.derestricted_on <= current_date)))
