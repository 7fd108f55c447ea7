-- A picture is found by what its file says of itself too, and by who holds the rights, as by what it is said to show (C): read on the way in and kept in the body
-- ever since, so what is there already is found by it from now on.
create function said_beside(body jsonb) returns text language sql immutable parallel safe as $$
  select concat_ws(' ',
    (select string_agg(said #>> '{}', ' ') from jsonb_path_query(body, '$.alt.*') as said),
    body #>> '{rights,holder}',
    (select string_agg(said #>> '{}', ' ') from jsonb_path_query(body, '$.metadata.creator[*]') as said),
    body #>> '{metadata,credit}', body #>> '{metadata,copyright}', body #>> '{metadata,title}', body #>> '{metadata,caption}',
    (select string_agg(said #>> '{}', ' ') from jsonb_path_query(body, '$.metadata.keywords[*]') as said))
$$;

create or replace function asset_words(body jsonb) returns tsvector language sql immutable parallel safe as $$
  select
    setweight(words_in(concat_ws(' ', body ->> 'name', replace(body ->> 'key', '-', ' '))), 'B')
    || setweight(words_in(said_beside(body)), 'C')
    || array_to_tsvector(
      marks('media', jsonb_build_array(coalesce(body ->> 'mediaType', ''))) || marks('state', jsonb_build_array(coalesce(body ->> 'state', '')))
      || marks('shape', jsonb_build_array(coalesce(picture_shape(body), '')))
      || marks('tag', body -> 'tags') || marks('says', jsonb_path_query_array(body, '$.alt.keyvalue().key')))
$$;

-- How often the 64 places of a fingerprint turn from lighter to darker, along its rows and its columns. A plain surface or a single gradient hardly does, and would look like
-- every other: its fingerprint is taken back (as fingerprint.ts gives it none since).
create function turns(fingerprint text) returns bigint language sql immutable parallel safe as $$
  select bit_count((look # (look << 1)) & x'fefefefefefefefe') + bit_count((look # (look << 8)) & x'ffffffffffffff00')
  from (select ('x' || fingerprint)::bit(64) as look) as seen
$$;

update stored_binary set facts = facts - 'fingerprint' where turns(facts ->> 'fingerprint') < 20;
update asset set body = body - 'fingerprint' where turns(body ->> 'fingerprint') < 20;

drop function turns;

drop index asset_by_words;
alter table asset
  drop column words,
  add column words tsvector generated always as (with_beginnings(asset_words(body) || page_words)) stored,
  add column uncleared boolean generated always as (coalesce(body #>> '{rights,cleared}' = 'false', false)) stored,
  alter column words set statistics 300;

-- A component is found by the pictures that it shows: their words stand beside its own (D), and follow them.
create function words_of_pictures(of_engine text, of_body jsonb) returns tsvector language sql stable as $$
  select words_in(string_agg(concat_ws(' ', a.body ->> 'name', said_beside(a.body)), ' ')) from asset a
  where a.engine = of_engine and a.id in (select held #>> '{}' from jsonb_path_query(of_body, '$.fields.*.asset') as held)
$$;

create function component_reads_its_pictures() returns trigger language plpgsql as $$
begin
  new.picture_words = words_of_pictures(new.engine, new.body);
  return new;
end
$$;

create function pictures_tell_components() returns trigger language plpgsql as $$
begin
  update component set picture_words = words_of_pictures(engine, body)
  where engine = new.engine and jsonb_path_query_array(body, '$.fields.*.asset') @> to_jsonb(array[new.id]);
  return null;
end
$$;

drop index component_by_words;
alter table component drop column words, add column picture_words tsvector not null default '';
update component set picture_words = words_of_pictures(engine, body) where body @? '$.fields.*.asset';
alter table component
  add column words tsvector generated always as (with_beginnings(component_words(body) || picture_words)) stored,
  alter column words set statistics 300;

create trigger component_reads_its_pictures before insert or update of body on component for each row
  when (new.body @? '$.fields.*.asset' or new.picture_words <> '') execute function component_reads_its_pictures();

create trigger pictures_tell_components after update of body on asset for each row
  when (new.body ->> 'name' is distinct from old.body ->> 'name' or said_beside(new.body) is distinct from said_beside(old.body))
  execute function pictures_tell_components();

analyze component, asset;
