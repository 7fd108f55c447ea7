-- The list of what an engine holds is as long as its library, and to walk it beside the lists of words took a third of a search. What other engines of the
-- installation hold is left out where rows are read.
drop index if exists component_by_words;
create index component_by_words on component using gin (words);
drop index if exists asset_by_words;
create index asset_by_words on asset using gin (words);
