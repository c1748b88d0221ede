-- The evidence base as tables that a person asks. Everything below is drawn, when it is asked for, from stored
-- tables (`_readings`, `_sightings`, `_failures`, `_resolution`, `_decisions`) and from `_kept`: one entry for each distinct reading of a page, and
-- whether a later reading has taken its place. Times are UTC.

CREATE MACRO verbatim(words, "start", "end") AS substring(words, "start" + 1, "end" - "start");

CREATE VIEW _rows AS
SELECT * REPLACE (timezone('UTC', read_at) AS read_at)
FROM _readings JOIN _kept USING (entry);

-- One row for each page: its latest reading.
CREATE VIEW pages AS
SELECT
    id, outlet, title, url, published, authors, language, words,
    len(actors) AS actors, len(statements) AS statements,
    source, digest, model, reading, read_at, text, zones
FROM _rows
WHERE NOT superseded;

-- One row for each reading of each page, the latest and those before it.
CREATE VIEW readings AS
SELECT
    id AS page, reading, model, read_at, superseded, source, digest,
    len(actors) AS actors, len(statements) AS statements
FROM _rows;

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

-- One row for each statement of each reading. `source`, `cue` and `content` are the page's own words.
CREATE VIEW statement_history AS
SELECT
    statement.id, page, position, outlet, published, title, url, language,
    statement.speaker, statement.speaker_name, statement.speaker_type,
    statement.source_text AS source, statement.cue_text AS cue, statement.content_text AS content,
    statement.kind, statement.addressee, statement.addressee_name, statement.within, statement.zone,
    statement.confidence,
    statement.source."start" AS source_start, statement.source."end" AS source_end,
    statement.cue."start" AS cue_start, statement.cue."end" AS cue_end,
    statement.content AS content_spans,
    reading, model, read_at, superseded
FROM (
    SELECT
        id AS page, outlet, published, title, url, language, reading, model, read_at, superseded,
        unnest(statements) AS statement, generate_subscripts(statements, 1) AS position
    FROM _rows
);

-- One row for each statement of each page's latest reading: the ledger.
CREATE VIEW statements AS
SELECT * EXCLUDE (superseded) FROM statement_history WHERE NOT superseded;

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

-- One row for each statement whose speaker is an actor of the base.
CREATE VIEW said AS
SELECT actor, actor_name, certainty, statements.*
FROM statements JOIN appearances ON statements.page = appearances.page AND speaker = page_actor;

-- One row for each statement and each actor of the base that its content names, if that is not who speaks.
CREATE VIEW said_of AS
SELECT actor, actor_name, certainty, statements.*
FROM (
    SELECT DISTINCT content.page, content.id, mentions.actor AS page_actor
    FROM (SELECT page, id, unnest(content_spans) AS span FROM statements) AS content
    JOIN mentions ON mentions.page = content.page
        AND mentions."start" >= content.span."start" AND mentions."end" <= content.span."end"
) AS named
JOIN appearances USING (page, page_actor)
JOIN statements USING (page, id)
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
