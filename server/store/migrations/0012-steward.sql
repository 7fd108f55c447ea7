select noun_table('target', array['measure']);
create unique index target_one_a_measure on target (engine, (body ->> 'measure'));

-- What the folds over the journal had come to at one entry: a bookmark, so that a new process need not read from the first one on.
-- It follows from the journal alone and may be deleted at any time.
create table fold_state (
  engine text not null,
  fold text not null,
  shape integer not null,
  seq bigint not null,
  state jsonb not null,
  primary key (engine, fold)
);
