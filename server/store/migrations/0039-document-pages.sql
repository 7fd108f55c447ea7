-- What can be read on the pages of documents, under the hash of their bytes.
create table document_page (
  engine text not null,
  hash text not null,
  page int not null,
  body jsonb not null,
  words tsvector generated always as (words_in(replace(body ->> 'text', '<', ' '))) stored,
  primary key (engine, hash, page)
);

-- A document is found by what its pages say, in the same look into the same index: each word once, and as many as one row can hold (a megabyte). Every word
-- has a place, though it means nothing: without one it would have every weight.
create function document_words(of_engine text, of_hash text) returns tsvector language sql stable as $$
  select coalesce(string_agg('''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || ''':1', ' '), '')::tsvector from (
    select lexeme from document_page p, unnest(p.words)
    where p.engine = of_engine and p.hash = of_hash and octet_length(lexeme) < 48 group by lexeme order by min(p.page), lexeme limit 16000) as said
$$;

create function asset_reads_its_pages() returns trigger language plpgsql as $$
begin
  new.page_words = document_words(new.engine, new.body ->> 'hash');
  return new;
end
$$;

drop index asset_by_words;
alter table asset
  drop column words,
  add column page_words tsvector not null default '',
  add column words tsvector generated always as (asset_words(body) || page_words) stored;
create index asset_by_words on asset using gin (engine, words);

-- Other bytes are another asset, so its pages are read once.
create trigger asset_reads_its_pages before insert on asset for each row
  when (new.body ->> 'mediaType' = 'application/pdf') execute function asset_reads_its_pages();
