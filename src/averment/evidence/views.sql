-- The evidence base as tables that a person asks. Everything below is drawn, when it is asked for, from three stored
-- tables (`_readings`, `_sightings`, `_failures`) and from `_kept`: one entry for each distinct reading of a page, and
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
