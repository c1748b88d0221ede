-- The evidence base as tables that a person asks. Everything below is drawn, when it is asked for, from stored
-- tables (`_readings`, `_claims`, `_sightings`, `_failures`, `_resolution`, `_decisions`, `_reviews`), from `_kept`: one entry for each distinct reading of a page,
-- and whether a later reading has taken its place, and from what people hold: their verdicts and values (`_reviewed_statements`, `_reviewed_claims`), what
-- has become of their decisions (`_review_states`), and what they keep of earlier readings that the latest does not have (`_kept_by_people`). Times are UTC.

CREATE MACRO verbatim(words, "start", "end") AS substring(words, "start" + 1, "end" - "start");

-- What people corrected, where they did.
CREATE MACRO _right(fields, field, theirs, machines) AS CASE WHEN list_contains(fields, field) THEN theirs ELSE machines END;
CREATE MACRO _of(belongs, value) AS CASE WHEN belongs THEN value END;

CREATE VIEW _rows AS
SELECT * REPLACE (timezone('UTC', read_at) AS read_at)
FROM _readings JOIN (SELECT entry, superseded FROM _kept) USING (entry);

-- One row for each page: its latest reading. `claims` is empty where what read it did not look for claims.
CREATE VIEW pages AS
SELECT
    id, outlet, title, url, published, authors, language, words,
    len(actors) AS actors, len(statements) AS statements, number AS claims,
    source, digest, model, reading, read_at, text, zones
FROM _rows LEFT JOIN _claims USING (entry)
WHERE NOT superseded;

-- The latest reading of each page with what people keep on it: `told_statements` and `told_claims` are the machine's and behind them
-- those that are kept. `entry` is another where something else is kept.
CREATE VIEW _as_kept AS
WITH kept_on AS (
    SELECT
        id, flatten(list(statements ORDER BY statements_before)) AS statements,
        flatten(list(claims ORDER BY claims_before)) AS claims, any_value(state) AS state
    FROM _kept_by_people
    GROUP BY id
)
SELECT
    r.* REPLACE (CASE WHEN k.id IS NULL THEN r.entry ELSE r.entry || '+' || k.state END AS entry),
    c.number, c.claims,
    CASE WHEN k.id IS NULL THEN r.statements ELSE list_concat(r.statements, k.statements) END AS told_statements,
    CASE WHEN k.id IS NULL THEN c.claims ELSE list_concat(c.claims, k.claims) END AS told_claims
FROM _rows AS r LEFT JOIN _claims AS c ON r.entry = c.entry LEFT JOIN kept_on AS k ON r.id = k.id
WHERE NOT superseded;

-- One row for each reading of each page, the latest and those before it.
CREATE VIEW readings AS
SELECT
    id AS page, reading, model, read_at, superseded, source, digest,
    len(actors) AS actors, len(statements) AS statements, number AS claims
FROM _rows LEFT JOIN _claims USING (entry);

-- One row for each block of each page.
CREATE VIEW zones AS
SELECT
    page, position, zone.role, zone."start", zone."end",
    verbatim(page_text, zone."start", zone."end") AS text
FROM (
    SELECT id AS page, text AS page_text, unnest(zones) AS zone, generate_subscripts(zones, 1) AS position
    FROM _rows
    WHERE NOT superseded
);

-- One row for each statement of each reading, and of what people keep. `source`, `cue` and `content` are the page's own words.
CREATE VIEW _statements AS
SELECT
    statement.id, page, position, outlet, published, title, url, language,
    statement.speaker, statement.speaker_name, statement.speaker_type,
    statement.source_text AS source, statement.cue_text AS cue, statement.content_text AS content,
    statement.kind, statement.addressee, statement.addressee_name, statement.within, statement.zone,
    statement.confidence,
    statement.source."start" AS source_start, statement.source."end" AS source_end,
    statement.cue."start" AS cue_start, statement.cue."end" AS cue_end,
    statement.content AS content_spans,
    reading, model, read_at, superseded, kept
FROM (
    SELECT
        id AS page, outlet, published, title, url, language, reading, model, read_at, superseded, false AS kept,
        unnest(statements) AS statement, generate_subscripts(statements, 1) AS position
    FROM _rows
    UNION ALL
    SELECT
        id, outlet, published, title, url, language, reading, model, read_at, false, true,
        unnest(statements), statements_before + generate_subscripts(statements, 1)
    FROM _kept_by_people
);

CREATE VIEW statement_history AS
SELECT * EXCLUDE (kept) FROM _statements WHERE NOT kept;

-- One row for each statement of each page's latest reading: the ledger.
CREATE VIEW statements AS
SELECT * EXCLUDE (superseded) FROM statement_history WHERE NOT superseded;

-- One row for each claim of each reading: what is said to be so, by whose account and how sure. `actor` does, is or stands:
-- it is an event's actor, a relation's subject, or who takes a position; `recipient` is an event's or a relation's object.
-- `dated` is the claim's own date or, where the page gives it none, the page's; `dated_by` says which.
CREATE VIEW _all_claims AS
SELECT
    claim.id, page, position, outlet, published, title, url, language,
    claim.type, claim.event, claim.mode, claim.context, claim.relation, claim.stance,
    claim.actor, claim.actor_names, claim.recipient, claim.recipient_names,
    claim.factuality, claim.demanded, claim.threatened, claim.intended, claim.conditional_on_text AS conditional_on,
    claim.account, claim.account_names,
    claim.predicate_text AS predicate, claim.evidence_text AS evidence, claim.zone,
    claim.date_text AS date, claim.date."start" AS date_start, claim.date."end" AS date_end,
    coalesce(claim.date."start", claim.date."end", published[:10]) AS dated,
    CASE
        WHEN coalesce(claim.date."start", claim.date."end") IS NOT NULL THEN 'claim'
        WHEN published IS NOT NULL THEN 'page'
    END AS dated_by,
    claim.place_text AS place, claim.role_text AS role, claim.on_text AS proposal,
    claim.value, claim.low, claim.high, claim.unit_text AS unit, claim."of_text" AS counted, claim.claim AS part_of,
    claim.confidence,
    claim.predicate."start" AS predicate_start, claim.predicate."end" AS predicate_end, claim.evidence AS evidence_spans,
    claim.account_speakers,
    reading, model, read_at, superseded, kept
FROM (
    SELECT
        id AS page, outlet, published, title, url, language, reading, model, read_at, superseded, false AS kept,
        unnest(claims) AS claim, generate_subscripts(claims, 1) AS position
    FROM _claims JOIN (
        SELECT entry, id, outlet, published, title, url, language, reading, model, read_at, superseded FROM _rows
    ) USING (entry)
    UNION ALL
    SELECT
        id, outlet, published, title, url, language, reading, model, read_at, false, true,
        unnest(claims), claims_before + generate_subscripts(claims, 1)
    FROM _kept_by_people
);

CREATE VIEW claim_history AS
SELECT * EXCLUDE (kept) FROM _all_claims WHERE NOT kept;

-- One row for each claim of each page's latest reading.
CREATE VIEW claims AS
SELECT * EXCLUDE (superseded) FROM claim_history WHERE NOT superseded;

-- One row for each statement of the ledger as people have it: what they corrected in place of what the machine read, and
-- what they say of it. `machine` has the machine's own values. Where they keep what the latest reading does not have (`kept`),
-- `reading`, `model` and `machine` are those of the earlier reading that had it.
CREATE VIEW reviewed_statements AS
SELECT
    s.id, s.page, position, outlet, published, title, url, language,
    _right(r.corrected, 'speaker', r.speaker, s.speaker) AS speaker,
    _right(r.corrected, 'speaker', r.speaker_name, s.speaker_name) AS speaker_name,
    _right(r.corrected, 'speaker', r.speaker_type, s.speaker_type) AS speaker_type,
    _right(r.corrected, 'source', r.source, s.source) AS source,
    _right(r.corrected, 'cue', r.cue, s.cue) AS cue,
    _right(r.corrected, 'content', r.content, s.content) AS content,
    _right(r.corrected, 'kind', r.kind, s.kind) AS kind,
    _right(r.corrected, 'addressee', r.addressee, s.addressee) AS addressee,
    _right(r.corrected, 'addressee', r.addressee_name, s.addressee_name) AS addressee_name,
    within, zone, confidence,
    _right(r.corrected, 'source', r.source_start, s.source_start) AS source_start,
    _right(r.corrected, 'source', r.source_end, s.source_end) AS source_end,
    _right(r.corrected, 'cue', r.cue_start, s.cue_start) AS cue_start,
    _right(r.corrected, 'cue', r.cue_end, s.cue_end) AS cue_end,
    _right(r.corrected, 'content', r.content_spans, s.content_spans) AS content_spans,
    reading, model, read_at,
    coalesce(review, 'unreviewed') AS review, reviewed_by, reviewed_at, coalesce(reviewers, []) AS reviewers,
    coalesce(decisions, 0) AS decisions, coalesce(corrected, []) AS corrected, coalesce(changed, []) AS changed, note,
    kept,
    {
        'source': s.source, 'source_start': s.source_start, 'source_end': s.source_end,
        'cue': s.cue, 'cue_start': s.cue_start, 'cue_end': s.cue_end,
        'content': s.content, 'content_spans': s.content_spans,
        'speaker': s.speaker, 'speaker_name': s.speaker_name, 'speaker_type': s.speaker_type, 'kind': s.kind,
        'addressee': s.addressee, 'addressee_name': s.addressee_name
    } AS machine
FROM (FROM _statements WHERE NOT superseded) AS s LEFT JOIN _reviewed_statements AS r ON s.page = r.page AND s.id = r.id;

-- The same of claims. A claim whose type people corrected has what belongs to that type alone.
CREATE VIEW reviewed_claims AS
WITH righted AS (
    SELECT
        c.* EXCLUDE (
            type, event, mode, relation, stance, actor, actor_names, recipient, recipient_names, factuality,
            demanded, threatened, intended, conditional_on, evidence, date, date_start, date_end, dated, dated_by, place,
            proposal, evidence_spans
        ),
        _right(r.corrected, 'type', r.type, c.type) AS type,
        _right(r.corrected, 'event', r.event, c.event) AS event,
        _right(r.corrected, 'mode', r.mode, c.mode) AS mode,
        _right(r.corrected, 'relation', r.relation, c.relation) AS relation,
        _right(r.corrected, 'stance', r.stance, c.stance) AS stance,
        _right(r.corrected, 'actor', r.actor, c.actor) AS actor,
        _right(r.corrected, 'actor', r.actor_names, c.actor_names) AS actor_names,
        _right(r.corrected, 'recipient', r.recipient, c.recipient) AS recipient,
        _right(r.corrected, 'recipient', r.recipient_names, c.recipient_names) AS recipient_names,
        _right(r.corrected, 'factuality', r.factuality, c.factuality) AS factuality,
        _right(r.corrected, 'demanded', r.demanded, c.demanded) AS demanded,
        _right(r.corrected, 'threatened', r.threatened, c.threatened) AS threatened,
        _right(r.corrected, 'intended', r.intended, c.intended) AS intended,
        _right(r.corrected, 'conditional_on', r.conditional_on, c.conditional_on) AS conditional_on,
        _right(r.corrected, 'evidence', r.evidence, c.evidence) AS evidence,
        _right(r.corrected, 'evidence', r.evidence_spans, c.evidence_spans) AS evidence_spans,
        _right(r.corrected, 'date', r.date, c.date) AS date,
        _right(r.corrected, 'date', r.first_day, c.date_start) AS first_day,
        _right(r.corrected, 'date', r.last_day, c.date_end) AS last_day,
        _right(r.corrected, 'place', r.place, c.place) AS place,
        _right(r.corrected, 'proposal', r.proposal, c.proposal) AS proposal,
        r.review, r.reviewed_by, r.reviewed_at, r.reviewers, r.decisions, r.corrected, r.changed, r.note,
        {
            'type': c.type, 'event': c.event, 'mode': c.mode, 'relation': c.relation, 'stance': c.stance,
            'actor': c.actor, 'actor_names': c.actor_names,
            'recipient': c.recipient, 'recipient_names': c.recipient_names, 'factuality': c.factuality,
            'demanded': c.demanded, 'threatened': c.threatened, 'intended': c.intended,
            'conditional_on': c.conditional_on, 'date': c.date, 'date_start': c.date_start, 'date_end': c.date_end,
            'place': c.place, 'proposal': c.proposal, 'evidence': c.evidence, 'evidence_spans': c.evidence_spans
        } AS machine
    FROM (SELECT * EXCLUDE (superseded) FROM _all_claims WHERE NOT superseded) AS c
    LEFT JOIN _reviewed_claims AS r ON c.page = r.page AND c.id = r.id
)
SELECT
    id, page, position, outlet, published, title, url, language,
    type, _of(type = 'event', event) AS event, _of(type = 'event', mode) AS mode,
    _of(type = 'event', context) AS context, _of(type = 'relation', relation) AS relation,
    _of(type = 'position', stance) AS stance,
    _of(type <> 'quantity', actor) AS actor,
    _of(type <> 'quantity' OR len(actor_names) = 0, actor_names) AS actor_names,
    _of(type IN ('event', 'relation'), recipient) AS recipient,
    _of(type IN ('event', 'relation') OR len(recipient_names) = 0, recipient_names) AS recipient_names,
    factuality, demanded, threatened, intended, conditional_on,
    account, account_names, predicate, evidence, zone,
    _of(type <> 'quantity', date) AS date, _of(type <> 'quantity', first_day) AS date_start,
    _of(type <> 'quantity', last_day) AS date_end,
    coalesce(date_start, date_end, published[:10]) AS dated,
    CASE
        WHEN coalesce(date_start, date_end) IS NOT NULL THEN 'claim'
        WHEN published IS NOT NULL THEN 'page'
    END AS dated_by,
    _of(type = 'event', place) AS place, _of(type = 'relation', role) AS role,
    _of(type = 'position', proposal) AS proposal,
    _of(type = 'quantity', value) AS value, _of(type = 'quantity', low) AS low, _of(type = 'quantity', high) AS high,
    _of(type = 'quantity', unit) AS unit, _of(type = 'quantity', counted) AS counted,
    _of(type = 'quantity', part_of) AS part_of,
    confidence, predicate_start, predicate_end, evidence_spans, account_speakers, reading, model, read_at,
    coalesce(review, 'unreviewed') AS review, reviewed_by, reviewed_at, coalesce(reviewers, []) AS reviewers,
    coalesce(decisions, 0) AS decisions, coalesce(corrected, []) AS corrected, coalesce(changed, []) AS changed, note,
    kept, machine
FROM righted;

-- One row for each actor of each page.
CREATE VIEW actors AS
SELECT
    actor.id, page, outlet, published, actor.name, actor.type, actor.aliases, actor.roles,
    len(actor.mentions) AS mentions,
    len(list_filter(statements, lambda s: s.speaker = actor.id)) AS statements
FROM (
    SELECT id AS page, outlet, published, statements, unnest(actors) AS actor
    FROM _rows
    WHERE NOT superseded
);

-- The names of each of them, and of whom what people keep alone names.
CREATE VIEW _named AS
SELECT id, name, aliases FROM actors UNION ALL SELECT id, name, aliases FROM _actors_kept_by_people;

-- One row for each time that a page's words stand for an actor.
CREATE VIEW mentions AS
SELECT
    page, actor, name, mention.kind, mention."start", mention."end",
    verbatim(page_text, mention."start", mention."end") AS text
FROM (
    SELECT page, page_text, actor.id AS actor, actor.name, unnest(actor.mentions) AS mention
    FROM (SELECT id AS page, text AS page_text, unnest(actors) AS actor FROM _rows WHERE NOT superseded)
);

-- One row for each file or address that a page was met in.
CREATE VIEW sources AS
SELECT page, source, digest, model, min(seen_at) AS first_seen_at, max(seen_at) AS seen_at
FROM (
    SELECT id AS page, source, digest, model, timezone('UTC', read_at) AS seen_at FROM _readings
    UNION ALL
    SELECT page, source, digest, model, timezone('UTC', seen_at) FROM _sightings
)
GROUP BY ALL;

-- One row for each source that could not be read the last time that it was tried.
CREATE VIEW failures AS
SELECT source, last.reason, last.message, last.model, failed_at, tries
FROM (
    SELECT
        source,
        arg_max({'reason': reason, 'message': message, 'model': model}, failed_at) AS last,
        timezone('UTC', max(failed_at)) AS failed_at,
        count(*) AS tries
    FROM _failures
    GROUP BY source
) AS failed
WHERE NOT EXISTS (FROM sources AS met WHERE met.source = failed.source AND met.seen_at >= failed.failed_at);

-- One row for each known actor, as the list that it is from says it last.
CREATE VIEW registry AS
SELECT
    id, name, type, aliases, ids, since, until, roles, country, source, file, "import", imported_by,
    timezone('UTC', imported_at) AS imported_at, versions
FROM (
    SELECT
        *,
        count(DISTINCT version) OVER (PARTITION BY id) AS versions,
        row_number() OVER (PARTITION BY id ORDER BY imported_at DESC, version) AS place
    FROM _registry
)
WHERE place = 1;
-- The last of the runs that worked out who is who: two processes may have kept one at the same moment.
CREATE VIEW _resolved AS FROM _resolution WHERE run = (SELECT max(run) FROM _resolution);

-- One row for each actor of the base, as it was resolved last: the same actor on all pages.
CREATE VIEW base_actors AS
SELECT
    id, name, type, aliases, roles, pages, statements, mentions, first_published, last_published, known,
    len(decisions) AS decisions
FROM _resolved;

-- One row for each page's actor that an actor of the base was found as.
CREATE VIEW appearances AS
SELECT
    actor, actor_name, member.page, member.outlet, member.published, member.actor AS page_actor, member.name, member.type,
    member.aliases, member.roles, member.mentions, member.statements, member.certainty
FROM (SELECT id AS actor, name AS actor_name, unnest(members) AS member FROM _resolved);

-- One row for each actor of each claim, with the actor of the base that it was found as.
CREATE VIEW claim_actors AS
SELECT
    part.page, part.claim, part.one.side, part.one.page_actor, part.one.name, found.actor, found.actor_name,
    found.certainty
FROM (
    SELECT
        page, id AS claim,
        unnest(list_concat(
            list_transform(actor, lambda a, i: {
                'side': CASE type WHEN 'relation' THEN 'subject' ELSE 'actor' END,
                'page_actor': a, 'name': actor_names[i]
            }),
            list_transform(recipient, lambda a, i: {
                'side': CASE type WHEN 'relation' THEN 'object' ELSE 'recipient' END,
                'page_actor': a, 'name': recipient_names[i]
            })
        )) AS one
    FROM reviewed_claims
) AS part
LEFT JOIN appearances AS found ON part.page = found.page AND part.one.page_actor = found.page_actor;

-- One row for each statement of each claim's account, the outermost first (`depth` 1); a claim in the page's own voice has
-- none. `name` is the speaker's or, where the speaker stays unresolved, the source's own words.
CREATE VIEW claim_accounts AS
SELECT
    part.page, part.claim, part.depth, part.statement, part.page_actor, part.name, found.actor, found.actor_name,
    found.certainty
FROM (
    SELECT
        page, id AS claim, unnest(range(1, len(account_speakers) + 1)) AS depth, unnest(account) AS statement,
        unnest(account_speakers) AS page_actor, unnest(account_names) AS name
    FROM reviewed_claims
) AS part
LEFT JOIN appearances AS found ON part.page = found.page AND part.page_actor = found.page_actor;

-- Claims with the names that the actors of the base go by; those that are no actors of it keep their page's names.
CREATE VIEW _told AS
WITH called AS (
    SELECT page, map(list(page_actor), list(actor)) AS ids, map(list(page_actor), list(actor_name)) AS names
    FROM appearances
    GROUP BY page
)
SELECT
    claims.* EXCLUDE (machine),
    list_transform(actor, lambda a: coalesce(ids[a], a)) AS actor_ids,
    list_transform(actor, lambda a, i: coalesce(names[a], actor_names[i])) AS actors,
    list_transform(recipient, lambda a, i: coalesce(names[a], recipient_names[i])) AS recipients,
    list_transform(account_names, lambda a, i: coalesce(names[account_speakers[i]], a)) AS accounts
FROM reviewed_claims AS claims LEFT JOIN called USING (page);

-- One row for each statement whose speaker is an actor of the base.
CREATE VIEW said AS
SELECT actor, actor_name, certainty, statements.* EXCLUDE (machine)
FROM reviewed_statements AS statements JOIN appearances ON statements.page = appearances.page AND speaker = page_actor;

-- One row for each statement and each actor of the base that its content names, if that is not who speaks.
CREATE VIEW said_of AS
SELECT actor, actor_name, certainty, statements.* EXCLUDE (machine)
FROM (
    SELECT DISTINCT content.page, content.id, mentions.actor AS page_actor
    FROM (SELECT page, id, unnest(content_spans) AS span FROM reviewed_statements) AS content
    JOIN mentions ON mentions.page = content.page
        AND mentions."start" >= content.span."start" AND mentions."end" <= content.span."end"
) AS named
JOIN appearances USING (page, page_actor)
JOIN reviewed_statements AS statements USING (page, id)
WHERE speaker IS DISTINCT FROM page_actor;

-- One row for each pair of actors of the base that may be one and that nobody has decided about. Pairs that ask the same
-- ("may this Hussein be Fuad Hussein?", on one page and on another) share a `question`. `one` is on more pages.
CREATE VIEW candidates AS
WITH now AS (
    SELECT {'pages': pages, 'id': id, 'name': name} AS actor, unnest(groups) AS machine FROM _resolved
), waiting AS (
    SELECT unnest(candidates) AS candidate FROM _resolved
), pairs AS (
    SELECT
        CASE WHEN a.actor > b.actor THEN a.actor ELSE b.actor END AS one,
        CASE WHEN a.actor > b.actor THEN b.actor ELSE a.actor END AS other,
        candidate.probability, candidate.reason
    FROM waiting JOIN now AS a ON a.machine = candidate."group" JOIN now AS b ON b.machine = candidate.other
    WHERE NOT candidate.rejected AND a.actor.id <> b.actor.id
)
SELECT
    substring(md5(one.id || '|' || lower(other.name)), 1, 12) AS question,
    one.id AS one, one.name AS one_name, other.id AS other, other.name AS other_name,
    max(probability) AS probability, arg_max(reason, probability) AS reason
FROM pairs
GROUP BY one, other;

-- One row for each decision about actors, also those that were undone.
CREATE VIEW decisions AS
SELECT
    id, kind, name, list_distinct(list_transform(about, lambda a: a.name)) AS about,
    list_distinct(list_transform(about, lambda a: a.page)) AS pages,
    undoes, "by", timezone('UTC', "at") AS "at", note
FROM _decisions;

-- One row for each decision about a statement or a claim, also those that were undone. `state` says what has become of it,
-- `now` which id its record has by the reading that counts.
CREATE VIEW reviews AS
SELECT
    id, batch, kind, record, page, about, words, _review_states.corrected, undoes, "by", timezone('UTC', "at") AS "at", note, state, now
FROM _reviews JOIN _review_states USING (id);
