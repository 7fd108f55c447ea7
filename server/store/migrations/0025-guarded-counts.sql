-- What came of things by a placement's counter-metric, beside the counts that it learns from: what must not get worse is watched from these.
create table guard_cell (
  engine text not null,
  placement text not null,
  metric text not null,
  day date not null,
  features text not null,
  synthetic boolean not null,
  shown jsonb not null,
  trials bigint not null,
  successes bigint not null,
  primary key (engine, placement, metric, day, features, synthetic)
);
