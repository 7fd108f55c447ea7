-- What a picture is cut like: told as a mark beside its words, so that it is found by the same look into the same index.
create function picture_shape(body jsonb) returns text language sql immutable parallel safe as $$
  select case
    when (body ->> 'width')::numeric > 1.1 * (body ->> 'height')::numeric then 'wide'
    when (body ->> 'height')::numeric > 1.1 * (body ->> 'width')::numeric then 'tall'
    else 'square' end
$$;

create or replace function asset_words(body jsonb) returns tsvector language sql immutable parallel safe as $$
  select
    setweight(words_in(concat_ws(' ', body ->> 'name', replace(body ->> 'key', '-', ' '))), 'B')
    || setweight(words_in((select string_agg(said #>> '{}', ' ') from jsonb_path_query(body, '$.alt.*') as said)), 'C')
    || array_to_tsvector(
      marks('media', jsonb_build_array(coalesce(body ->> 'mediaType', ''))) || marks('state', jsonb_build_array(coalesce(body ->> 'state', '')))
      || marks('shape', jsonb_build_array(coalesce(picture_shape(body), '')))
      || marks('tag', body -> 'tags') || marks('says', jsonb_path_query_array(body, '$.alt.keyvalue().key')))
$$;

-- The last day on which it may be used: of the licence or the consent, whichever ends sooner; none where it has no end, and no day at all without consent.
create function last_day(rights jsonb) returns text language sql immutable parallel safe as $$
  select case when rights #>> '{consent,state}' <> 'given' then '0001-01-01'
    else least(rights ->> 'until', rights #>> '{consent,until}') end
$$;

alter table asset
  drop column words,
  add column words tsvector generated always as (asset_words(body)) stored,
  add column last_day text generated always as (last_day(body -> 'rights')) stored;
create index asset_by_words on asset using gin (engine, words);

-- Two indexes said the same.
drop index component_by_asset;
-- Those that show a picture, so that its uses are counted without a look at all others.
create index component_with_picture on component (engine) where body @? '$.fields.*.asset';
