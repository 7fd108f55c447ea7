-- In which locales a component says all that its kind requires. What is there was taken only whole, so a locale is named where it has fields; the one for all
-- locales often holds only what is the same in them (a link), and then says nothing by itself. Held to what the engine judges by library-search.test.ts.
create function says_for_all(body jsonb) returns boolean language sql immutable parallel safe as $$
  select not exists (
    select from jsonb_array_elements_text(case
      when body ? 'form' then jsonb_path_query_array(body, '$.form.fields.keyvalue() ? (@.value.required == true).key')
      when body ->> 'kind' = 'callToAction' then '["text", "href"]'
      when body ->> 'kind' = 'image' then '["asset"]'
      else '["text"]' end) as required
    where btrim(coalesce(body #>> array['fields', '*', required], '')) = '')
$$;

create function says_in(body jsonb) returns jsonb language sql immutable parallel safe as $$
  select coalesce(jsonb_agg(locale order by locale collate "C"), '[]') from jsonb_object_keys(body -> 'fields') as locale
  where locale <> '*' or says_for_all(body)
$$;

create function said_in_full(body jsonb) returns text language sql immutable parallel safe as $$
  select coalesce(string_agg(locale, ' '), '') from jsonb_array_elements_text(says_in(body)) as locale
$$;

create or replace function component_words(body jsonb) returns tsvector language sql immutable parallel safe as $$
  select
    setweight(words_in((select string_agg(said #>> '{}', ' ') from jsonb_path_query(body, '$.fields.*.* ? (!(@ starts with "ast_"))') as said)), 'A')
    || setweight(words_in(replace(body ->> 'key', '-', ' ')), 'B')
    || array_to_tsvector(
      marks('kind', jsonb_build_array(coalesce(body ->> 'kind', ''))) || marks('state', jsonb_build_array(coalesce(body ->> 'state', '')))
      || marks('tag', body -> 'tags') || marks('says', says_in(body))
      || marks('brief', jsonb_build_array(coalesce(body #>> '{lineage,brief}', ''))))
$$;

alter table component
  drop column words,
  add column words tsvector generated always as (component_words(body)) stored,
  add column says text generated always as (said_in_full(body)) stored;
create index component_by_words on component using gin (engine, words);
