-- What the library is searched by, kept by the database itself beside each thing: words of any language without their accents, as they are said (A),
-- in its name and key (B), and in what a picture is said to show (C). What it is, is written beside them (`=kind:headline`, `=tag:rain`, `=says:de`): no text
-- folds to that, and one look into one index answers a whole search.
create function folded(said text) returns text language sql immutable parallel safe as $$
  select lower(regexp_replace(normalize(coalesce(said, ''), NFKD), '[\u0300-\u036f]', '', 'g'))
$$;

-- Marks of markup, of punctuation and of currencies part words, so that 9.99 is found by 9.99.
create function words_in(said text) returns tsvector language sql immutable parallel safe as $$
  select to_tsvector('pg_catalog.simple', regexp_replace(
    folded(regexp_replace(coalesce(said, ''), '<[^>]*>', ' ', 'g')),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u20a0-\u20cf\u3000-\u303f]+', ' ', 'g'))
$$;

create function marks(name text, held jsonb) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg('=' || name || ':' || value), '{}') from jsonb_array_elements_text(held) as value where value <> ''
$$;

create function component_words(body jsonb) returns tsvector language sql immutable parallel safe as $$
  select
    setweight(words_in((select string_agg(said #>> '{}', ' ') from jsonb_path_query(body, '$.fields.*.* ? (!(@ starts with "ast_"))') as said)), 'A')
    || setweight(words_in(replace(body ->> 'key', '-', ' ')), 'B')
    || array_to_tsvector(
      marks('kind', jsonb_build_array(coalesce(body ->> 'kind', ''))) || marks('state', jsonb_build_array(coalesce(body ->> 'state', '')))
      || marks('tag', body -> 'tags') || marks('says', jsonb_path_query_array(body, '$.fields.keyvalue().key'))
      || marks('brief', jsonb_build_array(coalesce(body #>> '{lineage,brief}', ''))))
$$;

create function asset_words(body jsonb) returns tsvector language sql immutable parallel safe as $$
  select
    setweight(words_in(concat_ws(' ', body ->> 'name', replace(body ->> 'key', '-', ' '))), 'B')
    || setweight(words_in((select string_agg(said #>> '{}', ' ') from jsonb_path_query(body, '$.alt.*') as said)), 'C')
    || array_to_tsvector(
      marks('media', jsonb_build_array(coalesce(body ->> 'mediaType', ''))) || marks('state', jsonb_build_array(coalesce(body ->> 'state', '')))
      || marks('tag', body -> 'tags') || marks('says', jsonb_path_query_array(body, '$.alt.keyvalue().key')))
$$;

alter table component add column words tsvector generated always as (component_words(body)) stored;
alter table asset add column words tsvector generated always as (asset_words(body)) stored;
create index component_by_words on component using gin (engine, words);
create index asset_by_words on asset using gin (engine, words);
create index asset_by_tag on asset using gin (engine, (body -> 'tags') jsonb_path_ops);

-- Which components show a picture.
create index component_by_asset on component using gin (engine, jsonb_path_query_array(body, '$.fields.*.asset') jsonb_path_ops);
