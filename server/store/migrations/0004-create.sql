select noun_table('concept', array['key', 'label', 'of', 'state']);
select noun_table('brand', array['key', 'name']);
select noun_table('font', array['key', 'family']);
select noun_table('asset', array['key', 'name', 'hash', 'mediaType', 'state', 'addedAt']);
select noun_table('component', array['key', 'kind', 'state', 'hash', 'madeBy', 'madeAt']);
select noun_table('template', array['key', 'name', 'channel', 'brand', 'state']);
select noun_table('family', array['key', 'name', 'template', 'brief', 'state', 'hash', 'madeAt']);
select noun_table('edition', array['family', 'hash']);

-- A key names one thing.
create unique index concept_one_key on concept (engine, (body ->> 'key'));
create unique index brand_one_key on brand (engine, (body ->> 'key'));
create unique index font_one_key on font (engine, (body ->> 'key'));
create unique index asset_one_key on asset (engine, (body ->> 'key'));
create unique index component_one_key on component (engine, (body ->> 'key'));
create unique index template_one_key on template (engine, (body ->> 'key'));
create unique index family_one_key on family (engine, (body ->> 'key'));

-- Where a component is used, and which components bear a tag.
create index family_by_component on family using gin (engine, jsonb_path_query_array(body, '$.slots.*[*]') jsonb_path_ops);
create index component_by_tag on component using gin (engine, (body -> 'tags') jsonb_path_ops);

-- Bytes lie in the storage under their hash; what reading them found lies here, so that facts never come from a caller.
create table stored_binary (
  engine text not null,
  hash text not null,
  facts jsonb not null,
  at timestamptz not null default now(),
  primary key (engine, hash)
);

-- What renderers found, by what was set and who set it.
create table measurement (
  engine text not null,
  key text not null,
  renderer text not null,
  found jsonb not null,
  primary key (engine, key, renderer)
);
