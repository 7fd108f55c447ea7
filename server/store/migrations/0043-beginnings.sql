-- What words begin with, of one and two Latin letters (`=begins:ra`): thousands of words begin so, and the index would join as many lists before it looks at
-- anything else. Written beside them it is one list, and the planner knows how long.
create function with_beginnings(words tsvector) returns tsvector language sql immutable parallel safe as $$
  select words || coalesce(array_to_tsvector(array_agg(distinct '=begins:' || left(lexeme, letters))), '')
  from unnest(words), generate_series(1, 2) as letters where lexeme ~ ('^[a-z]{' || letters || '}')
$$;

drop index component_by_words;
alter table component
  drop column words,
  add column words tsvector generated always as (with_beginnings(component_words(body))) stored,
  alter column words set statistics 300;
create index component_by_words on component using gin (engine, words);

drop index asset_by_words;
alter table asset
  drop column words,
  add column words tsvector generated always as (with_beginnings(asset_words(body) || page_words)) stored,
  alter column words set statistics 300;
create index asset_by_words on asset using gin (engine, words);

analyze component, asset;
