select noun_table('purge', array['state', 'at']);

-- Made-up traffic is counted beside what is real, so that it can be taken away again without counting anew.
alter table learning_cell add column synthetic boolean not null default false;
alter table learning_cell drop constraint learning_cell_pkey, add primary key (engine, placement, day, features, synthetic);
alter table decision_count add column synthetic boolean not null default false;
alter table decision_count drop constraint decision_count_pkey, add primary key (engine, placement, day, branch, synthetic);
create index profile_synthetic on profile (engine, id) where body ->> 'synthetic' = 'true';
