select noun_table('experiment', array['key', 'name', 'placement', 'state', 'plannedAt']);
create unique index experiment_one_key on experiment (engine, (body ->> 'key'));
create unique index experiment_one_running on experiment (engine, (body ->> 'placement')) where body ->> 'state' = 'running';
-- Only decisions that an experiment drew are in it, so that others pay nothing.
create index decision_by_experiment on decision (engine, (body #>> '{experiment,experiment}'), day) where body ? 'experiment';
