select noun_table('signal', array['state', 'kind', 'placement', 'raisedAt']);

-- What learning last came to, by placement and campaign: effects of components and tags, as they stand beside the snapshot.
create table learned (
  engine text not null,
  placement text not null,
  campaign text not null,
  at timestamptz not null,
  body jsonb not null,
  primary key (engine, placement, campaign)
);

-- How many decisions there were and how they ended, counted in the transaction that ships their records.
create table decision_count (
  engine text not null,
  placement text not null,
  day date not null,
  branch text not null,
  count bigint not null,
  primary key (engine, placement, day, branch)
);
